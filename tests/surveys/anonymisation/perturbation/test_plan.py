"""The steps as a study file names them."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.anonymisation.perturbation import add_noise, microaggregate, pram, swap_ranks
from surveys.cleaning import Plan
from surveys.cleaning.plan import run, step_maker
from surveys.errors import DefinitionError, UsageError
from surveys.model import Instrument

from .conftest import KEY, Make

step = step_maker(
    {
        "microaggregate": microaggregate,
        "pram": pram,
        "add_noise": add_noise,
        "swap_ranks": swap_ranks,
    }
)
OPTIONS: dict[str, dict[str, Any]] = {
    "microaggregate": {"fields": ["income"], "k": 3, "within": ["area"], "few": "remove"},
    "pram": {
        "fields": ["area"],
        "matrix": {
            "north": {"north": 1},
            "east": {"east": 0.5, "west": 0.5},
            "west": {"west": 1.0},
        },
        "keep_frequencies": False,
    },
    "add_noise": {"fields": ["income"], "level": 1, "seed": 3},
    "swap_ranks": {"fields": ["income"], "window": 20, "within": ["area"]},
}


NOTES = {
    "microaggregate": "8 groups of 3 to 3 records; information loss",
    "pram": "area: {cells} of 24 changed; matrix before frequencies are kept: 1 0 0; 0 0.5 0.5; 0 0 1",
    "add_noise": "income: 0 numbers reflected at a limit",
    "swap_ranks": "income: 24 of 24 changed places",
}


@pytest.mark.parametrize("name", list(OPTIONS))
def test_steps_run_in_a_plan_and_are_recorded(
    make: Make, instrument: Instrument, name: str
) -> None:
    frame = make(
        {"area": ["north", "east"] * 12, "income": [100.5 + 7 * (n % 11) for n in range(24)]}
    )
    plan = Plan((step(name, reason="protects", **OPTIONS[name]),))
    plan.check(instrument)
    after, (record,) = run(frame, plan, instrument, key=KEY)
    assert (record.step, record.rows_after, len(record.columns)) == (name, 24, 1)
    assert record.cells_changed > 3
    (told,) = record.notes
    assert told.startswith(NOTES[name].format(cells=record.cells_changed))
    assert after.columns == frame.columns


def test_what_is_noted_when_nothing_is_done(make: Make, instrument: Instrument) -> None:
    frame = make({"area": [None, None], "income": [None, None]})
    notes: list[str] = []
    microaggregate(frame, instrument, fields=["income"], note=notes.append)
    pram(frame, instrument, fields=["area"], alpha=0.5, key=KEY, note=notes.append)
    assert notes[0] == "0 groups; information loss 0.00 %"
    assert notes[1].startswith("area: 0 of 0 changed; matrix before frequencies are kept: 0.8 0.1")
    assert notes[1].endswith("0.8, applied with probability 0.5")


@pytest.mark.parametrize("name", ["pram", "add_noise", "swap_ranks"])
def test_chance_needs_the_key(make: Make, instrument: Instrument, name: str) -> None:
    frame = make({"area": ["north", "east"], "income": [1.5, 2.5]})
    plan = Plan((step(name, reason="protects", **OPTIONS[name]),))
    with pytest.raises(UsageError, match=f"found step {name} without a key"):
        run(frame, plan, instrument)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("microaggregate", {"fields": ["income"], "few": "drop"}, "one of refuse, remove"),
        ("pram", {"fields": ["area"], "matrix": {"north": 1.0}}, "found matrix = "),
        ("add_noise", {"fields": ["income"], "key": "x"}, "found option 'key'"),
        ("swap_ranks", {}, "found no option 'fields'"),
    ],
)
def test_options_of_the_wrong_kind_are_named(
    name: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        step(name, reason="protects", **options)
