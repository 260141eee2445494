"""Surveys in Qualtrics' Advanced Format, and the list of what they cannot carry."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from surveys.fieldwork import Fieldwork, PrivacyNotice
from surveys.instruments import INSTRUMENTS, coordinators
from surveys.model import LANGUAGES, Instrument, Language, LikertGrid, ShortText, Text
from surveys.platforms.qualtrics import export, losses
from surveys.platforms.qualtrics.names import META, names_of
from tests.small import codes, one_page, text
from tests.surveys.platforms.qualtrics.advanced_format import Survey, columns_of, parsed
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

EVERY = (*INSTRUMENTS, SAMPLE, RECKONED)


def surveys(instrument: Instrument, wave: str = "") -> dict[str, Survey]:
    """Return language → survey."""
    files = export(instrument, wave or instrument.wave().name)
    return dict(zip(LANGUAGES, (parsed(file.content) for file in files[:-1:2]), strict=True))


def settings(instrument: Instrument, language: Language = "en") -> dict[str, list[str]]:
    """Return question or section → what is to be set."""
    file = next(file for file in export(instrument, "2026") if f".{language}.logic" in file.name)
    found: dict[str, list[str]] = {}
    name = ""
    for line in file.content.decode().splitlines():
        if heading := re.search(r"^(?:\d+\. \[(\w+)\]|.* \[(\w+)\]$)", line):
            name = heading[1] or heading[2]
        elif line.startswith("   - "):
            found.setdefault(name, []).append(line.removeprefix("   - "))
    return found


@pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.name)
def test_surveys_follow_the_format_in_every_wave_and_language(instrument: Instrument) -> None:
    for wave in instrument.waves:
        asked, names = instrument.at(wave.name), names_of(instrument, wave.name)
        shapes = []
        for survey in surveys(instrument, wave.name).values():
            columns = {column for one in survey.questions.values() for column in columns_of(one)}
            assert columns == {names.column(one) for one in asked.asked_fields}
            assert not {one.lower() for one in columns} & {one.lower() for one in META}
            shapes.append(
                [(one.id, one.kind, [*one.choices], [*one.answers])
                 for one in survey.questions.values()]
            )  # fmt: skip
        assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.name)
def test_lists_of_settings_speak_every_language(instrument: Instrument) -> None:
    files = export(instrument, instrument.wave().name)
    lists = {file.name.split(".")[2]: file.content.decode() for file in files[1:-1:2]}
    assert [*lists] == [*LANGUAGES]
    assert {language: words.splitlines()[0] for language, words in lists.items()} == {
        "fi": "Asetettava käsin Qualtricsissa",
        "sv": "Ställs in för hand i Qualtrics",
        "en": "To be set by hand in Qualtrics",
    }
    counts = [words.count("   - ") for words in lists.values()]
    assert counts[0] == counts[1] == counts[2]
    assert not any("{" in words for words in lists.values())


def test_items_become_questions() -> None:
    found = surveys(SAMPLE)["en"].questions
    assert found["role"].kind == "MC:SingleAnswer:Vertical"
    assert found["role"].choices == {"1": "regional", "2": "local", "3": "other", "4": "secret"}
    assert found["area"].kind == "MC:DropDown"
    assert found["area"].choices["100001"] == "100001"
    assert found["tasks"].kind == "MC:MultipleAnswer:Vertical"
    assert found["tasks"].text == "Tasks<br>Help"
    assert found["support"].choices == {"1": "valued", "2": "known", "3": "time"}
    assert found["support"].answers["9"] == "dk"
    assert found["share"].kind == "ConstantSum"
    assert found["share"].text == (
        "Share<br>Shares<br>(per cent)<br>The numbers must add up to 100."
    )
    assert found["started"].text == "Started<br>Write the day as yyyy/mm/dd, such as 2026/03/31."
    assert found["why"].kind == "TE:Essay"
    assert found["work_info"].text == "<b>Work</b><br>About work"


def test_a_survey_says_which_it_is_and_who_asks() -> None:
    said = text("Said [by] us")
    notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    files = export(SAMPLE, "2026", ["fi", "sv"], Fieldwork(notice=notice))
    survey = parsed(files[2].content)
    assert survey.embedded["form_version"].startswith("sample/2026/")
    assert survey.embedded["form_language"] == "sv"
    intro, privacy = survey.blocks["Prov"]
    assert intro.text == "<b>Prov</b><br>Välkommen"
    assert privacy.text.startswith("<b>Behandling av personuppgifter</b><br><b>")
    assert "Said &#91;by&#93; us (sv)" in privacy.text


def test_texts_are_no_tags_and_pipe_nothing() -> None:
    odd = Text(en="[[PageBreak]] $e <b>\nnext")
    page = replace(one_page(ShortText("a", odd)), title=odd, intro=odd, thanks=odd, source="en")
    (form, *_) = export(page, "2024", ["en"])
    assert parsed(form.content).questions["a"].text == (
        "&#91;&#91;PageBreak&#93;&#93; &#36;e &lt;b&gt;<br>next"
    )


def test_long_and_taken_names_get_ids_of_their_own() -> None:
    page = one_page(
        ShortText("support_1", text("A")),
        ShortText("status", text("B")),
        ShortText("a_rather_long_name_indeed", text("C")),
        LikertGrid("support", text("D"), rows=codes("rows", "x", "y"), codes=codes("c", "1", "2")),
    )
    parsed(export(page, "2024")[0].content)
    ids = names_of(page, "2024").ids
    assert ids["support_1"] == "support_1"
    assert all(re.fullmatch(r"\w{1,9}_[0-9a-f]{5}", ids[name])
               for name in ("status", "a_rather_long_name_indeed", "support"))  # fmt: skip


def test_places_are_those_of_the_wave_and_codes_those_of_the_list() -> None:
    for wave in (one.name for one in coordinators.waves):
        asked, names = coordinators.at(wave), names_of(coordinators, wave)
        for item in asked.asked:
            if isinstance(item, LikertGrid):
                places = [names.column(one).rpartition("_")[2] for one in item.fields]
                assert places == [str(place) for place in range(1, len(places) + 1)]
    one, other = (names_of(coordinators, wave.name) for wave in coordinators.waves[:2])
    assert (one.ids, one.recodes) == (other.ids, other.recodes)


def test_what_is_to_be_set_is_listed() -> None:
    found = settings(SAMPLE)
    assert found["link"] == ["Write at most 60 characters."]
    assert found["role"] == ["An answer is required (Force response)."]
    assert found["time_spent"] == [
        "A number, decimals at most 1 (Content validation: Number).",
        "The number must be at least 0.5 and at most 40.",
    ]
    assert found["tasks"] == [
        "Choose at most 3.", "The option “none” is chosen alone (Make answer exclusive).",
    ]  # fmt: skip
    assert found["work_info"] == [
        "Show if you did not choose “local” in question 2 (Display logic)."
    ]
    assert found["ended"][0] == "A date as yyyy/mm/dd (Content validation: Date, yyyy/mm/dd)."
    assert found["ended"][2].endswith(
        "(Custom validation). Otherwise show: Ended before it started"
    )
    assert found["why"][0].startswith("Show if you chose “training” in question 5 and ")
    assert (
        "Näytä, jos et valinnut kysymyksessä 2 vaihtoehtoa ”local (fi)” (Display logic)."
        in (settings(SAMPLE, "fi")["work_info"])
    )


def test_order_and_earlier_answers_are_listed() -> None:
    found = settings(RECKONED)
    assert found["mood"] == [
        "Random order (Choice randomization).",
        "The option “other” keeps its place in spite of the random order.",
    ]
    assert found["support"] == ["Random order (Choice randomization)."]
    piped = [line for line in found["planned"] if "Piped text" in line]
    assert len(piped) == 3
    assert any("Piped text" in line for line in found["work_info"])


def test_losses_name_everything_that_is_to_be_set() -> None:
    whole = 2
    assert losses(SAMPLE.at("2026"))[whole:] == (
        "item link: to be set by hand: at most 60 characters",
        "item role: to be set by hand: forced response",
        "item time_spent: to be set by hand: number, limits",
        "item tasks: to be set by hand: at most 3 choices, none exclusive",
        "section work: to be set by hand: display logic",
        "item support: to be set by hand: valid_if",
        "item share: to be set by hand: total of 100",
        "item started: to be set by hand: date, limits",
        "item ended: to be set by hand: date, limits, valid_if",
        "item months: to be set by hand: forced response, number, limits",
        "item why: to be set by hand: display logic",
    )
    found = losses(RECKONED)
    assert "item mood: to be set by hand: random order, other in its place" in found
    assert "section work: to be set by hand: display logic, piped text" in found
    assert (
        "item score: the form does not compute it; it is computed when the answers are read"
        in found
    )
    assert "item planned: to be set by hand: number, limits, piped text" in found
