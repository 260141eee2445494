"""Questions to professionals keep their names, and their codes join answers without names."""

from __future__ import annotations

import pytest

from surveys.bank import future, people
from surveys.instruments import INSTRUMENTS
from surveys.model import Disclosure, Instrument, Item, ShortText

BANK: dict[str, Item] = {
    item.name: item
    for module in (people, future)
    for item in vars(module).values()
    if isinstance(item, Item)
}
NAMES = """
    link_code team_code role
    leading_position coordinators_supervised coordinator_roles
    employer age_group years_in_role training training_useful
    course coordinates assignment_state
    has_job_description job_description_useful
    reform_effect reform_change need_from_2025 need_reason home greetings
"""


def test_names_are_stable() -> None:
    assert list(BANK) == NAMES.split()


def test_a_name_in_the_bank_is_the_name_in_capitals() -> None:
    held = [*vars(people).items(), *vars(future).items()]
    names = [name for name, item in held if isinstance(item, Item)]
    assert names == [name.upper() for name in BANK]


@pytest.mark.parametrize(
    ("code", "unique"), [(people.LINK_CODE, True), (people.TEAM_CODE, False)], ids=["own", "team"]
)
def test_codes_are_short_voluntary_and_protected(code: ShortText, *, unique: bool) -> None:
    assert code.unique is unique
    assert code.max_length == 6
    assert not code.required
    assert code.disclosure is Disclosure.IDENTIFIER


@pytest.mark.parametrize(
    ("code", "examples"),
    [
        (people.LINK_CODE, {"fi": "KO07IO", "sv": "BJ07SA", "en": "KO07IO"}),
        (people.TEAM_CODE, {"fi": "R7K4MD", "sv": "R7K4MD", "en": "R7K4MD"}),
    ],
    ids=["own", "team"],
)
def test_the_example_has_the_length_of_a_code(code: ShortText, examples: dict[str, str]) -> None:
    assert code.help is not None
    assert examples["fi"] in code.help.fi
    assert examples["sv"] in code.help.sv
    assert examples["en"] in code.help.en
    assert {len(example) for example in examples.values()} == {code.max_length}


def test_background_is_a_key() -> None:
    keys = [name for name, item in BANK.items() if item.disclosure is Disclosure.KEY]
    assert keys == [
        "role", "leading_position", "coordinators_supervised", "coordinator_roles",
        "employer", "age_group", "years_in_role", "course", "coordinates",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("instrument", "name"),
    [(one, item.name) for one in INSTRUMENTS for item in one if item.name in BANK],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_instruments_that_use_the_name_use_the_codes(instrument: Instrument, name: str) -> None:
    asked, ours = instrument[name], BANK[name]
    assert [(one.name, one.kind) for one in asked.fields] == [
        (one.name, one.kind) for one in ours.fields
    ]
    assert getattr(asked, "codes", None) == getattr(ours, "codes", None)
