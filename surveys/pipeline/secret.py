"""The secret key with which a study's pseudonyms are made."""

from __future__ import annotations

import hashlib
from pathlib import Path

from surveys.anonymisation import read_key
from surveys.errors import DisclosureError
from surveys.keyring import key_place
from surveys.store import Store
from surveys.study import Study

SYNTHETIC_STUDY = "demo"
"""The only study whose people are invented: what `tkk simulate` writes."""


def key_of(study: Study, store: Store, key_file: Path | None) -> bytes:
    """Read the secret key; invented respondents have none to keep.

    Raises
    ------
    DisclosureError
        As `read_key`; or a study other than the demo says that its people are invented. Whoever
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
    return read_key(key_file or key_place(study.name), forbidden=store.root)
