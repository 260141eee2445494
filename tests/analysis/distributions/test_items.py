"""Each kind of question, its numbers computed in another way."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from analysis.distributions import Shape, describe
from surveys.errors import AnalysisError, UsageError
from tests.analysis.answers import approx
from tests.analysis.distributions.questions import need, sample, single


def test_one_answer_of_several_is_counted_by_wave() -> None:
    found = describe(need([6, 10, 24], [0, 30, 20]), "need")
    frame = found.to_frame()
    assert found.shape is Shape.ANSWERS
    assert list(frame["wave"]) == ["2024"] * 3 + ["2026"] * 3
    assert list(frame["code"]) == ["1", "2", "3"] * 2
    assert list(frame["count"]) == [6, 10, 24, 0, 30, 20]
    assert list(frame["n"]) == [40] * 3 + [50] * 3
    assert list(frame["estimate"]) == approx([0.15, 0.25, 0.6, 0, 0.6, 0.4])
    low, high = proportion_confint(6, 40, method="wilson")
    assert (frame["low"][0], frame["high"][0]) == approx((low, high))


def test_dont_know_is_no_answer() -> None:
    answers = sample({"need": ["1"] * 5 + ["2"] * 5 + ["unsure"] * 6})
    frame = describe(answers, "need").to_frame()
    assert list(frame["count"]) == [5, 5, 0]
    assert list(frame["n"]) == [10, 10, 10]


def test_options_are_shares_of_those_who_answered_the_item() -> None:
    answers = sample(
        {
            "tasks__advice": [True] * 12 + [False] * 8 + [None] * 5,
            "tasks__visits": [False] * 14 + [True] * 6 + [None] * 5,
            "tasks__none": [False] * 20 + [None] * 5,
        }
    )
    found = describe(answers, "tasks")
    frame = found.to_frame()
    assert found.shape is Shape.OPTIONS
    assert list(frame["code"]) == ["advice", "visits", "none"]
    assert list(frame["count"]) == [12, 6, 0]
    assert list(frame["estimate"]) == approx([0.6, 0.3, 0])
    assert list(frame["n"]) == [20, 20, 20]


def test_one_option_alone() -> None:
    answers = sample({"tasks__advice": [True] * 12 + [False] * 8})
    frame = describe(answers, "tasks__advice").to_frame()
    assert frame[["code", "count", "n"]].to_numpy().tolist() == [["advice", 12, 20]]


def test_a_grid_has_a_mean_for_each_row() -> None:
    kela, town = ["1", "2", "2", "3", "3", "3", "2", "1"], ["3"] * 4 + ["2"] * 2 + [None] * 2
    found = describe(sample({"ties__kela": kela, "ties__town": town}), "ties")
    frame = found.to_frame()
    expected = stats.ttest_1samp([float(one) for one in kela], 0).confidence_interval()
    assert found.shape is Shape.MEANS
    assert list(frame["n"]) == [8, 6]
    assert list(frame["estimate"]) == approx([17 / 8, 16 / 6])
    assert (frame["low"][0], frame["high"][0]) == approx((expected.low, expected.high))
    assert "count" not in frame


def test_one_row_of_a_grid_is_counted() -> None:
    found = describe(sample({"ties__kela": ["1"] * 5 + ["2"] * 7 + ["3"] * 6}), "ties__kela")
    assert found.shape is Shape.ANSWERS
    assert list(found.to_frame()["count"]) == [5, 7, 6]
    assert found.table("en").caption == "How closely? Kela, 2024"
    assert found.sentence("en").startswith("“How closely?”, “Kela”: in 2024, 18 answered")


def test_a_number_has_a_mean() -> None:
    frame = describe(sample({"years": [1, 2, 3, 4, 5, None]}), "years").to_frame()
    assert frame[["n", "estimate"]].to_numpy().tolist() == [[5, 3.0]]


def test_an_allocation_has_mean_shares_of_complete_answers() -> None:
    work, rest = [80, 60, 50, 40, 20, 70, 0], [20, 40, 50, 60, 80, None, 0]
    found = describe(sample({"time__work": work, "time__rest": rest}), "time")
    frame = found.to_frame()
    shares = np.array([80, 60, 50, 40, 20]) / 100
    expected = stats.ttest_1samp(shares, 0).confidence_interval()
    assert found.shape is Shape.PARTS
    assert list(frame["n"]) == [5, 5]
    assert list(frame["estimate"]) == approx([0.5, 0.5])
    assert (frame["low"][0], frame["high"][0]) == approx((expected.low, expected.high))


def test_an_interval_of_shares_stays_between_none_and_all() -> None:
    work, rest = [0, 0, 0, 0, 50], [100, 100, 100, 100, 50]
    frame = describe(sample({"time__work": work, "time__rest": rest}), "time").to_frame()
    assert stats.ttest_1samp(np.array(work) / 100, 0).confidence_interval().low < 0
    assert frame["low"][0] == 0
    assert frame["high"][1] == 1


def test_waves_in_which_it_was_asked() -> None:
    answers = sample(
        {"wave": ["2024"] * 6 + ["2026"] * 6, "later": [None] * 6 + [1, 2, 3, 4, 5, 6]}
    )
    assert [one.wave for one in describe(answers, "later").waves] == ["2026"]


def test_one_wave_of_two_keeps_its_pattern() -> None:
    """The same counts are hidden alone and beside another wave, so neither gives more away."""
    answers = need([30, 2, 9], [20, 3, 30])
    both = describe(answers, "need").to_frame()
    alone = describe(answers, "need", waves=("2026",)).to_frame()
    last = both[both["wave"] == "2026"].reset_index(drop=True)
    assert alone["count"].isna().tolist() == last["count"].isna().tolist() == [True, True, False]


def test_a_wave_may_be_named_alone() -> None:
    assert [
        one.wave for one in describe(need([6, 6, 6], [6, 6, 6]), "need", waves="2024").waves
    ] == ["2024"]


def test_an_unknown_item_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"found item 'task'; .* Did you mean 'tasks'\?"):
        describe(sample({"need": ["1"] * 5}), "task")


def test_an_unknown_wave() -> None:
    with pytest.raises(UsageError, match=r"found wave '2025'; expected one of 2024"):
        describe(need([5, 5, 5]), "need", waves=("2025",))


@pytest.mark.parametrize("waves", [("2024",), ("2024", "2026")])
def test_a_wave_that_did_not_have_it(waves: tuple[str, ...]) -> None:
    answers = sample({"wave": ["2024", *["2026"] * 6], "later": [None, 1, 2, 3, 4, 5, 6]})
    with pytest.raises(AnalysisError, match=r"'later' not in wave 2024.*waves=\('2026',\)"):
        describe(answers, "later", waves=waves)


def test_no_wave_had_it() -> None:
    answers = sample({"wave": ["2024"] * 6, "later": [None] * 6}).wave("2024")
    with pytest.raises(AnalysisError, match="'later' not in wave 2024"):
        describe(answers, "later")


def test_dates_have_no_distribution() -> None:
    answers = need([5, 5, 5])
    frame = answers.frame.assign(started="2020-01-01")
    with pytest.raises(AnalysisError, match="level of measurement 'date'"):
        describe(type(answers)(frame=frame, codebook=answers.codebook), "started")


def test_a_grid_without_order_is_described_row_by_row() -> None:
    answers = sample({"places__a": ["town"] * 6, "places__b": ["state"] * 6})
    with pytest.raises(AnalysisError, match=r"rows of 'places' .* such as 'places__a'"):
        describe(answers, "places")
    assert list(describe(answers, "places__a").to_frame()["count"]) == [6, 0, 0]


def test_answers_without_order() -> None:
    found = describe(single("home", ("town", "county", "state"), [8, 9, 10]), "home")
    assert not found.ordered
    assert found.scale == ()


@pytest.mark.parametrize("item", ["need", "years", "tasks__advice"])
def test_nobody_answered(item: str) -> None:
    frame = describe(sample({item: [None] * 8}), item).to_frame()
    assert frame[["n", "estimate", "low", "high"]].isna().to_numpy().all()
