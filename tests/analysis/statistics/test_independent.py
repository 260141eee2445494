from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import StatisticsInputError, hedges_g, two_proportions, welch_t

# Student (1908) sleep data taken as two groups: t = -1.8608, df = 17.776, p = 0.07939,
# -3.3655 to 0.2055 (example of R's t.test).
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

group = st.lists(st.integers(1, 5), min_size=2, max_size=30).filter(lambda v: len(set(v)) > 1)


def test_sleep_as_published() -> None:
    result = welch_t(DRUG_1, DRUG_2)
    assert result.statistic == pytest.approx(-1.8608, abs=5e-5)
    assert result.df == pytest.approx(17.776, abs=5e-4)
    assert result.p == pytest.approx(0.07939, abs=5e-6)
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx(
        (-3.3654832, 0.2054832), abs=5e-8
    )


def test_unlinked_likert_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("unlinked.welch.likert")
    before, after = likert
    result = welch_t(after, before)
    assert result.interval is not None
    assert (result.estimate, result.se, result.df, result.p) == (
        want["d"],
        want["se"],
        want["df"],
        want["p"],
    )
    assert (result.interval.low, result.interval.high) == (want["lo"], want["hi"])


def test_hedges_g_as_reference(golden: Any, column: Any) -> None:
    want = golden("grp.hedges.airquality_5_9")
    may, september = (column("airquality_ozone.csv", "Ozone", Month=month) for month in "59")
    effect = hedges_g(may[~np.isnan(may)], september[~np.isnan(september)])
    assert effect.interval is not None
    assert (effect.value, effect.interval.low, effect.interval.high) == (
        want["g"],
        want["lo"],
        want["hi"],
    )


def test_hedges_g_interval_at_the_pooled_p_touches_zero() -> None:
    p = float(stats.ttest_ind(DRUG_2, DRUG_1).pvalue)
    interval = hedges_g(DRUG_2, DRUG_1, level=1 - p).interval
    assert interval is not None
    assert interval.low == pytest.approx(0.0, abs=1e-8)


@given(group, group)
def test_groups_mirror_when_swapped(one: list[int], other: list[int]) -> None:
    forth, back = welch_t(one, other), welch_t(other, one)
    assert forth.p == pytest.approx(back.p)
    assert forth.estimate == pytest.approx(-(back.estimate or 0.0))
    assert forth.effect is not None
    assert forth.effect.interval is not None
    assert back.effect is not None
    assert forth.effect.value == pytest.approx(-back.effect.value)
    assert forth.effect.interval.low <= forth.effect.value <= forth.effect.interval.high


def test_two_proportions_as_published() -> None:
    # Newcombe (1998) interval of 56/70 - 48/80; chi-squared 7.0234 without correction.
    result = two_proportions(56, 70, 48, 80)
    assert result.statistic is not None
    assert result.statistic**2 == pytest.approx(7.0234, abs=5e-5)
    assert result.interval is not None
    assert result.interval.low == pytest.approx(0.0524, abs=5e-5)


def test_fisher_is_the_tea_taster() -> None:
    result = two_proportions(3, 4, 1, 4, method="fisher")
    assert result.p == pytest.approx(34 / 70)
    assert result.statistic is None


@pytest.mark.parametrize("counts", [(0, 5, 0, 8), (5, 5, 8, 8)])
def test_nobody_or_everybody_is_no_difference(counts: tuple[int, int, int, int]) -> None:
    assert two_proportions(*counts).p == 1.0


def test_no_variation_has_no_test() -> None:
    result = welch_t([3, 3], [2, 2, 2])
    assert (result.estimate, result.p, result.effect, result.se) == (1.0, None, None, 0.0)
    assert welch_t([0.1] * 3, [0.1 + 0.2] * 4).p is None
    with pytest.raises(StatisticsInputError, match="all values are equal"):
        hedges_g([3, 3], [2, 2])


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match="second group: found 1 value"):
        welch_t([1, 2], [3])
    with pytest.raises(StatisticsInputError, match=r"found 'fischer'.*Did you mean 'fisher'"):
        two_proportions(1, 2, 1, 2, method="fischer")  # type: ignore[arg-type]  # the mistake under test
