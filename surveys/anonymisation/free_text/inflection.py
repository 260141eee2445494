"""Names in their Finnish and Swedish forms: from a word in a text to the names it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from surveys.anonymisation.free_text.word_lists import words_of

_ENDINGS = tuple(sorted(words_of("endings_fi"), key=len, reverse=True))
_CLITICS = ("kin", "kaan", "kään", "han", "hän", "ko", "kö", "pa", "pä")
# Consonant gradation, strong to weak; the last consonants of a stem.
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"),
    ("rt", "rr"), ("ht", "hd"), ("lk", "l"), ("rk", "r"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
_VOWELS = "aeiouyåäö"


def stems(name: str) -> Iterator[str]:
    """Yield the stems to which endings are put, the name itself first.

    Examples
    --------
    >>> list(stems("virtanen"))
    ['virtanen', 'virtase', 'virtas']
    >>> list(stems("pekka")), list(stems("markus"))[:3]
    (['pekka', 'peka'], ['markus', 'markusi', 'markukse'])
    """
    yield name
    if name.endswith("nen"):
        yield from (f"{name[:-3]}se", f"{name[:-3]}s")
    elif name[-1] not in _VOWELS:
        yield f"{name}i"
        if name.endswith("s"):
            yield from (f"{name[:-1]}kse", f"{name[:-1]}{name[-2]}")
    else:
        yield from _graded(name)
        if name[-1] == "i":
            yield from (f"{name[:-1]}e", *(f"{weak[:-1]}e" for weak in _graded(name)))
        if name[-1] == "e":
            yield f"{name}e"


def _graded(name: str) -> Iterator[str]:
    body, last = name[:-1], name[-1]
    for strong, weak in _GRADES:
        if body.endswith(strong):
            yield body[: -len(strong)] + weak + last
            return


@lru_cache(maxsize=200_000)
def bases(word: str) -> tuple[str, ...]:
    """Return what a word in small letters may be a form of, without its endings.

    Examples
    --------
    >>> "peka" in bases("pekallekin"), "andersson" in bases("anderssons")
    (True, True)
    """
    found = [word, *_without(word, _ENDINGS)]
    for one in _without(word, _CLITICS):
        found += [one, *_without(one, _ENDINGS)]
    return tuple(dict.fromkeys(found))


def _without(word: str, endings: Iterable[str]) -> Iterator[str]:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word[: -len(ending)]


@dataclass(frozen=True, slots=True)
class Names:
    """Names to be looked up in any form.

    Parameters
    ----------
    whole
        The names themselves.
    bases
        To what Finnish endings are put.
    """

    whole: frozenset[str]
    bases: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Work out the stems of names in small letters."""
        every = frozenset(names)
        # Endings are put to a vowel, or to the consonant stem of a name in -nen.
        inflected = {
            stem for name in every for stem in stems(name) if stem != name or name[-1] in _VOWELS
        }
        return cls(every, frozenset(inflected))

    def longest(self, word: str, *, finnish: bool = True) -> int:
        """Return how much of a word is a name, in letters; 0 when it is none.

        Examples
        --------
        >>> names = Names.of(["liisa", "ann"])
        >>> [names.longest(word) for word in ("liisalta", "anns", "annan")]
        [5, 3, 0]
        """
        genitive = word.removesuffix("s").removesuffix("'").removesuffix("’")
        lengths = [len(one) for one in (word, genitive) if one in self.whole]
        if finnish:
            lengths += [len(one) for one in bases(word) if one in self.bases]
        return max(lengths, default=0)
