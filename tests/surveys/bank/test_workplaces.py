"""Numbers of people at a workplace fit inside one another and are protected."""

from __future__ import annotations

import pytest

from surveys.bank import collaboration, workplaces
from surveys.instruments import INSTRUMENTS
from surveys.model import Disclosure, Instrument, Number, SingleChoice


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (workplaces.EMPLOYED_PARTIAL, workplaces.EMPLOYEES),
        (workplaces.EMPLOYED_WITH_SUPPORT, workplaces.EMPLOYED_PARTIAL),
        (workplaces.HIRED_AFTER_TRYOUT, workplaces.TRYOUTS),
    ],
    ids=lambda item: item.name,
)
def test_a_part_is_never_greater_than_the_whole(part: Number, whole: Number) -> None:
    assert str(part.constraint) == f"not {part.name} > {whole.name}"


def test_what_tells_of_peoples_health_is_sensitive() -> None:
    sensitive = (workplaces.EMPLOYED_PARTIAL, workplaces.EMPLOYED_WITH_SUPPORT,
                 workplaces.PARTIAL_SHARE)  # fmt: skip
    assert {item.disclosure for item in sensitive} == {Disclosure.SENSITIVE}


def test_what_tells_which_workplace_it_is_is_a_key() -> None:
    keys = (workplaces.ANSWERED_BY, workplaces.SECTOR, workplaces.EMPLOYEES,
            workplaces.WORKPLACE_AREA)  # fmt: skip
    assert {item.disclosure for item in keys} == {Disclosure.KEY}


@pytest.mark.parametrize(
    "asked", [collaboration.COORDINATOR_CONTACT, collaboration.COORDINATOR_USEFUL],
    ids=lambda item: item.name,
)  # fmt: skip
def test_contact_with_coordinators_has_the_same_codes_everywhere(asked: SingleChoice) -> None:
    def codes_in(instrument: Instrument) -> object:
        return getattr(instrument[asked.name], "codes", None)

    asking = [one for one in INSTRUMENTS if asked.name in one]
    assert {one.name for one in asking} >= {"network", "employers"}
    assert all(codes_in(one) == asked.codes for one in asking)
