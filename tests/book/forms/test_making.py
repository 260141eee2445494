"""Files are written once for equal content, alike each time, and every failure is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from book.forms import making
from book.forms.making import made, write_codebook, write_forms
from book.tools.failures import BookError
from surveys.errors import DefinitionError
from surveys.platforms import registry


@pytest.fixture(autouse=True)
def code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the code as unchanged, whatever is being edited meanwhile."""
    monkeypatch.setattr(making, "digest_of", lambda root, parts: "this")


def contents(folder: Path) -> Mapping[str, bytes]:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def test_all_rounds_and_formats_are_written_once(tmp_path: Path) -> None:
    lines: list[str] = []
    names, formats = ("employers", "rooting"), ("surveyjs", "limesurvey")
    folder = made(tmp_path / "cache", names, lines.append, formats)
    assert {path.name for path in folder.glob("*/*surveyjs*")} == {
        "employers.surveyjs.json",
        "employers.surveyjs.names.json",
        "rooting@first.surveyjs.json",
        "rooting@first.surveyjs.names.json",
        "rooting.surveyjs.json",
        "rooting.surveyjs.names.json",
    }
    assert (folder / "rooting" / "rooting@first.limesurvey.lss").is_file()
    assert lines == ["Writing the forms of 2 questionnaires …"]
    first = contents(folder)
    assert made(tmp_path / "cache", names, lines.append, formats) == folder
    assert len(lines) == 1
    assert contents(folder) == first


def test_other_wishes_are_written_anew_and_old_files_go(tmp_path: Path) -> None:
    old = made(tmp_path, ("employers",), lambda line: None, ("surveyjs",))
    new = made(tmp_path, ("employers",), lambda line: None, ("odk",))
    assert old != new
    assert [one for one in tmp_path.iterdir() if not one.name.startswith(".")] == [new]


def test_the_key_changes_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = making.key(["a"])
    assert making.key(["a"]) == before
    monkeypatch.setattr(making, "digest_of", lambda root, parts: "other")
    assert making.key(["a"]) != before


def test_failures_are_told_together_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"(?s)2 problem.*employers, round 2026, pigeon.*smoke"):
        made(tmp_path, ("employers",), lambda line: None, ("pigeon", "odk", "smoke"))
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_cannot_be_written_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> object:
        raise DefinitionError("no Finnish text", where="item a")

    monkeypatch.setattr(registry._MODULES["odk"] + ".export", refusing)
    messages = write_forms("employers", "2026", ("odk", "surveyjs"), tmp_path)
    assert messages == ("employers, round 2026, odk: item a: found no Finnish text.",)
    assert (tmp_path / "employers" / "employers.surveyjs.json").is_file()


def test_a_codebook_is_written_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "FORMATS", ("html", "ddi", "pigeon"))
    (message,) = write_codebook("employers", tmp_path)
    assert message.startswith("employers, codebook, pigeon: found format 'pigeon'")
    assert {path.name for path in (tmp_path / "employers").iterdir()} == {
        "employers.codebook.ddi.xml",
        *(f"employers.codebook.{language}.html" for language in ("fi", "sv", "en")),
    }


@pytest.mark.slow
def test_two_builds_write_the_same_bytes(tmp_path: Path) -> None:
    names = ("esf_plus_exit", "employers")
    one = made(tmp_path / "one", names, lambda line: None)
    two = made(tmp_path / "two", names, lambda line: None)
    assert one.name == two.name
    first, second = contents(one), contents(two)
    assert {"employers/employers.codebook.fi.docx", "employers/employers.odk.xlsx"} <= set(first)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
