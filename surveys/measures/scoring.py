"""Scores, names of bands and numbers of answers, from the answers to one measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.errors import ResponseError, UsageError, unknown
from surveys.measures.measure import Band, Measure, MeasureItem, Rule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Scores of one measure.

    Parameters
    ----------
    measure
        The measure.
    scores
        People × (total, then subscales), in the order of `measure.scores`; nan is no score.
    bands
        Code of the band of each total; "" when there is no score, no band, or no age to tell.
    answered
        How many items each person answered.
    """

    measure: Measure
    scores: Floats
    bands: tuple[str, ...]
    answered: npt.NDArray[np.int64]

    @property
    def total(self) -> Floats:
        """The total of each person; nan when too few items are answered."""
        total: Floats = self.scores[:, 0]
        return total

    @property
    def percent(self) -> Floats:
        """Where the total lies between its lowest (0) and highest (100) possible value.

        Examples
        --------
        >>> from surveys.measures import get
        >>> score(get("whodas12"), [[2] * 12]).percent.tolist()
        [50.0]
        """
        low, high = self.measure.range
        return (self.total - low) / (high - low) * 100

    def of(self, name: str) -> Floats:
        """Return the scores of the total or of one subscale.

        Raises
        ------
        UsageError
            The measure has no such score.
        """
        if name not in self.measure.scores:
            where = f"measure {self.measure.name}"
            raise unknown("score", name, self.measure.scores, where=where)
        column: Floats = self.scores[:, self.measure.scores.index(name)]
        return column


def score(measure: Measure, answers: npt.ArrayLike, ages: npt.ArrayLike | None = None) -> Scored:
    """Return the scores of everybody who answered a measure.

    A missing answer is nan. As many as `measure.most_missing` of them count as the mean of the
    person's other answers; with more there is no score. Subscales need all their answers.

    Parameters
    ----------
    measure
        What was answered, from `surveys.measures.get`.
    answers
        People × items, in the order of `measure.codes`.
    ages
        Age of each person in full years, nan when it is not known; None when nobody's is. Without
        ages everybody gets the general bands. Someone whose own age is missing gets no band when
        the bands depend on age.

    Raises
    ------
    UsageError
        The measure has no published score, or the arrays do not have the right shape.
    ResponseError
        An answer is not possible; the message names the person, the item and the value.

    Examples
    --------
    >>> from surveys.measures import get
    >>> nan = float("nan")
    >>> result = score(get("gse"), [[3] * 10, [4] * 7 + [nan] * 3, [4] * 6 + [nan] * 4])
    >>> result.total.tolist(), result.answered.tolist()
    ([30.0, 40.0, nan], [10, 7, 6])
    """
    import numpy as np

    values = _table(measure, answers)
    _check_values(measure, values)
    columns = [_scored(measure.rule, values, measure.most_missing)]
    for part in measure.subscales:
        at = [measure.codes.index(code) for code in part.items]
        columns.append(_scored(measure.rule, values[:, at], 0))
    return Scored(
        measure=measure,
        scores=np.column_stack(columns),
        bands=_named(measure, columns[0], _years(measure, ages, len(values))),
        answered=np.count_nonzero(~np.isnan(values), axis=1),
    )


def _table(measure: Measure, answers: npt.ArrayLike) -> Floats:
    import numpy as np

    if measure.rule is Rule.NONE:
        raise UsageError(
            f"measure {measure.name}, which has no published score",
            expected="a measure with a rule of scoring",
            advice="Compare its columns one by one.",
        )
    values = np.asarray(answers, dtype=np.float64)
    if values.ndim != 2 or values.shape[1] != len(measure.items):
        raise UsageError(
            f"answers of shape {values.shape}",
            expected=f"people × {len(measure.items)} items ({', '.join(measure.codes)})",
            where=f"measure {measure.name}",
            advice="Give one row for each person and one column for each item, in that order.",
        )
    return values


def _years(measure: Measure, ages: npt.ArrayLike | None, people: int) -> list[float | None]:
    import numpy as np

    if ages is None:
        return [None] * people
    years = np.asarray(ages, dtype=np.float64)
    if years.shape != (people,):
        raise UsageError(
            f"ages of shape {years.shape}",
            expected=f"one age for each of {people}",
            where=f"measure {measure.name}",
            advice="Write nan for an age that is not known, or leave ages out.",
        )
    return [float(year) for year in years]


def _check_values(measure: Measure, values: Floats) -> None:
    import numpy as np

    for at, item in enumerate(measure.items):
        column = values[:, at]
        wrong = np.flatnonzero(~np.isnan(column) & ~_possible(item, column))
        if wrong.size:
            raise ResponseError(
                f"the value {column[wrong[0]]:g}",
                expected=item.expected,
                where=f"measure {measure.name}, person {wrong[0] + 1}, item {item.code}",
                advice="Correct it, or make it missing. Codes for no answer are nan here.",
            )


def _possible(item: MeasureItem, column: Floats) -> npt.NDArray[np.bool_]:
    import numpy as np

    if item.only:
        return np.isin(column, item.only)
    inside = (column >= item.minimum) & (column <= item.maximum)
    return inside & (column == np.floor(column)) if item.whole else inside


def _scored(rule: Rule, values: Floats, most_missing: int) -> Floats:
    """Return the sum or mean of each row, nan where more than `most_missing` are missing."""
    import numpy as np

    there = ~np.isnan(values)
    count = np.count_nonzero(there, axis=1)
    enough = (count > 0) & (count >= values.shape[1] - most_missing)
    sums = np.where(there, values, 0).sum(axis=1)
    # Multiplied before it is divided, so that a complete sum is exact and reaches its band.
    shares = sums * values.shape[1] if rule is Rule.SUM else sums
    result: Floats = np.full(len(values), np.nan)
    np.divide(shares, count, out=result, where=enough)
    return result


def _named(measure: Measure, totals: Floats, ages: list[float | None]) -> tuple[str, ...]:
    return tuple(
        _band(measure.bands, float(total), age) for total, age in zip(totals, ages, strict=True)
    )


def _band(bands: tuple[Band, ...], total: float, age: float | None) -> str:
    """Return the last band that the score reaches; "" for nan, which reaches none."""
    reached = [band.code for band in bands if band.fits(age) and total >= band.low]
    return reached[-1] if reached else ""
