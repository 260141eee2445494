"""Which element of a SurveyJS page an item becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from surveys.model import (
    Allocation,
    Code,
    Date,
    Instrument,
    Item,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms.limits import (
    at_most,
    day_between,
    no_longer_than,
    number_between,
    total_is,
)
from surveys.platforms.surveyjs import messages, names
from surveys.platforms.surveyjs.conditions import validation, visibility
from surveys.platforms.surveyjs.wording import Wording, Words
from surveys.platforms.writing import LIST_MOST

Element: TypeAlias = dict[str, Any]
"""A part of the form, as JSON."""


def element(item: Item, instrument: Instrument, wording: Wording) -> Element:
    """Return the question of an item that is asked.

    Parameters
    ----------
    item
        An item that is asked.
    instrument
        As asked in the wave.
    wording
        Writes texts in the languages of the form.
    """
    found: Element = {
        **_kind(item, wording),
        "name": names.question(item.name),
        "title": wording.piped(item.text),
        "description": _description(item, wording),
        "visibleIf": visibility(item.condition, instrument),
        **_required(item, wording),
        "validators": [*_rules(item, wording), *_valid(item, instrument, wording)],
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def _kind(item: Item, wording: Wording) -> Element:
    match item:
        case SingleChoice(codes=codes):
            shown = "dropdown" if len(codes) > LIST_MOST else "radiogroup"
            return {"type": shown, **_choices(item, wording)}
        case MultipleChoice(at_most=most):
            return {"type": "checkbox", **_choices(item, wording), "maxSelectedChoices": most}
        case LikertGrid():
            return _grid(item, wording)
        case Allocation():
            return {"type": "multipletext", "items": [_part(item, one, wording)
                                                      for one in item.parts]}  # fmt: skip
        case Number(minimum=least, maximum=most):
            text = wording.plain(number_between(least, most))
            return _input("number", _json_number(least), _json_number(most), text)
        case Date(earliest=first, latest=last):
            text = wording.plain(day_between(first, last))
            return _input("date", first.isoformat(), last.isoformat(), text)
        case ShortText(max_length=length):
            return {"type": "text", "maxLength": length}
        case _:
            return {"type": "comment"}


def _choices(item: SingleChoice | MultipleChoice, wording: Wording) -> Element:
    return {
        "choices": [_choice(code, wording, shuffled=item.randomise) for code in item.codes],
        "choicesOrder": "random" if item.randomise else None,
    }


def _choice(code: Code, wording: Wording, *, shuffled: bool) -> Element:
    found: Element = {"value": names.option(code.code), "text": wording.plain(code.text)}
    if code.exclusive:
        found["isExclusive"] = True
    if shuffled and code.stands_alone:
        found["randomize"] = False
    return found


def _grid(item: LikertGrid, wording: Wording) -> Element:
    def listed(codes: list[tuple[str, Text]]) -> list[Element]:
        return [{"value": value, "text": wording.plain(text)} for value, text in codes]

    return {
        "type": "matrix",
        "columns": listed([(names.option(code.code), code.text) for code in item.codes]),
        "rows": listed([(names.part(row.code), row.text) for row in item.rows]),
        "rowOrder": "random" if item.randomise else None,
    }


def _part(item: Allocation, part: Code, wording: Wording) -> Element:
    limits: Element = {
        "type": "numeric",
        "minValue": 0,
        "maxValue": item.total,
        "text": wording.plain(number_between(0, item.total)),
    }
    name = names.part(part.code)
    whole = _whole(f"{{{names.question(item.name)}.{name}}}", 0, wording)
    return {
        "name": name,
        "title": wording.plain(part.text),
        "inputType": "number",
        "validators": [limits, whole],
    }


def _input(kind: str, least: object, most: object, text: Words) -> Element:
    return {
        "type": "text", "inputType": kind, "min": least, "max": most,
        "minErrorText": text, "maxErrorText": text,
    }  # fmt: skip


def _json_number(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def _description(item: Item, wording: Wording) -> Words | None:
    """Write help, unit and the total of an allocation under the question."""
    texts = [] if item.help is None else [wording.piped(item.help)]
    if isinstance(item, Number | Allocation) and item.unit is not None:
        texts.append({one: f"({text})" for one, text in wording.plain(item.unit).items()})
    if isinstance(item, Allocation):
        texts.append(wording.plain(total_is(item.total)))
    if not texts:
        return None
    return {one: " ".join(text[one] for text in texts) for one in wording.languages}


def _required(item: Item, wording: Wording) -> Element:
    if not item.required:
        return {}
    found: Element = {
        "isRequired": True, "requiredErrorText": wording.plain(messages.REQUIRED),
    }  # fmt: skip
    return {**found, "eachRowRequired": True} if isinstance(item, LikertGrid) else found


def _rules(item: Item, wording: Wording) -> Iterator[Element]:
    match item:
        case MultipleChoice(at_most=int(most)):
            text = wording.plain(at_most(most))
            yield {"type": "answercount", "maxCount": most, "text": text}
        case Number(decimals=decimals):
            yield _whole(f"{{{names.question(item.name)}}}", decimals, wording)
        case ShortText(max_length=length):
            text = wording.plain(no_longer_than(length))
            yield {"type": "text", "maxLength": length, "text": text}
        case Allocation():
            yield _whole_or_nothing(item, wording)


def _whole(answer: str, decimals: int, wording: Wording) -> Element:
    text = messages.decimals_at_most(decimals) if decimals else messages.WHOLE
    return _expression(
        f"({answer} empty or round({answer}, {decimals}) = {answer})", wording.plain(text)
    )


def _whole_or_nothing(item: Allocation, wording: Wording) -> Element:
    """Make the parts that are answered add up to the total, unless none is answered."""
    parts = [f"{{{names.path(one)}}}" for one in item.fields]
    nothing = " and ".join(f"{part} empty" for part in parts)
    total = " + ".join(f"iif({part} notempty, {part}, 0)" for part in parts)
    text = wording.plain(total_is(item.total))
    return _expression(f"(({nothing}) or ({total}) = {item.total})", text)


def _valid(item: Item, instrument: Instrument, wording: Wording) -> Iterator[Element]:
    test = validation(item, instrument)
    if test:
        assert item.valid_message is not None
        yield _expression(test, wording.plain(item.valid_message))


def _expression(test: str, text: Words) -> Element:
    return {"type": "expression", "expression": test, "text": text}
