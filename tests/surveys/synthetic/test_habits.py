"""What people leave blank, where they stop, and other habits that real answers have."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from surveys.errors import DefinitionError
from surveys.instruments import coordinators
from surveys.model import Number, Text
from surveys.synthetic import Behaviour, Typical, respond
from surveys.synthetic.leaving import left_early
from surveys.synthetic.usual import usual_numbers

PEOPLE = pd.DataFrame({"person": range(4000)})
ERROR = 4 * np.sqrt(0.25 / len(PEOPLE))


def answered(behaviour: Behaviour, wave: str = "2026") -> pd.DataFrame:
    return respond(coordinators, wave, PEOPLE, behaviour, seed=1)


def blank(cells: pd.DataFrame, field: str) -> float:
    shown = cells.loc[cells[field].notna(), field]
    return float(shown.eq("").mean())


@pytest.fixture(scope="module")
def usual() -> pd.DataFrame:
    return answered(Behaviour(blank=0.05))


def test_later_rows_of_a_grid_are_left_more_often(usual: pd.DataFrame) -> None:
    rows = [blank(usual, one.name) for one in coordinators["partners"].fields]
    assert np.corrcoef(rows, range(len(rows)))[0, 1] > 0.8
    assert rows[-1] > 1.4 * rows[0]
    assert np.mean(rows) == pytest.approx(0.05, abs=0.01)


def test_kinds_of_questions_differ_in_what_is_left(usual: pd.DataFrame) -> None:
    assert blank(usual, "role") == blank(usual, "ely") == 0
    assert blank(usual, "greetings") > 0.6
    assert blank(usual, "working_time__clients") > 1.4 * blank(usual, "employer")
    assert blank(usual, "need_from_2025") > blank(usual, "employer")
    assert blank(usual, "role_other") < blank(usual, "greetings")


def test_nothing_is_left_where_nothing_should_be() -> None:
    cells = answered(Behaviour(blank=0.0, open_blank=0.0, speeders=0.0))
    assert not (cells == "").any(axis=None)


def test_the_same_people_leave_much_blank(usual: pd.DataFrame) -> None:
    left = usual[["employer", "need_from_2025"]] == ""
    both = float(left.all(axis=1).mean())
    assert both > 2 * float(left["employer"].mean() * left["need_from_2025"].mean())


def test_drop_out_grows_over_the_sections() -> None:
    cells = answered(Behaviour(drop_out=0.4))
    partial = cells[cells["submitted"].isna()]
    assert len(partial) / len(cells) == pytest.approx(0.4, abs=ERROR)
    asked = coordinators.at("2026").sections
    reached = [
        int(partial[[f.name for i in one.items if i.asked for f in i.fields]].notna()
            .any(axis=1).sum())
        for one in asked
    ]  # fmt: skip
    stops = -np.diff(reached)
    assert reached[-1] == 0
    assert stops[-1] > 3 * stops[0] > 0
    assert (np.diff(stops) > 0).mean() > 0.7


def test_drop_out_can_come_afterwards() -> None:
    asked = coordinators.at("2026")
    cells = left_early(answered(Behaviour()), asked, 0.2, seed=1)
    partial = cells["submitted"].isna()
    assert float(partial.mean()) == pytest.approx(0.2, abs=ERROR)
    assert cells.loc[partial, "team_code"].isna().all()
    assert cells["role"].notna().all()


def test_dont_know_has_its_share() -> None:
    cells = answered(Behaviour(dont_know=0.15, blank=0.0, speeders=0.0))
    item = coordinators["has_job_description"].fields[0].codes
    assert item is not None
    escapes = [code.code for code in item if code.missing is not None]
    share = float(cells["has_job_description"].isin(escapes).mean())
    assert share == pytest.approx(0.15, abs=ERROR)


def test_straight_liners_answer_a_grid_with_one_code() -> None:
    names = [one.name for one in coordinators["support"].fields]
    share = {
        stated: float(
            answered(Behaviour(straight_liners=stated, blank=0.0))[names]
            .nunique(axis=1)
            .eq(1)
            .mean()
        )
        for stated in (0.0, 0.2)
    }
    assert share[0.2] - share[0.0] == pytest.approx(0.2, abs=0.04)


def test_speeders_are_unlike_themselves_and_write_nothing() -> None:
    hasty = Behaviour(speeders=1.0)
    waves = [
        answered(hasty, wave)["support__valued"].replace("", None) for wave in ("2024", "2026")
    ]
    two = pd.concat(waves, axis=1).dropna().astype(float).to_numpy()
    assert abs(np.corrcoef(two.T)[0, 1]) < 4 / np.sqrt(len(two))
    assert answered(hasty)["greetings"].eq("").all()


def test_numbers_are_as_stated_with_a_long_tail() -> None:
    cells = answered(Behaviour(numbers={"clients_month": Typical(25, 60)}))
    numbers = cells["clients_month"].replace("", None).dropna().astype(int)
    assert numbers.median() == pytest.approx(25, abs=2)
    assert numbers.quantile(0.9) == pytest.approx(60, abs=6)
    assert numbers.quantile(0.99) > 90
    assert numbers.max() <= 500
    fives = float((numbers[numbers >= 20] % 5 == 0).mean())
    assert 0.5 < fives < 0.75


def test_numbers_that_are_not_named_lean_to_the_low_end() -> None:
    wide = Number("visits", Text(en="Visits"), minimum=100, maximum=2600)
    assert usual_numbers(wide) == Typical(150, 250)
    assert usual_numbers(Number("x", Text(en="x"), minimum=1, maximum=1)) == Typical(1, 1)


def test_days_and_languages_can_be_fixed() -> None:
    people = pd.DataFrame(
        {"person": [0, 1], "language": ["sv", "fi"], "submitted": ["2026-09-04 10:00:00"] * 2}
    )
    cells = respond(coordinators, "2026", people, Behaviour(), 1)
    assert cells["language"].tolist() == ["sv", "fi"]
    assert cells["submitted"].tolist() == ["2026-09-04 10:00:00"] * 2


def test_moments_lie_in_the_wave_one_after_the_other() -> None:
    times = pd.to_datetime(answered(Behaviour())["submitted"])
    assert times.is_monotonic_increasing
    assert times.dt.hour.between(6, 21).all()
    assert times.dt.date.between(
        *(getattr(coordinators.at("2026").waves[0], n) for n in ("opens", "closes"))
    ).all()


def test_leanings_can_be_shared_and_repeated() -> None:
    team = np.random.default_rng(1).standard_normal(4000)
    behaviour = Behaviour(
        by_person={"support__valued": ("team", 0.9)}, speeders=0.0, straight_liners=0.0
    )
    cells = respond(coordinators, "2026", PEOPLE.assign(team=team), behaviour, 1)
    own, *others = (
        pd.Series(team).corr(pd.to_numeric(cells[one.name], errors="coerce"))
        for one in coordinators["support"].fields
    )
    assert own > 0.8
    assert max(map(abs, others)) < 4 / np.sqrt(len(cells))


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (lambda: Behaviour(blank=1.2), "a share from 0 to 1"),
        (lambda: Behaviour(by_person={"support": ("team", 2.0)}), "by_person of support=2.0"),
        (lambda: Typical(5, 2), "median ≤ high"),
    ],
)
def test_impossible_behaviour_is_refused(behaviour: object, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        behaviour()  # type: ignore[operator] # one of the functions above


@pytest.mark.parametrize(
    ("people", "behaviour", "message"),
    [
        (PEOPLE, Behaviour(numbers={"clients_mont": Typical(1, 2)}), "Did you mean 'clients_month'"),
        (PEOPLE, Behaviour(by_person={"support": ("tem", 0.5)}), "column of people 'tem'"),
        (PEOPLE, Behaviour(by_group={"role": ("ely", {"01": 1.0})}), "groups by ely, which is asked after role"),
        (pd.DataFrame({"who": [1]}), Behaviour(), "no column person"),
        (pd.DataFrame({"person": [-1]}), Behaviour(), "person -1"),
        (pd.DataFrame({"person": []}), Behaviour(), "no rows"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(
    people: pd.DataFrame, behaviour: Behaviour, message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        respond(coordinators, "2026", people, behaviour, 1)
