"""Each design and level against values computed in another way."""

from __future__ import annotations

import csv
import json
import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar as statsmodels_mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis import before_after
from analysis.results import Comparison, Design, Quantity, Verdict
from analysis.sample import Sample
from analysis.statistics import Interval
from surveys.codebook import Level
from surveys.errors import AnalysisError, UsageError
from tests.analysis.answers import approx, sample, two_waves

BEFORE = [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.0, 2.2]
AFTER = [3.4, 3.0, 4.2, 3.4, 3.6, 3.8, 2.8, 3.0]


def yes_no(yes: int, no: int) -> list[str]:
    return ["yes"] * yes + ["no"] * no


def transition(both: int, gained: int, lost: int, neither: int) -> tuple[list[str], list[str]]:
    """Return linked answers with these cells of the transition table."""
    before = ["yes"] * both + ["no"] * gained + ["yes"] * lost + ["no"] * neither
    after = ["yes"] * both + ["yes"] * gained + ["no"] * lost + ["no"] * neither
    return before, after


def limits(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


def golden(reference: Path, identity: str) -> Any:
    checks = json.loads((reference / "golden" / "statistics" / "golden.json").read_text("utf-8"))
    found = next(check for check in checks if check["id"] == identity)
    return {name: approx(value, rel=found["rtol"]) for name, value in found["value"].items()}


def likert30(reference: Path) -> tuple[list[str], list[str]]:
    path = reference / "golden" / "statistics" / "in" / "likert_prepost30.csv"
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    return [row["pre"] for row in rows], [row["post"] for row in rows]


def test_linked_numbers_as_scipy() -> None:
    change = before_after(two_waves("score", BEFORE, AFTER), "score", link="respondent")
    expected = stats.ttest_rel(AFTER, BEFORE)
    differences = np.subtract(AFTER, BEFORE)
    assert (change.design, change.measurement) == (Design.LINKED, Level.NUMERIC)
    assert (change.quantity, change.method.name) == (Quantity.MEAN, "paired_t")
    assert change.pairs == 8
    assert change.estimate == approx(differences.mean())
    assert change.p == approx(expected.pvalue)
    interval = expected.confidence_interval()
    assert limits(change.interval) == approx((interval.low, interval.high))
    assert change.effect is not None
    assert (change.effect.name, change.effect.value) == (
        "d_z",
        approx(differences.mean() / differences.std(ddof=1)),
    )
    average = change.effects[1]
    pooled = math.sqrt((np.var(BEFORE, ddof=1) + np.var(AFTER, ddof=1)) / 2)
    assert (average.name, average.value) == ("d_av", approx(differences.mean() / pooled))
    assert change.verdict is Verdict.INCREASE


def test_each_wave_of_pairs_has_a_t_interval() -> None:
    change = before_after(two_waves("score", BEFORE, AFTER), "score", link="respondent")
    expected = stats.ttest_1samp(BEFORE, 0).confidence_interval()
    assert change.before.estimate == approx(np.mean(BEFORE))
    assert limits(change.before.interval) == approx((expected.low, expected.high))
    assert (change.before.n, change.after.n) == (8, 8)


def test_unlinked_numbers_as_scipy() -> None:
    change = before_after(two_waves("score", BEFORE, AFTER[:6]), "score")
    expected = stats.ttest_ind(AFTER[:6], BEFORE, equal_var=False)
    interval = expected.confidence_interval()
    assert (change.design, change.method.name) == (Design.UNLINKED, "welch")
    assert change.estimate == approx(np.mean(AFTER[:6]) - np.mean(BEFORE))
    assert change.p == approx(expected.pvalue)
    assert limits(change.interval) == approx((interval.low, interval.high))
    pooled = math.sqrt((7 * np.var(BEFORE, ddof=1) + 5 * np.var(AFTER[:6], ddof=1)) / 12)
    correction = math.exp(math.lgamma(6) - math.lgamma(5.5)) / math.sqrt(6)
    assert change.effect is not None
    assert change.estimate is not None
    assert change.effect.name == "hedges_g"
    assert change.effect.value == approx(change.estimate / pooled * correction)
    assert (change.pairs, change.unlinked_before, change.n_before, change.n_after) == (
        None,
        None,
        8,
        6,
    )


def test_unlinked_numbers_as_reference(reference: Path) -> None:
    want = golden(reference, "unlinked.welch.likert")
    change = before_after(two_waves("likert", *likert30(reference)), "likert", method="welch")
    assert (change.estimate, change.p) == (want["d"], want["p"])
    assert limits(change.interval) == (want["lo"], want["hi"])


def test_linked_order_as_reference(reference: Path) -> None:
    ranks = golden(reference, "paired.wilcoxon.likert")
    effect = golden(reference, "paired.rank_biserial.likert")
    signs = golden(reference, "paired.sign.likert")
    change = before_after(two_waves("likert", *likert30(reference)), "likert", link="respondent")
    assert (change.measurement, change.method.name) == (Level.ORDINAL, "wilcoxon")
    assert change.p == ranks["p_exact"]
    assert change.effect is not None
    assert change.effect.value == effect["r"]
    assert limits(change.effect.interval) == (effect["lo"], effect["hi"])
    # Only two fell: the difference is told, the two sides of it are not.
    assert (change.higher, change.lower) == (None, None)
    up, down = (signs[name].expected for name in ("up", "down"))
    assert change.estimate == approx((up - down) / 30)
    assert change.verdict is Verdict.INCREASE


def test_linked_order_has_its_score_interval() -> None:
    before = ["2"] * 12 + ["3"] * 20
    after = ["3"] * 12 + ["3"] * 15 + ["1"] * 5
    change = before_after(two_waves("likert", before, after), "likert", link="respondent")
    assert change.estimate == approx((12 - 5) / 32)
    for limit in limits(change.interval):
        assert abs(tango_score(12, 5, 32, limit)) == approx(1.959964, abs=1e-5)


def tango_score(gained: int, lost: int, n: int, delta: float) -> float:
    """Score statistic of a paired difference, its nuisance share found by a grid search."""
    shares = np.linspace(max(0.0, -delta) + 1e-12, (1 - delta) / 2 - 1e-12, 2_000_001)
    likelihood = (
        gained * np.log(np.maximum(shares + delta, 1e-300))
        + lost * np.log(np.maximum(shares, 1e-300))
        + (n - gained - lost) * np.log(np.maximum(1 - 2 * shares - delta, 1e-300))
    )
    lost_share = shares[int(np.argmax(likelihood))]
    variance = n * (2 * lost_share + delta - delta**2)
    return float((gained - lost - n * delta) / math.sqrt(variance))


def test_linked_order_also_tells_mean_and_shift(reference: Path) -> None:
    before, after = likert30(reference)
    change = before_after(two_waves("likert", before, after), "likert", link="respondent")
    mean, shift = change.also
    pre, post = np.array(before, dtype=float), np.array(after, dtype=float)
    assert (mean.quantity, shift.quantity) == (Quantity.MEAN, Quantity.SHIFT)
    assert mean.estimate == approx((post - pre).mean())
    assert mean.p == approx(stats.ttest_rel(post, pre).pvalue)
    walsh = [(a + b) / 2 for i, a in enumerate(post - pre) for b in (post - pre)[i:]]
    assert shift.estimate == approx(np.median(walsh))


def test_unlinked_order_as_scipy() -> None:
    before = [1, 2, 2, 3, 3, 3, 4, 2, 1, 3] * 6
    after = [2, 3, 3, 4, 5, 3, 4, 2, 5, 3] * 6
    change = before_after(
        two_waves("likert", [str(one) for one in before], [str(one) for one in after]), "likert"
    )
    test = stats.mannwhitneyu(after, before, method="asymptotic", use_continuity=True)
    signs = np.sign(np.subtract.outer(after, before))
    assert change.method.name == "mann_whitney"
    assert change.p == approx(test.pvalue)
    assert change.estimate == approx(signs.mean())
    assert change.higher == approx((signs > 0).mean())
    assert change.lower == approx((signs < 0).mean())
    assert change.effect is not None
    assert (change.effect.name, change.effect.value) == ("cliffs_delta", change.estimate)
    low, high = limits(change.interval)
    assert low < signs.mean() < high
    mean = change.also[0]
    assert mean.estimate == approx(np.mean(after) - np.mean(before))
    assert mean.p == approx(stats.ttest_ind(after, before, equal_var=False).pvalue)


def test_unlinked_order_has_the_interval_of_newcombe_2006() -> None:
    before, after = ["1", "2", "2", "3", "4"], ["2", "3", "4", "5", "5", "3"]
    change = before_after(two_waves("likert", list(before), list(after)), "likert")
    assert change.estimate is not None
    theta = (change.estimate + 1) / 2
    for delta in limits(change.interval):
        limit = (delta + 1) / 2
        typical = (5 + 6) / 2 - 1
        spread = 1 + typical * ((1 - limit) / (2 - limit) + limit / (1 + limit))
        se = math.sqrt(limit * (1 - limit) * spread / 30)
        assert abs(theta - limit) / se == approx(1.959964, abs=1e-5)


@pytest.mark.parametrize("method", ["mcnemar_exact", "mcnemar_mid_p"])
def test_linked_shares_as_statsmodels(method: str) -> None:
    both, gained, lost, neither = 59, 16, 6, 80
    change = before_after(
        two_waves("plan", *transition(both, gained, lost, neither)),
        "plan",
        link="respondent",
        method=method,
    )
    exact = statsmodels_mcnemar([[both, lost], [gained, neither]], exact=True).pvalue
    tail = stats.binom.pmf(min(gained, lost), gained + lost, 0.5)
    assert (change.measurement, change.quantity) == (Level.BINARY, Quantity.SHARE)
    assert change.p == approx(exact if method == "mcnemar_exact" else exact - tail)
    assert change.estimate == approx((gained - lost) / 161)
    # Newcombe's method 10 for these counts, by his formula with Wilson limits.
    assert limits(change.interval) == approx(newcombe_paired(59, 16, 6, 80))
    assert change.effect is not None
    assert (change.effect.name, change.effect.value) == ("conditional_odds_ratio", 16 / 6)
    assert change.verdict is Verdict.INCREASE


def newcombe_paired(both: int, gained: int, lost: int, neither: int) -> tuple[float, float]:
    n = both + gained + lost + neither
    later, earlier = (both + gained) / n, (both + lost) / n
    low_1, high_1 = proportion_confint(both + gained, n, method="wilson")
    low_2, high_2 = proportion_confint(both + lost, n, method="wilson")
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    product = both * neither - gained * lost
    phi = (max(product - n / 2, 0) if product > 0 else product) / math.sqrt(margins)
    down = (later - low_1, high_2 - earlier)
    up = (high_1 - later, earlier - low_2)
    below = math.sqrt(down[0] ** 2 - 2 * phi * down[0] * down[1] + down[1] ** 2)
    above = math.sqrt(up[0] ** 2 - 2 * phi * up[0] * up[1] + up[1] ** 2)
    return later - earlier - below, later - earlier + above


def test_linked_shares_as_reference(reference: Path) -> None:
    want = golden(reference, "paired.mcnemar.approval")
    effect = golden(reference, "paired.mcnemar.approval.effect")
    cells = (794, 150, 86, 570)
    answers = two_waves("plan", *transition(794, 86, 150, 570))
    change = before_after(answers, "plan", link="respondent", code="no")
    assert sum(cells) == 1600
    assert change.p == want["p_exact"]
    assert change.estimate == effect["diff"]
    assert change.effect is not None
    assert change.effect.value == effect["or_cond"]
    assert limits(change.effect.interval) == (effect["or_lo"], effect["or_hi"])


def test_unlinked_shares_as_reference_and_statsmodels(reference: Path) -> None:
    want = golden(reference, "prop2.newcombe.56_70_48_80")
    change = before_after(two_waves("plan", yes_no(48, 32), yes_no(56, 14)), "plan")
    assert change.method.name == "newcombe"
    assert change.estimate == want["d"]
    assert limits(change.interval) == (want["lo"], want["hi"])
    assert limits(change.interval) == approx(
        confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    )
    table = stats.chi2_contingency([[56, 14], [48, 32]], correction=False)
    assert change.p == approx(table.pvalue)
    assert change.effect is not None
    assert change.effect.value == approx(
        2 * (math.asin(math.sqrt(0.8)) - math.asin(math.sqrt(0.6)))
    )


def test_small_expected_counts_give_fishers_test() -> None:
    change = before_after(two_waves("plan", yes_no(0, 10), yes_no(5, 5)), "plan")
    assert change.method.name == "newcombe_fisher"
    assert change.p == approx(stats.fisher_exact(np.array([[5, 5], [0, 10]])).pvalue)
    named = two_waves("plan", yes_no(20, 20), yes_no(25, 15))
    assert before_after(named, "plan", method="newcombe_fisher").method.name == "newcombe_fisher"


def test_hodges_lehmann_on_request() -> None:
    change = before_after(
        two_waves("score", BEFORE, AFTER), "score", link="respondent", method="hodges_lehmann"
    )
    differences = np.round(np.subtract(AFTER, BEFORE), 10)
    walsh = [(a + b) / 2 for i, a in enumerate(differences) for b in differences[i:]]
    assert change.quantity is Quantity.SHIFT
    assert change.estimate == approx(np.median(walsh))
    assert change.why.en == "The method was chosen by the researcher."


def test_options_rows_and_several_codes() -> None:
    option = two_waves("help__phone", [True, False, False, True, False] * 5, [True] * 25)
    change = before_after(option, "help__phone", link="respondent")
    assert (change.before.estimate, change.after.estimate) == (approx(0.4), 1.0)
    high = before_after(
        two_waves("likert", ["1", "4", "5", "2", "3"] * 5, ["4", "4", "5", "5", "3"] * 5),
        "likert",
        link="respondent",
        code=("4", "5"),
    )
    assert high.measurement is Level.BINARY
    assert (high.before.estimate, high.after.estimate) == (approx(0.4), approx(0.8))
    assert high.answer is not None
    assert high.answer.sv == "4-sv / 5-sv"


def test_a_question_without_order_needs_a_code() -> None:
    answers = two_waves("home", ["city"] * 6, ["county"] * 3 + ["city"] * 3, minimum=3)
    with pytest.raises(AnalysisError, match="such as code='city'"):
        before_after(answers, "home")
    change = before_after(answers, "home", link="respondent", code="county")
    assert (change.estimate, change.measurement) == (approx(0.5), Level.BINARY)


def test_dates_cannot_be_compared() -> None:
    answers = two_waves("started", [None] * 5, [None] * 5)
    with pytest.raises(AnalysisError, match=r"level of measurement 'date'.*have no mean or share"):
        before_after(answers, "started")


def test_an_item_of_one_wave_names_the_waves() -> None:
    answers = two_waves("later", [None] * 5, [1, 2, 3, 4, 5])
    with pytest.raises(AnalysisError) as caught:
        before_after(answers, "later")
    assert str(caught.value) == (
        "codebook of visits: found 'later' not in wave 2024; expected an item of both 2024 and "
        "2026. It was in 2026 only."
    )


def test_one_wave_cannot_be_compared() -> None:
    answers = two_waves("score", BEFORE, AFTER).wave("2026")
    with pytest.raises(AnalysisError, match=r"found one wave, 2026;.*Load more of 2024, 2026"):
        before_after(answers, "score")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"before": "2026", "after": "2026"}, "found wave '2026' both before and after"),
        ({"before": "2023"}, "found wave '2023'; expected one of 2024, 2026"),
        ({"link": "responden"}, "expected a column of pseudonyms: respondent. Did you mean 'respondent'?"),
        ({"link": "score"}, "expected a column of pseudonyms: respondent"),
        ({"link": "wave"}, "found link 'wave'; expected a column of pseudonyms: respondent"),
        ({"link": "response_id"}, "found link 'response_id'; expected a column of pseudonyms: respondent"),
        ({"link": "score__missing"}, "expected a column of pseudonyms: respondent"),
        ({"method": "welsh"}, "for unlinked numeric answers. Did you mean 'welch'?"),
        ({"link": "respondent", "method": "welch"},
         "expected one of paired_t, hodges_lehmann, wilcoxon for linked numeric answers"),
        ({"level": 95.0}, "expected a share between 0 and 1"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_explained(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises((UsageError, AnalysisError)) as caught:
        before_after(_with_every_column(), "score", **arguments)
    assert message in str(caught.value)


def _with_every_column() -> Sample:
    answers = two_waves("score", BEFORE, AFTER)
    ids = [str(place) for place in range(len(answers))]
    return replace(
        answers, frame=answers.frame.assign(response_id=ids, language="fi", score__missing="")
    )


def test_no_pseudonyms_at_all() -> None:
    answers = sample({"wave": ["2024", "2026"], "score": [1.0, 2.0]})
    with pytest.raises(UsageError, match=r"there is none.*compared as two groups"):
        before_after(answers, "score", link="respondent")


def test_a_respondent_twice_in_a_wave_is_an_error_without_pseudonyms() -> None:
    answers = sample(
        {
            "wave": ["2024", "2024", "2026"],
            "respondent": ["secret", "secret", "secret"],
            "score": [1.0, 2.0, 3.0],
        }
    )
    with pytest.raises(AnalysisError) as caught:
        before_after(answers, "score", link="respondent")
    assert "found 2 responses of wave 2024 that share their 'respondent'" in str(caught.value)
    assert "secret" not in str(caught.value)


def half_linked(minimum: int = 5) -> Comparison:
    """Six pairs, one linked without an answer after, six and two not linked, one without code."""
    before: list[tuple[str | None, float | None]] = [
        (f"p{place}", 2.0 + place / 10) for place in range(6)
    ]
    before += [("gap", 3.0)] + [(f"b{place}", 4.0) for place in range(5)] + [(None, 4.0)]
    after: list[tuple[str | None, float | None]] = [
        (f"p{place}", 2.5 + place / 8) for place in range(6)
    ]
    after += [("gap", None)] + [(f"a{place}", 1.0) for place in range(2)]
    answers = sample(
        {
            "wave": ["2024"] * len(before) + ["2026"] * len(after),
            "respondent": [name for name, _ in before + after],
            "score": [value for _, value in before + after],
        },
        minimum=minimum,
    )
    return before_after(answers, "score", link="respondent")


def test_who_is_not_linked_is_counted_and_said() -> None:
    change = half_linked(minimum=3)
    assert (change.pairs, change.unlinked_before) == (6, 6)
    assert change.before.estimate == approx(2.25)
    said = [caution.en for caution in change.cautions]
    assert said[0] == (
        "Outside the pairs are those who answered this question in one wave only: 9. "
        "Their answers are left out."
    )


def test_an_odds_ratio_that_would_tell_of_a_few_is_left_out() -> None:
    def compared(lost: int) -> Comparison:
        answers = two_waves("plan", *transition(10, 12, lost, 8))
        return before_after(answers, "plan", link="respondent")

    assert compared(2).effects == ()
    assert compared(6).effects[0].name == "conditional_odds_ratio"


def test_small_numbers_left_out_cannot_be_worked_out() -> None:
    change = half_linked()
    assert (change.unlinked_after, change.n_after) == (None, None)
    assert (change.unlinked_before, change.n_before) == (6, None)


def test_numbers_left_out_are_shown_when_large_or_none() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 11 + ["2026"] * 5,
            "respondent": [f"r{place}" for place in range(11)]
            + [f"r{place}" for place in range(5)],
            "score": [1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 5],
        }
    )
    change = before_after(answers, "score", link="respondent")
    assert (change.n_before, change.unlinked_before, change.pairs) == (11, 6, 5)
    assert (change.n_after, change.unlinked_after) == (5, 0)


@pytest.mark.parametrize("link", ["respondent", None])
def test_too_few_hides_every_number(link: str | None) -> None:
    change = before_after(two_waves("score", BEFORE[:4], AFTER[:4]), "score", link=link)
    assert change.verdict is Verdict.TOO_FEW
    assert change.hidden
    row = change.to_frame().drop(columns=["level"]).select_dtypes("number").iloc[0]
    assert row.isna().all()
    assert "3" not in change.sentence("fi").replace("alle 5", "")
    assert change._repr_html_().count('<td class="number">..</td>') == 9
    assert [caution.en for caution in change.cautions][-1].startswith("There is no comparison")


def test_few_pairs_among_many_answers_hide_the_pairs() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 8 + ["2026"] * 8,
            "respondent": [f"r{place}" for place in range(8)]
            + [f"r{place}" for place in range(5, 13)],
            "score": [1.0, 2, 3, 4] * 4,
        }
    )
    change = before_after(answers, "score", link="respondent")
    assert (change.verdict, change.pairs, change.estimate) == (Verdict.TOO_FEW, None, None)
    assert (change.n_before, change.unlinked_before, change.unlinked_after) == (8, None, None)
    assert (change.before.n, change.before.estimate) == (None, None)
    assert not any("Not found" in caution.en for caution in change.cautions)


@pytest.mark.parametrize("link", ["respondent", None])
@pytest.mark.parametrize(
    ("before", "after", "hidden"),
    [(1, 6, True), (0, 1, True), (6, 5, True), (0, 6, False), (6, 0, False)],
)
def test_a_share_of_a_few_or_of_all_but_a_few_is_hidden(
    link: str | None, before: int, after: int, hidden: bool
) -> None:
    answers = two_waves("plan", yes_no(before, 6 - before), yes_no(after, 6 - after))
    change = before_after(answers, "plan", link=link)
    assert change.hidden is hidden
    if hidden:
        assert change.verdict is Verdict.TOO_FEW
        assert (change.p, change.interval, change.effects) == (None, None, ())
        shown = f"{change.sentence('en')} {change.table('en')}"
        assert not re.search(r"16\.7|83\.3", shown)


def test_few_who_rose_or_fell_are_not_told_but_their_difference_is() -> None:
    before, after = ["3"] * 30, ["4"] * 9 + ["1"] * 3 + ["3"] * 18
    change = before_after(two_waves("likert", before, after), "likert", link="respondent")
    assert (change.higher, change.lower) == (None, None)
    assert change.estimate == approx(0.2)
    told = change.sentence("en")
    assert "minus the share that gave a lower one was 20.0" in told
    assert "10.0%" not in told
    assert "30.0%" not in told


def test_equal_changes_have_no_interval() -> None:
    up = before_after(two_waves("years", [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]), "years",
                      link="respondent")  # fmt: skip
    assert (up.estimate, up.interval, up.verdict) == (1.0, None, Verdict.TOO_FEW)
    assert any("no interval can be computed" in caution.en for caution in up.cautions)
    same = before_after(two_waves("years", [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), "years",
                        link="respondent")  # fmt: skip
    assert (same.estimate, same.verdict) == (0.0, Verdict.NO_CLEAR_CHANGE)
    constant = before_after(two_waves("years", [2] * 5, [2] * 5), "years", link="respondent")
    assert constant.effects == ()
    nobody = before_after(two_waves("likert", ["2"] * 5, ["2"] * 5), "likert", link="respondent")
    assert (nobody.p, nobody.effects, nobody.verdict) == (1.0, (), Verdict.NO_CLEAR_CHANGE)
    assert before_after(two_waves("years", [2] * 5, [2] * 5), "years").interval is None


def test_test_and_interval_that_disagree_are_pointed_out() -> None:
    before = ["3"] * 30
    after = ["4"] * 9 + ["1"] * 3 + ["3"] * 18
    change = before_after(two_waves("likert", list(before), list(after)), "likert",
                          link="respondent")  # fmt: skip
    low, high = limits(change.interval)
    assert change.p is not None
    borderline = (low > 0 or high < 0) != (change.p < 0.05)
    said = any("borderline" in caution.en for caution in change.cautions)
    assert said == borderline
    answers = two_waves("plan", *transition(4, 9, 2, 15))
    share = before_after(answers, "plan", link="respondent")
    low, high = limits(share.interval)
    assert share.p == approx(stats.binomtest(2, 11).pvalue)
    assert low > 0
    assert share.p is not None
    assert share.p > 0.05
    assert any("borderline" in caution.en for caution in share.cautions)


def test_cautions_name_design_demo_and_universe() -> None:
    years = two_waves("years", [1, 2, 3, 4, 6], [1, 2, 4, 4, 6], synthetic=True)
    said = [caution.en for caution in before_after(years, "years").cautions]
    assert said[0].startswith("The answers are not linked")
    assert any(one.startswith("There are few respondents") for one in said)
    assert any(one.startswith("The question was put to only some") for one in said)
    assert said[-2:] == [
        "There is no comparison group, so the change does not show what it is due to.",
        "The figures come from invented demo data.",
    ]


def test_what_anonymisation_removed_is_counted() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 6 + ["2026"] * 12,
            "years": [1, 2, 3, 4, 5, None] + [2, 3, 4, 5, 6] + [None] * 7,
            "years__missing": [None] * 5 + ["blank"] + [None] * 5 + ["removed"] * 7,
        }
    )
    said = [caution.sv for caution in before_after(answers, "years").cautions]
    assert "Svar som togs bort vid anonymiseringen: 7." in said


def test_the_verdict_never_speaks_of_effects() -> None:
    for verdict in Verdict:
        for word in (verdict.text.fi, verdict.text.sv, verdict.text.en):
            assert not any(cause in word for cause in ("effe", "effekt", "vaikut"))
    assert [verdict.value for verdict in Verdict] == [
        "increase",
        "decrease",
        "no clear change",
        "too few to say",
    ]


scores = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5, max_size=25)


@settings(max_examples=25, deadline=None)
@given(scores, st.randoms(use_true_random=False), st.sampled_from(["respondent", None]))
def test_the_order_of_rows_does_not_matter(
    pairs: list[tuple[int, int]], random: Any, link: str | None
) -> None:
    for item, convert in (("likert", str), ("score", lambda one: one / 3)):
        answers = two_waves(
            item, [convert(one) for one, _ in pairs], [convert(other) for _, other in pairs]
        )
        order = list(range(len(answers)))
        random.shuffle(order)
        shuffled = type(answers)(frame=answers.frame.iloc[order], codebook=answers.codebook)
        assert before_after(shuffled, item, link=link) == before_after(answers, item, link=link)


@settings(max_examples=25, deadline=None)
@given(scores, st.sampled_from(["respondent", None]), st.sampled_from(["likert", "years", "plan"]))
def test_swapped_waves_flip_the_sign(
    pairs: list[tuple[int, int]], link: str | None, item: str
) -> None:
    def shown(one: int) -> object:
        return {"likert": str(one), "years": one, "plan": "yes" if one > 2 else "no"}[item]

    answers = two_waves(item, [shown(one) for one, _ in pairs], [shown(one) for _, one in pairs])
    forth = before_after(answers, item, link=link)
    back = before_after(answers, item, link=link, before="2026", after="2024")
    assert back.waves == ("2026", "2024")
    if forth.estimate is None:
        assert item == "plan"
        assert back.hidden
        return
    assert back.estimate == approx(-forth.estimate)
    assert back.p == (None if forth.p is None else approx(forth.p))
    assert (back.interval is None) == (forth.interval is None)
    if forth.interval is not None:
        low, high = limits(forth.interval)
        assert limits(back.interval) == approx((-high, -low), abs=1e-9)
