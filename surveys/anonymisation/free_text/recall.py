"""How many names are found, and how many other words: on sentences with marked names.

In a set a person's name stands in {braces} and a place in <angles>; lines with # are remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Final

from surveys.anonymisation.free_text.languages import Spoken
from surveys.anonymisation.free_text.lexicon import Lexica
from surveys.anonymisation.free_text.names import names_in

_MARK = re.compile(r"\{([^{}]*)\}|<([^<>]*)>")
_WORD = re.compile(r"[^\W\d_](?:[\w'’:\-.]*\w)?")
_NORMAL: Final = 1.959963984540054  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence and the places of the names in it: ``text[start:end]``."""

    text: str
    people: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A share of words with its Wilson interval (95 %).

    Examples
    --------
    >>> str(Share(98, 100))
    '98 of 100, 98.0 % (93.0–99.4)'
    """

    hits: int
    among: int

    @property
    def value(self) -> float:
        """Hits of all, 0 to 1; NaN of none."""
        return self.hits / self.among if self.among else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval.

        Source: E. B. Wilson (1927), Journal of the American Statistical Association 22.
        """
        if not self.among:
            return (0.0, 1.0)
        n, p, square = self.among, self.value, _NORMAL**2
        middle = (p + square / (2 * n)) / (1 + square / n)
        half = _NORMAL / (1 + square / n) * sqrt(p * (1 - p) / n + square / (4 * n * n))
        return (max(0.0, middle - half), min(1.0, middle + half))

    def __str__(self) -> str:
        low, high = (f"{100 * one:.1f}" for one in self.interval)
        return f"{self.hits} of {self.among}, {100 * self.value:.1f} % ({low}–{high})"


@dataclass(frozen=True, slots=True)
class RecallReport:
    """What finding names came to on one set.

    Parameters
    ----------
    language, lexicon
        Of the set, and the dictionaries that were used.
    names, places
        Marked words of people's and of places' names that were found.
    false_hits
        Words found that are marked as nothing, of all words that are not marked.
    missed, wrong
        The words, to be looked at; the sets are invented, so nobody is in them.
    """

    language: Spoken
    lexicon: str
    names: Share
    places: Share
    false_hits: Share
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.language}, {self.lexicon}: names found {self.names}; "
            f"places found {self.places}; false hits {self.false_hits}"
        )


def marked_texts(lines: Iterable[str]) -> tuple[MarkedText, ...]:
    """Read a set: one text on each line.

    Examples
    --------
    >>> marked_texts(["# a remark", "Kysy {Liisalta}."])
    (MarkedText(text='Kysy Liisalta.', people=((5, 13),), places=()),)
    """
    stripped = (line.strip() for line in lines)
    return tuple(_marked(line) for line in stripped if line and not line.startswith("#"))


def _marked(line: str) -> MarkedText:
    text, end = "", 0
    spans: dict[int, list[tuple[int, int]]] = {1: [], 2: []}
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        group = 1 if mark[1] is not None else 2
        spans[group].append((len(text), len(text) + len(mark[group])))
        text += mark[group]
        end = mark.end()
    return MarkedText(text + line[end:], tuple(spans[1]), tuple(spans[2]))


def recall_report(texts: Iterable[MarkedText], lexica: Lexica, language: Spoken) -> RecallReport:
    """Find names in marked texts and count, word by word, what was found.

    Parameters
    ----------
    texts
        As `marked_texts` reads them.
    lexica
        Dictionaries.
    language
        Of the set; it is not told to the finder.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> texts = marked_texts(["Kysy {Liisalta} tai {Matilta}."])
    >>> recall_report(texts, lexica("none"), "fi").names
    Share(hits=2, among=2)
    """
    counts = {"person": [0, 0], "place": [0, 0], "other": [0, 0]}
    missed: list[str] = []
    wrong: list[str] = []
    for one in texts:
        found = [(hit.start, hit.end) for hit in names_in(one.text, lexica)]
        for word in _WORD.finditer(one.text):
            kind = _kind(one, word.span())
            hit = _within(word.span(), found)
            counts[kind][0] += hit
            counts[kind][1] += 1
            if kind == "person" and not hit:
                missed.append(word[0])
            if kind == "other" and hit:
                wrong.append(word[0])
    shares = {kind: Share(*both) for kind, both in counts.items()}
    return RecallReport(
        language, str(lexica), shares["person"], shares["place"], shares["other"],
        tuple(missed), tuple(wrong),
    )  # fmt: skip


def _kind(text: MarkedText, span: tuple[int, int]) -> str:
    if _within(span, text.people):
        return "person"
    return "place" if _within(span, text.places) else "other"


def _within(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)
