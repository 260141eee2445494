from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    StatisticsInputError,
    d_av,
    d_z,
    improved_minus_worsened,
    mcnemar,
    mcnemar_p,
    paired_equivalence,
    paired_t,
)

# Student (1908): additional hours of sleep of ten patients with two drugs.
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

answers = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=40).filter(
    lambda pairs: len({after - before for before, after in pairs}) > 1
)


def test_sleep_as_published() -> None:
    # t = 4.0621, df = 9, p = 0.002833, 0.7001 to 2.4599: example of R's t.test.
    result = paired_t(DRUG_1, DRUG_2)
    assert result.statistic == pytest.approx(4.0621, abs=5e-5)
    assert result.p == pytest.approx(0.002833, abs=5e-7)
    assert result.df == 9
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == pytest.approx(
        (0.7001142, 2.4598858), abs=5e-8
    )


def test_mcnemar_as_published() -> None:
    # 16 and 6 (Cavo et al.): Fagerland, Lydersen & Laake (2017), Statistical Analysis of
    # Contingency Tables, chapter 8. 7 and 1 (Bentur et al.): the same authors (2013), BMC Medical
    # Research Methodology 13:91: asymptotic 0.034, exact 0.070, mid-p 0.039.
    assert mcnemar_p(16, 6, method="mid_p") == pytest.approx(0.034690, abs=5e-7)
    assert mcnemar_p(16, 6, method="score_corrected") == pytest.approx(0.055009, abs=5e-7)
    assert mcnemar_p(7, 1, method="score") == pytest.approx(0.034, abs=5e-4)
    assert mcnemar_p(7, 1, method="exact") == pytest.approx(0.0703125)
    assert mcnemar_p(7, 1, method="mid_p") == pytest.approx(0.0390625)


def test_mcnemar_as_reference(golden: Any) -> None:
    want = golden("paired.mcnemar.approval")
    cells = (794, 86, 150, 570)
    score = mcnemar(*cells, method="score")
    corrected = mcnemar(*cells, method="score_corrected")
    assert (score.statistic, score.p) == (want["chi2"], want["p"])
    assert (corrected.statistic, corrected.p) == (want["chi2_cc"], want["p_cc"])
    assert mcnemar(*cells).p == want["p_exact"]
    assert mcnemar(*cells, method="mid_p").p == want["p_mid"]


@pytest.mark.parametrize(
    ("identity", "gained", "lost"),
    [("real2.itt.paired_r0", 86, 27), ("real2.itt.paired_r27", 59, 0)],
)
def test_programme_mcnemar_as_reference(golden: Any, identity: str, gained: int, lost: int) -> None:
    assert mcnemar_p(gained, lost) == golden(identity)["p"]


def test_mcnemar_without_discordant_pairs() -> None:
    result = mcnemar(5, 0, 0, 5)
    assert (result.p, result.estimate, result.effect) == (1.0, 0.0, None)


def test_many_items_at_once_agree_with_one_by_one() -> None:
    gained, lost = np.array([0, 3, 9]), np.array([0, 1, 2])
    at_once = mcnemar_p(gained, lost)
    assert at_once.tolist() == [float(mcnemar_p(g, w)) for g, w in zip(gained, lost, strict=True)]


@given(st.integers(0, 200), st.integers(0, 200))
def test_mcnemar_p_is_a_probability_and_symmetric(gained: int, lost: int) -> None:
    exact, middle = mcnemar_p(gained, lost), mcnemar_p(gained, lost, method="mid_p")
    assert 0 < middle <= exact + 1e-12
    assert exact <= 1
    assert exact == mcnemar_p(lost, gained)


def test_standardised_changes_are_two_different_numbers(likert: tuple[Any, Any]) -> None:
    assert d_z(*likert).value == pytest.approx(0.779, abs=5e-4)
    assert d_av(*likert).value == pytest.approx(0.645, abs=5e-4)


def test_corrected_changes_say_so() -> None:
    raw, corrected = d_z(DRUG_1, DRUG_2), d_z(DRUG_1, DRUG_2, corrected=True)
    # Hedges (1981), table 1: c(9) = .9139.
    assert (raw.name, corrected.name) == ("d_z", "g_z")
    assert corrected.value / raw.value == pytest.approx(0.9139, abs=5e-4)
    raw, corrected = d_av(DRUG_1, DRUG_2), d_av(DRUG_1, DRUG_2, corrected=True)
    assert (raw.name, corrected.name) == ("d_av", "g_av")
    assert corrected.value < raw.value


def test_sleep_effect_interval_covers_zero_exactly_when_t_does() -> None:
    # Noncentral limits: P(t >= observed) is 2.5 % at the lower one.
    p = paired_t(DRUG_1, DRUG_2).p
    assert p is not None
    effect = d_z(DRUG_1, DRUG_2, level=1 - p)
    assert effect.interval is not None
    assert effect.interval.low == pytest.approx(0.0, abs=1e-8)


def test_d_av_interval_covers_as_it_says() -> None:
    rng = np.random.default_rng(20784)
    hits = 0
    for _ in range(400):
        base = rng.normal(size=60)
        after = 0.6 * base + 0.8 * rng.normal(size=60) + 0.5
        interval = d_av(base, after).interval
        assert interval is not None
        hits += interval.low <= 0.5 <= interval.high
    assert 0.92 <= hits / 400 <= 0.98


def test_equivalence_as_reference(golden: Any, likert: tuple[Any, Any]) -> None:
    want = golden("paired.tost.likert")
    for margin, name in ((0.5, "p_b05"), (0.8, "p_b08"), (1.0, "p_b1")):
        result = paired_equivalence(*likert, margin)
        assert result.p == want[name]
        assert result.interval is not None
        assert (result.interval.low, result.interval.high) == (want["lo90"], want["hi90"])


def test_equivalence_agrees_with_its_interval() -> None:
    for margin in (0.5, 1.0, 2.0, 2.5, 3.0):
        result = paired_equivalence(DRUG_1, DRUG_2, margin)
        assert result.interval is not None
        assert result.p is not None
        assert (result.p < 0.05) == (result.interval.high < margin)


def test_sign_test_as_reference(golden: Any) -> None:
    want = golden("paired.sign.likert")
    result = improved_minus_worsened(17, 11, 2)
    assert result.p == want["p"]
    assert result.estimate == 0.5
    assert (result.interval and result.interval.method) == "tango_score"
    wald = improved_minus_worsened(17, 11, 2, method="wald")
    assert (wald.interval and wald.interval.method) == "wald_paired"


@given(answers)
def test_swapping_before_and_after_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    before, after = zip(*pairs, strict=True)
    forth, back = paired_t(before, after), paired_t(after, before)
    assert forth.p == pytest.approx(back.p)
    assert forth.estimate == pytest.approx(-(back.estimate or 0.0))
    for one, other in ((forth.effect, back.effect), (d_av(before, after), d_av(after, before))):
        assert one is not None
        assert other is not None
        assert one.interval is not None
        assert other.interval is not None
        assert one.value == pytest.approx(-other.value)
        assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-7)
        assert one.interval.low <= one.value <= one.interval.high


def test_equal_changes_have_no_test() -> None:
    result = paired_t([0.1, 0.2, 0.3], [0.2, 0.3, 0.4])
    assert (result.p, result.interval, result.effect, result.se) == (None, None, None, 0.0)
    with pytest.raises(StatisticsInputError, match="changes that are all equal"):
        d_z([1, 2], [2, 3])
    with pytest.raises(StatisticsInputError, match="answers that are all equal"):
        d_av([1, 1], [2, 2])


def test_unusable_input_is_refused() -> None:
    with pytest.raises(StatisticsInputError, match=r"1 missing or infinite value.*position 1"):
        paired_t([1, np.nan, 2], [1, 2, 3])
    with pytest.raises(StatisticsInputError, match="before: found 1 value"):
        paired_t([1], [2])
    with pytest.raises(StatisticsInputError, match="one dimension"):
        paired_t([[1, 2], [3, 4]], [1, 2])
    with pytest.raises(StatisticsInputError, match="not numbers"):
        paired_t(["often", "never"], [1, 2])
    with pytest.raises(StatisticsInputError, match="Did you mean 'mid_p'"):
        mcnemar_p(1, 2, method="midp")  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(StatisticsInputError, match="gained: found negative"):
        mcnemar_p([1.5], [2])
    with pytest.raises(StatisticsInputError, match="margin"):
        paired_equivalence([1, 2, 3], [1, 3, 3], 0)
