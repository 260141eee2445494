"""Renders a whole edition: fetches the content that jupyter-book serves and writes the pages."""

from __future__ import annotations

import json
import os
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from book.theme.assets import Assets
from book.theme.nodes import Problem, element
from book.theme.page import STYLE, THEME, Edition, Page, edition_of, page_html
from book.theme.render import Renderer
from book.theme.tables import in_regions

ENVIRONMENT = {"built_from": "BOOK_BUILT_FROM", "notice": "BOOK_NOTICE"}
REPORT = "BOOK_REPORT"
CACHE_KEYS = ("BOOK_LANG", "BOOK_INPUTS")

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of an edition: its files by name, and what must be mended."""

    edition: Edition
    description: str
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def main() -> int:
    """Render the edition that jupyter-book is building; 1 when there are problems."""
    address = os.environ["CONTENT_CDN"]
    overrides = {key: os.environ[name] for key, name in ENVIRONMENT.items() if name in os.environ}
    result = render_edition(_fetcher(address), overrides)
    _write(result, Path(os.environ["BUILD_DIRECTORY"]))
    _report(result)
    return 1 if result.problems else 0


def _fetcher(address: str) -> Fetch:
    def fetch(path: str) -> bytes:
        with urllib.request.urlopen(address + path, timeout=60) as answer:  # noqa: S310  localhost
            return bytes(answer.read())

    return fetch


def _write(result: Result, folder: Path) -> None:
    for name, content in result.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _report(result: Result) -> None:
    found = {
        "edition": asdict(result.edition),
        "description": result.description,
        "problems": [str(problem) for problem in result.problems],
    }
    print(*found["problems"], sep="\n")
    if REPORT in os.environ:
        text = json.dumps(found, ensure_ascii=False, indent=1)
        Path(os.environ[REPORT]).write_text(text, encoding="utf-8")


def render_edition(fetch: Fetch, overrides: Mapping[str, str]) -> Result:
    """Render every page of an edition.

    Parameters
    ----------
    fetch
        Returns what the engine serves under a path.
    overrides
        ``built_from`` and ``notice`` of this build.

    Returns
    -------
    Result
        All files of the edition, with addresses relative to its folder.
    """
    config = json.loads(fetch("/config.json"))
    index = config["projects"][0]["index"]
    first = json.loads(fetch(f"/content/{index}.json"))
    edition = edition_of(config, first["frontmatter"]["title"], overrides)
    assets, files = Assets(fetch), {}
    problems: list[Problem] = []
    for entry in edition.pages:
        content = json.loads(fetch(f"/content/{entry.slug}.json"))
        page, found = render_page(edition, content, assets)
        files[edition.place(page.slug).file] = page_html(edition, page).encode("utf-8")
        problems.extend(found)
    return Result(
        edition=edition,
        description=str(first["frontmatter"].get("description") or ""),
        files={**files, **assets.files, STYLE: (THEME / "style.css").read_bytes()},
        problems=tuple(problems),
    )


def render_page(
    edition: Edition, content: Mapping[str, Any], assets: Assets
) -> tuple[Page, tuple[Problem, ...]]:
    """Render one page and tell what must be mended on it."""
    front, slug = content["frontmatter"], content["slug"]
    renderer = Renderer(
        words=edition.words,
        place=edition.place(slug),
        assets=assets,
        source=f"{edition.lang}{content['location']}",
        citations=content.get("references", {}).get("cite", {}).get("data", {}),
    )
    body = in_regions(renderer.render(content["mdast"]))
    _check_cache_key(renderer, front)
    page = Page(
        slug=slug,
        title=front["title"],
        description=str(front.get("description") or ""),
        body=body,
        headings=tuple(renderer.headings),
        footnotes=_footnotes(renderer),
        sources={key: _source(renderer, key) for key in renderer.cited},
        source_file=_source_file(front, slug, assets),
    )
    return page, tuple(renderer.problems)


def _footnotes(renderer: Renderer) -> dict[str, Markup]:
    """Return the footnotes in the order in which the text refers to them."""
    order = dict.fromkeys(renderer.noted)
    return {key: renderer.footnotes[key] for key in order if key in renderer.footnotes}


def _check_cache_key(renderer: Renderer, front: Mapping[str, Any]) -> None:
    named = (front.get("execute") or {}).get("depends_on_env") or []
    missing = [name for name in CACHE_KEYS if name not in named]
    if renderer.executes and missing:
        message = (
            f"front matter lacks execute: {{depends_on_env: [{', '.join(CACHE_KEYS)}]}}; without it"
            " old results would stay on the page when the data change"
        )
        renderer.problems.append(Problem(renderer.source, 1, message))


def _source(renderer: Renderer, key: str) -> Markup:
    entry = renderer.citations[key]
    text = Markup(entry.get("html") or entry.get("label") or key)  # noqa: S704  the engine's own
    doi = entry.get("url")
    return text if not doi or str(doi) in text else text + " " + element("a", doi, href=doi)


def _source_file(front: Mapping[str, Any], slug: str, assets: Assets) -> str | None:
    exports = (e for e in front.get("exports", ()) if e.get("format") in {"md", "ipynb"})
    found = next(exports, None)
    if found is None:
        return None
    name = f"sources/{slug}.{found['format']}"
    assets.files[name] = assets.fetch(found["url"])
    return name
