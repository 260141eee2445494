"""Renderers of what code cells give: HTML of our own, figures with alt texts, printed text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from book.theme.nodes import Node, element
from book.theme.render import NodeRenderer, Renderer
from book.theme.tables import CAPTION, TABLE

IMAGES = {"image/svg+xml": ".svg", "image/png": ".png"}


def outputs(renderer: Renderer, node: Node) -> Markup:
    """Render the outputs of a cell unless they are shown elsewhere."""
    return Markup("") if node.get("visibility") == "remove" else renderer.inside(node)


def output(renderer: Renderer, node: Node) -> Markup:
    """Render one output: the richest form that the theme shows."""
    renderer.executes = True
    data = node.get("jupyter_data") or {}
    if data.get("output_type") == "stream":
        return _stream(renderer, node, data)
    if data.get("output_type") == "error":
        return renderer.problem(node, f"cell failed: {data.get('ename')}: {data.get('evalue')}")
    bundle = data.get("data") or {}
    if "text/html" in bundle:
        return _html(renderer, node, _content(renderer, bundle["text/html"]))
    for kind in IMAGES:
        if kind in bundle:
            return _figure(renderer, node, kind)
    return _plain(renderer, node, bundle)


def _content(renderer: Renderer, item: Mapping[str, Any]) -> str:
    path = item.get("path")
    return renderer.assets.text(path) if path else str(item.get("content", ""))


def _stream(renderer: Renderer, node: Node, data: Mapping[str, Any]) -> Markup:
    text = renderer.assets.text(data["path"]) if data.get("path") else str(data.get("text", ""))
    if data.get("name") == "stderr":
        return renderer.problem(
            node, f"cell wrote a warning that readers would see: {text.strip()}"
        )
    return element("pre", text, tabindex=0)


def _html(renderer: Renderer, node: Node, html: str) -> Markup:
    if len(TABLE.findall(html)) != len(CAPTION.findall(html)):
        return renderer.problem(node, "cell's HTML has a table without a caption")
    return Markup(html)  # noqa: S704  the toolkit's own HTML, escaped where it is made


def _figure(renderer: Renderer, node: Node, kind: str) -> Markup:
    data = node["jupyter_data"]
    alt = alt_of(data.get("metadata") or {}, kind)
    if not alt:
        return renderer.problem(node, f"figure without alt text; expected it in metadata[{kind!r}]")
    address = renderer.place.edition + _file(renderer, data["data"][kind], IMAGES[kind])
    shown = element("img", None, src=address, alt=alt, decoding="async")
    opened = element("a", renderer.words.open_figure, href=address)
    tools = element("p", opened, class_="figure-tools")
    return element("div", element("div", shown, class_="picture") + tools, class_="drawing")


def alt_of(metadata: Mapping[str, Any], kind: str) -> str:
    """Return the alt text of an image from the metadata of its output.

    Examples
    --------
    >>> alt_of({"image/png": {"alt": "Scores rose."}}, "image/png")
    'Scores rose.'
    >>> alt_of({"alt": "Scores rose."}, "image/png")
    'Scores rose.'
    """
    own = metadata.get(kind)
    found = own.get("alt") if isinstance(own, Mapping) else None
    return str(found or metadata.get("alt") or "").strip()


def _file(renderer: Renderer, item: Mapping[str, Any], ending: str) -> str:
    if item.get("path"):
        return renderer.assets.copy(item["path"])
    return renderer.assets.add(str(item["content"]).encode("utf-8"), ending)


def _plain(renderer: Renderer, node: Node, bundle: Mapping[str, Any]) -> Markup:
    if "text/plain" not in bundle:
        kinds = ", ".join(sorted(bundle)) or "nothing"
        return renderer.problem(node, f"cell gave {kinds}; expected HTML, SVG, PNG or plain text")
    return element("pre", _content(renderer, bundle["text/plain"]), tabindex=0)


RENDERERS: Mapping[str, NodeRenderer] = {"output": output, "outputs": outputs}
