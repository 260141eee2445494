from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.suppression import matching
from surveys.anonymisation.suppression.matching import matches

rows = st.lists(st.tuples(*[st.integers(-1, 2)] * 3), max_size=12)


@pytest.mark.parametrize("few", [0, matching._FEW])
@given(mine=rows, theirs=rows)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
def test_a_gap_matches_anything(
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    mine: list[tuple[int, ...]],
    theirs: list[tuple[int, ...]],
) -> None:  # fmt: skip
    monkeypatch.setattr(matching, "_FEW", few)
    codes, others = (np.array(one, dtype=np.int64).reshape(-1, 3) for one in (mine, theirs))
    counts = np.arange(1, len(theirs) + 1)
    expected = [
        sum(
            int(count)
            for other, count in zip(theirs, counts, strict=True)
            if all(a == b or a < 0 or b < 0 for a, b in zip(one, other, strict=True))
        )
        for one in mine
    ]
    assert matches(codes, others, counts).tolist() == expected
