"""Which translations were reviewed against which source text, and which need it again.

The register keeps pairs of texts and not places, so moving or renaming an item changes nothing:
a line is an instrument, a language (or "twin"), 10 hex digits for the translation and 10 for the
source text. A twin's wording is kept the same way against the wording of the item it is the twin
of; its question also against what can be answered there: codes, rows, limits and direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple

from surveys.errors import DefinitionError
from surveys.model import LANGUAGES, CodeList, Instrument, Item, Language
from surveys.model.naming import NAME
from surveys.model.texts import own_texts, place_order
from surveys.translation.applying import is_of_present_text
from surveys.translation.catalogue import Catalogue
from surveys.translation.package import REVIEWED, catalogues, reviewed_text
from surveys.translation.wording import tidy, wording_hash

_TWIN = "twin"
_ANSWERED = ("negative", "at_most", "minimum", "maximum", "decimals", "total", "earliest", "latest")
_HEAD = """\
# Translations (and twins) that were reviewed against a source text: instrument, language, 10 hex
# digits of the translation, 10 of the source text. Written by: tkk translate reviewed.
"""
_LINE = re.compile(
    rf"({NAME.pattern}) ({'|'.join(LANGUAGES)}|{_TWIN}) ([0-9a-f]{{10}}) ([0-9a-f]{{10}})"
)


class Pair(NamedTuple):
    """A translation and what it was reviewed against, as digits."""

    instrument: str
    kind: str
    text: str
    source: str


class State(StrEnum):
    """Why a wording should be looked at."""

    STALE = "stale"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A wording that should be looked at.

    Parameters
    ----------
    place
        As in `instrument.texts`.
    language
        Of the wording.
    state
        `stale`: reviewed, but against another source text; `unreviewed`: never reviewed.
    twin
        Whether it is a twin's wording, to be held against the wording of the other role's item.
    text
        The wording.
    source
        What it should be held against.
    """

    place: str
    language: Language
    state: State
    twin: bool
    text: str
    source: str

    @property
    def reason(self) -> str:
        """Why, in words."""
        if self.state is State.UNREVIEWED:
            return "this wording has not been reviewed"
        if self.twin:
            return "the other role's item was reworded since this twin's wording was reviewed"
        return "the source text changed since the translation was reviewed"


def stale(
    instrument: Instrument,
    known: frozenset[Pair] | None = None,
    kept: Iterable[Catalogue] | None = None,
) -> tuple[Stale, ...]:
    """Return the wordings of an instrument that should be looked at, in the order of the form.

    Parameters
    ----------
    instrument
        As it is got, with the wording of its catalogues.
    known
        The reviewed pairs; those of the register when not given.
    kept
        The instrument's catalogues; those that come with it when not given. What they translate
        counts as reviewed. What they have for an earlier source text is stale, unless the wording
        that stands in its place was reviewed.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> {one.state for one in stale(coordinators, frozenset())}
    {<State.UNREVIEWED: 'unreviewed'>}
    >>> stale(coordinators, pairs(coordinators))
    ()
    """
    files = catalogues(instrument.name) if kept is None else tuple(kept)
    reviewed = (register() if known is None else known) | _pairs_of_catalogues(files)
    found = {(one.place, one.language, one.twin): one for one in _not_among(reviewed, instrument)}
    for one in _left_behind(instrument, files):
        key = (one.place, one.language, False)
        if key in found or not instrument.texts[one.place].has(one.language):
            found[key] = one
    order = place_order(instrument)
    return tuple(sorted(found.values(), key=lambda one: order[one.place]))


def pairs(instrument: Instrument, languages: Iterable[Language] = LANGUAGES) -> frozenset[Pair]:
    """Return an instrument's present pairs of translation and source text, twins among them.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> sorted({pair.kind for pair in pairs(coordinators)})
    ['en', 'sv']
    """
    wanted = set(languages)
    return frozenset(
        _pair(one, instrument) for one in _wordings(instrument) if one.language in wanted
    )


def register(text: str | None = None) -> frozenset[Pair]:
    """Return the reviewed pairs that a register holds; the one that comes with the instruments.

    Raises
    ------
    DefinitionError
        A line is none of a register; the message says which.

    Examples
    --------
    >>> sorted(register("meals sv 0123456789 abcdef0123"))
    [Pair(instrument='meals', kind='sv', text='0123456789', source='abcdef0123')]
    """
    lines = (reviewed_text() if text is None else text).splitlines()
    return frozenset(
        _read_line(line, number)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )


def write_register(known: Iterable[Pair]) -> bytes:
    """Return a register as it is kept: sorted lines, so that two people's changes merge.

    Examples
    --------
    >>> pair = Pair("meals", "sv", "0123456789", "abcdef0123")
    >>> write_register([pair]).decode().splitlines()[-1]
    'meals sv 0123456789 abcdef0123'
    """
    return (_HEAD + "".join(f"{' '.join(one)}\n" for one in sorted(known))).encode()


def _read_line(line: str, number: int) -> Pair:
    found = _LINE.fullmatch(line.strip())
    if found:
        return Pair(*found.groups())
    raise DefinitionError(
        f"the line {line[:60]!r}",
        expected="an instrument, a language and twice 10 hex digits",
        where=f"{REVIEWED}, line {number}",
        advice="Remove the line; what was reviewed can be recorded again.",
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    place: str
    language: Language
    text: str
    source: str
    twin: bool = False
    answers: str = ""


def _pair(one: _Wording, instrument: Instrument) -> Pair:
    kind = _TWIN if one.twin else one.language
    return Pair(
        instrument.name, kind, wording_hash(one.text), wording_hash(one.source + one.answers)
    )


def _not_among(reviewed: frozenset[Pair], instrument: Instrument) -> Iterator[Stale]:
    """Yield the wordings of which the present pair has not been reviewed."""
    again = {pair[:3] for pair in reviewed}
    for one in _wordings(instrument):
        pair = _pair(one, instrument)
        if pair not in reviewed:
            known = pair[:3] in again
            yield _as(one, State.STALE if known else State.UNREVIEWED)


def _as(one: _Wording, state: State) -> Stale:
    return Stale(
        place=one.place,
        language=one.language,
        state=state,
        twin=one.twin,
        text=one.text,
        source=one.source,
    )


def _wordings(instrument: Instrument) -> Iterator[_Wording]:
    """Yield every wording with what it is held against."""
    source, first = instrument.source, _first_wordings(instrument)
    answered = {f"{item.name}.text": _answers(item.twin.of) for item in instrument if item.twin}
    for place, text in instrument.texts.items():
        if not text.has(source):
            continue
        answers = answered.get(place, "")
        if place in first and (answers or tidy(first[place]) != tidy(text[source])):
            yield _Wording(place, source, text[source], first[place], twin=True, answers=answers)
        for language in LANGUAGES:
            if language != source and text.has(language):
                yield _Wording(place, language, text[language], text[source])


def _first_wordings(instrument: Instrument) -> dict[str, str]:
    """Return, by the places of twins, how the first role's items are worded."""
    return {
        f"{item.name}.{part}": text[instrument.source]
        for item in instrument.items
        if item.twin is not None
        for part, text in own_texts(item.twin.of)
        if text.has(instrument.source)
    }


def _answers(item: Item) -> str:
    """Write what can be answered to an item, which a twin takes over without being asked."""
    parts = {one.name: getattr(item, one.name) for one in fields(item)}
    lists = {
        name: [(code.code, str(code.missing), code.exclusive) for code in value]
        for name, value in parts.items()
        if isinstance(value, CodeList)
    }
    plain = {name: parts[name] for name in _ANSWERED if name in parts}
    return f" {lists} {plain}"


def _pairs_of_catalogues(files: Iterable[Catalogue]) -> frozenset[Pair]:
    return frozenset(
        Pair(file.instrument, file.language, wording_hash(entry.text), wording_hash(entry.source))
        for file in files
        for entry in file.entries
        if entry.text.strip() and not entry.fuzzy
    )


def _left_behind(instrument: Instrument, files: Iterable[Catalogue]) -> Iterator[Stale]:
    """Yield what catalogues have for texts that have changed since."""
    for file in files:
        for entry in file.entries:
            text = instrument.texts.get(entry.place)
            if text is None or not text.has(instrument.source) or not entry.text.strip():
                continue
            if not is_of_present_text(instrument, entry):
                yield Stale(
                    place=entry.place,
                    language=file.language,
                    state=State.STALE,
                    twin=False,
                    text=tidy(entry.text),
                    source=text[instrument.source],
                )
