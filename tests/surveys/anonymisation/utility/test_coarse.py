from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.utility.coarse import coarse


@given(st.floats(1e-9, 1e9))
def test_sizes_are_rounded_up_by_no_more_than_two_and_a_half(value: float) -> None:
    found = coarse(-value)
    assert found is not None
    assert value * (1 - 1e-9) <= found <= value * 2.5 * (1 + 1e-9)
    assert f"{found:e}"[0] in "125"
    assert coarse(found) == found


@pytest.mark.parametrize("value", [0.1, 0.2, 0.5, 0.001, 1000.0])
def test_round_numbers_stay(value: float) -> None:
    assert coarse(value) == value


def test_nothing_stays_nothing() -> None:
    assert (coarse(0), coarse(1e-15), coarse(None)) == (0, 0, None)
