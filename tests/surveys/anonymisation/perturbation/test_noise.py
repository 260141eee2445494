from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.perturbation import add_noise, correlated_noise
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError, UsageError
from surveys.model import Instrument

from .conftest import KEY, Make, by_id, framed, shuffled, skewed


def column(frame: Any, name: str) -> Any:
    return frame[name].to_numpy().astype(float)


def test_uncorrelated_noise_has_the_size_that_was_asked(instrument: Instrument) -> None:
    values = np.random.default_rng(1).normal(50, 10, size=4000)
    frame = framed({"wide": values})
    after = add_noise(frame, instrument, fields=["wide"], level=0.3, key=KEY)
    noise = column(after, "wide") - values
    assert noise.std() / values.std() == pytest.approx(0.3, abs=0.01)
    assert abs(noise.mean()) < 0.2
    assert abs(np.corrcoef(noise, values).min()) < 0.05


def test_correlated_noise_keeps_means_and_covariances(make: Make, instrument: Instrument) -> None:
    values = skewed(200, 2)
    frame = make({"wide": values[:, 0], "income": values[:, 1] + 1000})
    after = add_noise(
        frame, instrument, fields=["wide", "income"], level=0.4, correlated=True, key=KEY
    )
    new = np.stack([column(after, "wide"), column(after, "income")], axis=1)
    old = np.stack([column(frame, "wide"), column(frame, "income")], axis=1)
    # Incomes have two decimals.
    np.testing.assert_allclose(new.mean(axis=0), old.mean(axis=0), atol=0.002)
    np.testing.assert_allclose(np.cov(new.T), np.cov(old.T), rtol=0.01)
    assert (np.abs(new - old) > 0.01).mean() > 0.9


def test_data_without_spread_in_a_direction_get_no_noise_in_it() -> None:
    values = skewed(60, 2)
    flat = np.column_stack([values, values.sum(axis=1), np.full(60, 7.0)])
    noisy = correlated_noise(flat, np.random.default_rng(2).normal(size=flat.shape), 0.5)
    np.testing.assert_allclose(noisy[:, 2], noisy[:, :2].sum(axis=1))
    np.testing.assert_allclose(noisy[:, 3], 7)
    np.testing.assert_allclose(np.cov(noisy.T), np.cov(flat.T), atol=1e-9)


def test_records_that_lack_a_field_get_correlated_noise_too(
    make: Make, instrument: Instrument
) -> None:
    values = skewed(80, 2).round(6)
    wide = [None if row % 8 == 0 else float(one) for row, one in enumerate(values[:, 0])]
    income = [None if row % 16 == 0 else float(one) for row, one in enumerate(values[:, 1] + 500)]
    frame = make({"wide": wide, "income": income})
    after = add_noise(
        frame, instrument, fields=["wide", "income"], level=0.4, correlated=True, key=KEY
    )
    for name in ("wide", "income"):
        assert after[name].is_null().to_list() == frame[name].is_null().to_list()
        old, new = by_id(frame, name), by_id(after, name)
        assert all(old[one] != new[one] for one in old if old[one] is not None)


def test_whole_numbers_stay_whole_within_their_limits(make: Make, instrument: Instrument) -> None:
    ages = [18, 19, 99, 98, None] * 40
    frame = make({"age": ages, "age__missing": [None, None, None, None, "blank"] * 40})
    after = add_noise(frame, instrument, fields=["age"], level=1.0, key=KEY)
    assert after.schema == frame.schema
    found = [one for one in by_id(after, "age").values() if one is not None]
    assert (len(found), min(found) >= 18, max(found) <= 99) == (160, True, True)
    assert len(set(found)) > 40
    assert texts(after, "age__missing") == texts(frame, "age__missing")


def test_scores_stay_on_their_scale(instrument: Instrument) -> None:
    frame = framed({"score": [1.0, 5.0, 4.5, 2.0] * 25, "twice": [20.0, 90.0] * 50})
    after = add_noise(frame, instrument, fields=["score", "twice"], level=1.0, key=KEY)
    scores = column(after, "score")
    assert 1 <= scores.min() < 1.2
    assert 4.8 < scores.max() <= 5
    assert column(after, "twice").min() < 0  # nothing limits a calculation


def test_the_result_follows_from_records_key_and_seed(make: Make, instrument: Instrument) -> None:
    frame = make({"income": skewed(60, 1)[:, 0], "area": ["north", "east", None] * 20})
    for correlated in (False, True):
        options: dict[str, Any] = {
            "fields": ["income"], "level": 0.5, "correlated": correlated, "within": ["area"],
        }  # fmt: skip
        first = by_id(add_noise(frame, instrument, **options, key=KEY), "income")
        other = add_noise(shuffled(frame), instrument, **options, key=KEY)
        assert first == by_id(other, "income")
        assert first != by_id(add_noise(frame, instrument, **options, seed=1, key=KEY), "income")
        assert first != by_id(add_noise(frame, instrument, **options, key=KEY[::-1]), "income")


@pytest.mark.parametrize("correlated", [False, True])
def test_one_answer_in_a_stratum_and_too_few_for_covariances(
    make: Make, instrument: Instrument, correlated: bool
) -> None:
    frame = make({"age": [20, 30, 40, None], "area": ["north", "north", "east", "east"]})
    with pytest.raises(DisclosureError, match=r"found 1 answer\(s\) to age alone in their stratum"):
        add_noise(
            frame, instrument, fields=["age"], within=["area"], correlated=correlated, key=KEY
        )
    with pytest.raises(UsageError, match=r"found 3 record\(s\) with 1 numbers each"):
        add_noise(frame, instrument, fields=["age"], correlated=True, key=KEY)


def test_a_stratum_of_equal_answers_stays(instrument: Instrument) -> None:
    frame = framed({"age": [30] * 9, "area": ["north"] * 9})
    for correlated in (False, True):
        after = add_noise(frame, instrument, fields=["age"], correlated=correlated, key=KEY)
        assert texts(after, "age") == ["30"] * 9


@pytest.mark.parametrize("ages", [[], [None, None]])
@pytest.mark.parametrize("correlated", [False, True])
def test_nothing_to_move(
    make: Make, instrument: Instrument, ages: list[int | None], correlated: bool
) -> None:
    frame = make({"age": ages})
    after = add_noise(frame, instrument, fields=["age"], correlated=correlated, key=KEY)
    assert texts(after, "age") == texts(frame, "age")


@pytest.mark.parametrize("level", [0, -1, 1.5, float("nan")])
def test_a_level_that_is_no_share_is_refused(
    make: Make, instrument: Instrument, level: float
) -> None:
    with pytest.raises(DefinitionError, match="expected a share over 0 and up to 1"):
        add_noise(make({"age": [20, 30]}), instrument, fields=["age"], level=level, key=KEY)
