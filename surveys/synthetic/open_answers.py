"""Open answers that are nobody's, with the identifiers that are planted in some of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from surveys.errors import UsageError
from surveys.model import LANGUAGES, Language
from surveys.synthetic.identifiers import Inventor, PlantedKind
from surveys.synthetic.leanings import generator
from surveys.synthetic.words import Words, words_of

if TYPE_CHECKING:
    import pandas as pd

_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_KINDS = {kind.value: kind for kind in PlantedKind}

POOL = 1500
"""How many answers of a language and length there are to choose from."""


@dataclass(frozen=True, slots=True)
class Planted:
    """An identifier in a text: what kind, and where: ``text[start:end]``."""

    kind: PlantedKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An invented answer and what is planted in it.

    Parameters
    ----------
    text
        Begins by saying that it is synthetic.
    language
        Of the text.
    planted
        What could give someone away, in order of place.
    """

    text: str
    language: Language
    planted: tuple[Planted, ...] = ()


def open_answers(
    size: int,
    seed: int,
    *,
    language: Language = "fi",
    identifying: float = 0.25,
    short: bool = False,
) -> tuple[OpenAnswer, ...]:
    """Return invented answers with the identifiers planted in them.

    What anonymisation finds can be held against `planted`: what is there and not found is its
    miss; what is found and not there its false alarm.

    Parameters
    ----------
    size
        How many.
    seed
        Equal seeds give equal answers.
    language
        "fi", "sv" or "en".
    identifying
        Share of answers with identifiers in them, from 0 to 1.
    short
        Answers of one line, as to "which other?".

    Raises
    ------
    UsageError
        The share is none, or there are no words of the language.

    Examples
    --------
    >>> one = open_answers(1, seed=3, identifying=1.0)[0]
    >>> one.text.startswith("Synteettinen vastaus: "), len(one.planted) > 0
    (True, True)
    """
    if not 0 <= identifying <= 1 or size < 0 or language not in LANGUAGES:
        raise UsageError(
            f"size={size}, identifying={identifying}, language={language!r}",
            expected=f"a size from 0, a share from 0 to 1 and one of {', '.join(LANGUAGES)}",
            where="open answers",
        )
    kind = f"{language} {'short' if short else 'long'}"
    rng = generator(seed, f"open answers {kind}")
    return tuple(_answer(language, rng, identifying, short=short) for _ in range(size))


@lru_cache(maxsize=32)
def pool(
    seed: int, language: Language, identifying: float, *, short: bool
) -> tuple[OpenAnswer, ...]:
    """Return the answers among which synthetic respondents with this seed choose."""
    return open_answers(POOL, seed, language=language, identifying=identifying, short=short)


def planted_in(cells: pd.DataFrame, seed: int, identifying: float = 0.25) -> pd.DataFrame:
    """Return what is planted in answers of `respond`, for the recall of anonymisation.

    Parameters
    ----------
    cells
        As `respond` returned them, whole or some of their columns and `response_id`.
    seed, identifying
        As they were given to `respond` (`Behaviour.identifying`).

    Returns
    -------
    pandas.DataFrame
        One row for each planted identifier: `response_id`, `field`, `kind`, `start`, `end`,
        `found` (the identifier itself).
    """
    import pandas as pd

    known = _by_text(seed, identifying)
    responses = cells["response_id"].astype("str").tolist()
    rows = [
        (response, field, str(one.kind), one.start, one.end, text[one.start : one.end])
        for field in cells.columns
        for response, text in zip(responses, cells[field].tolist(), strict=True)
        for one in known.get(text, ())
    ]
    columns = ["response_id", "field", "kind", "start", "end", "found"]
    return pd.DataFrame(rows, columns=columns)


def _by_text(seed: int, identifying: float) -> Mapping[str, tuple[Planted, ...]]:
    return {
        one.text: one.planted
        for language in LANGUAGES
        for short in (False, True)
        for one in pool(seed, language, identifying, short=short)
    }


def _answer(
    language: Language, rng: np.random.Generator, identifying: float, *, short: bool
) -> OpenAnswer:
    words = words_of(language)
    marked = rng.random() < identifying
    if short:
        chosen = _some(words.short_identifying if marked else words.short, 1, rng)
    else:
        chosen = _some(words.sentences, int(rng.integers(1, 3)), rng)
        if marked:
            chosen = [*chosen, *_some(words.identifying, int(rng.integers(1, 3)), rng)]
    return _filled(f"{words.mark}: {' '.join(chosen)}", words, language, rng)


def _some(many: Sequence[str], count: int, rng: np.random.Generator) -> list[str]:
    return [many[place] for place in rng.permutation(len(many))[:count]]


def _filled(
    template: str, words: Words, language: Language, rng: np.random.Generator
) -> OpenAnswer:
    """Fill the slots from left to right and note where identifiers end up."""
    inventor = Inventor(words, rng)
    text, end, planted = "", 0, []
    for slot in _SLOT.finditer(template):
        name, case = slot[1], slot[2] or ""
        text += template[end : slot.start()]
        end = slot.end()
        if name in _KINDS:
            value = inventor.invent(_KINDS[name], case)
            planted.append(Planted(_KINDS[name], len(text), len(text) + len(value)))
        else:
            value = _some(words.fillers[name], 1, rng)[0]
        text += value
    return OpenAnswer(text + template[end:], language, tuple(planted))
