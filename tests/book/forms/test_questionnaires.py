"""Files of a questionnaire by what their names say, and which of them a reader gets first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from book.forms.questionnaires import Download, Questionnaire, download, questionnaires

MakeForm = Callable[..., Questionnaire]


def file(group: str, language: str, kind: str, name: str = "x", role: str = "") -> Download:
    return Download(name=name, group=group, language=language, role=role, kind=kind, size=1)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("means.odk.xlsx", ("odk", "", "", "xlsx")),
        ("means.paper.sv.pdf", ("paper", "sv", "", "pdf")),
        ("means.html", ("html", "", "", "html")),
        ("means.html.names.json", ("html", "", "names", "json")),
        ("means.qualtrics.fi.logic.txt", ("qualtrics", "fi", "logic", "txt")),
        ("means.codebook.sav", ("codebook", "", "", "sav")),
        ("means.paper.entry.xlsx", ("paper", "", "entry", "xlsx")),
        ("means.limesurvey.lss", ("limesurvey", "", "", "lss")),
        ("means.limesurvey.txt", ("limesurvey", "", "structure", "txt")),
    ],
)
def test_a_name_tells_what_a_file_is(
    tmp_path: Path, name: str, found: tuple[str, str, str, str]
) -> None:
    (tmp_path / name).write_bytes(b"1234")
    one = download(tmp_path / name, "means")
    assert (one.group, one.language, one.role, one.kind) == found
    assert (one.name, one.size) == (name, 4)
    assert one.is_mapping == name.endswith("names.json")


def test_each_round_has_its_own_forms_and_all_have_the_codebook(tmp_path: Path) -> None:
    folder = tmp_path / "coordinators"
    folder.mkdir()
    book = "coordinators.codebook.csv"
    for name in (book, "coordinators.odk.xlsx", "coordinators@2024.odk.xlsx"):
        (folder / name).write_bytes(b"")
    first, last = questionnaires(tmp_path, ["coordinators"])
    assert [one.name for one in first.downloads] == ["coordinators@2024.odk.xlsx", book]
    assert [one.name for one in last.downloads] == ["coordinators.odk.xlsx", book]
    assert (first.slug, last.slug) == ("forms/coordinators@2024.html", "forms/coordinators.html")
    assert len(first.asked.asked) < len(last.asked.asked)


def test_the_readers_language_comes_first_and_the_mapping_last(form: MakeForm) -> None:
    files = [file("redcap", one, "csv") for one in ("en", "fi", "sv")]
    found = form(
        "means", None, file("redcap", "", "json", role="names"), *files, file("odk", "", "xlsx")
    )
    offered = found.offered("redcap", "sv")
    assert [(one.language, one.kind) for one in offered] == [
        ("sv", "csv"),
        ("fi", "csv"),
        ("en", "csv"),
        ("", "json"),
    ]


def test_the_form_itself_comes_before_what_belongs_to_it(form: MakeForm) -> None:
    files = (
        file("paper", "", "xlsx", role="entry"),
        file("paper", "en", "pdf"),
        file("paper", "sv", "pdf"),
    )
    offered = form("means", None, *files).offered("paper", "sv")
    assert [(one.language, one.role) for one in offered] == [
        ("sv", ""),
        ("", "entry"),
        ("en", ""),
    ]


@pytest.mark.parametrize(
    ("one", "address"),
    [
        (file("html", "", "html"), "x?lang=sv"),
        (file("codebook", "fi", "html"), "x"),
        (file("odk", "", "xlsx"), "x"),
    ],
)
def test_a_form_of_all_languages_opens_in_the_readers(one: Download, address: str) -> None:
    assert one.address("sv") == address


def test_a_file_is_found_in_the_readers_language_or_in_all(form: MakeForm) -> None:
    found = form("means", None, file("paper", "fi", "pdf", "a"), file("html", "", "html", "b"))
    names = [
        None if one is None else one.name
        for one in (
            found.find("paper", "pdf", "fi"),
            found.find("paper", "pdf", "sv"),
            found.find("html", "html", "sv"),
        )
    ]
    assert names == ["a", None, "b"]
