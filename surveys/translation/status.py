"""How complete the translations of an instrument are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from surveys.model import LANGUAGES, Instrument, Language
from surveys.translation.applying import in_force
from surveys.translation.catalogue import Catalogue
from surveys.translation.reviewed import Stale, State
from surveys.translation.wording import tidy, word_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete one language of an instrument is.

    Parameters
    ----------
    instrument, language
        Whose, and which language.
    is_source
        Whether the instrument is written in it; what is stale are twins then.
    texts
        How many there are in all.
    missing
        How many have no wording in this language.
    stale
        How many were reviewed against another source text.
    unreviewed
        How many were never reviewed.
    in_catalogue
        How many have their wording from a catalogue.
    words
        Words of the source texts, each different text once.
    words_left
        Those of them whose translation is missing or stale.
    """

    instrument: str
    language: Language
    is_source: bool
    texts: int
    missing: int
    stale: int
    unreviewed: int
    in_catalogue: int
    words: int
    words_left: int


def completeness(
    instrument: Instrument, looked_at: Sequence[Stale], kept: Iterable[Catalogue] = ()
) -> tuple[Completeness, ...]:
    """Return how complete each language of an instrument is, its source language first.

    Parameters
    ----------
    instrument
        As it is got, with the wording of its catalogues.
    looked_at
        What `stale` returns for it.
    kept
        Its catalogues.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [(one.language, one.missing) for one in completeness(coordinators, ())]
    [('fi', 0), ('sv', 0), ('en', 0)]
    """
    others = [one for one in LANGUAGES if one != instrument.source]
    files = tuple(kept)
    return tuple(
        _of(instrument, language, looked_at, files) for language in (instrument.source, *others)
    )


def _of(
    instrument: Instrument,
    language: Language,
    looked_at: Sequence[Stale],
    kept: Sequence[Catalogue],
) -> Completeness:
    texts = instrument.texts
    mine = [one for one in looked_at if one.language == language]
    missing = {place for place, text in texts.items() if not text.has(language)}
    old = {one.place for one in mine if one.state is State.STALE}
    to_do = set() if language == instrument.source else missing | old
    return Completeness(
        instrument=instrument.name,
        language=language,
        is_source=language == instrument.source,
        texts=len(texts),
        missing=len(missing),
        stale=len(old),
        unreviewed=sum(one.state is State.UNREVIEWED for one in mine),
        in_catalogue=sum(
            len(tuple(in_force(instrument, file))) for file in kept if file.language == language
        ),
        words=_words(instrument, texts),
        words_left=_words(instrument, to_do),
    )


def _words(instrument: Instrument, places: Iterable[str]) -> int:
    source = instrument.source
    texts = (instrument.texts[place] for place in places)
    return sum(map(word_count, {tidy(text[source]) for text in texts if text.has(source)}))
