"""Answer lists and grids: whether they are whole, in order and short enough to be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from surveys.conditions import And, Answer, AnyOf, Comparison, Condition, Literal, Or
from surveys.lint.findings import Finding
from surveys.model import (
    MOST_RATINGS,
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


def is_rating(item: Item) -> bool:
    """Return whether an item is answered on a rating scale."""
    codes = item.options
    if isinstance(item, MultipleChoice) or codes is None or not codes.numeric:
        return False
    return 3 <= len(codes.answers) <= MOST_RATINGS


def _with_codes(instrument: Instrument) -> Iterator[tuple[Item, CodeList]]:
    for item in instrument.asked:
        if item.options is not None:
            yield item, item.options


def followed(item: Item) -> Iterator[tuple[str, str]]:
    """Return the choices, each with a code, on whose being chosen an open question is asked.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> list(followed(coordinators["role_other"]))
    [('role', 'other')]
    """
    if isinstance(item, ShortText | LongText):
        yield from _chosen(item.condition)


def _chosen(condition: Condition | None) -> Iterator[tuple[str, str]]:
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _chosen(part)
        case AnyOf(item=item, codes=codes):
            yield from ((item, code) for code in codes)
        case (
            Comparison(left=Answer(field=name), operator="==", right=Literal(value=code))
            | Comparison(left=Literal(value=code), operator="==", right=Answer(field=name))
        ):
            yield name, str(code)
        case _:
            pass


def unspecified(instrument: Instrument) -> Iterator[Finding]:
    """Find choices with 'other' that do not ask what it is."""
    told = {one for item in instrument.asked for one in followed(item)}
    for item, codes in _with_codes(instrument):
        choice = isinstance(item, SingleChoice | MultipleChoice)
        if choice and OTHER in codes and (item.name, OTHER) not in told:
            yield Finding(
                item.name,
                f"the answer {OTHER!r}, and nothing that asks what it is",
                f"an item {item.name}_{OTHER} shown when it is chosen",
                "Add it with specify(), or accept the hint where the words are not needed.",
            )


def single_answers(instrument: Instrument) -> Iterator[Finding]:
    """Find lists that leave nothing to choose."""
    for item, codes in _with_codes(instrument):
        if len(codes.answers) < 2 and not isinstance(item, MultipleChoice):
            yield Finding(
                item.name,
                f"{len(codes.answers)} answer(s) to choose from",
                "two or more",
                "Add answers, or ask with a multiple choice that can be left empty.",
            )


def unordered(instrument: Instrument) -> Iterator[Finding]:
    """Find rating scales whose codes do not go up or down."""
    for item, codes in _with_codes(instrument):
        values = [int(code) for code in codes.answer_names] if is_rating(item) else []
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
