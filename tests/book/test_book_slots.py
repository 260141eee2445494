"""Slots of a page are filled all and once, or the build says which are not."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from book.theme.slots import filled
from book.tools.failures import BookError

PARTS = {"guide": Markup("<p>Guide</p>"), "clients": Markup(r"<p>\1</p>")}


def slot(name: str) -> str:
    return f'<div class="slot {name}"></div>'


def test_each_slot_gets_its_part_as_it_is() -> None:
    html = f"<h2>A</h2>{slot('guide')}<h2>B</h2>{slot('clients')}"
    assert filled(html, PARTS, "fi/forms") == r"<h2>A</h2><p>Guide</p><h2>B</h2><p>\1</p>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", "no slots"),
        (slot("guide"), "the slots guide"),
        (slot("guide") + slot("guide") + slot("clients"), "the slots guide, guide, clients"),
        (slot("guide") + slot("clients") + slot("pets"), "the slots guide, clients, pets"),
    ],
    ids=["none", "missing", "twice", "unknown"],
)
def test_slots_that_do_not_fit_are_named(html: str, found: str) -> None:
    with pytest.raises(BookError, match=rf"page fi/forms: found {found}; expected each of clients"):
        filled(html, PARTS, "fi/forms")
