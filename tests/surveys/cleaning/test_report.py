from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from surveys.cleaning import validate
from surveys.cleaning.report import MOST_ROWS
from surveys.cleaning.report_words import KINDS
from surveys.model import LANGUAGES, Instrument, Language
from surveys.responses import ProblemKind

from .conftest import Read

CANARY = "131052-308T"


def parsed(page: str) -> Any:
    """Return the tree of a page; its stubs know every kind of thing that a path can find."""
    return html.document_fromstring(page)


def page(read: Read, instrument: Instrument | None, language: Language = "en") -> str:
    responses = read(
        {"years": CANARY, "role": CANARY},
        {"years": "99", "role": ""},
        {"years": "<b>&", "support__boss": "9"},
        {"response_id": "1"},
    )
    return validate(responses).to_html(language, instrument)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_stands_alone_in_each_language(
    read: Read, instrument: Instrument, language: Language
) -> None:
    text = page(read, instrument, language)
    tree = parsed(text)
    assert tree.get("lang") == language
    assert [one.text_content() for one in tree.iter("h1")] == ["Small"]
    assert tree.xpath("//link | //script | //img | //@src") == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in tree.xpath("//a/@href")} <= set(ids)
    assert set(tree.xpath("//*/@aria-labelledby")) <= set(ids)


def test_problems_are_grouped_by_question_and_kind(read: Read, instrument: Instrument) -> None:
    tree = parsed(page(read, instrument))
    summary = [
        [cell.text_content() for cell in row]
        for row in tree.xpath("//section[@aria-labelledby='summary']//tbody/tr")
    ]
    assert summary == [
        ["Id of the response", "The same value more than once", "2", "2"],
        ["Role", "Unknown answer", "1", "1"],
        ["Years", "Not a number", "2", "2"],
        ["Years", "Outside the limits", "1", "1"],
        ["Support", "Unknown answer", "1", "1"],
        ["Role", "Required but left blank", "2", "2"],
        ["Support", "Required but left blank", "1", "1"],
    ]
    facts = [one.text_content() for one in tree.xpath("//header//dd")]
    assert facts == ["small.csv", "4", "7", "3"]
    rows = tree.xpath("//article[@id='errors-years']//tbody/tr")
    assert [cell.text_content() for cell in rows[1]] == [
        "2", "2", "years", "Outside the limits", "99", "0 to 40",
    ]  # fmt: skip


def test_nothing_that_could_name_anyone_is_shown(read: Read, instrument: Instrument) -> None:
    text = page(read, instrument)
    assert CANARY not in text
    assert "<b>&" not in text
    assert text.count("«…»") >= 3


def test_without_the_instrument_items_are_named(read: Read) -> None:
    tree = parsed(page(read, None))
    assert [one.text_content() for one in tree.iter("h1")] == ["small.csv"]
    assert tree.xpath("//article[@id='errors-years']/h3")[0].text_content() == "years years"


def test_a_mistake_in_every_response_is_not_listed_whole(
    read: Read, instrument: Instrument
) -> None:
    responses = read(*({"years": "99"} for _ in range(MOST_ROWS + 7)))
    text = validate(responses).to_html("sv", instrument)
    assert text.count('scope="row" class="number"') == MOST_ROWS
    assert "… och 7 till; alla finns i JSON-rapporten." in text


def test_a_clean_wave_says_so(read: Read, instrument: Instrument) -> None:
    text = validate(read({})).to_html("fi", instrument)
    assert re.findall(r"Virheitä ei löytynyt\.", text)
    assert "<table>" not in text


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(ProblemKind)
    assert all(text.has(language) for text in KINDS.values() for language in LANGUAGES)
