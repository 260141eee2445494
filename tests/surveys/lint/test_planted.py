"""Defects planted in a small questionnaire: each is refused when built, or found with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from surveys.errors import DefinitionError
from surveys.lint import check
from surveys.model import (
    Accepted,
    Allocation,
    Calculation,
    Code,
    CodeList,
    Date,
    Disclosure,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    Missing,
    MultipleChoice,
    Number,
    Revision,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
    repeated,
)
from tests.small import codes, text

WAVES = (
    Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
    Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
)
FIVE = codes("five", "1", "2", "3", "4", "5")
YES_NO = codes("yes_no", "yes", "no")
MESSAGE = text("Please check")

ROLE = SingleChoice("role", text("Role"), codes=codes("roles", "a", "b"))
TASKS = MultipleChoice(
    "tasks",
    text("Tasks"),
    at_most=3,
    codes=CodeList(
        "tasks",
        (
            *codes("t", "one", "two", "three", "four").codes,
            Code("none", text("none"), exclusive=True),
        ),
    ),
)
YEARS = Number("years", text("Years"), minimum=0, maximum=40)
PLANNED = Number("planned", text("Hours that were planned"), minimum=0, maximum=100)
TIME = Allocation("time", text("Time"), parts=codes("parts", "p", "q", "r"))
STARTED = Date("started", text("Started"), earliest=dt.date(2020, 1, 1), latest=dt.date(2024, 1, 1))
ENDED = Date("ended", text("Ended"), earliest=dt.date(2020, 1, 1), latest=dt.date(2024, 1, 1))
GRID = LikertGrid(
    "grid",
    text("Grid"),
    codes=FIVE,
    negative=("down",),
    rows=CodeList("rows", (Code("up", text("up")), Code("down", text("down")))),
)
SCORE = ScaleScore(
    "score", text("Score"), scale=Scale(("grid__up", "grid__down"), 1, ("grid__down",))
)
WHY = LongText("why", text("Why"))
CLEAN = (ROLE, TASKS, YEARS, PLANNED, TIME, STARTED, ENDED, GRID, SCORE, WHY)  # fmt: skip


def form(*items: Item, intro: Text | None = None) -> Instrument:
    return Instrument("x", text("X"), intro or text("Hello"), text("Thanks"),
                      (Section("page", text("Page"), items),), WAVES)  # fmt: skip


def only_if(item: Item, condition: str) -> Item:
    return replace(item, show_if=condition)


def valid_if(item: Item, condition: str, *, required: bool = False) -> Item:
    return replace(item, valid_if=condition, valid_message=MESSAGE, required=required)


def row(code: str, fi: str, sv: str, en: str) -> CodeList:
    return CodeList("rows", (Code(code, Text(fi, sv, en)), Code("down", text("down"))))


def parted(*conditions: str | None) -> Instrument:
    """Return two sections after ROLE and YEARS, with these conditions."""
    sections = [Section(f"part_{number}", text(f"Part {number}"),
                        (Number(f"n_{number}", text(f"N {number}"), minimum=0, maximum=9),),
                        show_if=condition)
                for number, condition in enumerate(conditions)]  # fmt: skip
    first = Section("page", text("Page"), (ROLE, YEARS))
    return Instrument("x", text("X"), text("Hello"), text("Thanks"), (first, *sections), WAVES)


Build = Callable[[], object]

REFUSED: dict[str, tuple[Build, str]] = {
    "a misspelt item": (
        lambda: form(ROLE, only_if(WHY, 'rol == "a"')), "item why: found unknown item 'rol' in a condition"),
    "a later item": (
        lambda: form(only_if(WHY, 'role == "a"'), ROLE), "item why: found 'role' in a condition, which is not asked before it"),
    "an unknown code": (
        lambda: form(ROLE, only_if(WHY, 'role == "c"')), "item why: found code 'c' of role"),
    "a row that is not in the grid": (
        lambda: form(GRID, only_if(WHY, "grid__left >= 3")), "item why: found"),
    "an item named twice": (lambda: form(ROLE, ROLE), "found the item or section 'role' more than once"),
    "a code named twice": (lambda: codes("list", "a", "a"), "code list list: found the code 'a' more than once"),
    "an empty list": (lambda: CodeList("list", ()), "code list list: found no codes"),
    "an empty section": (lambda: Section("page", text("Page"), ()), "section page: found no items"),
    "a range reversed": (
        lambda: Number("n", text("N"), minimum=5, maximum=1), "item n: found minimum 5 over maximum 1"),
    "dates reversed": (
        lambda: replace(STARTED, earliest=dt.date(2025, 1, 1)), "item started: found earliest"),
    "a scale that points both ways": (
        lambda: form(GRID, replace(SCORE, scale=Scale(("grid__up", "grid__down"), 1))),
        "item score: found items that point both ways (grid__down)"),
    "a scale of a field that is not there": (
        lambda: form(GRID, replace(SCORE, scale=Scale(("grid__upp",), 1))), "item score: found field 'grid__upp' in a scale"),
    "different pipes in the languages": (
        lambda: form(ROLE, replace(WHY, text=Text("Miksi {role}?", "Varför?", "Why {role}?"))), "item why: found"),
    "a pipe to an unknown item": (
        lambda: form(ROLE, replace(WHY, text=Text("Miksi {rol}?", "Varför {rol}?", "Why {rol}?"))),
        "item why: found {rol} in the text"),
    "a brace alone": (lambda: form(ROLE, replace(WHY, text=text("Why {role?"))), "a brace alone"),
    "a circle of two items": (
        lambda: form(only_if(ROLE, "years > 1"), only_if(YEARS, 'role == "a"')), "in a circle"),
    "a circle of three items": (
        lambda: form(only_if(ROLE, "years > 1"), only_if(YEARS, "planned > 1"), only_if(PLANNED, 'role == "a"')),
        "in a circle: role → years → planned → role"),
    "a calculation that names itself": (
        lambda: form(YEARS, Calculation("twice", text("Twice"), value="twice + years")), "in a circle: twice → twice"),
    "different kinds compared": (
        lambda: form(STARTED, YEARS, only_if(WHY, "years > started")), "item why: found years > started"),
    "a number compared with a word": (
        lambda: form(YEARS, only_if(WHY, 'years == "4"')), "item why: found years compared with '4'"),
    "a date compared with a word": (
        lambda: form(STARTED, only_if(WHY, 'started > "2020"')), "item why: found started compared with '2020'"),
    "an item of one wave named in another": (
        lambda: form(replace(ROLE, waves=("2026",)), only_if(WHY, 'role == "a"')), "item why, as asked in wave 2024: found unknown item 'role'"),
    "a code of one wave named in another": (
        lambda: form(replace(ROLE, revisions=(Revision(("2024",), codes=codes("roles", "a")),)), only_if(WHY, 'role == "b"')),
        "item why, as asked in wave 2024: found code 'b' of role"),
    "a wave that is not there": (lambda: form(replace(ROLE, waves=("2025",))), "item role: found wave '2025'"),
    "a code with a space": (lambda: Code("not at all", text("x")), "found the code 'not at all'"),
    "a name in capitals": (lambda: replace(ROLE, name="Role"), "item 'Role': found the name 'Role'"),
    "a group repeated once": (
        lambda: repeated("plan", title=text("Plan"), items=[YEARS], times=1), "repeat group plan: found 1 item(s) 1 time(s)"),
    "a constraint without a message": (
        lambda: replace(YEARS, valid_if="years > 3"), "item years: found valid_if or valid_message alone"),
    "more choices allowed than there are": (lambda: replace(TASKS, at_most=9), "item tasks: found at_most=9"),
    "a condition that is none": (lambda: only_if(WHY, "role = 'a'"), "item why, show_if: found"),
    "a revision that adds a code": (
        lambda: replace(ROLE, revisions=(Revision(("2024",), codes=codes("roles", "a", "z")),)), "item role: found code(s) z"),
    "a multiple choice compared as a whole": (
        lambda: form(TASKS, only_if(WHY, 'tasks == "one"')), "item why: found 'tasks' compared as a whole"),
    "a text without words": (lambda: Text("", " ", ""), "found a text without words"),
    "an item called like a column of every file": (lambda: replace(YEARS, name="wave"), "item 'wave'"),
}  # fmt: skip

FOUND: dict[str, tuple[Callable[[], Instrument], str, str]] = {
    "contradictory answers": (
        lambda: form(ROLE, only_if(WHY, 'role == "a" and role == "b"')), "never-shown", "why"),
    "a section nobody comes to": (
        lambda: parted("years > 30 and years < 20"), "never-shown", "part_0"),
    "an item under another that is hidden then": (
        lambda: form(ROLE, only_if(YEARS, 'role == "a"'), only_if(WHY, 'years > 3 and role == "b"')), "never-shown", "why"),
    "hidden over three items": (
        lambda: form(ROLE, only_if(YEARS, 'role == "a"'), only_if(PLANNED, "years >= 1"),
                     only_if(WHY, 'is_answered(planned) and not role == "a"')), "never-shown", "why"),
    "a number out of its range": (lambda: form(YEARS, only_if(WHY, "years > 50")), "never-shown", "why"),
    "a date before the earliest": (
        lambda: form(STARTED, only_if(WHY, 'started < date("2019-12-31")')), "never-shown", "why"),
    "a sum over a hundred": (lambda: form(TIME, only_if(WHY, "sum(time) > 100")), "never-shown", "why"),
    "two shares over a hundred": (
        lambda: form(TIME, only_if(WHY, "time__p + time__q > 100")), "never-shown", "why"),
    "more choices than allowed": (lambda: form(TASKS, only_if(WHY, "count(tasks) > 3")), "never-shown", "why"),
    "an exclusive option and another": (
        lambda: form(TASKS, only_if(WHY, 'any_of(tasks, "none") and any_of(tasks, "one")')), "never-shown", "why"),
    "a score beyond its scale": (lambda: form(GRID, SCORE, only_if(WHY, "score > 5")), "never-shown", "why"),
    "a condition on a constraint's other side": (
        lambda: form(PLANNED, valid_if(YEARS, "years <= planned"), only_if(WHY, "years > planned")), "never-shown", "why"),
    "hidden in one wave alone": (
        lambda: form(replace(YEARS, revisions=(Revision(("2024",), maximum=10),)), only_if(WHY, "years > 20")), "never-shown", "why"),
    "a required item that must be answered left out": (
        lambda: form(replace(YEARS, required=True), only_if(WHY, "not is_answered(years)")), "never-shown", "why"),
    "a calculation of what is never there together": (
        lambda: form(ROLE, only_if(YEARS, 'role == "a"'), only_if(PLANNED, 'role == "b"'),
                     Calculation("ratio", text("Ratio"), value="years / planned")), "never-computed", "ratio"),
    "a calculation divided by zero": (
        lambda: form(YEARS, Calculation("ratio", text("Ratio"), value="years / (years - years * 1) * 0", show_if="years == 0")),
        "never-computed", "ratio"),
    "a required item that nothing satisfies": (
        lambda: form(valid_if(YEARS, "years > 40", required=True)), "stuck", "years"),
    "required, against an earlier constraint": (
        lambda: form(valid_if(PLANNED, "planned > 50"), only_if(valid_if(YEARS, "years > planned", required=True), "is_answered(planned)")),
        "stuck", "years"),
    "required, with a sum that cannot be": (
        lambda: form(valid_if(TIME, "time__p > 60 and time__q > 60", required=True)), "stuck", "time"),
    "required, two demands of one choice": (
        lambda: form(valid_if(TASKS, 'any_of(tasks, "none") and count(tasks) >= 1', required=True)), "stuck", "tasks"),
    "required, and too late for some": (
        lambda: form(replace(STARTED, latest=dt.date(2025, 1, 1)), valid_if(ENDED, "not ended < started", required=True)),
        "sometimes-stuck", "ended"),
    "required, and compared with what can be left empty": (
        lambda: form(STARTED, valid_if(ENDED, "ended >= started", required=True)), "sometimes-stuck", "ended"),
    "required, and counted out for some": (
        lambda: form(PLANNED, valid_if(YEARS, "years >= planned", required=True)), "sometimes-stuck", "years"),
    "required, and every choice ruled out for some": (
        lambda: form(YEARS, valid_if(ROLE, 'role == "a" and years > 3 or role == "b" and years > 5', required=True)),
        "sometimes-stuck", "role"),
    "a range without a whole number": (
        lambda: form(replace(YEARS, minimum=0.2, maximum=0.8)), "never-valid", "years"),
    "a constraint that nothing satisfies": (
        lambda: form(STARTED, valid_if(ENDED, "ended > started and ended < started")), "never-valid", "ended"),
    "a constraint that everything satisfies": (
        lambda: form(valid_if(YEARS, "years >= 0")), "always-valid", "years"),
    "a condition that everybody fulfils": (
        lambda: form(replace(ROLE, required=True), only_if(WHY, 'role == "a" or role == "b"')), "always-shown", "why"),
    "a section's condition again, turned round": (
        lambda: parted("not years > 3 or years <= 3 or not is_answered(years) or years > 3"), "always-shown", "part_0"),
    "a part of an or that is never true": (
        lambda: form(ROLE, YEARS, only_if(WHY, 'role == "a" or years > 40')), "idle-part", "why"),
    "a missing translation": (
        lambda: form(replace(WHY, text=Text(fi="Miksi?", en="Why?"))), "missing-language", "why.text"),
    "an option without translation": (
        lambda: form(replace(ROLE, codes=CodeList("roles", (Code("a", Text(fi="a", en="a")), Code("b", text("b")))))),
        "missing-language", "role.codes.a"),
    "a text copied and not translated": (
        lambda: form(replace(WHY, text=Text(*["Mitä muuta haluat kertoa"] * 3))), "untranslated", "why.text"),
    "another number in a translation": (
        lambda: form(replace(WHY, help=Text("Valitse enintään 3.", "Välj högst 2.", "Choose 3 at most."))), "numbers", "why.help"),
    "a question that ends as a statement": (
        lambda: form(replace(WHY, text=Text("Miksi?", "Varför.", "Why?"))), "endings", "why.text"),
    "a space at the end": (lambda: form(replace(WHY, text=Text("Miksi ", "Varför", "Why"))), "spacing", "why.text"),
    "two spaces": (lambda: form(replace(WHY, text=Text("Miksi", "Varför  det", "Why"))), "spacing", "why.text"),
    "a straight apostrophe": (
        lambda: form(replace(WHY, text=Text("Miksi", "Varför", "Why don't"))), "straight-quotes", "why.text"),
    "two things in one statement": (
        lambda: form(replace(GRID, rows=row("up", "Esihenkilöni kuuntelee ja auttaa minua", "Min chef lyssnar och hjälper mig",
                                            "My supervisor listens and helps me"))), "double-barrelled", "grid__up"),
    "two things in one rated question": (
        lambda: form(SingleChoice("useful", Text("Koulutus oli hyödyllinen ja kiinnostava.", "Utbildningen var nyttig och intressant.",
                                                 "The training was useful and interesting."), codes=FIVE)), "double-barrelled", "useful"),
    "a denial that is not declared": (
        lambda: form(replace(GRID, rows=row("up", "En saa tukea", "Jag får inget stöd", "I get no support")), SCORE), "denying", "grid__up"),
    "a scale out of order": (
        lambda: form(replace(ROLE, codes=codes("five", "1", "2", "4", "3", "5"))), "scale-order", "role"),
    "one answer to choose from": (lambda: form(replace(ROLE, codes=codes("one", "a"))), "single-answer", "role"),
    "only don't know to choose besides": (
        lambda: form(replace(ROLE, codes=CodeList("one", (Code("a", text("a")), Code("x", text("x"), missing=Missing.DONT_KNOW))))),
        "single-answer", "role"),
    "the same option twice": (
        lambda: form(replace(ROLE, codes=CodeList("two", (Code("a", text("same")), Code("b", text("same")))))), "same-option", "role"),
    "a grid without end": (
        lambda: form(replace(GRID, negative=(), rows=codes("rows", *(f"r{n}" for n in range(16))))), "long-grid", "grid"),
    "the same question twice": (
        lambda: form(YEARS, replace(YEARS, name="more_years")), "same-question", "more_years"),
    "'other' without words": (
        lambda: form(replace(ROLE, codes=codes("roles", "a", "other"))), "unspecified-other", "role"),
    "'other' asked of those who did not choose it": (
        lambda: form(replace(ROLE, codes=codes("roles", "a", "other")),
                     ShortText("role_other", text("Which"), show_if='role == "a" and role == "other"', disclosure=Disclosure.FREE_TEXT)),
        "never-shown", "role_other"),
    "free text that nobody handles": (
        lambda: form(ShortText("comment", text("Comment"))), "undeclared-text", "comment"),
    "a name asked for": (
        lambda: form(ShortText("client_name", text("Client"), disclosure=Disclosure.KEY)), "undeclared-identifier", "client_name"),
    "an identity code asked for": (
        lambda: form(ShortText("code", Text("Henkilötunnus", "Personbeteckning", "Personal identity code"),
                               disclosure=Disclosure.FREE_TEXT)), "undeclared-identifier", "code"),
    "a birth date asked for": (lambda: form(replace(STARTED, name="birth_date")), "undeclared-identifier", "birth_date"),
    "a municipality that counts for nothing": (
        lambda: form(replace(ROLE, name="municipality")), "undeclared-key", "municipality"),
    "a question without end": (
        lambda: form(replace(WHY, text=Text(*["sana " * 41 + language for language in ("fi", "sv", "en")]))), "long-text", "why"),
    "minutes promised that will not do": (
        lambda: form(*(LongText(f"why_{n}", text(f"Why {n}")) for n in range(20)),
                     intro=Text("Vastaaminen kestää 5 minuuttia.", "Det tar 5 minuter.", "It takes 5 minutes.")), "promised-time", "intro"),
    "a hint accepted in vain": (
        lambda: replace(form(*CLEAN), accepted=(Accepted("numbers", "why.text", "they agree"),)), "accepted", "why.text"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_defect_is_refused_with_its_place(case: str) -> None:
    build, message = REFUSED[case]
    with pytest.raises(DefinitionError) as caught:
        build()
    assert message in str(caught.value)


@pytest.mark.parametrize("case", FOUND)
def test_defect_is_found_at_its_place(case: str) -> None:
    build, rule, place = FOUND[case]
    found = {(one.rule, one.finding.place) for one in check(build()).findings}
    assert (rule, place) in found


@pytest.mark.parametrize("case", FOUND)
def test_defect_is_found_as_no_more_than_it_is(case: str) -> None:
    """One defect may show in the three languages, and in one rule that it implies."""
    build, rule, _ = FOUND[case]
    found = {one.rule for one in check(build()).findings} - {rule}
    assert len(found) <= 1, found


def test_nothing_is_found_where_nothing_was_planted() -> None:
    assert check(form(*CLEAN)).findings == ()


def test_there_are_enough_defects() -> None:
    assert len(REFUSED) + len(FOUND) >= 70
