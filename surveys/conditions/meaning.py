"""What names, counts, sums and means stand for, in terms of single fields.

Everything that carries out conditions (on frames, in forms, over sets of answers) unfolds them
here, so that they mean the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from surveys.conditions.expression import AnyOf, IsAnswered
from surveys.conditions.quantities import Answer, Arithmetic, Count, Literal, Mean, Total

if TYPE_CHECKING:
    from surveys.model import Field


def fields_of(name: str, fields: Mapping[str, Field]) -> tuple[Field, ...]:
    """Return the field of that name, or the fields of the item; nothing for an unknown name.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [one.part for one in fields_of("support", coordinators.fields)][:2]
    ['valued', 'known']
    """
    if name in fields:
        return (fields[name],)
    return tuple(one for one in fields.values() if one.item == name)


def counted(count: Count, fields: Mapping[str, Field]) -> tuple[AnyOf | IsAnswered, ...]:
    """Return the tests of which a count counts those that hold.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> print(*counted(Count("support", ("4", "5")), coordinators.fields)[:1])
    any_of(support__valued, "4", "5")
    """
    parts = fields_of(count.item, fields)
    if parts[0].kind == "flag":
        wanted = count.codes or tuple(one.part for one in parts if one.counted)
        return tuple(AnyOf(count.item, (one.part,)) for one in parts if one.part in wanted)
    if count.codes:
        return tuple(AnyOf(one.name, count.codes) for one in parts)
    return tuple(IsAnswered(one.name) for one in parts)


def terms(quantity: Total | Mean, fields: Mapping[str, Field]) -> tuple[Answer | Arithmetic, ...]:
    """Return the numbers that are added up, those of a mean turned round where it says so.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> print(*terms(Mean(("support__alone",), ("support__alone",)), coordinators.fields))
    6 - support__alone
    """
    reverse = quantity.reverse if isinstance(quantity, Mean) else ()
    return tuple(
        turned(one) if name in reverse else Answer(one.name)
        for name in quantity.names
        for one in fields_of(name, fields)
    )


def turned(one: Field) -> Arithmetic:
    """Return an answer turned round: lowest plus highest code, minus the answer."""
    assert one.codes is not None  # the instrument refuses to reverse fields without codes
    return Arithmetic(Literal(sum(one.codes.ends)), "-", Answer(one.name))
