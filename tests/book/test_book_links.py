"""Each defect planted once in a sound site, and found with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from book.tools.links import check_site

WriteSite = Callable[[dict[str, str]], Path]

SOUND = {
    "index.html": '<html lang="fi"><link rel="stylesheet" href="style.css">'
    '<a href="fi/">s</a><a href="fi/index.html#part">s</a><a href="https://stat.fi">s</a>'
    '<a href="mailto:a@example.org">s</a><a href="#">s</a></html>',
    "fi/index.html": '<html lang="fi">\n<h2 id="part">x</h2>\n<a href="../index.html">x</a>\n'
    '<a href="/files/form%20a.txt">x</a><img src="../files/a.svg" alt="Scores">\n'
    '<table><caption>c</caption><tr><th scope="col">x</th></tr></table>\n'
    '<table role="presentation"><tr><td>x</td></tr></table></html>',
    "style.css": "a { color: #000; background: url(files/a.svg) }",
    "files/form a.txt": "x",
    "files/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def test_sound_site_has_no_defect(write_site: WriteSite) -> None:
    assert check_site(write_site(SOUND)) == ()


@pytest.mark.parametrize(
    ("planted", "message"),
    [
        ('<a href="missing.html">x</a>', "link to nothing: missing.html"),
        ('<a href="../../outside.html">x</a>', "link to nothing: ../../outside.html"),
        ('<a href="../empty/">x</a>', "link to nothing: ../empty/"),
        ('<a href="#gone">x</a>', "link to a missing anchor: #gone"),
        ('<a href="../index.html#gone">x</a>', "link to a missing anchor: ../index.html#gone"),
        ('<img src="../files/a.svg">', "image without alt: ../files/a.svg"),
        ('<img src="../files/a.svg" alt=" ">', "image without alt: ../files/a.svg"),
        (
            '<script src="https://cdn.example.org/a.js"></script>',
            "request to another site: script https://cdn.example.org/a.js",
        ),
        (
            '<link rel="stylesheet" href="//cdn.example.org/a.css">',
            "request to another site: link //cdn.example.org/a.css",
        ),
        (
            '<img src="https://example.org/a.png" alt="x">',
            "request to another site: img https://example.org/a.png",
        ),
        (
            '<iframe src="https://example.org/"></iframe>',
            "request to another site: iframe https://example.org/",
        ),
        (
            '<p style="background: url(https://example.org/a.png)">x</p>',
            "request to another site: https://example.org/a.png",
        ),
        ("<table><tr><td>x</td></tr></table>", "table without caption"),
        ("<table><caption>c</caption><tr><th>x</th></tr></table>", "th without scope"),
        ("<p>/root/data.csv</p>", "path of a machine: /root/"),
        ("<p>/srv/checkout/data.csv</p>", "path of a machine: /srv/checkout"),
    ],
)
def test_planted_defect_is_found_with_its_line(
    write_site: WriteSite, planted: str, message: str
) -> None:
    site = write_site({**SOUND, "fi/index.html": SOUND["fi/index.html"] + "\n" + planted})
    (site / "empty").mkdir()
    found = check_site(site, private=("/srv/checkout",))
    assert [str(defect) for defect in found] == [f"fi/index.html:7: {message}"]


def test_page_without_language(write_site: WriteSite) -> None:
    found = check_site(write_site({"a.html": '<html lang=" "></html>'}))
    assert [str(defect) for defect in found] == ["a.html:1: html element without lang"]


def test_id_used_twice(write_site: WriteSite) -> None:
    found = check_site(write_site({"a.html": '<html lang="fi"><p id="a">x</p><p id="a">x</p>'}))
    assert [str(defect) for defect in found] == ["a.html:1: id 'a' is used 2 times"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.css", '@import "https://example.org/a.css";'),
        ("a.css", "b { src: url(//example.org/a.woff2) }"),
        ("a.svg", "<style>b { fill: url('https://example.org/a.svg') }</style>"),
    ],
)
def test_styles_and_figures_that_fetch_from_elsewhere(
    write_site: WriteSite, name: str, content: str
) -> None:
    found = check_site(write_site({name: f"\n{content}"}))
    assert [str(defect).split(" https")[0].split(" //")[0] for defect in found] == [
        f"{name}:2: request to another site:"
    ]


def test_machine_paths_are_looked_for_in_texts_only(write_site: WriteSite) -> None:
    site = write_site({"a.md": "see /home/anna/x", "b.bin": "/home/anna/x"})
    assert [str(defect) for defect in check_site(site)] == ["a.md:1: path of a machine: /home/"]
