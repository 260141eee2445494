"""The codebook as a web page for each language: one file, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from surveys import pages
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
main, header { max-width: 52rem; }
h2 { margin-top: 3rem; }
code, td:first-child, tbody th { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace;
  font-size: .85rem; }
.name { margin-left: .5rem; }
.help { color: var(--quiet); margin: 0 0 .6rem; }
.condition { background: var(--soft); border-left: .25rem solid var(--mark); margin: .6rem 0;
  padding: .5rem .8rem; }
dl { font-size: .92rem; }
td:last-child { overflow-wrap: anywhere; }
article td:first-child { width: 14rem; }
nav ul { columns: 2 18rem; padding-left: 1.2rem; }
@media (max-width: 40rem) {
  article td:first-child { width: auto; } table { table-layout: fixed; }
  th, td { padding-right: .4rem; } header th { font-size: .74rem; }
  th { overflow-wrap: break-word; hyphens: auto; }
  th:first-child { width: 36%; } header th:first-child { width: 19%; }
  td:first-child { overflow-wrap: anywhere; font-size: .74rem; }
  article td:last-child { overflow-wrap: break-word; hyphens: auto; } }
"""


def files(order: Order) -> dict[str, bytes]:
    """Return `<language>.html`."""
    return {f"{language}.html": _page(readable(order.codebook, language)).encode()
            for language in order.languages}  # fmt: skip


def _page(book: Readable) -> str:
    return pages.page(
        language=book.language,
        kind=book.heading,
        title=book.title,
        head=[_facts(book.facts), _table(book.waves)],
        body=[_contents(book), *(_chapter(one) for one in book.chapters)],
        style=_STYLE,
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
    return pages.facts((name, text) for name, text in facts if name)


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
