"""Build sheets: what has to be pasted and set stands in them, and nothing is the same twice."""

from __future__ import annotations

import io
from collections import Counter

import pytest

from surveys.instruments import INSTRUMENTS, coordinators, employers
from surveys.model import (
    LANGUAGES,
    Code,
    CodeList,
    Instrument,
    Language,
    MultipleChoice,
    ShortText,
    Text,
)
from surveys.platforms import export, get
from surveys.platforms.by_hand.tasks import branches
from surveys.platforms.by_hand.texts import headings, option_texts
from tests.surveys.platforms.sample import SAMPLE

FORMS = (*INSTRUMENTS, SAMPLE)
LONGEST_HEADING = 255
"""Characters of a heading of a table in Excel."""


def texts_of(platform: str, instrument: Instrument, language: Language) -> list[str]:
    docx = pytest.importorskip("docx")
    content = export(get(platform), instrument, None, [language])[0].content
    document = docx.Document(io.BytesIO(content))
    cells = [row._tr.tc_lst[-1].p_lst[0].text for table in document.tables for row in table.rows]
    return [*cells, *(one.text for one in document.paragraphs)]


@pytest.mark.parametrize("platform", ["ms_forms", "webropol"])
@pytest.mark.parametrize("instrument", FORMS, ids=lambda one: one.name)
def test_every_text_to_paste_is_in_the_sheet(platform: str, instrument: Instrument) -> None:
    asked = instrument.at(instrument.wave().name)
    found = Counter(texts_of(platform, instrument, "sv"))
    assert found[asked.thanks["sv"]] == 1
    for heading in headings(asked, "sv").values():
        assert found[heading] == 1, heading
    for item in asked.asked:
        if item.options is not None:
            assert set(option_texts(item.options, "sv").values()) <= set(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("instrument", FORMS, ids=lambda one: one.name)
def test_no_two_questions_and_no_two_options_have_one_text(
    instrument: Instrument, language: Language
) -> None:
    asked = instrument.at(instrument.wave().name)
    found = headings(asked, language)
    columns = {
        name if not isinstance(asked[asked.fields[name].item], MultipleChoice) else heading
        for name, heading in found.items()
    }
    assert len(set(found.values())) == len(columns)
    assert max(map(len, found.values())) <= LONGEST_HEADING
    for item in asked.asked:
        if item.options is not None:
            texts = option_texts(item.options, language)
            assert len(set(texts.values())) == len(texts)
            assert not any(";" in text for text in texts.values())


def test_a_text_that_means_another_option_in_another_language_gets_its_code() -> None:
    codes = CodeList(
        "c",
        (
            Code("woman", Text(fi="Nainen", sv="Kvinna", en="Woman")),
            Code("man", Text(fi="Mies", sv="Man", en="Man")),
            Code("mane", Text(fi="Harja", sv="Man", en="Mane")),
        ),
    )
    assert option_texts(codes, "sv") == {
        "woman": "Kvinna", "man": "Man [man]", "mane": "Man [mane]",
    }  # fmt: skip
    assert option_texts(codes, "en")["man"] == "Man [man]"
    assert option_texts(codes, "en")["mane"] == "Mane"


def test_jumps_and_what_they_cannot_do_are_said() -> None:
    texts = texts_of("webropol", coordinators, "fi")
    assert (
        "Hyppy: jos vastaus on ”Alueellinen työkykykoordinaattori”, siirry kysymykseen 4." in texts
    )
    asked = coordinators.at("2026")
    assert branches(asked["training_useful"], asked)
    assert not branches(asked["clients_month"], asked)
    assert not branches(asked["tasks_other"], asked)
    said = get("webropol").losses(asked)
    assert any(one.startswith("item clients_month: its condition is more than") for one in said)
    assert not any(one.startswith("item training_useful: its condition") for one in said)


def test_losses_name_what_forms_do_not_enforce() -> None:
    said = get("ms_forms").losses(employers.at("2026"))
    assert (
        "item employed_partial: valid_if is not enforced; it is checked when the answers are read"
        in said
    )
    assert any(one.startswith("item partial_share: it is not computed") for one in said)
    assert any("earlier answer is not shown" in one for one in said)


@pytest.mark.parametrize("platform", ["ms_forms", "webropol"])
def test_how_long_a_text_may_be_is_said_as_nothing_limits_it(platform: str) -> None:
    asked = coordinators.at("2026")
    role, code = (asked[name] for name in ("role_other", "link_code"))
    assert isinstance(role, ShortText)
    assert isinstance(code, ShortText)
    texts = texts_of(platform, coordinators, "en")
    assert f"Write at most {role.max_length} characters." in "\n".join(texts)
    assert f"At most {code.max_length} characters." in "\n".join(texts)
    assert f"Write at most {code.max_length} characters." not in "\n".join(texts)
    said = get(platform).losses(asked)
    loss = "the length of the answer is not limited; it is checked when the answers are read"
    limited = [item.name for item in asked.asked if isinstance(item, ShortText)]
    assert [one for one in said if loss in one] == [f"item {name}: {loss}" for name in limited]
