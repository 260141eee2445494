from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from surveys.anonymisation.perturbation import original_counts, pram, transitions
from surveys.cleaning import Plan
from surveys.cleaning.frames import texts
from surveys.cleaning.plan import run, step_maker
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from .conftest import KEY, Make, by_id, framed, shuffled

AREAS = ["north"] * 600 + ["east"] * 300 + ["west"] * 100


def test_expected_frequencies_are_kept(instrument: Instrument) -> None:
    frame = framed({"area": AREAS})
    drawn = [
        Counter(texts(pram(frame, instrument, fields=["area"], pd=0.7, seed=n, key=KEY), "area"))
        for n in range(40)
    ]
    means = {code: np.mean([one[code] for one in drawn]) for code in ("north", "east", "west")}
    # The mean of 40 draws has a standard error below 2.5.
    assert means == pytest.approx({"north": 600, "east": 300, "west": 100}, abs=10)
    assert len({one["north"] for one in drawn}) > 10


def test_a_declared_matrix_is_applied_and_undone(instrument: Instrument) -> None:
    rows = {
        "north": {"north": 0.6, "west": 0.4},
        "east": {"east": 1.0},
        "west": {"west": 0.9, "east": 0.1},
    }
    frame = framed({"area": AREAS * 10})
    options: dict[str, Any] = {"matrix": rows, "keep_frequencies": False}
    after = pram(frame, instrument, fields=["area"], **options, key=KEY)
    moves = Counter(zip(texts(frame, "area"), texts(after, "area"), strict=True))
    assert moves[("north", "west")] / 6000 == pytest.approx(0.4, abs=0.02)
    assert (moves[("north", "east")], moves[("east", "east")]) == (0, 3000)
    (one,) = transitions(frame, instrument, field="area", **options)
    counts = Counter(texts(after, "area"))
    estimated = original_counts([counts[code] for code in one.codes], one.matrix)
    assert dict(zip(one.codes, estimated, strict=True)) == pytest.approx(
        {"north": 6000, "east": 3000, "west": 1000}, abs=300
    )


def test_the_result_follows_from_records_key_and_seed(make: Make, instrument: Instrument) -> None:
    frame = make({"area": AREAS[::10], "area__missing": [None] * 100})
    first = by_id(pram(frame, instrument, fields=["area"], key=KEY), "area")
    assert first == by_id(pram(shuffled(frame), instrument, fields=["area"], key=KEY), "area")
    for other in (
        pram(frame, instrument, fields=["area"], seed=1, key=KEY),
        pram(frame, instrument, fields=["area"], key=KEY[::-1]),
    ):
        assert first != by_id(other, "area")


def test_missing_answers_stay_missing(make: Make, instrument: Instrument) -> None:
    frame = make(
        {"area": ["north", None, "east"] * 20, "area__missing": [None, "refused", None] * 20}
    )
    after = pram(frame, instrument, fields=["area"], pd=0.1, key=KEY)
    assert after["area"].is_null().to_list() == frame["area"].is_null().to_list()
    assert texts(after, "area__missing") == texts(frame, "area__missing")
    assert texts(after, "area") != texts(frame, "area")
    assert set(texts(after, "area")) == {"north", "east", None}
    assert after.schema == frame.schema


def test_frequencies_are_kept_within_strata(instrument: Instrument) -> None:
    frame = framed({"area": ["north"] * 50 + ["east"] * 50, "age": ["young"] * 50 + ["old"] * 50})
    options: dict[str, Any] = {"pd": 0.5, "within": ["area"]}
    after = pram(frame, instrument, fields=["age"], **options, key=KEY)
    assert texts(after, "age") == texts(frame, "age")  # one answer in each stratum
    found = transitions(frame, instrument, field="age", **options)
    assert [one.stratum for one in found] == [("north",), ("east",)]
    assert found[0].codes == ("old", "young")
    assert found[0].to_json() == {
        "field": "age",
        "stratum": ["north"],
        "codes": ["old", "young"],
        "matrix": found[0].matrix.tolist(),
    }
    assert texts(pram(frame, instrument, fields=["age"], pd=0.5, key=KEY), "age") != texts(
        frame, "age"
    )


def test_alpha_zero_and_nobody_change_nothing(make: Make, instrument: Instrument) -> None:
    frame = make({"area": AREAS[::50]})
    assert pram(frame, instrument, fields=["area"], pd=0, alpha=0, key=KEY) is frame
    for nobody in (make({"area": [None, None]}), frame.head(0)):
        assert pram(nobody, instrument, fields=["area"], key=KEY) is nobody


def test_the_record_says_how_many_changed(instrument: Instrument) -> None:
    frame = framed({"area": AREAS})
    step = step_maker({"pram": pram})("pram", reason="r", fields=["area"], pd=0.9, seed=2)
    after, records = run(frame, Plan((step,)), instrument, key=KEY)
    changed = sum(a != b for a, b in zip(texts(frame, "area"), texts(after, "area"), strict=True))
    assert records[0].cells_changed == changed > 20


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fields": ["aera"]}, "Did you mean 'area'"),
        ({"fields": ["area", "area"]}, "expected one field or more, each once"),
        ({"fields": []}, "expected one field or more, each once"),
        ({"fields": ["title"]}, "found field title of kind text; expected a field of codes"),
        ({"fields": ["age"]}, "found field age of kind integer; expected a field of codes"),
        ({"fields": ["area"], "pd": 1.2}, "found pd = 1.2; expected a probability"),
        ({"fields": ["area"], "alpha": -0.1}, "found alpha = -0.1; expected a probability"),
        ({"fields": ["area"], "pd": float("nan")}, "found pd = nan"),
        ({"fields": ["area"], "matrix": {"north": {"north": 1.0}}}, "no row for code 'east'"),
    ],
)
def test_what_cannot_be_changed_is_named(
    make: Make, instrument: Instrument, options: dict[str, Any], message: str
) -> None:
    frame = make({"area": ["north", "east"], "age": [20, 30], "title": ["a", "b"]})
    with pytest.raises(DefinitionError, match=message):
        pram(frame, instrument, **options, key=KEY)


def test_repeated_ids_are_refused(make: Make, instrument: Instrument) -> None:
    twice = make({"response_id": ["1", "1"], "area": ["north", "east"]})
    with pytest.raises(DisclosureError, match="stand more than once"):
        pram(twice, instrument, fields=["area"], key=KEY)
