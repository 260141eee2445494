"""Whether conditions and calculations fit the items that they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from surveys.conditions import (
    And,
    Answer,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    Count,
    Days,
    IsAnswered,
    Literal,
    Mean,
    Not,
    Or,
    Quantity,
    Total,
    fields_of,
    item_of,
)
from surveys.errors import DefinitionError, listed, near
from surveys.model.fields import Field, Kind

_NUMERIC = (Kind.INTEGER, Kind.DECIMAL)


def check_condition(
    condition: Condition | None,
    fields: Mapping[str, Field],
    where: str,
    refers: Mapping[str, tuple[str, ...]] | None = None,
    own: str = "",
) -> None:
    """Raise DefinitionError if a condition does not fit the fields that it is about.

    Parameters
    ----------
    condition
        None fits always.
    fields
        Every field by name; fields of one item share its name in `Field.item`.
    where
        Named in the message.
    refers
        Item → items that it names, of the whole instrument: tells a later item from none at all.
    own
        The item whose condition it is.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> check_condition(parse('any_of(tasks, "guidance")'), coordinators.fields, "subset")
    """
    _References(where, fields, refers, own).condition(condition)


def check_quantity(
    quantity: Quantity,
    fields: Mapping[str, Field],
    where: str,
    refers: Mapping[str, tuple[str, ...]] | None = None,
    own: str = "",
) -> None:
    """Raise DefinitionError if a calculation does not fit the fields; as `check_condition`."""
    _References(where, fields, refers, own).number(quantity)


class _References:
    """Checks the names in one condition or calculation, and what is done with them."""

    def __init__(
        self,
        place: str,
        fields: Mapping[str, Field],
        refers: Mapping[str, tuple[str, ...]] | None,
        own: str,
    ) -> None:
        self.place = place
        self.fields = fields
        self.refers = refers or {}
        self.own = own

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

    def parts(self, name: str) -> tuple[Field, ...]:
        """Return the fields of an item that has parts; none of anything else."""
        return () if name in self.fields else fields_of(name, self.fields)

    def unknown(self, name: str) -> DefinitionError:
        item = item_of(name)
        circle = _circle(self.own, item, self.refers)
        if circle:
            return self.fault(
                f"items that depend on each other in a circle: {' → '.join(circle)}",
                "conditions and calculations that only name earlier items",
                "Take one of the conditions away.",
            )
        if item in self.refers:
            return self.fault(
                f"{name!r} in a condition, which is not asked before it",
                "an item asked earlier",
                "Move the question or change the condition.",
            )
        items = (field.item for field in self.fields.values())
        known = list(dict.fromkeys([*items, *self.fields]))
        return self.fault(
            f"unknown item {name!r} in a condition", "an earlier item", near(name, known)
        )

    def field(self, name: str) -> Field:
        if name in self.fields:
            return self.fields[name]
        if parts := self.parts(name):
            raise self.fault(
                f"{name!r} compared as a whole",
                f"one of its fields: {listed(field.name for field in parts)}",
                "A multiple choice is asked about with any_of().",
            )
        raise self.unknown(name)

    def answered(self, name: str) -> None:
        if name in self.fields or self.options(name):
            return
        if parts := self.parts(name):
            raise self.fault(
                f"is_answered({name})",
                "one field of it",
                f"Name a row, such as {parts[0].name}.",
            )
        raise self.unknown(name)

    def options(self, name: str) -> list[str]:
        """Return the codes of a multiple choice, none of anything else."""
        return [one.part for one in self.parts(name) if one.kind is Kind.FLAG]

    def any_of(self, name: str, codes: tuple[str, ...]) -> None:
        known: Sequence[str] = self.options(name)
        if not known:
            field = self.field(name)
            if field.codes is None:
                raise self.fault(f"any_of({name}, …)", "an item with codes")
            known = field.codes.answer_names
        for code in codes:
            self.code(name, code, known)

    def code(self, name: str, code: object, known: Sequence[str]) -> None:
        if code not in known:
            raise self.fault(
                f"code {code!r} of {name} in a condition",
                f"one of its answers: {listed(known)}",
                near(str(code), known),
            )

    def comparison(self, comparison: Comparison) -> None:
        sides = (comparison.left, comparison.right)
        if not all(isinstance(side, Answer | Literal) for side in sides):
            for side in sides:
                self.number(side)
            return
        fields = [self.field(side.field) for side in sides if isinstance(side, Answer)]
        values = [side.value for side in sides if isinstance(side, Literal)]
        for field in fields:
            self.comparable(field, comparison)
            for value in values:
                self.value(field, value)
        if len(fields) == 2 and _family(fields[0]) != _family(fields[1]):
            raise self.fault(f"{comparison}", "two answers of the same kind")

    def number(self, quantity: Quantity) -> None:
        """Check something that must be a number."""
        match quantity:
            case Literal(value=value) if not isinstance(value, int | float):
                raise self.fault(f"{quantity} where a number is needed", "a number")
            case Answer(field=name):
                self.numeric(self.field(name))
            case Count(item=name, codes=codes):
                self.counted(name, codes)
            case Total(names=names):
                self.summed(names)
            case Mean():
                self.mean(quantity)
            case Days(start=start, end=end):
                self.date(start)
                self.date(end)
            case Arithmetic(left=left, right=right):
                self.number(left)
                self.number(right)

    def summed(self, names: tuple[str, ...]) -> list[Field]:
        """Return the fields behind the names, which must hold numbers."""
        fields = [one for name in names for one in self.parts(name) or (self.field(name),)]
        for field in fields:
            self.numeric(field)
        return fields

    def mean(self, mean: Mean) -> None:
        fields = self.summed(mean.names)
        if mean.at_least > len(fields):
            raise self.fault(
                f"{mean}", f"at_least={len(fields)} or less, of {len(fields)} number(s)"
            )
        for field in self.summed(mean.reverse):
            if field.codes is None:
                raise self.fault(
                    f"reversed({field.name})",
                    "an answer with whole-number codes",
                    "There is no lowest and highest answer to turn round; subtract instead.",
                )

    def numeric(self, field: Field) -> None:
        if field.kind not in _NUMERIC and not (field.codes is not None and field.codes.numeric):
            raise self.fault(
                f"{field.name} reckoned with",
                "a number, or an answer with whole-number codes",
                "count() counts the answers of a multiple choice.",
            )

    def date(self, side: Answer | Literal) -> None:
        if isinstance(side, Answer) and self.field(side.field).kind is not Kind.DATE:
            raise self.fault(f"{side.field} in days()", "a date")

    def counted(self, name: str, codes: tuple[str, ...]) -> None:
        if not self.parts(name):
            self.field(name)
            raise self.fault(
                f"count({name})",
                "a multiple choice, a grid or an allocation",
                "is_answered() tells whether a single answer is there.",
            )
        for code in codes:
            self.code(name, code, self.countable(name))

    def countable(self, name: str) -> Sequence[str]:
        """Return the codes that the answers of a multiple choice or grid can be."""
        first = self.parts(name)[0]
        if first.codes is not None:
            return first.codes.answer_names
        return self.options(name)

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
            known = field.codes.answer_names
            self.code(field.name, str(value) if field.codes.numeric else value, known)
        elif field.kind in _NUMERIC and not isinstance(value, int | float):
            raise self.fault(f"{field.name} compared with {value!r}", "a number")
        elif field.kind is Kind.DATE and not isinstance(value, dt.date):
            raise self.fault(
                f"{field.name} compared with {value!r}", 'a date such as date("2026-03-31")'
            )


def _family(field: Field) -> str:
    if field.codes is not None:
        return "number as code" if field.codes.numeric else "word as code"
    return "number" if field.kind in _NUMERIC else field.kind.value


def _circle(own: str, start: str, refers: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the way from an item over `start` back to itself, or nothing."""
    ways = [[own, start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == own:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, name] for name in refers.get(way[-1], ())]
    return []
