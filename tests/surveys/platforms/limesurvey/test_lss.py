"""The survey document, read back as LimeSurvey's importer reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from surveys.fieldwork import HEADING, Fieldwork, PrivacyNotice, privacy_texts
from surveys.model import LANGUAGES, Instrument, Language, Text
from surveys.platforms.limesurvey import export
from surveys.platforms.limesurvey.names import names_of
from surveys.platforms.limesurvey.tables import COLUMNS
from surveys.platforms.limesurvey.xml import html
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

Row = dict[str, str]


def rows(
    wave: str = "2026",
    instrument: Instrument = SAMPLE,
    languages: tuple[Language, ...] = LANGUAGES,
) -> dict[str, list[Row]]:
    form, *_ = export(instrument, wave, languages)
    root = ElementTree.fromstring(form.content)  # noqa: S314 - our own document
    return {
        name: [
            {cell.tag: cell.text or "" for cell in row} for row in root.iterfind(f"{name}/rows/row")
        ]
        for name in COLUMNS
    }


TABLES = rows()
QUESTIONS = {row["title"]: row for row in TABLES["questions"]}


def attributes(title: str) -> Iterator[tuple[str, str, str]]:
    for row in TABLES["question_attributes"]:
        if row["qid"] == QUESTIONS[title]["qid"]:
            yield row["attribute"], row.get("language", ""), row["value"]


def test_head() -> None:
    head = export(SAMPLE, "2026")[0].content.decode().split("<answers>")[0]
    assert head == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n'
        " <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>630</DBVersion>\n"
        " <languages>\n  <language>fi</language>\n  <language>sv</language>\n"
        "  <language>en</language>\n </languages>\n "
    )


def test_questions() -> None:
    shown = [
        "type",
        "title",
        "gid",
        "question_order",
        "mandatory",
        "relevance",
        "question_theme_name",
    ]
    assert ["|".join(row[name] for name in shown) for row in TABLES["questions"]] == [
        "S|link|1|1|N|1|shortfreetext",
        "L|role|1|2|Y|1|listradio",
        "L|seedx|1|3|N|1|listradio",
        "N|timeSpent|1|4|N|1|numerical",
        "M|tasks|1|5|N|1|multiplechoice",
        "!|area|1|6|N|1|list_dropdown",
        "F|support|2|1|N|1|arrays/array",
        "K|share|2|2|N|1|multiplenumeric",
        "D|started|2|3|N|1|date",
        "D|ended|2|4|N|1|date",
        "N|months|2|5|Y|1|numerical",
        "L|onlyNew|3|1|N|1|listradio",
        'T|why|3|2|N|((tasks_training.NAOK == "Y") and (support_valued.NAOK == "4" or '
        'support_valued.NAOK == "5"))|longfreetext',
    ]


def test_groups_are_sections() -> None:
    assert [row["grelevance"] for row in TABLES["groups"]] == [
        "1", '!((role.NAOK == "local"))', "1",
    ]  # fmt: skip
    assert [(row["group_name"], row["description"]) for row in TABLES["group_l10ns"]][3:5] == [
        ("Work (fi)", "About work (fi)"), ("Work (sv)", "About work (sv)"),
    ]  # fmt: skip


def test_parts_and_answers_are_in_order() -> None:
    parts = [
        (row["parent_qid"], row["title"], row["question_order"], row["type"], row["scale_id"])
        for row in TABLES["subquestions"]
    ]
    qid = QUESTIONS["support"]["qid"]
    assert [row for row in parts if row[0] == qid] == [
        (qid, "valued", "1", "T", "0"), (qid, "known", "2", "T", "0"), (qid, "timex", "3", "T", "0"),
    ]  # fmt: skip
    codes = [
        (row["code"], row["sortorder"])
        for row in TABLES["answers"]
        if row["qid"] == QUESTIONS["role"]["qid"]
    ]
    assert codes == [("regij", "1"), ("local", "2"), ("other", "3"), ("secrc", "4")]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("link", [("maximum_chars", "", "60")]),
        ("tasks", [("exclude_all_others", "", "none"), ("max_answers", "", "3")]),
        ("timeSpent", [
            ("min_num_value_n", "", "0.5"), ("max_num_value_n", "", "40"),
            ("num_value_int_only", "", "0"), ("suffix", "fi", "years (fi)"),
            ("suffix", "sv", "years (sv)"), ("suffix", "en", "years"),
        ]),
        ("share", [
            ("equals_num_value", "", "100"), ("min_num_value_n", "", "0"),
            ("max_num_value_n", "", "100"), ("num_value_int_only", "", "1"),
            ("value_range_allows_missing", "", "1"), ("suffix", "fi", "per cent (fi)"),
            ("suffix", "sv", "per cent (sv)"), ("suffix", "en", "per cent"),
        ]),
        ("started", [
            ("date_format", "", "dd.mm.yyyy"), ("date_min", "", "2020-01-01"),
            ("date_max", "", "2026-12-31"),
        ]),
        ("role", []),
    ],
)  # fmt: skip
def test_attributes(title: str, wanted: list[tuple[str, str, str]]) -> None:
    assert list(attributes(title)) == wanted


def test_validation_leaves_empty_answers_alone_and_has_no_markup() -> None:
    found = {name: value for name, language, value in attributes("ended") if language in ("", "sv")}
    assert found["em_validation_q"] == (
        "(!(!is_empty(ended.NAOK)) or !(!is_empty(started.NAOK)) or (!is_empty(ended.NAOK) and "
        "!is_empty(started.NAOK) and strtotime(ended.NAOK) ge strtotime(started.NAOK)))"
    )
    assert found["em_validation_q_tip"] == "Ended before it started (sv)"
    assert not re.search("[<>&]", found["em_validation_q"])


def test_every_text_is_in_every_language() -> None:
    for table, key, text in [
        ("question_l10ns", "qid", "question"), ("answer_l10ns", "aid", "answer"),
        ("group_l10ns", "gid", "group_name"),
    ]:  # fmt: skip
        languages = Counter(row[key] for row in TABLES[table] if row[text])
        assert set(languages.values()) == {len(LANGUAGES)}
        assert len({row["id"] for row in TABLES[table]}) == len(TABLES[table])
    questions = {row["qid"] for row in TABLES["questions"] + TABLES["subquestions"]}
    assert questions == {row["qid"] for row in TABLES["question_l10ns"]}


def test_survey_and_its_languages() -> None:
    (survey,) = TABLES["surveys"]
    wanted = {
        "language": "fi",
        "additional_languages": "sv en",
        "format": "G",
        "datestamp": "Y",
        "anonymized": "N",
        "ipaddr": "N",
        "refurl": "N",
    }
    assert {name: survey[name] for name in wanted} == wanted
    welcome = [row["surveyls_welcometext"] for row in TABLES["surveys_languagesettings"]]
    assert [text.split("</p>")[0] for text in welcome] == [
        "<p>Tervetuloa &lt;täältä&gt; & sieltä", "<p>Välkommen", "<p>Welcome",
    ]  # fmt: skip
    numbers = [row["surveyls_numberformat"] for row in TABLES["surveys_languagesettings"]]
    assert numbers == ["1", "1", "0"]


def test_the_privacy_notice_follows_the_intro() -> None:
    fieldwork = Fieldwork(notice=PrivacyNotice(*[Text(fi=f"{n} <f>", sv=f"{n} s", en=f"{n} e")
                                                 for n in range(8)]))  # fmt: skip
    form = export(SAMPLE, "2026", fieldwork=fieldwork)[0].content
    root = ElementTree.fromstring(form)  # noqa: S314 - our own document
    for text, language in zip(
        root.iterfind("surveys_languagesettings/rows/row/surveyls_welcometext"),
        LANGUAGES, strict=True,
    ):  # fmt: skip
        intro, notice = (text.text or "").split(f"<h2>{HEADING[language]}</h2>")
        assert html(SAMPLE.intro[language]) in intro
        assert notice == "".join(
            f"<p><strong>{heading[language]}</strong><br />{html(said[language])}</p>"
            for heading, said in privacy_texts(fieldwork)
        )
    without = {row["surveyls_language"]: row for row in TABLES["surveys_languagesettings"]}
    assert "[Fill in: who is responsible" in without["en"]["surveyls_welcometext"]


def test_titles_of_surveys_are_escaped_as_those_of_groups() -> None:
    title = Text(fi="A < b", sv="B & C", en="D")
    form, *_ = export(replace(SAMPLE, title=title), "2026")
    root = ElementTree.fromstring(form.content)  # noqa: S314 - our own document
    titles = [one.text for one in root.iterfind("surveys_languagesettings/rows/row/surveyls_title")]
    assert titles == ["A &lt; b", "B & C", "D"]


def test_a_value_without_language_stands_once() -> None:
    keys = Counter(
        (row["qid"], row["attribute"], row.get("language")) for row in TABLES["question_attributes"]
    )
    assert set(keys.values()) == {1}


def test_waves_have_their_own_questions_and_the_same_names() -> None:
    earlier = {row["title"] for row in rows("2024")["questions"]}
    assert set(QUESTIONS) - earlier == {"onlyNew"}
    assert names_of(SAMPLE) is names_of(SAMPLE)
    assert TABLES["surveys"][0]["sid"] != rows("2024")["surveys"][0]["sid"]


def test_what_is_computed_is_a_hidden_equation() -> None:
    tables = rows(instrument=RECKONED)
    questions = {row["title"]: row for row in tables["questions"]}
    shown = ["type", "gid", "question_order", "relevance", "question_theme_name"]
    assert [questions["share"][name] for name in shown] == ["*", "2", "3", "1", "equation"]
    assert [questions["allOfIt"][name] for name in shown] == [
        "*", "3", "1", "(!is_empty(planned.NAOK) and planned.NAOK gt 0)", "equation",
    ]  # fmt: skip
    assert tables["groups"][2]["grelevance"] == (
        "(!is_empty(realised.NAOK) and realised.NAOK gt 1)"
    )
    texts = {row["question"] for row in tables["question_l10ns"]
             if row["qid"] == questions["share"]["qid"]}  # fmt: skip
    assert texts == {
        "{if((!is_empty(realised.NAOK) and !is_empty(planned.NAOK) and planned.NAOK != 0), "
        '((realised.NAOK / planned.NAOK) * 100), "")}'
    }
    hidden = {row["qid"] for row in tables["question_attributes"] if row["attribute"] == "hidden"}
    assert hidden == {questions[name]["qid"] for name in ("score", "share", "allOfIt")}


def test_earlier_answers_are_shown_in_texts() -> None:
    tables = rows(instrument=RECKONED)
    qids = {row["qid"]: row["title"] for row in tables["questions"]}
    found = {
        qids[row["qid"]]: (row["question"], row["help"])
        for row in tables["question_l10ns"]
        if row["language"] == "en" and row["qid"] in qids
    }
    score = '{if(is_empty(score.NAOK), "", round(score.NAOK, 2))}'
    assert found["planned"] == (
        "Planned {called.NAOK}", "Mood {mood.shown} {support_valued.shown}",
    )  # fmt: skip
    assert found["why"][0] == f"Why {score} {{started.shown}} {{planned.NAOK}}"
    (group,) = [row for row in tables["group_l10ns"]
                if row["gid"] == "2" and row["language"] == "sv"]  # fmt: skip
    assert group["group_name"] == "Work (sv)"
    assert group["description"] == f"Of {score} {{mood.shown}} (sv)"


def test_choices_and_rows_are_shuffled() -> None:
    tables = rows(instrument=RECKONED)
    qids = {row["qid"]: row["title"] for row in tables["questions"]}
    order = [
        (qids[row["qid"]], row["attribute"], row["value"])
        for row in tables["question_attributes"]
        if row["attribute"].endswith("_order")
    ]
    assert order == [
        ("mood", "random_order", "1"), ("mood", "answer_order", "random"),
        ("tasks", "random_order", "1"), ("tasks", "subquestion_order", "random"),
        ("support", "random_order", "1"),
    ]  # fmt: skip


def test_only_the_languages_asked_for_are_written() -> None:
    tables = rows(instrument=RECKONED, languages=("sv", "en"))
    assert [tables["surveys"][0][name] for name in ("language", "additional_languages")] == [
        "sv", "en",
    ]  # fmt: skip
    for name, table in tables.items():
        languages = {row[key] for row in table for key in ("language", "surveyls_language")
                     if row.get(key) and name != "surveys"}  # fmt: skip
        assert languages <= {"sv", "en"}, name
    form, *_ = export(replace(RECKONED, source="en"), "2026", ("fi", "en"))
    head = form.content.decode().split("<answers>")[0]
    assert "<language>fi</language>" in head
    assert "<language>sv</language>" not in head
    assert b"<language><![CDATA[en]]></language>" in form.content
    assert b"<additional_languages><![CDATA[fi]]></additional_languages>" in form.content
