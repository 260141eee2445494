"""Addresses on a page: relative ones, so that the book works in any folder and without a server."""

from __future__ import annotations

from dataclasses import dataclass

from book.theme.nodes import Node

OUTSIDE = ("http://", "https://", "mailto:", "tel:")
INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page lies in the finished site.

    Parameters
    ----------
    lang
        Language of the edition, which is also its folder.
    slug
        Name of the page in addresses; may contain slashes. One that ends in ``.html`` is a file
        of its own, the others are folders with an ``index.html``.
    index
        Slug of the edition's first page.

    Examples
    --------
    >>> place = Place(lang="fi", slug="results", index="index")
    >>> place.to_page("index"), place.to_page("methods", "sample")
    ('../index.html', '../methods/index.html#sample')
    >>> place.to_language("sv")
    '../../sv/results/index.html'
    >>> Place(lang="fi", slug="forms/employers.html", index="index").to_page("forms")
    '../forms/index.html'
    """

    lang: str
    slug: str
    index: str

    @property
    def edition(self) -> str:
        """Address of the edition's folder, as seen from the page."""
        return "../" * self.file.count("/")

    @property
    def site(self) -> str:
        """Address of the whole site's folder, as seen from the page."""
        return f"{self.edition}../"

    @property
    def file(self) -> str:
        """File of the page inside the edition."""
        return self._file(self.slug)

    def to_page(self, slug: str, anchor: str = "") -> str:
        """Return the address of another page of the edition."""
        return self.edition + self._file(slug) + (f"#{anchor}" if anchor else "")

    def to_language(self, lang: str) -> str:
        """Return the address of this same page in another language."""
        return f"{self.site}{lang}/{self.file}"

    def _file(self, slug: str) -> str:
        if slug in {self.index, ""}:
            return INDEX
        return slug if slug.endswith(".html") else f"{slug}/{INDEX}"


def page_address(place: Place, node: Node) -> str | None:
    """Return the address a link or cross reference leads to, or None when nothing is there.

    Addresses that begin with a slash and are no pages of the book are files of the site, such
    as ``/downloads/form.pdf``.

    Examples
    --------
    >>> place = Place(lang="fi", slug="results", index="index")
    >>> page_address(place, {"url": "/downloads/form.pdf"})
    '../../downloads/form.pdf'
    >>> page_address(place, {"url": "./missing.md"}) is None
    True
    """
    url, anchor = str(node.get("url") or ""), str(node.get("html_id") or "")
    if not url:
        return f"#{anchor}" if anchor else None
    if url.startswith((*OUTSIDE, "#")):
        return url
    if not url.startswith("/"):
        return None
    slug, _, fragment = url.removeprefix("/").partition("#")
    if node.get("dataUrl") or node.get("internal"):
        return place.to_page(slug, anchor or fragment)
    return place.site + url.removeprefix("/")
