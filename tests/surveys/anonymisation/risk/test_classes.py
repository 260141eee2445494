from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation import equivalence_classes, k_anonymity, violations
from surveys.anonymisation.keycodes import classes, key_codes
from surveys.anonymisation.risk import RULES, Violations, sample_uniques, unit_violations
from surveys.cleaning.frames import texts
from surveys.errors import UsageError

from ..conftest import Make, framed, golden
from .conftest import read_golden

TABLE = {
    "area": ["n", "n", "n", None, "s", "s"],
    "role": ["a", "a", None, "a", "b", None],
}


def test_three_rules_for_blanks(make: Make) -> None:
    frame = make(TABLE)
    keys = ("area", "role")
    # n/a ×2; n/blank; blank/a; s/b; s/blank
    assert {one: k_anonymity(frame, keys, one) for one in RULES} == {
        "value": 1, "wildcard": 2, "ignored": 1,
    }  # fmt: skip
    assert {one: violations(frame, keys, 2, one) for one in RULES} == {
        "value": Violations(4, 4), "wildcard": Violations(0, 0), "ignored": Violations(1, 1),
    }  # fmt: skip
    # A wildcard is matched by what differs in no key that both have: the record with only a
    # role matches both n/a, n/blank and s/blank beside itself.
    assert violations(frame, keys, 3, "wildcard") == Violations(1, 1)
    assert violations(frame, keys, 4, "wildcard") == Violations(2, 2)


def test_the_reason_of_a_blank_is_a_value_too(make: Make) -> None:
    frame = make({"area": [None] * 4, "area__missing": ["refused"] * 3 + ["not_asked"]})
    assert violations(frame, ["area"], 2) == Violations(1, 1)
    assert k_anonymity(frame, ["area"], "wildcard") == 4
    assert k_anonymity(frame, ["area"], "ignored") == 0


def test_classes_are_listed(make: Make) -> None:
    found = equivalence_classes(
        make({**TABLE, "area__missing": [None] * 3 + ["blank"] + [None] * 2}), ["role", "area"]
    )
    assert found.columns == ["role", "area", "area__missing", "records"]
    assert [(*map(str, row),) for row in zip(
        texts(found, "role"), texts(found, "area"), texts(found, "records"), strict=True
    )] == [
        ("None", "n", "1"), ("None", "s", "1"), ("a", "None", "1"), ("a", "n", "2"),
        ("b", "s", "1"),
    ]  # fmt: skip


def test_sample_uniques(make: Make) -> None:
    frame = make(TABLE)
    assert [sample_uniques(frame, ["area", "role"], one) for one in RULES] == [4, 0, 1]


def test_no_records(make: Make) -> None:
    frame = make({"area": ["x"]}).head(0)
    for rule in RULES:
        assert k_anonymity(frame, ["area"], rule) == 0
        assert violations(frame, ["area"], 5, rule) == Violations(0, 0)
    assert len(equivalence_classes(frame, ["area"])) == 0
    assert unit_violations(frame, ["area"], 5, "area") == Violations(0, 0)


def test_an_unknown_rule(make: Make) -> None:
    unknown: Any = "wildcards"
    with pytest.raises(UsageError, match="Did you mean 'wildcard'"):
        k_anonymity(make(TABLE), ["area"], unknown)


def test_units_are_counted_once(make: Make) -> None:
    frame = make(
        {
            "area": ["n"] * 4 + ["s"] * 3,
            "coordinator": ["x", "x", "x", "y", "z", None, None],
        }
    )
    assert unit_violations(frame, ["area"], 2, "coordinator") == Violations(0, 0)
    assert unit_violations(frame, ["area"], 3, "coordinator") == Violations(7, 2)
    assert unit_violations(frame.head(3), ["area"], 2, "coordinator") == Violations(3, 1)


cells = st.sampled_from(["a", "b", None])


@settings(max_examples=30)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=25))
def test_wildcards_match_as_defined(rows: list[tuple[str | None, ...]]) -> None:
    frame = framed({name: [row[n] for row in rows] for n, name in enumerate("xyz")})
    sizes = [
        sum(all(None in pair or pair[0] == pair[1] for pair in zip(one, two, strict=True))
            for two in rows)
        for one in rows
    ]  # fmt: skip
    for k in range(1, 6):
        assert violations(frame, "xyz", k, "wildcard").records == sum(one < k for one in sizes)
    assert k_anonymity(frame, "xyz", "wildcard") == min(sizes)


@settings(max_examples=30)
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=25), st.integers(2, 5))
def test_blanks_as_a_value_is_the_strictest_rule(
    rows: list[tuple[str | None, ...]], k: int
) -> None:
    frame = framed({name: [row[n] for row in rows] for n, name in enumerate("xy")})
    strict, wildcard, ignored = (violations(frame, "xy", k, one).records for one in RULES)
    assert strict >= max(wildcard, ignored)
    turned = framed({name: [row[n] for row in reversed(rows)] for n, name in enumerate("xy")})
    assert violations(turned, "xy", k) == violations(frame, "xy", k)


@pytest.mark.parametrize("case", ["testdata_kv5", "testdata_kv7", "francdat"])
def test_violations_agree_with_sdcmicro(case: str) -> None:
    expected = json.loads(golden("golden.json").read_text())[case]
    frame = read_golden("data/francdat.csv" if case == "francdat" else "data/testdata.csv")
    for k in (2, 3, 5, 10):
        for rule in RULES:
            assert violations(frame, expected["keyVars"], k, rule).records == expected[f"viol_k{k}"]
    sizes = texts(read_golden(f"{case}_rows.csv"), "fk")
    codes = key_codes(frame, expected["keyVars"])
    assert [f"{one}" for one in classes(codes).sizes] == sizes


def test_blanked_cells_hide_violations_from_a_wildcard() -> None:
    keys = json.loads(golden("golden.json").read_text())["testdata_kv7"]["keyVars"]
    frame = read_golden("testdata_kv7_localsupp_k3.csv")
    assert violations(frame, keys, 3, "wildcard").records == 0
    assert violations(frame, keys, 3, "value").records == 150


def test_k_agrees_with_pycanon() -> None:
    expected = json.loads(golden("pycanon_testdata.json").read_text())
    frame = read_golden("data/testdata.csv")
    for name, values in expected.items():
        if name != "pycanon":
            keys = name.split(" | ")[0].split("+")
            assert k_anonymity(frame, keys) == values["k_anonymity"]


def test_no_class_has_fewer_than_nobody(make: Make) -> None:
    with pytest.raises(UsageError, match="k = 0"):
        violations(make({"area": ["north"]}), ["area"], 0)
