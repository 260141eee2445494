"""The codebook as a web page for each language: one file, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from surveys.codebook.formats import words
from surveys.codebook.formats.order import Order
from surveys.codebook.formats.reading import (
    Facts,
    Readable,
    ReadableChapter,
    ReadableQuestion,
    ReadableTable,
    readable,
)

_STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fff; --soft: #f3f5f8; --line: #d5dbe3;
  --quiet: #566273; --mark: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #14181f; --soft: #1e2530;
  --line: #364150; --quiet: #a4b0c0; --mark: #8ec1f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55;
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
header { padding-bottom: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 1rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 1rem; padding-bottom: .4rem;
  border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.1rem; margin: 0 0 .5rem; }
a { color: var(--mark); }
.kind { color: var(--quiet); margin: 0; text-transform: uppercase; letter-spacing: .08em;
  font-size: .85rem; }
.name, code, td:first-child { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; }
.name { color: var(--quiet); font-weight: 400; font-size: .9rem; margin-left: .5rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1.1rem 1.25rem;
  margin: 1rem 0; }
.help { color: var(--quiet); margin: 0 0 .6rem; }
.condition { background: var(--soft); border-left: .25rem solid var(--mark); margin: .6rem 0;
  padding: .5rem .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .6rem 0;
  font-size: .92rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 0; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-top: 1px solid var(--line); }
td:last-child { overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--quiet); font-weight: 500; }
td:first-child { font-size: .85rem; }
article td:first-child { width: 14rem; }
nav ul { columns: 2 18rem; padding-left: 1.2rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
  article td:first-child { width: auto; }
  main, header { padding: 1rem; } article { padding: .9rem; }
  table { table-layout: fixed; font-size: .84rem; } th, td { padding-right: .4rem; }
  header th { font-size: .74rem; } th { overflow-wrap: break-word; hyphens: auto; }
  th:first-child { width: 36%; } header th:first-child { width: 19%; }
  td:first-child { overflow-wrap: anywhere; font-size: .74rem; }
  article td:last-child { overflow-wrap: break-word; hyphens: auto; } }
@media print { article { break-inside: avoid; } nav { display: none; } }
"""


def files(order: Order) -> dict[str, bytes]:
    """Return `<language>.html`."""
    return {f"{language}.html": _page(readable(order.codebook, language)).encode()
            for language in order.languages}  # fmt: skip


def _page(book: Readable) -> str:
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{book.language}">',
            '<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(book.heading)}: {escape(book.title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f'<header>\n<p class="kind">{escape(book.heading)}</p>',
            f"<h1>{escape(book.title)}</h1>",
            _facts(book.facts),
            _table(book.waves),
            "</header>\n<main>",
            _contents(book),
            *(_chapter(one) for one in book.chapters),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _contents(book: Readable) -> str:
    title = escape(words.CONTENTS[book.language])
    lines = [f'<li><a href="#s-{one.name}">{escape(one.title)}</a></li>' for one in book.chapters]
    return "\n".join(
        [f'<nav aria-label="{title}">', f"<h2>{title}</h2>", "<ul>", *lines, "</ul></nav>"]
    )


def _chapter(chapter: ReadableChapter) -> str:
    head = f'<section aria-labelledby="s-{chapter.name}">'
    title = f'<h2 id="s-{chapter.name}">{escape(chapter.title)}</h2>'
    return "\n".join([head, title, *map(_question, chapter.questions), "</section>"])


def _question(one: ReadableQuestion) -> str:
    number = f"{one.number}. " if one.number else ""
    lines = [
        f'<article id="{one.name}">',
        f'<h3>{number}{escape(one.text)} <span class="name">{one.name}</span></h3>',
        f'<p class="help">{escape(one.help)}</p>' if one.help else "",
        *(f'<p class="condition">{escape(text)}</p>' for name, text in one.facts if not name),
        _facts(one.facts),
        *map(_table, one.tables),
        "</article>",
    ]
    return "\n".join(filter(None, lines))


def _facts(facts: Facts) -> str:
    named = [f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts if name]
    return "\n".join(["<dl>", *named, "</dl>"])


def _table(table: ReadableTable) -> str:
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.headings)
    return "\n".join(
        [
            "<table>",
            f"<caption>{escape(table.caption)}</caption>",
            f"<thead><tr>{heads}</tr></thead>",
            "<tbody>",
            *_rows(table),
            "</tbody></table>",
        ]
    )


def _rows(table: ReadableTable) -> Iterator[str]:
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
