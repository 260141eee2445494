from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.recoding import rolling
from surveys.anonymisation.recoding.rolling import Table, rolled

LEVELS = [[0, 1, 2, 3, 4, 5], [0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 1, 1], [0] * 6]
rows = st.integers(1, 3).flatmap(
    lambda keys: st.lists(
        st.tuples(*[st.integers(0, 5)] * keys, st.integers(-1, 2)), min_size=1, max_size=30
    )
)


@given(rows=rows, asked=st.booleans())
@settings(deadline=None, max_examples=30)
def test_the_same_as_counting_at_every_level(rows: list[tuple[int, ...]], asked: bool) -> None:
    check(rows, asked)


@given(rows=rows, asked=st.booleans())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
def test_the_same_where_values_are_sorted(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[int, ...]], asked: bool
) -> None:
    monkeypatch.setattr(rolling, "_DENSE", 0)
    monkeypatch.setattr(rolling, "_AIR", 0)
    check(rows, asked)


def check(rows: list[tuple[int, ...]], asked: bool) -> None:
    found = Counter(rows)
    array = np.array(list(found))
    counts, keys = np.array(list(found.values())), array.shape[1] - 1
    table = Table(list(array[:, :-1].T), counts, array[:, -1] if asked else None)
    levels = [[np.array(one) for one in LEVELS[key:]] for key in range(keys)]
    nodes = {node: (sizes, values) for node, sizes, values in rolled(table, levels)}
    assert set(nodes) == set(product(*(range(len(one)) for one in levels)))
    for node, (sizes, values) in nodes.items():
        groups: dict[tuple[int, ...], list[int]] = {}
        for row in rows:
            place = tuple(int(levels[key][node[key]][row[key]]) for key in range(keys))
            groups.setdefault(place, []).append(row[-1])
        expected = [(len(one), len({*one} - {-1})) for one in groups.values()]
        if values is None:
            assert sorted(sizes[sizes > 0].tolist()) == sorted(size for size, _ in expected)
        else:
            assert sorted(zip(sizes.tolist(), values.tolist(), strict=True)) == sorted(expected)


def test_no_rows() -> None:
    none = np.zeros(0, dtype=np.int64)
    found = rolled(Table([none], none), [[none, none]])
    assert [(node, sizes.sum()) for node, sizes, _ in found] == [((0,), 0), ((1,), 0)]
