"""Answer lists and grids: whether they are whole, in order and short enough to be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from surveys.conditions import AnyOf, Comparison, Condition, IsAnswered, names_in
from surveys.lint.findings import Finding
from surveys.model import (
    CodeList,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    ShortText,
    SingleChoice,
)

OTHER = "other"
"""The code of an answer that asks for words of one's own."""
MOST_ROWS = 15
"""Rows that a grid can have before it is long."""
MOST_RATINGS = 11
"""Numeric codes that a list can have and still be a rating scale (0–10)."""


def codes_of(item: Item) -> CodeList | None:
    """Return the list that an item is answered from, if there is one."""
    match item:
        case SingleChoice(codes=codes) | MultipleChoice(codes=codes) | LikertGrid(codes=codes):
            return codes
        case _:
            return None


def is_rating(item: Item) -> bool:
    """Return whether an item is answered on a rating scale."""
    codes = codes_of(item)
    if isinstance(item, MultipleChoice) or codes is None or not codes.numeric:
        return False
    return 3 <= len(codes.answers) <= MOST_RATINGS


def unspecified(instrument: Instrument) -> Iterator[Finding]:
    """Find choices with 'other' that do not ask what it is."""
    for item in instrument.asked:
        codes = codes_of(item)
        choice = isinstance(item, SingleChoice | MultipleChoice)
        if choice and codes is not None and OTHER in codes and not _specified(instrument, item):
            yield Finding(
                item.name,
                f"the answer {OTHER!r}, and nothing that asks what it is",
                f"an item {item.name}_{OTHER} shown when it is chosen",
                "Add it with specify(), or accept the hint where the words are not needed.",
            )


def _specified(instrument: Instrument, choice: Item) -> bool:
    return any(
        isinstance(item, ShortText | LongText)
        and choice.name in names_in(item.condition)
        and (item.name == f"{choice.name}_{OTHER}" or _asks_for(item.condition, choice.name))
        for item in instrument.asked
    )


def _asks_for(condition: Condition | None, name: str) -> bool:
    """Return whether a condition is that the other answer was chosen, among whatever else."""
    match condition:
        case AnyOf(item=item, codes=codes):
            return item == name and OTHER in codes
        case Comparison(left=left, operator="==", right=right):
            return {str(left), str(right)} == {name, f'"{OTHER}"'}
        case None | IsAnswered() | Comparison():
            return False
        case _:
            parts = getattr(condition, "parts", ())
            return any(_asks_for(part, name) for part in parts)


def single_answers(instrument: Instrument) -> Iterator[Finding]:
    """Find lists that leave nothing to choose."""
    for item in instrument.asked:
        codes = codes_of(item)
        lone = codes is not None and len(codes.answers) < 2
        if lone and not isinstance(item, MultipleChoice):
            yield Finding(
                item.name,
                f"{len(codes.answers) if codes is not None else 0} answer(s) to choose from",
                "two or more",
                "Add answers, or ask with a multiple choice that can be left empty.",
            )


def unordered(instrument: Instrument) -> Iterator[Finding]:
    """Find rating scales whose codes do not go up or down."""
    for item in instrument.asked:
        codes = codes_of(item)
        if codes is None or not is_rating(item):
            continue
        values = [int(code.code) for code in codes.answers]
        if values not in (sorted(values), sorted(values, reverse=True)):
            yield Finding(
                item.name,
                f"a scale in the order {', '.join(map(str, values))}",
                "codes that go up, or down",
                "Put the answers in order.",
            )


def same_options(instrument: Instrument) -> Iterator[Finding]:
    """Find two options, rows or parts with the same text."""
    for item in instrument.asked:
        for name in ("codes", "rows", "parts"):
            codes = getattr(item, name, None)
            texts = [code.text[instrument.source] for code in codes or ()]
            for text in (text for text, times in Counter(texts).items() if times > 1):
                yield Finding(
                    item.name,
                    f"{text!r} more than once among the {name}",
                    "texts that differ",
                    "Reword one, or take it away.",
                    (instrument.source,),
                )


def long_grids(instrument: Instrument) -> Iterator[Finding]:
    """Find grids with more rows than people answer with care."""
    for item in instrument.asked:
        if isinstance(item, LikertGrid) and len(item.rows) > MOST_ROWS:
            yield Finding(
                item.name,
                f"a grid of {len(item.rows)} rows",
                f"{MOST_ROWS} at most",
                "Split it, or leave rows out.",
            )
