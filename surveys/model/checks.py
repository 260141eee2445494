"""What must hold inside an instrument: conditions, waves and scales that fit the items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Comparison,
    Condition,
    IsAnswered,
    Literal,
    Not,
    Or,
)
from surveys.errors import DefinitionError, listed, near
from surveys.model.items import (
    Field,
    Item,
    Kind,
    LikertGrid,
    ScaleScore,
)
from surveys.model.naming import PART

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument

_NUMERIC = (Kind.INTEGER, Kind.DECIMAL)


def check_items(instrument: Instrument) -> None:
    """Raise DefinitionError at the first item that does not fit those before it."""
    waves = [wave.name for wave in instrument.waves]
    every = {item.name: item for item in instrument.items}
    earlier: dict[str, Item] = {}
    for section in instrument.sections:
        place = f"instrument {instrument.name}, section {section.name}"
        _Check(place, _fields(earlier), every).condition(section.condition)
        for item in section.items:
            place = f"instrument {instrument.name}, item {item.name}"
            _check_waves(item, waves, place)
            check = _Check(place, _fields(earlier), every)
            check.condition(item.condition)
            if isinstance(item, ScaleScore):
                _check_scale(item, earlier, place)
            earlier = {**earlier, item.name: item}
            _Check(place, _fields(earlier), every).condition(item.constraint)


def check_condition(condition: Condition | None, fields: Mapping[str, Field], where: str) -> None:
    """Raise DefinitionError if a condition does not fit the fields that it is about.

    Parameters
    ----------
    condition
        None fits always.
    fields
        Every field by name; fields of one item share its name in `Field.item`.
    where
        Named in the message.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> check_condition(parse('any_of(tasks, "guidance")'), coordinators.fields, "subset")
    """
    _Check(where, fields, ()).condition(condition)


def _check_waves(item: Item, waves: list[str], place: str) -> None:
    for wave in item.waves:
        if wave not in waves:
            raise DefinitionError(
                f"wave {wave!r}",
                expected=f"one of {listed(waves)}",
                where=place,
                advice=near(wave, waves),
            )


class _Check:
    """Checks one condition against the items that come before it."""

    def __init__(self, place: str, fields: Mapping[str, Field], every: Collection[str]) -> None:
        self.place = place
        self.fields = fields
        self.every = every
        self.parts: dict[str, list[Field]] = {}
        for field in fields.values():
            if field.name != field.item:
                self.parts.setdefault(field.item, []).append(field)

    def fault(self, found: str, expected: str, advice: str = "") -> DefinitionError:
        return DefinitionError(found, expected=expected, where=self.place, advice=advice)

    def condition(self, condition: Condition | None) -> None:
        match condition:
            case And(parts=parts) | Or(parts=parts):
                for part in parts:
                    self.condition(part)
            case Not(part=part):
                self.condition(part)
            case AnyOf(item=name, codes=codes):
                self.any_of(name, codes)
            case IsAnswered(item=name):
                self.answered(name)
            case Comparison():
                self.comparison(condition)

    def unknown(self, name: str) -> DefinitionError:
        if name.split("__")[0] in self.every:
            return self.fault(
                f"{name!r} in a condition, which is not asked before it",
                "an item asked earlier",
                "Move the question or change the condition.",
            )
        known = list(dict.fromkeys([*self.parts, *self.fields]))
        return self.fault(
            f"unknown item {name!r} in a condition", "an earlier item", near(name, known)
        )

    def field(self, name: str) -> Field:
        if name in self.fields:
            return self.fields[name]
        if name in self.parts:
            parts = [field.name for field in self.parts[name]]
            raise self.fault(
                f"{name!r} compared as a whole",
                f"one of its fields: {listed(parts)}",
                "A multiple choice is asked about with any_of().",
            )
        raise self.unknown(name)

    def answered(self, name: str) -> None:
        if name in self.fields or self.options(name):
            return
        if name in self.parts:
            raise self.fault(
                f"is_answered({name})",
                "one field of it",
                f"Name a row, such as {self.parts[name][0].name}.",
            )
        raise self.unknown(name)

    def options(self, name: str) -> list[str]:
        """Return the codes of a multiple choice, none of anything else."""
        flags = [one.name for one in self.parts.get(name, ()) if one.kind is Kind.FLAG]
        return [flag.removeprefix(f"{name}{PART}") for flag in flags]

    def any_of(self, name: str, codes: tuple[str, ...]) -> None:
        known = self.options(name)
        if not known:
            field = self.field(name)
            if field.codes is None:
                raise self.fault(f"any_of({name}, …)", "an item with codes")
            known = [code.code for code in field.codes.answers]
        for code in codes:
            self.code(name, code, known)

    def code(self, name: str, code: object, known: list[str]) -> None:
        if code not in known:
            raise self.fault(
                f"code {code!r} of {name} in a condition",
                f"one of its answers: {listed(known)}",
                near(str(code), known),
            )

    def comparison(self, comparison: Comparison) -> None:
        operands = (comparison.left, comparison.right)
        fields = [self.field(operand.field) for operand in operands if isinstance(operand, Answer)]
        values = [operand.value for operand in operands if isinstance(operand, Literal)]
        for field in fields:
            self.comparable(field, comparison)
            for value in values:
                self.value(field, value)
        if len(fields) == 2 and _family(fields[0]) != _family(fields[1]):
            raise self.fault(f"{comparison}", "two answers of the same kind")

    def comparable(self, field: Field, comparison: Comparison) -> None:
        ordered = comparison.operator in ("<", "<=", ">", ">=")
        if field.kind in (Kind.FLAG, Kind.TEXT):
            raise self.fault(
                f"{comparison}",
                "a code, number or date on both sides",
                "Use any_of() for multiple choices and is_answered() for texts.",
            )
        if ordered and field.codes is not None and not field.codes.numeric:
            raise self.fault(
                f"{comparison}", "whole-number codes to compare by size", "Use any_of()."
            )

    def value(self, field: Field, value: object) -> None:
        if field.codes is not None:
            known = [code.code for code in field.codes.answers]
            self.code(field.name, str(value) if field.codes.numeric else value, known)
        elif field.kind in _NUMERIC and not isinstance(value, int | float):
            raise self.fault(f"{field.name} compared with {value!r}", "a number")
        elif field.kind is Kind.DATE and not isinstance(value, dt.date):
            raise self.fault(
                f"{field.name} compared with {value!r}", 'a date such as date("2026-03-31")'
            )


def _fields(items: Mapping[str, Item]) -> dict[str, Field]:
    return {field.name: field for item in items.values() for field in item.fields}


def _family(field: Field) -> str:
    return "number" if field.kind in _NUMERIC else field.kind.value


def _check_scale(score: ScaleScore, earlier: Mapping[str, Item], place: str) -> None:
    fields = _fields(earlier)
    for name in score.scale.fields:
        if name not in fields:
            raise DefinitionError(
                f"field {name!r} in a scale",
                expected="an earlier field",
                where=place,
                advice=near(name, fields),
            )
    lists = {fields[name].codes for name in score.scale.fields}
    codes = next(iter(lists))
    if len(lists) != 1 or codes is None or not codes.numeric:
        raise DefinitionError(
            "scale items with different or wordy codes",
            expected="one list of whole-number codes for all of them",
            where=place,
        )
    _check_direction(score, earlier, place)


def _check_direction(score: ScaleScore, earlier: Mapping[str, Item], place: str) -> None:
    turned = {
        f"{item.name}__{row}"
        for item in earlier.values()
        if isinstance(item, LikertGrid)
        for row in item.negative
    }
    directions = {(name in turned) != (name in score.scale.reverse) for name in score.scale.fields}
    if len(directions) != 1:
        mixed = sorted(turned & set(score.scale.fields))
        raise DefinitionError(
            f"items that point both ways ({listed(mixed or score.scale.reverse)})",
            expected="items that share a direction after reversing",
            where=place,
            advice="Name the negatively worded fields in Scale(reverse=…).",
        )
