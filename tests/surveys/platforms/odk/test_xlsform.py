"""The XLSForm: what stands in it, and that pyxform and ODK Validate take it."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from surveys.errors import DefinitionError
from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, PrivacyNotice, privacy_texts
from surveys.instruments import INSTRUMENTS
from surveys.model import LANGUAGES, Instrument, Language, Wave, content_hash
from surveys.platforms.odk import export
from surveys.platforms.odk.cells import TITLES, choices_columns, survey_columns
from surveys.platforms.odk.headings import headings
from surveys.platforms.odk.xlsform import SETTINGS, form
from surveys.platforms.versions import form_version as version
from surveys.platforms.workbook_writing import workbook
from tests.small import small_instrument, text
from tests.surveys.platforms.expressions import XPath, evaluate
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

FORM = form(SAMPLE, "2026")
ROWS = {row["name"]: row for row in FORM.survey if "name" in row}
NOTICES = len(privacy_texts(NO_FIELDWORK))
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
        "begin_group | form_notice_",
        *(f"note | form_notice_{number}_" for number in range(1, NOTICES + 1)),
        "end_group",
        "select_one form_language_ | form_language_ | yes",
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
            "0, jos osuutta ei ole. Mitään kohtaa ei saa jättää tyhjäksi.",
        ),
        (
            "ended",
            "(. >= date('2020-01-01') and . <= date('2026-12-31')) and (not(. != '') or "
            "not(${started} != '') or (. != '' and ${started} != '' and date(.) >= "
            "date(${started})))",
            "Päivän on oltava aikaisintaan 1.1.2020 ja viimeistään 31.12.2026. Ended before it "
            "started (fi)",
        ),
    ],
)
def test_constraints(name: str, constraint: str, message: str) -> None:
    assert ROWS[name]["constraint"] == constraint
    assert ROWS[name][f"constraint_message{FI}"] == message


def test_the_language_has_to_be_chosen() -> None:
    row = ROWS["form_language_"]
    assert row["required"] == "yes"
    assert [row[f"required_message::{TITLES[language]}"] for language in LANGUAGES] == [
        "Valitse kieli, jolla vastaat.",
        "Välj det språk som du svarar på.",
        "Choose the language in which you answer.",
    ]


def test_every_part_of_an_allocation_says_to_write_zeros() -> None:
    wanted = [
        "Lukujen summan on oltava 100. Kirjoita 0, jos osuutta ei ole.",
        "Summan av talen ska vara 100. Skriv 0 där det inte finns någon andel.",
        "The numbers must add up to 100. Write 0 where there is no share.",
    ]
    for part in ("clients", "network", "other"):
        row = ROWS[f"share__{part}"]
        assert [row[f"required_message::{TITLES[one]}"] for one in LANGUAGES] == wanted
    assert ROWS["share_note_"][f"label{FI}"] == f"Shares (fi) (per cent (fi)) {wanted[0]}"
    plain = form(small_instrument(), "2026").survey
    (note,) = [row for row in plain if row.get("name") == "time_note_"]
    assert note[f"label{FI}"] == wanted[0]


@pytest.mark.parametrize(
    ("clients", "network", "other", "fits"),
    [("50", "30", "20", True), ("50", "30", "21", False), ("", "80", "20", False),
     ("0", "80", "20", True), ("50", "", "50", False)],
)  # fmt: skip
def test_the_last_part_is_refused_while_another_is_empty(
    clients: str, network: str, other: str, fits: bool
) -> None:
    values = {"share__clients": clients, "share__network": network, ".": other}
    test = ROWS["share__other"]["constraint"]
    assert evaluate(test, XPath(values)) is fits
    message = ROWS["share__other"][f"constraint_message::{TITLES['en']}"]
    assert message.endswith("Write 0 where there is no share. No row may be left empty.")


def test_a_constraint_of_a_grid_stands_on_every_row() -> None:
    tests = [ROWS[f"support__{row}"]["constraint"] for row in ("valued", "known", "time")]
    assert tests[1].endswith(
        "(${support__valued} != '' and ${support__valued} != '1' and ${support__valued} != '9') "
        "or (. != '' and . != '1' and . != '9'))"
    )
    assert len(set(tests)) == 3


@pytest.mark.parametrize("instrument", [SAMPLE, RECKONED], ids=lambda one: one.name)
@pytest.mark.parametrize("languages", [LANGUAGES, ("sv", "en"), ("fi",)], ids="+".join)
def test_no_translated_cell_is_empty_and_no_column_unknown(
    instrument: Instrument, languages: tuple[Language, ...]
) -> None:
    made = form(instrument, "2026", languages)
    for columns, rows in (
        (survey_columns(languages), made.survey), (choices_columns(languages), made.choices)
    ):  # fmt: skip
        for row in rows:
            assert set(row) <= set(columns)
            assert all(row.values())
            for column in ("label", "hint", "required_message", "constraint_message"):
                there = [f"{column}::{TITLES[language]}" in row for language in languages]
                assert all(there) or not any(there)
    assert set(made.settings) == set(SETTINGS)
    hidden = ("start", "end", "end_group", "calculate")
    named = [row for row in made.survey if row["type"] not in hidden]
    assert all(f"label::{TITLES[languages[0]]}" in row for row in named)


EVERY_LANGUAGE: list[tuple[Instrument, tuple[Language, ...]]] = [
    (SAMPLE, LANGUAGES), (small_instrument(), LANGUAGES), (RECKONED, LANGUAGES),
    (RECKONED, ("en", "sv")), (RECKONED, ("sv",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("instrument", "languages"),
    EVERY_LANGUAGE,
    ids=["sample", "small", "reckoned", "two languages", "one language"],
)
def test_pyxform_and_odk_validate_take_it_without_a_word(
    instrument: Instrument, languages: tuple[Language, ...], tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(export(instrument, "2026", languages)[0].content)
    made = convert(path, validate=shutil.which("java") is not None)
    assert made.warnings == []
    for path_of in headings(form(instrument, "2026", languages).survey):
        assert f'nodeset="/data/{"/".join(path_of)}"' in made.xform


LANGUAGE_CHOICES: list[tuple[Language, ...]] = [LANGUAGES, ("sv", "en"), ("fi",)]


@pytest.mark.engines
@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_pyxform_and_odk_validate_take_every_instrument(
    instrument: Instrument, tmp_path: Path
) -> None:
    """In every wave and choice of languages with TKK_ANSWER_SETS, otherwise the last wave."""
    thorough = "TKK_ANSWER_SETS" in os.environ and shutil.which("java") is not None
    path = tmp_path / "form.xlsx"
    for wave in instrument.waves if thorough else instrument.waves[-1:]:
        for languages in LANGUAGE_CHOICES if thorough else LANGUAGE_CHOICES[:1]:
            path.write_bytes(export(instrument, wave.name, languages)[0].content)
            assert convert(path, validate=thorough).warnings == []


@pytest.mark.parametrize("languages", LANGUAGE_CHOICES, ids="+".join)
def test_the_privacy_notice_follows_the_intro(languages: tuple[Language, ...]) -> None:
    said = text("We ask")
    notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    rows = form(SAMPLE, "2026", languages, Fieldwork(notice=notice)).survey
    place = [row.get("name") for row in rows].index("form_intro_")
    group, *notes, end, language = rows[place + 1 : place + 12]
    title = TITLES[languages[0]]
    assert (group["type"], group["name"]) == ("begin_group", "form_notice_")
    assert group[f"label::{title}"] == HEADING[languages[0]]
    assert {note["type"] for note in notes} == {"note"}
    assert len(notes) == 8
    assert notes[0][f"label::{TITLES['fi']}" if "fi" in languages else f"label::{title}"] == (
        "**Rekisterinpitäjä**\n\nWe ask (fi)" if "fi" in languages
        else "**Personuppgiftsansvarig**\n\nWe ask (sv)"
    )  # fmt: skip
    assert (end["type"], language["name"]) == ("end_group", "form_language_")


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


def test_the_version_is_of_the_wave_alone() -> None:
    later = replace(
        SAMPLE, waves=(*SAMPLE.waves, Wave("2028", dt.date(2028, 1, 1), dt.date(2028, 2, 1)))
    )
    assert content_hash(later) != content_hash(SAMPLE)
    assert version(later, "2026") == version(SAMPLE, "2026")
    assert version(SAMPLE, "2026") == f"sample@2026-{content_hash(SAMPLE.at('2026'))[:8]}"


def test_a_form_opens_in_the_language_it_was_written_in() -> None:
    swedish = replace(RECKONED, source="sv")
    opens = [form(swedish, "2026", one).settings["default_language"]
             for one in (LANGUAGES, ("fi", "en"))]  # fmt: skip
    assert opens == ["Svenska (sv)", "Suomi (fi)"]
    assert form(swedish, "2026").settings["form_title"] == "Kalkyl"


def test_a_form_in_one_language_does_not_ask_for_it() -> None:
    made = form(RECKONED, "2026", ("en",))
    rows = {row["name"]: row for row in made.survey if "name" in row}
    assert rows["form_language_"] == {
        "type": "calculate", "name": "form_language_", "calculation": "'en'",
    }  # fmt: skip
    assert not [row for row in made.choices if row["list_name"] == "form_language_"]


def test_what_is_computed_stands_in_its_section() -> None:
    rows = [row.get("name", row["type"]) for row in form(RECKONED, "2026").survey]
    assert rows[rows.index("level") :][:3] == ["level", "score", "score_shown_"]
    # A section that asks nothing would be an empty page.
    assert rows[rows.index("why") :][:4] == ["why", "end_group", "all_of_it", "last"]


def test_choices_are_shuffled_and_answers_shown() -> None:
    rows = {row["name"]: row for row in form(RECKONED, "2026").survey if "name" in row}
    shuffled = {name for name, row in rows.items() if "parameters" in row}
    assert shuffled == {"mood", "tasks"}
    assert rows["tasks"]["parameters"] == "randomize=true, seed=${form_seed_}"
    assert "form_seed_" not in [row.get("name") for row in FORM.survey]
    assert rows["planned"][f"label{FI}"] == "Planned ${called} (fi)"


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(DefinitionError) as caught:
        workbook(
            {"survey": (["name", "calculation"], [{"name": "x", "calculation": "1" * 32_768}])}
        )
    assert str(caught.value).startswith(
        "sheet survey, row 'x': found 32768 characters in column calculation; expected 32767 at most"
    )
