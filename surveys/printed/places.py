"""Questions by their numbers, in the forms that sentences need: "kysymyksessä 3", "i fråga 3"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase
from typing import Literal, TypeAlias

from surveys.model import Language
from surveys.model.words import AND, joined

Case: TypeAlias = Literal["in", "to", "of"]
"""Where something was chosen, what was answered, whose something is."""

_ITEM: dict[Language, dict[Case, tuple[str, str]]] = {
    "fi": {
        "in": ("kysymyksessä", "kysymyksissä"),
        "to": ("kysymykseen", "kysymyksiin"),
        "of": ("kysymyksen", "kysymysten"),
    },
    "sv": {
        "in": ("i fråga", "i frågorna"),
        "to": ("på fråga", "på frågorna"),
        "of": ("i fråga", "i frågorna"),
    },
    "en": {
        "in": ("in question", "in questions"),
        "to": ("question", "questions"),
        "of": ("in question", "in questions"),
    },
}
_PART: dict[Language, dict[Case, tuple[str, str]]] = {
    "fi": {
        "in": ("kohdassa", "kohdissa"),
        "to": ("kohtaan", "kohtiin"),
        "of": ("kohdan", "kohtien"),
    },
    "sv": {
        "in": ("på rad", "på raderna"),
        "to": ("på rad", "på raderna"),
        "of": ("på rad", "på raderna"),
    },
    "en": {
        "in": ("in row", "in rows"),
        "to": ("row", "rows"),
        "of": ("in row", "in rows"),
    },
}


def place(names: Sequence[str], case: Case, language: Language, numbers: Mapping[str, str]) -> str:
    """Name questions or parts of them.

    Parameters
    ----------
    names
        Items, or fields of rows and parts; the first tells which of the two they are.
    case
        What the sentence says of them.
    language
        Of the sentence.
    numbers
        Name → number.

    Examples
    --------
    >>> place(["role"], "in", "fi", {"role": "3"})
    'kysymyksessä 3'
    >>> place(["a", "b", "c"], "to", "sv", {"a": "3", "b": "4", "c": "5"})
    'på frågorna 3–5'
    """
    found = [numbers[name] for name in names]
    words = (_ITEM if found[0].isdecimal() else _PART)[language][case]
    return f"{words[len(found) > 1]} {joined(_runs(found), AND[language])}"


def _runs(found: Sequence[str]) -> list[str]:
    """Join three or more numbers, or rows of one question, that follow each other by a dash."""
    texts: list[str] = []
    order = enumerate(map(_place, found))
    for _, same in groupby(order, key=lambda pair: (pair[1][0], pair[1][1] - pair[0])):
        run = [found[place] for place, _ in same]
        texts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
    return texts


def _place(number: str) -> tuple[str, int]:
    """Return what numbers that follow each other share, and what they count."""
    if number.isdecimal():
        return "", int(number)
    question = number.rstrip(ascii_lowercase)
    letters = number.removeprefix(question)
    return question, ord(letters) if len(letters) == 1 else 0
