"""Which files of answers are read, once each, and what is refused with its reason."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from surveys.errors import ResponseError, ToolkitError, UsageError
from surveys.platforms import get
from surveys.platforms.detection import detect
from surveys.platforms.html import opening_with, sealed
from surveys.platforms.html.files import KEY_VARIABLE
from surveys.platforms.html.layout import saved
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE

PRIVATE, PUBLIC = sealed.make_pair()
OTHER_PRIVATE, _ = sealed.make_pair()
NAME = "sample-2026-0123456789abcdef.json"


def answers(*roles: str) -> list[dict[str, Any]]:
    blank: dict[str, str | None] = dict.fromkeys(one.name for one in SAMPLE.at("2026").asked_fields)
    rows = [("fi", {**blank, "role": role, "link": ""}) for role in roles]
    return saved(frame(rows), SAMPLE, "2026")


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def read(path: Path) -> Responses:
    return get("html").read(path, SAMPLE, "2026")


def refused(path: Path) -> str:
    with pytest.raises(ToolkitError) as error:
        read(path)
    return str(error.value)


@pytest.fixture
def key(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "private.jwk"
    path.write_text(PRIVATE, encoding="utf-8")
    with opening_with(path):
        yield path


def test_one_file_is_one_response(tmp_path: Path) -> None:
    (one,) = answers("local")
    path = write(tmp_path / NAME, one)
    found = read(path)
    assert (len(found), found.notices, found.problems) == (1, (), ())
    assert found.frame["role"].tolist() == ["local"]
    assert found.frame["link__missing"].tolist() == ["blank"]
    assert found.frame["months__missing"].tolist() == ["not_asked"]
    assert detect(path).evidence == "JSON that calls itself tkk-answers"


def test_a_folder_and_a_zipped_file_hold_many(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    for number, one in enumerate(answers("local", "other", "regional")):
        write(folder / f"sample-2026-0123456789abcde{number}.json", one)
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "notes.txt").write_text("from Åsa", encoding="utf-8")
    write(folder / "sample.html.names.json", {"platform": "html"})
    zipped = tmp_path / "answers.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"answers/{path.name}")
        archive.writestr("__MACOSX/answers/._x.json", b"\x00")
    for path in (folder, zipped):
        found = read(path)
        assert found.frame["role"].tolist() == ["local", "other", "regional"]
        (notice,) = found.notices
        assert notice.startswith(f"{path.name}: left out ")
        assert "notes.txt" in notice
        assert "names.json" in notice
        assert detect(path).platform == "html"


def test_a_response_that_came_twice_is_taken_once(tmp_path: Path) -> None:
    (one,) = answers("local")
    write(tmp_path / "a.json", one)
    write(tmp_path / "b (1).json", one)
    found = read(tmp_path)
    assert len(found) == 1
    assert found.notices == ("b (1).json holds a response that was read already: taken once",)


def test_two_answers_of_one_response_are_refused_without_showing_them(tmp_path: Path) -> None:
    one, other = answers("local", "other")
    write(tmp_path / "a.json", one)
    write(tmp_path / "b.json", {**other, "response_id": one["response_id"]})
    assert refused(tmp_path) == (
        "b.json: found response '1' again with other answers (role) than those, which a.json has; "
        "expected one file for each response. The respondent saved twice. Keep the file that they "
        "mean, mostly the later one, and take the other away."
    )
    write(tmp_path / "b.json", {**one, "language": "sv"})
    assert "again with another time or language than the one, which a.json has" in refused(tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"instrument": "means"},
            "a.json: found answers to 'means@2026'; expected answers to 'sample@2026'. Read",
        ),
        (
            {"wave": "2024"},
            "found answers to 'sample@2024'; expected answers to 'sample@2026'. Read",
        ),
        (
            {"content_hash": "x"},
            "found answers to another questionnaire; expected answers to 'sample@2026'",
        ),
        ({"content_hash": None}, "found answers to another questionnaire; expected answers to"),
        ({"format_version": 2}, "found format_version 2; expected 1. They were saved by a form of"),
        ({"language": "de"}, "found another language; expected one of fi, sv, en."),
        ({"response_id": " "}, "found no response_id; expected the id that the form drew."),
        ({"submitted": 3}, "found submitted 3; expected a text, or null."),
        ({"answers": []}, "found no answers; expected an object with an answer for each field."),
        ({"answers": {"rol": "x"}}, "found field 'rol'; expected only fields of the form. Did you"),
        ({"answers": {"role": "x"}}, "found no field link, seed, "),
        ({"format": "other"}, "found no answers in a.json; expected answers as the offline form"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], said: str, tmp_path: Path) -> None:
    (one,) = answers("local")
    assert said in refused(write(tmp_path / "a.json", {**one, **change}))


def test_a_field_of_another_wave_is_named(tmp_path: Path) -> None:
    (one,) = saved(
        frame([("fi", dict.fromkeys(field.name for field in SAMPLE.at("2024").asked_fields))]),
        SAMPLE,
        "2024",
    )
    one["answers"]["only_new"] = "yes"
    path = write(tmp_path / "a.json", one)
    with pytest.raises(ResponseError, match="field 'only_new', which is asked in wave 2026"):
        get("html").read(path, SAMPLE, "2024")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"format": "tkk-answers"', "found text that is not JSON (Expecting"),
        (b"[1]", "a.json, response 1: found something else; expected answers as"),
        (b"[]", "found no answers in a.json"),
        (b"{}", "found no answers in a.json"),
        (b"<html>", "a.json: found text that is not JSON (Expecting value"),
        (b'cal"}, "format": "tkk-answers"}', "a.json: found text that is not JSON"),
        (b"3", "a.json: found a single value; expected answers as the offline form saves them"),
        (bytes(40), "a.json: found a zero byte on the first line; expected text in UTF-8"),
        ('{"a": 1}'.encode("utf-16-le"), "a.json: found a zero byte on the first line"),
        (b"eyJ.x", "a.json: found text that is not JSON"),
        (b"eyJhIjoxfQ.x", "a.json: found text that is not JSON"),
        ("eyJä.x".encode(), "a.json: found text that is not JSON"),
        (b"", "a.json: found an empty file; expected answers as the offline form saves them. Ask"),
        (b"[" * 200_000, "found objects within objects without an end"),
        (b'{"a": "\xff"}', "expected text in UTF-8"),
    ],
)
def test_damaged_files_are_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert said in refused(path)


@pytest.mark.parametrize("name", ["b.json", "b.JWE"])
@pytest.mark.parametrize("content", [b"", bytes(100), b'"x": 1}', b"\xff\xfe{", b"AAA.BBB"])
@pytest.mark.parametrize("zipped", [False, True])
def test_what_may_be_damaged_answers_is_never_left_out(
    name: str, content: bytes, zipped: bool, tmp_path: Path
) -> None:
    (one,) = answers("local")
    path = tmp_path / "answers"
    path.mkdir()
    write(path / "a.json", one)
    assert len(read(path)) == 1
    (path / name).write_bytes(content)
    said = refused(zipped_up(path) if zipped else path)
    assert f"{name}: found " in said
    assert said.endswith("Ask for it again, or move it out of the folder.")


def test_other_endings_are_left_out_unless_they_begin_as_answers(tmp_path: Path) -> None:
    (one, other) = answers("local", "other")
    write(tmp_path / "a.json", one)
    write(tmp_path / "b.json.txt", other)
    (tmp_path / "c.txt").write_bytes(b"\xff\xfe")
    found = read(tmp_path)
    assert len(found) == 2
    assert found.notices == (f"{tmp_path.name}: left out c.txt, which hold no answers",)
    (tmp_path / "d.txt").write_bytes(b'{"format": ')
    assert refused(tmp_path).startswith("d.txt: found text that is not JSON")


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    for number, one in enumerate(answers("local", "other")):
        text = json.dumps(one)
        (tmp_path / f"{number}.json").write_bytes(text.encode("utf-16" if number else "utf-8"))
    found = read(tmp_path)
    assert (found.frame["role"].tolist(), found.notices) == (["local", "other"], ())
    assert detect(tmp_path / "1.json").platform == "html"


def zipped_up(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for one in folder.rglob("*"):
            archive.write(one, one.relative_to(folder))
    return path


def test_folders_in_a_folder_are_read_as_in_a_zipped_file(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    roles = {"a": "local", "b/c": "other", "b": "regional"}
    for (place, _), one in zip(roles.items(), answers(*roles.values()), strict=True):
        (path / place).mkdir(parents=True, exist_ok=True)
        write(path / place / NAME, one)
    (path / "b" / "notes.txt").write_text("from Åsa", encoding="utf-8")
    for source in (path, zipped_up(path)):
        found = read(source)
        assert sorted(found.frame["role"]) == ["local", "other", "regional"]
        assert "b/notes.txt, which hold no answers" in found.notices[0]
        assert detect(source).platform == "html"
    write(path / "a" / "again.json", answers("local")[0] | {"language": "sv"})
    said = refused(path)
    assert said.startswith(f"a/{NAME}: found response '1' again with another time or language")
    assert "which a/again.json has" in said


def test_hidden_files_that_may_be_answers_are_named(tmp_path: Path) -> None:
    path = tmp_path / "answers"
    (path / ".old").mkdir(parents=True)
    first, second, third = answers("local", "other", "regional")
    write(path / "a.json", first)
    write(path / ".b.json", second)
    write(path / ".old" / "c.jwe", third)
    (path / ".DS_Store").write_bytes(bytes(9))
    for one in (path, zipped_up(path)):
        found = read(one)
        assert found.frame["role"].tolist() == ["local"]
        assert found.notices == (
            f"{one.name}: left out .b.json, .old/c.jwe: hidden files are not read",
        )
    (path / "a.json").unlink()
    assert refused(path).startswith("answers: found no answers in .b.json, .old/c.jwe; expected")


def test_a_folder_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.json", answers("local")[0])
    closed = tmp_path / "closed"
    closed.mkdir()
    scan = os.scandir

    def scanned(place: str) -> object:
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", scanned)
    assert "found no readable file (Permission denied)" in refused(tmp_path)


def test_there_is_no_such_file_and_no_file(tmp_path: Path) -> None:
    assert "no readable file (No such file" in refused(tmp_path / "none.json")
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty").startswith("empty: found no answers; expected")


def test_a_zipped_file_that_is_too_large_or_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * 20_000_001)
    assert "a.zip, a.json: found 20000001 bytes" in refused(path)
    (one,) = answers("local")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", json.dumps(one))
    path.write_bytes(path.read_bytes().replace(b'"local"', b'"lokal"'))
    assert "a file that cannot be unzipped (Bad CRC-32" in refused(path)


def test_sealed_files_are_opened_with_the_key(tmp_path: Path, key: Path) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    first, second = answers("local", "other")
    token = sealed.sealed(json.dumps(first).encode(), json.loads(PUBLIC))
    (folder / "a.jwe").write_text(token, encoding="ascii")
    write(folder / "b.json", second)
    assert read(folder).frame["role"].tolist() == ["local", "other"]
    assert detect(folder).platform == "html"
    evidence = "an encrypted file (JWE) that says that it holds tkk-answers"
    assert detect(folder / "a.jwe").evidence == evidence
    again = sealed.sealed(json.dumps(first).encode(), json.loads(PUBLIC))
    assert again != token
    (folder / "c.jwe").write_text(again, encoding="ascii")
    assert read(folder).notices == ("c.jwe holds a response that was read already: taken once",)


def sealed_answer(folder: Path) -> Path:
    (one,) = answers("local")
    path = folder / "a.jwe"
    path.write_text(sealed.sealed(json.dumps(one).encode(), json.loads(PUBLIC)), encoding="ascii")
    return path


def test_a_key_opens_files_in_its_block_alone(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    path = sealed_answer(tmp_path)
    with opening_with(tmp_path / "none"):
        assert "expected the private key" in refused(path)
    assert len(read(path)) == 1
    with opening_with(None):
        assert "found answers that are encrypted" in refused(path)
    with pytest.raises(ZeroDivisionError), opening_with(None):
        _ = 1 / 0
    assert len(read(path)) == 1


def test_the_key_can_be_named_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sealed_answer(tmp_path)
    key = tmp_path / "private.jwk"
    key.write_text(PRIVATE, encoding="utf-8")
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert refused(path) == (
        "a.jwe: found answers that are encrypted; expected the private key that opens them. Name "
        "its file with --form-key, or in TKK_FORM_KEY_FILE."
    )
    monkeypatch.setenv(KEY_VARIABLE, str(key))
    assert len(read(path)) == 1
    monkeypatch.setenv(KEY_VARIABLE, str(tmp_path / "none"))
    assert "expected the private key" in refused(path)


def changed(place: int) -> Callable[[str], str]:
    def change(token: str) -> str:
        parts = token.split(".")
        first = "A" if parts[place][0] != "A" else "B"
        parts[place] = first + parts[place][1:]
        return ".".join(parts)

    return change


@pytest.mark.parametrize(
    "change", [*map(changed, (1, 2, 3, 4)), lambda token: token.rpartition(".")[0]]
)
def test_a_sealed_file_that_was_changed_is_not_opened(change: Callable[[str], str]) -> None:
    token = sealed.sealed(b"answers", json.loads(PUBLIC))
    assert sealed.opened(token, PRIVATE) == b"answers"
    with pytest.raises(ResponseError, match=r"a\.jwe: found a sealed file that this key does not"):
        sealed.opened(change(token), PRIVATE, "a.jwe")


def test_another_key_opens_nothing() -> None:
    token = sealed.sealed(b"answers", json.loads(PUBLIC))
    with pytest.raises(ResponseError, match="expected answers encrypted to the public key of this"):
        sealed.opened(token, OTHER_PRIVATE)


@pytest.mark.parametrize("text", ["", "{}", "[]", "x", PUBLIC, '{"kty": "oct", "k": "AAAA"}'])
def test_what_is_no_private_key_is_refused_without_repeating_it(text: str) -> None:
    token = sealed.sealed(b"answers", json.loads(PUBLIC))
    with pytest.raises(UsageError) as error:
        sealed.opened(token, text)
    assert str(error.value) == (
        "form key: found no private key; expected a private RSA key as a JSON Web Key. Make a pair "
        "with: tkk key pair"
    )


def test_a_pair_belongs_together_and_its_halves_differ() -> None:
    private, public = json.loads(PRIVATE), json.loads(PUBLIC)
    assert private["n"] == public["n"]
    assert private["kid"] == public["kid"]
    assert {"d", "p", "q"} <= set(private)
    assert not {"d", "p", "q", "dp", "dq", "qi"} & set(public)
    assert (public["alg"], public["use"]) == ("RSA-OAEP-256", "enc")
    assert len(public["n"]) * 6 >= 3072
