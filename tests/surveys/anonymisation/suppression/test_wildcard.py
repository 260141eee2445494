from __future__ import annotations

from surveys.anonymisation import k_anonymity, suppression
from surveys.anonymisation.suppression.patterns import MOST_KEYS

from ..conftest import Make, framed


def test_one_record_helps_all_that_it_could_be(make: Make) -> None:
    frame = make({"area": ["n", "s", "w", "e"], "role": ["a"] * 4})
    found = suppression(frame, ("role", "area"), 2, blanks="wildcard")
    assert (found.cells, found.records) == ({"role": 0, "area": 1}, 1)
    assert suppression(frame, ("role", "area"), 3, blanks="wildcard").total == 2
    assert suppression(frame, ("role", "area"), 4, blanks="wildcard").total == 3


def test_what_is_missing_already_counts_as_anything(make: Make) -> None:
    frame = make({"area": ["n", None, "s"], "area__missing": [None, "refused", None]})
    assert suppression(frame, ["area"], 2, blanks="wildcard").total == 0
    assert suppression(frame, ["area"], 3, blanks="wildcard").total == 1


def test_the_order_of_keys_that_takes_the_fewest_cells_is_found() -> None:
    columns = {
        "sex": ["f", "f", "f", "m", "m", "m"],
        "area": ["n", "s", "w", "n", "s", "w"],
    }
    frame = framed(columns)
    fixed = suppression(frame, ("sex", "area"), 2, blanks="wildcard", importance=("area", "sex"))
    free = suppression(frame, ("sex", "area"), 2, blanks="wildcard")
    assert (fixed.cells, free.cells) == ({"sex": 3, "area": 0}, {"sex": 0, "area": 2})


def test_a_gap_of_before_helps_nobody_twice() -> None:
    # With so many keys only the first one, two, three … are removed together.
    names = [f"key{number}" for number in range(MOST_KEYS + 1)]
    columns: dict[str, list[str | None]] = {name: ["same"] * 5 for name in names}
    columns |= {"key0": [None, "y", "z", "z", "z"], "key1": ["x", "x", "w", "w", "w"]}
    found = suppression(framed(columns), names, 3, blanks="wildcard", importance=names[::-1])
    assert k_anonymity(found.frame, names, "wildcard") >= 3
    assert found.total == 3
