"""Sentences and cards in the reader's language."""

from __future__ import annotations

import pytest

from analysis.language import using
from analysis.prose import KeyFigure, key_figures, say
from surveys.model import Text

YES = Text(fi="Kyllä.", sv="Ja.", en="Yes.")


@pytest.mark.parametrize(("language", "said"), [("fi", "Kyllä."), ("sv", "Ja."), ("en", "Yes.")])
def test_a_sentence_is_said_in_the_current_language(language: str, said: str) -> None:
    with using(language):  # type: ignore[arg-type] # parametrised over the three languages
        assert repr(say(YES)) == said
    assert repr(say("as it is")) == "as it is"


def test_cards_hold_label_value_and_note_escaped() -> None:
    card = KeyFigure(
        Text(fi="a < b", sv="a < b", en="a < b"),
        Text(fi="3,1", sv="3,1", en="3.1"),
        Text(fi="kaikki", sv="alla", en="all"),
    )
    html = key_figures(card, language="fi")._repr_html_()
    assert html == (
        '<ul class="kpi" lang="fi"><li><span class="kpi-label">a &lt; b</span><b>3,1</b>'
        '<span class="kpi-note">kaikki</span></li></ul>'
    )
