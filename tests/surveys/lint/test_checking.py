"""Rules put to every wave, findings in the order of the form, and those that are accepted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.lint import Level, check
from surveys.model import (
    Accepted,
    Instrument,
    Item,
    LongText,
    Number,
    Revision,
    Section,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import codes, text

WAVES = tuple(
    Wave(str(year), dt.date(year, 1, 1), dt.date(year, 2, 1)) for year in (2024, 2025, 2026)
)
ROLE = SingleChoice("role", text("Role"), codes=codes("roles", "a", "other"))
YEARS = Number("years", text("Years"), minimum=0, maximum=40)
WHY = LongText("why", text("Why"))


def form(*items: Item, accepted: tuple[Accepted, ...] = ()) -> Instrument:
    page = Section("page", text("Page"), items)
    return Instrument(
        "x", text("X"), text("Hello"), text("Thanks"), (page,), WAVES, accepted=accepted
    )


def told(instrument: Instrument) -> list[str]:
    return [str(one) for one in check(instrument).findings]


def test_a_finding_says_where_what_and_what_to_do() -> None:
    assert told(form(YEARS, replace(WHY, show_if="years > 40"))) == [
        "x: error: why: found a condition that is never true: years > 40; expected one that some "
        "respondents fulfil, or the item is never seen. Compare it with the answers that the items "
        "in it can have, and with when they are asked. [never-shown]"
    ]


def test_a_finding_of_some_waves_names_them() -> None:
    earlier = replace(YEARS, revisions=(Revision(("2024", "2025"), maximum=10),))
    assert told(form(earlier, replace(WHY, show_if="years > 20")))[0].startswith(
        "x@2024+2025: error: why:"
    )
    only = form(
        replace(YEARS, waves=("2026",)), replace(WHY, waves=("2026",), show_if="years > 40")
    )
    assert told(only)[0].startswith("x@2026: error: why:")


def test_a_condition_that_decides_in_one_wave_decides() -> None:
    """In 2024 everybody fulfils it, later not: it is there for the later waves."""
    required = replace(YEARS, required=True, revisions=(Revision(("2024",), minimum=5),))
    assert told(form(required, replace(WHY, show_if="years >= 5"))) == []
    everywhere = replace(
        YEARS, required=True, minimum=5, revisions=(Revision(("2024",), minimum=6),)
    )
    assert "[always-shown]" in told(form(everywhere, replace(WHY, show_if="years >= 5")))[0]


def test_findings_stand_in_the_order_of_gravity_and_form() -> None:
    never = replace(YEARS, name="never", text=text("Nobody sees it"), show_if="years > 40")
    straight = replace(WHY, text=text("Don't"), show_if='role == "a"')
    spaced = replace(WHY, name="more", text=Text("Vielä jotain ", "Något till", "And more"))
    levels = [
        (one.level, one.finding.place)
        for one in check(form(YEARS, ROLE, straight, spaced, never)).findings
    ]
    assert levels == [
        (Level.ERROR, "never"), (Level.WARNING, "more.text"), (Level.HINT, "role"),
        (Level.HINT, "why.text"), (Level.HINT, "why.text"), (Level.HINT, "why.text"),
    ]  # fmt: skip


def test_an_accepted_hint_is_set_aside() -> None:
    looked_at = Accepted("unspecified-other", "role", "The words are not needed.")
    report = check(form(ROLE, accepted=(looked_at,)))
    assert report.findings == ()
    assert [one.rule for one in report.accepted] == ["unspecified-other"]


def test_an_error_cannot_be_accepted() -> None:
    wish = Accepted("never-shown", "why", "It shall stay.")
    report = check(form(YEARS, replace(WHY, show_if="years > 40"), accepted=(wish,)))
    assert [one.rule for one in report.findings] == ["never-shown", "accepted"]


def test_accepting_by_a_misspelt_rule_is_found_with_the_near_name() -> None:
    report = check(form(ROLE, accepted=(Accepted("unspecified-othr", "role", "No."),)))
    assert {one.rule for one in report.findings} == {"unspecified-other", "accepted"}
    assert "Did you mean 'unspecified-other'?" in str(report.findings[0])


def test_languages_not_asked_for_are_left_out() -> None:
    draft = form(replace(WHY, text=Text(fi="Miksi?", en="Why?")))
    assert [one.finding.languages for one in check(draft).findings] == [("sv",)]
    assert check(draft, ("fi", "en")).findings == ()


def test_a_language_that_is_not_there_at_all_is_found_once() -> None:
    finnish = Instrument("x", Text("X"), Text("Hei"), Text("Kiitos"),
                         (Section("page", Text("Sivu"), (replace(WHY, text=Text("Miksi")),)),), WAVES)  # fmt: skip
    assert [(one.finding.place, one.finding.languages) for one in check(finnish).findings] == [
        ("title", ("en",)), ("title", ("sv",)),
    ]  # fmt: skip


def test_each_wave_has_its_length() -> None:
    report = check(form(YEARS, replace(WHY, waves=("2026",))))
    assert {wave: one.questions for wave, one in report.lengths.items()} == {
        "2024": 1,
        "2025": 1,
        "2026": 2,
    }
