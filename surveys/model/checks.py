"""What must hold inside an instrument: conditions, waves, pipes and scales that fit the items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from surveys.conditions import names_in, names_in_quantity
from surveys.errors import DefinitionError, listed, near
from surveys.model.computed import Calculation, ScaleScore
from surveys.model.fields import Field, Kind
from surveys.model.items import Item, LikertGrid
from surveys.model.naming import PART
from surveys.model.piping import piped_fields
from surveys.model.references import check_condition, check_quantity
from surveys.model.text import LANGUAGES, Text

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument, Section


def check_items(instrument: Instrument) -> None:
    """Raise DefinitionError at the first item that does not fit those before it."""
    waves = [wave.name for wave in instrument.waves]
    refers = dict(_references(instrument))
    earlier: dict[str, Item] = {}
    for section in instrument.sections:
        place = f"instrument {instrument.name}, section {section.name}"
        check_condition(section.condition, _fields(earlier), place, refers)
        if section.intro is not None:
            _check_pipes(section.intro, _fields(earlier), place)
        for item in section.items:
            place = f"instrument {instrument.name}, item {item.name}"
            _check_waves(item, waves, place)
            _check_item(item, earlier, refers, place)
            earlier = {**earlier, item.name: item}
            check_condition(item.constraint, _fields(earlier), place, refers, item.name)


def _check_item(
    item: Item,
    earlier: Mapping[str, Item],
    refers: Mapping[str, tuple[str, ...]],
    place: str,
) -> None:
    check_condition(item.condition, _fields(earlier), place, refers, item.name)
    for text in (item.text, item.help):
        if text is not None:
            _check_pipes(text, _fields(earlier), place)
    if isinstance(item, ScaleScore):
        _check_scale(item, earlier, place)
    if isinstance(item, Calculation):
        check_quantity(item.quantity, _fields(earlier), place, refers, item.name)


def _references(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each item with the items that its conditions and calculation name."""
    for section in instrument.sections:
        for item in section.items:
            yield item.name, tuple(name.split(PART)[0] for name in _named(section, item))


def _named(section: Section, item: Item) -> Iterator[str]:
    yield from names_in(section.condition)
    yield from names_in(item.condition)
    yield from (name for name in names_in(item.constraint) if name.split(PART)[0] != item.name)
    if isinstance(item, Calculation):
        yield from names_in_quantity(item.quantity)
    if isinstance(item, ScaleScore):
        yield from item.scale.fields


def _check_pipes(text: Text, fields: Mapping[str, Field], place: str) -> None:
    known = [name for name, one in fields.items() if one.kind is not Kind.FLAG]
    for name in piped_fields(text, place):
        if name not in known:
            raise DefinitionError(
                f"{{{name}}} in the text {text[LANGUAGES[0]]!r}",
                expected="the name of an earlier item with one answer",
                where=place,
                advice=near(name, known),
            )


def _check_waves(item: Item, waves: list[str], place: str) -> None:
    named = [*item.waves, *(wave for one in item.revisions for wave in one.waves)]
    for wave in named:
        if wave not in waves:
            raise DefinitionError(
                f"wave {wave!r}",
                expected=f"one of {listed(waves)}",
                where=place,
                advice=near(wave, waves),
            )


def _fields(items: Mapping[str, Item]) -> dict[str, Field]:
    return {field.name: field for item in items.values() for field in item.fields}


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
