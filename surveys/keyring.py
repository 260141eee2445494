"""The secret keys of a study, which lie in the user's settings and never in the project."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from surveys.anonymisation import create_key, read_key, write_secret
from surveys.anonymisation.keys import (
    SecretKey,
    check_destroyable,
    destroy_secret,
    fingerprint,
    new_key,
    replace_secret,
    written,
)
from surveys.errors import DisclosureError, StoreError, UsageError
from surveys.key_record import (
    ANSWERS,
    PSEUDONYMS,
    Entry,
    Event,
    finished,
    is_begun,
    noted,
    place_digest,
    read_record,
    settle,
)
from surveys.store import Store, settings_folder

UNKNOWN: Final = "unknown"
"""Fingerprint of a file that is no key, such as one half destroyed."""

_STUDY: Final = re.compile(r"\w[\w-]*")
_BEFORE: Final = ".was-"
"""Between the name of a key's file and the fingerprint of the key that it held before."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who does something to a key, why, and on which day; kept in the record."""

    by: str = ""
    reason: str = ""
    date: dt.date | None = None


NOBODY: Final = Told()


def key_place(study: str) -> Path:
    """Return where the key of a study's pseudonyms usually lies."""
    return settings_folder() / f"{_checked(study)}.key"


def form_key_place(study: str) -> Path:
    """Return where the key that opens a study's sealed answers usually lies."""
    return settings_folder() / f"{_checked(study)}.form-key.json"


def _checked(study: str) -> str:
    """Refuse names by which a key would lie in another folder."""
    if not _STUDY.fullmatch(study):
        raise UsageError(
            f"study {study!r}",
            expected="the name of a study: letters, digits, hyphens and underscores",
            advice="It is the name of its folder in data_raw/.",
        )
    return study


def make_key(study: str, store: Store, path: Path | None = None, told: Told = NOBODY) -> Path:
    """Make the key of a study's pseudonyms and return its path; errors as `create_key`."""
    place = path or key_place(study)
    _settle(study, store, place)
    create_key(place, forbidden=store.root)
    made = read_key(place, forbidden=store.root)
    noted(store, study, _entry(Event.CREATED, study, PSEUDONYMS, place, fingerprint(made), told))
    return place


def rotate_key(study: str, store: Store, told: Told, path: Path | None = None) -> tuple[Path, Path]:
    """Put a new key in the place of a study's key; the old one is kept beside it.

    Nothing that was pseudonymised is changed: the next run makes all pseudonyms anew from the raw
    data. Killed at any point, it leaves the old or the new key in force, and the old one whole.

    Returns
    -------
    tuple
        The path of the key, and that of the old one, which is kept until it is destroyed.

    Raises
    ------
    DisclosureError, StoreError
        As `read_key` and `write_secret`.
    """
    place = path or key_place(study)
    old, new = study_key(study, store, place), new_key()
    kept = place.with_name(f"{place.name}{_BEFORE}{fingerprint(old)}")
    if not kept.exists():  # a killed run may have written it
        write_secret(kept, written(old), forbidden=store.root, advice="Name another file.")
    entry = _entry(Event.ROTATING, study, PSEUDONYMS, place, fingerprint(new), told)
    noted(store, study, replace(entry, previous=fingerprint(old)))
    replace_secret(place, written(new), forbidden=store.root)
    finished(store, study, place)
    return place, kept


def destroy_keys(
    study: str, store: Store, told: Told, path: Path | None = None, *, which: str = "all"
) -> tuple[Path, ...]:
    """Destroy keys of a study, with a record of it, and return their paths.

    Parameters
    ----------
    which
        "all" for the key of the pseudonyms and what rotating kept, "old" for the latter alone,
        "form" for the private key of sealed answers.

    Raises
    ------
    StoreError
        There is nothing to destroy, or it is a link to another file.
    DisclosureError
        It lies in the repository.
    """
    kind = ANSWERS if which == "form" else PSEUDONYMS
    place = path or (form_key_place(study) if which == "form" else key_place(study))
    _settle(study, store, place)
    old = sorted(place.parent.glob(f"{place.name}{_BEFORE}*"))
    files = [*old, *([place] if which != "old" else [])]
    there = tuple(one for one in files if one.exists() or one.is_symlink())
    if not there:
        raise StoreError(
            "no key to destroy", expected="a key of the study", where=str(place),
            advice=f"What was destroyed stands in the record of study {study}.",
        )  # fmt: skip
    for one in there:
        check_destroyable(one, store.root)
    for one in there:
        _destroy(study, store, kind, one, told)
    return there


def _destroy(study: str, store: Store, kind: str, path: Path, told: Told) -> None:
    if not is_begun(store, study, path):
        mark = _fingerprint_of(path)
        noted(store, study, _entry(Event.DESTROYING, study, kind, path, mark, told))
    destroy_secret(path, forbidden=store.root)
    finished(store, study, path)


def study_key(study: str, store: Store, path: Path | None = None) -> SecretKey:
    """Read the key of a study's pseudonyms.

    Raises
    ------
    DisclosureError
        As `read_key`; or it was destroyed, or a copy of a destroyed key has come back.
    """
    place = path or key_place(study)
    _settle(study, store, place)
    entries = _of_pseudonyms(study, store)
    ours = [one for one in entries if _BEFORE not in one.file]
    ended = bool(ours) and ours[-1].event in (Event.DESTROYING, Event.DESTROYED)
    if ended and not place.exists():
        raise _destroyed(ours[-1], "no key", f"`tkk key create {study}` makes another.")
    if ended and ours[-1].event is Event.DESTROYING:
        raise _destroyed(ours[-1], "half a key", f"Run `tkk key destroy {study}` to the end.")
    key = read_key(place, forbidden=store.root)
    for one in entries:
        if one.event is Event.DESTROYED and one.fingerprint == fingerprint(key):
            raise _destroyed(one, "a copy of a destroyed key", "Destroy the copy too.")
    return key


def _of_pseudonyms(study: str, store: Store) -> list[Entry]:
    return [one for one in read_record(store, study) if one.key == PSEUDONYMS]


def _destroyed(entry: Entry, found: str, advice: str) -> DisclosureError:
    reason = f": {entry.reason}" if entry.reason else ""
    return DisclosureError(
        f"{found}: it was destroyed on {entry.date} by {entry.by}{reason}",
        expected="the secret key",
        where=f"study {entry.study}",
        advice=f"Answers can no longer be linked to those released before. {advice}",
    )


def check_same_key(study: str, store: Store, key: bytes, released: str, version: str) -> None:
    """See that a release to be made can be linked to the one in force.

    Parameters
    ----------
    key
        The key of the release to be made.
    released, version
        Fingerprint of the key of the release in force, as its manifest has it, and its version.

    Raises
    ------
    DisclosureError
        Another key made the release in force, and the record knows of no change of keys.
    """
    mark, retired, current = fingerprint(key), set(), ""
    for one in _of_pseudonyms(study, store):
        if one.event in (Event.CREATED, Event.ROTATED):
            current = one.fingerprint
        if one.event in (Event.ROTATED, Event.DESTROYED):
            retired.add(one.previous or one.fingerprint)
    if mark == released or (released in retired and mark == current):
        return
    raise DisclosureError(
        f"a key that differs from the one that made release {version}: links would break",
        expected=f"the key with the fingerprint {current if released in retired else released}",
        where=f"study {study}",
        advice="Put the kept copy of that key back, or name its file with --key. "
        "`tkk key rotate` is how a key is changed on purpose.",
    )


def _entry(event: Event, study: str, kind: str, path: Path, mark: str, told: Told) -> Entry:
    date = told.date or dt.date.today()
    return Entry(
        event=event,
        study=_checked(study),
        key=kind,
        file=path.name,
        place=place_digest(path),
        fingerprint=mark,
        date=date.isoformat(),
        by=told.by,
        reason=told.reason,
    )


def _settle(study: str, store: Store, place: Path) -> None:
    settle(store, _checked(study), place.parent, _fingerprint_of)


def _fingerprint_of(path: Path) -> str:
    """Return the fingerprint of the key in a file, of whichever kind it is."""
    try:
        text = path.read_text(encoding="ascii").strip()
        return str(json.loads(text)["kid"]) if text[:1] == "{" else fingerprint(bytes.fromhex(text))
    except (OSError, ValueError, KeyError):
        return UNKNOWN


def make_form_keys(
    study: str, store: Store, path: Path | None = None, told: Told = NOBODY
) -> tuple[Path, Path]:
    """Make the pair of keys that seals a study's answers, and return both paths.

    The private key lies where `make_key` puts its own; the public one is written to
    data_raw/<study>/, for the fieldwork file beside it to name.

    Raises
    ------
    DisclosureError, StoreError
        As `write_secret`; the public key is there already.
    """
    from surveys.platforms.html.sealed import make_pair

    _checked(study)
    place = path or form_key_place(study)
    private, public = make_pair()
    name = f"{study}.form-key.public.json"
    write_secret(
        place,
        private,
        forbidden=store.root,
        advice="Answers sealed to it can be opened with it alone: keep it, or name another file.",
    )
    try:
        folder = store.write_raw(study, {name: public.encode()}, force=False)
    except StoreError:
        place.unlink()  # half of a pair is of no use, and nobody has seen the other
        raise
    mark = _fingerprint_of(place)
    noted(store, study, _entry(Event.CREATED, study, ANSWERS, place, mark, told))
    return place, folder / name
