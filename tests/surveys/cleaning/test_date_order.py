from __future__ import annotations

from typing import Any

import pytest

from surveys.cleaning.date_order import blank_date_order, flag_date_order
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument, Section

from .conftest import OnEngine, Read


@pytest.fixture
def two_dates(instrument: Instrument) -> Instrument:
    """The same with a date of ending after that of starting."""
    from dataclasses import replace

    person, work = instrument.sections
    ended = replace(instrument["started"], name="ended")
    return replace(instrument, sections=(Section("p", person.title, (*person.items, ended)), work))


DAYS = [
    ("2020-01-02", "2020-01-03"), ("2020-01-03", "2020-01-03"), ("2020-01-04", "2020-01-03"),
    ("", "2020-01-03"), ("2020-01-03", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize("equal", [True, False])
def test_dates_in_order(read: Read, frame_of: OnEngine, two_dates: Instrument, equal: bool) -> None:
    first = frame_of(read(*({"started": one} for one, _ in DAYS)))
    last = frame_of(read(*({"started": one} for _, one in DAYS)))
    frame = first.with_columns(
        last["started"].alias("ended"), last["started__missing"].alias("ended__missing")
    )
    options: dict[str, Any] = {"earlier": "started", "later": "ended", "equal": equal}
    notes: list[str] = []
    flagged = flag_date_order(frame, two_dates, **options)["flag__date_order"]
    assert flagged.is_null().to_list() == [False] * 3 + [True] * 3
    wrong = [False, not equal, True]
    assert [bool(one) for one in flagged.to_list()[:3]] == wrong
    both = blank_date_order(frame, two_dates, **options, note=notes.append)
    assert [one is None for one in texts(both, "started")] == [*wrong, True, False, True]
    assert [one is None for one in texts(both, "ended")] == [*wrong, False, True, True]
    assert notes == [f"{sum(wrong)} in the wrong order of 3 responses with both"]
    one = blank_date_order(frame, two_dates, **options, remove="later")
    assert texts(one, "started") == texts(frame, "started")
    assert texts(one, "ended__missing")[:3] == ["removed" if bad else None for bad in wrong]


def test_a_year_is_compared_with_the_year_of_a_date(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    rows = [{"years": "2020"}, {"years": "2021"}, {"years": "2019"}, {"years": ""}]
    frame = frame_of(read(*rows))
    flagged = flag_date_order(frame, instrument, earlier="years", later="started")
    assert texts(flagged, "flag__date_order") == ["False", "True", "False", None]
    strict = flag_date_order(frame, instrument, earlier="years", later="started", equal=False)
    assert texts(strict, "flag__date_order") == ["True", "True", "False", None]
    other = flag_date_order(flagged, instrument, earlier="started", later="years")
    assert texts(other, "flag__date_order") == ["False", "True", "True", None]


def test_numbers_are_compared_as_numbers(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    regional = {"role": "regional", "years": "9"}
    frame = frame_of(read({**regional, "area_years": "10"}, {**regional, "area_years": "8"}, {}))
    flagged = flag_date_order(frame, instrument, earlier="area_years", later="years")
    assert texts(flagged, "flag__date_order") == ["True", "False", None]


@pytest.mark.parametrize(
    ("earlier", "message"),
    [("role", "a date, or a number such as a year"), ("started", "started twice"),
     ("strated", "Did you mean 'started'?")],
)  # fmt: skip
def test_names_that_do_not_fit(
    read: Read, frame_of: OnEngine, instrument: Instrument, earlier: str, message: str
) -> None:
    for one in (flag_date_order, blank_date_order):
        with pytest.raises(DefinitionError) as raised:
            one(frame_of(read({})), instrument, earlier=earlier, later="started")
        assert message in str(raised.value)
