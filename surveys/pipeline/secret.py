"""The secret key with which a study's pseudonyms are made."""

from __future__ import annotations

import hashlib
from pathlib import Path

from surveys.errors import DisclosureError, StoreError
from surveys.keyring import check_same_key, study_key
from surveys.store import Store
from surveys.study import Study

SYNTHETIC_STUDY = "demo"
"""The only study whose people are invented: what `tkk simulate` writes."""

FINGERPRINT = "key_fingerprint"
"""What the manifest calls the fingerprint of the key."""


def key_of(study: Study, store: Store, key_file: Path | None) -> bytes:
    """Read the secret key; invented respondents have none to keep.

    Raises
    ------
    DisclosureError
        As `study_key`; or a study other than the demo says that its people are invented. Whoever
        copies the demo's study.toml and forgets `synthetic = true` must not get a key that
        everybody can work out.
    """
    if study.synthetic and study.name != SYNTHETIC_STUDY:
        raise DisclosureError(
            f"synthetic = true in study {study.name!r}",
            expected=f"true only in the study {SYNTHETIC_STUDY!r}, whose people are invented",
            where="study.toml",
            advice=f"Set synthetic = false and make a key: tkk key create {study.name}",
        )
    if study.synthetic:
        return hashlib.sha256(f"synthetic {study.name} {study.seed}".encode()).digest()
    return study_key(study.name, store, key_file)


def check_key(study: Study, store: Store, key: bytes) -> None:
    """See that the answers can still be linked to those released before.

    Raises
    ------
    DisclosureError
        Another key made the release in force, and no change of keys is on record.
    """
    if study.synthetic or study.name not in store.released():
        return
    try:
        release = store.release(study.name)
    except StoreError:  # It is damaged, and what is made now replaces it.
        return
    made = release.manifest.get(FINGERPRINT)
    if made is not None:
        check_same_key(study.name, store, key, str(made), release.version)
