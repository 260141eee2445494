"""Areas have one name and one list of codes, whether somebody works or lives there."""

from __future__ import annotations

import pytest

from surveys.bank import places
from surveys.codelists import areas
from surveys.instruments import INSTRUMENTS
from surveys.model import CodeList, Disclosure, Instrument, SingleChoice

LISTS = {
    "ely": areas.ELY,
    "county": areas.COUNTIES,
    "employment_area": areas.EMPLOYMENT_AREAS,
}


@pytest.mark.parametrize(
    ("work", "home"),
    [
        (places.ELY, places.HOME_ELY),
        (places.COUNTY, places.HOME_COUNTY),
        (places.EMPLOYMENT_AREA, places.HOME_EMPLOYMENT_AREA),
    ],
    ids=list(LISTS),
)
def test_work_and_home_fill_the_same_field(work: SingleChoice, home: SingleChoice) -> None:
    assert work.name == home.name
    assert work.codes is home.codes is LISTS[work.name]
    assert work.disclosure is home.disclosure is Disclosure.KEY
    assert work.text != home.text


def test_the_bank_leaves_skipping_and_requiring_to_the_instruments() -> None:
    items = [item for item in vars(places).values() if isinstance(item, SingleChoice)]
    assert len(items) == 6
    assert all(item.condition is None and not item.required for item in items)


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_every_instrument_asks_for_areas_in_these_codes(instrument: Instrument) -> None:
    for name, codes in LISTS.items():
        if name in instrument:
            assert code_list(instrument, name) == codes
            assert instrument[name].disclosure is Disclosure.KEY


def code_list(instrument: Instrument, name: str) -> CodeList:
    item = instrument[name]
    assert isinstance(item, SingleChoice)
    return item.codes
