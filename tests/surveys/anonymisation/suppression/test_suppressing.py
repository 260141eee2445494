from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation import k_anonymity, suppression, violations
from surveys.anonymisation.risk import unit_violations
from surveys.anonymisation.suppression import suppress
from surveys.anonymisation.suppression.patterns import MOST_KEYS
from surveys.cleaning import Frame, Plan, run
from surveys.cleaning.frames import texts
from surveys.cleaning.plan import step_maker
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from ..conftest import Make, framed, golden

KEYS = ("role", "area")
HOUSING = ("urbrur", "roof", "walls", "water", "electcon", "relat", "sex")


def table(frame: Frame, names: Sequence[str] = KEYS) -> dict[str, tuple[str | None, ...]]:
    columns = [texts(frame, name) for name in ("response_id", *names)]
    return {row[0] or "": row[1:] for row in zip(*columns, strict=True)}


def read_golden(name: str) -> Frame:
    with golden(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return framed(
        {key: [None if row[key] == "NA" else row[key] for row in rows] for key in rows[0]}
    )


def test_the_most_dispensable_key_goes_first(make: Make) -> None:
    frame = make(
        {
            "area": ["n"] * 4, "role": ["a", "a", "b", "c"],
            "area__missing": [None] * 4, "role__missing": [None] * 4,
        }
    )  # fmt: skip
    found = suppression(frame, KEYS, 2)
    assert table(found.frame) == {
        "000": ("a", "n"), "001": ("a", "n"), "002": (None, "n"), "003": (None, "n"),
    }  # fmt: skip
    assert found.cells == {"role": 2, "area": 0}
    assert (found.total, found.records, found.share) == (2, 2, 0.25)
    assert texts(found.frame, "role__missing") == [None, None, "removed", "removed"]
    assert texts(frame, "role") == ["a", "a", "b", "c"]


def test_importance_names_the_keys_from_the_most_important_on(make: Make) -> None:
    frame = make({"area": ["n", "n", "s", "s"], "role": ["a", "b", "a", "b"]})
    assert suppression(frame, KEYS, 2).cells == {"role": 4, "area": 0}
    found = suppression(frame, KEYS, 2, importance=("role", "area"))
    assert found.cells == {"role": 0, "area": 4}
    first = suppression(frame, KEYS, 2, blanks="wildcard", importance=("area", "role"))
    assert first.cells == {"role": 2, "area": 0}
    last = suppression(frame, KEYS, 2, blanks="wildcard", importance=("role", "area"))
    assert last.cells == {"role": 0, "area": 2}


def test_a_single_record_is_joined_by_what_a_large_class_can_spare(make: Make) -> None:
    frame = make({"area": ["n"] * 4 + ["s"], "role": ["a"] * 4 + ["a"]})
    found = suppression(frame, ("area", "role"), 2)
    assert table(found.frame, ("area", "role")) == {
        "000": (None, "a"), "001": ("n", "a"), "002": ("n", "a"), "003": ("n", "a"),
        "004": (None, "a"),
    }  # fmt: skip


def test_a_class_that_can_spare_nothing_joins_as_a_whole(make: Make) -> None:
    frame = make({"area": ["n"] * 2 + ["s"]})
    assert table(suppression(frame, ["area"], 2).frame, ["area"]) == dict.fromkeys(
        ("000", "001", "002"), (None,)
    )


def test_other_reasons_become_removed(make: Make) -> None:
    frame = make({"area": [None] * 3, "area__missing": ["refused", "blank", "blank"]})
    found = suppression(frame, ["area"], 3)
    assert texts(found.frame, "area__missing") == ["removed"] * 3
    assert found.cells == {"area": 3}
    lax = suppression(frame, ["area"], 3, blanks="wildcard")
    assert lax.total == 0
    assert texts(lax.frame, "area__missing") == ["refused", "blank", "blank"]


@pytest.mark.parametrize("blanks", ["value", "wildcard"])
def test_nothing_is_done_when_all_is_well(make: Make, instrument: Instrument, blanks: Any) -> None:
    frame = make({"area": ["n"] * 5})
    assert suppression(frame, ["area"], 5, blanks=blanks).total == 0
    after = suppress(frame, instrument, keys=["area"], k=5, blanks=blanks)
    assert table(after, ["area"]) == table(frame, ["area"])
    empty = suppression(frame.head(0), ["area"], 5, blanks=blanks)
    assert (len(empty.frame), empty.share) == (0, 0.0)
    assert empty.protected == {"value": 0, "wildcard": 0}
    assert suppression(make({"area": ["n", "s"]}), ["area"], 1, blanks=blanks).total == 0


def test_too_few_records_cannot_be_protected(make: Make) -> None:
    with pytest.raises(DisclosureError, match=r"found 4 record\(s\); expected 5 or more"):
        suppression(make({"area": ["n"] * 4}), ["area"], 5)
    frame = make({"area": ["n"] * 4, "team": ["x", "x", "y", None]})
    with pytest.raises(DisclosureError, match=r"found 3 unit\(s\); expected 4 or more"):
        suppression(frame, ["area"], 4, unit="team")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"k": 0}, "k = 0"),
        ({"blanks": "wildcards"}, "Did you mean 'wildcard'"),
        ({"importance": ["area"]}, "importance of area; expected each of role, area once"),
        ({"blanks": "wildcard", "unit": "team"}, "unit = 'team' with blanks"),
        ({"unit": "teem"}, "Did you mean 'team'"),
        ({"keys": ["roll"]}, "Did you mean 'role'"),
        ({"keys": []}, r"keys \[\]"),
    ],
)
def test_wrong_options(make: Make, options: dict[str, Any], message: str) -> None:
    frame = make({"area": ["n"] * 4, "role": ["a"] * 4, "team": ["x"] * 4})
    with pytest.raises(DefinitionError, match=message):
        suppression(frame, **{"keys": KEYS, "k": 2, **options})


def test_response_ids_stand_once(make: Make) -> None:
    frame = make({"response_id": ["1", "1"], "area": ["n", "s"]})
    with pytest.raises(DisclosureError, match="more than once"):
        suppression(frame, ["area"], 2)


def test_the_step_takes_all_options(make: Make, instrument: Instrument) -> None:
    step = step_maker({"suppress": suppress})(
        "suppress", reason="few", keys=["area"], k=2, blanks="wildcard", importance=["area"]
    )
    frame, (record,) = run(make({"area": ["n", "n", "s", "w"]}), Plan((step,)), instrument)
    assert texts(frame, "area") == ["n", "n", None, "w"]
    assert record.cells_changed == 1


def test_units_are_protected_where_asked(make: Make) -> None:
    frame = make(
        {
            "area": ["n", "n", "n", "s", "s", "w", "w", "w"],
            "team": ["x", "x", "x", "y", "z", "y", "z", "q"],
        }
    )
    assert suppression(frame, ["area"], 2).total == 0
    found = suppression(frame, ["area"], 2, unit="team")
    assert unit_violations(found.frame, ["area"], 2, "team").records == 0
    assert table(found.frame, ["area"]) == {
        "000": (None,), "001": (None,), "002": (None,), "003": (None,), "004": (None,),
        "005": ("w",), "006": ("w",), "007": ("w",),
    }  # fmt: skip


cells = st.sampled_from(["a", "b", "c", None])
records = st.integers(1, 4).flatmap(
    lambda keys: st.lists(
        st.tuples(*[cells] * keys, st.sampled_from(["blank", "refused"])), min_size=1, max_size=40
    )
)


def drawn(rows: list[tuple[str | None, ...]]) -> tuple[Frame, str]:
    keys = "wxyz"[: len(rows[0]) - 1]
    columns = {name: [row[number] for row in rows] for number, name in enumerate(keys)}
    reasons = {f"{keys[0]}__missing": [row[-1] if row[0] is None else None for row in rows]}
    return framed({**columns, **reasons, "unit": [f"{row % 7}" for row in range(len(rows))]}), keys


@given(
    rows=records,
    k=st.integers(1, 40),
    blanks=st.sampled_from(["value", "wildcard"]),
    data=st.data(),
)
@settings(deadline=None, max_examples=50)
def test_the_rule_always_holds_and_row_order_never_matters(
    rows: list[tuple[str | None, ...]], k: int, blanks: Any, data: st.DataObject
) -> None:  # fmt: skip
    k = min(k, len(rows))
    frame, keys = drawn(rows)
    found = suppression(frame, keys, k, blanks=blanks)
    assert k_anonymity(found.frame, keys, blanks) >= k
    assert found.remaining[blanks].records == 0
    order = data.draw(st.permutations(range(len(rows))))
    again = suppression(frame[order], keys, k, blanks=blanks)
    assert table(again.frame, keys) == table(found.frame, keys)
    before, after = table(frame, keys), table(found.frame, keys)
    kept = [(old, new) for one in before for old, new in zip(before[one], after[one], strict=True)]
    assert all(new in (old, None) for old, new in kept)
    assert sum(old != new for old, new in kept) <= found.total
    assert found.frame.drop(list(keys)).columns == frame.drop(list(keys)).columns


@given(rows=records, k=st.integers(1, 7))
@settings(deadline=None, max_examples=50)
def test_units_are_always_protected(rows: list[tuple[str | None, ...]], k: int) -> None:
    frame, keys = drawn(rows)
    k = min(k, frame["unit"].n_unique())
    found = suppression(frame, keys, k, unit="unit")
    assert unit_violations(found.frame, keys, k, "unit").records == 0
    assert k_anonymity(found.frame, keys) >= k


def test_many_keys_are_tried_from_the_first_on(make: Make) -> None:
    names = [f"key{number}" for number in range(MOST_KEYS + 1)]
    frame = make(
        {name: [f"{row}" if n < 2 else "x" for row in range(4)] for n, name in enumerate(names)}
    )
    found = suppression(frame, names, 2)
    assert [found.cells[name] for name in names[:3]] == [4, 4, 0]
    assert k_anonymity(found.frame, names) == 4
    lax = suppression(frame, names, 2, blanks="wildcard", importance=names[::-1])
    assert [lax.cells[name] for name in names[:3]] == [1, 1, 0]
    assert k_anonymity(lax.frame, names, "wildcard") == 2


def test_keys_may_be_numbers_and_ids_unsorted(make: Make) -> None:
    frame = make({"response_id": ["9", "10", "b", "a"], "age": [40, 41, 40, 43]})
    found = suppression(frame, ["age"], 2)
    assert table(found.frame, ["age"]) == {"9": ("40",), "b": ("40",), "10": (None,), "a": (None,)}


@pytest.mark.parametrize("k", [2, 3, 5])
def test_real_data_are_protected_under_the_strictest_rule(k: int) -> None:
    frame = read_golden("data/testdata.csv")
    found = suppression(frame, HOUSING, k)
    assert found.remaining["value"].records == violations(found.frame, HOUSING, k).records == 0
    assert violations(frame, HOUSING, k).records <= found.total
    assert found.total <= 1.7 * violations(frame, HOUSING, k).records


CASES = [
    ("francdat", "data/francdat.csv", (2, 3)),
    ("testdata_kv5", "data/testdata.csv", (2, 3, 5)),
    ("testdata_kv7", "data/testdata.csv", (2, 3, 5)),
]


@pytest.mark.parametrize(("case", "name", "ks"), CASES)
def test_wildcards_take_no_more_cells_than_sdcmicro(case: str, name: str, ks: Any) -> None:
    reference = json.loads(golden("golden.json").read_text())[case]
    frame, keys = read_golden(name), reference["keyVars"]
    for k in ks:
        expected = reference["localsupp"][f"k{k}"]
        found = suppression(frame, keys, k, blanks="wildcard")
        assert found.total <= expected["total"]
        assert found.remaining["wildcard"].records == expected["residual_viol_NAwild"] == 0
        assert found.protected["wildcard"] == len(frame)
    ordered = suppression(frame, keys, 3, blanks="wildcard", importance=keys)
    assert ordered.total <= sum(reference["localsupp"]["k3_importance_in_order"].values())


@pytest.mark.parametrize("blanks", ["value", "wildcard"])
def test_many_small_classes(blanks: Any) -> None:
    drawn = np.random.default_rng(1).integers(0, [12, 9, 9, 12, 5], (20_000, 5))
    columns: dict[str, list[Any]] = {f"k{key}": drawn[:, key].tolist() for key in range(5)}
    frame = framed({**columns, "response_id": [f"{row:05}" for row in range(len(drawn))]})
    found = suppression(frame, [f"k{key}" for key in range(5)], 5, blanks=blanks)
    assert found.remaining[blanks].records == 0
