from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.perturbation import partners, swap_ranks
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from .conftest import KEY, Make, by_id, framed, shuffled, skewed


@given(st.integers(0, 60), st.integers(1, 70), st.integers(0, 2**32 - 1))
def test_partners_are_near_and_mutual(count: int, window: int, seed: int) -> None:
    partner = partners(np.random.default_rng(seed).uniform(size=count), window)
    assert (partner[partner] == np.arange(count)).all()
    assert (np.abs(partner - np.arange(count)) <= window).all()
    if count:
        alone = np.flatnonzero(partner == np.arange(count))
        # Two left alone within a window would have had each other.
        assert (np.diff(alone) > window).all()


def test_all_free_ranks_are_equally_likely() -> None:
    rng = np.random.default_rng(1)
    first = [partners(rng.uniform(size=6), 4)[0] for _ in range(4000)]
    assert np.bincount(first).tolist() == pytest.approx([0, 1000, 1000, 1000, 1000], abs=120)


def test_every_number_stays_and_moves_no_further_than_the_window(
    make: Make, instrument: Instrument
) -> None:
    values = skewed(300, 1)[:, 0]
    frame = make({"income": values, "income__missing": [None] * 300})
    after = swap_ranks(frame, instrument, fields=["income"], window=10, key=KEY)
    new = after["income"].to_numpy()
    assert sorted(new) == sorted(values)
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    moves = [abs(ranks[a] - ranks[b]) for a, b in zip(values, new, strict=True)]
    assert max(moves) <= 30
    assert (np.asarray(moves) > 0).mean() > 0.9
    assert after.schema == frame.schema


def test_missing_answers_and_strata_are_left_apart(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "age": [20, None, 40, 50, 60, None],
            "age__missing": [None, "refused", None, None, None, "blank"],
            "area": ["north", "north", "north", "east", "east", None],
        }
    )
    after = swap_ranks(frame, instrument, fields=["age"], window=100, within=["area"], key=KEY)
    assert list(by_id(after, "age").values()) == [40, None, 20, 60, 50, None]
    assert texts(after, "age__missing") == texts(frame, "age__missing")
    assert after.schema == frame.schema


def test_dates_and_ties_are_swapped(make: Make, instrument: Instrument) -> None:
    days = [dt.date(2020, 1, 1 + number // 5) for number in range(100)]
    frame = make({"begun": days, "age": [20, 30] * 50})
    after = swap_ranks(frame, instrument, fields=["begun", "age"], window=20, key=KEY)
    assert sorted(after["begun"].to_list()) == days
    assert after["begun"].to_list() != days
    assert sorted(texts(after, "age"), key=str) == ["20"] * 50 + ["30"] * 50


def test_the_result_follows_from_records_key_and_seed(make: Make, instrument: Instrument) -> None:
    frame = make({"age": [20 + number % 9 for number in range(80)]})
    options: dict[str, Any] = {"fields": ["age"], "window": 30}
    first = by_id(swap_ranks(frame, instrument, **options, key=KEY), "age")
    again = swap_ranks(shuffled(frame), instrument, **options, key=KEY)
    assert first == by_id(again, "age")
    assert first != by_id(swap_ranks(frame, instrument, **options, seed=1, key=KEY), "age")
    assert first != by_id(swap_ranks(frame, instrument, **options, key=KEY[::-1]), "age")


@pytest.mark.parametrize("ages", [[], [None]])
def test_nothing_to_swap(make: Make, instrument: Instrument, ages: list[int | None]) -> None:
    frame = make({"age": ages})
    after = swap_ranks(frame, instrument, fields=["age"], key=KEY)
    assert texts(after, "age") == texts(frame, "age")


def test_an_answer_without_a_partner_is_refused(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DisclosureError, match=r"found 1 answer\(s\) to age alone in their stratum"):
        swap_ranks(make({"age": [40, None]}), instrument, fields=["age"], key=KEY)


@pytest.mark.parametrize("window", [0, 101, float("nan")])
def test_a_window_is_per_cent(instrument: Instrument, window: float) -> None:
    with pytest.raises(DefinitionError, match="expected per cent, over 0 and up to 100"):
        swap_ranks(framed({"age": [1, 2]}), instrument, fields=["age"], window=window, key=KEY)
