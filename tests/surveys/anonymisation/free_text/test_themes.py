from __future__ import annotations

import pytest

from surveys.anonymisation.free_text import Theme, ThemeScheme, propose_themes, scheme_from
from surveys.errors import DefinitionError
from surveys.model import Text

TIME = Theme(
    "time", Text("Aika", "Tid", "Time"), {"fi": ("aika", "kiire"), "sv": ("tid", "-brist")}
)
PAY = Theme("pay", Text("Palkka", "Lön", "Pay"), {"fi": ("palkka",)})
SCHEME = ThemeScheme("open", (TIME, PAY))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kiireen vuoksi ei ole aikaa, ja palkkaakin on vähän.", ("time", "pay")),
        ("Det är brist på tid och resursbrist.", ("time",)),
        ("Palkka", ("pay",)),
        ("Ei ole mitään.", ()),
        ("", ()),
        ("The time was short.", ()),
    ],
)
def test_themes_are_proposed_by_the_beginnings_of_words(text: str, codes: tuple[str, ...]) -> None:
    assert propose_themes(text, SCHEME) == codes


def test_the_language_can_be_told() -> None:
    assert propose_themes("Ei ole aikaa", SCHEME, "sv") == ()


def test_a_scheme_says_what_its_columns_are() -> None:
    assert list(SCHEME.columns("story")) == ["story__time", "story__pay"]
    assert SCHEME.columns("story")["story__pay"].sv == "Lön"
    assert SCHEME.code_list.names == ("time", "pay")


@pytest.mark.parametrize(
    ("themes", "message"),
    [
        ((), "theme scheme open: found no themes; expected one or more"),
        ((TIME, TIME), "found code 'time'; expected each once, and not 'none'"),
        ((Theme("missing", TIME.text),), "found the code 'missing'"),
        ((Theme("none", TIME.text),), "found code 'none'; expected each once"),
        ((Theme("Time", TIME.text),), "Time"),
        ((Theme("a", TIME.text, {"fi": ("ai",)}),), "theme a: found stem 'ai'; expected 3 small letters"),
        ((Theme("a", TIME.text, {"fi": ("Aika",)}),), "found stem 'Aika'"),
        ((Theme("a", TIME.text, {"fi": ("ai ka",)}),), "found stem 'ai ka'"),
        ((Theme("a", TIME.text, {"f": ("aika",)}),), "found language 'f'; expected fi, sv, en"),  # type: ignore[dict-item] # what is refused
    ],
)  # fmt: skip
def test_a_wrong_scheme_is_refused(themes: tuple[Theme, ...], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        ThemeScheme("open", themes)


ROW = {"fi": "Aika", "sv": "Tid", "en": "Time", "stems_fi": ["aika", "kiire"]}


def test_a_scheme_comes_from_a_table() -> None:
    scheme = scheme_from({"time": ROW}, "open")
    assert scheme.themes[0].stems == {"fi": ("aika", "kiire")}
    assert scheme.themes[0].text == Text("Aika", "Tid", "Time")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"stem_fi": ["aika"]}, "theme time: found name 'stem_fi'; expected .* Did you mean 'stems_fi'"),
        ({"sv": 3}, "theme time: found no text 'sv'"),
        ({"stems_fi": "aika"}, "found stems_fi 'aika'; expected a list"),
        ({"stems_fi": 3}, "found stems_fi 3; expected a list"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        scheme_from({"time": {**ROW, **change}}, "open")
