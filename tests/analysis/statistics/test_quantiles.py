from __future__ import annotations

import pytest
from scipy import stats

from analysis.statistics.quantiles import (
    LARGE_DF,
    hedges_correction,
    noncentrality_limits,
    t_quantile,
    z_quantile,
)


# Hedges (1981), table 1.
@pytest.mark.parametrize(
    ("df", "factor"), [(2, 0.5642), (3, 0.7236), (4, 0.7979), (5, 0.8408), (9, 0.9139)]
)
def test_correction_as_published(df: int, factor: float) -> None:
    assert hedges_correction(df) == pytest.approx(factor, abs=5e-4)


def test_quantiles_as_in_every_table() -> None:
    assert z_quantile(0.95) == pytest.approx(1.959964, abs=5e-7)
    assert t_quantile(0.95, 10) == pytest.approx(2.228, abs=5e-4)


@pytest.mark.parametrize(("t", "df"), [(2.0, 20), (-3.5, 7), (0.0, 5), (12.0, 400), (30.0, 1)])
def test_limits_leave_each_tail_its_share(t: float, df: int) -> None:
    low, high = noncentrality_limits(t, df, 0.95)
    assert stats.nct.cdf(t, df, low) == pytest.approx(0.975, abs=1e-6)
    assert stats.nct.cdf(t, df, high) == pytest.approx(0.025, abs=1e-6)


def test_limits_pass_smoothly_to_the_large_sample_ones() -> None:
    below, above = (noncentrality_limits(10.0, df, 0.95) for df in (LARGE_DF, LARGE_DF + 1))
    assert below == pytest.approx(above, abs=2e-3)
