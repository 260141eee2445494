"""What translators are told about each place."""

from __future__ import annotations

import pytest

from surveys.translation.notes import notes
from tests.surveys.translation.questionnaire import asked, bosses


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("title", ("Title of the questionnaire", "In en: Survey")),
        ("thanks", ("Thanks at the end of the questionnaire", "In en: Thanks!")),
        ("work.title", ("Title of section work", "In en: Work")),
        ("role.text", ("Question role", "In en: What is your role?", "Only in wave 2026")),
        ("role.codes.local", ('Option "local" of role: Missä roolissa toimit?', "In en: Local", "Only in wave 2026")),
        ("hours.unit", ("Unit of hours: Montako tuntia {role}?", "In en: hours", "Only in wave 2026")),
        ("support.text", ("Question support", "In en: I get support", "Only in wave 2026")),
        ("support.rows.boss", ('Row "boss" of support: Saan tukea', "In en: from my boss")),
        ("support.revisions.0.text", ("Question support", "In en: Support", "Only in wave 2024")),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_place_is_explained(place: str, told: tuple[str, ...]) -> None:
    assert notes(asked(), place, "sv") == told


def test_the_other_language_is_shown_and_not_the_own() -> None:
    assert notes(asked(), "title", "en") == ("Title of the questionnaire", "In sv: Enkät")


def test_a_twin_is_shown_with_the_first_wording() -> None:
    assert notes(bosses(), "support.text", "sv") == (
        "Question support",
        "In en: I give support",
        "Worded for boss; the first wording is: Saan tukea (sv: Jag får stöd)",
    )
    assert len(notes(bosses(), "support.rows.boss", "sv")) == 2


def test_every_place_of_the_questionnaire_has_its_note() -> None:
    instrument = asked()
    assert all(notes(instrument, place, "sv")[0] for place in instrument.texts)
