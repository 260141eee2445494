"""The offline form in a real browser: by keyboard alone, with drafts, saved, sealed, accessible.

Needs what `test_book_in_browser` needs, but no site. The forms are opened as files, as respondents
do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from surveys import instruments
from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms import get
from surveys.platforms.html import opening_with, sealed
from surveys.responses import Responses
from tests.browser.forms import Step, Walk, Walked, walk
from tests.surveys.platforms.answering import frame, read_directly
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

pytestmark = pytest.mark.browser

LOOKED_AT = ("coordinators", "employers", "network", "client_followup", "plan_and_results")
WIDTHS, SCHEMES = (320, 360, 1280), ("light", "dark")
HEADING = "document.querySelector('h1').textContent"
FOCUS = "document.activeElement.id"
NEXT: Step = ("click", "form .main")
START: Step = ("click", "[data-action=next]")
MOMENT: Step = ("ask", "new Promise((done) => setTimeout(() => done(null), 100))")
SUMMARY = "[...document.querySelectorAll('#summary li')].map((one) => one.innerText)"
VISIBLE = (
    "[...document.querySelectorAll('[data-item]:not([hidden])')].map((one) => one.dataset.item)"
)
DRAFTS = "Object.keys(localStorage).length"

FILL = """(() => {
  for (let round = 0; round < 4; round += 1) {
    for (const one of document.querySelectorAll('[data-item]:not([hidden])')) {
      for (const group of [one, ...one.querySelectorAll('[data-row]')]) {
        const radio = group.querySelector('input[type=radio]');
        if (radio && !group.querySelector(':checked') && (group !== one || !one.querySelector('[data-row]')))
          radio.click();
      }
      const tick = one.querySelector('input[type=checkbox]');
      if (tick && !one.querySelector(':checked')) tick.click();
      const texts = [...one.querySelectorAll('input:not([type=radio], [type=checkbox]), textarea, select')];
      const days = ['1', '9', '2026'];
      texts.forEach((text, place) => {
        if (text.value) return;
        if (text.tagName === 'SELECT') text.selectedIndex = 1;
        else if (one.querySelector('.date')) text.value = days[place];
        else if (one.querySelector('output')) text.value = place ? '0' : '100';
        else text.value = text.matches('[inputmode]') ? '1' : 'x';
        text.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
  }
})()"""


def export(
    folder: Path,
    instrument: Instrument,
    fieldwork: Fieldwork = NO_FIELDWORK,
    languages: Sequence[Language] = LANGUAGES,
) -> Path:
    survey, _ = get("html").export(instrument, instrument.wave().name, languages, fieldwork)
    path = folder / survey.name
    path.write_bytes(survey.content)
    return path


def read(folder: Path, walked: list[Any], instrument: Instrument) -> Responses:
    name, content = walked
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return get("html").read(path, instrument, instrument.wave().name)


def quiet(*walked: Walked) -> None:
    assert [one.requests for one in walked] == [[] for _ in walked]
    assert [one.errors for one in walked] == [[] for _ in walked]


KEYBOARD: list[Step] = [
    ("tab", "#skip"), ("press", "Enter"), ("tab", "[data-action=next]"), ("press", "Enter"),
    ("ask", HEADING),
    ("tab", "#link"), ("type", "Åsa & <Ö> =1"),
    ("tab", "#role--regional"), ("press", "Space"), ("press", "ArrowDown"), ("press", "ArrowDown"),
    ("tab", "#time_spent"), ("type", "12,5"),
    ("tab", "#tasks__guidance"), ("press", "Space"),
    ("tab", "#tasks__training"), ("press", "Space"),
    ("tab", "#area"), ("type", "100003"),
    ("tab", "form .main"), ("press", "Enter"),
    ("ask", HEADING),
    ("tab", "#support__valued--1"), ("press", "Space"), ("press", "ArrowRight"),
    ("press", "ArrowRight"), ("press", "ArrowRight"),
    ("tab", "#support__time--1"), ("press", "Space"),
    ("tab", "#share__clients"), ("type", "70"), ("tab", "#share__other"), ("type", "30"),
    ("tab", "#started--day"), ("type", "3"), ("tab", "#started--month"), ("type", "2"),
    ("tab", "#started--year"), ("type", "2025"),
    ("tab", "#months"), ("type", "7"), ("press", "Enter"),
    ("ask", HEADING),
    ("tab", "#only_new--yes"), ("press", "ArrowDown"),
    ("tab", "#why"), ("type", "rivi"), ("press", "Enter"), ("type", "toinen; \"x\""),
    ("tab", "form .main"), ("press", "Enter"),
    ("ask", HEADING), ("ask", "document.querySelector('.answers').innerText"),
    ("tab", "[data-action=save]"), ("press", "Enter"), ("saved", ".json"),
    ("ask", HEADING), ("ask", FOCUS),
]  # fmt: skip
TYPED = {
    "link": "Åsa & <Ö> =1", "role": "other", "time_spent": "12.5", "tasks__guidance": "1",
    "tasks__training": "1", "area": "100003", "support__valued": "4", "support__time": "1",
    "share__clients": "70", "share__other": "30", "started": "2025-02-03", "months": "7",
    "only_new": "no", "why": 'rivi\ntoinen; "x"',
}  # fmt: skip


def expected(answers: dict[str, str]) -> Responses:
    """The answers that were given, as if a platform had stored them."""
    blank: dict[str, str | None] = dict.fromkeys(
        (one.name for one in SAMPLE.at("2026").asked_fields), ""
    )
    ticks = {one.name: "0" for one in SAMPLE["tasks"].fields}
    return read_directly(frame([("fi", {**blank, **ticks, **answers})]), SAMPLE, "2026")


def same(found: Responses, wanted: Responses) -> None:
    assert found.problems == ()
    left, right = found.frame, wanted.frame
    for name in left.columns:
        if name not in ("response_id", "submitted"):
            pairs = zip(left[name].tolist(), right[name].tolist(), strict=True)
            assert all(a == b or (a != a and b != b) or (a is None and b is None)
                       or str(a) == str(b) for a, b in pairs), name  # fmt: skip


def test_a_whole_form_by_keyboard_alone(tmp_path: Path) -> None:
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), KEYBOARD))
    quiet(done)
    *headings, overview, answers, saved, thanks, focus = done.found
    assert headings == ["Background (fi)", "Work (fi)", "Last (fi)"]
    assert overview == "Vastaustesi yhteenveto"
    assert "12,5 years (fi)" in answers
    assert thanks == "Vastaukset on tallennettu"
    assert focus == ""
    same(read(tmp_path, saved, SAMPLE), expected(TYPED))


def test_sealed_answers_come_back_equal(tmp_path: Path) -> None:
    private, public = sealed.make_pair()
    key = tmp_path / "private.jwk"
    key.write_text(private, encoding="utf-8")
    form = export(tmp_path, SAMPLE, Fieldwork(public_key=json.loads(public)))
    steps = [(name, ".jwe" if name == "saved" else given) for name, given in KEYBOARD]
    (done,) = walk(tmp_path, Walk(form, [*steps, ("ask", DRAFTS)]))
    quiet(done)
    name, token = done.found[-4]
    assert name.endswith(".jwe")
    assert token.count(".") == 4
    assert "Åsa" not in token
    assert done.found[-1] == 0
    with opening_with(key):
        same(read(tmp_path, [name, token], SAMPLE), expected(TYPED))


def test_nothing_is_saved_unsealed_where_nothing_can_be_sealed(tmp_path: Path) -> None:
    _, public = sealed.make_pair()
    form = export(tmp_path, SAMPLE, Fieldwork(public_key=json.loads(public)))
    steps = [
        ("ask", "document.querySelectorAll('.summary').length"),
        ("ask", "delete Crypto.prototype.subtle"), ("click", "#language-fi"),
        ("ask", "document.querySelector('.summary').innerText"),
        *KEYBOARD[:-3], ("ask", HEADING),
        ("ask", "document.getElementById('summary').innerText"), ("ask", FOCUS),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(form, steps))
    quiet(done)
    before, _, first, *_, heading, said, focus = done.found
    assert before == 0
    assert heading == "Vastaustesi yhteenveto"
    assert said.startswith(
        "Tämä selain ei osaa salata vastauksia täällä, joten niitä ei tallennettu"
    )
    assert first == said
    assert focus == "summary"
    assert list((tmp_path / "downloads").iterdir()) == []


def test_questions_appear_and_go_as_answers_change(tmp_path: Path) -> None:
    announced = ("ask", "document.getElementById('announcement').textContent")
    pages = ("ask", "document.querySelector('.caption').textContent")
    steps = [
        START, ("click", "#role--regional"), pages, ("click", "#role--local"), pages,
        ("click", "#tasks__training"), NEXT, ("ask", HEADING), ("ask", VISIBLE),
        ("press", "Tab"), ("click", "[data-action=back]"), ("ask", HEADING), ("ask", FOCUS),
        ("click", "#role--other"), NEXT, ("click", "#support__valued--4"), ("ask", FOCUS),
        ("type", ""), ("click", "#months"), ("type", "3"), NEXT, ("ask", VISIBLE), announced,
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    assert done.found == [
        "Sivu 1/4", "Sivu 1/4", "Last (fi)", ["only_new"], "Background (fi)", "",
        "support__valued--4", ["only_new", "why"], "",
    ]  # fmt: skip


def test_answers_are_shown_in_texts_as_they_are_given(tmp_path: Path) -> None:
    announced = ("ask", "document.getElementById('announcement').textContent")
    steps = [
        START, ("click", "#called"), ("type", "<b>Åsa</b>"), ("click", "#mood--good"),
        ("click", "#support__valued--4"), ("click", "#support__known--5"), NEXT,
        ("ask", "document.querySelector('.intro').textContent"),
        ("ask", "document.querySelector('[for=planned]').textContent"),
        ("click", "#realised"), ("type", "3"), announced, ("click", "#planned"), ("type", "8"),
        ("ask", VISIBLE), ("ask", "document.querySelector('[for=why]').textContent"), announced,
        ("click", "#realised"), ("press", "Backspace"), announced,
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, RECKONED), steps))
    quiet(done)
    assert done.found == [
        "Of 4,5 good (fi) (fi)", "Planned <b>Åsa</b> (fi)", "Näkyviin tuli lisää kysymyksiä: 1.",
        ["planned", "realised", "spent", "started", "ended", "why"], "Why 4,5 … 8 (fi)", "",
        "Kysymyksiä poistui näkyvistä: 1.",
    ]  # fmt: skip


def test_what_is_wrong_is_said_at_once_and_listed_with_links(tmp_path: Path) -> None:
    fault = "document.getElementById('{}--fault').innerText"
    steps = [
        START, ("click", "#time_spent"), ("type", "41"), ("press", "Tab"),
        ("ask", fault.format("time_spent")), ("name", "#time_spent"),
        *[("click", f"#tasks__{one}") for one in ("guidance", "training", "time", "other")],
        ("ask", fault.format("tasks")), NEXT, ("ask", SUMMARY), ("ask", FOCUS),
        ("ask", "document.title"), ("examine", ""),
        ("click", "[data-to=role]"), ("ask", FOCUS), ("press", "Space"), ("ask", fault.format("role")),
        ("click", "#tasks__none"), ("ask", fault.format("tasks")),
        ("ask", "[...document.querySelectorAll('[name^=tasks]:checked')].map((one) => one.id)"),
        ("click", "#time_spent"), ("press", "Backspace"), ("ask", fault.format("time_spent")),
        NEXT, ("ask", HEADING), ("click", "#share__clients"), ("type", "70"),
        ("ask", "document.querySelector('[data-total]').textContent"),
        ("click", "#started--day"), MOMENT, ("ask", fault.format("share")), ("type", "31"), ("press", "Tab"),
        ("type", "2"), ("press", "Tab"), ("type", "2025"), ("press", "Tab"),
        ("ask", fault.format("started")),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    between, box, most, summary, focus, title, examined, *rest = done.found
    assert between == "Virhe: Luvun on oltava vähintään 0,5 ja enintään 40."
    assert (box["role"], box["name"]) == ("textbox", "Time (fi)")
    assert box["description"] == f"years (fi) {between}"
    assert most == "Virhe: Valitse enintään 3."
    assert summary == [
        "Role (fi)\nVastaa tähän kysymykseen.",
        "Time (fi)\nLuvun on oltava vähintään 0,5 ja enintään 40.",
        "Tasks (fi)\nValitse enintään 3.",
    ]
    assert (focus, title) == ("summary", "Virhe: Background (fi) – Näyte")
    assert (examined["violations"], examined["overflow"]) == ([], 0)
    assert rest == [
        "role--regional", "", "", ["tasks__none"], "", "Work (fi)", "Yhteensä 70 / 100 per cent (fi)",
        "Virhe: Lukujen summan on oltava 100. Nyt se on 70.",
        "Virhe: Kirjoita päivä, kuukausi ja vuosi numeroina, esimerkiksi 27.3.2026.",
    ]  # fmt: skip


def test_the_language_changes_and_the_focus_stays(tmp_path: Path) -> None:
    facts = ("ask", "[document.documentElement.lang, document.title, document.activeElement.id]")
    steps = [
        START, ("click", "#role--local"), NEXT, ("click", "[data-action=back]"),
        ("click", "#link"), ("type", "a"), ("tab back", "#language-sv"), ("press", "Enter"), facts,
        ("ask", "document.getElementById('link').value"),
        ("ask", "document.getElementById('role--local').checked"),
        ("ask", "document.querySelector('legend').textContent"),
        ("ask", "document.querySelector('#languages [aria-pressed=true]').textContent"),
        ("tab", "#language-en"), ("press", "Space"), facts, NEXT, NEXT,
        ("click", "[data-action=save]"), ("saved", ".json"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    *said, saved = done.found
    assert said == [
        ["sv", "Background (sv) – Prov", "language-sv"], "a", True, "Role (sv) (obligatorisk)",
        "Svenska", ["en", "Background – Sample", "language-en"],
    ]  # fmt: skip
    assert read(tmp_path, saved, SAMPLE).frame["language"].tolist() == ["en"]


def test_a_link_can_ask_for_a_language_which_the_reader_can_change(tmp_path: Path) -> None:
    language = ("ask", "[document.documentElement.lang, document.querySelector('h1').textContent]")
    steps = [
        language, ("link", "?lang=sv"), language, START, ("click", "#link"), ("type", "a"),
        ("click", "#language-en"), ("reload", ""), language, ("link", "?lang=fi"), language,
        ("link", "?lang=de"), language, ("link", ""), language,
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    assert [one for one, _ in done.found] == ["fi", "sv", "en", "fi", "fi", "fi"]
    assert [title for _, title in done.found[:2]] == ["Näyte", "Prov"]


def test_a_draft_survives_a_reload_and_can_be_cleared(tmp_path: Path) -> None:
    order = "[...document.querySelectorAll('[name=mood]')].map((one) => one.value)"
    steps = [
        START, ("ask", order), ("click", "#called"), ("type", "Åsa"), NEXT, ("ask", HEADING),
        ("reload", ""), ("ask", HEADING), ("ask", DRAFTS), ("click", "[data-action=continue]"),
        ("ask", HEADING), ("click", "[data-action=back]"), ("ask", order),
        ("ask", "document.getElementById('called').value"),
        ("click", "summary"), ("click", "[data-action=clear]"), ("ask", "document.activeElement.dataset.action"),
        ("click", "[data-action=clear-yes]"), ("ask", HEADING), ("ask", DRAFTS),
        ("ask", "document.getElementById('announcement').textContent"), START,
        ("ask", "document.getElementById('called').value"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, RECKONED), steps))
    quiet(done)
    first, *said = done.found
    assert said == [
        "Work (fi)", "Laskelma", 1, "Work (fi)", first, "Åsa", "clear-no", "Laskelma", 0,
        "Vastaukset on poistettu.", "",
    ]  # fmt: skip


@pytest.mark.parametrize("encrypted", [False, True])
def test_no_draft_is_kept_where_it_is_not_wanted(encrypted: bool, tmp_path: Path) -> None:
    _, public = sealed.make_pair()
    fieldwork = Fieldwork(public_key=json.loads(public)) if encrypted else NO_FIELDWORK
    choice: list[Step] = [("ask", "document.getElementById('keep').checked")]
    untick: list[Step] = [] if encrypted else [("click", "#keep")]
    steps = [
        *choice, *untick, *choice, START, ("click", "#link"), ("type", "a"), ("click", "#role--local"),
        NEXT, ("ask", DRAFTS), ("ask", "document.querySelector('summary').textContent"), ("reload", ""),
        START, ("ask", "document.getElementById('link').value"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE, fieldwork), steps))
    quiet(done)
    kept, wanted, *said = done.found
    assert (kept, wanted) == (not encrypted, False)
    assert said == [0, "Keskeneräisiä vastauksia ei säilytetä", ""]


def test_what_was_chosen_can_be_taken_back(tmp_path: Path) -> None:
    steps = [
        START, ("click", "#seed--yes"), ("click", "[data-unchoose=seed]"),
        ("ask", "document.querySelectorAll('[name=seed]:checked').length"), ("ask", FOCUS),
        ("ask", "document.querySelector('[data-unchoose=seed]').hidden"),
        ("ask", "document.querySelector('[data-unchoose=role]')"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    assert done.found == [0, "seed--yes", True]


def test_groups_and_their_parts_have_names_roles_and_help(tmp_path: Path) -> None:
    steps = [
        START, ("name", "#question-role"), ("name", "#role--regional"), ("name", "#tasks__time"),
        ("name", "#question-tasks"), ("click", "#role--other"), NEXT, ("name", "[data-row=support__known]"),
        ("name", "#support__known--5"), ("name", "#started--month"), ("name", "#question-started"),
        ("name", "#share__network"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    assert [(one["role"], one["name"]) for one in done.found] == [
        ("radiogroup", "Role (fi) (pakollinen)"), ("radio", "regional (fi)"), ("checkbox", "time (fi)"),
        ("group", "Tasks (fi)"), ("radiogroup", "known (fi)"), ("radio", "5 (fi)"),
        ("textbox", "Kuukausi"), ("group", "Started (fi)"), ("textbox", "network (fi)"),
    ]  # fmt: skip
    assert done.found[3]["description"] == "Help (fi)"
    assert done.found[7]["description"] == "Esimerkiksi 27.3.2026"


def test_the_back_button_of_the_browser_goes_back_a_page(tmp_path: Path) -> None:
    steps = [
        START, ("click", "#role--local"), NEXT, ("ask", HEADING), ("ask", "history.back()"), MOMENT,
        ("ask", HEADING),
        ("ask", "document.getElementById('role--local').checked"),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    assert [one for one in done.found if one] == ["Last (fi)", "Background (fi)", True]


def test_what_became_wrong_later_is_found_before_saving(tmp_path: Path) -> None:
    back: Step = ("click", "[data-action=back]")
    steps = [
        START, ("click", "#role--other"), NEXT, ("click", "#months"), ("type", "3"), NEXT, NEXT, back,
        back, ("click", "#months"), ("press", "Backspace"), ("ask", "history.go(-2)"), MOMENT,
        ("ask", HEADING), ("click", "[data-action=save]"), ("ask", HEADING), ("ask", SUMMARY),
        ("ask", FOCUS), ("click", "[data-to=months]"), ("ask", HEADING), ("ask", FOCUS), ("ask", SUMMARY),
    ]  # fmt: skip
    (done,) = walk(tmp_path, Walk(export(tmp_path, SAMPLE), steps))
    quiet(done)
    listed = ["Months (fi)\nVastaa tähän kysymykseen."]
    assert done.found == [
        "Vastaustesi yhteenveto", "Vastaustesi yhteenveto", listed, "summary", "Work (fi)", "months",
        listed,
    ]  # fmt: skip


def test_a_form_of_one_language_has_no_switch(tmp_path: Path) -> None:
    form = export(tmp_path, SAMPLE, languages=["sv"])
    steps: list[Step] = [("ask", "document.querySelector('nav').offsetHeight"), START,
                         ("ask", HEADING), ("examine", "")]  # fmt: skip
    (done,) = walk(tmp_path, Walk(form, steps))
    quiet(done)
    assert done.found[:2] == [0, "Background (sv)"]
    assert done.found[2]["violations"] == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_every_page_is_accessible_and_fits_at_every_width(name: str, tmp_path: Path) -> None:
    instrument = instruments.get(name)
    form = export(tmp_path, instrument)
    pages = len(instrument.at(instrument.wave().name).sections)
    page: list[Step] = [
        ("examine", ""),
        NEXT,
        ("examine", ""),
        ("ask", FILL),
        ("examine", ""),
        NEXT,
    ]
    steps = [("examine", ""), START, *page * pages, ("examine", "")]
    tour = [(f"({GO})({json.dumps(step)})") if step[0] == "click" else None for step in steps]
    steps = [("ask", one) if one else step for one, step in zip(tour, steps, strict=True)]
    steps += [
        ("ask", f"({GO})(['click', '[data-action=save]'])"),
        ("saved", ".json"),
        ("examine", ""),
    ]
    walks = [Walk(form, steps, width, scheme) for width in WIDTHS for scheme in SCHEMES]
    done = walk(tmp_path, *walks)
    quiet(*done)
    for one, found in zip(walks, done, strict=True):
        looks = [look for look in found.found if isinstance(look, dict)]
        assert looks[-1]["title"].startswith("Vastaukset on tallennettu")
        assert len({look["title"] for look in looks}) > 5
        assert [
            (one.width, one.scheme, look)
            for look in looks
            if look["violations"] or look["overflow"]
        ] == []


GO = "([, selector]) => { document.querySelector(selector)?.click(); }"
"""Clicks where there is something to click: the last page may be reached earlier."""
