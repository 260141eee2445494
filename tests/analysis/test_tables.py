from __future__ import annotations

import re
from typing import cast
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis import numbers
from analysis.publication import Protected, Rule, protect, public
from analysis.tables import Column, Table, table
from surveys.errors import AnalysisError, DisclosureError
from surveys.model import LANGUAGES, Language, Text

CAPTION = Text(fi="Käyttö alueittain", sv="Användning per område", en="Use by area")
AREA = Column("label", Text(fi="Alue", sv="Område", en="Area"))
N = Column("n", Text(fi="Vastaajia", sv="Svarande", en="Respondents"), numbers.integer)
SHARE = Column("share", Text(fi="Osuus", sv="Andel", en="Share"), numbers.percent)
SOURCE = Text(fi="Loppuraportti", sv="Slutrapport", en="Final report")


def small_areas() -> Protected:
    frame = pd.DataFrame({"label": ["A & B", "C"], "n": [3, 1200], "share": [1.0, 0.256]})
    return protect(frame)


def parsed(shown: Table) -> ElementTree.Element:
    return ElementTree.fromstring(shown._repr_html_())  # noqa: S314  our own tables


def texts(tree: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in tree.findall(path)]


def test_html_has_caption_and_headers_with_scope() -> None:
    tree = parsed(table(small_areas(), CAPTION, [AREA, N, SHARE], language="fi"))
    assert texts(tree, "table/caption") == ["Käyttö alueittain"]
    assert texts(tree, "table/thead/tr/th[@scope='col']") == ["Alue", "Vastaajia", "Osuus"]
    assert texts(tree, "table/tbody/tr/th[@scope='row']") == ["A & B", "C"]
    cells = texts(tree, "table/tbody/tr/td[@class='number']")
    assert cells == ["..", "..", "1\N{NO-BREAK SPACE}200", "25,6\N{NO-BREAK SPACE}%"]
    assert tree.get("lang") == "fi"


def test_hidden_numbers_are_nowhere_in_the_page() -> None:
    frame = pd.DataFrame({"label": ["A", "B"], "n": [3, 40], "share": [0.777, 0.25]})
    shown = table(protect(frame), CAPTION, [AREA, N, SHARE], language="en")
    assert "77" not in shown._repr_html_()
    assert not re.search(r">3<", shown._repr_html_())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ".. Tietoa ei esitetä: se koskee alle 7 vastaajan ryhmää"),
        ("sv", ".. Uppgiften visas inte: den gäller en grupp på färre än 7 svarande"),
        ("en", ".. Not shown: the figure rests on fewer than 7 respondents"),
    ],
)
def test_what_is_hidden_is_explained_below(language: Language, words: str) -> None:
    frame = pd.DataFrame({"label": ["A", "B"], "n": [6, 40]})
    shown = table(protect(frame, rule=Rule(7)), CAPTION, [AREA, N], language=language)
    assert any(note.startswith(words) for note in shown.notes)


def test_notes_and_source_stand_below() -> None:
    frame = pd.DataFrame({"label": ["A"], "n": [2]})
    note = Text(fi="Huomaa.", sv="Notera.", en="Note.")
    shown = table(public(frame, SOURCE), CAPTION, [AREA, N], note, "sv")
    assert shown.notes == ("Notera.", "Källa: Slutrapport")


def test_no_notes_when_there_is_nothing_to_say() -> None:
    frame = pd.DataFrame({"label": ["A"], "n": [20]})
    assert table(protect(frame), CAPTION, [AREA, N], language="en").notes == ()


def test_a_missing_value_that_is_not_hidden_is_a_dash() -> None:
    frame = pd.DataFrame({"label": ["A"], "n": [20], "share": [float("nan")]})
    shown = table(protect(frame), CAPTION, [AREA, N, SHARE], language="en")
    assert shown.rows == (("A", "20", "–"),)
    assert shown.notes == ("– No figure.",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_in_cells_are_shown_in_the_language(language: Language) -> None:
    label = Text(fi="Asiakkaat", sv="Klienter", en="Clients")
    frame = pd.DataFrame({"label": [label], "n": [774]})
    shown = table(public(frame, SOURCE), CAPTION, [AREA, N], language=language)
    assert shown.rows[0][0] == label[language]


def test_the_environment_chooses_when_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "sv")
    assert table(small_areas(), CAPTION, [AREA, N]).caption == "Användning per område"


def test_numbers_without_a_format() -> None:
    columns = [AREA, Column("n", N.label), Column("mean", SHARE.label)]
    frame = pd.DataFrame({"label": ["A"], "n": [1200], "mean": [2.345]})
    assert table(protect(frame), CAPTION, columns, language="en").rows == (("A", "1,200", "2.3"),)


def test_columns_may_say_that_they_are_numbers() -> None:
    columns = [AREA, Column("n", N.label, numbers.integer, number=False)]
    assert table(small_areas(), CAPTION, columns).numeric == (False, False)


def test_a_table_for_the_terminal_and_as_a_frame() -> None:
    shown = table(small_areas(), CAPTION, [AREA, N], language="en")
    assert str(shown).splitlines()[:4] == [
        "Use by area",
        "",
        "Area   Respondents",
        "A & B           ..",
    ]
    assert shown.to_frame()["Respondents"].tolist() == ["..", "1,200"]


def test_markup_in_texts_is_shown_and_not_obeyed() -> None:
    frame = pd.DataFrame({"label": ["<script>x</script>"], "n": [20]})
    shown = table(protect(frame), CAPTION, [AREA, N], language="en")._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_plain_frame_is_refused() -> None:
    frame = cast("Protected", pd.DataFrame({"label": ["A"], "n": [20]}))
    with pytest.raises(DisclosureError, match=r"table 'Use by area': found a DataFrame"):
        table(frame, CAPTION, [AREA, N])


def test_an_unknown_column_is_named_with_its_neighbour() -> None:
    with pytest.raises(AnalysisError, match=r"column 'shares'.*Did you mean 'share'\?"):
        table(small_areas(), CAPTION, [Column("shares", SHARE.label)])


def test_no_columns_are_refused() -> None:
    with pytest.raises(AnalysisError, match="no columns"):
        table(small_areas(), CAPTION, [])
