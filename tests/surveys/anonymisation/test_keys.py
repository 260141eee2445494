from __future__ import annotations

import stat
from pathlib import Path

import pytest

from surveys.anonymisation import create_key, keys, read_key
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
