"""Groups and losses of MDAV: against sdcMicro, and against looking at every record."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation.perturbation import mdav
from surveys.anonymisation.perturbation.blocks import Blocks, Floats, Integers
from surveys.anonymisation.perturbation.mdav import standardised
from surveys.errors import UsageError

from .conftest import golden, skewed

approx: Any = pytest.approx


def casc() -> pd.DataFrame:
    return pd.read_csv(golden("data/CASCrefmicrodata.csv"))


@pytest.mark.parametrize(
    ("k", "loss"), [(3, 5.6922), (4, 7.4947), (5, 9.0884), (10, 14.1559)]
)  # sdcMicro 5.8.1
def test_the_loss_on_casc_is_that_of_sdcmicro(k: int, loss: float) -> None:
    values = casc()
    expected = json.loads(golden("golden.json").read_text(encoding="utf-8"))["mdav_casc"][f"k{k}"]
    found = mdav(values.to_numpy(), k)
    assert round(found.loss, 4) == loss
    assert (found.within, found.total) == approx((expected["SSE"], expected["SST"]), rel=1e-12)
    assert len(found.sizes) == expected["n_groups"]
    assert (found.sizes.min(), found.sizes.max()) == (
        expected["min_group"], expected["max_group"],
    )  # fmt: skip
    means = pd.DataFrame(found.means, columns=values.columns)
    assert means.mean().to_dict() == approx(expected["means"], rel=1e-12)
    assert means.std().to_dict() == approx(expected["sds"], rel=1e-12)


@pytest.mark.parametrize("k", [3, 5])
def test_every_row_on_casc_is_that_of_sdcmicro(k: int) -> None:
    theirs = pd.read_csv(golden(f"mdav_casc_k{k}.csv")).to_numpy()
    np.testing.assert_allclose(mdav(casc().to_numpy(), k).means, theirs, rtol=1e-12)


def by_looking_at_all(values: Floats, k: int) -> list[Integers]:
    """MDAV as it is told in the papers, every distance computed every time."""
    points, left, groups = standardised(values), np.arange(len(values)), []

    def squares(place: Floats) -> Floats:
        return np.asarray(((points[left] - place) ** 2).sum(axis=1), dtype=float)

    def take(place: Floats) -> None:
        nonlocal left
        members = squares(place).argsort(kind="stable")[:k]
        groups.append(left[members])
        left = np.delete(left, members)

    while len(left) >= 3 * k:
        far = points[left[squares(points[left].mean(axis=0)).argmax()]]
        other = points[left[squares(far).argmax()]]
        take(far)
        take(other)
    if len(left) >= 2 * k:
        take(points[left[squares(points[left].mean(axis=0)).argmax()]])
    return [*groups, left]


@pytest.mark.parametrize(
    ("rows", "columns", "k"), [(1, 1, 1), (700, 1, 4), (1203, 3, 3), (1201, 7, 2), (650, 2, 9)]
)
def test_blocks_find_the_groups_that_looking_at_all_finds(rows: int, columns: int, k: int) -> None:
    values = skewed(rows, columns)
    if k == 1:
        with pytest.raises(UsageError, match="found k = 1 of 1 record"):
            mdav(values, k)
        return
    found = mdav(values, k)
    for number, members in enumerate(by_looking_at_all(values, k)):
        assert sorted(members) == np.flatnonzero(found.groups == number).tolist()


@pytest.mark.parametrize(("rows", "sizes"), [(8, [3, 5]), (6, [3, 3]), (5, [5]), (11, [3, 3, 5])])
def test_what_is_left_over_makes_the_last_groups(rows: int, sizes: list[int]) -> None:
    assert mdav(skewed(rows, 2), 3).sizes.tolist() == sizes


def test_columns_of_one_value_play_no_part() -> None:
    values = skewed(40, 2)
    with_constant = np.column_stack([values, np.full(40, 0.1)])
    assert (mdav(with_constant, 3).groups == mdav(values, 3).groups).all()
    same = mdav(np.full((7, 2), 0.3), 3)
    assert (same.loss, same.sizes.tolist()) == (0, [3, 4])
    assert np.allclose(same.means, 0.3)


def test_one_column_needs_no_second_axis() -> None:
    assert mdav([5.0, 1.0, 6.0, 2.0], 2).means.tolist() == [[5.5], [1.5], [5.5], [1.5]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60),
    st.integers(2, 6),
)
def test_ties_leave_groups_of_the_right_size(rows: list[tuple[int, int]], k: int) -> None:
    values = np.asarray(rows, dtype=float)
    if k > len(rows):
        with pytest.raises(UsageError, match=f"found k = {k} of {len(rows)} record"):
            mdav(values, k)
        return
    found = mdav(values, k)
    assert k <= found.sizes.min() <= found.sizes.max() <= 2 * k - 1
    assert (found.groups == mdav(values, k).groups).all()
    np.testing.assert_allclose(found.means.mean(axis=0), values.mean(axis=0), atol=1e-12)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([[1.0], [np.nan], [2.0]], "missing or infinite; expected a table of numbers"),
        ([[1.0], [np.inf], [2.0]], "missing or infinite; expected a table of numbers"),
        ([[1.0], [-1e200], [2.0]], "missing or infinite; expected a table of numbers"),
        (np.zeros((2, 2, 2)), "found 3 axes; expected a table of numbers"),
        ([], "found k = 2 of 0 record"),
    ],
)
def test_what_cannot_be_grouped_is_named(values: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        mdav(values, 2)


def test_blocks_are_halved_and_made_anew_as_points_leave() -> None:
    points = skewed(100, 2)
    blocks = Blocks(points, size=8)
    rng = np.random.default_rng(3)
    while len(blocks) > 5:
        left = blocks.numbers()
        place = rng.normal(size=2)
        order = ((points[left] - place) ** 2).sum(axis=1).argsort()
        np.testing.assert_allclose(blocks.centre(), points[left].mean(axis=0))
        assert blocks.farthest(place) == left[order[-1]]
        nearest = blocks.nearest(place, 4)
        assert sorted(nearest) == sorted(left[order[:4]])
        blocks.remove(nearest)
