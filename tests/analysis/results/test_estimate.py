from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from analysis.numbers import SPACE
from analysis.publication import Rule
from analysis.results import Estimate, Quantity, estimate_of
from surveys.errors import AnalysisError
from surveys.model import Language
from tests.analysis.answers import approx, text

SUPPORT = text("Johdon tuki", "Ledningens stöd", "Support")
YES = text("Kyllä", "Ja", "Yes")
NORTH = text("Lappi", "Lappland", "Lapland")


def mean(*values: float) -> Estimate:
    return estimate_of(
        np.array(values), item="support", what=SUPPORT, group=NORTH, quantity=Quantity.MEAN
    )


def share(yes: int, no: int) -> Estimate:
    return estimate_of(
        np.array([1.0] * yes + [0.0] * no),
        item="plan",
        what=SUPPORT,
        answer=YES,
        group=NORTH,
        quantity=Quantity.SHARE,
    )


def test_a_mean_as_scipy() -> None:
    estimate = mean(1, 2, 4, 4, 5)
    expected = stats.ttest_1samp([1, 2, 4, 4, 5], 0).confidence_interval()
    assert estimate.interval is not None
    assert (estimate.n, estimate.estimate) == (5, approx(3.2))
    assert (estimate.interval.low, estimate.interval.high) == approx((expected.low, expected.high))
    assert estimate.method.reference.startswith("Cochran 1977")


def test_a_share_as_statsmodels() -> None:
    estimate = share(7, 13)
    assert estimate.interval is not None
    assert estimate.estimate == approx(0.35)
    assert (estimate.interval.low, estimate.interval.high) == approx(
        proportion_confint(7, 20, method="wilson")
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "Johdon tuki, Lappi: vastauksen ”Kyllä” osuus 35,0 % (95 %:n luottamusväli "
            "18,1–56,7 %; n = 20).",
        ),
        (
            "sv",
            "Ledningens stöd, Lappland: andelen som svarade ”Ja” 35,0 % (95 % "
            "konfidensintervall 18,1–56,7 %; n = 20).",
        ),
        (
            "en",
            "Support, Lapland: share that answered “Yes” 35.0% (95% confidence interval "
            "18.1–56.7%; n = 20).",
        ),
    ],
)
def test_sentence(language: Language, told: str) -> None:
    assert share(7, 13).sentence(language).replace(SPACE, " ") == told


def test_too_few_leave_no_number() -> None:
    few = mean(1, 2, 3, 4)
    assert few.hidden
    assert (few.n, few.estimate, few.interval) == (None, None, None)
    assert few.to_frame()[["n", "estimate", "low", "high"]].iloc[0].isna().all()
    assert str(few) == "Support, Lapland: too few respondents to publish the result (fewer than 5)"
    assert few.table("en").rows == (("Lapland", "..", "..", ".."),)
    with pytest.raises(AnalysisError, match="too few answers to show"):
        few.plot()


@pytest.mark.parametrize(("yes", "hidden"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_share_that_tells_of_a_few_is_hidden(yes: int, hidden: bool) -> None:
    found = share(yes, 6 - yes)
    assert found.hidden is hidden
    assert (found.estimate is None) is hidden


def test_the_rule_decides_what_is_few() -> None:
    three = estimate_of(
        np.array([1.0, 2.0, 3.0]), item="support", what=SUPPORT, group=NORTH,
        quantity=Quantity.MEAN, rule=Rule(3),
    )  # fmt: skip
    assert three.n == 3


def test_table_frame_and_figure() -> None:
    estimate = share(7, 13)
    table = estimate.table("fi")
    assert table.caption == "Johdon tuki, ”Kyllä”"
    assert [cell.replace(SPACE, " ") for cell in table.rows[0]] == [
        "Lappi", "20", "35,0 %", "18,1–56,7 %",
    ]  # fmt: skip
    assert table.notes[0].startswith("Lappi. Menetelmä: osuus ja Wilsonin luottamusväli")
    row = estimate.to_frame().iloc[0]
    assert (row["n"], row["estimate"], row["method"]) == (20, approx(0.35), "wilson")
    assert "<table>" in estimate._repr_html_()
    assert estimate.plot("sv").alt == estimate.sentence("sv")


def test_the_order_of_values_does_not_matter() -> None:
    assert mean(0.1, 0.2, 0.3, 0.7, 1.1) == mean(1.1, 0.3, 0.7, 0.1, 0.2)
