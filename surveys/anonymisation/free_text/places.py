"""Names of places in Finland: municipalities, and towns and parts of them that are none."""

from __future__ import annotations

from functools import cache, lru_cache

from surveys.anonymisation.free_text.inflection import Names
from surveys.anonymisation.free_text.word_lists import words_of
from surveys.anonymisation.identifiers.places import municipality_names

_OTHERS = words_of("places")
_WORDS = words_of("places_also_words")


@cache
def _sure() -> Names:
    return Names.of((municipality_names() | _OTHERS) - _WORDS)


@cache
def _maybe() -> Names:
    return Names.of((municipality_names() | _OTHERS) & _WORDS)


@lru_cache(maxsize=200_000)
def is_place(lower: str, *, known: bool) -> bool:
    """Tell whether a word in small letters is a form of the name of a place.

    Parameters
    ----------
    lower
        The word.
    known
        Whether it is an ordinary word too; then names that are words do not count.

    Examples
    --------
    >>> is_place("kuopiossa", known=False), is_place("salossa", known=True)
    (True, False)
    """
    return _sure().longest(lower) > 0 or (not known and _maybe().longest(lower) > 0)
