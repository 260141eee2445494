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
    LANGUAGES,
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
    Item,
    LikertGrid,
    Missing,
    MultipleChoice,
    Number,
    Revision,
    Scale,
    ScaleScore,
    ShortText,
    SingleChoice,
    Text,
)
from tests.small import WAVES, codes, one_page, text

FOUR, FIVE = codes("four", "1", "2", "3", "4"), codes("five", "1", "2", "3", "4", "5")
ENGLISH = replace(FIVE, codes=tuple(replace(one, text=Text(en=one.code)) for one in FIVE))
ROLE = SingleChoice("role", text("Role"), codes=codes("roles", "a", "b"))
RATED = SingleChoice("rated", text("Rated"), codes=FIVE)
TASKS = MultipleChoice("tasks", text("Tasks"), codes=codes("tasks", "x", "y", "z"))
GRID = LikertGrid("grid", text("Grid"), rows=codes("rows", "up", "down"), codes=FIVE)
NUMBER = Number("n", text("N"), minimum=0, maximum=9)
DAY = Date("day", text("Day"), earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31))
SCORE = ScaleScore("score", text("Score"), scale=Scale(("grid__up", "grid__down"), 1))
TWICE = Calculation("twice", text("Twice"), value="n * 2")
SUM = Calculation("sum", text("Sum"), value="sum(grid)")
DONE = Calculation("done", text("Done"), value="count(tasks)")
TIME = Allocation("time", text("T"), parts=codes("parts", "a", "b"))


def permuted(fi: bool = True, codes: CodeList = FIVE) -> CodeList:
    """Return a list in which the first and the last code change texts, in all languages or sv."""
    first, last = codes.codes[0], codes.codes[-1]
    ends = {one.code: replace(one, text=other.text if fi else replace(one.text, sv=other.text.sv))
            for one, other in ((first, last), (last, first))}  # fmt: skip
    return replace(codes, codes=tuple(ends.get(one.code, one) for one in codes))


def no_answer(codes: CodeList, name: str, reason: Missing = Missing.DONT_KNOW) -> CodeList:
    """Return a list in which a code is no answer."""
    return replace(codes, codes=tuple(
        replace(one, missing=reason) if one.code == name else one for one in codes
    ))  # fmt: skip


def ruling_out(name: str) -> CodeList:
    """Return the list of tasks, one of which rules out the others."""
    return replace(TASKS.codes, codes=tuple(
        replace(one, exclusive=one.code == name) for one in TASKS.codes
    ))  # fmt: skip


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
    "labels of a scale the other way round": (
        (RATED,), (replace(RATED, codes=permuted()),), "rated", Verdict.SCALE),
    "labels the other way round in one language": (
        (RATED,), (replace(RATED, codes=permuted(fi=False)),), "rated", Verdict.SCALE),
    "labels the other way round where there is one language": (
        (replace(RATED, codes=ENGLISH),), (replace(RATED, codes=permuted(codes=ENGLISH)),),
        "rated", Verdict.SCALE),
    "labels of a scale moved by one": (
        (RATED,), (replace(RATED, codes=replace(FIVE, codes=(
            Code("1", text("none")),
            *(Code(str(code), text(str(code - 1))) for code in (2, 3, 4, 5))))),), "rated",
        Verdict.SCALE),
    "labels of a grid the other way round": (
        (GRID,), (replace(GRID, codes=permuted()),), "grid", Verdict.SCALE),
    "another label of a scale": (
        (RATED,), (replace(RATED, codes=replace(FIVE, codes=(
            Code("1", text("none")), *FIVE.codes[1:]))),), "rated", Verdict.WORDING),
    "a label that stood at two codes and still does at one of them": (
        (replace(RATED, codes=replace(FIVE, codes=(
            *FIVE.codes[:3], Code("4", text("3")), FIVE["5"]))),),
        (replace(RATED, codes=replace(FIVE, codes=(
            *FIVE.codes[:2], Code("3", text("none")), Code("4", text("3")), FIVE["5"]))),), "rated",
        Verdict.WORDING),
    "labels of unordered options changed about": (
        (ROLE,), (replace(ROLE, codes=permuted(codes=ROLE.codes)),), "role", Verdict.SCALE),
    "another unit": (
        (replace(NUMBER, unit=text("hours")),), (replace(NUMBER, unit=text("days")),), "n",
        Verdict.SCALE),
    "another unit in one language": (
        (replace(NUMBER, unit=text("hours")),),
        (replace(NUMBER, unit=replace(text("hours"), sv="dagar")),), "n", Verdict.SCALE),
    "a unit for the first time": (
        (NUMBER,), (replace(NUMBER, unit=text("days")),), "n", Verdict.SCALE),
    "a unit in a language more": (
        (replace(NUMBER, unit=Text(fi="h")),), (replace(NUMBER, unit=Text(fi="h", sv="tim")),),
        "n", Verdict.SAME),
    "shares in another unit": (
        (TIME,), (replace(TIME, unit=text("hours")),), "time", Verdict.SCALE),
    "shares of another total": ((TIME,), (replace(TIME, total=10),), "time", Verdict.SCALE),
    "a calculation in another unit": (
        (NUMBER, TWICE), (NUMBER, replace(TWICE, unit=text("days"))), "twice", Verdict.SCALE),
    "a calculation of another unit": (
        (NUMBER, TWICE), (replace(NUMBER, unit=text("days")), TWICE), "twice", Verdict.SCALE),
    "a step of a scale that is no answer now": (
        (RATED,), (replace(RATED, codes=no_answer(FIVE, "5")),), "rated", Verdict.SCALE),
    "a step of a scale that was no answer": (
        (replace(RATED, codes=no_answer(FIVE, "5")),), (RATED,), "rated", Verdict.SCALE),
    "a don't know that became an answer of a scale": (
        (replace(RATED, codes=no_answer(codes("five", "1", "2", "x"), "x")),),
        (replace(RATED, codes=codes("five", "1", "2", "x")),), "rated", Verdict.SCALE),
    "a don't know more on a scale": (
        (replace(RATED, codes=codes("five", "1", "2")),),
        (replace(RATED, codes=no_answer(codes("five", "1", "2", "x"), "x")),), "rated",
        Verdict.CODES_ADDED),
    "an option that is no answer now": (
        (TASKS,), (replace(TASKS, codes=no_answer(TASKS.codes, "z")),), "tasks",
        Verdict.CODES_REMOVED),
    "an option that was no answer": (
        (replace(TASKS, codes=no_answer(TASKS.codes, "z")),), (TASKS,), "tasks",
        Verdict.CODES_ADDED),
    "no answer for another reason": (
        (replace(ROLE, codes=no_answer(ROLE.codes, "b")),),
        (replace(ROLE, codes=no_answer(ROLE.codes, "b", Missing.REFUSED)),), "role",
        Verdict.RULES),
    "an option that rules out the others": (
        (TASKS,), (replace(TASKS, codes=ruling_out("z")),), "tasks", Verdict.RULES),
    "an exclusive code where one alone can be chosen": (
        (SingleChoice("tasks", text("Tasks"), codes=TASKS.codes),),
        (SingleChoice("tasks", text("Tasks"), codes=ruling_out("z")),), "tasks", Verdict.SAME),
    "a rule for the answer": (
        (NUMBER,), (replace(NUMBER, valid_if="n >= 2", valid_message=text("More")),), "n",
        Verdict.RULES),
    "an answer required": ((ROLE,), (replace(ROLE, required=True),), "role", Verdict.RULES),
    "options shuffled": ((ROLE,), (replace(ROLE, randomise=True),), "role", Verdict.ORDER),
    "rows shuffled": ((GRID,), (replace(GRID, randomise=True),), "grid", Verdict.ORDER),
    "a row declared negative": (
        (GRID,), (replace(GRID, negative=("down",)),), "grid", Verdict.RULES),
    "a score of rows declared negative": (
        (GRID, SCORE), (replace(GRID, negative=("up", "down")), SCORE), "score", Verdict.SCALE),
    "a sum of a row declared negative": (
        (GRID, SUM), (replace(GRID, negative=("down",)), SUM), "sum", Verdict.RULES),
    "a sum of a row more": (
        (GRID, SUM), (replace(GRID, rows=codes("rows", "up", "down", "left")), SUM), "sum",
        Verdict.SCALE),
    "a sum of a row less": (
        (GRID, SUM), (replace(GRID, rows=codes("rows", "up")), SUM), "sum", Verdict.SCALE),
    "a count of an option more": (
        (TASKS, DONE), (replace(TASKS, codes=codes("tasks", "x", "y", "z", "w")), DONE), "done",
        Verdict.CODES_ADDED),
    "a score of answers with labels the other way round": (
        (GRID, SCORE), (replace(GRID, codes=permuted()), SCORE), "score", Verdict.SCALE),
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
    found = {one.name: one for one in compare(one_page(*before), one_page(*after))}
    assert found[name].verdict is verdict
    assert found[name].use is verdict.use


def test_what_changed_can_be_read() -> None:
    (found,) = compare(one_page(NUMBER), one_page(replace(NUMBER, maximum=99)))
    assert [str(one) for one in found.changes] == ["range changed: 0 to 9 → 0 to 99"]


def test_it_can_be_read_what_a_score_turns_round_and_how_many_answers_it_needs() -> None:
    other = replace(GRID, negative=("down",))
    turned = replace(SCORE, scale=Scale.of(other, minimum_answered=2))
    found = {one.name: one for one in compare(one_page(GRID, SCORE), one_page(other, turned))}
    assert [str(one) for one in found["score"].changes] == [
        "scale changed: mean(grid__up, grid__down) → "
        "mean(grid__up, reversed(grid__down), at_least=2)"
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (replace(NUMBER, unit=text("hours")), replace(NUMBER, unit=text("days")),
         "scale changed: unit changed, fi 'hours (fi)' → 'days (fi)'"),
        (NUMBER, replace(NUMBER, unit=text("days")),
         "scale changed: unit changed, none → fi 'days (fi)'"),
        (TIME, replace(TIME, total=10), "scale changed: sum 100 → sum 10"),
        (RATED, replace(RATED, codes=permuted()),
         "scale changed: fi 1 '1 (fi)', 5 '5 (fi)' → 1 '5 (fi)', 5 '1 (fi)'"),
        (RATED, replace(RATED, codes=permuted(fi=False)),
         "scale changed: sv 1 '1 (sv)', 5 '5 (sv)' → 1 '5 (sv)', 5 '1 (sv)'"),
        (replace(RATED, codes=FOUR), replace(RATED, codes=no_answer(FOUR, "4")),
         "scale changed: 1, 2, 3, 4 → 1, 2, 3, (4)"),
        (ROLE, replace(ROLE, required=True), "rules changed: not required → required"),
        (ROLE, replace(ROLE, randomise=True), "order changed: as listed → shuffled"),
        (NUMBER, replace(NUMBER, valid_if="n >= 2", valid_message=text("More")),
         "rules changed: allowed: anything → n >= 2"),
        (TASKS, replace(TASKS, codes=ruling_out("z")),
         "rules changed: z goes with others → z rules out the others"),
        (replace(ROLE, codes=no_answer(ROLE.codes, "b")),
         replace(ROLE, codes=no_answer(ROLE.codes, "b", Missing.REFUSED)),
         "rules changed: b means dont_know → means refused"),
        (GRID, replace(GRID, negative=("down",)),
         "rules changed: down not negative → down negative"),
    ],
)  # fmt: skip
def test_each_change_is_told_once(before: Item, after: Item, told: str) -> None:
    (found,) = compare(one_page(before), one_page(after))
    assert [str(one) for one in found.changes] == [told]


def test_a_score_tells_once_what_its_rows_have_in_common() -> None:
    reworded = replace(FIVE, codes=(Code("1", text("never")), *FIVE.codes[1:]))
    rows = replace(GRID.rows, codes=(Code("up", text("Higher")), GRID.rows["down"]))
    after = replace(GRID, codes=reworded, rows=rows)
    found = {one.name: one for one in compare(one_page(GRID, SCORE), one_page(after, SCORE))}
    assert [str(one) for one in found["score"].changes] == [
        "wording changed: grid__up fi 'up (fi)' → 'Higher (fi)'",
        "wording changed: grid fi '1 (fi)' → 'never (fi)'",
    ]


def test_a_calculation_names_what_it_lacked() -> None:
    before, after = one_page(GRID, SUM), one_page(replace(GRID, rows=codes("rows", "up")), SUM)
    told = {one.name: [str(change) for change in one.changes] for one in compare(before, after)}
    assert "scale changed: grid__down asked → not asked" in told["sum"]


def test_every_verdict_has_words_in_each_language() -> None:
    words = [verdict.words for verdict in Verdict]
    assert all(one.has(language) for one in words for language in LANGUAGES)
    assert len({one.fi for one in words}) == len(words)


def test_the_other_rows_of_a_grid_stay_comparable() -> None:
    longer = replace(GRID, rows=codes("rows", "up", "down", "left"))
    found = {one.name: one.use for one in compare_fields(one_page(GRID), one_page(longer))}
    assert found == {
        "grid__up": Use.FREELY, "grid__down": Use.FREELY, "grid__left": Use.NOT,
    }  # fmt: skip


def test_the_gravest_change_decides() -> None:
    worse = replace(RATED, text=text("How?"), codes=FOUR)
    (found,) = compare(one_page(RATED), one_page(worse))
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
    item = replace(RATED, revisions=(Revision(("2024",), **changes),))  # type: ignore[arg-type] # parts of a revision by name
    return one_page(item, waves=WAVES)


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
    assert "The question was not quite the same in every wave: the wording has changed." in cautions


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
