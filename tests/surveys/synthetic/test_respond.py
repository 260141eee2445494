"""Synthetic people obey the skip logic, and answer as they were told to."""

from __future__ import annotations

import narwhals as nw
import numpy as np
import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.conditions.evaluation import evaluate
from surveys.errors import DefinitionError
from surveys.instruments import coordinators, esf_exit, esf_start
from surveys.model import Instrument
from surveys.responses import Responses, typed
from surveys.synthetic import Behaviour, respond

PEOPLE = pd.DataFrame({"person": range(400)})


def answered(
    instrument: Instrument,
    wave: str,
    behaviour: Behaviour,
    seed: int = 1,
    people: pd.DataFrame = PEOPLE,
) -> Responses:
    cells = respond(instrument, wave, people, behaviour, seed)
    return typed(cells, instrument.at(wave), wave, "synthetic", {})


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("instrument", "wave"),
    [
        (coordinators, "2024"),
        (coordinators, "2026"),
        (esf_start, "2014_2020"),
        (esf_exit, "2014_2020"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_answers_are_valid(instrument: Instrument, wave: str, seed: int) -> None:
    identifiers = {"link_code": None, "client": None}
    codes = PEOPLE["person"].map("K{:03d}".format)
    people = PEOPLE.assign(**{name: codes for name in identifiers if name in instrument})
    responses = answered(instrument, wave, Behaviour(drop_out=0.1), seed, people)
    assert validate(responses).errors == ()


def test_nobody_answers_what_was_not_shown(small: Instrument) -> None:
    frame = answered(small, "2024", Behaviour()).frame
    native = nw.from_native(frame, eager_only=True)
    for item in small.asked:
        rule = evaluate(small.condition_of(item.name), small)
        shown = native.select("response_id", shown=rule)["shown"].to_numpy().astype(bool)
        assert not (frame[item.fields[0].name].notna() & ~shown).any(), item.name
        hidden = frame.loc[~shown, item.fields[0].missing]
        assert hidden.eq("not_asked").all()


def test_equal_seeds_give_equal_answers() -> None:
    one = respond(coordinators, "2024", PEOPLE, Behaviour(), 5)
    pd.testing.assert_frame_equal(one, respond(coordinators, "2024", PEOPLE, Behaviour(), 5))
    assert not one.equals(respond(coordinators, "2024", PEOPLE, Behaviour(), 6))


def test_people_resemble_themselves_between_waves() -> None:
    first = answered(coordinators, "2024", Behaviour()).frame["support__valued"].astype(float)
    second = answered(coordinators, "2026", Behaviour()).frame["support__valued"].astype(float)
    strangers = second.sample(frac=1, random_state=1, ignore_index=True)
    assert first.corr(second) > 0.4
    assert abs(first.corr(strangers)) < 0.2


def test_stated_shares_and_shifts_are_there() -> None:
    behaviour = Behaviour(
        shares={"role": {"regional": 0.5}},
        by_wave={"2026": {"support": 0.8}},
        by_group={"competence": ("role", {"regional": 1.5})},
        blank=0.0,
    )
    people = pd.DataFrame({"person": range(3000)})
    before = answered(coordinators, "2024", behaviour, people=people).frame
    after = answered(coordinators, "2026", behaviour, people=people).frame
    assert before["role"].eq("regional").mean() == pytest.approx(0.5, abs=0.03)
    assert mean(after, "support__valued") - mean(before, "support__valued") > 0.4
    assert mean(before, "support__alone") - mean(after, "support__alone") > 0.4
    assert mean(after, "partners__kela") == pytest.approx(mean(before, "partners__kela"), abs=0.1)
    regional = before["role"].eq("regional")
    assert (
        mean(before[regional], "competence__networks")
        - mean(before[~regional], "competence__networks")
        > 0.8
    )


def mean(frame: pd.DataFrame, field: str) -> float:
    return float(frame[field].astype(float).mean())


def test_drop_out_leaves_later_sections_unreached(small: Instrument) -> None:
    frame = answered(small, "2024", Behaviour(drop_out=0.5)).frame
    stopped = frame["submitted"].isna()
    assert 0.3 < stopped.mean() < 0.7
    assert frame.loc[stopped, "support__valued__missing"].eq("not_reached").all()


def test_allocations_sum_to_their_total() -> None:
    frame = answered(coordinators, "2024", Behaviour(blank=0.0)).frame
    parts = [one.name for one in coordinators["working_time"].fields]
    assert set(frame[parts].sum(axis=1)) == {100}


def test_fixed_answers_stay(small: Instrument) -> None:
    people = pd.DataFrame({"person": [7, 9], "code": ["AB01", ""]})
    frame = answered(small, "2024", Behaviour(), people=people).frame
    assert frame["code"].iloc[0] == "AB01"
    assert pd.isna(frame["code"].iloc[1])


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (Behaviour(shares={"rol": {}}), "Did you mean 'role'"),
        (Behaviour(shares={"role": {"regionl": 0.5}}), "Did you mean 'regional'"),
        (Behaviour(shares={"tasks": {"guidence": 0.5}}), "Did you mean 'guidance'"),
        (Behaviour(by_wave={"2025": {}}), "wave '2025'"),
        (Behaviour(by_wave={"2026": {"suport": 1.0}}), "Did you mean 'support'"),
        (Behaviour(by_group={"suport": ("ely", {})}), "Did you mean 'support'"),
    ],
)
def test_a_misspelt_behaviour_is_named(behaviour: Behaviour, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        respond(coordinators, "2024", PEOPLE, behaviour, 1)


def test_constraints_hold_or_the_answer_stays_blank(small: Instrument) -> None:
    frame = answered(small, "2024", Behaviour(blank=0.0)).frame
    both = frame.dropna(subset=["started", "ended"])
    assert len(both) > 100
    assert np.all(both["ended"] >= both["started"])
