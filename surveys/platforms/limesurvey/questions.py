"""Which LimeSurvey question an item becomes, and with which attributes."""

from __future__ import annotations

from surveys.model import (
    LANGUAGES,
    Allocation,
    CodeList,
    Date,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ScaleScore,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms.limesurvey.conditions import validation
from surveys.platforms.limesurvey.names import Names
from surveys.platforms.limesurvey.xml import html

RADIO_MOST = 12
"""Longest list shown as radio buttons; longer ones are drop-down lists."""
DATE_FORMAT = "dd.mm.yyyy"
"""How dates are typed, in all three languages: it is usual in Finland in each of them."""

_THEMES = {
    "L": "listradio",
    "!": "list_dropdown",
    "M": "multiplechoice",
    "F": "arrays/array",
    "N": "numerical",
    "K": "multiplenumeric",
    "D": "date",
    "S": "shortfreetext",
    "T": "longfreetext",
}

Attribute = tuple[str, str, str | None]
"""Name, value, and the language when there is a value for each language."""


def question_type(item: Item) -> str:
    """Return LimeSurvey's letter for the kind of question."""
    match item:
        case SingleChoice(codes=codes):
            return "L" if len(codes) <= RADIO_MOST else "!"
        case MultipleChoice():
            return "M"
        case LikertGrid():
            return "F"
        case Number():
            return "N"
        case Allocation():
            return "K"
        case Date():
            return "D"
        case ShortText():
            return "S"
        case LongText() | ScaleScore():
            return "T"


def theme(item: Item) -> str:
    """Return the name of the question theme, which must fit the kind of question."""
    return _THEMES[question_type(item)]


def answer_list(item: Item) -> CodeList | None:
    """Return the codes that become answer options."""
    return item.codes if isinstance(item, SingleChoice | LikertGrid) else None


def attributes(item: Item, instrument: Instrument, names: Names) -> list[Attribute]:
    """Return the attributes of a question, each value that has no language only once.

    LimeSurvey stores a value that is repeated for every language as duplicates.
    """
    plain = [(name, value, None) for name, value in _limits(item, names)]
    return [*plain, *_unit(item), *_validation(item, instrument, names)]


def _limits(item: Item, names: Names) -> list[tuple[str, str]]:
    match item:
        case MultipleChoice():
            return _choice_limits(item, names)
        case Number(minimum=least, maximum=most, decimals=decimals):
            return [
                ("min_num_value_n", f"{least:.12g}"),
                ("max_num_value_n", f"{most:.12g}"),
                ("num_value_int_only", "0" if decimals else "1"),
            ]
        case Allocation(total=total, required=required):
            return [
                ("equals_num_value", str(total)),
                ("min_num_value_n", "0"),
                ("max_num_value_n", str(total)),
                ("num_value_int_only", "1"),
                # Without it an optional question left wholly empty would sum to 0 and block.
                ("value_range_allows_missing", "0" if required else "1"),
            ]
        case Date(earliest=earliest, latest=latest):
            return [
                ("date_format", DATE_FORMAT),
                ("date_min", earliest.isoformat()),
                ("date_max", latest.isoformat()),
            ]
        case ShortText(max_length=length):
            return [("maximum_chars", str(length))]
        case _:
            return []


def _choice_limits(item: MultipleChoice, names: Names) -> list[tuple[str, str]]:
    own = names.parts[item.name]
    exclusive = [own[code.code] for code in item.codes if code.exclusive]
    limits = [("exclude_all_others", ";".join(exclusive))] if exclusive else []
    return limits + ([("max_answers", str(item.at_most))] if item.at_most else [])


def _unit(item: Item) -> list[Attribute]:
    if not isinstance(item, Number | Allocation) or item.unit is None:
        return []
    return _translated("suffix", item.unit)


def _validation(item: Item, instrument: Instrument, names: Names) -> list[Attribute]:
    expression = validation(item, instrument, names)
    if not expression:
        return []
    assert item.valid_message is not None
    tips = _translated("em_validation_q_tip", item.valid_message)
    return [("em_validation_q", expression, None), *tips]


def _translated(name: str, text: Text) -> list[Attribute]:
    return [(name, html(text[language]), language) for language in LANGUAGES]
