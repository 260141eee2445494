"""The record of a study's keys: when each was made, replaced and destroyed, and by whom.

It holds fingerprints and no secret, and lies with the released data whose links it is about, so
that it outlives the raw data. What takes more than one step is recorded before and after: from
the record and the key files alone the next command sees what a killed one had done.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from surveys.errors import StoreError
from surveys.store import Store, digest, replace_file

RECORD = "keys.json"
PSEUDONYMS = "pseudonyms"
ANSWERS = "sealed answers"


class Event(StrEnum):
    """What was done to a key."""

    CREATED = "created"
    ROTATING = "rotating"
    ROTATED = "rotated"
    DESTROYING = "destroying"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing done to one key.

    Parameters
    ----------
    event
        What.
    study
        Whose key it is.
    key
        What the key is for: `PSEUDONYMS` or `ANSWERS`.
    file, place
        Name of the key's file, and a digest of its whole path, which would name a person.
    fingerprint
        Of the key, or of the new one; "unknown" when the file was no key any more.
    previous
        Fingerprint of the key that was replaced.
    date
        ISO date.
    by, reason
        As given; a reason is in the record for good, so it names nobody.
    """

    event: Event
    study: str
    key: str
    file: str
    place: str
    fingerprint: str
    previous: str = ""
    date: str
    by: str
    reason: str


def record_place(store: Store, study: str) -> Path:
    """Return where the record of a study's keys lies."""
    return store.root / "data_clean" / study / RECORD


def read_record(store: Store, study: str) -> tuple[Entry, ...]:
    """Read the record; empty when there is none.

    Raises
    ------
    StoreError
        It is damaged.
    """
    path = record_place(store, study)
    if not path.is_file():
        return ()
    try:
        rows = json.loads(path.read_bytes())
        return tuple(Entry(**{**row, "event": Event(row["event"])}) for row in rows)
    except (ValueError, TypeError, KeyError):
        raise StoreError(
            "a record that cannot be read",
            expected="the record of the keys as it was written",
            where=str(path),
            advice="Put a kept copy back: it is the proof of what was destroyed.",
        ) from None


def write_record(store: Store, study: str, entries: tuple[Entry, ...]) -> None:
    """Write the record, whole or not at all."""
    path = record_place(store, study)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(one) for one in entries], ensure_ascii=False, indent=1)
    replace_file(path, f"{text}\n".encode())


def noted(store: Store, study: str, entry: Entry) -> None:
    """Add an entry to the record."""
    write_record(store, study, (*read_record(store, study), entry))


def is_begun(store: Store, study: str, path: Path) -> bool:
    """Tell whether the destruction of a key file was begun and is not recorded as done."""
    return any(
        one.event is Event.DESTROYING and one.place == place_digest(path)
        for one in read_record(store, study)
    )


def finished(store: Store, study: str, path: Path) -> None:
    """Say of what was begun with a key file that it is done."""
    place = place_digest(path)
    entries = read_record(store, study)
    write_record(store, study, tuple(_done(one) if one.place == place else one for one in entries))


def _done(entry: Entry) -> Entry:
    return replace(entry, event=_DONE.get(entry.event, entry.event))


_DONE = {Event.ROTATING: Event.ROTATED, Event.DESTROYING: Event.DESTROYED}


def settle(store: Store, study: str, folder: Path, fingerprint_of: Callable[[Path], str]) -> None:
    """See from the key files how far a killed command came, and put the record right.

    Parameters
    ----------
    folder
        Where the key files lie; what was begun in other folders is left as it is.
    fingerprint_of
        Path → fingerprint of the key in it.
    """
    entries = read_record(store, study)
    found = (_settled(one, folder / one.file, fingerprint_of) for one in entries)
    settled = tuple(one for one in found if one is not None)
    if settled != entries:
        write_record(store, study, settled)


def _settled(entry: Entry, path: Path, fingerprint_of: Callable[[Path], str]) -> Entry | None:
    """Return the entry as it turned out; None when nothing came of it."""
    if entry.event not in _DONE or entry.place != place_digest(path):
        return entry
    if entry.event is Event.DESTROYING:
        return entry if path.exists() else _done(entry)
    return _done(entry) if fingerprint_of(path) == entry.fingerprint else None


def place_digest(path: Path) -> str:
    """Return what tells two places of key files apart without naming either."""
    return digest(str(path.resolve()).encode())[:16]
