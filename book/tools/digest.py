"""One digest over files: changes when any of them does, wherever they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path


def digest_of(root: Path, parts: Iterable[str]) -> str:
    """Return the SHA-256 of the names and contents of all files under some folders.

    Parameters
    ----------
    root
        Folder that names are relative to.
    parts
        Folders or files under it; those that do not exist count as empty.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     before = digest_of(Path(folder), ["a.txt"])
    ...     _ = (Path(folder) / "a.txt").write_text("data")
    ...     before == digest_of(Path(folder), ["a.txt"])
    False
    """
    total = sha256()
    for file in sorted(_files(root, parts)):
        total.update(file.relative_to(root).as_posix().encode("utf-8") + b"\0")
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path, parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        path = root / part
        found = path.rglob("*") if path.is_dir() else iter((path,))
        for file in found:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file
