"""What must hold inside an instrument: conditions, waves, pipes, scales and the analysis plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from surveys.conditions import field_name, item_of, names_in, names_in_quantity
from surveys.errors import DefinitionError, listed, near
from surveys.model.computed import ScaleScore
from surveys.model.fields import Disclosure, Field, Kind
from surveys.model.items import Item, LikertGrid
from surveys.model.piping import piped_fields
from surveys.model.plan import AnalysisPlan, Method, Planned
from surveys.model.references import check_condition, check_quantity
from surveys.model.text import LANGUAGES, Text

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument, Section


def check_items(instrument: Instrument) -> None:
    """Raise DefinitionError at the first item that does not fit those before it."""
    waves = [wave.name for wave in instrument.waves]
    refers = dict(_references(instrument))
    _check_unpiped(instrument)
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
    if item.quantity is not None:
        check_quantity(item.quantity, _fields(earlier), place, refers, item.name)
    _check_protection(item, earlier, place)


def _check_protection(item: Item, earlier: Mapping[str, Item], place: str) -> None:
    """See that what is computed is not protected less than what it is computed from."""
    if item.quantity is None:
        return
    used = {item_of(name) for name in names_in_quantity(item.quantity)}
    needs = {earlier[name].disclosure for name in used} - {Disclosure.NONE}
    strict = needs & {Disclosure.IDENTIFIER, Disclosure.FREE_TEXT}
    if item.disclosure not in (strict or needs or {item.disclosure}):
        raise DefinitionError(
            f"disclosure {item.disclosure}, computed from what is {listed(sorted(needs))}",
            expected=f"disclosure {' or '.join(sorted(strict or needs))}",
            where=place,
            advice="What is computed from an answer can give away as much.",
        )


def _references(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each item with the items that its conditions and calculation name."""
    for section in instrument.sections:
        for item in section.items:
            yield item.name, tuple(map(item_of, _named(section, item)))


def _named(section: Section, item: Item) -> Iterator[str]:
    yield from names_in(section.condition)
    yield from names_in(item.condition)
    yield from (name for name in names_in(item.constraint) if item_of(name) != item.name)
    if item.quantity is not None:
        yield from names_in_quantity(item.quantity)


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


def _check_unpiped(instrument: Instrument) -> None:
    """Refuse pipes where platforms cannot show them: in titles, codes and messages."""
    for place, text in instrument.texts.items():
        can_pipe = place.endswith((".text", ".help", ".intro")) and ".codes." not in place
        if not can_pipe and piped_fields(text, place):
            raise DefinitionError(
                f"an answer shown in {text[LANGUAGES[0]]!r}",
                expected="earlier answers only in questions, their help and introductions",
                where=f"instrument {instrument.name}, {place}",
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
        field_name(item.name, row)
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


def check_plan(instrument: Instrument, plan: AnalysisPlan) -> None:
    """Raise DefinitionError at the first analysis, as amended, that the answers cannot give."""
    for one in plan.current:
        place = f"instrument {instrument.name}, analysis plan, analysis {one.name}"
        _check_planned_waves(one, [wave.name for wave in instrument.waves], place)
        for field in _planned_fields(one, instrument, place):
            _check_planned_field(one, field, place)
            _check_asked(one, field, instrument, place)
        if one.areas:
            areas = _field(one.areas, list(instrument.fields), instrument, place)
            if areas.codes is None:
                raise DefinitionError(
                    f"areas={one.areas!r}, whose answers are no codes",
                    expected="an item of areas",
                    where=place,
                )
            _check_asked(one, areas, instrument, place)


def _check_planned_waves(one: Planned, waves: list[str], place: str) -> None:
    for wave in one.waves:
        if wave not in waves:
            raise DefinitionError(
                f"wave {wave!r}",
                expected=f"one of {listed(waves)}",
                where=place,
                advice=near(wave, waves),
            )
    if list(one.waves) != sorted(one.waves, key=waves.index):
        raise DefinitionError(
            f"waves {listed(one.waves)}", expected=f"their order: {listed(waves)}", where=place
        )


def _planned_fields(one: Planned, instrument: Instrument, place: str) -> Iterator[Field]:
    names = list(instrument.fields)
    for name in one.items:
        if one.method is Method.DESCRIBE and name in instrument and name not in names:
            yield from instrument[name].fields
        else:
            yield _field(name, names, instrument, place)


def _field(name: str, names: list[str], instrument: Instrument, place: str) -> Field:
    if name in names:
        return instrument.fields[name]
    parts = [one.name for one in instrument[name].fields] if name in instrument else []
    raise DefinitionError(
        f"item {name!r}, which has parts" if parts else f"item {name!r}",
        expected=f"one of {listed(parts or names)}",
        where=place,
        advice=near(name, parts or names),
    )


def _check_planned_field(one: Planned, field: Field, place: str) -> None:
    if field.kind in (Kind.TEXT, Kind.DATE):
        raise DefinitionError(
            f"item {field.name!r}, whose answers are {field.kind.value}s",
            expected="an item with codes, numbers or options",
            where=place,
        )
    answers = field.codes.answer_names if field.codes else ()
    stray = [code for code in one.codes if code not in answers]
    if stray:
        raise DefinitionError(
            f"code {stray[0]!r} for item {field.name!r}",
            expected=f"one of {listed(answers)}" if answers else "no codes",
            where=place,
            advice=near(stray[0], answers),
        )
    wordy = field.codes is not None and not field.codes.numeric
    if wordy and not one.codes and one.method is not Method.DESCRIBE:
        raise DefinitionError(
            f"item {field.name!r} without codes=, whose answers have no order",
            expected=f"the answers whose share is meant, of {listed(answers)}",
            where=place,
            advice="In a family there can be numbers, ordered answers and options only."
            if one.method is Method.BEFORE_AFTER_FAMILY
            else f"Say them, such as codes=({answers[0]!r},).",
        )


def _check_asked(one: Planned, field: Field, instrument: Instrument, place: str) -> None:
    asked = instrument[field.item].waves
    lacking = [wave for wave in one.waves if asked and wave not in asked]
    if lacking:
        raise DefinitionError(
            f"item {field.name!r}, which is not asked in wave {listed(lacking)}",
            expected=f"an item of {listed(one.waves)}",
            where=place,
            advice=f"It is asked in {listed(asked)}.",
        )
