"""Which rows of an XLSForm an item becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.model import (
    Allocation,
    Date,
    Field,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms import limits
from surveys.platforms.odk import messages
from surveys.platforms.odk.cells import Cells, Piped
from surveys.platforms.odk.computed import is_randomised
from surveys.platforms.odk.conditions import relevance, validation
from surveys.platforms.odk.names import SEED, note
from surveys.platforms.writing import LIST_MOST, number_text


@dataclass(frozen=True, slots=True)
class _Rule:
    """What an answer must fulfil, and what is said when it does not."""

    test: str
    message: Text


def question_rows(item: Item, instrument: Instrument, choices: str) -> Iterator[Cells]:
    """Return the rows of an item.

    Parameters
    ----------
    item
        An item that is asked.
    instrument
        As asked in the wave.
    choices
        Name of the item's choice list, or "".
    """
    shared: Cells = {
        "name": item.name,
        "label": Piped(item.text),
        "hint": _hint(item),
        "relevant": relevance(item.condition, instrument),
    }
    if isinstance(item, LikertGrid):
        yield {"type": "begin_group", **shared, "appearance": "table-list"}
        for row in item.fields:
            yield _part(item, row, instrument, f"select_one {choices}", _required(item), [])
        yield {"type": "end_group"}
    elif isinstance(item, Allocation):
        yield {"type": "begin_group", **shared, "hint": None}
        # A plain group shows no hint, so the help becomes a note of its own.
        yield {"type": "note", "name": note(item.name), "label": _hint(item)}
        yield from _allocation(item, instrument)
        yield {"type": "end_group"}
    else:
        yield {
            **shared,
            "type": _type(item, choices),
            "required": _required(item),
            **_constraint([*_rules(item), *_valid(item, instrument, item.name)]),
            "appearance": _appearance(item),
            "parameters": f"randomize=true, seed=${{{SEED}}}" if is_randomised(item) else "",
        }


def _allocation(item: Allocation, instrument: Instrument) -> Iterator[Cells]:
    """All parts or none: a part makes the later ones required, the last holds the sum.

    A constraint is not looked at while its question is empty, so the sum can only be enforced
    when the question that carries it has to be answered. A part cannot make an earlier one
    required, as ODK takes that for a cycle; but while one is empty the sum is no number, so that
    the last one is refused, and says that nothing may be left empty.
    """
    parts = [one.name for one in item.fields]
    for place, one in enumerate(item.fields):
        earlier = " or ".join("${" + name + "} != ''" for name in parts[:place])
        rules = [_Rule(f"(. >= 0 and . <= {item.total})", limits.number_between(0, item.total))]
        if place == len(parts) - 1:
            total = " + ".join(["${" + name + "}" for name in parts[:place]] + ["."])
            rules.append(_Rule(f"{total} = {item.total}", messages.adds_up_in_full(item.total)))
        yield {
            **_part(item, one, instrument, "integer", _required(item) or earlier, rules),
            "required_message": messages.adds_up_to(item.total),
        }


def _part(
    item: Item, one: Field, instrument: Instrument, kind: str, required: str, rules: list[_Rule]
) -> Cells:
    return {
        "type": kind,
        "name": one.name,
        "label": one.text,
        "required": required,
        **_constraint([*rules, *_valid(item, instrument, one.name)]),
    }


def _required(item: Item) -> str:
    return "yes" if item.required else ""


def _type(item: Item, choices: str) -> str:
    match item:
        case SingleChoice():
            return f"select_one {choices}"
        case MultipleChoice():
            return f"select_multiple {choices}"
        case Number(decimals=decimals):
            return "decimal" if decimals else "integer"
        case Date():
            return "date"
        case _:
            return "text"


def _appearance(item: Item) -> str:
    match item:
        case SingleChoice(codes=codes) if len(codes) > LIST_MOST:
            return "minimal autocomplete"
        case LongText():
            return "multiline"
        case _:
            return ""


def _hint(item: Item) -> Piped | None:
    texts = [item.help] if item.help is not None else []
    if isinstance(item, Number | Allocation) and item.unit is not None:
        texts.append(item.unit.map(lambda words: f"({words})"))
    if isinstance(item, Allocation):
        texts.append(messages.adds_up_to(item.total))
    joined = messages.joined(texts)
    return None if joined is None else Piped(joined)


def _rules(item: Item) -> list[_Rule]:
    match item:
        case MultipleChoice(codes=codes, at_most=most):
            rules = [
                _Rule(
                    f"not(selected(., '{code.code}') and count-selected(.) > 1)",
                    messages.exclusive(code.text),
                )
                for code in codes
                if code.exclusive
            ]
            few = [_Rule(f"count-selected(.) <= {most}", limits.at_most(most))] if most else []
            return rules + few
        case Number(minimum=least, maximum=most):
            return [
                _Rule(
                    f"(. >= {number_text(least)} and . <= {number_text(most)})",
                    limits.number_between(least, most),
                )
            ]
        case Date(earliest=first, latest=last):
            return [
                _Rule(
                    f"(. >= date('{first.isoformat()}') and . <= date('{last.isoformat()}'))",
                    limits.day_between(first, last),
                )
            ]
        case ShortText(max_length=length):
            return [_Rule(f"string-length(.) <= {length}", limits.no_longer_than(length))]
        case _:
            return []


def _valid(item: Item, instrument: Instrument, own: str) -> list[_Rule]:
    test = validation(item, instrument, own)
    if not test:
        return []
    assert item.valid_message is not None
    return [_Rule(test, item.valid_message)]


def _constraint(rules: list[_Rule]) -> Cells:
    return {
        "constraint": " and ".join(rule.test for rule in rules),
        "constraint_message": messages.joined([rule.message for rule in rules]),
    }
