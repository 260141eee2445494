"""The whole questionnaire, as a person reads it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest

from surveys.fieldwork import Fieldwork, PrivacyNotice
from surveys.instruments import INSTRUMENTS, coordinators, employers, network, plan_and_results
from surveys.model import (
    LANGUAGES,
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
    Language,
    LongText,
    MultipleChoice,
    Number,
    Text,
)
from surveys.printed import Printed, numbers, printed
from surveys.printed.instructions import instruction
from tests.small import codes, one_page, text

FORMS = [(one, wave.name) for one in INSTRUMENTS for wave in one.waves]


def every_text(value: object) -> Iterator[str]:
    """Return all texts of a printed questionnaire, those of items left out."""
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from every_text(part)
        case _ if dataclasses.is_dataclass(value):
            for one in dataclasses.fields(value):
                if one.name != "item":
                    yield from every_text(getattr(value, one.name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("instrument", "wave"), FORMS, ids=lambda one: getattr(one, "name", one))
def test_every_questionnaire_is_said_without_anything_left_open(
    instrument: Instrument, wave: str, language: Language
) -> None:
    asked = instrument.at(wave)
    found = printed(asked, language)
    assert [one.name for one in found.questions] == [item.name for item in asked.asked]
    assert [one.number for one in found.questions] == [
        str(place) for place in range(1, len(asked.asked) + 1)
    ]
    for one in every_text(found):
        assert "{" not in one
        assert "}" not in one
        assert "  " not in one
    for question in found.questions:
        assert bool(question.condition) == (question.item.condition is not None)


def question(found: Printed, name: str) -> str:
    return next(one.text for one in found.questions if one.name == name)


def test_rows_and_parts_have_letters() -> None:
    found = printed(coordinators.at("2026"), "fi")
    support = next(one for one in found.questions if one.name == "support")
    assert [row.number for row in support.rows] == ["20a", "20b", "20c", "20d", "20e"]
    assert support.rows[0].field == "support__valued"
    assert numbers(coordinators.at("2026"))["working_time__clients"] == "16a"


def test_earlier_answers_are_named_by_their_questions() -> None:
    found = printed(employers.at("2026"), "sv")
    helps = [one.help for one in found.questions if one.name == "employed_with_support"]
    assert any("[ditt svar på fråga 12]" in one for one in helps)
    intros = [one.intro for one in printed(network.at("2026"), "fi").sections]
    assert any("[vastauksesi kysymykseen 1]" in one for one in intros)


def test_a_computed_number_is_named_by_what_it_is_called() -> None:
    asked = one_page(
        Number("years", text("years"), minimum=0, maximum=9),
        Calculation("twice", text("Twice the years"), value="years * 2"),
        LongText("why", Text(fi="Miksi {twice}?", sv="Varför {twice}?", en="Why {twice}?")),
    )
    assert question(printed(asked, "en"), "why") == "Why [Twice the years]?"


def test_sections_say_when_they_are_answered_and_options_where_to_go() -> None:
    found = printed(plan_and_results.at("2026"), "fi")
    second = next(one for one in found.sections if one.name == "plan_2")
    assert second.condition == (
        "Vastaa tämän osan kysymyksiin, jos valitsit kysymyksessä 14 vaihtoehdon ”Kyllä”."
    )
    more = next(one for one in found.questions if one.name == "plan_more_1")
    assert [one.go_to for one in more.options] == ["", "siirry kysymykseen 23"]


def test_the_end_is_named_where_all_the_rest_is_skipped() -> None:
    from surveys.instruments import means

    found = printed(means.at("2026"), "en")
    missing = next(one for one in found.questions if one.name == "means_missing")
    assert [one.go_to for one in missing.options if one.code == "no"] == ["go to the end"]


def test_the_notice_is_shown_or_what_has_to_be_filled_in() -> None:
    empty = printed(coordinators.at("2026"), "en").notice
    assert empty.heading == "Processing of personal data"
    assert all(body.startswith("[") for _, body in empty.parts)
    said = Text(fi="…", sv="…", en="The university.")
    notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    filled = printed(coordinators.at("2026"), "en", Fieldwork(notice=notice)).notice
    assert {body for _, body in filled.parts} == {"The university."}


ALONE = CodeList("c", (*codes("c", "a", "b").codes, Code("none", text("none"), exclusive=True)))


@pytest.mark.parametrize(
    ("item", "language", "said"),
    [
        (MultipleChoice("x", text("x"), codes=codes("c", "a", "b")), "fi", "Valitse kaikki sopivat."),
        (
            MultipleChoice("x", text("x"), codes=ALONE, at_most=2),
            "sv",
            "Välj högst 2. Om du väljer ”none (sv)”, välj inget annat.",
        ),
        (
            MultipleChoice(
                "x", text("x"), codes=codes("c", "a", "b", "d"), at_most=3,
                help=Text(fi="Valitse enintään kolme.", sv="Välj högst tre.", en="At most three."),
            ),
            "fi",
            "",
        ),
        (
            Number("x", text("x"), minimum=0, maximum=12_000.5, decimals=1),
            "fi",
            "Kirjoita luku väliltä 0–12\N{NO-BREAK SPACE}000,5. Luvussa voi olla yksi desimaali.",
        ),
        (Number("x", text("x"), minimum=-2, maximum=60), "en", "Write a whole number from −2 to 60."),
        (
            Allocation("x", text("x"), parts=codes("p", "a", "b")),
            "sv",
            "Dela upp 100: skriv heltal vars summa är 100. En tom rad betyder noll.",
        ),
        (
            Date("x", text("x"), earliest=dt.date(2026, 1, 1), latest=dt.date(2026, 3, 31)),
            "fi",
            "Kirjoita päivä, kuukausi ja vuosi. Päivän on oltava väliltä 1.1.2026–31.3.2026.",
        ),
    ],
)  # fmt: skip
def test_how_a_question_is_answered(
    item: MultipleChoice | Number | Allocation | Date, language: Language, said: str
) -> None:
    assert instruction(item, language) == said
