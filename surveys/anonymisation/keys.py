"""The secret key: 32 random bytes in a file of its own, outside the repository."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from surveys.errors import DisclosureError, StoreError

KEY_BYTES = 32
"""As long as the hash that it keys (SHA-256); RFC 2104 advises no less."""

_OTHERS = 0o077
_POSIX = os.name == "posix"
"""Elsewhere file modes say nothing about who may read."""
_CREATE = "Run `tkk key create` to make one, and keep a copy where the raw data are kept."


def create_key(path: Path, *, forbidden: Path) -> None:
    """Make a key and write it, as hexadecimal digits, to a file that only its owner reads.

    Parameters
    ----------
    path
        The file; it must not exist. Its folder is made when needed.
    forbidden
        The root of the repository: the key may not lie under it.

    Raises
    ------
    DisclosureError
        `path` lies under `forbidden`.
    StoreError
        The file exists: a new key would cut the link to all earlier waves.
    """
    write_secret(
        path,
        f"{secrets.token_bytes(KEY_BYTES).hex()}\n",
        forbidden=forbidden,
        advice="Pseudonyms of earlier waves hang on it: keep it, or name another file.",
    )


def write_secret(path: Path, secret: str, *, forbidden: Path, advice: str) -> None:
    """Write a secret to a new file that only its owner reads.

    Parameters
    ----------
    path, forbidden
        As in `create_key`.
    secret
        In ASCII.
    advice
        What to do when the file exists; it is never replaced.

    Raises
    ------
    DisclosureError
        `path` lies under `forbidden`.
    StoreError
        The file exists.
    """
    _check_place(path, forbidden)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise StoreError(
            "a key that exists already",
            expected="no file there",
            where=str(path),
            advice=advice,
        ) from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)


def read_key(path: Path, *, forbidden: Path) -> bytes:
    """Read the key.

    Parameters
    ----------
    path
        The file.
    forbidden
        The root of the repository: the key may not lie under it.

    Returns
    -------
    bytes
        32 bytes.

    Raises
    ------
    DisclosureError
        There is no key, it lies under `forbidden`, others may read it, or it is not 32 bytes
        in hexadecimal digits. The message never shows any of it.
    """
    _check_place(path, forbidden)
    if not path.is_file():
        raise DisclosureError(
            "no key file", expected="the secret key", where=str(path), advice=_CREATE
        )
    if _POSIX and path.stat().st_mode & _OTHERS:
        raise DisclosureError(
            f"a key that others may read (mode {path.stat().st_mode & 0o777:o})",
            expected="mode 600",
            where=str(path),
            advice=f"Run `chmod 600 {path}`.",
        )
    return _decoded(path)


def _check_place(path: Path, forbidden: Path) -> None:
    if path.resolve().is_relative_to(forbidden.resolve()):
        raise DisclosureError(
            "a key inside the repository",
            expected=f"a file outside {forbidden.resolve()}",
            where=str(path),
            advice="With data and key in one place pseudonyms protect nobody.",
        )


def _decoded(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:  # UnicodeDecodeError is one too
        key = b""
    if len(key) != KEY_BYTES:
        raise DisclosureError(
            "a file that is no key",
            expected=f"{2 * KEY_BYTES} hexadecimal digits",
            where=str(path),
            advice="Put the kept copy back. " + _CREATE,
        )
    return key
