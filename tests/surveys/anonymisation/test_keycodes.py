from __future__ import annotations

import narwhals as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveys.anonymisation import keycodes
from surveys.anonymisation.keycodes import BLANK, classes, coded, counted, key_codes
from surveys.errors import DefinitionError

from .conftest import Make


def test_values_are_numbered_in_order_and_reasons_below_zero(make: Make) -> None:
    frame = make(
        {
            "area": ["west", "east", None, None, None],
            "area__missing": [None, None, "removed", "refused", "blank"],
            "age": [50, None, 18, 50, None],
            "urban": [True, False, None, True, True],
        }
    )
    codes = key_codes(frame, ["area", "age", "urban"])
    assert codes[:, 0].tolist()[:3] == [1, 0, BLANK]
    assert len(set(codes[:, 0])) == 5
    assert (codes[2:, 0] < 0).all()
    assert codes[:, 1].tolist() == [1, BLANK, 0, 1, BLANK]
    assert codes[:, 2].tolist() == [1, 0, BLANK, 1, 1]


def test_reasons_of_complete_columns_and_columns_of_reasons_alone(make: Make) -> None:
    frame = make(
        {
            "a": [1, 2],
            "a__missing": [None, None],
            "b": [None, None],
            "b__missing": ["blank", "removed"],
        }
    )
    codes = key_codes(frame, ["a", "b"])
    assert codes[:, 0].tolist() == [0, 1]
    assert codes[0, 1] < codes[1, 1] == BLANK


def test_values_that_are_not_numbers_are_missing(make: Make) -> None:
    frame = make({"age": [2.5, float("nan"), None, 1.0]})
    assert key_codes(frame, ["age"])[:, 0].tolist() == [1, BLANK, BLANK, 0]


def test_categories_are_coded_by_their_values() -> None:
    data = pd.DataFrame({"area": pd.Categorical(["b", None, "a"], categories=["b", "c", "a"])})
    codes, values = coded(nw.from_native(data, eager_only=True), "area")
    assert (codes.tolist(), values) == ([1, BLANK, 0], ["a", "b"])


def test_values_of_several_kinds_are_told_apart() -> None:
    data = pd.DataFrame({"area": pd.Series([2, "a", 2, None], dtype=object)})
    codes, values = coded(nw.from_native(data, eager_only=True), "area")
    assert (codes.tolist(), values) == ([0, 1, 0, BLANK], ["2", "a"])


def test_no_rows(make: Make) -> None:
    frame = make({"area": ["x"], "age": [1]}).head(0)
    assert key_codes(frame, ["area", "age"]).shape == (0, 2)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ([], "one key or more"),
        (["area", "area"], "each once"),
        (["aera"], "Did you mean 'area'"),
    ],
)
def test_keys_are_columns(make: Make, keys: list[str], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        key_codes(make({"area": ["x"]}), keys)


@pytest.mark.parametrize("way", ["dense", "sorted", "rows"])
@given(rows=st.lists(st.tuples(*[st.integers(-2, 3)] * 3)))
@example(rows=[])
@example(rows=[(1, 0, -1), (1, 0, -1), (0, 2, 3)])
def test_all_ways_of_grouping_agree(rows: list[tuple[int, ...]], way: str) -> None:
    codes = np.array(rows, dtype=np.int64).reshape(-1, 3)
    with pytest.MonkeyPatch.context() as patch:
        if way == "sorted":
            patch.setattr(keycodes, "_DENSE", -(10**9))
        if way == "rows":
            patch.setattr(keycodes, "_WIDEST", 0)
        found = classes(codes)
    assert found.sizes.tolist() == [rows.count(row) for row in rows]
    assert [rows[one] for one in found.first] == sorted(set(rows))
    assert [rows.index(row) for row in rows] == found.first[found.labels].tolist()


@pytest.mark.parametrize("way", ["dense", "sorted", "rows"])
@pytest.mark.parametrize("records", [0, 1, 5, 50])
def test_weights_are_added_up_by_class(way: str, records: int) -> None:
    rng = np.random.default_rng(records)
    codes, weights = rng.integers(-1, 2, size=(records, 2)), rng.uniform(1, 9, records)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keycodes, "_BLOCK", 4)
        if way == "sorted":
            patch.setattr(keycodes, "_DENSE", -(10**9))
        if way == "rows":
            patch.setattr(keycodes, "_WIDEST", 0)
        found = counted(codes, weights)
    assert found.weights is not None
    same = (codes[:, np.newaxis] == codes[np.newaxis]).all(axis=2)
    assert found.weights[found.labels] == pytest.approx(same @ weights)
    assert found.sizes.tolist() == same.sum(axis=1).tolist()


def test_small_whole_numbers_and_large_ones() -> None:
    small = np.array([[1, 2], [0, 2], [1, 2]], dtype=np.int8)
    assert counted(small).counts.tolist() == [1, 2]
    large = small.astype(np.int64) + 2**60
    assert counted(large).counts.tolist() == [1, 2]
    assert counted(-large).labels.tolist() == [0, 1, 0]


def test_classes_stand_when_the_codes_change() -> None:
    codes = np.array([[1], [2], [1]])
    found = classes(codes)
    codes[:] = 0
    assert found.labels.tolist() == [0, 1, 0]
