"""The codebook: all that an analysis has to know about the columns of data_clean."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Any

from surveys.comparability import Use, Verdict, compare_fields
from surveys.errors import UsageError, listed, near
from surveys.model import (
    Code,
    CodeList,
    Disclosure,
    Field,
    Instrument,
    Kind,
    Missing,
    ScaleScore,
    Text,
    content_hash,
    without_pipes,
)


class Level(StrEnum):
    """Level of measurement: it decides which comparison is right."""

    BINARY = "binary"
    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    NUMERIC = "numeric"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class WaveChange:
    """How the asking of a variable changed from one wave to a later one.

    Parameters
    ----------
    before, after
        Names of the waves.
    verdicts
        What changed, the gravest first.
    """

    before: str
    after: str
    verdicts: tuple[Verdict, ...]

    @property
    def use(self) -> Use:
        """Whether the answers of the two waves can be compared."""
        return self.verdicts[0].use


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of answers.

    Parameters
    ----------
    name
        Column name.
    item
        The item it belongs to.
    kind
        What the cells hold.
    label
        What to call it in a table.
    question
        What was asked.
    codes
        Codes that are answers or missing reasons, in order; empty when the cells are no codes.
    disclosure
        What it can give away.
    waves
        The waves in which it was asked.
    universe
        The condition under which it was asked, as text; empty when always.
    scale
        Lowest and highest possible value of a scale score; None for all else.
    changes
        Where the answers of two waves are not the same thing: how it was asked had changed.
    """

    name: str
    item: str
    kind: Kind
    label: Text
    question: Text
    codes: tuple[Code, ...]
    disclosure: Disclosure
    waves: tuple[str, ...]
    universe: str
    scale: tuple[float, float] | None = None
    changes: tuple[WaveChange, ...] = ()

    def change_between(self, before: str, after: str) -> WaveChange | None:
        """Return how its asking changed between two waves, or None when it is the same."""
        return next(
            (one for one in self.changes if {one.before, one.after} == {before, after}), None
        )

    @property
    def answers(self) -> tuple[Code, ...]:
        """The codes that are answers."""
        return tuple(code for code in self.codes if code.missing is None)

    @property
    def level(self) -> Level:
        """Level of measurement."""
        if self.kind is Kind.CODE:
            if len(self.answers) == 2:
                return Level.BINARY
            numeric = all(code.code.isdecimal() for code in self.answers)
            counted = len(self.answers) <= 11
            return Level.ORDINAL if numeric and counted else Level.NOMINAL
        by_kind = {
            Kind.FLAG: Level.BINARY,
            Kind.INTEGER: Level.NUMERIC,
            Kind.DECIMAL: Level.NUMERIC,
            Kind.DATE: Level.DATE,
            Kind.TEXT: Level.TEXT,
        }
        return by_kind[self.kind]


@dataclass(frozen=True)
class Codebook:
    """The variables of one instrument in data_clean.

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

    def __getitem__(self, name: str) -> Variable:
        """Return a variable, or raise UsageError with the nearest name."""
        for variable in self.variables:
            if variable.name == name:
                return variable
        names = [variable.name for variable in self.variables]
        raise UsageError(
            f"variable {name!r}",
            expected=f"one of {listed(names)}",
            where=f"codebook of {self.instrument}",
            advice=near(name, names),
        )

    def __contains__(self, name: object) -> bool:
        return any(variable.name == name for variable in self.variables)

    def without(self, names: Iterable[str]) -> Codebook:
        """Return the codebook without some variables."""
        gone = set(names)
        kept = tuple(variable for variable in self.variables if variable.name not in gone)
        return replace(self, variables=kept)

    def recoded(self, name: str, codes: Iterable[Code]) -> Codebook:
        """Return the codebook in which a variable has new codes."""
        changed = replace(self[name], kind=Kind.CODE, codes=tuple(codes))
        variables = tuple(changed if one.name == name else one for one in self.variables)
        return replace(self, variables=variables)

    def to_json(self) -> str:
        """Return the codebook as JSON text."""
        plain = {
            "instrument": self.instrument,
            "title": _texts(self.title),
            "waves": dict(zip(self.waves, self.hashes, strict=True)),
            "missing_reasons": [str(reason) for reason in Missing],
            "variables": [_variable_to_plain(variable) for variable in self.variables],
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
            variables=tuple(_variable_from_plain(one) for one in plain["variables"]),
        )


def codebook_of(instrument: Instrument, waves: Iterable[str]) -> Codebook:
    """Describe an instrument's fields as they were asked in `waves`.

    Raises
    ------
    UsageError
        The instrument has no such wave.
    """
    at = {wave: instrument.at(wave) for wave in waves}
    changes = _changes(at)
    return Codebook(
        instrument=instrument.name,
        title=instrument.title,
        waves=tuple(at),
        hashes=tuple(content_hash(one) for one in at.values()),
        variables=tuple(
            _variable(
                one,
                instrument,
                tuple(wave for wave, asked in at.items() if one.name in asked.fields),
                changes.get(one.name, ()),
            )
            for one in instrument.fields.values()
            if any(one.name in asked.fields for asked in at.values())
        ),
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


def _variable(
    field: Field,
    instrument: Instrument,
    waves: tuple[str, ...],
    changes: tuple[WaveChange, ...],
) -> Variable:
    item = instrument[field.item]
    condition = instrument.condition_of(field.item)
    return Variable(
        name=field.name,
        item=field.item,
        kind=field.kind,
        label=without_pipes(field.text),
        question=without_pipes(item.text),
        codes=field.codes.codes if isinstance(field.codes, CodeList) else (),
        disclosure=item.disclosure,
        waves=waves,
        universe="" if condition is None else str(condition),
        scale=_ends(item, instrument) if isinstance(item, ScaleScore) else None,
        changes=changes,
    )


def _ends(score: ScaleScore, instrument: Instrument) -> tuple[float, float]:
    codes = instrument.fields[score.scale.fields[0]].codes
    assert codes is not None
    values = [float(code.code) for code in codes.answers]
    return min(values), max(values)


def _texts(text: Text) -> dict[str, str]:
    return {"fi": text.fi, "sv": text.sv, "en": text.en}


def _variable_to_plain(variable: Variable) -> dict[str, object]:
    return {
        "name": variable.name,
        "item": variable.item,
        "kind": str(variable.kind),
        "level": str(variable.level),
        "label": _texts(variable.label),
        "question": _texts(variable.question),
        "codes": [
            {
                "code": code.code,
                "text": _texts(code.text),
                **({"missing": str(code.missing)} if code.missing else {}),
            }
            for code in variable.codes
        ],
        "disclosure": str(variable.disclosure),
        "waves": list(variable.waves),
        "universe": variable.universe,
        **({"scale": list(variable.scale)} if variable.scale else {}),
        **({"changes": [_change_to_plain(one) for one in variable.changes]}
           if variable.changes else {}),
    }  # fmt: skip


def _change_to_plain(change: WaveChange) -> dict[str, object]:
    return {
        "before": change.before,
        "after": change.after,
        "verdicts": [str(one) for one in change.verdicts],
    }


def _variable_from_plain(plain: Mapping[str, Any]) -> Variable:
    return Variable(
        name=plain["name"],
        item=plain["item"],
        kind=Kind(plain["kind"]),
        label=Text(**plain["label"]),
        question=Text(**plain["question"]),
        codes=tuple(
            Code(
                one["code"],
                Text(**one["text"]),
                missing=Missing(one["missing"]) if "missing" in one else None,
            )
            for one in plain["codes"]
        ),
        disclosure=Disclosure(plain["disclosure"]),
        waves=tuple(plain["waves"]),
        universe=plain["universe"],
        scale=tuple(plain["scale"]) if "scale" in plain else None,
        changes=tuple(
            WaveChange(one["before"], one["after"], tuple(map(Verdict, one["verdicts"])))
            for one in plain.get("changes", ())
        ),
    )
