from __future__ import annotations

import json
from itertools import combinations
from math import factorial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation.risk import special_uniques
from surveys.errors import DefinitionError, UsageError

from ..conftest import Make, framed, golden
from .conftest import WEIGHTED, numbers, read_golden

KEYS = ["a", "b", "c"]


def by_definition(rows: list[tuple[str | None, ...]], skip_blanks: bool) -> list[float]:
    scores = []
    for one in rows:
        minimal: list[set[int]] = []
        for size in range(1, 4):
            for subset in combinations(range(3), size):
                same = sum(all(one[key] == two[key] for key in subset) for two in rows)
                blank = skip_blanks and any(one[key] is None for key in subset)
                if same == 1 and not blank and not any(part <= {*subset} for part in minimal):
                    minimal.append({*subset})
        scores.append(float(sum(factorial(3 - len(subset)) for subset in minimal)))
    return scores


cells = st.sampled_from(["x", "y", "z", None])


@settings(max_examples=40)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=12), st.booleans())
def test_minimal_sample_uniques_are_those_of_the_definition(
    rows: list[tuple[str | None, ...]], skip_blanks: bool
) -> None:
    frame = framed({name: [row[n] for row in rows] for n, name in enumerate(KEYS)})
    found = special_uniques(frame, KEYS, skip_blanks=skip_blanks)
    assert found.scores.tolist() == by_definition(rows, skip_blanks)
    assert ((found.dis > 0) == (found.scores > 0)).all()
    assert (found.dis <= 1).all()


@pytest.mark.parametrize("case", list(WEIGHTED))
@pytest.mark.parametrize(("theirs", "ours"), [("orig", "elliot"), ("alt", "ihsn")])
def test_agrees_with_sdcmicro(case: str, theirs: str, ours: Any) -> None:
    facts = json.loads(golden("golden.json").read_text())[case]
    found = special_uniques(read_golden(WEIGHTED[case]), facts["keyVars"], scores=ours)
    rows = f"{case}_rows.csv"
    scores = numbers(rows, f"suda_score_{theirs}")
    assert found.scores == pytest.approx(scores, rel=1e-12, abs=1e-13)
    # sdcMicro keeps the fraction in single precision
    dis = numbers(rows, f"suda_dis_{theirs}")
    assert found.dis == pytest.approx(dis, rel=1e-6, abs=1e-12)
    assert int((found.scores > 0).sum()) == facts[f"suda_n_pos_{theirs}"]
    assert found.contributions == pytest.approx(facts[f"suda_contrib_{theirs}"], abs=1e-9)


def test_sizes_and_the_largest_size(make: Make) -> None:
    frame = make({"a": ["x", "x", "y", "y"], "b": ["x", "y", "x", "y"], "c": ["x"] * 4})
    assert special_uniques(frame, KEYS).sizes == (0, 4, 0)
    only = special_uniques(frame, KEYS, max_size=1)
    assert (only.sizes, only.scores.tolist(), only.contributions["a"]) == ((0,), [0.0] * 4, 0.0)


def test_one_record_and_no_records(make: Make) -> None:
    frame = make({"a": ["x"]})
    assert special_uniques(frame, ["a"]).scores.tolist() == [1.0]
    assert special_uniques(frame, ["a"]).dis.tolist() == [1.0]
    assert special_uniques(frame.head(0), ["a"]).scores.tolist() == []


def test_a_census_makes_every_match_a_true_one(make: Make) -> None:
    frame = make({"a": ["x", "y", "y", "z"]})
    assert special_uniques(frame, ["a"], fraction=1).dis.tolist() == [1, 0, 0, 1]
    # two unique, one pair: 1/(1 + 2·99/2)
    assert special_uniques(frame, ["a"]).dis[0] == pytest.approx(1 / 100)


def test_errors() -> None:
    frame = framed({f"k{number}": ["x", "y"] for number in range(13)})
    keys = [f"k{number}" for number in range(13)]
    unknown: Any = "eliot"
    with pytest.raises(UsageError, match=r"8191 sets of 13 keys.*max_size"):
        special_uniques(frame, keys)
    assert special_uniques(frame, keys, max_size=2).sizes == (26, 0)
    with pytest.raises(UsageError, match="from 1 to the number of keys, 2"):
        special_uniques(frame, keys[:2], max_size=3)
    with pytest.raises(UsageError, match="Did you mean 'elliot'"):
        special_uniques(frame, keys[:2], scores=unknown)
    with pytest.raises(UsageError, match="above 0 and up to 1"):
        special_uniques(frame, keys[:2], fraction=0)
    with pytest.raises(DefinitionError, match="Did you mean"):
        special_uniques(frame, ["kk1"])
