"""Texts out to translators: a catalogue of everything that respondents read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveys.errors import UsageError
from surveys.model import LANGUAGES, Instrument, Language, content_hash
from surveys.translation.catalogue import Catalogue, Entry
from surveys.translation.notes import notes
from surveys.translation.reviewed import Stale, State

_CHANGED = "CHANGED: the source text is not the one that this translation was made from"


def outgoing(
    instrument: Instrument,
    language: Language,
    outdated: Sequence[Stale] = (),
    kept: Catalogue | None = None,
) -> Catalogue:
    """Return the catalogue that goes to a translator.

    Parameters
    ----------
    instrument
        As it is got, with the wording of its catalogues.
    language
        The language translated into.
    outdated
        What should be looked at, from `stale`; stale translations are marked fuzzy.
    kept
        The catalogue there is: it knows the earlier source text of what is stale in it.

    Returns
    -------
    Catalogue
        One entry for each text that there is in the source language, in the order of the form.

    Raises
    ------
    UsageError
        `language` is the one that the instrument is written in.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> entry = outgoing(coordinators, "sv").entries[0]
    >>> entry.place, entry.source == coordinators.title.fi, entry.text == coordinators.title.sv
    ('title', True, True)
    """
    if language == instrument.source:
        raise UsageError(
            f"language {language}",
            expected=f"one of {', '.join(one for one in LANGUAGES if one != language)}",
            where=f"instrument {instrument.name}",
            advice=f"It is written in {language}, and translated from it.",
        )
    again = {one.place: one for one in outdated if _counts(one, language)}
    return Catalogue(
        instrument=instrument.name,
        language=language,
        source=instrument.source,
        entries=tuple(_entries(instrument, language, again, kept)),
        content_hash=content_hash(instrument),
        where=f"{instrument.name}, {language}",
    )


def without_source(instrument: Instrument) -> tuple[str, ...]:
    """Return the places that cannot be translated, as they lack a text in the source language."""
    source = instrument.source
    return tuple(place for place, text in instrument.texts.items() if not text.has(source))


def _counts(one: Stale, language: Language) -> bool:
    return one.language == language and one.state is State.STALE


def _entries(
    instrument: Instrument,
    language: Language,
    again: Mapping[str, Stale],
    kept: Catalogue | None,
) -> Iterator[Entry]:
    earlier = {} if kept is None else kept.by_place
    for place, text in instrument.texts.items():
        if not text.has(instrument.source):
            continue
        source, old = text[instrument.source], again.get(place)
        before = earlier[place].source if old and place in earlier else ""
        yield Entry(
            place=place,
            source=source,
            text=old.text if old else text.get(language),
            fuzzy=old is not None,
            previous="" if before == source else before,
            note=(*((_CHANGED,) if old else ()), *notes(instrument, place, language)),
        )
