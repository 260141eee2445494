"""Turns the nodes of one page into HTML: looks the node's type up and calls its renderer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from book.theme.assets import Assets
from book.theme.languages import Words
from book.theme.nodes import Node, Problem, children, line_of
from book.theme.references import Place

NodeRenderer = Callable[["Renderer", Node], Markup]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the page's own table of contents lists."""

    anchor: str
    text: Markup


@dataclass(slots=True, kw_only=True)
class Renderer:
    """Renders one page and remembers what it met on the way.

    Parameters
    ----------
    words
        Texts of the theme in the page's language.
    place
        Where the page lies, for addresses.
    assets
        Where images go.
    source
        Name of the page's source file, for problems.
    citations
        Entries of the reference list by key, as the engine formatted them.
    """

    words: Words
    place: Place
    assets: Assets
    source: str
    citations: Mapping[str, Any] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    footnotes: dict[str, Markup] = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    executes: bool = False

    def render(self, node: Node) -> Markup:
        """Render one node; an unknown type is a problem, never silently dropped."""
        renderer = renderers().get(node["type"])
        if renderer is None:
            return self.problem(
                node, f"unknown node type {node['type']!r}: the theme cannot show it"
            )
        return renderer(self, node)

    def inside(self, node: Node) -> Markup:
        """Render the children of a node."""
        return self.all(children(node))

    def all(self, nodes: Iterable[Node]) -> Markup:
        """Render several nodes one after another."""
        return Markup("").join(self.render(node) for node in nodes)

    def problem(self, node: Node, message: str) -> Markup:
        """Note a problem at the node and render nothing in its place."""
        self.problems.append(Problem(self.source, line_of(node), message))
        return Markup("")


def renderers() -> Mapping[str, NodeRenderer]:
    """Return the renderer of every node type the theme knows."""
    # imported here because the renderers call back into this module
    from book.theme import blocks, cells, inline, tables

    return {**inline.RENDERERS, **blocks.RENDERERS, **tables.RENDERERS, **cells.RENDERERS}
