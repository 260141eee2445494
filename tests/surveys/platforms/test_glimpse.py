"""The first look at a response file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from surveys.errors import ResponseError
from surveys.platforms.glimpse import glimpse, glimpse_of_text


@pytest.mark.parametrize(
    ("head", "kind", "headings"),
    [
        (b"id;role\n1;a", "text", ("id", "role")),
        (b"\xef\xbb\xbf\"id\",\"role\"\r\n", "text", ("id", "role")),
        ("id\trooli\n".encode("utf-16"), "text", ("id", "rooli")),
        (b'\n [{"id": 1}]', "json", ()),
        (b'\xef\xbb\xbf{"value": []}', "json", ()),
        ('[{"id": 1}]'.encode("utf-16"), "json", ()),
        (b"", "text", ("",)),
    ],
)  # fmt: skip
def test_texts(head: bytes, kind: str, headings: tuple[str, ...]) -> None:
    found = glimpse_of_text(head, "a")
    assert (found.kind, found.headings, found.head) == (kind, headings, head)


def test_a_workbook_shows_the_first_row_of_its_first_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with pd.ExcelWriter(path) as book:
        pd.DataFrame({"ID": [1], "Rooli": ["a"]}).to_excel(book, sheet_name="Form1", index=False)
        pd.DataFrame({"muu": [1]}).to_excel(book, sheet_name="Form2", index=False)
    found = glimpse(path)
    assert (found.kind, found.headings) == ("workbook", ("ID", "Rooli"))


def test_files_of_statistics_programs_show_their_variables(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": [1.0], "role": ["a"]})
    pyreadstat.write_sav(frame, tmp_path / "a.sav")
    pyreadstat.write_dta(frame, tmp_path / "a.dta")
    assert (glimpse(tmp_path / "a.sav").kind, glimpse(tmp_path / "a.dta").kind) == ("sav", "dta")
    assert glimpse(tmp_path / "a.sav").headings == ("id", "role")
    assert glimpse(tmp_path / "a.dta").headings == ("id", "role")


def test_zipped_files_and_folders_show_the_names_in_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("coordinators.csv", "a")
    found = glimpse(tmp_path / "a.zip")
    assert (found.kind, found.headings) == ("zip", ("coordinators.csv",))
    (tmp_path / ".hidden").touch()
    folder = glimpse(tmp_path)
    assert (folder.kind, folder.headings) == ("folder", ("a.zip",))
    assert folder.head == (tmp_path / "a.zip").read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04 cut short", "found a damaged zipped file (File is not a zip file)"),
        (b"$FL2 cut short", "found a damaged file of a statistics program ("),
        (b"<stata_dta> cut short", "found a damaged file of a statistics program ("),
    ],
)
def test_damaged_files(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(ResponseError) as error:
        glimpse(path)
    assert str(error.value).startswith(f"a.bin: {message}")


def test_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="No such file"):
        glimpse(tmp_path / "none.csv")
