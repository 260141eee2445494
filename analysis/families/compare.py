"""Which of several questions changed? Many comparisons at once, their p-values adjusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.changes import before_after
from analysis.families.family import ALPHA, Family
from analysis.families.items import FamilyItem, protected_rows
from analysis.results import Comparison, Verdict
from analysis.statistics import holm
from surveys.errors import UsageError, listed
from surveys.model import Text

if TYPE_CHECKING:
    from analysis.sample import Sample


def before_after_family(
    sample: Sample, items: Sequence[str], *, link: str | None = None, title: Text
) -> Family:
    """Compare several questions between the first and the last wave, as one family.

    Parameters
    ----------
    sample
        Answers of two waves or more.
    items
        Variables: questions, rows of a grid, options of a multiple choice, scores.
    link
        Column of pseudonyms by which the same people are found in both waves.
    title
        What the questions are about; it begins captions and sentences.

    Returns
    -------
    Family
        Each question by the method that `analysis.before_after` chooses. A change is an increase
        or decrease only where Holm's adjusted p-value is below 0.05 and the interval agrees.
        Questions with too few answers, and shares of too few people, are hidden.

    Raises
    ------
    AnalysisError
        A question has no mean or share, or is not in both waves.
    UsageError
        No questions, one named twice, or one that does not exist.

    Notes
    -----
    Source of the adjustment: Holm, S. (1979), Scandinavian Journal of Statistics 6, 65-70.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({
    ...     "wave": ["2024"] * 6 + ["2026"] * 6,
    ...     "respondent": list("abcdef") * 2,
    ...     "management_support": [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.4, 3.0, 4.2, 3.4, 3.6, 3.8],
    ...     "competence_score": [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.2, 2.1, 4.1, 3.0, 3.0, 3.6],
    ... })
    >>> family = before_after_family(
    ...     Sample(frame=frame, codebook=codebook_of(coordinators, ["2024", "2026"])),
    ...     ["management_support", "competence_score"], link="respondent",
    ...     title=Text(fi="Mittarit", sv="Mått", en="Scores"))
    >>> [one.verdict.value for one in family.items]
    ['increase', 'no clear change']
    """
    names = _checked([items] if isinstance(items, str) else items)
    comparisons = [before_after(sample, name, link=link) for name in names]
    p_values = [np.nan if one.p is None else one.p for one in comparisons]
    found = tuple(
        _item(one, None if np.isnan(p) else float(p))
        for one, p in zip(comparisons, holm(p_values), strict=True)
    )
    first = comparisons[0].cautions
    return Family(
        title=title,
        items=found,
        shown=protected_rows(found, sample.rule),
        cautions=tuple(
            caution for caution in first if all(caution in one.cautions for one in comparisons)
        ),
    )


def _checked(items: Sequence[str]) -> tuple[str, ...]:
    twice = [name for name, count in Counter(items).items() if count > 1]
    if twice or not items:
        raise UsageError(
            f"{listed(twice)} more than once" if twice else "no items",
            expected="one item or more, each once",
            where="family of comparisons",
        )
    return tuple(items)


def _item(comparison: Comparison, p_adjusted: float | None) -> FamilyItem:
    item = FamilyItem(comparison=comparison, p_adjusted=p_adjusted, verdict=Verdict.NO_CLEAR_CHANGE)
    if item.hidden or comparison.verdict is Verdict.TOO_FEW:
        return replace(item, verdict=Verdict.TOO_FEW)
    if p_adjusted is not None and p_adjusted < ALPHA:
        return replace(item, verdict=comparison.verdict)
    return item
