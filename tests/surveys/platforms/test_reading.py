"""Files that are not right are refused, and the message says where and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.errors import ResponseError
from surveys.platforms import get
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import quoted
from surveys.platforms.detection import detect
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE

ANSWERS = {"role": "regional", "why": 'työ;\n"ä"', "tasks__time": "1", "months": "12"}
CELLS = frame([
    (language, {**dict.fromkeys(SAMPLE.at("2026").fields, ""), **ANSWERS})
    for language in ("fi", "sv")
])  # fmt: skip
PLACE = "sample, wave 2026"


def laid_out(platform: str) -> str:
    return get(platform).lay_out(CELLS, SAMPLE, "2026").decode("utf-8-sig")


def read(platform: str, content: bytes | str, tmp_path: Path, wave: str = "2026") -> object:
    path = tmp_path / "vastaukset.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return get(platform).read(path, SAMPLE, wave).frame["why"].tolist()


def header(text: str, change: Callable[[str], str]) -> str:
    first, rest = text.split("\n", 1)
    return f"{change(first)}\n{rest}"


@pytest.mark.parametrize("platform", ["limesurvey", "odk"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(platform: str, encoding: str, tmp_path: Path) -> None:
    content = laid_out(platform).encode(encoding)
    assert read(platform, content, tmp_path) == ['työ;\n"ä"', 'työ;\n"ä"']


def test_separators_and_headings_of_limesurvey(tmp_path: Path) -> None:
    text = laid_out("limesurvey")
    commas = text.replace('";', '",').replace(";;", ",,").replace(";;", ",,")
    commas = re.sub(r'[,;](?=[,;"\r])', ",", commas)
    underscores = header(text, lambda first: re.sub(r"\[(\w+)\]", r"_\1", first))
    extra = text.replace('"seed";', '"seed";"token";', 1)
    extra = re.sub(r'("fi"|"sv");("\d+");', r'\1;\2;"abc";', extra)
    for changed in (commas, underscores, extra):
        assert changed != text
        assert len(read("limesurvey", changed, tmp_path)) == 2  # type: ignore[arg-type] # a list


EVERY = [
    (lambda text: "", "vastaukset.csv: found an empty file; expected a header and responses."),
    (
        lambda text: text.split("\n", 1)[0],
        "vastaukset.csv: found a header and no responses; expected at least one response. Check "
        "the filters of the export.",
    ),
    (
        lambda text: text.encode() + b"\xf6",
        "which is not UTF-8; expected text in UTF-8",
    ),
    (
        lambda text: b"PK\x03\x04" + text.encode(),
        "zipped file",
    ),
    (lambda text: text.encode("utf-16-le"), "found a zero byte on the first line"),
    (lambda text: re.sub(r'([;,]"?)12("?[;,])', r'\1"12\2', text, count=1), "found a quotation mark that is not closed"),
]  # fmt: skip


@pytest.mark.parametrize("platform", ["limesurvey", "odk"])
@pytest.mark.parametrize(("damage", "message"), EVERY)
def test_damaged_files(
    platform: str, damage: Callable[[str], str | bytes], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError) as error:
        read(platform, damage(laid_out(platform)), tmp_path)
    assert message in str(error.value)


@pytest.mark.parametrize("platform", ["limesurvey", "odk"])
def test_windows_1252_is_read_and_said(platform: str, tmp_path: Path) -> None:
    path = tmp_path / "vastaukset.csv"
    path.write_bytes(laid_out(platform).encode("cp1252"))
    found = get(platform).read(path, SAMPLE, "2026")
    assert found.frame["why"].tolist() == ['työ;\n"ä"', 'työ;\n"ä"']
    assert found.notices == (
        "vastaukset.csv: line 2 is not UTF-8 (byte 0xf6); the file was read as Windows-1252. Check "
        "that ä, ö and å are right, or export again in UTF-8.",
    )


def test_another_encoding_is_located(tmp_path: Path) -> None:
    for spoilt in (b"ty\xf6 \x81", b"ty\xf6 \xc3\xa4", b"ty\xf6 \x07"):
        content = laid_out("limesurvey").encode().replace("työ".encode(), spoilt)
        with pytest.raises(ResponseError) as error:
            read("limesurvey", content, tmp_path)
        assert str(error.value) == (
            "vastaukset.csv: found byte 0xf6 at place 152 of line 2, which is not UTF-8; expected text in UTF-8, or UTF-16 with a byte order mark. Export "
            "again in UTF-8, and do not save the file in a spreadsheet in between."
        )


def test_there_is_no_file(tmp_path: Path) -> None:
    for platform in ("limesurvey", "odk"):
        with pytest.raises(ResponseError, match=r"found no readable file \(No such file"):
            get(platform).read(tmp_path / "none.csv", SAMPLE, "2026")


LIMESURVEY = [
    (
        lambda text: header(text, lambda first: first.replace('"months"', '"month"')),
        "vastaukset.csv: found no column months (item months); expected all columns of "
        f"{PLACE}. Did you mean 'month'? In LimeSurvey export as CSV with question codes as "
        "headings and answer codes.",
    ),
    (
        lambda text: header(text, lambda first: first.replace('"datestamp"', '"rola"')),
        f"vastaukset.csv: found column 'rola'; expected only columns of {PLACE}. Did you mean "
        "'role'?",
    ),
    (
        lambda text: header(text, lambda first: first.replace('"datestamp"', '"xyz123"')),
        f"vastaukset.csv: found column 'xyz123'; expected only columns of {PLACE}. Is this the "
        "file of another survey or wave?",
    ),
    (
        lambda text: header(text, lambda first: first.replace('"datestamp"', '"role"')),
        "vastaukset.csv: found column 'role' more than once; expected each column once. Export "
        "with question codes as headings; texts can repeat.",
    ),
    (
        lambda text: header(text, lambda first: first.replace('"id"', '"Vastaus-ID"')),
        "vastaukset.csv: found no column id among the "
        f"{len(laid_out('limesurvey').split(chr(13))[0].split(';'))} of the first line; "
        "expected LimeSurvey's export with codes as headings. In LimeSurvey export as "
        "CSV with question codes as headings and answer codes.",
    ),
    (
        lambda text: text.replace('\r\n"2";', '\r\n;'),
        "vastaukset.csv, line 4, column 'id': found nothing; expected the number of a response. "
        "Delete rows that are no responses, such as sums.",
    ),
    (
        lambda text: text.replace('\r\n"2";', '\r\n"2";"";'),
        "vastaukset.csv: found 29 cell(s) on line 4; expected 28 as in "
        "the header. A separator or a quotation mark is missing or too many there.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), LIMESURVEY)
def test_limesurvey_files_that_do_not_fit(
    damage: Callable[[str], str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError) as error:
        read("limesurvey", damage(laid_out("limesurvey")), tmp_path)
    assert str(error.value) == message


def test_limesurvey_empty_export_has_one_empty_line(tmp_path: Path) -> None:
    first = laid_out("limesurvey").split("\n", 1)[0]
    empty = ";".join('""' for _ in first.split(";"))
    with pytest.raises(ResponseError, match="found a header and no responses"):
        read("limesurvey", f"{first}\n{empty}\r\n\r\n", tmp_path)


def test_another_wave(tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read("limesurvey", laid_out("limesurvey"), tmp_path, wave="2024")
    assert str(error.value) == (
        "vastaukset.csv: found column 'onlyNew', which is asked in wave 2026; expected only "
        "columns of sample, wave 2024. Is this the file of another survey or wave?"
    )
    earlier = frame([("fi", dict.fromkeys(SAMPLE.at("2024").fields, ""))])
    content = get("limesurvey").lay_out(earlier, SAMPLE, "2024")
    with pytest.raises(ResponseError, match=r"found no column onlyNew \(item only_new\)"):
        read("limesurvey", content, tmp_path)


ODK = [
    (
        lambda text: text.replace("work-months", "work-month"),
        f"vastaukset.csv: found no column months (item months); expected all columns of {PLACE}. "
        "Did you mean 'work-month'? In ODK Central download all submissions as CSV; in KoboToolbox export CSV with XML "
        "values and headers.",
    ),
    (
        lambda text: text.replace("DeviceID", "work-mnths"),
        f"vastaukset.csv: found column 'work-mnths'; expected only columns of {PLACE}. Did you "
        "mean 'months'?",
    ),
    (
        lambda text: text.replace("meta-instanceID,KEY", "a,b"),
        "vastaukset.csv: found no column KEY, meta-instanceID, instanceID, meta/instanceID, _uuid, "
        "_id among the 51 of the first line; expected an export of ODK Central or "
        "KoboToolbox. In ODK Central download all submissions as CSV; in KoboToolbox export CSV "
        "with XML values and headers.",
    ),
    (
        lambda text: text.replace("@2026-", "@2024-"),
        "column FormVersion: found answers to 'sample@2024'; expected answers to 'sample@2026'. Read",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), ODK)
def test_odk_files_that_do_not_fit(
    damage: Callable[[str], str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError) as error:
        read("odk", damage(laid_out("odk")), tmp_path)
    assert message in str(error.value)


def with_cell(column: str, value: str, *rows: int) -> str:
    """Return ODK's file with a value in a column of the server in these rows."""
    head, *lines = [row.cells for row in parse(laid_out("odk"), ",", "a.csv")]
    place = head.index(column)
    written = [
        [value if number in rows and at == place else cell for at, cell in enumerate(cells)]
        for number, cells in enumerate(lines, 1)
    ]
    return "".join(
        ",".join(quoted(cell) for cell in cells) + "\n" for cells in [list(head), *written]
    )


UNREAD = [
    (
        with_cell("Status", "Not Decrypted", 2),
        "vastaukset.csv, column Status: found 1 submission(s) without readable answers (Not "
        "Decrypted): 2 on line 4; expected decrypted submissions. Give the passphrase when you "
        "export from ODK Central, so that it decrypts them; if their data never arrived, delete "
        "them there.",
    ),
    (
        with_cell("ReviewState", "rejected", 1, 2),
        "vastaukset.csv, column ReviewState: found 2 submission(s) that a reviewer rejected: 1 on "
        "line 2, 2 on line 4; expected submissions that count as answers. Delete or approve them "
        "on the server, or export without rejected submissions.",
    ),
    (
        with_cell("ReviewState", "validation_status_not_approved", 2).replace(
            "ReviewState", "_validation_status", 1
        ),
        "vastaukset.csv, column _validation_status: found 1 submission(s) that a reviewer "
        "rejected: 2 on line 4;",
    ),
    (
        with_cell("ReviewState", "Not Approved", 1).replace("ReviewState", "_validation_status", 1),
        "1 submission(s) that a reviewer rejected: 1 on line 2;",
    ),
]


@pytest.mark.parametrize(("content", "message"), UNREAD)
def test_odk_submissions_that_do_not_count_are_refused(
    content: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError) as error:
        read("odk", content, tmp_path)
    assert message in str(error.value)


@pytest.mark.parametrize("state", ["approved", "hasIssues", "edited", ""])
def test_odk_submissions_that_are_not_rejected_are_read(state: str, tmp_path: Path) -> None:
    assert read("odk", with_cell("ReviewState", state, 1), tmp_path) == ['työ;\n"ä"'] * 2


def test_odk_columns_of_an_earlier_version_of_the_form(tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read("odk", laid_out("odk").replace("DeviceID", "work-hobby"), tmp_path)
    assert str(error.value) == (
        f"vastaukset.csv: found column 'work-hobby'; expected only columns of {PLACE}. Is this the "
        "file of another survey or wave? If an earlier version of the form had it, export without "
        "the deleted fields: in ODK Central leave out that option, in KoboToolbox do not include "
        "fields from all versions."
    )


def test_odk_without_an_id(tmp_path: Path) -> None:
    text = laid_out("odk").replace(",2,2,,,0,0", ",,,,,0,0")
    with pytest.raises(ResponseError, match="found a response without an id on line 4"):
        read("odk", text, tmp_path)


def test_odk_without_group_names_and_with_split_options(tmp_path: Path) -> None:
    text = laid_out("odk")
    bare = header(
        text, lambda first: ",".join(name.rsplit("-", 1)[-1] for name in first.split(","))
    )
    split = header(
        text,
        lambda first: (
            first
            + ","
            + ",".join(
                f"background-tasks/{code}"
                for code in ("guidance", "training", "time", "other", "none")
            )
        ),
    )
    split = re.sub(r"(@2026-[0-9a-f]{8})\n", r"\1,0,0,1,0,0\n", split)
    for changed in (bare, split):
        path = tmp_path / "vastaukset.csv"
        path.write_text(changed)
        found = get("odk").read(path, SAMPLE, "2026").frame
        assert found["tasks__time"].tolist() == [True, True]
        assert found["tasks__guidance"].tolist() == [False, False]


def test_odk_without_the_servers_columns(tmp_path: Path) -> None:
    """A file from another tool may have the answers and their ids alone."""
    text = header(
        laid_out("odk"),
        lambda first: (
            first.replace("FormVersion", "Edited_")
            .replace("SubmissionDate", "a_")
            .replace("form_end_", "b_")
        ),
    )
    path = tmp_path / "vastaukset.csv"
    path.write_text(text)
    found = get("odk").read(path, SAMPLE, "2026").frame
    assert found["submitted"].isna().all()
    assert found["response_id"].tolist() == ["1", "2"]


def kobo(rows: list[dict[str, str]]) -> str:
    """Return a file as KoboToolbox exports it: everything quoted, its own columns last."""
    lines = [rows[0], *rows]
    return "\n".join(
        ";".join(f'"{key if number == 0 else row[key]}"' for key in rows[0])
        for number, row in enumerate(lines)
    )


def test_kobo_with_options_in_columns_of_their_own(tmp_path: Path) -> None:
    """KoboToolbox writes 0 for every option, also when nothing was chosen or shown."""
    asked = SAMPLE.at("2026")
    blank = {"form_language_": "fi"} | {
        f"tasks/{one.part}" if one.item == "tasks" else one.name: "0" if one.item == "tasks" else ""
        for one in asked.fields.values()
    }
    meta = {
        "meta/instanceID": "uuid:1",
        "_id": "7",
        "_uuid": "1-2",
        "_submission_time": "2026-01-05T10:00:00",
        "__version__": "vAbc",
        "_index": "1",
    }
    path = tmp_path / "kobo.csv"
    path.write_text(kobo([
        {**blank, "role": "other", "tasks/time": "1", **meta}, {**blank, **meta},
    ]))  # fmt: skip
    found = get("odk").read(path, SAMPLE, "2026")
    assert found.frame["tasks__time"].tolist()[0] is True
    assert found.frame["tasks__time__missing"].tolist()[1] == "blank"
    assert found.frame["language"].tolist() == ["fi", "fi"]
    assert found.frame["submitted"].notna().all()
    assert found.columns["tasks__time"] == "tasks/time"
    assert detect(path).evidence == "columns _uuid and _index, as KoboToolbox writes them"


def test_odk_codes_that_no_option_has(tmp_path: Path) -> None:
    path = tmp_path / "vastaukset.csv"
    path.write_text(laid_out("odk").replace(",time,", ",time coffee,"))
    first, _ = get("odk").read(path, SAMPLE, "2026").problems
    assert (first.found, first.item, first.column) == (
        "'option coffee'", "tasks", "background-tasks",
    )  # fmt: skip


def test_detection_shows_its_evidence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name;age\n")
    with pytest.raises(ResponseError) as error:
        detect(path)
    assert "found a file that no platform writes" in str(error.value)
    for content, message in (
        (b"", "an empty file"),
        (b"PK\x03\x04", "a workbook"),
        (b"a\x00b", "a zero byte"),
    ):
        path.write_bytes(content)
        with pytest.raises(ResponseError, match=message):
            detect(path)
    path.write_text("id,submitdate,lastpage,startlanguage,SubmissionDate,KEY\n")
    with pytest.raises(ResponseError, match=r"found a file of limesurvey \(columns id"):
        detect(path)
    with pytest.raises(ResponseError, match="no readable file"):
        detect(tmp_path / "none.csv")


def test_parsing_keeps_nothing_apart_from_an_empty_text() -> None:
    rows = parse('a;b\r\n;""\n"x\n""y""";1\r\r\n', ";", "a.csv")
    assert [row.cells for row in rows] == [("a", "b"), (None, ""), ('x\n"y"', "1")]
    assert [row.line for row in rows] == [1, 2, 3]
    assert [row.cells for row in parse("a;", ";", "a.csv")] == [("a", None)]


def test_text_after_a_closed_quotation_mark() -> None:
    with pytest.raises(ResponseError, match="on line 2, cell 2"):
        parse('a;b\n1;"x"y\n', ";", "a.csv")
