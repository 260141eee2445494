"""Every text of an instrument by its place, and the instrument with other texts in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from surveys.model.codes import Code, CodeList
from surveys.model.items import Item
from surveys.model.question import Revision
from surveys.model.text import Text

if TYPE_CHECKING:
    from surveys.model.instrument import Instrument, Section

_OPENING = ("title", "intro", "thanks")


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
    yield from _texts(instrument, "", _OPENING)
    for section in instrument.sections:
        yield from _texts(section, f"{section.name}.", ("title", "intro"))
        for item in section.items:
            yield from _item_texts(item)


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
        **_changed("", _OPENING, texts),
        sections=tuple(_section(section, texts) for section in instrument.sections),
    )


def _texts(holder: object, before: str, names: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    for name in names:
        text = getattr(holder, name)
        if isinstance(text, Text):
            yield f"{before}{name}", text


def _item_texts(item: Item | Revision, before: str = "") -> Iterator[tuple[str, Text]]:
    place = before or f"{item.name}."  # type: ignore[union-attr] # a revision comes with its place
    for one in fields(item):
        value = getattr(item, one.name)
        if isinstance(value, Text):
            yield f"{place}{one.name}", value
        elif isinstance(value, CodeList):
            yield from ((f"{place}{one.name}.{code.code}", code.text) for code in value)
    for number, revision in enumerate(getattr(item, "revisions", ())):
        yield from _item_texts(revision, f"{place}revisions.{number}.")


def _changed(before: str, names: tuple[str, ...], texts: Mapping[str, Text]) -> dict[str, Any]:
    return {name: texts[f"{before}{name}"] for name in names if f"{before}{name}" in texts}


def _section(section: Section, texts: Mapping[str, Text]) -> Section:
    return replace(
        section,
        **_changed(f"{section.name}.", ("title", "intro"), texts),
        items=tuple(_item(item, f"{item.name}.", texts) for item in section.items),
    )


def _item(item: Any, place: str, texts: Mapping[str, Text]) -> Any:
    """Return an item, or a revision of it, with new texts."""
    changes: dict[str, object] = {}
    for one in fields(item):
        value = getattr(item, one.name)
        if isinstance(value, Text):
            changes[one.name] = texts.get(f"{place}{one.name}", value)
        elif isinstance(value, CodeList):
            changes[one.name] = _codes(value, f"{place}{one.name}.", texts)
    if revisions := getattr(item, "revisions", ()):
        changes["revisions"] = tuple(
            _item(revision, f"{place}revisions.{number}.", texts)
            for number, revision in enumerate(revisions)
        )
    return replace(item, **changes)


def _codes(codes: CodeList, place: str, texts: Mapping[str, Text]) -> CodeList:
    def worded(code: Code) -> Code:
        return replace(code, text=texts.get(f"{place}{code.code}", code.text))

    return CodeList(codes.name, tuple(map(worded, codes)))
