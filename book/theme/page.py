"""Everything around the text of a page: head, navigation, notice, footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from book.theme.hyphens import hyphenated
from book.theme.languages import NAMES, WORDS, Words
from book.theme.references import Place
from book.theme.render import Heading

THEME = Path(__file__).resolve().parent
STYLE = "assets/style.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the book's contents: a page, or the title of a part when it has no slug."""

    title: str
    slug: str | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What all pages of one language share.

    Parameters
    ----------
    lang
        Language: fi, sv or en.
    title
        Title of the book in that language.
    index
        Slug of the first page.
    entries
        The contents, the first page included.
    built_from
        Provenance line of the footer.
    notice
        Text of the banner, empty for none.
    licence
        Name and address of the licence, or nothing.
    """

    lang: str
    title: str
    index: str
    entries: tuple[Entry, ...]
    built_from: str
    notice: str
    licence: Mapping[str, str]

    @property
    def words(self) -> Words:
        """Texts of the theme in the edition's language."""
        return WORDS[self.lang]

    @property
    def pages(self) -> tuple[Entry, ...]:
        """The entries that are pages, in reading order."""
        return tuple(entry for entry in self.entries if entry.slug is not None)

    def place(self, slug: str) -> Place:
        """Return where a page lies."""
        return Place(lang=self.lang, slug=slug, index=self.index)

    def part(self, slug: str) -> str:
        """Return the title of the part a page belongs to, or an empty string."""
        part = ""
        for entry in self.entries:
            if entry.slug is None:
                part = entry.title
            elif entry.level == 1:
                part = ""
            if entry.slug == slug:
                break
        return part


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rendered inside of one page.

    A page that the contents do not list names the page there that leads to it: its `parent`.
    """

    slug: str
    title: str
    description: str
    body: Markup
    headings: tuple[Heading, ...] = ()
    footnotes: Mapping[str, Markup] = field(default_factory=dict)
    sources: Mapping[str, Markup] = field(default_factory=dict)
    source_file: str | None = None
    parent: str | None = None


def edition_of(
    config: Mapping[str, Any], index_title: str, overrides: Mapping[str, str]
) -> Edition:
    """Read what the pages share from the engine's configuration.

    Parameters
    ----------
    config
        The engine's config.json.
    index_title
        Title of the first page, which the configuration does not repeat.
    overrides
        ``built_from`` and ``notice`` of this build, instead of those in myst.yml.
    """
    project, options = config["projects"][0], {**config.get("options", {}), **overrides}
    first = Entry(title=index_title, slug=project["index"], level=1)
    rest = (
        Entry(title=page["title"], slug=page.get("slug"), level=int(page.get("level", 1)))
        for page in project["pages"]
    )
    return Edition(
        lang=options["lang"],
        title=project["title"],
        index=project["index"],
        entries=(first, *rest),
        built_from=options.get("built_from", ""),
        notice=options.get("notice", ""),
        licence=(project.get("license") or {}).get("content") or {},
    )


def read_edition(plain: Mapping[str, Any]) -> Edition:
    """Return an edition from what `dataclasses.asdict` made of it.

    Examples
    --------
    >>> from dataclasses import asdict
    >>> plain = {"title": "Kirja", "index": "index", "pages": []}
    >>> edition = edition_of({"options": {"lang": "fi"}, "projects": [plain]}, "Alku", {})
    >>> read_edition(asdict(edition)) == edition
    True
    """
    entries = tuple(Entry(**entry) for entry in plain["entries"])
    return Edition(**{**plain, "entries": entries})


@cache
def templates(folder: Path = THEME / "templates") -> Environment:
    """Return the templates of a folder; an unknown name in them is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page_html(edition: Edition, page: Page) -> str:
    """Return the whole HTML of a page."""
    before, after = _neighbours(edition, page.slug)
    return hyphenated(
        templates()
        .get_template("page.html.j2")
        .render(
            edition=edition,
            page=page,
            place=edition.place(page.slug),
            words=edition.words,
            languages=NAMES,
            style=STYLE,
            before=before,
            after=after,
        )
    )


def _neighbours(edition: Edition, slug: str) -> tuple[Entry | None, Entry | None]:
    slugs = [entry.slug for entry in edition.pages]
    if slug not in slugs:
        return None, None
    here = slugs.index(slug)
    before = edition.pages[here - 1] if here else None
    after = edition.pages[here + 1] if here + 1 < len(slugs) else None
    return before, after


def front_html(titles: Mapping[str, str], descriptions: Mapping[str, str], style: str) -> str:
    """Return the page where the language is chosen.

    Parameters
    ----------
    titles, descriptions
        Title and one-line description of the book by language.
    style
        Address of the style sheet, as seen from that page.
    """
    return (
        templates()
        .get_template("front.html.j2")
        .render(titles=titles, descriptions=descriptions, languages=NAMES, style=style)
    )
