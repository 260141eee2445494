from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attrition import Counts, change_curve, worst_case
from surveys.errors import AnalysisError

S20784 = Counts(started=721, ended=404, had_before=27, had_after=86)


def test_shares_between_nobody_and_everybody_unheard() -> None:
    found = worst_case(S20784)
    assert (found.share.low, found.share.high) == (86 / 721, (86 + 317) / 721)
    assert found.change.low == pytest.approx(86 / 721 - 27 / 721)
    assert found.change.high == pytest.approx((86 + 317) / 721 - 27 / 721)
    assert found.rose


def test_a_share_that_could_have_fallen() -> None:
    found = worst_case(Counts(started=100, ended=40, had_before=30, had_after=20))
    assert not found.rose
    assert found.tipping.reachable
    assert found.tipping.share_needed == pytest.approx(10 / 60)


def test_nobody_lost_nothing_open() -> None:
    found = worst_case(Counts(started=50, ended=50, had_before=10, had_after=20))
    assert found.share.low == found.share.high == 0.4
    assert found.counts.unheard == 0


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ((10, 0, 1, 0), "0 heard at the end of 10 who began"),
        ((10, 11, 1, 1), "11 heard at the end of 10 who began"),
        ((10, 5, 11, 1), "11 of 10 at the start; expected a part of them"),
        ((10, 5, 1, 6), "6 of 5 at the end; expected a part of them"),
        ((10, 5, -1, 5), "-1 of 10 at the start"),
    ],
)
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int], message: str) -> None:
    started, ended, before, after = counts
    with pytest.raises(AnalysisError, match=message):
        Counts(started=started, ended=ended, had_before=before, had_after=after)


def test_the_curve_runs_from_bound_to_bound() -> None:
    found, curve = worst_case(S20784), change_curve(S20784, (0.0, 86 / 404, 1.0))
    assert [share for share, _ in curve] == [0.0, 86 / 404, 1.0]
    assert curve[0][1] == pytest.approx(found.change.low)
    assert curve[1][1] == pytest.approx(86 / 404 - 27 / 721)
    assert curve[2][1] == pytest.approx(found.change.high)


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    started = draw(st.integers(1, 200))
    ended = draw(st.integers(1, started))
    return Counts(
        started=started,
        ended=ended,
        had_before=draw(st.integers(0, started)),
        had_after=draw(st.integers(0, ended)),
    )


@given(counts(), st.floats(0, 1))
def test_whatever_the_unheard_did_lies_within_the_bounds(one: Counts, share: float) -> None:
    found = worst_case(one)
    change = change_curve(one, (share,))[0][1]
    assert found.change.low - 1e-12 <= change <= found.change.high + 1e-12
    assert found.change.interval.low <= found.change.low + 1e-12
