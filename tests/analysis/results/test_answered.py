from __future__ import annotations

import pytest

from tests.analysis.answers import sample

SMALL_WAVE = sample(
    {
        "wave": ["2024"] * 8 + ["2026"] * 3,
        "years": [4, 2, 1, 7, 3, None, None, None, 1, 2, 3],
        "years__missing": [None] * 5 + ["blank", "not_asked", "refused"] + [None] * 3,
    }
)
ANSWERS = sample(
    {
        "wave": ["2024"] * 24 + ["2026"] * 6,
        "years": [4] * 6 + [None] * 18 + [1] * 6,
        "years__missing": [None] * 6
        + ["blank"] * 5 + ["not_asked"] * 6 + ["refused"] * 7 + [None] * 6,
        "later": [None] * 24 + [1] * 6,
        "score": [1.0] * 18 + [None] * 6 + [2.0] * 6,
    }
)  # fmt: skip


def test_counts_by_reason_and_wave() -> None:
    row = ANSWERS.answered("years").to_frame().iloc[0]
    assert (row["wave"], row["responses"], row["asked"], row["answered"]) == ("2024", 24, 18, 6)
    assert (row["blank"], row["not_asked"], row["refused"]) == (5, 6, 7)
    assert "dont_know" not in row


def test_small_counts_of_reasons_are_hidden_beyond_subtraction() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 30,
            "years": [1] * 15 + [None] * 15,
            "years__missing": [None] * 15 + ["blank"] * 3 + ["refused"] * 12,
        }
    )
    row = answers.answered("years").to_frame().iloc[0]
    assert (row["asked"], row["answered"]) == (30, 15)
    assert row[["blank", "refused"]].isna().all()


def test_a_small_wave_is_hidden() -> None:
    small = SMALL_WAVE.answered("years").to_frame().iloc[1]
    assert small["wave"] == "2026"
    assert small.drop("wave").isna().all()
    assert ".." in str(SMALL_WAVE.answered("years").table("en"))


def test_a_wave_without_the_question_asked_nobody() -> None:
    row = ANSWERS.answered("later").to_frame().iloc[0]
    assert (row["asked"], row["answered"], row["not_in_wave"]) == (0, 0, 24)


def test_codes_that_are_no_answers_count_as_missing() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 16,
            "plan": ["yes", "no"] * 2 + ["unsure"] * 6 + [None] * 6,
            "plan__missing": [None] * 4 + ["dont_know"] * 6 + ["blank"] * 6,
        }
    )
    row = answers.answered("plan").to_frame().iloc[0]
    assert (row["answered"], row["dont_know"], row["blank"]) == (4, 6, 6)


def test_a_score_has_no_stored_reason() -> None:
    row = ANSWERS.answered("score").to_frame().iloc[0]
    assert (row["asked"], row["answered"], row["no_reason"]) == (24, 18, 6)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "years fi: vuonna 2024 kysyttiin 7 vastaajalta, vastauksia 5; "
            "vuonna 2026 liian vähän vastauksia esitettäväksi.",
        ),
        (
            "sv",
            "years sv: år 2024 tillfrågades 7 svarande, 5 svarade; "
            "år 2026 för få svar för att visas.",
        ),
        (
            "en",
            "years en: in 2024, 7 respondents were asked and 5 answered; "
            "in 2026 too few responses to show.",
        ),
    ],
)
def test_sentence(language: str, told: str) -> None:
    assert SMALL_WAVE.answered("years").sentence(language) == told  # type: ignore[arg-type] # a literal above


def test_shown_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "fi")
    answered = ANSWERS.answered("years")
    assert str(answered) == answered.sentence("fi")
    html = answered._repr_html_()
    assert "<caption>years fi: vastausten määrä</caption>" in html
    assert "Jätetty tyhjäksi" in html
    assert "Ei osannut sanoa" not in html
