"""Every way in which an item can change gets its verdict; the answers' use follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from analysis import before_after, describe
from analysis.sample import Sample
from surveys.codebook import Codebook, codebook_of
from surveys.comparability import Use, Verdict, compare, compare_fields
from surveys.errors import AnalysisError
from surveys.instruments import coordinators, supervisors
from surveys.model import (
    Allocation,
    Calculation,
    Date,
    Instrument,
    Item,
    LikertGrid,
    MultipleChoice,
    Number,
    Revision,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import codes, text

FOUR, FIVE = codes("four", "1", "2", "3", "4"), codes("five", "1", "2", "3", "4", "5")
ROLE = SingleChoice("role", text("Role"), codes=codes("roles", "a", "b"))
RATED = SingleChoice("rated", text("Rated"), codes=FIVE)
TASKS = MultipleChoice("tasks", text("Tasks"), codes=codes("tasks", "x", "y", "z"))
GRID = LikertGrid("grid", text("Grid"), rows=codes("rows", "up", "down"), codes=FIVE)
NUMBER = Number("n", text("N"), minimum=0, maximum=9)
DAY = Date("day", text("Day"), earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31))
SCORE = ScaleScore("score", text("Score"), scale=Scale(("grid__up", "grid__down"), 1))
TWICE = Calculation("twice", text("Twice"), value="n * 2")


def instrument(*items: Item) -> Instrument:
    wave = Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1))
    section = Section("page", text("Page"), items)
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), (section,), (wave,))


CASES: dict[str, tuple[tuple[Item, ...], tuple[Item, ...], str, Verdict]] = {
    "nothing": ((ROLE,), (ROLE,), "role", Verdict.SAME),
    "not asked of any": ((ROLE, NUMBER), (ROLE,), "n", Verdict.REMOVED),
    "asked for the first time": ((ROLE,), (ROLE, NUMBER), "n", Verdict.ADDED),
    "wording": ((ROLE,), (replace(ROLE, text=text("Post")),), "role", Verdict.WORDING),
    "a translation only": (
        (ROLE,), (replace(ROLE, text=Text("Role (fi)", "Roll", "Role")),), "role",
        Verdict.TRANSLATION),
    "help": ((ROLE,), (replace(ROLE, help=text("Think")),), "role", Verdict.WORDING),
    "the wording of a row": (
        (GRID,), (replace(GRID, rows=replace(GRID.rows, codes=(
            replace(GRID.rows["up"], text=text("Higher")), GRID.rows["down"]))),),
        "grid", Verdict.WORDING),
    "the wording of an option": (
        (ROLE,), (replace(ROLE, codes=replace(ROLE.codes, codes=(
            replace(ROLE.codes["a"], text=text("A!")), ROLE.codes["b"]))),),
        "role", Verdict.WORDING),
    "an option more": (
        (ROLE,), (replace(ROLE, codes=codes("roles", "a", "b", "c")),), "role",
        Verdict.CODES_ADDED),
    "an option less": (
        (TASKS,), (replace(TASKS, codes=codes("tasks", "x", "y")),), "tasks",
        Verdict.CODES_REMOVED),
    "options in another order": (
        (ROLE,), (replace(ROLE, codes=codes("roles", "b", "a")),), "role", Verdict.ORDER),
    "a scale of four": ((RATED,), (replace(RATED, codes=FOUR),), "rated", Verdict.SCALE),
    "a row more": (
        (GRID,), (replace(GRID, rows=codes("rows", "up", "down", "left")),), "grid",
        Verdict.CODES_ADDED),
    "a part more": (
        (Allocation("time", text("T"), parts=codes("parts", "a", "b")),),
        (Allocation("time", text("T"), parts=codes("parts", "a", "b", "c")),), "time",
        Verdict.CODES_ADDED),
    "limits": ((NUMBER,), (replace(NUMBER, maximum=99),), "n", Verdict.RANGE),
    "days allowed": ((DAY,), (replace(DAY, latest=dt.date(2025, 1, 1)),), "day", Verdict.RANGE),
    "length": (
        (ShortText("why", text("Why"), max_length=9),),
        (ShortText("why", text("Why"), max_length=99),), "why", Verdict.RANGE),
    "how many may be chosen": (
        (TASKS,), (replace(TASKS, at_most=2),), "tasks", Verdict.RANGE),
    "asked of others": (
        (ROLE, NUMBER), (ROLE, replace(NUMBER, show_if='role == "a"')), "n", Verdict.ASKED_OF),
    "another kind": (
        (SingleChoice("n", text("N"), codes=FIVE),), (NUMBER,), "n", Verdict.KIND),
    "a score of other answers": (
        (GRID, SCORE), (GRID, replace(SCORE, scale=Scale(("grid__up",), 1))), "score",
        Verdict.SCALE),
    "a score of answers on another scale": (
        (GRID, SCORE), (replace(GRID, codes=FOUR), SCORE), "score", Verdict.SCALE),
    "a calculation of another range": (
        (NUMBER, TWICE), (replace(NUMBER, maximum=99), TWICE), "twice", Verdict.RANGE),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_change_has_its_verdict(case: str) -> None:
    before, after, name, verdict = CASES[case]
    found = {one.name: one for one in compare(instrument(*before), instrument(*after))}
    assert found[name].verdict is verdict
    assert found[name].use is verdict.use


def test_what_changed_can_be_read() -> None:
    (found,) = compare(instrument(NUMBER), instrument(replace(NUMBER, maximum=99)))
    assert [str(one) for one in found.changes] == ["range changed: 0 to 9 → 0 to 99"]


def test_the_other_rows_of_a_grid_stay_comparable() -> None:
    longer = replace(GRID, rows=codes("rows", "up", "down", "left"))
    found = {one.name: one.use for one in compare_fields(instrument(GRID), instrument(longer))}
    assert found == {
        "grid__up": Use.FREELY, "grid__down": Use.FREELY, "grid__left": Use.NOT,
    }  # fmt: skip


def test_the_gravest_change_decides() -> None:
    worse = replace(RATED, text=text("How?"), codes=FOUR)
    (found,) = compare(instrument(RATED), instrument(worse))
    assert {one.verdict for one in found.changes} == {Verdict.WORDING, Verdict.SCALE}
    assert found.verdict is Verdict.SCALE


def test_the_survey_of_coordinators_can_be_compared_over_its_waves() -> None:
    found = compare(coordinators.at("2024"), coordinators.at("2026"))
    assert {one.verdict for one in found} == {Verdict.SAME, Verdict.ADDED}


def test_twins_differ_in_words_and_conditions_only() -> None:
    found = compare(coordinators.at("2026"), supervisors.at("2026"))
    twins = {item.name for item in supervisors if item.twin is not None}
    assert twins
    assert {one.use for one in found if one.name in twins} <= {Use.FREELY, Use.WITH_CARE}


def revised(**changes: object) -> Instrument:
    waves = tuple(Wave(w, dt.date(int(w), 1, 1), dt.date(int(w), 2, 1)) for w in ("2024", "2026"))
    item = replace(RATED, revisions=(Revision(("2024",), **changes),))  # type: ignore[arg-type]
    section = Section("page", text("Page"), (item,))
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), (section,), waves)


def sample(whole: Instrument) -> Sample:
    frame = pd.DataFrame({
        "wave": ["2024"] * 12 + ["2026"] * 12,
        "rated": ["2", "3", "4"] * 8,
    })  # fmt: skip
    return Sample(frame=frame, codebook=codebook_of(whole, ["2024", "2026"]))


def test_an_analysis_refuses_answers_on_different_scales() -> None:
    with pytest.raises(AnalysisError) as caught:
        before_after(sample(revised(codes=FOUR)), "rated")
    assert "found 'rated' asked differently in 2024 and 2026 (scale changed)" in str(caught.value)
    assert "tkk diff x@2024 x@2026" in str(caught.value)


def test_an_analysis_warns_of_another_wording() -> None:
    change = before_after(sample(revised(text=text("Old"))), "rated")
    cautions = [one.en for one in change.cautions]
    assert (
        "The question was not quite the same in every wave: the wording has changed." in cautions
    )


def test_a_description_of_several_waves_refuses_and_warns_alike() -> None:
    with pytest.raises(AnalysisError, match="asked differently in 2024 and 2026"):
        describe(sample(revised(codes=FOUR)), "rated")
    described = describe(sample(revised(codes=FOUR)), "rated", waves=("2026",))
    assert described.cautions == ()
    (caution,) = describe(sample(revised(text=text("Old"))), "rated").cautions
    assert "the wording has changed" in caution.en


def test_an_analysis_says_nothing_of_what_is_the_same() -> None:
    change = before_after(sample(replace(revised(text=RATED.text))), "rated")
    assert not [one for one in change.cautions if "not quite the same" in one.en]


def test_the_codebook_keeps_what_changed() -> None:
    book = codebook_of(revised(text=text("Old"), codes=FOUR), ["2024", "2026"])
    (change,) = book["rated"].changes
    assert change.verdicts == (Verdict.SCALE, Verdict.WORDING)
    assert Codebook.from_json(book.to_json()) == book


@pytest.mark.parametrize("run", [("diff", "coordinators@2024", "coordinators@2026")])
def test_the_command_names_what_differs(
    run: tuple[str, ...], tkk: Callable[..., tuple[int, str, str]]
) -> None:
    code, out, _ = tkk(*run)
    assert code == 0
    assert "reform_effect            added                not comparable" in out
    assert "items are the same" in out
