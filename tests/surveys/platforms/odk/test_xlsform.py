"""The XLSForm: what stands in it, and that pyxform and ODK Validate take it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from surveys.model import LANGUAGES, Instrument
from surveys.platforms.odk import export
from surveys.platforms.odk.headings import headings
from surveys.platforms.odk.workbook import workbook
from surveys.platforms.odk.xlsform import CHOICES, SETTINGS, SURVEY, TITLES, form, version
from tests.small import small_instrument
from tests.surveys.platforms.sample import SAMPLE

FORM = form(SAMPLE, "2026")
ROWS = {row["name"]: row for row in FORM.survey if "name" in row}
FI = f"::{TITLES['fi']}"


def test_rows() -> None:
    shown = [
        " | ".join(
            filter(None, (row["type"], row.get("name"), row.get("required"), row.get("appearance")))
        )
        for row in FORM.survey
    ]
    assert shown == [
        "start | form_start_",
        "end | form_end_",
        "begin_group | form_opening_ | field-list",
        "note | form_intro_",
        "select_one form_language_ | form_language_",
        "end_group",
        "begin_group | background | field-list",
        "text | link",
        "select_one roles | role | yes",
        "select_one yes_no | seed",
        "decimal | time_spent",
        "select_multiple tasks | tasks",
        "select_one areas | area | minimal autocomplete",
        "end_group",
        "begin_group | work | field-list",
        "note | work_note_",
        "begin_group | support | table-list",
        "select_one scale | support__valued",
        "select_one scale | support__known",
        "select_one scale | support__time",
        "end_group",
        "begin_group | share",
        "note | share_note_",
        "integer | share__clients",
        "integer | share__network | ${share__clients} != ''",
        "integer | share__other | ${share__clients} != '' or ${share__network} != ''",
        "end_group",
        "date | started",
        "date | ended",
        "integer | months | yes",
        "end_group",
        "begin_group | last | field-list",
        "select_one yes_no | only_new",
        "text | why | multiline",
        "end_group",
        "note | form_thanks_",
    ]


@pytest.mark.parametrize(
    ("name", "constraint", "message"),
    [
        ("link", "string-length(.) <= 60", "Kirjoita enintään 60 merkkiä."),
        (
            "time_spent",
            "(. >= 0.5 and . <= 40)",
            "Luvun on oltava vähintään 0,5 ja enintään 40.",
        ),
        (
            "tasks",
            "not(selected(., 'none') and count-selected(.) > 1) and count-selected(.) <= 3",
            "Vaihtoehtoa ”none (fi)” ei voi valita muiden kanssa. Valitse enintään 3.",
        ),
        (
            "share__other",
            "(. >= 0 and . <= 100) and ${share__clients} + ${share__network} + . = 100",
            "Luvun on oltava vähintään 0 ja enintään 100. Lukujen summan on oltava 100. Kirjoita "
            "0, jos osuutta ei ole.",
        ),
        (
            "ended",
            "(. >= date('2020-01-01') and . <= date('2026-12-31')) and (not((. != '')) or "
            "(not((${started} != '')) or (. != '' and ${started} != '' and date(.) >= "
            "date(${started}))))",
            "Päivän on oltava aikaisintaan 1.1.2020 ja viimeistään 31.12.2026. Ended before it "
            "started (fi)",
        ),
    ],
)
def test_constraints(name: str, constraint: str, message: str) -> None:
    assert ROWS[name]["constraint"] == constraint
    assert ROWS[name][f"constraint_message{FI}"] == message


def test_a_constraint_of_a_grid_stands_on_every_row() -> None:
    tests = [ROWS[f"support__{row}"]["constraint"] for row in ("valued", "known", "time")]
    assert tests[1].endswith(
        "((${support__valued} != '' and ${support__valued} != '1' and ${support__valued} != '9') "
        "or (. != '' and . != '1' and . != '9')))"
    )
    assert len(set(tests)) == 3


def test_no_translated_cell_is_empty_and_no_column_unknown() -> None:
    for columns, rows in ((SURVEY, FORM.survey), (CHOICES, FORM.choices)):
        for row in rows:
            assert set(row) <= set(columns)
            assert all(row.values())
            for text in ("label", "hint", "constraint_message"):
                there = [f"{text}::{TITLES[language]}" in row for language in LANGUAGES]
                assert all(there) or not any(there)
    assert set(FORM.settings) == set(SETTINGS)
    named = [row for row in FORM.survey if row["type"] not in ("start", "end", "end_group")]
    assert all(f"label{FI}" in row for row in named)


@pytest.mark.parametrize("instrument", [SAMPLE, small_instrument()], ids=lambda one: one.name)
def test_pyxform_and_odk_validate_take_it_without_a_word(
    instrument: Instrument, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(export(instrument, "2026")[0].content)
    made = convert(path, validate=shutil.which("java") is not None)
    assert made.warnings == []
    for path_of in headings(form(instrument, "2026").survey):
        assert f'nodeset="/data/{"/".join(path_of)}"' in made.xform


def test_equal_content_gives_equal_bytes() -> None:
    assert export(SAMPLE, "2026") == export(SAMPLE, "2026")
    assert export(SAMPLE, "2026")[0] != export(SAMPLE, "2024")[0]


def test_workbook_holds_texts_as_they_are() -> None:
    columns = [f"c{number}" for number in range(30)]
    content = workbook({"a & b": (columns, [{"c29": "=1 <ä>\n ", "c1": "x"}])})
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    assert sheet.title == "a & b"
    assert (sheet["B2"].value, sheet["AD2"].value, sheet["A2"].value) == ("x", "=1 <ä>\n ", None)
    with pytest.raises(KeyError, match="c"):
        workbook({"a": (["a"], [{"c": "x"}])})


def test_settings() -> None:
    assert FORM.settings == {
        "form_title": "Näyte", "form_id": "sample_2026", "version": version(SAMPLE, "2026"),
        "default_language": "Suomi (fi)", "style": "pages",
    }  # fmt: skip
