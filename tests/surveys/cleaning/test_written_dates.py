from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.cleaning.written_dates import date_readings


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1.3.2024", ["2024-03-01"]), ("01.03.2024", ["2024-03-01"]),
        ("1. 3. 2024", ["2024-03-01"]), ("2024-03-01", ["2024-03-01"]),
        ("20240301", ["2024-03-01"]), ("2024/3/1", ["2024-03-01"]),
        ("1.3.24", ["2024-03-01", "1924-03-01"]), ("13/3/2024", ["2024-03-13"]),
        ("1/3/2024", ["2024-03-01", "2024-01-03"]), ("3/3/2024", ["2024-03-03"]),
        ("1. maaliskuuta 2024", ["2024-03-01"]), ("1 mars 2024", ["2024-03-01"]),
        ("den 1 mars 2024", ["2024-03-01"]), ("1st of March, 2024", ["2024-03-01"]),
        ("March 1, 2024", ["2024-03-01"]), ("1 okt. 2024", ["2024-10-01"]),
        ("31.2.2024", []), ("1.13.2024", []), ("0.1.2024", []), ("ensi kuussa", []), ("2024", []),
        ("1.3.", []), ("1.3.0000", []), ("eilen 1.3.2024", []), ("5 foo 2024", []), ("", []),
    ],
)  # fmt: skip
def test_days(text: str, days: list[str]) -> None:
    assert [str(one.first) for one in date_readings(text)] == days
    assert all(one.exact for one in date_readings(text))


@pytest.mark.parametrize(
    "text", ["3/2024", "03.2024", "2024-03", "maaliskuu 2024", "Maaliskuussa 2024", "mars 2024"]
)
def test_months(text: str) -> None:
    (month,) = date_readings(text)
    assert (str(month.first), str(month.last), month.exact) == ("2024-03-01", "2024-03-31", False)


@pytest.mark.parametrize("text", ["13/2024", "3/0000", "foo 2024"])
def test_no_months(text: str) -> None:
    assert date_readings(text) == ()


@given(st.text(max_size=30))
def test_anything_can_be_tried(text: str) -> None:
    assert all(one.first <= one.last for one in date_readings(text))
