"""What of an instrument a REDCap data dictionary cannot carry."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.model import (
    Allocation,
    Date,
    Instrument,
    Item,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
)
from surveys.platforms.shared_losses import shuffled_along

_AGAIN = "it is checked again when the answers are read"
_WHOLE = (
    "a data dictionary has one language: make a project of its own for each, in which records are "
    "numbered from 1, or set the other languages in REDCap's multi-language management",
    "a data dictionary has no survey: enable the form as a survey, show one section on each page, "
    "and paste the title and the thanks into its settings",
)


def losses_of(asked: Instrument) -> tuple[str, ...]:
    """Say it in sentences, first of the whole and then of its items.

    Parameters
    ----------
    asked
        As asked in one wave.
    """
    items = (f"item {item.name}: {loss}" for item in asked.asked for loss in _of_item(item))
    return (*_WHOLE, *items)


def _of_item(item: Item) -> Iterator[str]:
    if item.constraint is not None:
        yield f"REDCap shows the message of valid_if and does not stop on it; {_AGAIN}"
    yield from _limits(item)
    yield from _order(item)
    if item.required and isinstance(item, MultipleChoice):
        yield "REDCap may not enforce that an option is chosen: try it, guides do not agree"
    if item.required and isinstance(item, Allocation):
        yield f"REDCap cannot require an answer to one part or another; {_AGAIN}"


def _limits(item: Item) -> Iterator[str]:
    match item:
        case Number(decimals=decimals):
            yield f"REDCap warns of a number outside its limits and takes it; {_AGAIN}"
            if decimals:
                yield f"REDCap takes more decimals than {decimals}"
        case Date():
            yield f"REDCap warns of a day outside its limits and takes it; {_AGAIN}"
        case Allocation(total=total):
            yield (
                f"REDCap shows a message until the parts add up to {total} and does not stop on "
                f"it; {_AGAIN}"
            )
        case ShortText(unique=True):
            yield (
                "REDCap looks for an answer given twice only when the field is set as the "
                f"project's secondary unique field; {_AGAIN}"
            )


def _order(item: Item) -> Iterator[str]:
    if isinstance(item, LikertGrid) and item.randomise:
        yield "REDCap cannot shuffle the rows of a grid; they keep their order"
    if fixed := shuffled_along(item):
        yield (
            f"REDCap shuffles {', '.join(fixed)} along with the other choices, wherever they stood"
        )
