"""The secret keys of a study."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surveys.errors import DisclosureError, StoreError, UsageError
from surveys.fieldwork import read_fieldwork
from surveys.keyring import form_key_place, key_place, make_form_keys, make_key
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
