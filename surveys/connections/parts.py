"""What has been fetched of a download so far: pages in a folder beside the file to be.

`answers.json.part/` holds each page as a file of its own and a manifest with their checksums, so
that a second run goes on where the first stopped. It holds answers and is as secret as they are;
only its owner can open it, and it is removed when the file is whole.
"""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from surveys.errors import StoreError
from surveys.store import digest, replace_file

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many responses are there, and how many there will be."""

_MANIFEST: Final = "manifest.json"
# Windows knows no quota.
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A finished download.

    Parameters
    ----------
    path
        The response file.
    responses
        How many are in it.
    until
        The moment up to which they are, where the server can tell; else empty.
    """

    path: Path
    responses: int
    until: str = ""


class Parts:
    """The pages of one download.

    Parameters
    ----------
    output
        The response file to be.
    manifest
        What is known of it: source, facts, pages, whether an older file may be replaced.
    """

    def __init__(self, output: Path, manifest: dict[str, Any]) -> None:
        self.output = output
        self.folder = folder_of(output)
        self._manifest = manifest

    @classmethod
    def begin(cls, output: Path, source: Mapping[str, str], *, force: bool) -> Parts:
        """Return what is there of a download, or a new one.

        Parameters
        ----------
        output
            The response file to be.
        source
            What is downloaded; pages of anything else are not mixed with it.
        force
            Start anew, and replace the file when it is there.

        Raises
        ------
        StoreError
            The file is there already, or pages of something else are.
        """
        if force and folder_of(output).exists():
            shutil.rmtree(folder_of(output))
        manifest = _read(folder_of(output) / _MANIFEST)
        if manifest is not None and manifest["source"] != dict(source):
            raise StoreError(
                f"pages of another download: {_told(manifest['source'])}",
                expected=_told(source),
                where=str(folder_of(output)),
                advice="Name another file with --output, or give --force to drop those pages.",
            )
        if output.exists() and not (force or (manifest and manifest["replaces"])):
            raise StoreError(
                "a file that is already there",
                expected="a new file",
                where=str(output),
                advice="Give --force to fetch the answers again and replace it.",
            )
        new = {"source": dict(source), "replaces": force, "facts": {}, "pages": {}}
        return cls(output, manifest or new)

    def fact(self, name: str, make: Callable[[], str]) -> str:
        """Return what was noted under a name with the pages, making it when nothing was."""
        facts: dict[str, str] = self._manifest["facts"]
        if name not in facts:
            facts[name] = make()
        return facts[name]

    def mark(self, name: str) -> str | None:
        """Return the mark of a page that is there undamaged, or None."""
        page = self._manifest["pages"].get(name)
        path = self.folder / name
        if page is None or not path.is_file() or digest(path.read_bytes()) != page["sha256"]:
            return None
        return str(page["mark"])

    def keep(self, name: str, content: bytes, mark: str) -> None:
        """Write a page; it counts only when it is whole.

        Raises
        ------
        StoreError
            The disk is full.
        """
        with _written(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(self.folder / name, content)
            self._manifest["pages"][name] = {"sha256": digest(content), "mark": mark}
            self._save()

    def content(self, name: str) -> bytes:
        """Return a page."""
        return (self.folder / name).read_bytes()

    def finish(self, content: bytes) -> None:
        """Write the response file and remove the pages.

        Raises
        ------
        StoreError
            The disk is full.
        """
        with _written(self.folder):
            replace_file(self.output, content)
        shutil.rmtree(self.folder)

    def _save(self) -> None:
        text = json.dumps(self._manifest, ensure_ascii=False, indent=1)
        replace_file(self.folder / _MANIFEST, text.encode())


def folder_of(output: Path) -> Path:
    """Return the folder of the pages of a file.

    Examples
    --------
    >>> folder_of(Path("data_raw/mine/answers.json")).name
    'answers.json.part'
    """
    return output.with_name(f"{output.name}.part")


def _read(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        manifest = json.loads(path.read_bytes())
        if not all(isinstance(manifest[name], dict) for name in ("source", "facts", "pages")):
            raise TypeError
        _ = manifest["replaces"]
    except (ValueError, KeyError, TypeError):
        raise StoreError(
            "a manifest that is damaged",
            expected="what an earlier run wrote",
            where=str(path),
            advice="Give --force to start anew.",
        ) from None
    return dict(manifest)


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    """Say what to do when the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise StoreError(
            "a full disk",
            expected="room for the answers, twice",
            where=str(folder),
            advice="Make room and give the same command again: what was fetched is kept.",
        ) from None


def _told(source: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in source.items() if value)
