"""Renderers of what stands on its own lines: headings, lists, boxes, figures and tables."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from book.theme import tables
from book.theme.inline import mathml, simple
from book.theme.nodes import Node, children, element, text_of
from book.theme.render import Heading, NodeRenderer, Renderer

ENGINE_TITLES = {"seealso": "See Also"}


def inside(renderer: Renderer, node: Node) -> Markup:
    """Render a node that only groups its children."""
    return renderer.inside(node)


def nothing(renderer: Renderer, node: Node) -> Markup:
    """Render a node that readers do not see, such as a comment."""
    return Markup("")


def block(renderer: Renderer, node: Node) -> Markup:
    """Render a block of the page; a block that others refer to keeps its anchor."""
    if node.get("visibility") == "remove":
        return Markup("")
    content, anchor, look = renderer.inside(node), node.get("html_id"), node.get("class")
    return element("div", content, id=anchor, class_=look) if anchor or look else content


def heading(renderer: Renderer, node: Node) -> Markup:
    """Render a heading and list the second level in the page's own contents."""
    content, anchor = renderer.inside(node), node.get("html_id") or node.get("identifier")
    if node["depth"] == 2 and anchor:
        renderer.headings.append(Heading(str(anchor), Markup.escape(text_of(node))))
    return element(f"h{node['depth']}", content, id=anchor)


def items(renderer: Renderer, node: Node) -> Markup:
    """Render a list."""
    start = node.get("start") if node.get("ordered") and node.get("start") != 1 else None
    name = "ol" if node.get("ordered") else "ul"
    return element(name, renderer.inside(node), class_=node.get("class"), start=start)


def item(renderer: Renderer, node: Node) -> Markup:
    """Render a list item without a paragraph of its own when it is one line."""
    parts = children(node)
    if parts and parts[0]["type"] == "paragraph":
        content = renderer.inside(parts[0]) + renderer.all(parts[1:])
    else:
        content = renderer.inside(node)
    mark = {True: "☑ ", False: "☐ ", None: ""}[node.get("checked")]
    return element("li", Markup("{}{}").format(mark, content))


def term(renderer: Renderer, node: Node) -> Markup:
    """Render a term that is explained, with its anchor."""
    return element("dt", renderer.inside(node), id=node.get("html_id"))


def admonition(renderer: Renderer, node: Node) -> Markup:
    """Render a box; its default title is said in the page's language."""
    kind = str(node.get("kind") or "note")
    parts = children(node)
    title = Markup("")
    if parts and parts[0]["type"] == "admonitionTitle":
        title, parts = _title(renderer, kind, parts[0]), parts[1:]
    look = f"admonition {kind}"
    if "dropdown" in str(node.get("class") or ""):
        return element("details", element("summary", title) + renderer.all(parts), class_=look)
    shown = element("p", title, class_="admonition-title") if title else title
    return element("div", shown + renderer.all(parts), class_=look, role="note")


def _title(renderer: Renderer, kind: str, node: Node) -> Markup:
    if text_of(node) == ENGINE_TITLES.get(kind, kind.capitalize()):
        return Markup.escape(renderer.words.admonitions[kind])
    return renderer.inside(node)


def code(renderer: Renderer, node: Node) -> Markup:
    """Render code; that of a cell is folded away and never in the way of the text."""
    renderer.executes = renderer.executes or bool(node.get("executable"))
    if node.get("visibility") == "remove":
        return Markup("")
    listing = element("pre", element("code", node["value"], lang="zxx"), tabindex=0)
    if not node.get("executable"):
        return listing
    return element("details", element("summary", renderer.words.show_code) + listing, class_="code")


def math(renderer: Renderer, node: Node) -> Markup:
    """Render a formula on its own line with its number."""
    formula = mathml(renderer, node)
    number = element("span", f"({node['enumerator']})") if node.get("enumerator") else Markup("")
    return element("div", formula + number, id=node.get("html_id"), class_="formula", tabindex=0)


def container(renderer: Renderer, node: Node) -> Markup:
    """Render a numbered figure, table or code listing with its caption above it."""
    if node.get("kind") == "table":
        return tables.numbered(renderer, node)
    captions = [child for child in children(node) if child["type"] == "caption"]
    others = [child for child in children(node) if child["type"] != "caption"]
    if not captions:
        renderer.problem(node, f"{node.get('kind', 'figure')} has no caption")
    caption = number_of(renderer, node) + renderer.all(captions)
    content = element("figcaption", caption) + renderer.all(others)
    return element("figure", content, id=node.get("html_id"), class_=node.get("class"))


def number_of(renderer: Renderer, node: Node) -> Markup:
    """Return "Kuvio 1." and the like in the page's language."""
    if not node.get("enumerator"):
        return Markup("")
    label = renderer.words.labels.get(str(node.get("kind")), "")
    if not label:
        return renderer.problem(node, f"no name for numbered things of kind {node.get('kind')!r}")
    return element("strong", f"{label} {node['enumerator']}.", class_="number") + Markup(" ")


def caption(renderer: Renderer, node: Node) -> Markup:
    """Render a caption's text without paragraphs of its own."""
    parts = (
        renderer.inside(c) if c["type"] == "paragraph" else renderer.render(c)
        for c in children(node)
    )
    return Markup(" ").join(parts)


def card(renderer: Renderer, node: Node) -> Markup:
    """Render a card; when it has a link, its title leads there."""
    parts = []
    for child in children(node):
        if child["type"] != "cardTitle":
            parts.append(renderer.render(child))
            continue
        title = {**child, "type": "link", **_target(node)} if node.get("url") else child
        shown = renderer.render(title) if node.get("url") else renderer.inside(child)
        parts.append(element("p", shown, class_="card-title"))
    return element("div", Markup("").join(parts), class_="card")


def _target(node: Node) -> dict[str, object]:
    return {key: node[key] for key in ("url", "internal", "dataUrl", "static") if key in node}


def grid(renderer: Renderer, node: Node) -> Markup:
    """Render cards side by side."""
    return element("div", renderer.inside(node), class_="grid")


def tab(renderer: Renderer, node: Node) -> Markup:
    """Render a tab as a titled part of the page: nothing is hidden, nothing needs a script."""
    title = element("p", str(node.get("title", "")), class_="tab-title")
    return element("div", title + renderer.inside(node), class_="tab")


def footnote(renderer: Renderer, node: Node) -> Markup:
    """Keep a footnote for the end of the page."""
    parts = children(node)
    lone = len(parts) == 1 and parts[0]["type"] == "paragraph"
    renderer.footnotes[node["identifier"]] = renderer.inside(parts[0] if lone else node)
    return Markup("")


def rule(renderer: Renderer, node: Node) -> Markup:
    """Render a line between parts."""
    return element("hr", None)


RENDERERS: Mapping[str, NodeRenderer] = {
    "admonition": admonition,
    "aside": simple("aside"),
    "block": block,
    "blockquote": simple("blockquote"),
    "caption": caption,
    "captionNumber": nothing,
    "card": card,
    "code": code,
    "comment": nothing,
    "container": container,
    "definitionDescription": simple("dd"),
    "definitionList": simple("dl"),
    "definitionTerm": term,
    "details": simple("details"),
    "div": simple("div"),
    "embed": inside,
    "footnoteDefinition": footnote,
    "glossary": inside,
    "grid": grid,
    "heading": heading,
    "include": inside,
    "legend": simple("div"),
    "list": items,
    "listItem": item,
    "math": math,
    "mystTarget": nothing,
    "paragraph": simple("p"),
    "root": inside,
    "summary": simple("summary"),
    "tabItem": tab,
    "tabSet": inside,
    "thematicBreak": rule,
}
