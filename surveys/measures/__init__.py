"""How published measures are scored: ranges, rules, bands and licences, but no question texts.

The texts of most measures may not be copied, so a measure is asked on its own licensed form. What
stands here is what an evaluator needs afterwards: which columns there are, what they may hold, how
the score is counted and what it is called. Every measure says what was checked against a source
and what rests on memory (`Measure.seen`, `Measure.unseen`).

Examples
--------
>>> from surveys.measures import get, score
>>> wai = get("wai")
>>> wai.range
(7.0, 49.0)
>>> result = score(wai, [[8, 8, 5, 5, 4, 7, 3], [5, 6, 2, 3, 2, 4, 2]])
>>> result.total.tolist(), result.bands
([40.0, 24.0], ('good', 'poor'))
"""

from __future__ import annotations

from surveys.errors import unknown
from surveys.measures.coordination import RCS
from surveys.measures.measure import Band, Measure, MeasureItem, Rule, Subscale
from surveys.measures.scoring import Scored, score
from surveys.measures.wellbeing import EUROHIS8, GSE, UWES9, WHODAS12
from surveys.measures.work_ability import ABILITATOR, WAI, WAS

MEASURES: tuple[Measure, ...] = (WAI, WAS, ABILITATOR, WHODAS12, EUROHIS8, GSE, UWES9, RCS)

__all__ = [
    "MEASURES",
    "Band",
    "Measure",
    "MeasureItem",
    "Rule",
    "Scored",
    "Subscale",
    "get",
    "names",
    "score",
]


def names() -> tuple[str, ...]:
    """Return the names of all measures, in the order in which they are listed.

    Examples
    --------
    >>> names()
    ('wai', 'was', 'abilitator', 'whodas12', 'eurohis8', 'gse', 'uwes9', 'rcs')
    """
    return tuple(measure.name for measure in MEASURES)


def get(name: str) -> Measure:
    """Return the measure of that name.

    Raises
    ------
    UsageError
        There is none; the message names the nearest.

    Examples
    --------
    >>> get("gse").title["en"]
    'General Self-Efficacy Scale (GSE)'
    """
    for measure in MEASURES:
        if measure.name == name:
            return measure
    raise unknown("measure", name, names())
