from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.anonymisation import k_anonymity, suppression, violations
from surveys.anonymisation.suppression import MOST_KEYS, suppress
from surveys.cleaning import Frame
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from .conftest import Make, framed, golden
from .test_risk import read_golden

KEYS = ("role", "area")


def table(frame: Frame, names: Sequence[str] = KEYS) -> dict[str, tuple[str | None, ...]]:
    columns = [texts(frame, name) for name in ("response_id", *names)]
    return {row[0] or "": row[1:] for row in zip(*columns, strict=True)}


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
    assert found.total == 2
    assert texts(found.frame, "role__missing") == [None, None, "removed", "removed"]
    assert texts(frame, "role") == ["a", "a", "b", "c"]


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


def test_nothing_is_done_when_all_is_well(make: Make, instrument: Instrument) -> None:
    frame = make({"area": ["n"] * 5})
    assert suppression(frame, ["area"], 5).total == 0
    assert table(suppress(frame, instrument, keys=["area"], k=5), ["area"]) == table(
        frame, ["area"]
    )
    assert len(suppression(frame.head(0), ["area"], 5).frame) == 0


def test_too_few_records_cannot_be_protected(make: Make) -> None:
    with pytest.raises(DisclosureError, match=r"found 4 record\(s\); expected 5 or more"):
        suppression(make({"area": ["n"] * 4}), ["area"], 5)


def test_response_ids_stand_once_and_k_is_positive(make: Make) -> None:
    frame = make({"response_id": ["1", "1"], "area": ["n", "s"]})
    with pytest.raises(DisclosureError, match="more than once"):
        suppression(frame, ["area"], 2)
    with pytest.raises(DefinitionError, match="k = 0"):
        suppression(frame, ["area"], 0)


records = st.lists(
    st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3, st.sampled_from(["blank", "refused"])),
    min_size=2, max_size=40,
)  # fmt: skip


@given(rows=records, k=st.integers(2, 6), data=st.data())
@settings(deadline=None)
def test_the_strictest_rule_always_holds_and_row_order_never_matters(
    rows: list[tuple[str | None, ...]], k: int, data: st.DataObject
) -> None:
    if len(rows) < k:
        return
    frame = framed(
        {
            **{name: [row[n] for row in rows] for n, name in enumerate("xyz")},
            "x__missing": [row[3] if row[0] is None else None for row in rows],
        }
    )
    found = suppression(frame, "xyz", k)
    assert k_anonymity(found.frame, "xyz", "value") >= k
    order = data.draw(st.permutations(range(len(rows))))
    again = suppression(frame[order], "xyz", k)
    assert table(again.frame, "xyz") == table(found.frame, "xyz")
    before, after = table(frame, "xyz"), table(found.frame, "xyz")
    kept = [(old, new) for one in before for old, new in zip(before[one], after[one], strict=True)]
    assert all(new in (old, None) for old, new in kept)


def test_many_keys_are_tried_from_the_first_on(make: Make) -> None:
    names = [f"key{number}" for number in range(MOST_KEYS + 1)]
    frame = make(
        {name: [f"{row}" if n < 2 else "x" for row in range(4)] for n, name in enumerate(names)}
    )
    found = suppression(frame, names, 2)
    assert [found.cells[name] for name in names[:3]] == [4, 4, 0]
    assert k_anonymity(found.frame, names) == 4


@pytest.mark.parametrize("k", [2, 3, 5])
def test_real_data_are_protected_under_the_strictest_rule(k: int) -> None:
    keys = ("urbrur", "roof", "walls", "water", "electcon", "relat", "sex")
    frame = read_golden("data/testdata.csv")
    found = suppression(frame, keys, k)
    assert violations(found.frame, keys, k, "value").records == 0
    assert (
        violations(frame, keys, k).records <= found.total < 3 * violations(frame, keys, k).records
    )


def test_it_loses_no_more_than_twice_what_the_lax_rule_does() -> None:
    reference = json.loads(golden("golden.json").read_text())["testdata_kv5"]
    frame = read_golden("data/testdata.csv")
    for k in (2, 3, 5):
        lost = suppression(frame, reference["keyVars"], k).total
        assert lost <= 2 * reference["localsupp"][f"k{k}"]["total"]
