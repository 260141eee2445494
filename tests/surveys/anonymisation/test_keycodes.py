from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveys.anonymisation import keycodes
from surveys.anonymisation.keycodes import BLANK, classes, key_codes
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
