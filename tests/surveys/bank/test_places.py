"""Areas have one name and one list of codes, whether somebody works or lives there."""

from __future__ import annotations

import pytest

from surveys.bank import places
from surveys.codelists import areas
from surveys.instruments import INSTRUMENTS
from surveys.model import Disclosure, Instrument, SingleChoice

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
        (places.ELY, places.WORKPLACE_ELY),
        (places.EMPLOYMENT_AREA, places.WORKPLACE_EMPLOYMENT_AREA),
    ],
)
def test_work_and_home_fill_the_same_field(work: SingleChoice, home: SingleChoice) -> None:
    assert work.name == home.name
    assert work.codes is home.codes is LISTS[work.name]
    assert work.disclosure is home.disclosure is Disclosure.KEY
    assert work.text != home.text


def test_the_bank_leaves_skipping_and_requiring_to_the_instruments() -> None:
    items = [item for item in vars(places).values() if isinstance(item, SingleChoice)]
    assert len(items) == 8
    assert all(item.condition is None and not item.required for item in items)


@pytest.mark.parametrize(
    ("instrument", "name"),
    [(one, name) for one in INSTRUMENTS for name in LISTS if name in one],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_every_instrument_asks_for_areas_in_these_codes(instrument: Instrument, name: str) -> None:
    item = instrument[name]
    assert isinstance(item, SingleChoice)
    assert item.codes == LISTS[name]
    assert item.disclosure is Disclosure.KEY
