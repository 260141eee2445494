"""The secret key: 32 random bytes in a file of its own, outside the repository."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Final, NoReturn

from surveys.errors import DisclosureError, StoreError

KEY_BYTES: Final = 32
"""As long as the hash that it keys (SHA-256); RFC 2104 advises no less."""
UNFINISHED: Final = ".unfinished-"
"""Begins the name of a file that is being written."""

_FINGERPRINT: Final = b"tkk key fingerprint 1"
_FINGERPRINT_LENGTH: Final = 16
_OTHERS = 0o077
_POSIX = os.name == "posix"
"""Elsewhere file modes say nothing about who may read, and folders cannot be synchronised."""
_CREATE = "Run `tkk key create` to make one, and keep a copy where the raw data are kept."


class SecretKey(bytes):
    """The bytes of a key, which show themselves nowhere and are stored in no cache.

    Examples
    --------
    >>> key = SecretKey(b"0" * 32)
    >>> key, f"{key}", [key]
    (<secret key>, '<secret key>', [<secret key>])
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "<secret key>"

    def __str__(self) -> str:
        return repr(self)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret key is never stored beside its file")


def fingerprint(key: bytes) -> str:
    """Return what tells two keys apart and gives neither away, nor any pseudonym.

    HMAC-SHA256 (RFC 2104) under the key of a text that no pseudonym is made from, cut to 80 bits.
    It may stand in a manifest and in a record.

    Returns
    -------
    str
        16 characters of base32.

    Examples
    --------
    >>> fingerprint(bytes(32))
    'a7qvjnhmczxgyieu'
    """
    check = hmac.digest(key, _FINGERPRINT, hashlib.sha256)
    return base64.b32encode(check).decode("ascii").lower()[:_FINGERPRINT_LENGTH]


def new_key() -> SecretKey:
    """Return a new random key."""
    return SecretKey(secrets.token_bytes(KEY_BYTES))


def written(key: bytes) -> str:
    """Return a key as its file holds it: hexadecimal digits."""
    return f"{key.hex()}\n"


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
        written(new_key()),
        forbidden=forbidden,
        advice="Pseudonyms of earlier waves hang on it: keep it, or name another file.",
    )


def write_secret(path: Path, secret: str, *, forbidden: Path, advice: str) -> None:
    """Write a secret to a new file that only its owner reads, whole or not at all.

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
    aside = _aside(path, secret, forbidden)
    try:
        _put(aside, path)
    except FileExistsError:
        raise StoreError(
            "a key that exists already",
            expected="no file there",
            where=str(path),
            advice=advice,
        ) from None
    finally:
        aside.unlink(missing_ok=True)
    _synchronise(path.parent)


def replace_secret(path: Path, secret: str, *, forbidden: Path) -> None:
    """Put a secret in the place of another: readers see the old or the new, never a part."""
    _aside(path, secret, forbidden).replace(path)
    _synchronise(path.parent)


def _aside(path: Path, secret: str, forbidden: Path) -> Path:
    check_place(path, forbidden)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{UNFINISHED}{path.name}")
    aside.unlink(missing_ok=True)  # what a killed run left
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return aside


def _put(aside: Path, path: Path) -> None:
    """Give a file its name, unless that is taken."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        aside.rename(path)


def destroy_secret(path: Path, *, forbidden: Path) -> None:
    """Overwrite a secret with random bytes, and remove its file.

    On flash drives, on file systems that write copies, and in backups, what was there can outlive
    this: whoever keeps copies must destroy them too.

    Raises
    ------
    DisclosureError
        `path` lies under `forbidden`.
    StoreError
        It is a link to another file.
    """
    check_destroyable(path, forbidden)
    for one in (path.with_name(f"{UNFINISHED}{path.name}"), path):
        if one.is_file():
            with one.open("r+b") as file:
                file.write(secrets.token_bytes(max(one.stat().st_size, KEY_BYTES)))
                file.flush()
                os.fsync(file.fileno())
            one.unlink()
    _synchronise(path.parent)


def check_destroyable(path: Path, forbidden: Path) -> None:
    """Raise what `destroy_secret` raises, before anything is done."""
    check_place(path, forbidden)
    if path.is_symlink():
        raise StoreError(
            "a link to the key", expected="the key itself", where=str(path),
            advice="Name the file that it points to.",
        )  # fmt: skip


def _synchronise(folder: Path) -> None:
    """Have the system store which files are in a folder."""
    if not _POSIX:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_key(path: Path, *, forbidden: Path) -> SecretKey:
    """Read the key.

    Parameters
    ----------
    path
        The file.
    forbidden
        The root of the repository: the key may not lie under it.

    Returns
    -------
    SecretKey
        32 bytes.

    Raises
    ------
    DisclosureError
        There is no key, it lies under `forbidden`, others may read it, or it is not 32 bytes
        in hexadecimal digits. The message never shows any of it.
    """
    check_place(path, forbidden)
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


def check_place(path: Path, forbidden: Path) -> None:
    """Raise DisclosureError when a path, or what it points to, lies in the repository."""
    if path.resolve().is_relative_to(forbidden.resolve()):
        raise DisclosureError(
            "a key inside the repository",
            expected=f"a file outside {forbidden.resolve()}",
            where=str(path),
            advice="With data and key in one place pseudonyms protect nobody.",
        )


def _decoded(path: Path) -> SecretKey:
    try:
        key = SecretKey(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except ValueError:  # UnicodeDecodeError is one too
        key = SecretKey()
    if len(key) != KEY_BYTES:
        raise DisclosureError(
            "a file that is no key",
            expected=f"{2 * KEY_BYTES} hexadecimal digits",
            where=str(path),
            advice="Put the kept copy back. " + _CREATE,
        )
    return key
