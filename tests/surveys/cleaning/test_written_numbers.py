from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.cleaning.number_words import NUMBERS
from surveys.cleaning.units import Unit, factor, unit_in
from surveys.cleaning.written_numbers import Written, readings


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 v", 12, "years"), ("12 v.", 12, "years"), ("1,5 h", 1.5, "hours"),
        ("2h 30min", 2.5, "hours"), ("1 v 6 kk", 1.5, "years"),
        ("2 vuotta ja 6 kuukautta", 2.5, "years"), ("1 år, 6 månader", 1.5, "years"),
        ("kaksi", 2, None), ("tre", 3, None), ("Forty two years", 42, "years"),
        ("1 000", 1000, None), ("1\u00a0000", 1000, None), ("1\u202f000,5", 1000.5, None),
        ("1.000.000", 1_000_000, None), ("1.234,5", 1234.5, None), ("1'000", 1000, None),
        ("15 000 €", 15000, "euros"), ("15.000,50 €", 15000.5, "euros"), ("15 t€", 15000, "euros"),
        ("15 tuhatta euroa", 15000, "euros"), ("2 miljoonaa", 2_000_000, None),
        ("½", 0.5, None), ("2½ h", 2.5, "hours"), ("50 %", 50, "percent"), ("50%", 50, "percent"),
        ("puolitoista vuotta", 1.5, "years"), ("kaksi ja puoli tuntia", 2.5, "hours"),
        ("en och en halv timme", 1.5, "hours"), ("ei yhtään", 0, None), ("20.", 20, None),
        ("viisi henkilöä", 5, "count"), (",5", 0.5, None), ("１２", 12, None),
    ],
)  # fmt: skip
def test_what_people_write(text: str, value: float, unit: Unit | None) -> None:
    assert readings(text) == (Written(value, value, unit),)


@pytest.mark.parametrize(
    "text", ["noin 20", "n. 20", "n 20", "N.20", "ca 20", "ca. 20", "~20", "20 noin", "ungefär 20",
             "about 20", "suurin piirtein 20", "noin kaksikymmentä"],
)  # fmt: skip
def test_rough_numbers_are_told(text: str) -> None:
    assert readings(text) == (Written(20, 20, None, True),)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [("3-4", 3, 4, None), ("3 – 4 h", 3, 4, "hours"), ("2 till 3 timmar", 2, 3, "hours"),
     ("kaksi-kolme", 2, 3, None), ("10..15 %", 10, 15, "percent"), ("3 h - 4 h", 3, 4, "hours")],
)  # fmt: skip
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    (found,) = readings(text)
    assert (found.low, found.high, found.unit, found.is_range) == (low, high, unit, True)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "yli 10", "alle 5", "över 10", "10+", "10?", "ehkä 10", "<5", "5 €/h",
             "5 h/vk", "2:30", "1/2", "1.3.2024", "3/2024", "12 34", "3 4", "4-3", "4-5-6",
             "040 123 456", "Matti 3", "kahvi", "en", "20 ja", "6 kk 1 v", "2 h 30", "1e5", "0x1",
             "3 h - 4 min", "12345678901234567890x", "9" * 61, "1.00.000", "\x00", "½½"],
)  # fmt: skip
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert readings(text) == ()


def test_a_point_can_part_thousands_or_decimals() -> None:
    assert [one.low for one in readings("1.000")] == [1, 1000]
    assert [one.low for one in readings("12,500 €")] == [12.5, 12500]


@given(st.text(max_size=70))
def test_anything_can_be_tried(text: str) -> None:
    assert all(one.low <= one.high for one in readings(text))


@given(st.integers(0, 10**9))
def test_numbers_with_spaces_for_thousands(number: int) -> None:
    assert [one.low for one in readings(f"{number:,}".replace(",", " "))] == [number]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "nolla noll zero"), (11, "yksitoista elva eleven"), (18, "kahdeksantoista arton eighteen"),
     (21, "kaksikymmentäyksi tjugoen twenty-one"), (40, "neljäkymmentä fyrtio forty"),
     (99, "yhdeksänkymmentäyhdeksän nittionio ninety-nine"), (100, "sata hundra hundred")],
)  # fmt: skip
def test_words(number: int, words: str) -> None:
    assert [NUMBERS[word] for word in words.split()] == [number] * 3


def test_every_number_to_a_hundred_has_words() -> None:
    assert {value for value in NUMBERS.values() if value == int(value)} == set(range(101))


def test_units_that_hang_on_something_else_are_not_turned() -> None:
    assert factor("hours", "minutes") == 60
    assert factor("hours", "days") is None
    assert factor("months", "weeks") is None
    assert unit_in("% työajasta") == "percent"
    assert unit_in("tuntia viikossa") == "hours"
    assert unit_in("h min") is None
