"""The files of ODK Central and KoboToolbox beside the usual CSV, and repeats in them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pandas.testing import assert_frame_equal

from surveys.errors import ResponseError
from surveys.instruments import plan_and_results
from surveys.model import Instrument, LikertGrid, MultipleChoice, ShortText, repeated
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.detection import detect
from surveys.platforms.glimpse import glimpse
from surveys.platforms.odk import lay_out, losses, read, recognise
from surveys.platforms.versions import form_version as version
from surveys.responses import Responses
from tests.small import WAVES, codes, text
from tests.surveys.platforms.answering import frame, many, read_directly
from tests.surveys.platforms.sample import SAMPLE

PLANS = plan_and_results
WAVE = "2027"


def saved(folder: Path, content: bytes | str, name: str = "vastaukset.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(instrument: Instrument, wave: str, **answers: str) -> dict[str, str | None]:
    return {**dict.fromkeys((field.name for field in instrument.at(wave).asked_fields), ""),
            **answers}  # fmt: skip


PLANNED = [
    ("fi", one(PLANS, WAVE, target_code="S1", plan_date_1="2026-01-02", planned_1="5.5",
               plan_more_1="yes", plan_date_2="2025-01-02", plan_document_2="application",
               plan_more_2="no", realised="3")),
    ("sv", one(PLANS, WAVE, target_code="S2", planned_1="7", plan_more_1="no")),
    ("en", one(PLANS, WAVE, target_code="S3")),
]  # fmt: skip
REPEATED = ("plan_date", "plan_document", "planned")


def expected() -> Responses:
    return read_directly(frame(PLANNED), PLANS, WAVE)


def without_turns(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows without the columns of the pages that ask the turns."""
    return [
        {
            key: cell
            for key, cell in row.items()
            if not key.startswith(("plan_1", "plan_2", "plan_3"))
        }
        for row in rows
    ]


def table(rows: list[dict[str, Any]]) -> str:
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    texts = ([str(cell or "") for cell in line] for line in lines)
    return delimited(texts, ",", marks="as needed")


def main_rows() -> list[dict[str, Any]]:
    """Return the rows of ODK Central's CSV of a form with a repeat."""
    header, *rows = parse(lay_out(frame(PLANNED), PLANS, WAVE).decode(), ",", "a.csv")
    names = [str(cell) for cell in header.cells]
    return without_turns([dict(zip(names, row.cells, strict=True)) for row in rows])


def turn_rows() -> list[dict[str, Any]]:
    found = []
    for number, (_, answers) in enumerate(PLANNED, 1):
        for turn in (1, 2):
            cells = {name: answers[f"{name}_{turn}"] for name in REPEATED}
            if any(cells.values()):
                key = {"PARENT_KEY": f"{number}", "KEY": f"{number}/plan[{turn}]"}
                found.append({**cells, **key})
    return found


def zipped(**tables: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(f"{name}.csv", text)
        archive.writestr("media/1.jpg", b"")
        archive.writestr("plans - audit.csv", "event,node\n")
    return buffer.getvalue()


def test_repeats_in_a_zipped_export(tmp_path: Path) -> None:
    content = zipped(**{"plans": table(main_rows()), "plans-plan": table(turn_rows())})
    path = saved(tmp_path, content, "plans.csv.zip")
    found = read(path, PLANS, WAVE)
    assert found.problems == ()
    assert_frame_equal(found.frame, expected().frame)
    assert found.columns["planned_2"] == "plan_2-planned_2"
    assert detect(path).evidence == (
        "columns SubmissionDate and KEY, as ODK Central writes them, in plans.csv"
    )


def test_what_a_zipped_file_shows(tmp_path: Path) -> None:
    first = saved(tmp_path, zipped(**{"plans-plan": table(turn_rows())}))
    assert detect(first).evidence == (
        "columns PARENT_KEY and KEY, as ODK Central writes them, in plans-plan.csv"
    )
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("plans.csv", table(main_rows()))
    assert recognise(glimpse(saved(tmp_path, stored.getvalue()))) is not None
    other = zipped(answers="id,role\n")
    assert recognise(glimpse(saved(tmp_path, other))) is None
    locked = other[:41] + b"\xff" * 20 + other[61:]
    assert recognise(glimpse(saved(tmp_path, locked))) is None


def odata(turns: Callable[[dict[str, Any]], object], **more: Any) -> str:
    """Return OData of a form with a repeat, in which `turns` writes that of a response."""
    content = json.loads(lay_out(frame(PLANNED), PLANS, WAVE, "json"))
    repeats = turn_rows()
    for response in content["value"]:
        for turn in (1, 2, 3):
            del response[f"plan_{turn}"]
        own = [{name: cell or None for name, cell in row.items() if name in REPEATED}
               for row in repeats if row["PARENT_KEY"] == response["__id"]]  # fmt: skip
        response |= turns({"plan": [{**row, "__id": "ab"} for row in own]} if own else {})
    return json.dumps({**content, **more})


def test_repeats_in_odata(tmp_path: Path) -> None:
    linked = odata(lambda own: {**own, **({"plan@odata.navigationLink": "…"} if own else {})})
    path = saved(tmp_path, linked, "plans.json")
    found = read(path, PLANS, WAVE)
    assert found.problems == ()
    assert_frame_equal(found.frame, expected().frame)
    assert detect(path).evidence == "responses with __id and __system, as ODK Central serves them"


def book(main: list[dict[str, Any]], **sheets: list[dict[str, Any]]) -> bytes:
    made = Workbook()
    for title, rows in {"plans": main, **sheets}.items():
        sheet = made.create_sheet(title)
        for line in (list(rows[0]), *(row.values() for row in rows)):
            sheet.append([cell or None for cell in line])
    made.remove(made.worksheets[0])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def kobo_rows() -> list[dict[str, Any]]:
    header, *rows = parse(lay_out(frame(PLANNED), PLANS, WAVE, "kobo").decode(), ";", "a.csv")
    names = [str(cell) for cell in header.cells]
    turns = {f"{name}_{turn}" for name in (*REPEATED, "plan_more") for turn in (1, 2, 3)}
    return [
        {name: cell for name, cell in zip(names, row.cells, strict=True) if name not in turns}
        for row in rows
    ]


def test_repeats_in_a_workbook_of_kobotoolbox(tmp_path: Path) -> None:
    turns = [
        {**{name: row[name] for name in REPEATED}, "_index": number, "_parent_table_name": "plans",
         "_parent_index": int(row["PARENT_KEY"]), "_submission__id": "7"}
        for number, row in enumerate(turn_rows(), 1)
    ]  # fmt: skip
    path = saved(tmp_path, book(kobo_rows(), plan=turns), "plans.xlsx")
    found = read(path, PLANS, WAVE)
    assert found.problems == ()
    assert_frame_equal(found.frame, expected().frame)
    assert detect(path).evidence == "columns _uuid and _index, as KoboToolbox writes them"


def test_a_workbook_of_kobotoolbox_without_repeats(tmp_path: Path) -> None:
    cells = many(SAMPLE.at("2026"), 4, seed=3).replace("^=", "is =", regex=True)
    header, *rows = parse(lay_out(cells, SAMPLE, "2026", "kobo").decode(), ";", "a.csv")
    names = [str(cell) for cell in header.cells]
    content = book([dict(zip(names, row.cells, strict=True)) for row in rows])
    found = read(saved(tmp_path, content, "a.xlsx"), SAMPLE, "2026")
    assert_frame_equal(found.frame, read_directly(cells, SAMPLE, "2026").frame)


VISITS = Instrument(
    "visits", text("Visits"), text("Hello"), text("Thanks"),
    repeated(
        "visit",
        title=text("Visit"),
        items=(
            MultipleChoice("tasks", text("Tasks"), codes=codes("tasks", "guidance", "place")),
            LikertGrid("mood", text("Mood"), rows=codes("rows", "calm", "glad"),
                       codes=codes("scale", "1", "2")),
            ShortText("place", text("Place")),
        ),
        times=2,
    ),
    WAVES[:1],
)  # fmt: skip


@pytest.mark.parametrize("split", [True, False])
def test_options_and_grids_in_repeats(split: bool, tmp_path: Path) -> None:
    cells = frame([("fi", one(VISITS, "2024", tasks_1__guidance="0", tasks_1__place="1",
                              mood_1__glad="2", place_1="Kemi", visit_more_1="no"))])  # fmt: skip
    header, *rows = parse(lay_out(cells, VISITS, "2024").decode(), ",", "a.csv")
    names = [str(cell) for cell in header.cells]
    main = [{key: cell for key, cell in zip(names, row.cells, strict=True)
             if not key.startswith("visit_")} for row in rows]  # fmt: skip
    tasks = {"tasks/guidance": "0", "tasks/place": "1"} if split else {"tasks": "place"}
    turn = {
        **tasks, "mood-generated_table_list_label_9": "", "mood-mood__calm": "",
        "mood-mood__glad": "2", "place": "Kemi", "PARENT_KEY": "1", "KEY": "1/visit[1]",
    }  # fmt: skip
    path = saved(tmp_path, zipped(visits=table(main), **{"visits-visit": table([turn])}))
    found = read(path, VISITS, "2024")
    assert found.problems == ()
    assert_frame_equal(found.frame, read_directly(cells, VISITS, "2024").frame)


TURN = {"plan_date": "", "plan_document": "", "planned": "1"}
WRONG = [
    (
        [*turn_rows(), {**TURN, "PARENT_KEY": "3", "KEY": "3/plan[4]"}],
        "found 4 turns of plan in response 3; expected 3 at most, as the questionnaire has. Give "
        "the repeat group of the instrument more turns; no answer is left out.",
    ),
    (
        [{**TURN, "PARENT_KEY": "9", "KEY": "9/plan[1]"}],
        "found turn 1 of plan of response '9', which is not among the responses; expected each "
        "turn once, with its response.",
    ),
    (
        turn_rows()[:1] * 2,
        "found turn 1 of plan of response '1', which stands there twice;",
    ),
    (
        [{**TURN, "PARENT_KEY": "1", "KEY": "1/plan"}],
        "found key '1/plan' on line 2; expected a key with the number of the turn",
    ),
    ([{**TURN, "more": "x", "PARENT_KEY": "1", "KEY": "1/plan[1]"}], "found column 'plan_1-more'"),
    ([{"planned": "1", "PARENT_KEY": "1", "KEY": "1/plan[1]"}], "found no column plan_date_1, "),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "message"), WRONG)
def test_turns_are_never_lost(turns: list[dict[str, Any]], message: str, tmp_path: Path) -> None:
    content = zipped(**{"plans": table(main_rows()), "plans-plan~1": table(turns)})
    with pytest.raises(ResponseError) as error:
        read(saved(tmp_path, content), PLANS, WAVE)
    assert message in str(error.value)


ARCHIVES = [
    ({"plans-plan": table(turn_rows())}, "found 0 tables of responses among vastaukset.csv, "),
    ({"a": "x\n", "b": "y\n"}, "found 2 tables of responses among"),
    (
        {"plans": table(main_rows()), "plans-hobby": table(turn_rows())},
        "vastaukset.csv, plans-hobby.csv: found a repeat 'plans-hobby'; expected only repeat "
        "groups of plan_and_results.",
    ),
    ({"plans": "a\n1\n", "plans-plan": table(turn_rows())}, "found no column KEY in the table of"),
    ({"plans": ""}, "vastaukset.csv, plans.csv: found an empty file"),
    ({"plans": "a,b\n1\n"}, "found 1 cell(s) on line 2; expected 2 as in the header"),
]


@pytest.mark.parametrize(("tables", "message"), ARCHIVES)
def test_archives_of_something_else(tables: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read(saved(tmp_path, zipped(**tables)), PLANS, WAVE)
    assert message in str(error.value)


JSON = [
    ("[]", "found no array of responses under 'value'; expected OData of ODK Central"),
    ('{"value": [1]}', "found no array of responses under 'value'"),
    ('{"value": [', "found text that is not JSON ("),
    (
        odata(lambda own: own, **{"@odata.nextLink": "…"}),
        "found a link to more responses than the 3 in the file; expected all responses.",
    ),
    (
        odata(lambda own: {"plan@odata.navigationLink": "…"} if own else {}),
        "found a link in the place of the repeat 'plan'; expected the turns of repeats within",
    ),
    (odata(lambda own: {"hobby": []}), "found a repeat 'hobby'; expected only repeat groups of"),
]


@pytest.mark.parametrize(("content", "message"), JSON)
def test_json_of_something_else(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read(saved(tmp_path, content, "a.json"), PLANS, WAVE)
    assert message in str(error.value)


def test_odata_of_submissions_that_do_not_count(tmp_path: Path) -> None:
    whole = json.loads(lay_out(frame(PLANNED), PLANS, WAVE, "json"))
    for key, value, message in (
        ("status", "notDecrypted", "1 submission(s) without readable answers (notDecrypted): 1"),
        ("reviewState", "rejected", "1 submission(s) that a reviewer rejected: 1"),
        ("deletedAt", "2026-02-03T00:00:00Z", "1 submission(s) that were deleted: 1"),
    ):
        first = whole["value"][0]
        changed = {**first, "__system": {**first["__system"], key: value}}
        content = json.dumps({"value": [changed, *whole["value"][1:]]})
        with pytest.raises(ResponseError) as error:
            read(saved(tmp_path, content, "a.json"), PLANS, WAVE)
        assert message in str(error.value)


def test_numbers_of_odata_are_read_as_they_are_written(tmp_path: Path) -> None:
    whole = json.loads(lay_out(frame([("fi", one(PLANS, WAVE))]), PLANS, WAVE, "json"))
    for value, found in ((1e-7, 1e-7), (12.50, 12.5), (300, 300.0), (True, None)):
        whole["value"][0]["result"]["realised"] = value
        read_ = read(saved(tmp_path, json.dumps(whole), "a.json"), PLANS, WAVE)
        if found is None:
            assert [problem.found for problem in read_.problems] == ["'true'"]
        else:
            assert read_.frame["realised"].tolist() == [found]


def test_answers_that_became_formulas(tmp_path: Path) -> None:
    content = book([{**row, "target_code": "=1+1"} for row in kobo_rows()])
    with pytest.raises(ResponseError, match="found a formula in the place of an answer"):
        read(saved(tmp_path, content, "a.xlsx"), PLANS, WAVE)


def test_a_sheet_that_is_no_repeat(tmp_path: Path) -> None:
    content = book(kobo_rows(), notes=[{"a": "1"}])
    with pytest.raises(ResponseError, match="found a sheet 'notes'; expected the responses, and"):
        read(saved(tmp_path, content, "a.xlsx"), PLANS, WAVE)


def test_files_of_other_kinds(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="found a folder; expected CSV, OData JSON"):
        read(tmp_path, PLANS, WAVE)


@pytest.mark.parametrize("heading", ["Role (fi)", "Background (fi)/Role"])
def test_labels_are_refused(heading: str, tmp_path: Path) -> None:
    text = lay_out(frame([("fi", one(SAMPLE, "2026"))]), SAMPLE, "2026", "kobo").decode()
    path = saved(tmp_path, text.replace('"role"', f'"{heading}"'))
    with pytest.raises(ResponseError) as error:
        read(path, SAMPLE, "2026")
    assert str(error.value) == (
        f"vastaukset.csv: found 1 heading(s) that are texts of questions, such as {heading!r}; "
        "expected names and codes: KoboToolbox joins the labels of several chosen options by "
        "spaces, so that they cannot be told apart. In KoboToolbox choose “XML values and "
        "headers” as the value and header format and export again."
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "other@2026-00000000",
            "found answers to another questionnaire; expected answers to 'sample@2026'. Read",
        ),
        (
            "sample@2024-00000000",
            "found answers to 'sample@2024'; expected answers to 'sample@2026'.",
        ),
        ("2024-00000000", "found answers to 'sample@2024'; expected answers to 'sample@2026'."),
    ],
)
@pytest.mark.parametrize("layout", ["csv", "json", "kobo"])
def test_forms_of_another_instrument_or_wave(
    layout: str, written: str, message: str, tmp_path: Path
) -> None:
    content = lay_out(frame([("fi", one(SAMPLE, "2026"))]), SAMPLE, "2026", layout).decode()
    path = saved(tmp_path, content.replace(version(SAMPLE, "2026"), written))
    with pytest.raises(ResponseError) as error:
        read(path, SAMPLE, "2026")
    assert message in str(error.value)


def test_an_older_form_is_said(tmp_path: Path) -> None:
    cells = frame([("fi", one(SAMPLE, "2026"))] * 3)
    own = version(SAMPLE, "2026")
    text = lay_out(cells, SAMPLE, "2026").decode()
    assert read(saved(tmp_path, text), SAMPLE, "2026").notices == ()
    path = saved(tmp_path, text.replace(own, "sample@2026-00000000", 2))
    assert read(path, SAMPLE, "2026").notices == (
        f"answers to form version sample@2026-00000000 (2 response(s)), and the questionnaire is "
        f"now {own}: texts, codes or conditions have changed in between",
    )


def test_repeat_groups_are_said_to_be_pages() -> None:
    (loss,) = [one for one in losses(PLANS) if "repeat" in one]
    assert loss == (
        "repeat group plan: its 3 turns are written as plan_1, plan_2, plan_3, each opened by the "
        "question before it, and not as a repeat, so that other questions can name single turns"
    )
