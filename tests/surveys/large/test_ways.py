"""Which step is taken in which way, and that steps taken row by row are."""

from __future__ import annotations

import inspect
import pickle

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from surveys import anonymisation, cleaning
from surveys.anonymisation.keys import SecretKey
from surveys.cleaning import Plan, run
from surveys.large.passes import Wave
from surveys.large.removing import losses
from surveys.large.short import Short
from surveys.large.ways import WAYS, Way, way_of
from tests.surveys.large.waves import ASKED, KEY, anonymised, settled, wave

STEPS = {**cleaning.STEPS, **anonymisation.STEPS}
BY_ROWS = [name for name, way in WAYS.items() if way is Way.ROWS]


def test_every_way_is_of_a_step() -> None:
    assert set(WAYS) <= set(STEPS)


@pytest.mark.parametrize("name", BY_ROWS)
def test_no_step_by_rows_is_told_of_the_wave_or_tells_a_sum(name: str) -> None:
    parameters = inspect.signature(STEPS[name]).parameters
    assert not {"note", "read_ids", "problems", "columns"} & set(parameters)


def test_steps_by_rows_do_not_mind_who_is_beside() -> None:
    steps = (*settled().steps, *anonymised().steps)
    plan = Plan(tuple(one for one in steps if way_of(one) is Way.ROWS))
    frame = wave(50, 9).frame
    whole, _ = run(nw.from_native(frame, eager_only=True), plan, ASKED, key=KEY)
    parts = [
        nw.to_native(run(nw.from_native(part, eager_only=True), plan, ASKED, key=KEY)[0])
        for part in (frame[:20].reset_index(drop=True), frame[20:].reset_index(drop=True))
    ]
    both = pd.concat(parts).sort_values("response_id", ignore_index=True)
    pd.testing.assert_frame_equal(nw.to_native(whole).reset_index(drop=True), both)


def test_a_wave_in_short_has_each_row_once() -> None:
    counted = pa.table(
        {"area": ["b", None, "a"], "area__missing": [None, "blank", None], "__records": [2, 1, 3]}
    )
    frame = Short(counted).frame()
    assert frame["response_id"].to_list() == ["0", "1", "2", "3", "4", "5"]
    assert frame["area"].to_list() == [2, 2, None, 1, 1, 1]
    assert [str(one) for one in frame["area__missing"].to_list()][2] == "blank"


def drawn(seed: int, k: int) -> pa.Table:
    """Return combinations of one to three keys, about half of them in fewer than k rows."""
    draw = np.random.default_rng(seed)
    values = draw.integers(1, 5, size=draw.integers(1, 4))
    found = np.unique(draw.integers(0, values + 1, size=(12, len(values))), axis=0)
    columns: dict[str, pa.Array] = {}
    for number, column in enumerate(found.T):
        cells = [None if one == values[number] else f"v{one}" for one in column]
        columns[f"k{number}"] = pa.array(cells, pa.string())
        reasons = ["blank" if one is None else None for one in cells]
        columns[f"k{number}__missing"] = pa.array(reasons, pa.string())
    large = draw.integers(k, draw.choice([12, 60, 400]), size=len(found))
    small = draw.random(len(found)) < 0.5
    columns["__records"] = pa.array(np.where(small, draw.integers(1, k + 1), large))
    return pa.table(columns)


@pytest.mark.parametrize("k", [2, 3, 5])
def test_with_fewer_rows_suppression_decides_the_same(k: int) -> None:
    fewer = 0
    for seed in range(40):
        short = Short(drawn(seed, k))
        keys = [name for name in short.combinations.column_names if name[-1].isdigit()]
        if short.records.sum() >= k:
            lowered = short.lowered(k)
            assert decided(lowered, keys, k) == decided(short, keys, k)
            fewer += int(lowered.records.sum() < short.records.sum())
    assert fewer > 10


def decided(short: Short, keys: list[str], k: int) -> list[dict[str, object]]:
    """Return what is removed; how many are the rest of a combination is of no account."""
    rows: list[dict[str, object]] = losses(short, keys, {"keys": keys, "k": k}).to_pylist()
    return [one | {"__up_to": None} if one["__rest"] else one for one in rows]


def test_the_key_goes_along_to_workers_and_into_no_message() -> None:
    sent = Wave(ASKED, None, "2024", SecretKey(KEY), "answers.parquet")
    received = pickle.loads(pickle.dumps(sent))  # noqa: S301 # our own bytes
    assert received.key == KEY
    assert repr(KEY) not in repr(received)
