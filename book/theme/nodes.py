"""What is common to all nodes of a page: their shape, text, line, and HTML elements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

Node = Mapping[str, Any]

Attribute = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something on a page that must be mended before the book can be published.

    Examples
    --------
    >>> print(Problem("index.md", 12, "figure without alt text"))
    index.md:12: figure without alt text
    """

    page: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.page if self.line is None else f"{self.page}:{self.line}"
        return f"{place}: {self.message}"


def children(node: Node) -> tuple[Node, ...]:
    """Return the child nodes, possibly none."""
    return tuple(node.get("children") or ())


def text_of(node: Node) -> str:
    """Return the plain text inside a node.

    Examples
    --------
    >>> text_of({"children": [{"value": "a"}, {"children": [{"value": "b"}]}]})
    'ab'
    """
    return str(node.get("value", "")) + "".join(text_of(child) for child in children(node))


def line_of(node: Node) -> int | None:
    """Return the line where the node begins in its source file, when the engine kept it."""
    start = (node.get("position") or {}).get("start") or {}
    return start.get("line")


def element(name: str, content: str | Markup | None = "", **attributes: Attribute) -> Markup:
    """Build one HTML element; text is escaped, attributes that are None or False are left out.

    Underscores in attribute names become hyphens, a trailing one is dropped. With `content`
    None the element is void.

    Examples
    --------
    >>> print(element("p", "a < b", class_="lead", aria_label="x", hidden=False))
    <p class="lead" aria-label="x">a &lt; b</p>
    >>> print(element("hr", None))
    <hr>
    """
    start = Markup("<{}{}>").format(name, _attributes(attributes))
    if content is None:
        return start
    return Markup("{}{}</{}>").format(start, content, name)


def _attributes(attributes: Mapping[str, Attribute]) -> Markup:
    pairs = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    return Markup("").join(_attribute(name, value) for name, value in pairs)


def _attribute(name: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    if value is True:
        return Markup(" {}").format(name)
    return Markup(' {}="{}"').format(name, escape(value))
