"""A condition made ready for words: choices by their codes, and `not` only before single tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

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
from surveys.conditions.expression import COMPARE, TURNED
from surveys.model import Field, Instrument


@dataclass(frozen=True, slots=True)
class Said:
    """A test, and whether it has to be true or false."""

    test: AnyOf | IsAnswered | Comparison
    holds: bool


@dataclass(frozen=True, slots=True)
class Both:
    """All parts have to be as they say; two or more."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part has to be as it says; two or more."""

    parts: tuple[Clause, ...]


Clause: TypeAlias = Said | Both | Either


def clause(condition: Condition, asked: Instrument, *, holds: bool = True) -> Clause:
    """Return a condition as single tests joined by and and or.

    Choices of one question that are joined become one, and codes compared by size are listed.

    Parameters
    ----------
    condition
        Any of the instrument's.
    asked
        As asked in one wave.
    holds
        False turns the condition round.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> found = clause(parse("not (reform_effect <= 2 or reform_effect == 4)"), coordinators)
    >>> print(found.test, found.holds)
    any_of(reform_effect, "1", "2", "4") False
    """
    match condition:
        case Not(part=part):
            return clause(part, asked, holds=not holds)
        case And(parts=parts) | Or(parts=parts):
            kind = Both if isinstance(condition, And) is holds else Either
            return _joined(kind, [clause(part, asked, holds=holds) for part in parts])
        case Comparison():
            return Said(_codes(_turned(condition), asked), holds)
        case test:
            return Said(test, holds)


def _joined(kind: type[Both] | type[Either], parts: Sequence[Clause]) -> Clause:
    flat = [one for part in parts for one in (part.parts if isinstance(part, kind) else (part,))]
    merged = _merged(flat, holds=kind is Either)
    return merged[0] if len(merged) == 1 else kind(tuple(merged))


def _merged(parts: Iterable[Clause], *, holds: bool) -> list[Clause]:
    """Join choices of one question: chosen A or chosen B; not chosen A and not chosen B."""
    found: dict[object, Clause] = {}
    chosen: dict[str, tuple[str, ...]] = {}
    for part in parts:
        match part:
            case Said(test=AnyOf(item=item, codes=codes)) if part.holds is holds:
                chosen[item] = tuple(dict.fromkeys((*chosen.get(item, ()), *codes)))
                found[item] = Said(AnyOf(item, chosen[item]), holds)
            case _:
                found[part] = part
    return list(found.values())


def _turned(comparison: Comparison) -> Comparison:
    """Put a value that is written out on the right."""
    if not isinstance(comparison.left, Literal):
        return comparison
    return Comparison(comparison.right, TURNED[comparison.operator], comparison.left)


def _codes(comparison: Comparison, asked: Instrument) -> AnyOf | Comparison:
    """Return which codes compare so, where an answer from a list is compared with a value."""
    match comparison:
        case Comparison(left=Answer(field=name), right=Literal(value=value)):
            one = asked.fields[name]
            if one.codes is not None:
                return AnyOf(name, _fitting(one, comparison, value))
    return comparison


def _fitting(one: Field, comparison: Comparison, value: object) -> tuple[str, ...]:
    assert one.codes is not None
    as_value: Callable[[Any], object] = float if one.codes.numeric else str
    compare = COMPARE[comparison.operator]
    return tuple(code for code in one.codes.answer_names
                 if compare(as_value(code), as_value(value)))  # fmt: skip
