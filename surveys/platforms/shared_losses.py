"""Losses that several platforms share."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.model import Instrument, Item, MultipleChoice, SingleChoice, is_unique


def unique_losses(instrument: Instrument) -> Iterator[str]:
    """Name the answers that nobody may give twice: a form that is filled in cannot know others.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> list(unique_losses(coordinators))
    ['item link_code: nobody is told that the answer was given before; it is checked when the \
answers are read']
    """
    for item in instrument.asked:
        if is_unique(item):
            yield (
                f"item {item.name}: nobody is told that the answer was given before; it is checked "
                "when the answers are read"
            )


def shuffled_along(item: Item) -> tuple[str, ...]:
    """Return the codes that should keep their place where the others are shuffled."""
    if not isinstance(item, SingleChoice | MultipleChoice) or not item.randomise:
        return ()
    return tuple(code.code for code in item.codes if code.stands_alone)
