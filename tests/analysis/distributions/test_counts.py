"""Small counts never appear, and cannot be had from what is shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.distributions import describe
from analysis.publication import Rule, protect_options, protect_parts
from tests.analysis.distributions.questions import need, sample


def counted(counts: list[int], n: int | None = None) -> pd.DataFrame:
    names = [f"a{place}" for place in range(len(counts))]
    size = sum(counts) if n is None else n
    return pd.DataFrame({"code": names, "label": names, "count": counts, "n": size})


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([20, 15, 9], [20, 15, 9]),
        ([20, 15, 0], [20, 15, 0]),
        ([20, 15, 3], [20, None, None]),
        ([60, 30, 3, 4], [60, 30, None, None]),
        ([60, 30, 2, 2], [60, None, None, None]),
        ([97, 3, 0], [None, None, 0]),
        ([2, 1], [None, None]),
        ([0, 0], [None, None]),
    ],
)
def test_answers_to_one_question(counts: list[int], shown: list[int | None]) -> None:
    frame = protect_parts(counted(counts), Rule()).frame["count"]
    assert [None if pd.isna(one) else one for one in frame] == shown


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6), st.integers(3, 8))
def test_no_small_count_can_be_had_from_the_total(counts: list[int], least: int) -> None:
    """With the total known, a hidden small count can be anything from 0 to a group of `least`."""
    shown = protect_parts(counted(counts), Rule(least)).frame["count"]
    seen = [int(one) for one in shown.dropna()]
    assert not any(0 < one < least for one in seen)
    hidden = [one for one, gone in zip(counts, shown.isna(), strict=True) if gone]
    if any(0 < one < least for one in hidden) and sum(counts) >= least:
        assert len(hidden) > 1
        rest = sum(counts) - sum(seen)
        assert rest >= least


@pytest.mark.parametrize(
    ("count", "shown"), [(0, True), (4, False), (5, True), (25, True), (26, False), (30, True)]
)
def test_an_option_is_hidden_when_few_chose_it_or_few_did_not(count: int, shown: bool) -> None:
    frame = protect_options(counted([count, 15], n=30), Rule()).frame["count"]
    assert [pd.notna(one) for one in frame] == [shown, True]


def test_nobody_answered_an_option() -> None:
    assert protect_options(counted([0], n=0), Rule()).frame["count"].isna().all()


def test_hidden_counts_are_nowhere_in_the_output() -> None:
    found = describe(need([3, 41, 57], [30, 31, 32]), "need")
    frame = found.to_frame()
    gone = frame[frame["count"].isna()]
    assert list(gone["code"]) == ["1", "2"]
    assert gone[["n", "estimate", "low", "high"]].isna().to_numpy().all()
    table = found.table("en")
    assert [row[1:3] for row in table.rows] == [("..", ".."), ("..", ".."), ("57", "56.4%")]
    everything = table._repr_html_() + found.sentence("en") + found.plot("en").svg
    assert "41" not in table._repr_html_() + found.sentence("en")
    assert "40.6%" not in everything
    assert np.isfinite(frame["estimate"].dropna()).all()


def test_a_grid_row_with_few_answers_is_hidden() -> None:
    answers = sample(
        {
            "ties__kela": ["1", "2", "3", "3", None, None],
            "ties__town": ["1", "2", "3", "3", "2", "2"],
        }
    )
    frame = describe(answers, "ties").to_frame()
    assert frame["estimate"].isna().tolist() == [True, False]
    assert frame["n"].isna().tolist() == [True, False]
