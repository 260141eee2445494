"""The codebook: all that an analysis has to know about the columns of data_clean."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from surveys.codebook.describing import Describer
from surveys.codebook.plain import texts_to_plain, variable_from_plain, variable_to_plain
from surveys.codebook.variable import Variable, WaveChange
from surveys.comparability import Verdict, compare_fields
from surveys.errors import unknown
from surveys.model import (
    AddedColumn,
    Code,
    Disclosure,
    Instrument,
    Kind,
    Language,
    Missing,
    Text,
    content_hash,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the questionnaire: its name and title."""

    name: str
    title: Text


@dataclass(frozen=True)
class Codebook:
    """The variables of one instrument in data_clean.

    Parameters
    ----------
    instrument, title
        Which questionnaire it is.
    waves, hashes
        The waves, and the content hash of the questionnaire as asked in each.
    variables
        In the order in which they are asked.
    periods
        First and last day of each wave; empty in codebooks of old releases.
    chapters
        The sections, in order; empty in codebooks of old releases.
    source
        The language in which the questionnaire was written first.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> book = codebook_of(coordinators, ["2024"])
    >>> book["role"].level
    <Level.NOMINAL: 'nominal'>
    >>> Codebook.from_json(book.to_json()) == book
    True
    """

    instrument: str
    title: Text
    waves: tuple[str, ...]
    hashes: tuple[str, ...]
    variables: tuple[Variable, ...]
    periods: tuple[tuple[dt.date, dt.date], ...] = ()
    chapters: tuple[Chapter, ...] = ()
    source: Language = "fi"

    def __getitem__(self, name: str) -> Variable:
        """Return a variable, or raise UsageError with the nearest name."""
        for variable in self.variables:
            if variable.name == name:
                return variable
        names = [variable.name for variable in self.variables]
        raise unknown("variable", name, names, where=f"codebook of {self.instrument}")

    def __contains__(self, name: object) -> bool:
        return any(variable.name == name for variable in self.variables)

    def without(self, names: Iterable[str]) -> Codebook:
        """Return the codebook without some variables."""
        gone = set(names)
        kept = tuple(variable for variable in self.variables if variable.name not in gone)
        return replace(self, variables=kept)

    def recoded(self, name: str, codes: Iterable[Code]) -> Codebook:
        """Return the codebook in which a variable has new codes."""
        changed = replace(
            self[name], kind=Kind.CODE, codes=tuple(codes), limits=None, unit=None, decimals=0
        )
        variables = tuple(changed if one.name == name else one for one in self.variables)
        return replace(self, variables=variables)

    def with_treated(self, said: Mapping[str, Text]) -> Codebook:
        """Return the codebook that says what anonymisation did to values of some variables."""
        variables = tuple(
            replace(one, treated=said[one.name]) if one.name in said else one
            for one in self.variables
        )
        return replace(self, variables=variables)

    def with_added(self, columns: Iterable[AddedColumn], waves: Iterable[str]) -> Codebook:
        """Return the codebook with columns that are no fields of the instrument, at its end."""
        added = tuple(
            Variable(
                name=one.name,
                item=one.name,
                kind=one.kind,
                label=one.text,
                question=one.text,
                codes=tuple(one.codes or ()),
                disclosure=Disclosure.NONE,
                waves=tuple(waves),
                universe="",
            )
            for one in columns
        )
        return replace(self, variables=(*self.variables, *added))

    def to_json(self) -> str:
        """Return the codebook as JSON text."""
        plain = {
            "instrument": self.instrument,
            "title": texts_to_plain(self.title),
            "waves": dict(zip(self.waves, self.hashes, strict=True)),
            "source": self.source,
            "periods": [[str(day) for day in period] for period in self.periods],
            "chapters": {one.name: texts_to_plain(one.title) for one in self.chapters},
            "missing_reasons": [str(reason) for reason in Missing],
            "variables": [variable_to_plain(variable) for variable in self.variables],
        }
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"

    @staticmethod
    def from_json(text: str) -> Codebook:
        """Read what `to_json` wrote."""
        plain = json.loads(text)
        return Codebook(
            instrument=plain["instrument"],
            title=Text(**plain["title"]),
            waves=tuple(plain["waves"]),
            hashes=tuple(plain["waves"].values()),
            variables=tuple(variable_from_plain(one) for one in plain["variables"]),
            periods=tuple(
                (dt.date.fromisoformat(opens), dt.date.fromisoformat(closes))
                for opens, closes in plain.get("periods", ())
            ),
            chapters=tuple(
                Chapter(name, Text(**title)) for name, title in plain.get("chapters", {}).items()
            ),
            source=plain.get("source", "fi"),
        )


def codebook_of(instrument: Instrument, waves: Iterable[str]) -> Codebook:
    """Describe an instrument's fields as they were asked in `waves`.

    Raises
    ------
    UsageError
        The instrument has no such wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> codebook_of(coordinators, ["2024"])["years_in_role"].kind.value
    'integer'
    """
    at = {wave: instrument.at(wave) for wave in waves}
    changes = _changes(at)
    numbered = next(iter(at.values())) if len(at) == 1 else instrument
    describer = Describer(instrument, numbered)
    return Codebook(
        instrument=instrument.name,
        title=instrument.title,
        waves=tuple(at),
        hashes=tuple(content_hash(one) for one in at.values()),
        variables=tuple(
            describer.variable(
                one,
                tuple(wave for wave, asked in at.items() if one.name in asked.fields),
                changes.get(one.name, ()),
            )
            for one in instrument.fields.values()
            if any(one.name in asked.fields for asked in at.values())
        ),
        periods=tuple((one.opens, one.closes) for one in map(instrument.wave, at)),
        chapters=tuple(Chapter(one.name, one.title) for one in instrument.sections),
        source=instrument.source,
    )


def _changes(at: Mapping[str, Instrument]) -> dict[str, tuple[WaveChange, ...]]:
    """Return, by field asked in both, what differs between any two waves."""
    found: dict[str, tuple[WaveChange, ...]] = {}
    order = list(Verdict)
    for before, after in combinations(at, 2):
        for one in compare_fields(at[before], at[after]):
            verdicts = {change.verdict for change in one.changes}
            if verdicts and not verdicts & {Verdict.ADDED, Verdict.REMOVED}:
                gravest = tuple(sorted(verdicts, key=order.index, reverse=True))
                change = WaveChange(before, after, gravest)
                found[one.name] = (*found.get(one.name, ()), change)
    return found
