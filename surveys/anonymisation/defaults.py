"""The anonymisation that an instrument asks for by itself, and its steps by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

from surveys.anonymisation.free_text import ThemeScheme, code_themes
from surveys.anonymisation.perturbation import add_noise, microaggregate, pram, swap_ranks
from surveys.anonymisation.pseudonyms import Link, pseudonymise, replace_response_ids
from surveys.anonymisation.recoding import (
    Groups,
    band,
    bands,
    coarsen_submitted,
    codes_at,
    codes_of_lattice,
    generalise,
    generalise_by_lattice,
    generalise_to,
    redact_text,
    regrouped,
    remove,
    remove_free_text,
    tails_in_words,
    top_bottom_code,
)
from surveys.anonymisation.rule import DisclosureRule
from surveys.anonymisation.sensitive import suppress_sensitive
from surveys.anonymisation.suppression import suppress
from surveys.anonymisation.titles import TITLES
from surveys.cleaning.frames import the_field
from surveys.cleaning.plan import Plan, Step, StepFunction, step_maker
from surveys.errors import DefinitionError, near
from surveys.model import LANGUAGES, AddedColumn, CodeList, Disclosure, Instrument, Kind, Text

STEPS: Mapping[str, StepFunction] = MappingProxyType(
    {
        "pseudonymise": pseudonymise,
        "remove": remove,
        "remove_free_text": remove_free_text,
        "redact_text": redact_text,
        "code_themes": code_themes,
        "generalise": generalise,
        "generalise_to": generalise_to,
        "generalise_by_lattice": generalise_by_lattice,
        "band": band,
        "top_bottom_code": top_bottom_code,
        "coarsen_submitted": coarsen_submitted,
        "microaggregate": microaggregate,
        "pram": pram,
        "add_noise": add_noise,
        "swap_ranks": swap_ranks,
        "suppress": suppress,
        "suppress_sensitive": suppress_sensitive,
        "replace_response_ids": replace_response_ids,
    }
)


step = step_maker(STEPS)
"""Makes an anonymisation step: ``step("remove", reason="names people", fields=["email"])``."""


def default_plan(
    instrument: Instrument,
    *,
    links: Sequence[Link] = (),
    recoding: Sequence[Step] = (),
    rule: DisclosureRule | None = None,
) -> Plan:
    """Return the plan that an instrument asks for.

    Identifiers named in `links` become pseudonyms, the others are removed; free text is
    removed; the time of submission is cut to the day; then `recoding`; then keys are
    suppressed as `rule` says; last, the platform's response ids are replaced.

    Parameters
    ----------
    instrument
        As asked in the wave.
    links
        Identifiers that are needed to link waves.
    recoding
        Further steps: generalise, band, remove.
    rule
        When given, the plan ends with the suppression that meets its keys and k.

    Raises
    ------
    DefinitionError
        A link names a field that is no identifier of the instrument.
    """
    identifiers = [
        field.name
        for item in instrument.asked
        if item.disclosure is Disclosure.IDENTIFIER
        for field in item.fields
    ]
    for link in links:
        if link.field not in identifiers:
            raise DefinitionError(
                f"link field {link.field!r}",
                expected="an identifier of the instrument",
                where=f"instrument {instrument.name}",
                advice=near(link.field, identifiers),
            )
    return Plan(tuple(_steps(identifiers, links, recoding, rule)))


def _steps(
    identifiers: list[str],
    links: Sequence[Link],
    recoding: Sequence[Step],
    rule: DisclosureRule | None,
) -> Iterator[Step]:
    for link in links:
        yield step(
            "pseudonymise",
            reason="links waves without naming anyone",
            field=link.field,
            to=link.to,
            domain=link.domain,
        )
    rest = [name for name in identifiers if name not in {link.field for link in links}]
    if rest:
        yield step("remove", reason="names people directly", fields=rest)
    yield step("remove_free_text", reason="free text can name people in passing")
    yield step("coarsen_submitted", reason="the exact time leads back to the platform")
    yield from recoding
    if rule is not None:
        yield step(
            "suppress",
            reason=f"each combination of keys is shared by {rule.k} or more",
            keys=rule.keys,
            k=rule.k,
            unit=rule.unit,
        )
        if rule.sensitive:
            yield step(
                "suppress_sensitive",
                reason=f"{rule.l} or more answers are given by those who share their keys",
                keys=rule.keys,
                sensitive=rule.sensitive,
                l=rule.l,
            )
    yield step("replace_response_ids", reason="the platform's ids lead back to it")


def recoded(plan: Plan, instrument: Instrument) -> dict[str, CodeList]:
    """Return the new code lists of the fields that a plan generalises or bands.

    Parameters
    ----------
    plan
        An anonymisation plan.
    instrument
        As asked in the wave, or over all waves.

    Returns
    -------
    dict
        Field → its codes after the plan; fields that keep their codes are left out.

    Raises
    ------
    DefinitionError
        A field is unknown or recoded twice, or its groups or edges are not right.
    """
    codes: dict[str, CodeList] = {}
    for one in plan.steps:
        found = _RECODING[one.name](instrument, one.options) if one.name in _RECODING else {}
        for field, new in found.items():
            if field in codes:
                raise DefinitionError(
                    f"a second recoding of field {field!r}",
                    expected="one for each field",
                    where=f"step {one.name}",
                    advice="Say in one step what the codes become.",
                )
            codes[field] = new
    return codes


def treated(plan: Plan, instrument: Instrument) -> dict[str, Text]:
    """Return in words what a plan did to values that keep their kind, for the codebook.

    Parameters
    ----------
    plan
        An anonymisation plan.
    instrument
        As asked in the wave, or over all waves.

    Returns
    -------
    dict
        Field → what was done, in three languages.

    Raises
    ------
    DefinitionError
        A field is unknown, or limits are not right.
    """
    said: dict[str, list[Text]] = {}
    for one in plan.steps:
        if one.name == "top_bottom_code":
            options: dict[str, Any] = dict(one.options)
            field = the_field(instrument, options["field"], one.name)
            said.setdefault(field.name, []).append(tails_in_words(instrument, **options))
        elif one.name in _PERTURBING:
            for name in cast("Sequence[str]", one.options["fields"]):
                for part in _fields_of(instrument, name):
                    said.setdefault(part, []).append(TITLES[one.name])
    return {
        field: Text(*(". ".join(one[language].rstrip(".") for one in words) + "."
                      for language in LANGUAGES))
        for field, words in said.items()
    }  # fmt: skip


def theme_columns(plan: Plan, instrument: Instrument) -> tuple[AddedColumn, ...]:
    """Return the columns of themes that a plan puts in the place of open answers.

    Parameters
    ----------
    plan
        An anonymisation plan.
    instrument
        As asked in the wave, or over all waves.
    """
    found: list[AddedColumn] = []
    for one in plan.steps:
        if one.name == "code_themes":
            field = the_field(instrument, str(one.options["field"]), one.name)
            scheme = cast("ThemeScheme", one.options["scheme"])
            for name, theme in scheme.columns(field.name).items():
                text = Text(
                    *(f"{field.text[language]} – {theme[language]}" for language in LANGUAGES)
                )
                found.append(AddedColumn(name, text, Kind.FLAG))
    return tuple(found)


_PERTURBING = ("microaggregate", "pram", "add_noise", "swap_ranks")


def _fields_of(instrument: Instrument, name: str) -> list[str]:
    return [one.name for one in instrument.fields.values() if name in (one.name, one.item)]


def _banded(instrument: Instrument, options: Mapping[str, Any]) -> dict[str, CodeList]:
    field = the_field(instrument, options["field"], "band")
    return {field.name: bands(instrument, field, options["edges"])}


def _merged(instrument: Instrument, options: Mapping[str, Any]) -> dict[str, CodeList]:
    field = the_field(instrument, options["field"], "generalise")
    return {field.name: regrouped(field, cast("Groups", options["groups"]))}


def _levelled(instrument: Instrument, options: Mapping[str, Any]) -> dict[str, CodeList]:
    field = the_field(instrument, options["field"], "generalise_to")
    codes = codes_at(
        instrument, field.name, options["levels"], options["level"], options.get("year")
    )
    return {} if codes is None else {field.name: codes}


def _searched(instrument: Instrument, options: Mapping[str, Any]) -> dict[str, CodeList]:
    return codes_of_lattice(instrument, options["keys"], options["levels"], options.get("year"))


_RECODING: Mapping[str, Callable[[Instrument, Mapping[str, Any]], dict[str, CodeList]]] = {
    "band": _banded,
    "generalise": _merged,
    "generalise_to": _levelled,
    "generalise_by_lattice": _searched,
}
