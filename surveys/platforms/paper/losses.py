"""What of an instrument a form on paper cannot carry."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.model import Instrument, Item, is_shuffled, is_unique, piped_fields

_READ = "answers are checked when they are read"
_WHOLE = (
    f"paper enforces nothing: limits, required answers and how many may be chosen are printed as "
    f"instructions, and {_READ}",
    f"skip logic is printed as sentences that respondents follow or not; {_READ}",
)


def losses_of(asked: Instrument) -> tuple[str, ...]:
    """Say it in sentences, first of the whole and then of its parts.

    Examples
    --------
    >>> from surveys.instruments import training
    >>> losses_of(training.at("pre"))[0][:22]
    'paper enforces nothing'
    """
    intros = (
        f"section {section.name}: earlier answers are not shown in its introduction, their "
        "questions are named instead"
        for section in asked.sections
        if section.intro is not None and piped_fields(section.intro, section.name)
    )
    items = (f"item {item.name}: {loss}" for item in asked.items for loss in _of_item(item))
    return (*_WHOLE, *intros, *items)


def _of_item(item: Item) -> Iterator[str]:
    if not item.asked:
        yield "it is not computed on paper, but when the answers are read"
        return
    texts = [text for text in (item.text, item.help) if text is not None]
    if any(piped_fields(text, item.name) for text in texts):
        yield "an earlier answer is not shown in its text, the question is named instead"
    if is_shuffled(item):
        yield "the order is not shuffled: everybody gets the same form"
    if is_unique(item):
        yield f"nobody is told that the answer was given before; {_READ}"
