"""Checks the finished site as a reader would meet it: links, anchors, texts, outside requests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

TEXT_ENDINGS = frozenset({".html", ".css", ".svg", ".md", ".json", ".js", ".txt", ".xml", ".csv"})
LOADING = frozenset(
    {"script", "link", "img", "iframe", "source", "video", "audio", "embed", "object", "track"}
)
ADDRESSES = ("href", "src", "data", "poster", "action")
OUTSIDE_IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
MACHINE_PATHS = ("/root/", "/tmp/", "/home/", "file://")  # noqa: S108  looked for, never written


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """One thing wrong on the site, with its place.

    Examples
    --------
    >>> print(Defect("fi/index.html", 3, "no lang"))
    fi/index.html:3: no lang
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Address:
    """An address on a page and the element that holds it."""

    element: str
    url: str
    line: int
    rel: str


@dataclass(slots=True)
class Table:
    """A table that is being read."""

    line: int
    captioned: bool


@dataclass(slots=True)
class PageReader(HTMLParser):
    """Reads one page: its anchors, its addresses and its own defects."""

    anchors: list[str] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    found: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    lang: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element brings."""
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.lang = self.lang or (tag == "html" and bool(values.get("lang", "").strip()))
        if "id" in values:
            self.anchors.append(values["id"])
        self.found.extend((line, message) for message in _own_defects(tag, values))
        self._follow_tables(tag, values, line)
        for name in ADDRESSES:
            if name in values:
                self.addresses.append(Address(tag, values[name], line, values.get("rel", "")))

    def handle_endtag(self, tag: str) -> None:
        """Tell of a table that ends without a caption."""
        if tag == "table" and self.tables:
            table = self.tables.pop()
            if not table.captioned:
                self.found.append((table.line, "table without caption"))

    def _follow_tables(self, tag: str, values: dict[str, str], line: int) -> None:
        if tag == "table":
            self.tables.append(Table(line, values.get("role") in {"presentation", "none"}))
        elif tag == "caption" and self.tables:
            self.tables[-1].captioned = True


def _own_defects(tag: str, values: dict[str, str]) -> Iterator[str]:
    if tag == "img" and not values.get("alt", "").strip():
        yield f"image without alt: {values.get('src', '')[:80]}"
    if tag == "th" and "scope" not in values:
        yield "th without scope"
    if tag == "style" or not values.get("style", ""):
        return
    yield from (f"request to another site: {url}" for url in _styled(values["style"]))


def _styled(text: str) -> list[str]:
    return OUTSIDE_IN_STYLE.findall(text)


def check_site(site: Path, *, private: Sequence[str] = ()) -> tuple[Defect, ...]:
    """Check every file of a finished site.

    Parameters
    ----------
    site
        Folder of the site.
    private
        Further texts that must not appear, such as the folder where it was built.

    Returns
    -------
    tuple of Defect
        In the order of files and lines; empty for a sound site.
    """
    readers = {page: read_page(page) for page in sorted(site.rglob("*.html"))}
    defects = [defect for page, reader in readers.items() for defect in _page(site, page, reader)]
    for page, reader in readers.items():
        for address in reader.addresses:
            message = _address_defect(site, page, address, readers)
            if message:
                defects.append(Defect(_name(site, page), address.line, message))
    defects.extend(_leaks(site, (*MACHINE_PATHS, *private)))
    return tuple(sorted(defects))


def read_page(page: Path) -> PageReader:
    """Read one HTML file."""
    reader = PageReader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _name(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix()


def _page(site: Path, page: Path, reader: PageReader) -> Iterator[Defect]:
    name = _name(site, page)
    if not reader.lang:
        yield Defect(name, 1, "html element without lang")
    for anchor, times in Counter(reader.anchors).items():
        if times > 1:
            yield Defect(name, 1, f"id {anchor!r} is used {times} times")
    for line, message in reader.found:
        yield Defect(name, line, message)


def _address_defect(
    site: Path, page: Path, address: Address, readers: dict[Path, PageReader]
) -> str:
    parts = urlsplit(address.url)
    if parts.netloc:
        loads = address.element in LOADING and address.rel not in {"canonical", "license"}
        return f"request to another site: {address.element} {address.url}" if loads else ""
    if parts.scheme:
        return ""
    target, fragment = _target(site, page, address.url)
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return f"link to nothing: {address.url}"
    reader = readers.get(site / target.relative_to(site.resolve()))
    if fragment and reader is not None and unquote(fragment) not in reader.anchors:
        return f"link to a missing anchor: {address.url}"
    return ""


def _target(site: Path, page: Path, url: str) -> tuple[Path, str]:
    address, fragment = urldefrag(url)
    path = unquote(address.partition("?")[0])
    start = site if path.startswith("/") else page.parent
    target = (start / path.lstrip("/")).resolve() if path else page.resolve()
    return (target / "index.html" if target.is_dir() else target), fragment


def _leaks(site: Path, texts: Sequence[str]) -> Iterator[Defect]:
    for file in sorted(site.rglob("*")):
        if file.suffix not in TEXT_ENDINGS or not file.is_file():
            continue
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            for text in texts:
                if text in line:
                    yield Defect(_name(site, file), number, f"path of a machine: {text}")
            if file.suffix in {".css", ".svg"}:
                for url in _styled(line):
                    yield Defect(_name(site, file), number, f"request to another site: {url}")
