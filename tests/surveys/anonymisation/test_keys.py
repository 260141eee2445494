from __future__ import annotations

import copy
import hmac
import os
import pickle
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.anonymisation import create_key, keys, pseudonym, read_key, write_secret
from surveys.anonymisation.keys import (
    SecretKey,
    destroy_secret,
    fingerprint,
    new_key,
    replace_secret,
    written,
)
from surveys.anonymisation.pseudonyms import DOMAINS
from surveys.errors import DisclosureError, StoreError


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secret" / "key"


def test_a_created_key_is_read_back_by_its_owner_alone(path: Path, repository: Path) -> None:
    create_key(path, forbidden=repository)
    assert len(read_key(path, forbidden=repository)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_keys_differ(path: Path, repository: Path) -> None:
    other = path.with_name("other")
    create_key(path, forbidden=repository)
    create_key(other, forbidden=repository)
    assert read_key(path, forbidden=repository) != read_key(other, forbidden=repository)


def test_an_existing_key_is_never_overwritten(path: Path, repository: Path) -> None:
    create_key(path, forbidden=repository)
    before = path.read_text()
    with pytest.raises(StoreError, match="exists already"):
        create_key(path, forbidden=repository)
    assert path.read_text() == before


def test_no_key_says_what_to_run(path: Path, repository: Path) -> None:
    with pytest.raises(DisclosureError, match="tkk key create") as raised:
        read_key(path, forbidden=repository)
    assert raised.value.exit_code == 5


def test_a_key_in_the_repository_is_refused(tmp_path: Path, repository: Path) -> None:
    inside = repository / "deep" / "key"
    for place in (inside, tmp_path / "secret" / ".." / "repository" / "key", repository):
        with pytest.raises(DisclosureError, match="inside the repository"):
            create_key(place, forbidden=repository)
    assert not inside.parent.exists()
    (tmp_path / "elsewhere").symlink_to(repository)
    with pytest.raises(DisclosureError, match="inside the repository"):
        read_key(tmp_path / "elsewhere" / "key", forbidden=repository)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_key_that_others_may_read_is_refused(path: Path, repository: Path, mode: int) -> None:
    create_key(path, forbidden=repository)
    path.chmod(mode)
    with pytest.raises(DisclosureError, match="chmod 600"):
        read_key(path, forbidden=repository)


def test_modes_say_nothing_on_other_systems(
    path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_key(path, forbidden=repository)
    path.chmod(0o666)
    monkeypatch.setattr(keys, "_POSIX", False)
    assert len(read_key(path, forbidden=repository)) == 32


@pytest.mark.parametrize("content", [b"", b"ab" * 31, b"ab" * 33, b"zz" * 32, b"\xff" * 32])
def test_what_is_no_key_is_refused_and_never_shown(
    path: Path, repository: Path, content: bytes
) -> None:
    create_key(path, forbidden=repository)
    path.write_bytes(content)
    with pytest.raises(DisclosureError, match="expected 64 hexadecimal digits") as raised:
        read_key(path, forbidden=repository)
    assert raised.value.__cause__ is None
    assert "abab" not in str(raised.value)


def test_a_key_shows_itself_nowhere_and_is_stored_in_no_cache() -> None:
    key = SecretKey(b"0123456789abcdef" * 2)
    shown = f"{key} {key!r} {[key]} {{'key': key}}" + str(key)
    assert "0123" not in shown
    assert key == b"0123456789abcdef" * 2
    for store in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never stored"):
            store(key)


def test_read_and_made_keys_are_of_that_kind(path: Path, repository: Path) -> None:
    create_key(path, forbidden=repository)
    assert isinstance(read_key(path, forbidden=repository), SecretKey)
    assert len({new_key() for _ in range(20)}) == 20
    assert written(SecretKey(b"\x01" * 32)) == "01" * 32 + "\n"


def test_the_fingerprint_tells_keys_apart_and_is_no_pseudonym() -> None:
    one, other = bytes(range(32)), bytes(32)
    assert fingerprint(one) != fingerprint(other)
    assert len(fingerprint(one)) == 16
    assert fingerprint(one) != hmac.digest(one, b"", "sha256").hex()[:16]
    texts = ("tkk key fingerprint 1", "", "key")
    assert fingerprint(one) not in {
        pseudonym(one, domain, text) for domain in DOMAINS for text in texts
    }


@pytest.mark.parametrize("when", ["before it is written", "before it has its name"])
def test_a_killed_writer_leaves_no_key_and_hinders_nobody(
    path: Path, repository: Path, when: str
) -> None:
    path.parent.mkdir()
    left = path.with_name(f".unfinished-{path.name}")
    left.write_text("" if when == "before it is written" else "ab" * 32)
    assert not path.exists()
    create_key(path, forbidden=repository)
    assert len(read_key(path, forbidden=repository)) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def refusing(_: Path, __: Path) -> None:
    raise PermissionError(1, "no hard links here")


def test_file_systems_without_hard_links(
    path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", refusing)
    create_key(path, forbidden=repository)
    before = path.read_text()
    with pytest.raises(StoreError, match="exists already"):
        create_key(path, forbidden=repository)
    assert path.read_text() == before


def test_a_link_in_the_place_of_a_new_key_is_refused(path: Path, repository: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(path.with_name("nowhere"))
    with pytest.raises(StoreError, match="exists already"):
        create_key(path, forbidden=repository)
    assert not path.exists()


def test_a_key_is_replaced_whole(path: Path, repository: Path) -> None:
    create_key(path, forbidden=repository)
    replace_secret(path, "cd" * 32, forbidden=repository)
    assert read_key(path, forbidden=repository) == bytes.fromhex("cd" * 32)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(DisclosureError, match="inside the repository"):
        replace_secret(repository / "key", "cd" * 32, forbidden=repository)


def test_a_destroyed_key_is_overwritten_before_it_is_removed(
    path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_key(path, forbidden=repository)
    secret = path.read_bytes()
    left = path.with_name(f".unfinished-{path.name}")
    left.write_bytes(secret)
    seen: list[bytes] = []
    unlink = Path.unlink

    def watched(one: Path, missing_ok: bool = False) -> None:
        seen.append(one.read_bytes())
        unlink(one, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    destroy_secret(path, forbidden=repository)
    assert [len(one) for one in seen] == [65, 65]
    assert not any(secret[:16] in one for one in seen)
    monkeypatch.undo()
    create_key(path, forbidden=repository)
    destroy_secret(path, forbidden=repository)
    assert list(path.parent.iterdir()) == []


def test_what_is_not_destroyed(path: Path, repository: Path) -> None:
    inside = repository / "key"
    inside.write_text("ab")
    with pytest.raises(DisclosureError, match="inside the repository"):
        destroy_secret(inside, forbidden=repository)
    create_key(path, forbidden=repository)
    link = path.with_name("link")
    link.symlink_to(path)
    with pytest.raises(StoreError, match="a link to the key"):
        destroy_secret(link, forbidden=repository)
    assert len(read_key(link, forbidden=repository)) == 32


def test_secrets_are_written_where_folders_cannot_be_synchronised(
    path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_POSIX", False)
    opened: list[Path] = []
    real: Callable[..., int] = os.open

    def watched(one: Path, *rest: int) -> int:
        opened.append(Path(one))
        return real(one, *rest)

    monkeypatch.setattr(os, "open", watched)
    write_secret(path, "ab", forbidden=repository, advice="")
    assert path.read_text() == "ab"
    assert path.parent not in opened
