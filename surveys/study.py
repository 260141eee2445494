"""study.toml: one evaluation's instruments, response files, plans and rules, checked when read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from surveys import anonymisation, cleaning, instruments, platforms
from surveys.anonymisation import DisclosureRule, recoded
from surveys.anonymisation.free_text import ThemeScheme, scheme_from
from surveys.anonymisation.population import Population
from surveys.anonymisation.rule import DEFAULT_K
from surveys.cleaning import Plan, Step
from surveys.cleaning.names import unasked
from surveys.cleaning.tables import Load, tables_beside, with_tables
from surveys.errors import DefinitionError, listed, near
from surveys.linking import LinkRule, domain_of, link_rule
from surveys.model import LANGUAGES, Instrument, Text, content_hash
from surveys.tables import Table, read_toml

_ROOMS: Final = {
    "clean": (cleaning.STEPS, cleaning.step),
    "anonymise": (anonymisation.STEPS, anonymisation.step),
}
LEAST_GROUP: Final = 3
"""Smallest `minimum_group`: of two people each can tell the other's answer from a total."""


@dataclass(frozen=True, slots=True)
class ResponseFile:
    """A response file, and what it holds.

    Parameters
    ----------
    wave, platform, file
        Which wave was asked on which platform, and the name of the file, or the folder of offline
        forms' answers, beside study.toml.
    version
        First digits of the content hash of the questionnaire that was answered, as `tkk export`
        and `tkk instruments` name it; empty when it is not pinned.
    mapping
        Name of the mapping file beside study.toml; empty when the platform needs none.
    """

    wave: str
    platform: str
    file: str
    version: str = ""
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentStudy:
    """How one instrument's answers come to data_clean."""

    instrument: Instrument
    responses: tuple[ResponseFile, ...]
    clean: Plan
    anonymise: Plan
    rule: DisclosureRule

    @property
    def waves(self) -> dict[str, tuple[ResponseFile, ...]]:
        """Wave → its response files: several when it was answered in several ways."""
        names = dict.fromkeys(one.wave for one in self.responses)
        return {name: tuple(one for one in self.responses if one.wave == name) for name in names}


@dataclass(frozen=True, slots=True)
class Study:
    """One evaluation.

    Parameters
    ----------
    name, title
        The name is also the name of its folders.
    synthetic
        Whether the respondents are invented; said wherever the data appear.
    seed
        What a synthetic study's key is made from, from 0; kept in the manifest. Steps of chance
        draw from the secret key and a seed of their own.
    minimum_group
        Fewer respondents than this are not shown in any table or figure; `LEAST_GROUP` or more.
    instruments
        How each instrument's answers come to data_clean.
    links
        How answers are linked: one for each column of pseudonyms that declares it.
    tables
        Names of the tables beside study.toml that steps and rules read.
    """

    name: str
    title: Text
    synthetic: bool
    seed: int
    minimum_group: int
    instruments: tuple[InstrumentStudy, ...]
    links: tuple[LinkRule, ...] = ()
    tables: tuple[str, ...] = ()


def read_study(path: Path) -> Study:
    """Read a study.toml.

    Raises
    ------
    DefinitionError
        It cannot be read or is no TOML, or something in it is unknown, missing or of the wrong
        kind; the message names the table and the key.
    """
    return _study(read_toml(path, "a study file"), tables_beside(path.parent))


def _study(table: Table, load: Load) -> Study:
    read: dict[str, None] = {}

    def noted(name: str) -> Sequence[Mapping[str, str]]:
        read[name] = None
        return load(name)

    beside = Beside(noted, _themes(table))
    title = table.table("title")
    plans = table.table("instruments")
    if not plans.left:
        raise plans.fault("no instrument", f"one or more of {listed(instruments.names())}")
    study = Study(
        name=table.take("name", str),
        title=_title(title),
        synthetic=table.take("synthetic", bool, default=False),
        seed=table.number("seed", 0),
        minimum_group=table.number("minimum_group", LEAST_GROUP, default=5),
        instruments=tuple(
            _instrument_study(name, plans.table(name), beside) for name in list(plans.left)
        ),
        links=_links(table),
        tables=tuple(read),
    )
    table.finish()
    with table.placed():
        for rule in study.links:
            domain_of([one.anonymise for one in study.instruments], rule)
    return study


@dataclass(frozen=True, slots=True)
class Beside:
    """What steps name and other parts hold: tables beside study.toml, and theme schemes."""

    load: Load
    themes: Mapping[str, ThemeScheme]

    def given(self, options: Mapping[str, object]) -> dict[str, object]:
        """Return a step's options with the scheme in the place of its name."""
        name = options.get("scheme")
        if not isinstance(name, str):
            return dict(options)
        if name not in self.themes:
            raise DefinitionError(
                f"scheme {name!r}",
                expected=f"one of {listed(self.themes) or 'none so far'}",
                advice=near(name, self.themes) or f"Write its themes in [themes.{name}].",
            )
        return {**options, "scheme": self.themes[name]}


def _themes(table: Table) -> dict[str, ThemeScheme]:
    """Read the schemes by which open answers are coded."""
    if "themes" not in table.left:
        table.get("themes", dict)
        return {}
    schemes = table.table("themes")
    found = {}
    for name in list(schemes.left):
        themes = schemes.table(name)
        with themes.placed():
            found[name] = scheme_from(
                {code: themes.table(code).rest() for code in list(themes.left)}, name
            )
    return found


def _links(table: Table) -> tuple[LinkRule, ...]:
    """Read how answers are linked; where nothing is said, equal codes are linked."""
    if "links" not in table.left:
        table.get("links", dict)
        return ()
    links = table.table("links")
    return tuple(link_rule(name, links.table(name)) for name in list(links.left))


def _title(table: Table) -> Text:
    title = Text(**table.words())
    table.finish()
    for language in LANGUAGES:
        if not title.has(language):
            raise table.fault(
                f"no {language} title",
                "a title in every language of the book",
                f"Write what the study is called in {language}.",
            )
    return title


def _instrument_study(name: str, table: Table, beside: Beside) -> InstrumentStudy:
    with table.placed():
        instrument = instruments.get(name)
    study = InstrumentStudy(
        instrument=instrument,
        responses=tuple(_response_file(one, instrument) for one in table.tables("responses")),
        clean=Plan(tuple(_step(one, "clean", beside) for one in table.tables("clean"))),
        anonymise=Plan(tuple(_step(one, "anonymise", beside) for one in table.tables("anonymise"))),
        rule=_rule(table.table("rule"), beside.load),
    )
    table.finish()
    if not study.responses:
        raise table.fault("no responses", "at least one response file")
    files = [one.file for one in study.responses]
    twice = sorted({name for name in files if files.count(name) > 1})
    if twice:
        raise table.fault(f"file {twice[0]!r} twice", "each response file once")
    with table.placed():
        _check_plans(study)
    return study


def _check_plans(study: InstrumentStudy) -> None:
    """See that the plans and the rule can be carried out in every wave."""
    study.clean.check(study.instrument)
    study.anonymise.check(study.instrument)
    _check_corrections(study)
    _check_rule(study)
    recoded(study.anonymise, study.instrument)
    for one in study.responses:
        study.rule.without(unasked(study.instrument, study.instrument.at(one.wave)))


def _check_rule(study: InstrumentStudy) -> None:
    """Refuse a rule about columns that no wave has."""
    steps = [one for one in study.anonymise.steps if one.name == "pseudonymise"]
    columns = {"language", *study.instrument.fields, *(str(one.options["to"]) for one in steps)}
    rule = study.rule
    unit = (rule.unit,) if rule.unit else ()
    for part, names in (("keys", rule.keys), ("sensitive", rule.sensitive), ("unit", unit)):
        for name in names:
            if name not in columns:
                raise DefinitionError(
                    f"{part} with {name!r}",
                    expected=f"a field of instrument {study.instrument.name} or a pseudonym",
                    where="[rule]",
                    advice=near(name, columns),
                )


def _check_corrections(study: InstrumentStudy) -> None:
    """Refuse corrections that would hit no wave, or a response of that number in another one."""
    for step in study.clean.steps:
        for number, row in enumerate(_corrections(step), 1):
            wave = row.get("wave")
            if wave not in study.waves and (wave or len(study.waves) > 1):
                raise DefinitionError(
                    f"{'another wave' if wave else 'no wave'} in row {number} of the corrections",
                    expected=f"one of {listed(study.waves)}",
                    where="step correct",
                    advice="Platforms number their responses from 1 in every wave.",
                )


def _corrections(step: Step) -> list[Mapping[str, object]]:
    if step.name != "correct":
        return []
    table = cast("Sequence[object]", step.options["table"])
    return [row for row in table if isinstance(row, Mapping)]


def _check_version(file: ResponseFile, instrument: Instrument) -> None:
    """Refuse to decode answers with another questionnaire than the one that was answered."""
    asked = instrument.at(file.wave)
    if not file.version:
        return
    if not re.fullmatch(r"[0-9a-f]{8,64}", file.version):
        raise DefinitionError(
            f"version {file.version!r}", expected="8 to 64 hex digits of a content hash"
        )
    found = content_hash(asked)
    if not found.startswith(file.version):
        raise DefinitionError(
            f"{instrument.name}@{file.wave} in version {found[:8]}",
            expected=f"version {file.version[:8]}, which was answered",
            advice="Take the questionnaire as it was then, or give the wave its earlier wording "
            "with Revision; tkk diff shows what differs between waves.",
        )


def _response_file(table: Table, instrument: Instrument) -> ResponseFile:
    file = ResponseFile(
        wave=table.take("wave", str),
        platform=table.take("platform", str),
        file=table.take("file", str),
        version=table.take("version", str, ""),
        mapping=table.take("mapping", str, ""),
    )
    table.finish()
    with table.placed():
        _check_version(file, instrument)
        platforms.get(file.platform)
    for key, name in (("file", file.file), ("mapping", file.mapping)):
        if Path(name).name != name:
            raise table.fault(f"{key} {name!r}", "the name of a file beside study.toml")
    return file


def _step(table: Table, part: str, beside: Beside) -> Step:
    name, reason = table.take("step", str), table.take("reason", str)
    known, make = _ROOMS[part]
    with table.placed():
        options = table.rest()
        if name in known:
            options = with_tables(known[name], beside.given(options), beside.load)
        return make(name, reason=reason, **options)


def _rule(table: Table, load: Load) -> DisclosureRule:
    keys, k, unit = (
        table.texts("keys"),
        table.take("k", int, DEFAULT_K),
        table.take("unit", str, ""),
    )
    texts, sensitive = table.texts("texts", []), table.texts("sensitive", [])
    least, population = table.take("l", int, 2), table.texts("population", [])
    table.finish()
    with table.placed():
        return DisclosureRule(
            keys=keys,
            k=k,
            unit=unit or None,
            texts=texts,
            sensitive=sensitive,
            l=least,
            population=tuple(Population.of(load(name), name) for name in population),
        )
