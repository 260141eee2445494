from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.keycodes import classes, key_codes
from surveys.anonymisation.risk import diversity
from surveys.errors import DefinitionError, UsageError

from ..conftest import Make, framed, golden
from .conftest import numbers, read_columns

TABLE: dict[str, list[Any]] = {
    "area": ["n"] * 4 + ["s"] * 4 + [None],
    "ill": [1, 1, 1, 2, 3, 3, 4, None, 1],
}


def test_measures_of_each_class(make: Make) -> None:
    found = diversity(make(TABLE), ["area"], "ill", distance="equal")
    # blank: one 1; n: three 1, one 2; s: two 3, one 4; all: 4, 1, 2, 1 of 8
    whole = {1: 4 / 8, 2: 1 / 8, 3: 2 / 8, 4: 1 / 8}
    assert found.records.tolist() == [1, 4, 3]
    assert found.distinct.tolist() == [1, 2, 2]
    assert found.entropy == pytest.approx(
        [1, 0.75**-0.75 * 0.25**-0.25, (2 / 3) ** (-2 / 3) * (1 / 3) ** (-1 / 3)]
    )
    assert found.largest == pytest.approx([1, 3 / 4, 2 / 3])
    assert found.closeness == pytest.approx([1 / 2, 3 / 8, 5 / 8])
    assert found.gain == pytest.approx([1, 1, 5 / 3])
    assert found.delta == pytest.approx([math.log(2), math.log(2), math.log(8 / 3)])
    assert (found.l, found.alpha, found.under(2)) == (1, 1, 1)
    assert found.t == pytest.approx(5 / 8)
    assert found.beta == pytest.approx(5 / 3)
    assert found.enhanced_beta == pytest.approx(min(5 / 3, -math.log(whole[2])))
    assert found.largest_delta == pytest.approx(math.log(8 / 3))


def test_distance_between_ordered_values(make: Make) -> None:
    found = diversity(make(TABLE), ["area"], "ill")
    # n against all, cumulative: |3/4 − 1/2| + |1 − 5/8| + |1 − 7/8| over three steps
    assert found.closeness[1] == pytest.approx((2 / 8 + 3 / 8 + 1 / 8) / 3)


def test_missing_values_are_left_out_or_a_value(make: Make) -> None:
    columns: dict[str, list[Any]] = {"area": ["n", "n", "s"], "ill": ["a", None, None]}
    assert diversity(make(columns), ["area"], "ill").records.tolist() == [1]
    kept = diversity(make(columns), ["area"], "ill", missing_is_value=True)
    assert (kept.records.tolist(), kept.distinct.tolist()) == ([2, 1], [2, 1])


def test_three_rules_for_blank_keys(make: Make) -> None:
    columns: dict[str, list[Any]] = {"area": ["n", "n", "s", None], "ill": ["a", "b", "a", "c"]}
    frame = make(columns)
    assert diversity(frame, ["area"], "ill").distinct.tolist() == [1, 2, 1]
    assert diversity(frame, ["area"], "ill", blanks="ignored").distinct.tolist() == [2, 1]
    assert diversity(frame, ["area"], "ill", blanks="wildcard").distinct.tolist() == [3, 3, 2]


@pytest.mark.parametrize(
    ("counts", "c", "expected"),
    [
        ([3, 2, 1], 2.0, 2),  # 3 < 2·3, but not 3 < 2·1
        ([3, 2, 1], 4.0, 3),
        ([6, 2, 1], 2.0, 1),
        ([5], 2.0, 1),
        ([1, 1, 1], 1.0, 2),
    ],
)
def test_recursive_diversity(counts: list[int], c: float, expected: int) -> None:
    values = [name for name, count in zip("abc", counts, strict=False) for _ in range(count)]
    frame = framed({"area": ["n"] * len(values), "ill": values})
    assert diversity(frame, ["area"], "ill", c=c).recursive.tolist() == [expected]


def test_no_records_and_no_values(make: Make) -> None:
    frame = make({"area": ["n"], "ill": [None]})
    for empty in (diversity(frame, ["area"], "ill"), diversity(frame.head(0), ["area"], "ill")):
        assert (empty.l, empty.t, empty.alpha, empty.beta, empty.enhanced_beta) == (0, 0, 0, 0, 0)
        assert (empty.largest_delta, empty.under(2)) == (0, 0)


def test_one_value_has_no_distance(make: Make) -> None:
    frame = make({"area": ["n", "s"], "ill": ["a", "a"]})
    assert diversity(frame, ["area"], "ill").t == 0


def test_many_classes_are_taken_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    frame = framed(
        {"area": rng.integers(7, size=90).tolist(), "ill": rng.integers(3, size=90).tolist()}
    )
    whole = diversity(frame, ["area"], "ill")
    monkeypatch.setattr("surveys.anonymisation.risk.sensitive._BLOCK", 6)
    assert diversity(frame, ["area"], "ill").entropy.tolist() == whole.entropy.tolist()


def test_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = framed(TABLE)
    unknown: Any = "order"
    with pytest.raises(UsageError, match="Did you mean 'ordered'"):
        diversity(frame, ["area"], "ill", distance=unknown)
    with pytest.raises(UsageError, match="expected one of value, wildcard, ignored"):
        diversity(frame, ["area"], "ill", blanks=unknown)
    with pytest.raises(DefinitionError, match="Did you mean 'ill'"):
        diversity(frame, ["area"], "illl")
    monkeypatch.setattr("surveys.anonymisation.risk.sensitive.MOST_CELLS", 5)
    with pytest.raises(DefinitionError, match="4 values of ill in 3 classes"):
        diversity(frame, ["area"], "ill")


def test_agrees_with_sdcmicro() -> None:
    keys = json.loads(golden("golden.json").read_text())["testdata_kv7"]["keyVars"]
    columns = read_columns("data/testdata.csv")
    frame = framed({name: columns[name] for name in [*keys, "income"]})
    found = diversity(frame, keys, "income")
    labels = classes(key_codes(frame, keys)).labels
    for column, values in (
        ("Distinct", found.distinct), ("Entropy", found.entropy), ("Recursive", found.recursive),
    ):  # fmt: skip
        expected = numbers("testdata_kv7_rows.csv", f"ldiv_income_{column}_Ldiversity")
        assert values[labels] == pytest.approx(expected, rel=1e-12)


def test_agrees_with_pycanon() -> None:
    expected = json.loads(golden("pycanon_testdata.json").read_text())
    columns = read_columns("data/testdata.csv")
    frame = framed({**columns, "hhcivil": [int(one or 0) for one in columns["hhcivil"]]})
    for name, values in expected.items():
        if name == "pycanon":
            continue
        keys, sensitive = name.split(" | ")
        found = diversity(frame, keys.split("+"), sensitive)
        assert found.l == values["l_diversity"]
        assert math.floor(found.entropy.min() + 1e-12) == values["entropy_l_diversity"]
        assert found.alpha == pytest.approx(values["alpha_k_anonymity"][0], rel=1e-14)
        assert found.t == pytest.approx(values["t_closeness"], rel=1e-12)
        assert found.beta == pytest.approx(values["basic_beta_likeness"], rel=1e-12)
        assert found.enhanced_beta == pytest.approx(values["enhanced_beta_likeness"], rel=1e-12)
        assert found.largest_delta == pytest.approx(values["delta_disclosure"], rel=1e-12)
