"""One response is one assignment; what is asked follows its state."""

from __future__ import annotations

import pytest

from surveys.codelists import work
from surveys.instruments.development_assignments import development_assignments as register
from surveys.instruments.training import training
from surveys.model import Disclosure, Missing, MultipleChoice, ShortText, SingleChoice
from tests.surveys.instruments.answered import accepted, answered, shown

STATES = ["planned", "under_way", "done", "permanent", "given_up"]
ASKED_IN = {
    "started": ["under_way", "done", "permanent", "given_up"],
    "ended": ["done", "permanent", "given_up"],
    "given_up_reason": ["given_up"],
    "remains": ["done", "permanent"],
    "evidence": ["done", "permanent"],
}


@pytest.mark.parametrize("name", ASKED_IN)
def test_state_decides_what_is_asked(name: str) -> None:
    asked = [state for state in STATES if shown(register, "post", name, state=state)]
    assert asked == ASKED_IN[name]


def test_states_are_those_that_participants_name() -> None:
    ours, theirs = register["state"], training["assignment_state"]
    assert isinstance(ours, SingleChoice)
    assert isinstance(theirs, SingleChoice)
    assert ours.codes is theirs.codes
    assert [code.code for code in ours.codes] == STATES


def test_the_same_is_asked_of_an_assignment_twice() -> None:
    assert [item.name for item in register.at("post")] == [
        item.name for item in register.at("follow_up")
    ]
    code = register["assignment"]
    assert isinstance(code, ShortText)
    assert (code.unique, code.required, code.disclosure) == (True, True, Disclosure.IDENTIFIER)


def test_days_are_counted_from_start_to_end() -> None:
    dates = {"started": "2026-10-01", "ended": "2027-04-30"}
    assert answered(register, "post", state="done", **dates)["duration"] == 211.0


def test_an_assignment_under_way_has_no_duration() -> None:
    row = answered(register, "post", state="under_way", started="2026-10-01")
    assert (row["duration"], row["duration__missing"]) == (None, Missing.BLANK)


@pytest.mark.parametrize(
    ("ended", "fine"), [("2026-09-30", False), ("2026-10-01", True), ("2027-01-01", True)]
)
def test_the_end_may_not_come_before_the_start(ended: str, *, fine: bool) -> None:
    dates = {"started": "2026-10-01", "ended": ended}
    assert accepted(register, "post", "ended", state="done", **dates) is fine


def test_nothing_more_is_asked_when_nothing_remained() -> None:
    for name in ("remains_described", "responsible_named"):
        assert shown(register, "post", name, state="done", remains__tool="1")
        assert not shown(register, "post", name, state="done", remains__none="1")
        assert not shown(register, "post", name, state="done")


def test_evidence_is_described_where_there_is_some() -> None:
    done = {"state": "permanent"}
    assert shown(register, "post", "evidence_described", **done, evidence__numbers="1")
    assert not shown(register, "post", "evidence_described", **done, evidence__none="1")


def test_partners_and_employers_are_those_of_the_survey_of_coordinators() -> None:
    for name, codes in (("partners", work.PARTNERS), ("employers", work.EMPLOYERS)):
        item = register[name]
        assert isinstance(item, MultipleChoice)
        assert item.codes is codes
