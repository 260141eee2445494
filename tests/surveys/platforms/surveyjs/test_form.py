"""The form: what stands in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from surveys.conditions import parse
from surveys.model import LANGUAGES, Instrument
from surveys.platforms.surveyjs import export, losses
from surveys.platforms.surveyjs.conditions import calculation, validation, visibility
from surveys.platforms.surveyjs.form import form
from surveys.platforms.versions import form_version as version
from tests.small import small_instrument
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.surveyjs.odd import ODD

ASKED = SAMPLE.at("2026")


def elements(instrument: Instrument) -> dict[str, dict[str, Any]]:
    pages = form(instrument, instrument.waves[-1].name)["pages"]
    return {one["name"]: one for page in pages for one in page["elements"]}


FOUND = elements(SAMPLE)


def test_pages_and_questions() -> None:
    pages = form(SAMPLE, "2026")["pages"]
    assert [page["name"] for page in pages] == ["form_opening_", "background", "work", "last"]
    shown = [
        (one["name"], one["type"], one.get("inputType"), one.get("isRequired"))
        for one in FOUND.values()
    ]
    assert shown == [
        ("form_intro_", "html", None, None),
        ("form_notice_", "panel", None, None),
        ("link", "text", None, None),
        ("role", "radiogroup", None, True),
        ("seed", "radiogroup", None, None),
        ("time_spent", "text", "number", None),
        ("tasks", "checkbox", None, None),
        ("area", "dropdown", None, None),
        ("support", "matrix", None, None),
        ("share", "multipletext", None, None),
        ("started", "text", "date", None),
        ("ended", "text", "date", None),
        ("months", "text", "number", True),
        ("only_new", "radiogroup", None, None),
        ("why", "comment", None, None),
    ]
    (work,) = [page for page in pages if page["name"] == "work"]
    assert work["visibleIf"] == "!(({#role} = 'local'))"
    assert work["description"]["sv"] == "About work (sv)"


def test_choices() -> None:
    assert FOUND["tasks"]["choices"][-1] == {
        "value": "none",
        "text": {"fi": "none (fi)", "sv": "none (sv)", "en": "none"},
        "isExclusive": True,
    }
    assert FOUND["tasks"]["maxSelectedChoices"] == 3
    assert "choicesOrder" not in FOUND["tasks"]
    reckoned = elements(RECKONED)
    assert reckoned["tasks"]["choicesOrder"] == reckoned["support"]["rowOrder"] == "random"
    fixed = [one["value"] for one in reckoned["tasks"]["choices"] if not one.get("randomize", True)]
    assert fixed == ["none", "secret"]


@pytest.mark.parametrize(
    ("name", "expression", "message"),
    [
        (
            "time_spent",
            "({time_spent} empty or round({time_spent}, 1) = {time_spent})",
            "The number of decimals can be at most 1.",
        ),
        (
            "months",
            "({months} empty or round({months}, 0) = {months})",
            "Please write a whole number.",
        ),
        (
            "share",
            "(({share.clients} empty and {share.network} empty and {share.other} empty) or "
            "(iif({share.clients} notempty, {share.clients}, 0) + "
            "iif({share.network} notempty, {share.network}, 0) + "
            "iif({share.other} notempty, {share.other}, 0)) = 100)",
            "The numbers must add up to 100.",
        ),
        (
            "ended",
            "(!({ended} notempty) or !({started} notempty) or ({ended} notempty and "
            "{started} notempty and {ended} >= {started}))",
            "Ended before it started",
        ),
    ],
)
def test_rules(name: str, expression: str, message: str) -> None:
    (rule,) = [one for one in FOUND[name]["validators"] if one["type"] == "expression"]
    assert (rule["expression"], rule["text"]["en"]) == (expression, message)


def test_limits() -> None:
    months = FOUND["time_spent"]
    assert (months["min"], months["max"]) == (0.5, 40)
    assert months["minErrorText"]["fi"] == "Luvun on oltava vähintään 0,5 ja enintään 40."
    assert FOUND["started"]["min"] == "2020-01-01"
    (rule,) = FOUND["link"]["validators"]
    assert (rule["type"], rule["maxLength"], FOUND["link"]["maxLength"]) == ("text", 60, 60)


def test_what_stands_under_a_question() -> None:
    assert FOUND["tasks"]["description"]["en"] == "Help"
    assert FOUND["time_spent"]["description"]["fi"] == "(years (fi))"
    assert FOUND["share"]["description"]["en"] == (
        "Shares (per cent) The numbers must add up to 100."
    )


def walk(value: object) -> list[dict[str, Any]]:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) else []
    return [*own, *(one for part in below for one in walk(part))]


@pytest.mark.parametrize("languages", [LANGUAGES, ("sv",), ("fi", "en")])
def test_texts_are_in_the_languages_asked_for_and_no_other(languages: Any) -> None:
    content = form(SAMPLE, "2026", languages)
    texts = [one for one in walk(content) if set(one) & set(LANGUAGES)]
    assert len(texts) > 100
    assert {tuple(one) for one in texts} == {tuple(languages)}
    assert content["locale"] == languages[0]


def test_answers_are_shown_in_texts_and_markup_is_not_taken_for_it() -> None:
    planned = elements(RECKONED)["planned"]
    assert planned["title"]["en"] == "Planned {called}"
    assert planned["description"]["en"] == "Mood {mood} {support.valued} (euros)"
    assert elements(RECKONED)["why"]["title"]["en"] == "Why {score_shown_} {started} {planned}"
    intro = elements(ODD)["form_intro_"]["html"]
    assert intro["fi"] == "<p>A &lt; B &amp; C</p><p>Toinen</p>"


def test_computed() -> None:
    values = {one["name"]: one for one in form(RECKONED, "2026")["calculatedValues"]}
    assert list(values) == [
        "form_version_", "form_language_", "score", "score_shown_", "share", "share_shown_",
        "all_of_it",
    ]  # fmt: skip
    assert values["form_version_"]["expression"] == f"'{version(RECKONED, '2026')}'"
    assert [name for name, one in values.items() if not one["includeIntoResult"]] == [
        "score_shown_", "share_shown_",
    ]  # fmt: skip
    assert values["share_shown_"]["expression"].endswith(
        ", round((({realised} / {planned}) * 100), 2), ' ')"
    )


def test_a_number_that_is_always_there_needs_no_test() -> None:
    from dataclasses import replace

    from surveys.model import Calculation, Section
    from tests.small import text

    counted = Calculation("counted", text("Counted"), value="count(tasks)")
    plain = small_instrument()
    more = replace(plain, sections=(*plain.sections, Section("more", text("More"), (counted,))))
    assert calculation(more.fields["counted"], more) == (
        "(iif({tasks} contains 'guidance', 1, 0) + iif({tasks} contains 'training', 1, 0))"
    )
    assert [page["name"] for page in form(more, "2026")["pages"]] == [
        "form_opening_", "first", "second",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "expression"),
    [
        ('role == "other"', "({#role} = 'other')"),
        ('role != "regional"', "({#role} = 'local' or {#role} = 'other')"),
        ("is_answered(role)", "({#role} notempty and {#role} != 'secret')"),
        (
            'any_of(tasks, "time", "none")',
            "({tasks} contains 'time' or {tasks} contains 'none')",
        ),
        ("months > 2.5", "({months} notempty and {months} > 2.5)"),
        (
            'date("2026-03-31") <= started',
            "({started} notempty and {started} >= '2026-03-31')",
        ),
        ("support__valued > 5", "false"),
        ("not support__valued > 5", ""),
    ],
)
def test_conditions(condition: str, expression: str) -> None:
    assert visibility(parse(condition), ASKED) == expression


def test_names_that_the_library_takes_for_itself() -> None:
    found = elements(ODD)
    assert list(found) == [
        "form_intro_", "form_notice_", "id_", "row_", "item_", "matrix_", "panel_", "self_", "locale_", "after",
        "sixteen", "ten", "one", "lot",
    ]  # fmt: skip
    assert [row["value"] for row in found["matrix_"]["rows"]] == ["length_", "constructor_", "1"]
    assert [part["name"] for part in found["panel_"]["items"]] == ["length_", "b", "1"]
    assert found["after"]["visibleIf"] == "({#row_} = 'undefined_')"
    assert found["lot"]["visibleIf"].endswith(
        "(iif({#matrix_.length_} notempty, ({matrix_.length_} * 1), 0) + "
        "iif({#matrix_.constructor_} notempty, ({matrix_.constructor_} * 1), 0)) = 3)"
    )
    mapping = json.loads(export(ODD, "2026")[1].content)["fields"]
    assert mapping["item__undefined"]["name"] == "item_[undefined_]"
    assert mapping["matrix__length"]["name"] == "matrix_.length_"
    assert mapping["row"]["codes"]["undefined"] == "undefined_"


def test_nothing_is_lost_and_nothing_is_checked_in_vain() -> None:
    assert losses(RECKONED) == losses(SAMPLE) == ()
    assert validation(ASKED["link"], ASKED) == ""
    assert export(SAMPLE, "2026") == export(SAMPLE, "2026")
    assert export(SAMPLE, "2026")[0] != export(SAMPLE, "2024")[0]
