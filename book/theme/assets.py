"""Files that pages show or offer: named by their content, so that equal books are equal files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

FOLDER = "assets"


@dataclass(slots=True)
class Assets:
    """Collects the files of an edition and gives each an address inside it.

    Parameters
    ----------
    fetch
        Returns the bytes that the engine keeps under a path.

    Examples
    --------
    >>> assets = Assets(lambda path: b"<svg/>")
    >>> assets.copy("/figure.svg") == assets.add(b"<svg/>", ".svg")
    True
    """

    fetch: Callable[[str], bytes]
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes, ending: str) -> str:
        """Keep content and return its address inside the edition."""
        name = f"{FOLDER}/{sha256(content).hexdigest()[:16]}{ending}"
        self.files[name] = content
        return name

    def copy(self, path: str) -> str:
        """Keep a file of the engine and return its address inside the edition."""
        return self.add(self.fetch(path), PurePosixPath(path).suffix)

    def text(self, path: str) -> str:
        """Return a text that the engine moved out of the page because of its length."""
        return self.fetch(path).decode("utf-8")

    def write(self, folder: Path) -> None:
        """Write every kept file under the edition's folder."""
        for name, content in sorted(self.files.items()):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
