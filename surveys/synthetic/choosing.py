"""How synthetic people choose among codes: in single choices, grids and multiple choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from surveys.model import (
    MOST_RATINGS,
    Code,
    CodeList,
    Field,
    LikertGrid,
    MultipleChoice,
    SingleChoice,
)
from surveys.synthetic.behaviour import check_code
from surveys.synthetic.leanings import Floats, Mask
from surveys.synthetic.people import Lean, Objects, People

_OTHER = 0.2
"""Weight of "other" beside options of weight 1."""
_TICKED = (0.5, 0.15)
"""Shares that choose the first and the last option of a multiple choice."""
_TICKED_OTHER = 0.08
_TICKED_NONE = 0.05


def chosen(item: SingleChoice, people: People, lean: Lean) -> dict[str, Objects]:
    """Return answers to a single choice."""
    (field,) = item.fields
    ranks = lean(field)
    return {item.name: _with_escapes(_picked(ranks, field, item.codes, people), item.codes, people)}


def graded(item: LikertGrid, people: People, lean: Lean) -> dict[str, Objects]:
    """Return answers to a grid; straight-liners answer all rows as the first."""
    drawn: dict[str, Objects] = {}
    first: Objects | None = None
    for field in item.fields:
        ranks = lean(field)
        turned = 1 - ranks if field.part in item.negative else ranks
        picked = _picked(turned, field, item.codes, people)
        picked = _with_escapes(picked, item.codes, people)
        first = picked if first is None else first
        drawn[field.name] = np.where(people.straight, first, picked)
    return drawn


def ticked(item: MultipleChoice, people: People, lean: Lean) -> dict[str, Objects]:
    """Return answers to a multiple choice: exclusive options and non-answers stand alone."""
    usual = _usual_ticks(item)
    stated = people.behaviour.shares.get(item.name, {})
    for code in stated:
        check_code(code, item.codes.names, item.name)
    shares = {code: stated.get(code, share) for code, share in usual.items()}
    margins = np.column_stack([lean(one) - (1 - shares[one.part]) for one in item.fields])
    ticks = _limited(margins, item)
    return {
        one.name: np.where(ticks[:, place], "1", "0").astype(object)
        for place, one in enumerate(item.fields)
    }


def _picked(ranks: Floats, field: Field, codes: CodeList, people: People) -> Objects:
    places = np.digitize(ranks, np.cumsum(code_shares(field, codes, people.behaviour.shares))[:-1])
    return np.asarray(codes.answer_names, dtype=object)[places]


def code_shares(field: Field, codes: CodeList, stated: Mapping[str, Mapping[str, float]]) -> Floats:
    """Return the share of each answer of a code list, those that are not stated filled in.

    Parameters
    ----------
    field
        What is asked.
    codes
        Its codes; what is no answer does not count.
    stated
        `Behaviour.shares`.

    Returns
    -------
    numpy.ndarray
        As many as answers; they sum to 1.
    """
    answers = codes.answers
    own = stated.get(field.name, stated.get(field.item, {}))
    for code in own:
        check_code(code, codes.answer_names, field.item)
    free = np.where([one.code in own for one in answers], 0.0, _weights(answers, codes))
    shares = np.asarray([own.get(one.code, 0.0) for one in answers])
    if free.sum() > 0:
        shares = shares + max(1.0 - sum(own.values()), 0.0) * free / free.sum()
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def _weights(answers: Sequence[Code], codes: CodeList) -> Floats:
    if codes.numeric and len(answers) <= MOST_RATINGS:
        return np.asarray(np.exp(-(np.linspace(-1.2, 1.2, len(answers)) ** 2)))
    return np.asarray([_OTHER if one.code == "other" else 1.0 for one in answers])


def _with_escapes(picked: Objects, codes: CodeList, people: People) -> Objects:
    """Let some answer "don't know" or "prefer not to say" where it is offered."""
    others = [code.code for code in codes if code.missing is not None]
    if not others:
        return picked
    escapes = people.happens("dont_know", people.behaviour.dont_know)
    instead = np.asarray(others, dtype=object)[people.rng.integers(len(others), size=people.size)]
    return np.where(escapes, instead, picked)


def _usual_ticks(item: MultipleChoice) -> dict[str, float]:
    falling = np.linspace(*_TICKED, len(item.codes))
    return {code.code: _usual_tick(code, float(falling[n])) for n, code in enumerate(item.codes)}


def _usual_tick(code: Code, falling: float) -> float:
    if code.stands_alone:
        return _TICKED_NONE
    return _TICKED_OTHER if code.code == "other" else falling


def _limited(margins: Floats, item: MultipleChoice) -> Mask:
    """Keep what goes together: one lone option, or the clearest up to the limit."""
    if item.required:
        # Nothing ticked counts as blank, so the nearest option is ticked.
        lacking = margins.max(axis=1) <= 0
        margins = margins - np.where(lacking, margins.max(axis=1) - 1e-9, 0.0)[:, None]
    lone = np.asarray([code.stands_alone for code in item.codes])
    clearest = np.argsort(np.argsort(-margins, axis=1), axis=1)
    ticks = np.asarray(margins > 0, dtype=np.bool_)
    if item.at_most is not None:
        ticks &= clearest < item.at_most
    alone = np.where((ticks & lone).any(axis=1), _first(ticks & lone), -1)
    only = np.arange(len(item.codes))[None, :] == alone[:, None]
    return np.asarray(np.where((alone >= 0)[:, None], only, ticks & ~lone), dtype=np.bool_)


def _first(ticks: Mask) -> Floats:
    return np.asarray(ticks.argmax(axis=1))
