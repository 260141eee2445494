"""Twins: the same item asked of another role in words of its own.

`variant` makes one; `Twins` makes those of a whole instrument.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

from surveys.conditions import Condition
from surveys.errors import DefinitionError, listed, near
from surveys.model.fields import Disclosure
from surveys.model.items import Item
from surveys.model.question import Twin
from surveys.model.text import Text

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument

_Item = TypeVar("_Item", bound=Item)


def variant(
    *,
    of: _Item,
    role: str,
    text: Text | None = None,
    help: Text | None = None,  # noqa: A002 - named as in the items
    rows: Mapping[str, Text] | None = None,
    show_if: Condition | str | None = None,
    required: bool | None = None,
    disclosure: Disclosure | None = None,
    waves: tuple[str, ...] | None = None,
) -> _Item:
    """Return the twin of an item: equal in name, codes and limits, worded for another role.

    Parameters
    ----------
    of
        The item that the first role answers.
    role
        Who answers the twin.
    text, help
        Its wording; the first role's where not given.
    rows
        Code → wording of what differs: rows of a grid, parts of an allocation, options of a
        multiple choice.
    show_if
        Its own condition: the first role's names items that need not be asked here.
    required, disclosure, waves
        As the first role's where not given.

    Raises
    ------
    DefinitionError
        A row is named that the first role's item does not have.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> need = variant(of=coordinators["need_from_2025"], role="supervisor",
    ...                text=Text(fi="Tarve?", sv="Behov?", en="How great is the need?"))
    >>> need.name, need.codes == coordinators["need_from_2025"].codes, need.twin.role
    ('need_from_2025', True, 'supervisor')
    """
    given = {
        "text": text, "help": help, "required": required, "disclosure": disclosure, "waves": waves,
    }  # fmt: skip
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return replace(
        of,
        **changes,
        **_reworded(of, rows or {}),
        show_if=show_if,
        revisions=(),
        twin=Twin(role, of),
    )


class Wording(TypedDict, total=False):
    """What a twin may have of its own besides its text; see `variant`."""

    help: Text
    rows: Mapping[str, Text]
    show_if: Condition | str
    required: bool
    disclosure: Disclosure
    waves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """The items of an instrument in the words of another role.

    Parameters
    ----------
    of
        What the first role answers.
    role
        Who answers the twins.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> twin = Twins(of=coordinators, role="supervisor")
    >>> tasks = twin("tasks", Text(fi="Tehtävät?", sv="Uppgifter?", en="What does your team do?"))
    >>> tasks.name, tasks.text.en, tasks.twin.role
    ('tasks', 'What does your team do?', 'supervisor')
    """

    of: Instrument
    role: str

    def __call__(self, name: str, text: Text | None = None, **wording: Unpack[Wording]) -> Item:
        """Return the twin of the item of that name."""
        return variant(of=self.of[name], role=self.role, text=text, **wording)


def _reworded(of: Item, rows: Mapping[str, Text]) -> dict[str, Any]:
    if not rows:
        return {}
    whole = of.parts_list
    if whole is None:
        raise DefinitionError(
            f"rows for a {type(of).__name__}",
            expected="a grid, an allocation or a multiple choice",
            where=f"item {of.name}",
        )
    for row in rows:
        if row not in whole:
            raise DefinitionError(
                f"row {row!r} in a twin",
                expected=f"a row of the item: {listed(whole.names)}",
                where=f"item {of.name}",
                advice=near(row, whole.names),
            )
    return {of.parts_name: whole.reworded(rows)}
