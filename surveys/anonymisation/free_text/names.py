"""Finds names of people and places in a free text.

The rule: a word is found when the dictionary has it as a name or a place and not as an ordinary
word, or when it has a capital and is unknown. Capitals inside a sentence, neighbours that are
names and words such as "asiakas" or "chefen" decide where a name is an ordinary word as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from surveys.anonymisation.free_text.given_names import ALSO_WORDS, GIVEN_NAMES
from surveys.anonymisation.free_text.inflection import Names, bases
from surveys.anonymisation.free_text.languages import SMALL_WORDS, Spoken, spoken
from surveys.anonymisation.free_text.lexicon import (
    Lexica,
    Lexicon,
    Reading,
    VoikkoLexicon,
)
from surveys.anonymisation.free_text.neutral_words import (
    BESIDE_A_PERSON,
    LANDSCAPE,
    NEUTRAL,
    ROLES,
    SAYING,
    WITH,
)
from surveys.anonymisation.free_text.places import is_place
from surveys.anonymisation.free_text.surnames import (
    FINNISH_SHAPE,
    SURNAMES,
    SWEDISH_SHAPE,
    WORDS_AS_SURNAMES,
)
from surveys.anonymisation.free_text.words import Word, words_in
from surveys.anonymisation.identifiers import Finding, IdentifierKind

_SURE_NAMES = Names.of((GIVEN_NAMES - ALSO_WORDS) | (SURNAMES - WORDS_AS_SURNAMES))
_MAYBE_NAMES = Names.of((GIVEN_NAMES & ALSO_WORDS) | WORDS_AS_SURNAMES)
_NAMES_AS_WORDS = ALSO_WORDS | WORDS_AS_SURNAMES
_LANDSCAPE = Names.of(LANDSCAPE)
_HEAD, _TAIL = 3, 5
_LONGEST = 60
"""Longer words are none, and nobody can say what they are."""
# Finnish surnames of two words, such as Vääräniemi, which dictionaries read as compounds.
_TOPOGRAPHY = re.compile(
    r"\w{3,9}(?:mäki|mäe|saari|saare|niemi|nieme|lahti|lahde|järvi|järve|koski|koske|vaara|harju|kangas"
    r"|luoma|salmi|salme|aho|oja)(?:n|a|ä|lla|llä|lta|ltä|lle|sta|stä)?"
)
_PARTICLES = frozenset({"af", "von", "de", "van", "al", "el", "bin", "ben", "da"})
_BETWEEN = re.compile(r"[ \u00a0]{1,2}|\. ?|-")


class _Sign(IntEnum):
    """How much a word looks like a name, by itself."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class _Judged:
    word: Word
    sign: _Sign
    kind: IdentifierKind = IdentifierKind.NAME


def names_in(text: str, lexica: Lexica, language: Spoken | None = None) -> tuple[Finding, ...]:
    """Find names of people and of places.

    Parameters
    ----------
    text
        An answer.
    lexica
        Dictionaries; see `lexica`.
    language
        Of the text; by default it is guessed.

    Returns
    -------
    tuple of Finding
        In order of place; names that stand together are one. `sure` is False where a person
        should decide; what is not sure counts as found until then.

    Notes
    -----
    The rule (name or place class, or capitalised and unknown) finds 97 % of inflected Finnish
    surnames in -nen with Voikko's dictionary.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> text = "Kysyin Liisa Virtaselta."
    >>> [text[one.start : one.end] for one in names_in(text, lexica("none"))]
    ['Liisa Virtaselta']
    """
    words = words_in(text)
    judge = _Judge(lexica, language or spoken(text))
    judged = [judge.judged(word, role=_in_a_role(words, at)) for at, word in enumerate(words)]
    return tuple(_joined(text, _with_neighbours(text, judged)))


def _in_a_role(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands where a person does: after a title, or before what one does."""
    before = words[at - 1].lower if at else ""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    one = words[at]
    if before in ROLES or (after in BESIDE_A_PERSON and one.first):
        return True
    if not one.capital and (after in ("kanssa", "luona") or before in WITH):
        return True
    return one.first and one.capital and after in SAYING and one.lower in _NAMES_AS_WORDS


class _Judge:
    """Weighs one word after the other, in the language of the text."""

    def __init__(self, lexica: Lexica, language: Spoken | None) -> None:
        self._lexica = lexica
        self._language = language

    def judged(self, word: Word, *, role: bool) -> _Judged:
        if word.initial and role:
            return _Judged(word, _Sign.LIKELY)
        if len(word.text) < 2 or self._passed_over(word):
            return _Judged(word, _Sign.NONE)
        if len(word.text) > _LONGEST:
            return _Judged(word, _Sign.LIKELY)
        parts = word.text.split("-")
        if len(parts) > 1:
            return self._hyphenated(word, [part for part in parts if part])
        sign, kind = self._weighed(word, word.lower, role=role)
        return _Judged(word, sign, kind)

    def _passed_over(self, word: Word) -> bool:
        if len(word.text) > _LONGEST:
            return False
        small = word.lower in SMALL_WORDS and not (word.capital and not word.first)
        return small or (self._own(word.lower) is not _Sign.CERTAIN and _neutral(word.lower))

    def _own(self, lower: str) -> _Sign:
        return name_strength(lower, finnish=self._language != "sv")

    def _hyphenated(self, word: Word, parts: list[str]) -> _Judged:
        whole, kind = self._weighed(word, word.lower, role=False)
        if kind is IdentifierKind.PLACE or whole is _Sign.CERTAIN:
            return _Judged(word, whole, kind)
        names = [self._own(part.lower()) for part in parts if part[0].isupper() or word.shouted]
        if len(names) == len(parts) > 1 and any(names):
            return _Judged(word, _Sign.CERTAIN)
        if any(strength is _Sign.CERTAIN for strength in names):
            return _Judged(word, _Sign.LIKELY)
        if all(self._own(part.lower()) for part in parts):
            return _Judged(word, _Sign.LIKELY)
        if word.abbreviation or not all(part[0].isupper() and len(part) > 2 for part in parts):
            return _Judged(word, _Sign.NONE)
        return _Judged(word, _Sign.LIKELY)

    def _weighed(self, word: Word, lower: str, *, role: bool) -> tuple[_Sign, IdentifierKind]:
        own = self._own(lower)
        reading = self._reading(lower)
        if own is _Sign.NONE and is_place(lower, known=reading.common):
            return self._place(word, reading)
        person = reading.person or own is not _Sign.NONE
        if person and not reading.common and (self._complete or own is not _Sign.POSSIBLE):
            return self._person(word, own), IdentifierKind.NAME
        if own is _Sign.CERTAIN and (reading.person or not self._strict or not word.first):
            return self._person(word, own), IdentifierKind.NAME
        if reading.place and not reading.common:
            return self._place(word, reading)
        if person:
            return self._either(word, own, role=role), IdentifierKind.NAME
        return self._other(word, reading, role=role), IdentifierKind.NAME

    def _reading(self, lower: str) -> Reading:
        finnish, swedish = self._lexica.fi, self._lexica.sv
        if self._language == "sv":
            found = swedish.read(lower)
            names = finnish.read(lower)
            if found.common:
                return found
            return Reading(found.person or names.person, names.place, common=False)
        found = finnish.read(lower)
        if self._language == "fi" or found.common:
            return found
        other = swedish.read(lower)
        return Reading(found.person or other.person, found.place, other.common)

    def _person(self, word: Word, own: _Sign) -> _Sign:
        if word.capital and not word.abbreviation:
            return _Sign.CERTAIN
        return _Sign.LIKELY if own is _Sign.CERTAIN or len(word.text) > 3 else _Sign.POSSIBLE

    def _place(self, word: Word, reading: Reading) -> tuple[_Sign, IdentifierKind]:
        if word.capital:
            sign = _Sign.POSSIBLE if word.first and reading.common else _Sign.CERTAIN
        else:
            sign = _Sign.NONE if reading.common else _Sign.LIKELY
        return sign, IdentifierKind.PLACE

    def _either(self, word: Word, own: _Sign, *, role: bool) -> _Sign:
        """Weigh a word that is a name and an ordinary word."""
        if not word.capital or word.abbreviation:
            return _Sign.LIKELY if own and role else min(own, _Sign.POSSIBLE)
        return _Sign.POSSIBLE if word.first and not role else _Sign.LIKELY

    def _other(self, word: Word, reading: Reading, *, role: bool) -> _Sign:
        """Weigh a word that no list has as a name."""
        complete = self._complete
        if word.abbreviation:
            return _Sign.NONE
        if word.capital:
            if not word.first:
                return _Sign.LIKELY
            strange = complete and not reading.common and not self._put_together(word.lower)
            return _Sign.LIKELY if strange or _TOPOGRAPHY.fullmatch(word.lower) else _Sign.NONE
        shaped = SWEDISH_SHAPE if self._language == "sv" else FINNISH_SHAPE
        if complete and not reading.common and len(word.text) > 4 and shaped.fullmatch(word.lower):
            return _Sign.LIKELY
        return _Sign.NONE

    def _put_together(self, lower: str) -> bool:
        """Tell whether an unknown word ends in a long one that is known, as compounds do."""
        for cut in range(_HEAD, len(lower) - _TAIL + 1):
            tail = lower[cut:]
            if self._dictionary.read(tail).common:
                return not _LANDSCAPE.longest(tail)
        return False

    @property
    def _strict(self) -> bool:
        """Whether the dictionary is better than the lists at telling names from words."""
        return self._language == "fi" and self._dictionary.name == VoikkoLexicon.name

    @property
    def _dictionary(self) -> Lexicon:
        return self._lexica.sv if self._language == "sv" else self._lexica.fi

    @property
    def _complete(self) -> bool:
        return self._language != "en" and self._dictionary.complete


@lru_cache(maxsize=200_000)
def _neutral(word: str) -> bool:
    return word in NEUTRAL or any(len(base) > 2 and base in NEUTRAL for base in bases(word))


@lru_cache(maxsize=200_000)
def name_strength(word: str, *, finnish: bool = True) -> _Sign:
    """Tell what the package's own lists say: no name, perhaps one, or certainly."""
    sure = _SURE_NAMES.longest(word, finnish=finnish)
    maybe = _MAYBE_NAMES.longest(word, finnish=finnish)
    if not (sure or maybe):
        return _Sign.NONE
    return _Sign.CERTAIN if sure > maybe else _Sign.POSSIBLE


def _with_neighbours(text: str, judged: list[_Judged]) -> list[_Judged]:
    """Raise what stands beside a name: ambiguous names, initials and particles."""
    signs = [one.sign for one in judged]
    for order in (range(len(judged)), range(len(judged) - 1, -1, -1)):
        for at in order:
            if signs[at] < _Sign.LIKELY and any(
                _beside(text, judged, signs, at, other) for other in (at - 1, at + 1)
            ):
                signs[at] = _Sign.LIKELY
    return [_Judged(one.word, sign, one.kind) for one, sign in zip(judged, signs, strict=True)]


def _beside(text: str, judged: list[_Judged], signs: list[_Sign], at: int, other: int) -> bool:
    if not 0 <= other < len(judged) or signs[other] < _Sign.LIKELY:
        return False
    one, neighbour = judged[at], judged[other]
    if neighbour.kind is IdentifierKind.PLACE:
        return False
    first, second = sorted((one.word, neighbour.word), key=lambda word: word.start)
    between = text[first.end : second.start]
    if not _BETWEEN.fullmatch(between):
        return False
    if one.word.initial:
        return text[one.word.end : one.word.end + 1] == "." or other < at
    if one.word.lower in _PARTICLES:
        return at + 1 < len(judged) and judged[at + 1].word.capital and other == at - 1
    return one.sign is _Sign.POSSIBLE and between.strip() != "."


def _joined(text: str, judged: Iterable[_Judged]) -> Iterator[Finding]:
    """Make one finding of names that stand side by side."""
    held: Finding | None = None
    for one in judged:
        if one.sign < _Sign.LIKELY:
            continue
        end = one.word.start + len(one.word.text)
        found = Finding(one.kind, one.word.start, end, sure=one.sign is _Sign.CERTAIN)
        if held and held.kind is found.kind and _BETWEEN.fullmatch(text[held.end : found.start]):
            held = Finding(held.kind, held.start, end, sure=held.sure or found.sure)
            continue
        if held:
            yield held
        held = found
    if held:
        yield held
