"""Data dictionaries follow REDCap's rules, and say what the instrument says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.errors import DefinitionError
from surveys.fieldwork import Fieldwork, PrivacyNotice
from surveys.instruments import INSTRUMENTS, coordinators
from surveys.model import (
    LANGUAGES,
    Code,
    CodeList,
    Disclosure,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Section,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms.redcap import LAYOUTS, export, losses
from surveys.platforms.redcap.names import names_of
from tests.small import codes, one_page, text
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.redcap.checker import (
    ANNOTATION,
    BRANCHING,
    CHOICES,
    HEADER,
    IDENTIFIER,
    KIND,
    LABEL,
    LEAST,
    MATRIX,
    MOST,
    NAME,
    NOTE,
    REQUIRED,
    VALIDATION,
    Line,
    check,
    choices_of,
    lines_of,
)
from tests.surveys.platforms.sample import SAMPLE

EVERY = (*INSTRUMENTS, SAMPLE, RECKONED)


def dictionaries(instrument: Instrument, wave: str = "") -> dict[str, list[Line]]:
    """Return language → dictionary."""
    files = export(instrument, wave or instrument.wave().name)
    assert [file.name.split(".")[-2] for file in files[:-1]] == list(LANGUAGES)
    return {file.name.split(".")[-2]: lines_of(file.content) for file in files[:-1]}


def english(instrument: Instrument) -> dict[str, Line]:
    return {line[NAME]: line for line in dictionaries(instrument)["en"]}


@pytest.mark.parametrize("instrument", EVERY, ids=lambda one: one.name)
def test_dictionaries_follow_the_rules_in_every_wave_and_language(instrument: Instrument) -> None:
    for wave in instrument.waves:
        found = dictionaries(instrument, wave.name)
        for lines in found.values():
            check(lines)
        fi, sv, en = (
            [
                (line[NAME], line[KIND], line[BRANCHING], [*choices_of(line)] if line[CHOICES] and
                 line[KIND] != "calc" else [])
                for line in found[language]
            ]
            for language in LANGUAGES
        )  # fmt: skip
        assert fi == sv == en


def slots() -> list[Any]:
    """Return the columns of the dictionary in a model that others made of it."""
    linkml = pytest.importorskip("linkml_redcap", reason="linkml-redcap is not installed")
    view = linkml.data_dictionary.schema_view()
    enums = {name: set(one.permissible_values) for name, one in view.all_enums().items()}
    return [(one, enums.get(str(one.range))) for one in view.class_induced_slots("Field")]


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore")
def test_a_model_of_the_dictionary_made_by_others_takes_every_row() -> None:
    import re

    columns = slots()
    assert len(columns) == 18
    for instrument in EVERY:
        for line in dictionaries(instrument)["fi"]:
            for (slot, values), cell in zip(columns, line.values(), strict=True):
                assert cell or not slot.required, (line[NAME], slot.name)
                assert not cell or values is None or cell in values, (slot.name, cell)
                assert slot.pattern is None or re.fullmatch(slot.pattern, cell), (slot.name, cell)


def test_items_become_fields() -> None:
    found = english(SAMPLE)
    assert [*found][:6] == [
        "record_id", "form_version", "form_language", "form_intro", "form_notice", "link",
    ]  # fmt: skip
    assert found["link"][ANNOTATION] == "link @CHARLIMIT=60"
    assert (found["role"][KIND], found["role"][REQUIRED]) == ("radio", "y")
    assert (
        found["role"][CHOICES]
        == "regional, regional | local, local | other, other | secret, secret"
    )
    assert found["area"][KIND] == "dropdown"
    time = found["time_spent"]
    assert (time[VALIDATION], time[LEAST], time[MOST], time[NOTE]) == (
        "number", "0.5", "40", "(years)",
    )  # fmt: skip
    assert found["months"][VALIDATION] == "integer"
    assert found["tasks"][ANNOTATION] == "tasks @NONEOFTHEABOVE='none' @MAXCHECKED=3"
    started = found["started"]
    assert (started[VALIDATION], started[LEAST], started[MOST]) == (
        "date_ymd", "2020-01-01", "2026-12-31",
    )  # fmt: skip
    assert found["why"][KIND] == "notes"
    rows = ["support_valued", "support_known", "support_time"]
    assert {found[row][MATRIX] for row in rows} == {"support_grid"}
    assert found["support_question"][LABEL] == "Support"
    assert found["share_question"][LABEL] == (
        "Share<br>Shares<br>(per cent)<br>The numbers must add up to 100."
    )
    assert (found["share_network"][LEAST], found["share_network"][MOST]) == ("0", "100")


def test_what_an_answer_breaks_is_shown() -> None:
    found = english(SAMPLE)
    assert found["ended_warning"][LABEL] == "Ended before it started"
    assert found["ended_warning"][BRANCHING] == (
        "([role] <> 'local' and ([ended] <> '' and [started] <> '' and ([ended] = '' or "
        "[started] = '' or round(datediff([started], [ended], 'd', true), 0) < 0)))"
    )
    assert "[share_clients] <> ''" in found["share_warning"][BRANCHING]


def test_a_section_begins_with_its_header_and_shows_it_whenever_it_is_shown() -> None:
    found = english(SAMPLE)
    headers = {name: line[HEADER] for name, line in found.items() if line[HEADER]}
    assert headers == {"link": "Background", "work_intro": "Work", "only_new": "Last"}
    assert found["work_intro"][LABEL] == "About work"
    assert found["work_intro"][BRANCHING] == "[role] <> 'local'"
    late = replace(
        SAMPLE,
        sections=(
            *SAMPLE.sections[:2],
            replace(SAMPLE.sections[2], items=SAMPLE.sections[2].items[1:]),
        ),
    )
    intro = english(late)["last_intro"]
    assert (intro[HEADER], intro[LABEL], intro[BRANCHING]) == ("Last", "&nbsp;", "")


def test_what_is_computed_is_hidden_and_rounded_where_it_is_shown() -> None:
    found = english(RECKONED)
    score, everything = found["score"], found["all_of_it"]
    assert (score[KIND], score[ANNOTATION]) == ("calc", "score @HIDDEN")
    assert score[CHOICES].endswith(", 2), '')")
    assert "round(" not in everything[CHOICES]
    assert found["planned"][LABEL] == "Planned [called]"
    assert found["planned"][NOTE] == "Mood [mood] [support_valued]<br>(euros)"


def test_the_form_says_which_it_is_in_which_language() -> None:
    found = dictionaries(coordinators)
    for language, lines in found.items():
        version, spoken = lines[1], lines[2]
        assert version[ANNOTATION].startswith("form_version @HIDDEN @DEFAULT='coordinators/2026/")
        assert spoken[ANNOTATION] == f"form_language @HIDDEN @DEFAULT='{language}'"


def test_signs_with_a_meaning_are_shown_as_they_are_and_are_no_formulas() -> None:
    odd = Text(en="=1+1 | [role] {x} <b>R&D</b>, 5 €\nnext".replace("{x}", ""))
    plus = CodeList("list", (Code("a", Text(en="+a|b, c")), Code("b", Text(en="[b]"))))
    page = one_page(
        SingleChoice("role", odd, codes=plus, help=Text(en="-5")),
        ShortText("more", Text(en="@HIDDEN")),
    )
    source = replace(
        page, title=Text(en="=t"), intro=Text(en="-i"), thanks=Text(en="x"), source="en",
        sections=tuple(replace(one, title=Text(en="+page")) for one in page.sections),
    )  # fmt: skip
    (file, _) = export(source, "2024", ["en"])
    lines = lines_of(file.content)
    check(lines)
    role = next(line for line in lines if line[NAME] == "role")
    assert role[LABEL] == (
        "&#61;1+1 &#124; &#91;role&#93;  &lt;b&gt;R&amp;D&lt;/b&gt;, 5 €<br>next"
    )
    assert role[CHOICES] == "a, &#43;a&#124;b, c | b, &#91;b&#93;"
    assert (role[NOTE], role[HEADER]) == ("&#45;5", "&#43;page")


def test_identifiers_are_marked() -> None:
    page = one_page(
        ShortText("code", text("Code"), disclosure=Disclosure.IDENTIFIER),
        ShortText("age", text("Age"), disclosure=Disclosure.KEY),
    )
    found = english(page)
    assert (found["code"][IDENTIFIER], found["age"][IDENTIFIER]) == ("y", "")


def test_names_that_would_clash_are_kept_apart() -> None:
    rows = codes("rows", "valued", "known")
    page = one_page(
        ShortText("support_valued", text("A")),
        ShortText("redcap_event_name", text("B")),
        ShortText("record_id", text("C")),
        ShortText("form_intro", text("D")),
        ShortText("support_question", text("E")),
        ShortText("q", text("F")),
        ShortText("x" * 120, text("G")),
        ShortText("x_form_complete", text("H")),
        LikertGrid("support", text("I"), rows=rows, codes=codes("five", "1", "2")),
        MultipleChoice("support_grid", text("J"), codes=rows),
    )
    names = names_of(page)
    check(lines_of(export(page, "2024")[0].content))
    assert names.variables["support_valued"] == "support_valued"
    assert names.variables["support__valued"].startswith("q_support_valued_")
    assert names.variables["redcap_event_name"].startswith("q_redcap_event_name_")
    assert names.variables["record_id"].startswith("q_record_id_")
    assert names.variables["q"].startswith("q_q_")
    assert len(names.variables["x" * 120]) == 100
    assert names.column(page.fields["support_grid__known"]) == "support_grid___known"


def test_codes_that_are_one_number_are_refused() -> None:
    page = one_page(SingleChoice("area", text("Area"), codes=codes("areas", "1", "01")))
    with pytest.raises(DefinitionError, match="same number to REDCap"):
        export(page, "2024")


def test_the_privacy_notice_stands_after_the_intro_in_every_language() -> None:
    said = text("Said <by> us")
    notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    files = export(SAMPLE, "2026", fieldwork=Fieldwork(notice=notice))
    for file, word in zip(files, ("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
                          strict=False):  # fmt: skip
        lines = lines_of(file.content)
        assert [line[NAME] for line in lines].index("form_notice") == 4
        assert f"<b>{word}</b><br>Said &lt;by&gt; us" in lines[4][LABEL]
        check(lines)


def test_losses_say_what_redcap_does_not_do() -> None:
    assert LAYOUTS == {"csv": "csv", "json": "json"}
    whole = 2
    found = losses(SAMPLE.at("2026"))
    assert found[whole:] == (
        "item time_spent: REDCap warns of a number outside its limits and takes it; it is checked "
        "again when the answers are read",
        "item time_spent: REDCap takes more decimals than 1",
        "item support: REDCap shows the message of valid_if and does not stop on it; it is checked "
        "again when the answers are read",
        "item share: REDCap shows a message until the parts add up to 100 and does not stop on it; "
        "it is checked again when the answers are read",
        "item started: REDCap warns of a day outside its limits and takes it; it is checked again "
        "when the answers are read",
        "item ended: REDCap shows the message of valid_if and does not stop on it; it is checked "
        "again when the answers are read",
        "item ended: REDCap warns of a day outside its limits and takes it; it is checked again "
        "when the answers are read",
        "item months: REDCap warns of a number outside its limits and takes it; it is checked "
        "again when the answers are read",
    )
    order = [loss for loss in losses(RECKONED) if "shuffle" in loss]
    assert order == [
        "item mood: REDCap shuffles other along with the other choices, wherever they stood",
        "item tasks: REDCap shuffles none, secret along with the other choices, wherever they "
        "stood",
        "item support: REDCap cannot shuffle the rows of a grid; they keep their order",
    ]
    more = one_page(
        MultipleChoice("tasks", text("T"), codes=codes("t", "a"), required=True, randomise=True),
        ShortText("code", text("C"), unique=True),
        LongText("why", text("W")),
    )
    assert [loss.split(":")[0] for loss in losses(more)[whole:]] == ["item tasks", "item code"]
    shares = SAMPLE["share"]
    needed = replace(
        SAMPLE, sections=(Section("one", text("One"), (replace(shares, required=True),)),)
    )
    assert losses(needed)[-1].startswith("item share: REDCap cannot require an answer")
