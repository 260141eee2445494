"""The anonymisation that an instrument asks for by itself, and its steps by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import cast

from surveys.anonymisation.gate import DisclosureRule
from surveys.anonymisation.pseudonyms import Link, pseudonymise, replace_response_ids
from surveys.anonymisation.recoding import (
    Groups,
    band,
    bands,
    coarsen_submitted,
    generalise,
    redact_text,
    regrouped,
    remove,
    remove_free_text,
)
from surveys.anonymisation.suppression import suppress
from surveys.cleaning.frames import the_field
from surveys.cleaning.plan import Plan, Step, StepFunction, step_maker
from surveys.errors import DefinitionError, near
from surveys.model import CodeList, Disclosure, Field, Instrument

STEPS: Mapping[str, StepFunction] = MappingProxyType(
    {
        "pseudonymise": pseudonymise,
        "remove": remove,
        "remove_free_text": remove_free_text,
        "redact_text": redact_text,
        "generalise": generalise,
        "band": band,
        "coarsen_submitted": coarsen_submitted,
        "suppress": suppress,
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
        if one.name not in _RECODING:
            continue
        field = the_field(instrument, str(one.options["field"]), one.name)
        if field.name in codes:
            raise DefinitionError(
                f"a second generalise or band of field {field.name!r}",
                expected="one for each field",
                where=f"step {one.name}",
                advice="Say in one step what the codes become.",
            )
        codes[field.name] = _RECODING[one.name](instrument, field, one.options)
    return codes


def _banded(instrument: Instrument, field: Field, options: Mapping[str, object]) -> CodeList:
    return bands(instrument, field, cast("Sequence[int]", options["edges"]))


def _merged(instrument: Instrument, field: Field, options: Mapping[str, object]) -> CodeList:
    return regrouped(field, cast("Groups", options["groups"]))


_RECODING = {"band": _banded, "generalise": _merged}
