"""Every planned analysis is carried out as it is planned, and the report hides nothing else."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import before_after, before_after_family, by_area, describe, plan_done
from analysis.language import using
from analysis.plans import Analysis, PlanReport, Status, calls_on_pages
from analysis.plans.kept import timing
from surveys.errors import AnalysisError, UsageError
from surveys.model import LANGUAGES, Amendment, Language, Method, Planned
from tests.analysis.plans.visits import (
    CHANGE,
    EASE,
    EVERY,
    HELP,
    PLACES,
    VISITS,
    WRITTEN,
    answers,
    with_plan,
)
from tests.small import codes, text

WHY = text("Few were linked.")


def later(year: int, name: str, now: Planned | None = None) -> Amendment:
    return Amendment(dt.date(year, 5, 2), name, WHY, now)


UNLINKED = replace(CHANGE, link="")
AMENDMENTS = (later(2025, "change", UNLINKED), later(2025, "help"), later(2026, "ease", EASE))


def amended() -> PlanReport:
    """Return a plan of three of which one is as planned, one amended, one given up, one added."""
    return plan_done(answers(), instrument=with_plan(CHANGE, WRITTEN, HELP, amendments=AMENDMENTS))


def test_every_method_is_carried_out_as_a_call_would() -> None:
    report = plan_done(answers(), instrument=with_plan(*EVERY))
    expected = {
        "change": before_after(answers(), "work", link="respondent").sentence("fi"),
        "written": before_after(answers(), "written", code="yes").sentence("fi"),
        "ease": before_after_family(
            answers(), ("ease__b", "ease__a"), link="respondent", title=text("How easy?")
        ).sentence("fi"),
        "places": by_area(answers(), "work", areas="place", wave="2026").sentence("fi"),
        "help": describe(answers(), "help").sentence("fi"),
    }
    for one in report.done:
        assert one.status is Status.AS_PLANNED, one.error
        assert one.result is not None
        assert one.result.sentence("fi") == expected[one.name]
    assert [one.name for one in report.done] == list(expected)


def test_a_family_of_several_questions_goes_by_the_planned_one() -> None:
    mixed = replace(EASE, items=("ease__a", "years"))
    result = plan_done(answers(), instrument=with_plan(mixed))["ease"].result
    assert result is not None
    assert result.sentence("en").startswith("What is easier? 2024–2026.")


def test_an_instrument_without_a_plan_is_said() -> None:
    with pytest.raises(UsageError, match="instrument 'visits'"):
        plan_done(answers())
    with pytest.raises(AnalysisError, match="instrument visits: found no analysis plan"):
        plan_done(answers(), instrument=VISITS)


def test_amendments_decide_what_is_done() -> None:
    report = amended()
    assert {one.name: one.status for one in report.done} == {
        "change": Status.AMENDED,
        "written": Status.AS_PLANNED,
        "help": Status.GIVEN_UP,
        "ease": Status.ADDED,
    }
    result = report["change"].result
    assert result is not None
    assert result.sentence("en") == before_after(answers(), "work").sentence("en")
    assert report["help"].result is None


def test_what_is_added_and_given_up_keeps_its_question() -> None:
    plan = with_plan(HELP, amendments=(later(2025, "ease", EASE), later(2026, "ease")))
    found = plan_done(answers(), instrument=plan)["ease"]
    assert (found.status, found.planned, found.then) == (Status.GIVEN_UP, EASE, None)


def test_the_report_says_what_became_of_the_plan() -> None:
    told = {language: amended().sentence(language) for language in LANGUAGES}
    assert told == {
        "fi": "Suunnitelmassa on 3 analyysiä. Toteutuminen: 1 tehty suunnitellusti, 1 tehty "
        "muutettuna, 1 lisätty myöhemmin ja tehty ja 1 luovuttu.",
        "sv": "Planen omfattar 3 analyser. Utfall: 1 utförd enligt planen, 1 utförd med "
        "ändringar, 1 tillagd senare och utförd och 1 övergiven.",
        "en": "The plan holds 3 analyses. Outcome: 1 done as planned, 1 done as amended, 1 added "
        "later and done and 1 given up.",
    }
    assert str(amended()) == told["en"]


@pytest.mark.parametrize(
    ("language", "told"),
    [("fi", "2 tehty suunnitellusti."), ("sv", "2 utförda enligt planen."),
     ("en", "2 done as planned.")],
)  # fmt: skip
def test_several_are_counted_together(language: Language, told: str) -> None:
    report = plan_done(answers(), instrument=with_plan(CHANGE, HELP))
    assert report.sentence(language).endswith(told)


def test_the_table_sets_plan_beside_done() -> None:
    shown = amended().table("en")
    assert shown.caption == "Planned and done: Visits"
    assert shown.header == ("Question", "Planned", "Done")
    assert shown.rows == (
        (
            "Did work change?",
            "“Work goes well”: change 2024–2026, the same respondents.",
            "Amended on 2\xa0May 2025: Few were linked. Now: “Work goes well”: "
            "change 2024–2026, all respondents as two groups.",
        ),
        (
            "Is more written?",
            "“Is it written?”: change 2024–2026, answer “yes”, all respondents as two groups.",
            "As planned.",
        ),
        (
            "Which help?",
            "“What help?”: description of answers 2024–2026.",
            "Given up on 2\xa0May 2025: Few were linked.",
        ),
        (
            "What is easier?",
            "Not in the original plan.",
            "Added on 2\xa0May 2026: Few were linked. Now: “How easy?”, "
            "2 items: change by item 2024–2026, the same respondents, p-values adjusted by "
            "Holm’s method.",
        ),
    )


def test_a_comparison_by_area_names_its_areas() -> None:
    report = plan_done(answers(), instrument=with_plan(PLACES))
    planned = report.table("en").rows[0][1]
    assert planned == "“Work goes well”: comparison by area 2026, areas: Place."


def test_amendments_have_a_table_of_their_own() -> None:
    report = amended()
    assert report.amendments_sentence("en") == "The plan has 3 amendments."
    shown = report.amendments_table("sv")
    assert shown is not None
    assert [row[1] for row in shown.rows] == [
        "Ändrad den 2.5.2025: Few were linked. (sv)",
        "Övergiven den 2.5.2025: Few were linked. (sv)",
        "Tillagd den 2.5.2026: Few were linked. (sv)",
    ]


def test_one_amendment_is_told_as_one() -> None:
    plan = with_plan(CHANGE, HELP, amendments=(later(2025, "help"),))
    assert plan_done(answers(), instrument=plan).amendments_sentence("fi") == (
        "Suunnitelmaan on kirjattu 1 muutos."
    )


def test_a_plan_without_amendments_says_so() -> None:
    report = plan_done(answers(), instrument=with_plan(CHANGE))
    assert report.amendments_sentence("fi") == "Suunnitelmaa ei ole muutettu."
    assert report.amendments_table() is None


@pytest.mark.parametrize(
    ("planned", "lacking", "why"),
    [
        (CHANGE, {"waves": ("2024",)}, "The data do not have the wave: 2026."),
        (EASE, {"waves": ("2024",)}, "The data do not have the wave: 2026."),
        (CHANGE, {"without": ("work",)}, "The data do not have this: work."),
        (EASE, {"without": ("ease__b",)}, "The data do not have this: ease__b."),
        (HELP, {"without": ("help__phone", "help__visit")}, "The data do not have this: help."),
        (PLACES, {"without": ("place",)}, "The data do not have this: place."),
        (CHANGE, {"without": ("respondent",)}, "The data lack the pseudonym that links the "
         "answers of the same people: respondent."),
    ],
)  # fmt: skip
def test_what_the_data_lack_is_said(
    planned: Planned, lacking: dict[str, tuple[str, ...]], why: str
) -> None:
    report = plan_done(answers(**lacking), instrument=with_plan(planned))
    (found,) = report.done
    assert found.status is Status.NOT_DONE
    assert found.error != ""
    assert report.table("en").rows[0][2] == f"Could not be done. {why}"
    assert report.sentence("sv").endswith("Utfall: 1 kunde inte utföras.")


def test_answers_that_anonymisation_merged_are_said() -> None:
    merged = answers()
    codebook = merged.codebook.recoded("written", codes("merged", "either"))
    report = plan_done(replace(merged, codebook=codebook), instrument=with_plan(WRITTEN))
    planned, done = report.table("en").rows[0][1:]
    assert planned.endswith("answer yes, all respondents as two groups.")
    assert done == "Could not be done. The answers cannot be treated by the planned method."


def test_messages_with_small_numbers_stay_out_of_the_report() -> None:
    twice = answers()
    frame = twice.frame.copy()
    frame["respondent"] = frame["respondent"].replace("r01", "r00")
    report = plan_done(replace(twice, frame=frame), instrument=with_plan(CHANGE))
    assert "2 responses of wave 2024 that share" in report["change"].error
    assert report.to_frame()["error"][0] == report["change"].error
    shown = " ".join(
        [str(report.table(one)) + str(report.answers(one)) for one in LANGUAGES]
        + [report._repr_html_()]
    )
    assert "share" not in shown
    assert "The answers cannot be treated by the planned method." in shown


def test_each_question_gets_its_sentence_or_the_reason() -> None:
    report = amended()
    told = dict(report.answers("en").pairs)
    assert told["Is more written?"] == before_after(answers(), "written").sentence("en")
    assert told["Which help?"].startswith("Given up on")
    html = report.answers("sv")._repr_html_()
    assert html.startswith('<dl lang="sv"><dt>Did work change? (sv)</dt><dd>')
    assert str(report.answers("en")).startswith("Did work change?\n  ")


def test_the_frame_has_one_row_per_analysis() -> None:
    with using("en"):
        frame = amended().to_frame()
    assert list(frame["status"]) == ["amended", "as planned", "given up", "added"]
    assert list(frame["amended"].notna()) == [True, False, True, True]
    assert list(frame["result"].notna()) == [True, True, False, True]
    assert frame["error"].isna().all()


def test_what_was_not_planned_is_listed() -> None:
    shown = (
        Analysis(method="before_after", items=("work",), link="respondent", pages=("One",)),
        Analysis(method="before_after", items=("work",), pages=("One", "Two")),
        Analysis(method="before_after_family", items=("ease__a", "ease__b"), link="respondent"),
        Analysis(method="describe", items=("help",), options=("subset('years > 3')",)),
        Analysis(method="survival", items=("gone",)),
    )
    report = plan_done(answers(), shown, instrument=with_plan(*EVERY))
    table = report.also_table("en")
    assert table is not None
    assert table.rows == (
        ("“Work goes well”: change 2024–2026, all respondents as two groups", "One · Two"),
        ("“What help?”: description of answers 2024–2026, part or option: subset('years > 3')",
         ""),
        ("gone: survival", ""),
    )  # fmt: skip
    assert report.sentence("en").endswith("Beyond the plan, the book shows 3 analyses.")
    one = replace(report, also=report.also[:1] if report.also else ())
    assert one.sentence("fi").endswith("Suunnitelman lisäksi kirjassa on 1 analyysi.")


def test_an_analysis_of_unknown_items_and_areas_is_named_by_them() -> None:
    shown = (Analysis(method="by_area", items=("work",), waves=("2026",), areas="region"),)
    table = plan_done(answers(), shown, instrument=with_plan(CHANGE)).also_table("en")
    assert table is not None
    assert table.rows[0][0] == "“Work goes well”: comparison by area 2026, areas: region"


def test_what_is_shown_beside_the_plan_is_only_told_when_it_was_looked_at() -> None:
    plan = with_plan(CHANGE)
    nothing = plan_done(answers(), (), instrument=plan)
    assert nothing.sentence("en").endswith("No other analyses are shown.")
    assert nothing.also_table() is None
    assert plan_done(answers(), instrument=plan).sentence("en").endswith("1 done as planned.")


def test_a_planned_analysis_on_a_page_is_no_other(tmp_path: Path) -> None:
    code = (
        "from analysis import before_after, by_area, describe, load\n"
        'answers = load("visits")\n'
        'describe(answers, "help")\n'
        'before_after(answers, "work", link="respondent")\n'
        'before_after(answers, "written")\n'
        'by_area(answers, "work", areas="place")\n'
        'by_area(answers, "work", areas="place", wave="2024")\n'
    )
    (tmp_path / "page.md").write_text(f"```{{code-cell}} python\n{code}```\n", encoding="utf-8")
    report = plan_done(answers(), calls_on_pages(answers(), tmp_path), instrument=with_plan(*EVERY))
    assert report.also is not None
    assert [(one.method, one.waves) for one in report.also] == [("by_area", ("2024",))]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2024, 1, 1), "before wave 2024 opened on 1\xa0February 2024"),
        (dt.date(2024, 2, 1), "after wave 2024 had opened on 1\xa0February 2024"),
        (dt.date(2024, 3, 1), "after wave 2024 had opened on 1\xa0February 2024"),
        (dt.date(2025, 1, 1), "after wave 2024 closed on 1\xa0March 2024 and before wave 2026 "
         "opened on 1\xa0February 2026"),
        (dt.date(2026, 3, 2), "after wave 2026 closed on 1\xa0March 2026"),
    ],
)  # fmt: skip
def test_the_day_is_set_against_the_waves(day: dt.date, told: str) -> None:
    assert timing(day, VISITS, "en") == told
    report = plan_done(answers(), instrument=with_plan(CHANGE, frozen=day))
    sentence = report.frozen_sentence("en")
    assert told in sentence
    assert sentence.endswith(f"Its content hash is {report.plan.content_hash}.")


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(UsageError, match="Did you mean 'change'"):
        amended()["chang"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unfilled(language: Language) -> None:
    report = replace(amended(), also=(Analysis(method="describe", items=("help",)),))
    tables = [
        report.table(language),
        report.amendments_table(language),
        report.also_table(language),
    ]
    whole = " ".join(
        [report.sentence(language), report.frozen_sentence(language), *map(str, tables)]
    )
    assert not re.search(r"[{}]|None|\bnan\b", whole)


def test_every_method_of_the_model_can_be_planned_and_is_offered() -> None:
    import analysis

    assert {one.method for one in EVERY} == set(Method)
    assert {one.value for one in Method} <= set(analysis.__all__)
