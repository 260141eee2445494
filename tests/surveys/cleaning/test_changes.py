"""What a step changed: against a comparison written cell by cell."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.cleaning import Frame
from surveys.cleaning.changes import Changes, changes

Rows = list[tuple[str, int | None, str | None, str | None]]

NAMES = ("response_id", "age", "area", "area__missing")
TYPES = {"response_id": "str", "age": "Int64", "area": "str", "area__missing": "str"}
ROW = st.tuples(
    st.sampled_from("abcdef"),
    st.none() | st.integers(0, 2),
    st.none() | st.sampled_from("ns"),
    st.none() | st.sampled_from(["blank", "removed"]),
)


def framed(rows: Rows, engine: str) -> Frame:
    data = pd.DataFrame(rows, columns=list(NAMES)).astype(TYPES)
    if engine == "pyarrow":
        return nw.from_native(pa.Table.from_pandas(data, preserve_index=False), eager_only=True)
    return nw.from_native(data, eager_only=True)


def differing(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[int, int]:
    """Return whether the age, and whether the area or its reason, differs."""
    return int(old[1] != new[1]), int(old[2:] != new[2:])


def expected(before: Rows, after: Rows) -> Changes:
    """Compare each row with its own where what is left keeps its order, or with the most similar."""
    left = {row[0] for row in after}
    kept = [row for row in before if row[0] in left]
    if [row[0] for row in kept] == [row[0] for row in after] and (kept or not after):
        found = [differing(old, new) for old, new in zip(kept, after, strict=True)]
    else:
        same = [[old for old in before if old[0] == new[0]] for new in after]
        if not any(same) and after:
            return Changes(len(after), ("response_id",))
        found = [
            min((differing(old, new) for old in olds), key=lambda one: (sum(one), *one))
            for new, olds in zip(after, same, strict=True)
            if olds
        ]
    counts = {"age": sum(one[0] for one in found), "area": sum(one[1] for one in found)}
    return Changes(sum(counts.values()), tuple(name for name, count in counts.items() if count))


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
@settings(max_examples=60, deadline=None)
@given(before=st.lists(ROW, max_size=8), after=st.lists(ROW, max_size=8), same=st.booleans())
def test_random_frames(engine: str, before: Rows, after: Rows, same: bool) -> None:
    if same:
        after = [(old[0], *new[1:]) for old, new in zip(before, after, strict=False)]
    assert changes(framed(before, engine), framed(after, engine)) == expected(before, after)


def test_dropped_rows_change_no_cells() -> None:
    rows: Rows = [(f"{number}", number % 3, "n", None) for number in range(50)]
    assert changes(framed(rows, "pandas"), framed(rows[::7], "pandas")) == Changes(0, ())


def test_columns_added_removed_and_of_another_type() -> None:
    before = framed([("a", 1, "n", None), ("b", 2, "s", None)], "pandas")
    after = before.drop("area").with_columns(
        nw.lit("30_or_more").alias("age"), nw.lit(1).alias("score")
    )
    assert changes(before, after) == Changes(2, ("age", "score", "area"))
