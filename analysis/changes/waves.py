"""Which answers are compared? Two waves of one question, and their pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.asking import check_comparable
from analysis.sample.sample import WAVE
from analysis.sample.values import sorted_values, values_of
from analysis.statistics.checks import FloatArray
from surveys.errors import AnalysisError, UsageError, listed, near
from surveys.model.naming import MISSING_SUFFIX
from surveys.responses import META

if TYPE_CHECKING:
    import pandas as pd

    from analysis.sample import Sample


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """The answers of two waves as numbers.

    Attributes
    ----------
    before, after
        Shapes (pairs,) when linked, the same respondent at the same position; otherwise (n,)
        each. Their order does not depend on the order of the rows.
    n_before, n_after
        Respondents with an answer in each wave.
    unlinked_before, unlinked_after
        Those of them who are not found in the other wave.
    incomplete
        Respondents found in both waves with an answer in only one.
    """

    before: FloatArray
    after: FloatArray
    n_before: int
    n_after: int
    linked: bool = False
    unlinked_before: int = 0
    unlinked_after: int = 0
    incomplete: int = 0

    @property
    def smallest(self) -> int:
        """Number of people that the change rests on, at least."""
        return min(self.before.size, self.after.size)


def chosen_waves(sample: Sample, before: str | None, after: str | None) -> tuple[str, str]:
    """Return the two waves to compare: the first and the last unless named.

    Raises
    ------
    AnalysisError
        The sample has one wave only.
    UsageError
        A wave is not in the sample, or both are the same.
    """
    if len(sample.waves) < 2:
        raise AnalysisError(
            f"one wave, {listed(sample.waves)}",
            expected="two waves to compare",
            where=f"answers to {sample.codebook.instrument}",
            advice=f"Load more of {listed(sample.codebook.waves)}.",
        )
    pair = (
        sample.check_wave(before or sample.waves[0]),
        sample.check_wave(after or sample.waves[-1]),
    )
    if pair[0] == pair[1]:
        raise UsageError(
            f"wave {pair[0]!r} both before and after",
            expected=f"two of {listed(sample.waves)}",
            where="before_after",
        )
    return pair


def check_asked(sample: Sample, item: str, waves: tuple[str, str]) -> None:
    """Raise AnalysisError if a wave did not have the item, or had it in another form."""
    asked = sample.variable(item).waves
    lacking = [wave for wave in waves if wave not in asked]
    if lacking:
        raise AnalysisError(
            f"{item!r} not in wave {listed(lacking)}",
            expected=f"an item of both {waves[0]} and {waves[1]}",
            where=f"codebook of {sample.codebook.instrument}",
            advice=f"It was in {listed(asked)} only.",
        )
    check_comparable([sample.variable(item)], waves, sample.codebook.instrument)


def unlinked_answers(sample: Sample, numbers: pd.Series[float], waves: tuple[str, str]) -> Answers:
    """Return the answers of two waves as two groups."""
    first, second = (
        sorted_values(numbers[(sample.frame["wave"] == wave) & numbers.notna()]) for wave in waves
    )
    return Answers(before=first, after=second, n_before=first.size, n_after=second.size)


def linked_answers(
    sample: Sample, numbers: pd.Series[float], waves: tuple[str, str], link: str
) -> Answers:
    """Return the answers of the respondents found in both waves, as pairs.

    Raises
    ------
    UsageError
        There is no column `link`.
    AnalysisError
        A respondent has two rows in one wave.
    """
    _check_link(sample, link)
    first, second = (_by_link(sample, numbers, wave, link) for wave in waves)
    both = first.index.intersection(second.index).sort_values()
    before, after = first.loc[both], second.loc[both]
    complete = (before.notna() & after.notna()).to_numpy(dtype=bool)
    one_only = (before.notna() ^ after.notna()).to_numpy(dtype=bool)
    answered = [int(numbers[sample.frame["wave"] == wave].notna().sum()) for wave in waves]
    return Answers(
        before=values_of(before[complete]),
        after=values_of(after[complete]),
        n_before=answered[0],
        n_after=answered[1],
        linked=True,
        unlinked_before=answered[0] - int(before.notna().sum()),
        unlinked_after=answered[1] - int(after.notna().sum()),
        incomplete=int(one_only.sum()),
    )


def _check_link(sample: Sample, link: str) -> None:
    others = {WAVE, *META}
    keys = [
        name
        for name in map(str, sample.frame.columns)
        if name not in sample.codebook and name not in others and not name.endswith(MISSING_SUFFIX)
    ]
    if link in keys:
        return
    raise UsageError(
        f"link {link!r}",
        expected=f"a column of pseudonyms: {listed(keys) or 'there is none'}",
        where=f"answers to {sample.codebook.instrument}",
        advice=near(link, keys) or "Without link= the waves are compared as two groups.",
    )


def _by_link(sample: Sample, numbers: pd.Series[float], wave: str, link: str) -> pd.Series[float]:
    here = (sample.frame["wave"] == wave) & sample.frame[link].notna()
    respondents = sample.frame.loc[here, link].astype("str")
    twice = int(respondents.duplicated(keep=False).sum())
    if twice:
        raise AnalysisError(
            f"{twice} responses of wave {wave} that share their {link!r} with another",
            expected="one response of each respondent in a wave",
            where=f"answers to {sample.codebook.instrument}",
            advice="Decide in the cleaning plan which response to keep.",
        )
    return numbers[here].set_axis(respondents)
