"""Renderers of what stands inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from book.theme.nodes import Node, children, element
from book.theme.references import OUTSIDE, page_address
from book.theme.render import NodeRenderer, Renderer

MATHML = re.compile(r"<math\b.*?</math>", re.DOTALL)


def simple(name: str) -> NodeRenderer:
    """Return a renderer that wraps the children in one HTML element.

    Examples
    --------
    >>> callable(simple("em"))
    True
    """

    def render(renderer: Renderer, node: Node) -> Markup:
        return element(name, renderer.inside(node), class_=node.get("class"))

    return render


def text(renderer: Renderer, node: Node) -> Markup:
    """Render plain text."""
    return escape(node["value"])


def inline_code(renderer: Renderer, node: Node) -> Markup:
    """Render code in running text."""
    return element("code", node["value"])


def small_capitals(renderer: Renderer, node: Node) -> Markup:
    """Render small capitals."""
    return element("span", renderer.inside(node), class_="small-capitals")


def line_break(renderer: Renderer, node: Node) -> Markup:
    """Render a forced line break."""
    return element("br", None)


def abbreviation(renderer: Renderer, node: Node) -> Markup:
    """Render an abbreviation with its meaning."""
    return element("abbr", renderer.inside(node), title=node.get("title"))


def link(renderer: Renderer, node: Node) -> Markup:
    """Render a link to a page, a file of the site, an attached file or another site."""
    if node.get("static"):
        address: str | None = renderer.place.edition + renderer.assets.copy(node["url"])
    else:
        address = page_address(renderer.place, node)
    if address is None:
        return renderer.problem(node, _nowhere(node))
    rel = "external" if address.startswith(OUTSIDE[:2]) else None
    return element("a", renderer.inside(node), href=address, rel=rel, class_=node.get("class"))


def _nowhere(node: Node) -> str:
    return (
        f"link to {node.get('url')!r} leads nowhere; expected a page of this book, a full address,"
        " or a file of the site that begins with '/', such as /downloads/form.pdf"
    )


def cross_reference(renderer: Renderer, node: Node) -> Markup:
    """Render a reference to a figure, table, equation, heading or term."""
    local = {**node, "url": node.get("url") if node.get("remote") else ""}
    address = page_address(renderer.place, local)
    if address is None:
        return renderer.problem(node, f"reference to unknown target {node.get('identifier')!r}")
    return element("a", renderer.inside(node), href=address)


def image(renderer: Renderer, node: Node) -> Markup:
    """Render an image; an image without alt text is a problem."""
    alt = str(node.get("alt") or "").strip()
    if not alt:
        return renderer.problem(
            node, f"image {node.get('urlSource', node['url'])!r} has no alt text"
        )
    if node["url"].startswith(OUTSIDE):
        return renderer.problem(node, f"image {node['url']!r} is on another site; keep a copy here")
    address = renderer.place.edition + renderer.assets.copy(node["url"])
    return element("img", None, src=address, alt=alt, loading="lazy", decoding="async")


def expression(renderer: Renderer, node: Node) -> Markup:
    """Render the value of an expression that the engine computed."""
    renderer.executes = True
    if not children(node):
        return renderer.problem(node, f"expression {node['value']!r} gave no value to show")
    return renderer.inside(node)


def mathml(renderer: Renderer, node: Node) -> Markup:
    """Return the formula as MathML, which browsers draw and read aloud without fonts or scripts."""
    found = MATHML.search(str(node.get("html") or ""))
    if found is None:
        return renderer.problem(node, f"formula {node['value']!r} cannot be drawn")
    return Markup(found[0])  # noqa: S704  the engine's own MathML, escaped by it


def footnote_reference(renderer: Renderer, node: Node) -> Markup:
    """Render the raised number that leads to a footnote."""
    key = node["identifier"]
    # only the first reference can be the one that the footnote leads back to
    anchor = None if key in renderer.noted else f"noteref-{key}"
    renderer.noted.append(key)
    number = element("a", str(node.get("enumerator", key)), href=f"#note-{key}", id=anchor)
    return element("sup", number, class_="note")


def citation(renderer: Renderer, node: Node) -> Markup:
    """Render a citation that leads to the page's list of references."""
    key = node["label"]
    if key not in renderer.citations:
        return renderer.problem(node, f"citation of unknown source {key!r}")
    if key not in renderer.cited:
        renderer.cited.append(key)
    return element("a", renderer.inside(node), href=f"#source-{key}")


def citations(renderer: Renderer, node: Node) -> Markup:
    """Render several citations together."""
    joined = Markup("; ").join(renderer.render(child) for child in children(node))
    return Markup("({})").format(joined) if node.get("kind") == "parenthetical" else joined


RENDERERS: Mapping[str, NodeRenderer] = {
    "abbreviation": abbreviation,
    "break": line_break,
    "cite": citation,
    "citeGroup": citations,
    "crossReference": cross_reference,
    "delete": simple("del"),
    "emphasis": simple("em"),
    "footnoteReference": footnote_reference,
    "image": image,
    "inlineCode": inline_code,
    "inlineExpression": expression,
    "inlineMath": mathml,
    "keyboard": simple("kbd"),
    "link": link,
    "smallcaps": small_capitals,
    "span": simple("span"),
    "strong": simple("strong"),
    "subscript": simple("sub"),
    "superscript": simple("sup"),
    "text": text,
    "underline": simple("u"),
}
