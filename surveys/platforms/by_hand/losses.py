"""What of an instrument a form that was built by hand cannot carry."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.model import (
    Allocation,
    Instrument,
    Item,
    MultipleChoice,
    ShortText,
    Text,
    is_shuffled,
    is_unique,
    piped_fields,
)
from surveys.platforms.by_hand.tasks import Builder, branches, kind_of

_READ = "it is checked when the answers are read"


def losses_of(asked: Instrument, builder: Builder) -> tuple[str, ...]:
    """Say it in sentences, first of the whole and then of its parts.

    Parameters
    ----------
    asked
        As asked in one wave.
    builder
        Where the form is built.
    """
    whole = (
        f"{builder.title} takes in no questionnaire: the form is built by hand from the build "
        "sheet, so every slip of the hand is in it",
        "answers come back as texts, which are decoded by the texts of the build sheet: a text "
        "that was changed there is not recognised",
    )
    sections = (
        f"section {section.name}: {_PIPED}"
        for section in asked.sections
        if section.intro is not None and piped_fields(section.intro, section.name)
    )
    items = (
        f"item {item.name}: {loss}"
        for item in asked.items
        for loss in _of_item(item, asked, builder)
    )
    return (*whole, *sections, *items)


_PIPED = "an earlier answer is not shown in its text, the question is named instead"


def _of_item(item: Item, asked: Instrument, builder: Builder) -> Iterator[str]:
    if not item.asked:
        yield "it is not computed in the form, but when the answers are read"
        return
    if _pipes(item.text, item) or (item.help is not None and _pipes(item.help, item)):
        yield _PIPED
    if not branches(item, asked):
        yield f"its condition is more than a jump after one answer, so everybody sees it; {_READ}"
    elif asked.condition_of(item.name) is not None:
        yield f"who leaves empty the question that it hangs on sees it, for want of a jump; {_READ}"
    if item.constraint is not None:
        yield f"valid_if is not enforced; {_READ}"
    yield from _of_kind(item, builder)


def _pipes(text: Text, item: Item) -> bool:
    return bool(piped_fields(text, item.name))


def _of_kind(item: Item, builder: Builder) -> Iterator[str]:
    if is_shuffled(item) and kind_of(item) not in builder.shuffles:
        yield "its order is not shuffled: everybody gets the same"
    if isinstance(item, Allocation):
        yield f"its parts are questions of their own, and their sum is not enforced; {_READ}"
    if isinstance(item, MultipleChoice) and _alone(item):
        yield f"options that rule out all others can be chosen with them; {_READ}"
    if isinstance(item, ShortText):
        yield f"the length of the answer is not limited; {_READ}"
    if is_unique(item):
        yield f"nobody is told that the answer was given before; {_READ}"


def _alone(item: MultipleChoice) -> bool:
    return any(code.stands_alone for code in item.codes)
