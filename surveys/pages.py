"""Reports as web pages: one file each, in one language, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, TypeAlias

from surveys.model import Language

Facts: TypeAlias = Iterable[tuple[str, str]]
"""Names and what they are, as a list beside each other."""

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fff; --soft: #f3f5f8; --line: #d5dbe3;
  --quiet: #566273; --mark: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --paper: #14181f; --soft: #1e2530;
  --line: #364150; --quiet: #a4b0c0; --mark: #8ec1f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
header { padding-bottom: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0 1rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 1rem; padding-bottom: .4rem;
  border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.1rem; margin: 0 0 .5rem; }
h1, h3, p { overflow-wrap: anywhere; }
a { color: var(--mark); }
.kind { color: var(--quiet); margin: 0; text-transform: uppercase; letter-spacing: .08em;
  font-size: .85rem; }
.name { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-weight: 400;
  color: var(--quiet); font-size: .9rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1.1rem 1.25rem;
  margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .6rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0 0; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-top: 1px solid var(--line); overflow-wrap: break-word; font-weight: 400; }
thead th { border-top: 0; color: var(--quiet); font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
@media (max-width: 40rem) { main, header { padding: 1rem; } article { padding: .9rem; }
  h1 { font-size: 1.5rem; } h1, h2, h3 { hyphens: auto; } table { font-size: .84rem; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { :root { --ink: #000; --paper: #fff; --line: #999; --quiet: #333; --mark: #000; }
  main, header { max-width: none; padding: 0; } .wide { overflow: visible; } nav { display: none; }
  article, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  thead { display: table-header-group; } }
"""
"""The look that all reports have in common, on paper and in the dark too."""


def page(
    *,
    language: Language,
    kind: str,
    title: str,
    head: Iterable[str],
    body: Iterable[str],
    style: str = "",
) -> str:
    """Return a whole page.

    Parameters
    ----------
    language
        Of its texts.
    kind
        What kind of report it is.
    title
        What it is about.
    head, body
        HTML that stands under the title, and below.
    style
        What its look has beside `STYLE`.

    Examples
    --------
    >>> text = page(language="en", kind="Report", title="A & B", head=[], body=["<p>Yes.</p>"])
    >>> "<title>Report: A &amp; B</title>" in text, "<p>Yes.</p>" in text
    (True, True)
    """
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            '<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(kind)}: {escape(title)}</title>",
            f"<style>{STYLE}{style}</style>\n</head>\n<body>",
            f'<header>\n<p class="kind">{escape(kind)}</p>',
            f"<h1>{escape(title)}</h1>",
            *head,
            "</header>\n<main>",
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def facts(pairs: Facts) -> str:
    """Return a list of names and what they are.

    Examples
    --------
    >>> facts([("Responses", "140")])
    '<dl><dt>Responses</dt><dd>140</dd></dl>'
    """
    named = (f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in pairs)
    return f"<dl>{''.join(named)}</dl>"


def section(name: str, title: str, parts: Iterable[str]) -> str:
    """Return a part of a page with a heading; `name` is its place for links.

    Examples
    --------
    >>> print(section("steps", "Steps", ["<p>None.</p>"]))
    <section aria-labelledby="steps">
    <h2 id="steps">Steps</h2>
    <p>None.</p>
    </section>
    """
    return "\n".join(
        [
            f'<section aria-labelledby="{escape(name)}">',
            f'<h2 id="{escape(name)}">{escape(title)}</h2>',
            *parts,
            "</section>",
        ]
    )


def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int]
) -> str:
    """Return a table that can be scrolled sideways; the first cell of a row names it.

    Parameters
    ----------
    caption, headings, rows
        Texts.
    numbers
        Places of the columns that hold numbers.

    Examples
    --------
    >>> text = table("T", ["x", "n"], [["a", "1"]], [1])
    >>> '<th scope="row">a</th><td class="number">1</td>' in text
    True
    """
    look = ['class="number"' if place in numbers else "" for place in range(len(headings))]
    heads = (
        _cell("th", f'scope="col" {one}', text) for one, text in zip(look, headings, strict=True)
    )
    return "\n".join(
        [
            f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}"><table>',
            f"<caption>{escape(caption)}</caption>",
            f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>",
            *(_row(row, look) for row in rows),
            "</tbody></table></div>",
        ]
    )


def _row(row: Sequence[str], look: Sequence[str]) -> str:
    cells = [_cell("td", one, text) for text, one in zip(row, look, strict=True)]
    cells[0] = _cell("th", f'scope="row" {look[0]}', row[0])
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, attributes: str, text: str) -> str:
    return f"<{f'{tag} {attributes}'.strip()}>{escape(text)}</{tag}>"
