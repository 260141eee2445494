"""Every questionnaire has an audience, a purpose and rounds with names, in three languages."""

from __future__ import annotations

import pytest

from book.forms import catalogue
from book.forms.catalogue import AUDIENCES, PURPOSES, ROUNDS, check_catalogue, round_title
from book.tools.failures import BookError
from surveys import instruments
from surveys.model import LANGUAGES, Text


def test_every_questionnaire_is_shown_once() -> None:
    check_catalogue()
    shown = [name for names in AUDIENCES.values() for name in names]
    assert sorted(shown) == sorted(instruments.names())


@pytest.mark.parametrize(
    ("audiences", "odd"),
    [
        ({**AUDIENCES, "evaluators": ("fidelity",)}, "plan_and_results"),
        ({**AUDIENCES, "evaluators": ("fidelity", "plan_and_results", "pets")}, "pets"),
        ({**AUDIENCES, "others": ("means",)}, "means"),
    ],
    ids=["missing", "unknown", "twice"],
)
def test_a_questionnaire_out_of_place_is_named(
    monkeypatch: pytest.MonkeyPatch, audiences: dict[str, tuple[str, ...]], odd: str
) -> None:
    monkeypatch.setattr(catalogue, "AUDIENCES", audiences)
    with pytest.raises(BookError, match=rf"catalogue\.py: found .*: {odd}; expected"):
        check_catalogue()


@pytest.mark.parametrize("text", [*PURPOSES.values(), *ROUNDS.values()], ids=str)
def test_texts_are_there_in_each_language_and_differ(text: Text) -> None:
    assert len({text.get(language) for language in LANGUAGES} - {""}) == 3


@pytest.mark.parametrize("name", instruments.names())
def test_rounds_are_told_apart_by_words_or_years(name: str) -> None:
    waves = [wave.name for wave in instruments.get(name).waves]
    for language in LANGUAGES:
        titles = [round_title(wave, language) for wave in waves]
        assert len(set(titles)) == len(titles)
        assert all(
            wave in ROUNDS or title[0].isdigit() for wave, title in zip(waves, titles, strict=True)
        )
