"""Whole pages and a whole edition, from what the engine would serve."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from book.theme import publish
from book.theme.page import front_html
from book.tools.links import PageReader, check_site

CONFIG: dict[str, Any] = {
    "options": {"lang": "fi", "built_from": "myst.yml", "notice": ""},
    "projects": [
        {
            "title": "Kirja",
            "index": "index",
            "license": {"content": {"name": "CC BY", "url": "https://example.org/by"}},
            "pages": [
                {"title": "Osa", "level": 1},
                {"title": "Tulokset", "slug": "results", "level": 2},
                {"title": "Liite", "slug": "annex", "level": 1},
            ],
        }
    ],
}


def page(slug: str, title: str, *nodes: dict[str, Any], **front: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "location": f"/{slug}.md",
        "frontmatter": {"title": title, **front},
        "mdast": {"type": "root", "children": list(nodes)},
        "references": {
            "cite": {"data": {"kir68": {"html": "Kiresuk", "url": "https://doi.org/1"}}}
        },
    }


def served(*results: dict[str, Any], **front: Any) -> dict[str, bytes]:
    exports = [{"format": "md", "url": "/index-1.md"}]
    pages = [
        page("index", "Etusivu", description="Kuvaus", exports=exports),
        page("results", "Tulokset", *results, **front),
        page("annex", "Liite"),
    ]
    files: dict[str, Any] = {"/config.json": CONFIG}
    files |= {f"/content/{content['slug']}.json": content for content in pages}
    return {name: json.dumps(value).encode() for name, value in files.items()} | {
        "/index-1.md": b"# source"
    }


def rendered(*results: dict[str, Any], **overrides: str) -> publish.Result:
    return publish.render_edition(served(*results).__getitem__, overrides)


def html_of(result: publish.Result, name: str) -> str:
    return result.files[name].decode("utf-8")


def test_an_edition_is_pages_style_and_sources() -> None:
    result = rendered()
    assert set(result.files) == {
        "index.html",
        "results/index.html",
        "annex/index.html",
        "assets/style.css",
        "sources/index.md",
    }
    assert (result.edition.title, result.description, result.problems) == ("Kirja", "Kuvaus", ())


def test_page_has_language_landmarks_and_way_around() -> None:
    html = html_of(rendered(), "results/index.html")
    assert '<html lang="fi">' in html
    assert '<a class="skip" href="#main">Siirry sisältöön</a>' in html
    assert '<main id="main" tabindex="-1">' in html
    assert '<a href="../../sv/results/index.html" lang="sv" hreflang="sv">Svenska</a>' in html
    assert '<link rel="alternate" hreflang="en" href="../../en/results/index.html">' in html
    assert '<a href="../results/index.html" aria-current="page">Tulokset</a>' in html
    assert '<p class="part-title">Osa</p>' in html
    assert 'rel="prev" href="../index.html"' in html
    assert 'rel="next" href="../annex/index.html"' in html
    assert "<script" not in html


def test_part_ends_where_the_next_page_of_the_first_level_begins() -> None:
    assert "part-title" not in html_of(rendered(), "annex/index.html")


def test_this_build_says_what_it_was_built_from_and_its_notice() -> None:
    plain = html_of(rendered(), "index.html")
    assert "Koostettu aineistosta: myst.yml" in plain
    assert '<aside class="notice"' not in plain
    given = html_of(rendered(built_from="data 3f1c", notice="Keksityt luvut."), "index.html")
    assert "Koostettu aineistosta: data 3f1c" in given
    assert "<strong>Huomaa:</strong> Keksityt luvut." in given


def test_footnotes_and_references_end_the_page() -> None:
    result = rendered(
        {"type": "footnoteReference", "identifier": "b", "enumerator": "1"},
        {"type": "footnoteReference", "identifier": "a", "enumerator": "2"},
        {"type": "footnoteDefinition", "identifier": "a", "children": []},
        {"type": "footnoteDefinition", "identifier": "b", "children": []},
        {"type": "cite", "label": "kir68", "children": [{"type": "text", "value": "K"}]},
    )
    html = html_of(result, "results/index.html")
    assert html.index('<li id="note-b">') < html.index('<li id="note-a">')
    assert '<li id="source-kir68">Kiresuk <a href="https://doi.org/1">' in html


def test_executing_page_must_name_what_its_cache_depends_on() -> None:
    code = {"type": "code", "value": "1", "executable": True}
    assert "depends_on_env: [BOOK_LANG, BOOK_INPUTS]" in str(rendered(code).problems[0])
    named = {"depends_on_env": ["BOOK_LANG", "BOOK_INPUTS"]}
    files = served(code, execute=named)
    assert publish.render_edition(files.__getitem__, {}).problems == ()


@pytest.mark.parametrize(("nodes", "status"), [((), 0), (({"type": "raw"},), 1)])
def test_theme_writes_files_and_a_report(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    nodes: tuple[dict[str, Any], ...],
    status: int,
) -> None:
    files = served(*nodes)
    monkeypatch.setattr(publish, "_fetcher", lambda address: files.__getitem__)
    monkeypatch.setenv("CONTENT_CDN", "http://localhost:1")
    monkeypatch.setenv("BUILD_DIRECTORY", str(tmp_path / "html"))
    monkeypatch.setenv("BOOK_REPORT", str(tmp_path / "report.json"))
    assert publish.main() == status
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(report["problems"]) == status
    assert (tmp_path / "html" / "index.html").exists()


def test_front_page_names_each_language_in_itself(tmp_path: Path) -> None:
    titles = {"fi": "Kirja", "sv": "Bok", "en": "Book"}
    html = front_html(titles, {"fi": "Kuvaus", "sv": "", "en": ""}, "style.css")
    assert '<a href="sv/index.html" lang="sv" hreflang="sv">Svenska</a>' in html
    assert '<p lang="fi">Kuvaus</p>' in html
    reader = PageReader()
    reader.feed(html)
    assert reader.found == []


def test_rendered_editions_pass_the_check_of_the_site(tmp_path: Path) -> None:
    for lang in ("fi", "sv", "en"):
        for name, content in rendered().files.items():
            target = tmp_path / lang / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    assert check_site(tmp_path) == ()
