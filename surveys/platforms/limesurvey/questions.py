"""Which LimeSurvey question an item becomes, and with which attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.model import (
    Allocation,
    Calculation,
    CodeList,
    Date,
    Instrument,
    Item,
    Language,
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
from surveys.platforms.shared_losses import shuffled_along
from surveys.platforms.writing import LIST_MOST, number_text

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
    "*": "equation",
}

Attribute = tuple[str, str, str | None]
"""Name, value, and the language when there is a value for each language."""


def question_type(item: Item) -> str:
    """Return LimeSurvey's letter for the kind of question."""
    match item:
        case SingleChoice(codes=codes):
            return "L" if len(codes) <= LIST_MOST else "!"
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
        case LongText():
            return "T"
        case ScaleScore() | Calculation():
            return "*"


def theme(item: Item) -> str:
    """Return the name of the question theme, which must fit the kind of question."""
    return _THEMES[question_type(item)]


def answer_list(item: Item) -> CodeList | None:
    """Return the codes that become answer options."""
    return item.codes if isinstance(item, SingleChoice | LikertGrid) else None


def attributes(
    item: Item, instrument: Instrument, names: Names, languages: Sequence[Language]
) -> list[Attribute]:
    """Return the attributes of a question, each value that has no language only once.

    LimeSurvey stores a value that is repeated for every language as duplicates.
    """
    plain = [*_limits(item, names), *_order(item)]
    return [
        *((name, value, None) for name, value in plain),
        *_unit(item, languages),
        *_validation(item, instrument, names, languages),
    ]


def _limits(item: Item, names: Names) -> list[tuple[str, str]]:
    match item:
        case MultipleChoice():
            return _choice_limits(item, names)
        case Number(minimum=least, maximum=most, decimals=decimals):
            return [
                ("min_num_value_n", number_text(least)),
                ("max_num_value_n", number_text(most)),
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
        case ScaleScore() | Calculation():
            return [("hidden", "1")]
        case _:
            return []


def _choice_limits(item: MultipleChoice, names: Names) -> list[tuple[str, str]]:
    own = names.parts[item.name]
    exclusive = [own[code.code] for code in item.codes if code.exclusive]
    limits = [("exclude_all_others", ";".join(exclusive))] if exclusive else []
    return limits + ([("max_answers", str(item.at_most))] if item.at_most else [])


def _order(item: Item) -> list[tuple[str, str]]:
    """Return what shuffles choices or rows; its name differs between releases of LimeSurvey 6."""
    if not isinstance(item, SingleChoice | MultipleChoice | LikertGrid) or not item.randomise:
        return []
    match item:
        case SingleChoice():
            return [("random_order", "1"), ("answer_order", "random")]
        case MultipleChoice():
            return [("random_order", "1"), ("subquestion_order", "random")]
        case LikertGrid():
            return [("random_order", "1")]


def randomising_losses(item: Item) -> Iterator[str]:
    """Say what of the order that an item asks for LimeSurvey does not keep."""
    fixed = shuffled_along(item)
    # The one exclusive option of a multiple choice keeps its place.
    if isinstance(item, MultipleChoice) and len(fixed) == 1 and item.codes[fixed[0]].exclusive:
        return
    if fixed:
        yield (
            f"item {item.name}: LimeSurvey shuffles {', '.join(fixed)} along with the other "
            "choices, wherever they stood"
        )


def _unit(item: Item, languages: Sequence[Language]) -> list[Attribute]:
    if not isinstance(item, Number | Allocation) or item.unit is None:
        return []
    return _translated("suffix", item.unit, languages)


def _validation(
    item: Item, instrument: Instrument, names: Names, languages: Sequence[Language]
) -> list[Attribute]:
    expression = validation(item, instrument, names)
    if not expression:
        return []
    assert item.valid_message is not None
    tips = _translated("em_validation_q_tip", item.valid_message, languages)
    return [("em_validation_q", expression, None), *tips]


def _translated(name: str, text: Text, languages: Sequence[Language]) -> list[Attribute]:
    return [(name, html(text[language]), language) for language in languages]
