"""`tkk key`: what it prints, records and refuses, and that no key is in anything it leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]
WHY = ("--by", "A. Keeper", "--reason", "a laptop was lost")


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's settings, and an empty project in which `tkk` works."""
    folder = tmp_path_factory.mktemp("home")
    root = tmp_path_factory.mktemp("project")
    (root / "data_raw").mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TKK_ROOT", str(root))
    for name in ("XDG_CONFIG_HOME", "TKK_KEY_FILE", "TKK_FORM_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(root)
    return folder / ".config" / "tkk"


def record(home: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(
        (Path.cwd() / "data_clean" / "mystudy" / "keys.json").read_bytes()
    )
    return rows


def test_the_life_of_a_key_leaves_it_nowhere(tkk: Command, home: Path) -> None:
    place = home / "mystudy.key"
    told: list[str] = []
    secrets: list[str] = []
    for command, code in (
        (("create", "mystudy", "--by", "A. Keeper"), 0),
        (("create", "mystudy"), 6),
        (("rotate", "mystudy", *WHY), 2),
        (("rotate", "mystudy", *WHY, "--yes"), 0),
        (("destroy", "mystudy", *WHY, "--old", "--yes"), 0),
        (("destroy", "mystudy", *WHY, "--old", "--yes"), 6),
        (("destroy", "mystudy", *WHY), 2),
        (("destroy", "mystudy", *WHY, "--yes"), 0),
        (("rotate", "mystudy", *WHY, "--yes"), 5),
    ):
        found, *printed = tkk("key", *command)
        assert found == code, printed
        told += printed
        secrets += [one.read_text().strip() for one in home.iterdir() if one.suffix != ".json"]
    assert len(set(secrets)) == 2
    assert not place.exists()
    assert [one["event"] for one in record(home)] == [
        "created",
        "rotated",
        "destroyed",
        "destroyed",
    ]
    assert {(one["by"], one["reason"]) for one in record(home)[1:]} == {
        ("A. Keeper", "a laptop was lost")
    }
    kept = [path.read_bytes() for path in Path.cwd().rglob("*") if path.is_file()]
    for secret in secrets:
        forms = (secret, secret.upper(), repr(bytes.fromhex(secret))[2:-1])
        assert not any(form in text for form in forms for text in told)
        assert not any(form.encode() in content for form in forms for content in kept)
        assert not any(bytes.fromhex(secret) in content for content in kept)


def test_a_destroyed_key_is_told_of_when_the_study_is_run(tkk: Command, home: Path) -> None:
    tkk("key", "create", "mystudy")
    tkk("key", "destroy", "mystudy", *WHY, "--yes")
    code, _, complaint = tkk("key", "rotate", "mystudy", *WHY, "--yes")
    assert code == 5
    assert "destroyed on" in complaint
    assert "can no longer be linked" in complaint


@pytest.mark.parametrize("command", ["rotate", "destroy"])
def test_what_cannot_be_undone_needs_a_person_a_reason_and_a_yes(
    tkk: Command, home: Path, command: str
) -> None:
    tkk("key", "create", "mystudy")
    before = (home / "mystudy.key").read_bytes()
    for arguments, message in (
        (("--by", "A. Keeper", "--yes"), "--reason"),
        (("--reason", "lost", "--yes"), "--by"),
        (WHY, "no --yes"),
    ):
        code, _, complaint = tkk("key", command, "mystudy", *arguments)
        assert (code, message in complaint) == (2, True)
    assert (home / "mystudy.key").read_bytes() == before
    assert [one["event"] for one in record(home)] == ["created"]


def test_a_key_elsewhere_is_rotated_and_destroyed_there(
    tkk: Command, home: Path, tmp_path: Path
) -> None:
    place = tmp_path / "elsewhere" / "one.key"
    assert tkk("key", "create", "mystudy", "--output", str(place))[0] == 0
    assert tkk("key", "rotate", "mystudy", "--key", str(place), *WHY, "--yes")[0] == 0
    assert len(list(place.parent.iterdir())) == 2
    code, printed, _ = tkk("key", "destroy", "mystudy", "--key", str(place), *WHY, "--yes")
    assert (code, printed.count("destroyed /"), list(place.parent.iterdir())) == (0, 2, [])
    assert not home.exists()


def test_the_form_key_is_destroyed_alone(
    tkk: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tkk("key", "create", "mystudy")
    tkk("key", "pair", "mystudy", "--by", "A. Keeper")
    monkeypatch.setenv("TKK_KEY_FILE", str(home / "mystudy.key"))
    assert tkk("key", "destroy", "mystudy", "--form", *WHY, "--yes")[0] == 0
    assert [one.name for one in home.iterdir()] == ["mystudy.key"]
    assert [(one["event"], one["key"]) for one in record(home)] == [
        ("created", "pseudonyms"),
        ("created", "sealed answers"),
        ("destroyed", "sealed answers"),
    ]


def test_a_key_in_the_project_is_refused(tkk: Command, home: Path) -> None:
    for command in (
        ("create", "mystudy", "--output"),
        ("rotate", "mystudy", *WHY, "--yes", "--key"),
        ("destroy", "mystudy", *WHY, "--yes", "--key"),
    ):
        inside = Path.cwd() / "data_raw" / "one.key"
        if command[0] != "create":
            inside.write_text("ab" * 32)
        code, _, complaint = tkk("key", *command, str(inside))
        assert (code, "inside the repository" in complaint) == (5, True)
        assert "abab" not in complaint


def test_a_study_that_is_no_name_is_refused(tkk: Command, home: Path) -> None:
    for command in (
        ("create", "../x"),
        ("rotate", "../x", *WHY, "--yes"),
        ("destroy", "../x", *WHY, "--yes"),
    ):
        code, _, complaint = tkk("key", *command)
        assert (code, "the name of a study" in complaint) == (2, True)
