"""What a dictionary says of a word form: a name, a place, an ordinary word, or nothing.

Voikko knows Finnish forms best; its dictionary is licensed under the GPL and is used where the
system has it. simplemma is the fallback for Finnish and the dictionary for Swedish. Without
either, only the lists of this package and the capitals are left, and recall is low.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final, Protocol

from surveys.anonymisation.free_text.surnames import TWO_PARTS
from surveys.errors import UsageError, listed

_PERSON = frozenset({"etunimi", "sukunimi"})
_PLACE = frozenset({"paikannimi"})
_NAMES = _PERSON | _PLACE | {"nimi"}
_SHORTEST_PART: Final = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word form can be; several at once, or nothing that the dictionary knows.

    Parameters
    ----------
    person, place
        It is a form of a name of that kind.
    common
        It is a form of an ordinary word.
    noun
        One of the ordinary words is a noun or an adjective, as a surname can be.
    """

    person: bool = False
    place: bool = False
    common: bool = False
    noun: bool = True


class Lexicon(Protocol):
    """A dictionary of one language."""

    @property
    def name(self) -> str:
        """What to call it in a report."""

    @property
    def complete(self) -> bool:
        """Whether a word it does not know is a sign of a name."""

    def read(self, word: str) -> Reading:
        """Return what a word form can be; capitals do not matter."""


class VoikkoLexicon:
    """Finnish by libvoikko and the dictionary that is installed with it.

    Parameters
    ----------
    analyse
        Takes a word and returns its analyses, as ``libvoikko.Voikko("fi").analyze`` does.
    """

    name = "Voikko"
    complete = True

    def __init__(self, analyse: Callable[[str], list[Mapping[str, str]]]) -> None:
        self._analyse = analyse
        self._known: dict[str, Reading] = {}

    def read(self, word: str) -> Reading:
        """Return what a word form can be."""
        lower = word.lower()
        found = self._known.get(lower)
        if found is None:
            found = self._known[lower] = self._read(lower)
        return found

    def _read(self, word: str) -> Reading:
        classes = {one["CLASS"] for one in self._analyse(word) if "CLASS" in one}
        common = classes - _NAMES
        return Reading(
            person=bool(classes & _PERSON),
            place=bool(classes & _PLACE),
            common=bool(common),
            noun=bool(common & {"nimisana", "laatusana", "nimisana_laatusana"}),
        )


class SimplemmaLexicon:
    """Finnish or Swedish by simplemma's table of word forms and their lemmas.

    Parameters
    ----------
    language
        "fi" or "sv".
    lemmas
        Word form → lemma; names stand there with a capital.
    """

    complete = True

    def __init__(self, language: str, lemmas: Mapping[str, str]) -> None:
        self.name = f"simplemma ({language})"
        self._language = language
        self._lemmas = lemmas
        self._known: dict[str, Reading] = {}

    def read(self, word: str) -> Reading:
        """Return what a word form can be."""
        lower = word.lower()
        found = self._known.get(lower)
        if found is None:
            found = self._known[lower] = self._read(lower)
        return found

    def _read(self, word: str) -> Reading:
        lemmas = self._lemmas
        title = f"{word[:1].upper()}{word[1:]}"
        whole = word in lemmas
        return Reading(
            person=title in lemmas
            or (self._language == "sv" and title.removesuffix("s") in lemmas),
            common=whole or (not TWO_PARTS.fullmatch(word) and self._compound(word)),
        )

    def _compound(self, word: str) -> bool:
        """Tell whether a long word is put together from two that are known."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
            if word[cut:] in self._lemmas and self._first(word[:cut]):
                return True
        return False

    def _first(self, part: str) -> bool:
        # A first part ends in a binding s in Swedish, and is itself a compound now and then.
        bare = part.removesuffix("-").removesuffix("s") if self._language == "sv" else part
        if part in self._lemmas or (len(bare) >= _SHORTEST_PART and bare in self._lemmas):
            return True
        return len(part) > 2 * _SHORTEST_PART and self._compound(part)


class BareLexicon:
    """No dictionary: nothing is known, and that says nothing of a word."""

    name = "none"
    complete = False

    def read(self, word: str) -> Reading:
        """Return that nothing is known."""
        del word
        return Reading()


@dataclass(frozen=True, slots=True)
class Lexica:
    """A dictionary for each language.

    Parameters
    ----------
    fi, sv
        Finnish and Swedish.
    """

    fi: Lexicon
    sv: Lexicon

    def __str__(self) -> str:
        return f"Finnish: {self.fi.name}, Swedish: {self.sv.name}"

    @property
    def caution(self) -> str:
        """What a reader should know of the recall, or an empty string."""
        lacking = []
        if self.fi.name != VoikkoLexicon.name:
            lacking.append(f"Finnish names were sought with {self.fi.name} instead of Voikko")
        if not self.sv.complete:
            lacking.append("Swedish names were sought without a dictionary")
        return f"{'; '.join(lacking)}: more names than usual are missed." if lacking else ""


def lexica(finnish: str = "") -> Lexica:
    """Return the best dictionaries that are installed.

    Parameters
    ----------
    finnish
        "voikko", "simplemma" or "none" to insist on one for Finnish ("none" is for both
        languages); by default the first of these that is there.

    Raises
    ------
    UsageError
        There is no such dictionary, or it is not installed.

    Examples
    --------
    >>> str(lexica("none"))
    'Finnish: none, Swedish: none'
    """
    if finnish not in ("", *_MAKERS):
        raise UsageError(
            f"dictionary {finnish!r}", expected=f"one of {listed(_MAKERS)}", where="free text"
        )
    if finnish == "none":
        return Lexica(BareLexicon(), BareLexicon())
    chosen = _MAKERS[finnish]() if finnish else voikko() or simplemma("fi")
    if finnish and chosen is None:
        raise UsageError(
            f"no dictionary {finnish!r}",
            expected="libvoikko with voikko-fi, or simplemma, to be installed",
            where="free text",
            advice="apt install libvoikko1 voikko-fi; pip install 'tkk-toolkit[names]'",
        )
    return Lexica(chosen or BareLexicon(), simplemma("sv") or BareLexicon())


@cache
def voikko() -> Lexicon | None:
    """Return Voikko for Finnish, or None when it or its dictionary is not installed."""
    try:
        library: Any = import_module("libvoikko")
    except (ImportError, OSError):
        return None
    try:
        return VoikkoLexicon(library.Voikko("fi").analyze)
    except (library.VoikkoException, OSError):
        return None


@cache
def simplemma(language: str) -> Lexicon | None:
    """Return simplemma for a language, or None when it is not installed."""
    try:
        tables: Any = import_module("simplemma.strategies.dictionaries")
    except ImportError:
        return None
    return SimplemmaLexicon(language, tables.DefaultDictionaryFactory().get_dictionary(language))


_MAKERS: Mapping[str, Callable[[], Lexicon | None]] = {
    "voikko": voikko,
    "simplemma": lambda: simplemma("fi"),
    "none": BareLexicon,
}
