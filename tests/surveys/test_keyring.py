"""The secret keys of a study."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys import keyring
from surveys.anonymisation.keys import fingerprint
from surveys.errors import DisclosureError, StoreError, UsageError
from surveys.fieldwork import read_fieldwork
from surveys.key_record import Entry, read_record, record_place
from surveys.keyring import (
    Told,
    check_same_key,
    destroy_keys,
    form_key_place,
    key_place,
    make_form_keys,
    make_key,
    rotate_key,
    study_key,
)
from surveys.platforms.html.sealed import opened, sealed
from surveys.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    root = tmp_path / "project"
    (root / "data_raw").mkdir(parents=True)
    return Store(root)


def test_what_is_sealed_to_the_public_key_is_opened_with_the_private_one(
    store: Store, tmp_path: Path
) -> None:
    private, public = make_form_keys("mystudy", store, tmp_path / "safe" / "key.json")
    assert public == store.root / "data_raw" / "mystudy" / "mystudy.form-key.public.json"
    assert (private.stat().st_mode & 0o777, "d" in json.loads(private.read_text())) == (0o600, True)
    (public.parent / "fieldwork.toml").write_text(f'public_key = "{public.name}"\n')
    public_key = read_fieldwork(public.parent / "fieldwork.toml").public_key
    assert public_key is not None
    assert opened(sealed("Åäö".encode(), public_key), private.read_text()).decode() == "Åäö"


def test_keys_are_never_replaced_nor_put_into_the_project(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "key.json"
    make_form_keys("mystudy", store, place)
    kept = place.read_bytes()
    with pytest.raises(StoreError, match="a key that exists already"):
        make_form_keys("mystudy", store, place)
    assert place.read_bytes() == kept
    with pytest.raises(StoreError, match=r"mystudy\.form-key\.public\.json"):
        make_form_keys("mystudy", store, tmp_path / "second.json")
    assert not (tmp_path / "second.json").exists()
    with pytest.raises(DisclosureError, match="a key inside the repository"):
        make_form_keys("other", store, store.root / "data_raw" / "key.json")
    with pytest.raises(DisclosureError, match="a key inside the repository"):
        make_key("other", store, store.root / "key")
    assert not (store.root / "data_raw" / "other").exists()


@pytest.mark.parametrize(
    ("system", "settings", "folder"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.config/tkk"),
        ("linux", {"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/a"}, "/etc/a/tkk"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/tkk"),
        ("win32", {"HOME": "/a"}, "/a/tkk"),
        ("win32", {"APPDATA": "/a/Roaming"}, "/a/Roaming/tkk"),
    ],
)
def test_keys_lie_in_the_settings_of_the_user(
    system: str, settings: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    assert key_place("a") == Path(folder) / "a.key"


def test_the_keys_of_a_study_lie_beside_each_other() -> None:
    assert key_place("a").parent == form_key_place("a").parent
    assert (key_place("a").name, form_key_place("a").name) == ("a.key", "a.form-key.json")


@pytest.mark.parametrize("name", ["", "..", "../x", "a/b", ".hidden", "a b"])
def test_no_key_lies_in_another_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected the name of a study"):
        key_place(name)
    with pytest.raises(UsageError, match="expected the name of a study"):
        make_form_keys(name, Store(tmp_path), tmp_path / "outside" / "key.json")
    assert list(tmp_path.rglob("*")) == []


TOLD = Told("A. Keeper", "a laptop was lost", dt.date(2026, 11, 23))


@pytest.fixture
def place(store: Store, tmp_path: Path) -> Path:
    """A study's key, made."""
    return make_key("mystudy", store, tmp_path / "safe" / "mystudy.key", TOLD)


def events(store: Store) -> list[str]:
    return [str(one.event) for one in read_record(store, "mystudy")]


def files(place: Path) -> int:
    return len(list(place.parent.iterdir())) if place.parent.is_dir() else 0


def test_making_a_key_is_recorded_without_the_key(store: Store, place: Path) -> None:
    (entry,) = read_record(store, "mystudy")
    key = study_key("mystudy", store, place)
    assert (entry.event, entry.date, entry.by) == ("created", "2026-11-23", "A. Keeper")
    assert entry.fingerprint == fingerprint(key)
    written = record_place(store, "mystudy").read_bytes()
    assert key.hex().encode() not in written
    assert str(place.parent).encode() not in written


def test_rotating_keeps_the_old_key_and_changes_the_fingerprint(store: Store, place: Path) -> None:
    old = study_key("mystudy", store, place)
    path, kept = rotate_key("mystudy", store, TOLD, place)
    new = study_key("mystudy", store, place)
    assert (path, old != new, study_key("mystudy", store, kept) == old) == (place, True, True)
    assert [path.stat().st_mode & 0o777 for path in (place, kept)] == [0o600, 0o600]
    assert events(store) == ["created", "rotated"]
    last = read_record(store, "mystudy")[-1]
    assert (last.previous, last.fingerprint) == (fingerprint(old), fingerprint(new))


def test_old_keys_are_destroyed_and_the_new_one_stays(store: Store, place: Path) -> None:
    _, kept = rotate_key("mystudy", store, TOLD, place)
    assert destroy_keys("mystudy", store, TOLD, place, which="old") == (kept,)
    assert (kept.exists(), len(study_key("mystudy", store, place))) == (False, 32)
    with pytest.raises(StoreError, match="no key to destroy"):
        destroy_keys("mystudy", store, TOLD, place, which="old")


def test_after_destruction_nothing_can_be_linked_and_that_is_said(
    store: Store, place: Path
) -> None:
    secret = place.read_text()
    rotate_key("mystudy", store, TOLD, place)
    assert len(destroy_keys("mystudy", store, TOLD, place)) == 2
    assert files(place) == 0
    assert events(store) == ["created", "rotated", "destroyed", "destroyed"]
    message = "destroyed on 2026-11-23 by A. Keeper: a laptop was lost.*can no longer be linked"
    with pytest.raises(DisclosureError, match=message):
        study_key("mystudy", store, place)
    with pytest.raises(DisclosureError, match=message):
        rotate_key("mystudy", store, TOLD, place)
    place.write_text(secret)
    place.chmod(0o600)
    with pytest.raises(DisclosureError, match=f"a copy of a destroyed key.*{message}"):
        study_key("mystudy", store, place)
    place.unlink()
    make_key("mystudy", store, place)
    assert len(study_key("mystudy", store, place)) == 32


def test_a_study_whose_key_never_was_is_told_how_to_make_one(store: Store, tmp_path: Path) -> None:
    with pytest.raises(DisclosureError, match="tkk key create"):
        study_key("mystudy", store, tmp_path / "none.key")
    assert not record_place(store, "mystudy").exists()


def test_the_private_key_of_sealed_answers_is_destroyed_by_its_name(
    store: Store, place: Path
) -> None:
    private, public = make_form_keys("mystudy", store, place.with_name("form.json"))
    kid = json.loads(public.read_text())["kid"]
    destroy_keys("mystudy", store, TOLD, private, which="form")
    assert [(one.key, one.fingerprint) for one in read_record(store, "mystudy")][1:] == [
        ("sealed answers", kid)
    ] * 2
    assert (private.exists(), len(study_key("mystudy", store, place))) == (False, 32)


def test_a_damaged_key_is_destroyed_too(store: Store, place: Path) -> None:
    place.write_bytes(b"\xff\x00")
    destroy_keys("mystudy", store, TOLD, place)
    assert (place.exists(), read_record(store, "mystudy")[-1].fingerprint) == (False, "unknown")


def test_links_are_not_destroyed_nor_recorded(store: Store, place: Path) -> None:
    link = place.with_name("link.key")
    link.symlink_to(place)
    with pytest.raises(StoreError, match="a link to the key"):
        destroy_keys("mystudy", store, TOLD, link)
    assert events(store) == ["created"]


class Killed(BaseException):
    """Stands for the end of the process."""


STEPS = ("write_secret", "noted", "replace_secret", "finished", "destroy_secret")


def killing(monkeypatch: pytest.MonkeyPatch, step: str, *, after: bool) -> None:
    real: Callable[..., object] = getattr(keyring, step)

    def run(*arguments: object, **options: object) -> object:
        if after:
            real(*arguments, **options)
        raise Killed

    monkeypatch.setattr(keyring, step, run)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS[:4])
def test_rotating_killed_at_any_point_leaves_the_old_or_the_new(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    old = study_key("mystudy", store, place)
    with monkeypatch.context() as during:
        killing(during, step, after=after)
        with pytest.raises(Killed):
            rotate_key("mystudy", store, TOLD, place)
    now = study_key("mystudy", store, place)
    rotated = now != old
    assert rotated == (
        (step, after) in {("replace_secret", True), ("finished", False), ("finished", True)}
    )
    assert events(store) == (["created", "rotated"] if rotated else ["created"])
    check_same_key("mystudy", store, now, fingerprint(old), "1234")
    rotate_key("mystudy", store, TOLD, place)
    kept = {study_key("mystudy", store, one) for one in place.parent.glob("*.was-*")}
    assert kept == {old, now}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", ["noted", "destroy_secret", "finished"])
def test_destroying_killed_at_any_point_is_finished_by_the_next_command(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    mark = fingerprint(study_key("mystudy", store, place))
    with monkeypatch.context() as during:
        killing(during, step, after=after)
        with pytest.raises(Killed):
            destroy_keys("mystudy", store, TOLD, place)
    if (step, after) == ("noted", True):
        with pytest.raises(DisclosureError, match=r"half a key.*tkk key destroy mystudy"):
            study_key("mystudy", store, place)
    if place.exists():
        destroy_keys("mystudy", store, TOLD, place)
    with pytest.raises(DisclosureError, match="destroyed on 2026-11-23"):
        study_key("mystudy", store, place)
    assert events(store) == ["created", "destroyed"]
    assert read_record(store, "mystudy")[-1].fingerprint == mark


def test_a_key_overwritten_and_not_yet_removed_counts_as_half_destroyed(
    store: Store, place: Path
) -> None:
    def stopped(path: Path, *, forbidden: Path) -> None:
        path.write_bytes(b"\x00" * 65)
        raise Killed

    with pytest.MonkeyPatch.context() as during:
        during.setattr(keyring, "destroy_secret", stopped)
        with pytest.raises(Killed):
            destroy_keys("mystudy", store, TOLD, place)
    destroy_keys("mystudy", store, TOLD, place)
    assert events(store) == ["created", "destroyed"]
    assert read_record(store, "mystudy")[-1].fingerprint != "unknown"


def test_a_killed_command_about_another_file_is_left_alone(
    store: Store, place: Path, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as during:
        killing(during, "replace_secret", after=False)
        with pytest.raises(Killed):
            rotate_key("mystudy", store, TOLD, place)
    other = tmp_path / "elsewhere" / "mystudy.key"
    make_key("mystudy", store, other)
    assert events(store) == ["created", "rotating", "created"]


def test_a_wrong_key_for_a_later_wave_is_refused(store: Store, place: Path, tmp_path: Path) -> None:
    released = fingerprint(study_key("mystudy", store, place))
    check_same_key("mystudy", store, study_key("mystudy", store, place), released, "abcd")
    wrong = study_key("other", store, make_key("other", store, tmp_path / "other.key"))
    with pytest.raises(DisclosureError, match="release abcd: links would break") as raised:
        check_same_key("mystudy", store, wrong, released, "abcd")
    assert wrong.hex() not in str(raised.value)
    rotate_key("mystudy", store, TOLD, place)
    check_same_key("mystudy", store, study_key("mystudy", store, place), released, "abcd")
    with pytest.raises(DisclosureError, match="links would break"):
        check_same_key("mystudy", store, wrong, released, "abcd")
    destroy_keys("mystudy", store, TOLD, place)
    make_key("mystudy", store, place)
    check_same_key("mystudy", store, study_key("mystudy", store, place), released, "abcd")


@pytest.mark.parametrize(
    "text", ["{", "[1]", '[{"event": "eaten"}]', '[{"event": "created"}]', '{"a": 1}']
)
def test_a_damaged_record_is_said(store: Store, place: Path, text: str) -> None:
    record_place(store, "mystudy").write_text(text)
    with pytest.raises(StoreError, match=r"keys\.json: found a record that cannot be read"):
        study_key("mystudy", store, place)


def test_an_entry_needs_no_secret() -> None:
    assert not {"key_bytes", "secret", "path"} & set(Entry.__slots__)
