"""Soft hyphens stand in headings and heads of tables, and nowhere else."""

from __future__ import annotations

import pytest

from book.theme.hyphens import COMPOUNDS, SHY, hyphenated

LONG = "Arbetsförmågekoordinatorernas"
DIVIDED = f"Arbetsförmåge{SHY}koordinatorernas"


@pytest.mark.parametrize(
    "place",
    [
        "<h1>{}</h1>",
        '<h3 id="x"><span>1.</span> {}?</h3>',
        '<th scope="row">{} <b>a</b></th>',
        '<nav class="on-this-page"><a href="#x">{}</a></nav>',
    ],
)
def test_a_long_word_of_a_heading_can_be_divided(place: str) -> None:
    assert hyphenated(place.format(LONG)) == place.format(DIVIDED)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LONG}</p>",
        f"<title>{LONG}</title><thead><td>{LONG}</td></thead>",
        f'<h2 id="{LONG}" title="{LONG}">Kort</h2>',
        f'<nav class="contents"><a href="#x">{LONG}</a></nav>',
    ],
)
def test_other_texts_and_attributes_stay(html: str) -> None:
    assert hyphenated(html) == html


def test_it_is_done_once() -> None:
    once = hyphenated(f"<h2>{LONG}</h2>")
    assert hyphenated(once) == once


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_every_compound_is_divided_at_its_joints(compound: str) -> None:
    found = hyphenated(f"<h2>{compound.replace('|', '')}</h2>")
    assert found == f"<h2>{compound.replace('|', SHY)}</h2>"
