"""Tables: every one has a caption, and a wide one scrolls in a named region of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from markupsafe import Markup

from book.theme.nodes import Node, children, element
from book.theme.render import NodeRenderer, Renderer

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.IGNORECASE)
TABLE_START = re.compile(r"<table\b[^>]*>", re.IGNORECASE)
CAPTION = re.compile(r"<caption\b(?P<attributes>[^>]*)>(?P<text>.*?)</caption>", re.DOTALL | re.I)
ID = re.compile(r"""\bid=["']?(?P<id>[^"'\s>]+)""", re.IGNORECASE)


def plain(renderer: Renderer, node: Node) -> Markup:
    """Refuse a table without a caption: what it shows could not be told from its cells."""
    return renderer.problem(node, "table without a caption; write it inside :::{table} Caption")


def numbered(renderer: Renderer, node: Node) -> Markup:
    """Render a numbered table: one written on the page, or the HTML table of a cell."""
    captions = [child for child in children(node) if child["type"] == "caption"]
    others = [child for child in children(node) if child["type"] not in {"caption", "legend"}]
    legends = [child for child in children(node) if child["type"] == "legend"]
    body = Markup("").join(_body(renderer, child) for child in others)
    table = with_caption(body, _number(renderer, node), renderer.all(captions))
    if table is None:
        return renderer.problem(node, _why_not(body))
    return element("div", table + renderer.all(legends), id=node.get("html_id"), class_="table")


def _body(renderer: Renderer, node: Node) -> Markup:
    return written(renderer, node) if node["type"] == "table" else renderer.render(node)


def _number(renderer: Renderer, node: Node) -> Markup:
    if not node.get("enumerator"):
        return Markup("")
    label = f"{renderer.words.labels['table']} {node['enumerator']}."
    return element("strong", label, class_="number") + Markup(" ")


def _why_not(body: str) -> str:
    if len(TABLE.findall(body)) != 1:
        return f"a numbered table must hold exactly one table; found {len(TABLE.findall(body))}"
    if CAPTION.search(body):
        return "table with two captions: the cell's own and the directive's; leave the latter out"
    return "table without a caption; expected it after :::{table} or in the cell's HTML"


def with_caption(html: str, number: Markup, caption: Markup) -> Markup | None:
    """Put number and caption into the one table of `html`; None when that cannot be done.

    Examples
    --------
    >>> print(with_caption("<table><caption>By area</caption></table>", Markup("1. "), Markup("")))
    <table><caption>1. By area</caption></table>
    >>> with_caption("<table></table>", Markup("1. "), Markup("")) is None
    True
    """
    own, start = CAPTION.search(html), TABLE_START.search(html)
    if start is None or len(TABLE.findall(html)) != 1 or bool(own) == bool(caption):
        return None
    if own is None:
        return _spliced(html, start.end(), start.end(), str(element("caption", number + caption)))
    text = f"<caption{own['attributes']}>{number}{own['text']}</caption>"
    return _spliced(html, own.start(), own.end(), text)


def _spliced(html: str, start: int, end: int, text: str) -> Markup:
    plain = str(html)  # slices of Markup would escape what is added to them
    return Markup(plain[:start] + text + plain[end:])  # noqa: S704  HTML of our own cells and pages


def written(renderer: Renderer, node: Node) -> Markup:
    """Render a table written on the page: header rows first, then the others."""
    rows = children(node)
    head = [row for row in rows if all(cell.get("header") for cell in children(row))]
    body = [row for row in rows if row not in head]
    parts = [("thead", head), ("tbody", body)]
    return element("table", Markup("").join(_part(renderer, *part) for part in parts if part[1]))


def _part(renderer: Renderer, name: str, rows: list[Node]) -> Markup:
    return element(name, renderer.all(rows))


def row(renderer: Renderer, node: Node) -> Markup:
    """Render one row of a written table."""
    scope = "col" if all(cell.get("header") for cell in children(node)) else "row"
    cells = (_cell(renderer, cell, scope) for cell in children(node))
    return element("tr", Markup("").join(cells))


def _cell(renderer: Renderer, node: Node, scope: str) -> Markup:
    content = renderer.inside(node)
    look = {"right": "number", "center": "middle"}.get(str(node.get("align")))
    spans = {"colspan": node.get("colspan"), "rowspan": node.get("rowspan")}
    # a header without text would be read aloud as an empty heading of its column
    if node.get("header") and content:
        return element("th", content, scope=scope, class_=look, **spans)
    return element("td", content, class_=look, **spans)


def in_regions(html: str) -> Markup:
    """Wrap every table in a region that the keyboard can scroll, named by the table's caption.

    Examples
    --------
    >>> print(in_regions("<table><caption>By area</caption></table>"))
    <div class="scroll" role="region" aria-labelledby="table-caption-1" \
tabindex="0"><table><caption id="table-caption-1">By area</caption></table></div>
    """
    numbers = count(1)
    return Markup(TABLE.sub(lambda found: _region(found[0], next(numbers)), html))  # noqa: S704  same


def _region(table: str, number: int) -> str:
    caption = CAPTION.search(table)
    if caption is None:
        return table
    own = ID.search(caption["attributes"])
    name = own["id"] if own else f"table-caption-{number}"
    if own is None:
        attributes = f'{caption["attributes"]} id="{name}"'
        text = f"<caption{attributes}>{caption['text']}</caption>"
        table = table[: caption.start()] + text + table[caption.end() :]
    start = f'<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">'
    return f"{start}{table}</div>"


RENDERERS: Mapping[str, NodeRenderer] = {"table": plain, "tableRow": row}
