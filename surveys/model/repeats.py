"""Repeat groups: the same questions about one thing after another, up to a number of times.

A group is unrolled into sections: `target_1`, `target_2`, … Each but the last ends by asking
whether there is another, which opens the next. So every platform carries it, one response stays
one row, and conditions are the plain ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from surveys.conditions import renamed, renamed_quantity
from surveys.errors import DefinitionError
from surveys.model.codes import Code, CodeList
from surveys.model.computed import Calculation, ScaleScore
from surveys.model.instrument import Repeat, Section
from surveys.model.items import Item, SingleChoice
from surveys.model.piping import with_pipes
from surveys.model.text import Text

_YES_NO = CodeList(
    "yes_no",
    (
        Code("yes", Text(fi="Kyllä", sv="Ja", en="Yes")),
        Code("no", Text(fi="Ei", sv="Nej", en="No")),
    ),
)
_ANOTHER = Text(fi="Onko muita?", sv="Finns det fler?", en="Are there others?")


def repeated(
    name: str,
    *,
    title: Text,
    items: Sequence[Item],
    times: int,
    another: Text = _ANOTHER,
    show_if: str | None = None,
) -> tuple[Section, ...]:
    """Return the sections of a repeat group.

    Parameters
    ----------
    name
        Of the group; its sections are `<name>_1` and so on, its items `<item>_1`.
    title
        Of each section; a number is put behind it.
    items
        What is asked about each; their conditions may name one another and earlier items.
    times
        How many there can be, 2 or more.
    another
        Asks whether there is another.
    show_if
        When the first is asked.

    Raises
    ------
    DefinitionError
        Fewer than two times, or no items.

    Examples
    --------
    >>> from surveys.model import Number, Text
    >>> value = Number("planned", Text(en="Planned value"), minimum=0, maximum=99)
    >>> [[item.name for item in section.items]
    ...  for section in repeated("plan", title=Text(en="Plan"), items=[value], times=2)]
    [['planned_1', 'plan_more_1'], ['planned_2']]
    """
    if times < 2 or not items:
        raise DefinitionError(
            f"{len(items)} item(s) {times} time(s)",
            expected="at least one item, two times or more",
            where=f"repeat group {name}",
        )
    return tuple(
        Section(
            f"{name}_{number}",
            _numbered(title, number),
            (*_items(items, number), *(_more(name, number, another) if number < times else ())),
            show_if=show_if if number == 1 else f'{name}_more_{number - 1} == "yes"',
            repeat=Repeat(name, number),
        )
        for number in range(1, times + 1)
    )


def _numbered(text: Text, number: int) -> Text:
    return text.map(lambda words: f"{words} {number}")


def _more(name: str, number: int, another: Text) -> tuple[Item, ...]:
    return (SingleChoice(f"{name}_more_{number}", another, codes=_YES_NO),)


def _items(items: Sequence[Item], number: int) -> tuple[Item, ...]:
    names = {item.name: f"{item.name}_{number}" for item in items}
    return tuple(_renamed(item, names) for item in items)


def _renamed(item: Item, names: Mapping[str, str]) -> Item:
    show_if = None if item.condition is None else renamed(item.condition, names)
    valid_if = None if item.constraint is None else renamed(item.constraint, names)
    new = replace(
        item,
        name=names[item.name],
        text=_piping(item.text, names),
        help=None if item.help is None else _piping(item.help, names),
        show_if=show_if,
        valid_if=valid_if,
    )
    match new:
        case Calculation():
            return replace(new, value=renamed_quantity(new.quantity, names))
        case ScaleScore(scale=scale):
            return replace(new, scale=scale.renamed(names))
        case _:
            return new


def _piping(text: Text, names: Mapping[str, str]) -> Text:
    def piped(words: str) -> str:
        return with_pipes(words, lambda name: f"{{{names.get(name, name)}}}")

    return text.map(piped)
