"""Every node type the theme knows, one small input each; and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from book.theme.assets import Assets
from book.theme.languages import WORDS
from book.theme.references import Place
from book.theme.render import Renderer, renderers
from book.theme.tables import in_regions

FILES = {"/chart.png": b"png", "/long.html": b"<p>long</p>", "/long.txt": b"long text"}
LETTERS = {"type": "text", "value": "a < b"}

MakeRenderer = Callable[..., Renderer]


@pytest.fixture
def make() -> MakeRenderer:
    def renderer(lang: str = "fi", slug: str = "results", **options: Any) -> Renderer:
        return Renderer(
            words=WORDS[lang],
            place=Place(lang=lang, slug=slug, index="index"),
            assets=Assets(FILES.__getitem__),
            source="fi/results.md",
            **options,
        )

    return renderer


def node(name: str, /, *children: Mapping[str, Any], **values: Any) -> dict[str, Any]:
    return {"type": name, "children": list(children), **values}


def text(value: str) -> dict[str, Any]:
    return {"type": "text", "value": value}


def cell(bundle: Mapping[str, Any], **metadata: Any) -> dict[str, Any]:
    data = {"output_type": "display_data", "data": bundle, "metadata": metadata}
    return {"type": "output", "jupyter_data": data}


def table(*rows: dict[str, Any]) -> dict[str, Any]:
    return node("table", *rows)


HEAD = node(
    "tableRow",
    node("tableCell", header=True),
    node("tableCell", text("n"), header=True, align="right"),
)
BODY = node(
    "tableRow",
    node("tableCell", text("A"), header=True),
    node("tableCell", text("40"), align="right"),
)
CAPTION = node("caption", node("paragraph", node("captionNumber", text("Table 1:")), text("Areas")))

PLAIN = [
    (LETTERS, "a &lt; b"),
    (node("root", LETTERS), "a &lt; b"),
    (node("paragraph", LETTERS), "<p>a &lt; b</p>"),
    (node("strong", text("x")), "<strong>x</strong>"),
    (node("emphasis", text("x")), "<em>x</em>"),
    (node("delete", text("x")), "<del>x</del>"),
    (node("underline", text("x")), "<u>x</u>"),
    (node("keyboard", text("x")), "<kbd>x</kbd>"),
    (node("subscript", text("2")), "<sub>2</sub>"),
    (node("superscript", text("2")), "<sup>2</sup>"),
    (node("smallcaps", text("x")), '<span class="small-capitals">x</span>'),
    (node("span", text("x"), **{"class": "unit"}), '<span class="unit">x</span>'),
    ({"type": "inlineCode", "value": "a<b"}, "<code>a&lt;b</code>"),
    ({"type": "break"}, "<br>"),
    ({"type": "thematicBreak"}, "<hr>"),
    ({"type": "comment", "value": "x"}, ""),
    ({"type": "mystTarget", "label": "x"}, ""),
    (node("captionNumber", text("Figure 1:")), ""),
    (node("abbreviation", text("GAS"), title="Goal"), '<abbr title="Goal">GAS</abbr>'),
    (node("blockquote", text("x")), "<blockquote>x</blockquote>"),
    (node("aside", text("x")), "<aside>x</aside>"),
    (node("div", text("x"), **{"class": "kpi"}), '<div class="kpi">x</div>'),
    (node("legend", text("x")), "<div>x</div>"),
    (node("embed", text("x")), "x"),
    (node("include", text("x")), "x"),
    (node("glossary", text("x")), "x"),
    (node("tabSet", text("x")), "x"),
    (node("details", node("summary", text("x"))), "<details><summary>x</summary></details>"),
    (node("definitionList", text("x")), "<dl>x</dl>"),
    (node("definitionTerm", text("x"), html_id="term-x"), '<dt id="term-x">x</dt>'),
    (node("definitionDescription", text("x")), "<dd>x</dd>"),
    (node("grid", text("x")), '<div class="grid">x</div>'),
    (
        node("tabItem", text("x"), title="T"),
        '<div class="tab"><p class="tab-title">T</p>x</div>',
    ),
    (node("block", text("x")), "x"),
    (node("block", text("x"), html_id="cell"), '<div id="cell">x</div>'),
    (node("block", text("x"), visibility="remove"), ""),
    (node("list", node("listItem", text("x"))), "<ul><li>x</li></ul>"),
    (
        node("list", node("listItem", node("paragraph", text("x"))), ordered=True, start=3),
        '<ol start="3"><li>x</li></ol>',
    ),
    (node("listItem", node("paragraph", text("x")), checked=True), "<li>☑ x</li>"),
    (node("listItem", node("paragraph", text("x")), checked=False), "<li>☐ x</li>"),
    (
        {"type": "code", "value": "a < 1"},
        '<pre tabindex="0"><code lang="zxx">a &lt; 1</code></pre>',
    ),
    ({"type": "code", "value": "x", "executable": True, "visibility": "remove"}, ""),
    (
        {"type": "code", "value": "x", "executable": True},
        '<details class="code"><summary>Näytä koodi</summary>'
        '<pre tabindex="0"><code lang="zxx">x</code></pre></details>',
    ),
    (node("inlineExpression", text("3,8"), value="mean"), "3,8"),
    (
        {"type": "inlineMath", "value": "x", "html": "<span><math><mi>x</mi></math>drawn</span>"},
        "<math><mi>x</mi></math>",
    ),
    (
        {"type": "math", "value": "x", "html": "<math></math>", "html_id": "e", "enumerator": "1"},
        '<div id="e" class="formula" tabindex="0"><math></math><span>(1)</span></div>',
    ),
    (node("caption", node("paragraph", text("x"))), "x"),
    (node("outputs", visibility="remove"), ""),
    (node("outputs", cell({"text/plain": {"content": "2"}})), '<pre tabindex="0">2</pre>'),
]


@pytest.mark.parametrize(("given", "html"), PLAIN, ids=lambda value: str(value)[:40])
def test_each_node_becomes_its_element(
    make: MakeRenderer, given: dict[str, Any], html: str
) -> None:
    renderer = make()
    assert str(renderer.render(given)) == html
    assert renderer.problems == []


TESTED_BELOW = {
    *("admonition", "card", "cite", "citeGroup", "container", "crossReference", "heading"),
    *("footnoteDefinition", "footnoteReference", "image", "link", "output", "table", "tableRow"),
}


def test_no_node_type_is_left_without_a_test() -> None:
    tested = set(TESTED_BELOW)

    def collect(given: Mapping[str, Any]) -> None:
        tested.add(given["type"])
        for child in given.get("children", ()):
            collect(child)

    for given, _ in PLAIN:
        collect(given)
    assert set(renderers()) == tested


def test_unknown_node_type_is_a_located_problem(make: MakeRenderer) -> None:
    renderer = make()
    renderer.render(node("mermaid", position={"start": {"line": 7}}))
    assert [str(problem) for problem in renderer.problems] == [
        "fi/results.md:7: unknown node type 'mermaid': the theme cannot show it"
    ]


@pytest.mark.parametrize(
    ("slug", "values", "address"),
    [
        ("index", {"url": "/results", "internal": True}, "results/index.html"),
        ("results", {"url": "/", "internal": True}, "../index.html"),
        ("results", {"url": "/methods", "dataUrl": "/methods.json"}, "../methods/index.html"),
        ("results", {"url": "/downloads/form.odt"}, "../../downloads/form.odt"),
        ("results", {"url": "#part"}, "#part"),
        ("results", {"url": "mailto:a@example.org"}, "mailto:a@example.org"),
    ],
)
def test_links_are_relative_to_the_page(
    make: MakeRenderer, slug: str, values: dict[str, Any], address: str
) -> None:
    assert make(slug=slug).render(node("link", text("x"), **values)) == f'<a href="{address}">x</a>'


def test_link_to_another_site_says_so(make: MakeRenderer) -> None:
    given = node("link", text("x"), url="https://stat.fi")
    assert make().render(given) == '<a href="https://stat.fi" rel="external">x</a>'


def test_attached_file_is_copied_into_the_edition(make: MakeRenderer) -> None:
    renderer = make()
    html = renderer.render(node("link", text("x"), url="/chart.png", static=True))
    assert list(renderer.assets.files.values()) == [b"png"]
    assert html == f'<a href="../{next(iter(renderer.assets.files))}">x</a>'


@pytest.mark.parametrize("url", ["./missing.md", "report.pdf", ""])
def test_link_that_leads_nowhere_is_a_problem(make: MakeRenderer, url: str) -> None:
    renderer = make()
    renderer.render(node("link", text("x"), url=url))
    assert f"link to {url!r} leads nowhere" in str(renderer.problems[0])


def test_cross_references_lead_to_their_page_and_anchor(make: MakeRenderer) -> None:
    here = node("crossReference", text("kuvio 1"), html_id="fig-1", url="/ignored")
    there = {**here, "remote": True, "url": "/methods", "dataUrl": "/methods.json"}
    assert make().render(here) == '<a href="#fig-1">kuvio 1</a>'
    assert make().render(there) == '<a href="../methods/index.html#fig-1">kuvio 1</a>'


def test_cross_reference_without_target_is_a_problem(make: MakeRenderer) -> None:
    renderer = make()
    renderer.render(node("crossReference", identifier="fig-9"))
    assert "unknown target 'fig-9'" in str(renderer.problems[0])


def test_image_needs_an_alt_text_and_its_own_file(make: MakeRenderer) -> None:
    renderer = make()
    html = renderer.render({"type": "image", "url": "/chart.png", "alt": "Scores"})
    assert 'alt="Scores"' in html
    renderer.render({"type": "image", "url": "/chart.png", "urlSource": "chart.png", "alt": " "})
    renderer.render({"type": "image", "url": "https://example.org/a.png", "alt": "x"})
    assert [problem.message for problem in renderer.problems] == [
        "image 'chart.png' has no alt text",
        "image 'https://example.org/a.png' is on another site; keep a copy here",
    ]


def test_headings_of_the_second_level_make_the_page_contents(make: MakeRenderer) -> None:
    renderer = make()
    assert renderer.render(node("heading", text("A"), depth=2, html_id="a")) == '<h2 id="a">A</h2>'
    assert renderer.render(node("heading", text("B"), depth=3, identifier="b")) == (
        '<h3 id="b">B</h3>'
    )
    assert [(heading.anchor, heading.text) for heading in renderer.headings] == [("a", "A")]


@pytest.mark.parametrize(
    ("lang", "kind", "title", "shown"),
    [
        ("fi", "note", "Note", "Huomautus"),
        ("sv", "seealso", "See Also", "Se även"),
        ("en", "warning", "Warning", "Warning"),
        ("fi", "note", "Oma otsikko", "Oma otsikko"),
    ],
)
def test_admonition_titles_are_in_the_language_of_the_page(
    make: MakeRenderer, lang: str, kind: str, title: str, shown: str
) -> None:
    given = node("admonition", node("admonitionTitle", text(title)), text("x"), kind=kind)
    assert make(lang).render(given) == (
        f'<div class="admonition {kind}" role="note"><p class="admonition-title">{shown}</p>x</div>'
    )


def test_admonition_without_title_and_folded_one(make: MakeRenderer) -> None:
    bare = node("admonition", text("x"))
    folded = node("admonition", node("admonitionTitle", text("T")), text("x"), kind="tip")
    folded["class"] = "dropdown"
    assert make().render(bare) == '<div class="admonition note" role="note">x</div>'
    assert make().render(folded) == (
        '<details class="admonition tip"><summary>T</summary>x</details>'
    )


def test_card_title_carries_the_link(make: MakeRenderer) -> None:
    given = node("card", node("cardTitle", text("T")), text("x"))
    assert make().render(given) == '<div class="card"><p class="card-title">T</p>x</div>'
    linked = {**given, "url": "/methods", "internal": True}
    assert '<a href="../methods/index.html">T</a>' in make().render(linked)


def test_footnotes_lead_there_and_back_once(make: MakeRenderer) -> None:
    renderer = make()
    reference = {"type": "footnoteReference", "identifier": "1", "enumerator": "1"}
    first, second = renderer.render(reference), renderer.render(reference)
    renderer.render(node("footnoteDefinition", node("paragraph", text("x")), identifier="1"))
    assert first == '<sup class="note"><a href="#note-1" id="noteref-1">1</a></sup>'
    assert second == '<sup class="note"><a href="#note-1">1</a></sup>'
    assert renderer.footnotes == {"1": "x"}


def test_citations_lead_to_the_list_of_references(make: MakeRenderer) -> None:
    renderer = make(citations={"kir68": {"html": "Kiresuk"}})
    cite = node("cite", text("Kiresuk 1968"), label="kir68")
    assert renderer.render(node("citeGroup", cite, cite, kind="parenthetical")) == (
        '(<a href="#source-kir68">Kiresuk 1968</a>; <a href="#source-kir68">Kiresuk 1968</a>)'
    )
    assert renderer.render(node("citeGroup", cite, kind="narrative")).startswith("<a ")
    assert renderer.cited == ["kir68"]
    renderer.render(node("cite", label="nobody"))
    assert "citation of unknown source 'nobody'" in str(renderer.problems[0])


@pytest.mark.parametrize(
    ("lang", "label"), [("fi", "Kuvio 1."), ("sv", "Figur 1."), ("en", "Figure 1.")]
)
def test_figure_caption_is_numbered_in_the_language(
    make: MakeRenderer, lang: str, label: str
) -> None:
    svg = cell({"image/svg+xml": {"content": "<svg/>"}}, **{"image/svg+xml": {"alt": "Scores"}})
    caption = node("caption", node("paragraph", node("captionNumber"), text("By area")))
    figure = node("container", svg, caption, kind="figure", enumerator="1", html_id="fig-1")
    renderer = make(lang)
    html = renderer.render(figure)
    start = f'<figure id="fig-1"><figcaption><strong class="number">{label}</strong> By area'
    assert html.startswith(start)
    assert 'alt="Scores"' in html
    assert renderer.problems == []


def test_figure_without_caption_and_unknown_kind_are_problems(make: MakeRenderer) -> None:
    renderer = make()
    renderer.render(node("container", kind="figure"))
    renderer.render(node("container", CAPTION, kind="video", enumerator="1"))
    assert [problem.message for problem in renderer.problems] == [
        "figure has no caption",
        "no name for numbered things of kind 'video'",
    ]


@pytest.mark.parametrize("metadata", [{"image/png": {"alt": "Scores"}}, {"alt": "Scores"}])
def test_alt_text_is_read_from_both_places(make: MakeRenderer, metadata: dict[str, Any]) -> None:
    html = make().render(cell({"image/png": {"path": "/chart.png"}}, **metadata))
    assert 'alt="Scores"' in html


@pytest.mark.parametrize(
    "metadata", [{}, {"image/png": {}}, {"alt": ""}, {"image/png": {"alt": " "}}]
)
def test_figure_of_a_cell_without_alt_text_is_a_problem(
    make: MakeRenderer, metadata: dict[str, Any]
) -> None:
    renderer = make()
    assert renderer.render(cell({"image/png": {"path": "/chart.png"}}, **metadata)) == ""
    assert "figure without alt text" in str(renderer.problems[0])


def test_cell_html_is_passed_through_and_long_outputs_are_fetched(make: MakeRenderer) -> None:
    assert make().render(cell({"text/html": {"content": "<b>1</b>"}})) == "<b>1</b>"
    assert make().render(cell({"text/html": {"path": "/long.html"}})) == "<p>long</p>"
    stream = {"output_type": "stream", "name": "stdout", "text": "lo…", "path": "/long.txt"}
    printed = make().render({"type": "output", "jupyter_data": stream})
    assert printed == '<pre tabindex="0">long text</pre>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"output_type": "error", "ename": "KeyError", "evalue": "x"}, "cell failed: KeyError: x"),
        (
            {"output_type": "stream", "name": "stderr", "text": "UserWarning: x\n"},
            "cell wrote a warning that readers would see: UserWarning: x",
        ),
        (
            {"output_type": "display_data", "data": {"application/json": {}}},
            "cell gave application/json; expected HTML, SVG, PNG or plain text",
        ),
        (
            {"output_type": "display_data", "data": {"text/html": {"content": "<table></table>"}}},
            "cell's HTML has a table without a caption",
        ),
    ],
)
def test_outputs_that_readers_must_not_see(
    make: MakeRenderer, data: dict[str, Any], message: str
) -> None:
    renderer = make()
    assert renderer.render({"type": "output", "jupyter_data": data}) == ""
    assert [problem.message for problem in renderer.problems] == [message]


def test_expression_and_formula_without_result_are_problems(make: MakeRenderer) -> None:
    renderer = make()
    renderer.render({"type": "inlineExpression", "value": "mean()"})
    renderer.render({"type": "inlineMath", "value": r"\frac"})
    assert [problem.message for problem in renderer.problems] == [
        "expression 'mean()' gave no value to show",
        r"formula '\\frac' cannot be drawn",
    ]


def test_written_table_gets_caption_and_scopes(make: MakeRenderer) -> None:
    given = node("container", CAPTION, table(HEAD, BODY), kind="table", enumerator="1", html_id="t")
    assert make().render(given) == (
        '<div id="t" class="table"><table>'
        '<caption><strong class="number">Taulukko 1.</strong> Areas</caption>'
        '<thead><tr><td></td><th scope="col" class="number">n</th></tr></thead>'
        '<tbody><tr><th scope="row">A</th><td class="number">40</td></tr></tbody>'
        "</table></div>"
    )


def test_table_of_a_cell_keeps_its_own_caption_and_gets_the_number(make: MakeRenderer) -> None:
    html = cell({"text/html": {"content": "<table><caption>Own</caption></table>"}})
    given = node("container", html, kind="table", enumerator="2")
    assert "<caption><strong" in make("sv").render(given)
    assert "Tabell 2.</strong> Own</caption>" in make("sv").render(given)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ([table(HEAD, BODY)], "table without a caption"),
        ([CAPTION], "must hold exactly one table; found 0"),
        (
            [CAPTION, cell({"text/html": {"content": "<table><caption>Own</caption></table>"}})],
            "table with two captions",
        ),
    ],
)
def test_numbered_tables_that_cannot_be_told_apart(
    make: MakeRenderer, parts: list[dict[str, Any]], message: str
) -> None:
    renderer = make()
    assert renderer.render(node("container", *parts, kind="table")) == ""
    assert message in renderer.problems[0].message


def test_bare_table_is_a_problem(make: MakeRenderer) -> None:
    renderer = make()
    renderer.render(table(HEAD, BODY))
    assert "table without a caption" in renderer.problems[0].message


def test_regions_are_named_by_the_caption_and_keep_its_id() -> None:
    one, two = "<table><caption>A</caption></table>", '<table><caption id="own">B</caption></table>'
    html = in_regions(one + two)
    assert 'aria-labelledby="table-caption-1" tabindex="0"><table><caption id="table-' in html
    assert 'aria-labelledby="own" tabindex="0"><table><caption id="own">B' in html
    assert in_regions("<table></table>") == "<table></table>"
