"""The secret keys of a study, which lie in the user's settings and never in the project."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from surveys.anonymisation import create_key, write_secret
from surveys.errors import StoreError, UsageError
from surveys.store import Store, settings_folder

_STUDY: Final = re.compile(r"\w[\w-]*")


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


def make_key(study: str, store: Store, path: Path | None = None) -> Path:
    """Make the key of a study's pseudonyms and return its path; errors as `create_key`."""
    place = path or key_place(study)
    create_key(place, forbidden=store.root)
    return place


def make_form_keys(study: str, store: Store, path: Path | None = None) -> tuple[Path, Path]:
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
    return place, folder / name
