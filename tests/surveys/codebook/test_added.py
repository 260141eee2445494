"""Columns that cleaning added and values that anonymisation touched, in every kind of codebook."""

from __future__ import annotations

from surveys.codebook import Codebook, codebook_of
from surveys.codebook.formats import write
from surveys.instruments import coordinators
from surveys.model import AddedColumn, Kind, Text

FLAG = AddedColumn("flag__speeding", Text("Nopea", "Snabb", "Quick"), Kind.FLAG)
CUT = Text("Katkaistu.", "Kapad.", "Cut.")


def book() -> Codebook:
    whole = codebook_of(coordinators, ["2024"])
    return whole.with_treated({"years_in_role": CUT}).with_added([FLAG], ["2024"])


def test_they_are_kept_in_the_file() -> None:
    again = Codebook.from_json(book().to_json())
    assert again == book()
    assert again["flag__speeding"].label.sv == "Snabb"
    assert again["years_in_role"].treated == CUT


def test_a_page_and_ddi_say_them() -> None:
    (page,) = (
        content.decode() for name, content in write(book(), "html").items() if ".en." in name
    )
    assert "Variables added in cleaning" in page
    assert "Quick" in page
    assert "Cut." in page
    (ddi,) = (content.decode() for content in write(book(), "ddi").values())
    assert "Variables added in cleaning" in ddi
    assert '<notes xml:lang="sv" type="anonymisation">Kapad.</notes>' in ddi


def test_a_codebook_without_additions_has_no_such_chapter() -> None:
    (page,) = (
        content.decode()
        for name, content in write(codebook_of(coordinators, ["2024"]), "html").items()
        if ".en." in name
    )
    assert "Variables added in cleaning" not in page
