"""Every text of an instrument by its place, and the instrument with other texts in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from surveys.model.codes import CodeList
from surveys.model.items import Item
from surveys.model.question import Revision
from surveys.model.text import Text

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument, Section

Holder: TypeAlias = "Instrument | Section | Item | Revision"
"""A part of a form that has texts of its own."""


def texts_of(instrument: Instrument) -> Iterator[tuple[str, Text]]:
    """Return place and text of everything that respondents read, in the order of the form.

    A place is `title`, `<section>.title`, `<item>.text`, `<item>.help`, `<item>.codes.<code>`,
    `<item>.rows.<row>` or, for an earlier wording, `<item>.revisions.<number>.text` and so on.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [place for place, _ in texts_of(coordinators)][:4]
    ['title', 'intro', 'thanks', 'background.title']
    """
    yield from own_texts(instrument)
    for section in instrument.sections:
        yield from own_texts(section, f"{section.name}.")
        for item in section.items:
            yield from own_texts(item, f"{item.name}.")
            for place, revision in _revisions(item):
                yield from own_texts(revision, place)


def own_texts(holder: Holder, before: str = "") -> Iterator[tuple[str, Text]]:
    """Return place and text of what one part of a form itself says; `before` begins each place.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [place for place, _ in own_texts(coordinators["role"])][:2]
    ['text', 'codes.regional']
    """
    for name, value in _worded(holder):
        if isinstance(value, Text):
            yield f"{before}{name}", value
        else:
            yield from ((f"{before}{name}.{code.code}", code.text) for code in value)


def place_order(instrument: Instrument) -> dict[str, int]:
    """Return the number of each place in the order of the form.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> place_order(coordinators)["intro"]
    1
    """
    return {place: number for number, place in enumerate(instrument.texts)}


def with_texts(instrument: Instrument, texts: Mapping[str, Text]) -> Instrument:
    """Return the instrument with these texts in their places; the others stay.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> with_texts(coordinators, {"title": Text(en="Survey")}).title.en
    'Survey'
    """
    if not texts:
        return instrument
    return replace(
        instrument,
        **_changes(instrument, "", texts),
        sections=tuple(_section(section, texts) for section in instrument.sections),
    )


def _worded(holder: Holder) -> Iterator[tuple[str, Text | CodeList]]:
    """Yield the texts and the lists of texts that a part of a form has, by name."""
    for one in fields(holder):
        value = getattr(holder, one.name)
        if isinstance(value, Text | CodeList):
            yield one.name, value


def _revisions(item: Item) -> Iterator[tuple[str, Revision]]:
    for number, revision in enumerate(item.revisions):
        yield f"{item.name}.revisions.{number}.", revision


def _changes(holder: Holder, before: str, texts: Mapping[str, Text]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name, value in _worded(holder):
        place = f"{before}{name}"
        if isinstance(value, Text):
            changes[name] = texts.get(place, value)
        else:
            new = {code: texts.get(f"{place}.{code}") for code in value.names}
            changes[name] = value.reworded({code: text for code, text in new.items() if text})
    return changes


def _section(section: Section, texts: Mapping[str, Text]) -> Section:
    return replace(
        section,
        **_changes(section, f"{section.name}.", texts),
        items=tuple(_item(item, texts) for item in section.items),
    )


def _item(item: Item, texts: Mapping[str, Text]) -> Item:
    return replace(
        item,
        **_changes(item, f"{item.name}.", texts),
        revisions=tuple(
            replace(one, **_changes(one, place, texts)) for place, one in _revisions(item)
        ),
    )
