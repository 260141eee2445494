"""Every reader of JSON refuses what is none, and what would never end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.errors import ResponseError
from surveys.platforms import get
from surveys.platforms.html.files import read_saved
from surveys.platforms.json_files import parse_json, read_json
from surveys.platforms.limesurvey.files import open_sheet
from surveys.platforms.mapping import read_mapping
from surveys.platforms.odk.odata import read_odata
from surveys.platforms.redcap.records import read_records
from surveys.platforms.surveyjs.results import read_results
from surveys.platforms.tabular.naming import canonical_mapping
from surveys.platforms.webropol.results import read_results as read_webropol
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

READERS: dict[str, Callable[[Path], object]] = {
    "html": read_saved,
    "limesurvey": open_sheet,
    "mapping": read_mapping,
    "odk": lambda path: read_odata(path, SAMPLE.at("2026")),
    "redcap": read_records,
    "surveyjs": read_results,
    "webropol": lambda path: read_webropol(path, canonical_mapping("webropol", SAMPLE, "2026")),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": ', "found text that is not JSON (Expecting value: line 1 column 7 (char 6)); "),
        ("[1 2]", "found text that is not JSON (Expecting ',' delimiter: "),
        ("[" * 200_000, "found objects within objects without an end; expected "),
        ('{"a":' * 200_000, "found objects within objects without an end; expected "),
    ],
    ids=["cut", "comma", "arrays", "objects"],
)
def test_what_is_no_json_is_refused(reader: str, text: str, found: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(ResponseError) as error:
        READERS[reader](path)
    assert str(error.value).startswith(f"a.json: {found}")


@pytest.mark.parametrize("reader", READERS)
def test_a_file_that_is_not_there_is_refused(reader: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match=r"none\.json: found no readable file \(No such file"):
        READERS[reader](tmp_path / "none.json")


@pytest.mark.parametrize("number", ["9" * 5000, "1e9999999999999999999"])
def test_absurd_numbers_are_refused(number: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'{{"responses": [{{"id": {number}}}]}}')
    with pytest.raises(ResponseError, match=r"a\.json: found text that is not JSON"):
        open_sheet(path)


def test_utf_16_is_read_as_utf_8_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes('{"vastaus": "työ"}'.encode(encoding))
        assert read_json(path, "an object") == {"vastaus": "työ"}


def test_the_advice_follows() -> None:
    with pytest.raises(ResponseError) as error:
        parse_json("", "a.json", "an array", "Store it again.")
    assert str(error.value) == (
        "a.json: found text that is not JSON (Expecting value: line 1 column 1 (char 0)); expected "
        "an array. Store it again."
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"a\ud83d", "a\ufffd"),
        (r"\uDE00b", "\ufffdb"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (r"a\u0000b", "a\ufffdb"),
        (r"\\ud83d \\u0000", r"\ud83d \u0000"),
        (r"\u00e4\n", "ä\n"),
    ],
)
def test_what_is_no_character_is_replaced(written: str, read: str) -> None:
    assert parse_json(f'["{written}"]', "a.json", "an array") == [read]


@pytest.mark.parametrize("platform", ["html", "limesurvey", "odk", "redcap", "surveyjs"])
def test_lost_characters_are_noticed(platform: str, tmp_path: Path) -> None:
    target = get(platform)
    cells = frame([("fi", blank(role="local", why="MARK"))])
    path = tmp_path / "a.json"
    content = target.lay_out(cells, SAMPLE, "2026", "json").decode()
    path.write_text(content.replace("MARK", r"a\ud83db"), encoding="utf-8")
    found = target.read(path, SAMPLE, "2026")
    assert found.frame["why"].tolist() == ["a\ufffdb"]
    assert "characters that could not be read stand as \ufffd in texts of" in found.notices[-1]
