"""The structure file, read back as LimeSurvey's importer reads it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace

import pytest

from surveys.model import Instrument, Language, SingleChoice, Text
from surveys.platforms.limesurvey import export
from surveys.platforms.limesurvey.structure import FIELDS
from tests.surveys.platforms.limesurvey.test_lss import TABLES, rows
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

Line = dict[str, str]


def lines(
    instrument: Instrument = SAMPLE, languages: tuple[Language, ...] = ("fi", "sv", "en")
) -> list[Line]:
    """Read as PHP's fgetcsv does, and take quotation marks away a second time as the importer."""
    file = export(instrument, "2026", languages)[1]
    assert file.name == f"{instrument.name}.limesurvey.txt"
    assert file.content.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(file.content.decode("utf-8-sig"), newline="")
    return [
        {name: re.sub('(?s)^"(.*)"$', r"\1", cell) for name, cell in row.items()}
        for row in csv.DictReader(text, delimiter="\t", strict=True)
    ]


LINES = lines()


def of(kind: str, language: str = "") -> list[Line]:
    return [line for line in LINES if line["class"] == kind and language in ("", line["language"])]


def test_columns_begin_as_limesurvey_writes_them() -> None:
    assert tuple(LINES[0])[: len(FIELDS)] == FIELDS
    attributes = list(LINES[0])[len(FIELDS) :]
    assert attributes == sorted({row["attribute"] for row in TABLES["question_attributes"]})


def test_settings_come_first_then_the_tree_of_each_language() -> None:
    order = [(line["class"], line["language"]) for line in LINES]
    changes = [one for place, one in enumerate(order) if place == 0 or order[place - 1] != one]
    heads = [one for one in changes if one[0] in ("S", "SL")]
    assert heads == [("S", ""), ("SL", "fi"), ("SL", "sv"), ("SL", "en")]
    assert changes[: len(heads)] == heads
    trees = [language for kind, language in order if kind not in ("S", "SL")]
    assert list(dict.fromkeys(trees)) == ["fi", "sv", "en"]
    assert trees == sorted(trees, key=["fi", "sv", "en"].index)


def test_every_language_has_the_same_tree() -> None:
    trees = {
        language: [(line["class"], line["type/scale"]) + ((line["name"],) * (line["class"] != "G"))
                   for line in LINES if line["language"] == language and line["class"] != "SL"]
        for language in ("fi", "sv", "en")
    }  # fmt: skip
    assert trees["fi"] == trees["sv"] == trees["en"]
    assert Counter(line["class"] for line in LINES) == {
        "S": len(TABLES["surveys"][0]) - 1,
        "SL": 3 * (len(TABLES["surveys_languagesettings"][0]) - 1),
        "G": 3 * len(TABLES["groups"]),
        "Q": 3 * len(TABLES["questions"]),
        "SQ": 3 * len(TABLES["subquestions"]),
        "A": 3 * len(TABLES["answers"]),
    }


def test_rows_stand_under_what_they_belong_to() -> None:
    found: dict[str, list[str]] = {}
    question = ""
    for line in LINES:
        if line["language"] == "sv" and line["class"] in ("Q", "SQ", "A"):
            question = line["name"] if line["class"] == "Q" else question
            found.setdefault(question, []).append(f"{line['class']} {line['name']}")
    assert found["role"] == ["Q role", "A regij", "A local", "A other", "A secrc"]
    assert found["share"] == ["Q share", "SQ clients", "SQ network", "SQ otherx"]
    assert found["support"][:4] == ["Q support", "SQ valued", "SQ known", "SQ timex"]


def test_it_says_what_the_lss_document_says() -> None:
    words = {(row["qid"], row["language"]): row for row in TABLES["question_l10ns"]}
    for line, row in zip(of("Q", "en"), TABLES["questions"], strict=True):
        assert (line["name"], line["type/scale"], line["relevance"], line["mandatory"]) == (
            row["title"], row["type"], row["relevance"], row["mandatory"],
        )  # fmt: skip
        said = words[row["qid"], "en"]
        assert (line["text"], line["help"]) == (said["question"], said["help"])
    assert [line["name"] for line in of("G", "sv")] == ["Background (sv)", "Work (sv)", "Last (sv)"]
    assert [line["type/scale"] for line in of("G", "sv")] == ["1", "2", "3"]
    settings = {line["name"]: line["text"] for line in of("S")}
    assert (settings["language"], settings["additional_languages"]) == ("fi", "sv en")
    welcome = {line["language"]: line["text"] for line in of("SL")
               if line["name"] == "surveyls_welcometext"}  # fmt: skip
    assert welcome == {row["surveyls_language"]: row["surveyls_welcometext"]
                       for row in TABLES["surveys_languagesettings"]}  # fmt: skip


def test_attributes_without_a_language_stand_on_the_first_tree_alone() -> None:
    (first,) = [line for line in of("Q", "fi") if line["name"] == "timeSpent"]
    (other,) = [line for line in of("Q", "sv") if line["name"] == "timeSpent"]
    assert (first["max_num_value_n"], other["max_num_value_n"]) == ("40", "")
    assert (first["suffix"], other["suffix"]) == ("years (fi)", "years (sv)")
    attributes = list(LINES[0])[len(FIELDS) :]
    assert not any(line[name] for line in LINES if line["class"] != "Q" for name in attributes)
    count = sum(bool(line[name]) for line in LINES for name in attributes)
    assert count == len(TABLES["question_attributes"])


@pytest.mark.parametrize("instrument", [SAMPLE, RECKONED], ids=lambda one: one.name)
def test_codes_keep_within_what_limesurvey_keeps(instrument: Instrument) -> None:
    for line in lines(instrument):
        if line["class"] in ("Q", "SQ"):
            assert re.fullmatch("[A-Za-z][A-Za-z0-9]{0,19}", line["name"])
        elif line["class"] == "A":
            assert re.fullmatch("[A-Za-z0-9]{1,5}", line["name"])


def test_quotation_marks_tabs_and_lines_do_no_harm() -> None:
    role = SAMPLE["role"]
    assert isinstance(role, SingleChoice)
    odd = Text(fi='"Lainattu"', sv='"a\tb', en='two\nlines "x"')
    asked = replace(role, text=odd)
    first, *others = SAMPLE.sections
    items = tuple(asked if item.name == "role" else item for item in first.items)
    instrument = replace(SAMPLE, sections=(replace(first, items=items), *others))
    found = {line["language"]: line["text"] for line in lines(instrument)
             if line["class"] == "Q" and line["name"] == "role"}  # fmt: skip
    assert found == {"fi": '&quot;Lainattu"', "sv": "&quot;a b", "en": 'two<br />lines "x"'}


def test_only_the_languages_asked_for_are_written() -> None:
    found = lines(languages=("sv",))
    assert {line["language"] for line in found} == {"", "sv"}
    assert rows(languages=("sv",))["surveys"][0]["language"] == "sv"
