"""Where data_raw/ and data_clean/ are and how they are laid out; nobody else knows.

data_raw/<study>/study.toml and the response files it names; data_raw/published/ for published
figures. data_clean/<study>/<version>/ holds one release: parquet, csv, codebook, logs and a
manifest with checksums. data_clean/<study>/CURRENT names the release in force. A release is
written aside and put in force by replacing that one small file, so that a crash at any moment
leaves the old release as it was. Translations lie in the package of instruments.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveys.errors import StoreError, listed, near, unknown
from surveys.translation import package

if TYPE_CHECKING:
    import pandas as pd

_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_STUDY_FILE = "study.toml"
_UNFINISHED = ".unfinished-"
_VERSION_DIGITS = 16


def find_root(start: Path | None = None) -> Path:
    """Return the folder that holds data_raw/ and data_clean/.

    It is the one named by the environment variable TKK_ROOT, else the nearest folder upwards from
    `start` (the working directory) that holds data_raw/ or data_clean/.

    Raises
    ------
    StoreError
        There is none.
    """
    named = os.environ.get("TKK_ROOT")
    if named:
        return Path(named).resolve()
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data_raw").is_dir() or (folder / "data_clean").is_dir():
            return folder
    raise StoreError(
        f"no data_raw/ or data_clean/ in {here} or above it",
        expected="a folder that holds them",
        advice="Work inside the project, or name its folder in TKK_ROOT.",
    )


def settings_folder() -> Path:
    """Return the folder of the user's settings, which is where the systems want it to be.

    Examples
    --------
    >>> settings_folder().name
    'tkk'
    """
    if sys.platform == "win32":
        home = os.environ.get("APPDATA", "~")
    elif sys.platform == "darwin":
        home = "~/Library/Application Support"
    else:
        home = os.environ.get("XDG_CONFIG_HOME", "~/.config")
    return Path(home).expanduser() / "tkk"


@dataclass(frozen=True)
class Release:
    """One version of a study's data_clean.

    Parameters
    ----------
    version
        The first 16 hex digits of the manifest's SHA-256.
    folder
        Where its files are.
    manifest
        What it is made of: inputs, outputs, versions, rules.
    """

    study: str
    version: str
    folder: Path
    manifest: Mapping[str, Any]

    @property
    def instruments(self) -> tuple[str, ...]:
        """Names of the instruments in it."""
        return tuple(self.manifest["instruments"])

    def text(self, name: str) -> str:
        """Return a text file of the release."""
        return (self.folder / name).read_text(encoding="utf-8")

    def frame(self, instrument: str) -> pd.DataFrame:
        """Return the answers to one instrument.

        Raises
        ------
        StoreError
            The release has no such instrument.
        """
        import pandas as pd

        if instrument not in self.instruments:
            where = f"data_clean of study {self.study}"
            raise unknown("instrument", instrument, self.instruments, where=where, error=StoreError)
        return pd.read_parquet(self.folder / f"{instrument}.parquet")


@dataclass(frozen=True)
class Store:
    """The two data folders under one root."""

    root: Path

    @property
    def published(self) -> Path:
        """Folder of published figures."""
        return self.root / "data_raw" / "published"

    def studies(self) -> tuple[str, ...]:
        """Names of the studies that have a study.toml in data_raw/."""
        raw = self.root / "data_raw"
        return tuple(sorted(path.parent.name for path in raw.glob(f"*/{_STUDY_FILE}")))

    def released(self) -> tuple[str, ...]:
        """Names of the studies that have a release in data_clean/."""
        clean = self.root / "data_clean"
        return tuple(sorted(path.parent.name for path in clean.glob(f"*/{_CURRENT}")))

    def study_file(self, study: str) -> Path:
        """Return the path of a study's study.toml.

        Raises
        ------
        StoreError
            There is none.
        """
        path = self.root / "data_raw" / study / _STUDY_FILE
        if not path.is_file():
            raise StoreError(
                f"no study {study!r}",
                expected=f"one of {listed(self.studies()) or 'none so far'}",
                where=str(self.root / "data_raw"),
                advice=near(study, self.studies()) or "Make the demo study with: tkk simulate demo",
            )
        return path

    def write_raw(self, study: str, files: Mapping[str, bytes], *, force: bool) -> Path:
        """Write files into data_raw/<study>/ and return the folder.

        Raises
        ------
        StoreError
            A file is there already and `force` is not given.
        """
        folder = self.root / "data_raw" / study
        write_files(folder, files, force=force)
        return folder

    def release(self, study: str) -> Release:
        """Return the release of a study that is in force, its checksums verified.

        Raises
        ------
        StoreError
            There is none, or a file of it is missing or was changed.
        """
        home = self.root / "data_clean" / study
        pointer = home / _CURRENT
        if not pointer.is_file():
            raise StoreError(
                f"no anonymised data of study {study!r}",
                expected=f"a release; there is {listed(self.released()) or 'none'}",
                where=str(home.parent),
                advice=near(study, self.released()) or f"Make it with: tkk run {study}",
            )
        version = pointer.read_bytes().decode("utf-8", errors="replace").strip()
        folder = home / version
        return Release(study, version, folder, _verified(folder))

    def write_release(
        self, study: str, files: Mapping[str, bytes], facts: Mapping[str, object]
    ) -> Release:
        """Write a release and put it in force.

        Parameters
        ----------
        files
            Name → content.
        facts
            What the manifest says beside the checksums.
        """
        home = self.root / "data_clean" / study
        home.mkdir(parents=True, exist_ok=True)
        manifest = {**facts, "files": {name: _facts(content) for name, content in files.items()}}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        version = hashlib.sha256(text.encode()).hexdigest()[:_VERSION_DIGITS]
        with _locked(home):
            _sweep(home)
            self._write_version(home, version, {**files, _MANIFEST: text.encode()})
            replace_file(home / _CURRENT, f"{version}\n".encode())
            _remove_others(home, version)
        return Release(study, version, home / version, manifest)

    @staticmethod
    def _write_version(home: Path, version: str, files: Mapping[str, bytes]) -> None:
        folder = home / version
        if folder.exists() and _is_damaged(folder):
            shutil.rmtree(folder)
        if folder.exists():
            return
        aside = home / f"{_UNFINISHED}{version}"
        aside.mkdir()
        for name, content in files.items():
            _write_through(aside / name, content)
        aside.rename(folder)


def open_store() -> Store:
    """Return the store of the project one works in."""
    return Store(find_root())


def write_files(folder: Path, files: Mapping[str, bytes], *, force: bool) -> tuple[Path, ...]:
    """Write files into a folder, each whole or not at all, and return their paths.

    Raises
    ------
    StoreError
        A file is there already and `force` is not given; nothing is written then.
    """
    taken = [name for name in files if (folder / name).exists()]
    if taken and not force:
        raise StoreError(
            f"{listed(taken)} already there",
            expected="new files",
            where=str(folder),
            advice="Give --force to replace them.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        replace_file(folder / name, content)
    return tuple(folder / name for name in files)


def write_translations(files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write translations to where the instruments' own lie, replacing what is there.

    Raises
    ------
    StoreError
        The toolkit is not installed as a folder of files, so it cannot be written to.
    """
    home = Path(str(package.folder()))
    if not home.is_dir():
        raise StoreError(
            "no folder of translations in the toolkit",
            expected="a toolkit installed from its repository",
            where=str(home),
            advice="Install it with: pip install --editable <the repository>",
        )
    return write_files(home, files, force=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old or the new content, never a part."""
    aside = path.with_name(f"{_UNFINISHED}{path.name}")
    try:
        _write_through(aside, content)
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def source_digest(path: Path) -> str:
    """Return the SHA-256 of a response file; of a folder, that of its files' names and digests.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "a.csv").write_bytes(b"id;role")
    ...     source_digest(Path(folder) / "a.csv") == digest(b"id;role"), len(
    ...         source_digest(Path(folder))
    ...     )
    (True, 64)
    """
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    inside = sorted(one for one in path.rglob("*") if one.is_file())
    lines = (f"{source_digest(one)}  {one.relative_to(path).as_posix()}\n" for one in inside)
    return digest("".join(lines).encode())


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def _facts(content: bytes) -> dict[str, object]:
    return {"sha256": digest(content), "bytes": len(content)}


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _verified(folder: Path) -> Mapping[str, Any]:
    path = folder / _MANIFEST
    if not path.is_file():
        raise StoreError(
            "no manifest", where=str(folder), advice="Write the data again with: tkk run"
        )
    text = path.read_bytes()
    if digest(text)[:_VERSION_DIGITS] != folder.name:
        raise _changed(path)
    manifest: dict[str, Any] = json.loads(text)
    for name, facts in manifest["files"].items():
        file = folder / name
        if not file.is_file() or digest(file.read_bytes()) != facts["sha256"]:
            raise _changed(file)
    return manifest


def _changed(file: Path) -> StoreError:
    return StoreError(
        "a file that is missing or was changed after it was written",
        expected="the checksum that it had when it was written",
        where=str(file),
        advice="Write the data again with: tkk run",
    )


def _is_damaged(folder: Path) -> bool:
    try:
        _verified(folder)
    except StoreError:
        return True
    return False


@contextmanager
def _locked(home: Path) -> Iterator[None]:
    """Keep a second writer out; the system releases the lock when a process dies."""
    with (home / ".lock").open("w") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise StoreError(
                "another run that is writing",
                expected="one run at a time",
                where=str(home),
                advice="Wait until it has ended and try again.",
            ) from None
        yield


def _lock(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore] # Windows only
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(home: Path) -> None:
    """Remove what an interrupted run left."""
    for left in home.glob(f"{_UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _remove_others(home: Path, version: str) -> None:
    for folder in home.iterdir():
        if folder.is_dir() and folder.name != version:
            shutil.rmtree(folder)
