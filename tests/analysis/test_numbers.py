from __future__ import annotations

import datetime
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import numbers
from surveys.errors import AnalysisError
from surveys.model import LANGUAGES, Language

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", f"1{NB}299{NB}627"), ("sv", f"1{NB}299{NB}627"), ("en", "1,299,627")],
)
def test_integer(language: Language, expected: str) -> None:
    assert numbers.integer(1299627, language=language) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("fi", f"3,7{NB}%"), ("sv", f"3,7{NB}%"), ("en", "3.7%")]
)
def test_percent(language: Language, expected: str) -> None:
    assert numbers.percent(27 / 721, language=language) == expected


def test_repr_is_the_bare_text() -> None:
    assert repr(numbers.percent(0.5, 0, language="en")) == "50%"
    assert repr(numbers.integer(np.int64(3), language="en")) == "3"


def test_halves_round_away_from_zero_as_readers_do() -> None:
    assert numbers.percent(0.285, 0, language="en") == "29%"
    assert numbers.decimal(0.125, 2, language="en") == "0.13"
    assert numbers.decimal(-2.5, 0, language="en") == "−3"


def test_minus_is_a_minus_and_zero_has_no_sign() -> None:
    assert numbers.decimal(-1.25, 1, language="fi") == "−1,3"
    assert numbers.decimal(-0.04, 1, language="fi") == "0,0"
    assert numbers.change(-0.0004, language="fi") == "0,0"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", f"+17,5{NB}prosenttiyksikköä"),
        ("sv", f"+17,5{NB}procentenheter"),
        ("en", f"+17.5{NB}percentage points"),
    ],
)
def test_points(language: Language, expected: str) -> None:
    assert numbers.points(0.1754, language=language) == expected


def test_points_without_plus_and_short() -> None:
    assert numbers.points(0.1754, signed=False, language="fi") == f"17,5{NB}prosenttiyksikköä"
    assert numbers.points(0.1754, short=True, language="fi") == f"+17,5{NB}%-yks."
    assert numbers.points(-0.02, short=True, language="sv") == f"−2,0{NB}%-enh."


@pytest.mark.parametrize(
    ("language", "expected"), [("fi", f"2,6–5,4{NB}%"), ("sv", f"2,6–5,4{NB}%"), ("en", "2.6–5.4%")]
)
def test_interval_of_shares(language: Language, expected: str) -> None:
    assert numbers.interval(0.026, 0.054, language=language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fi", "−2,0…+5,0"), ("sv", f"−2,0{NB}till{NB}+5,0"), ("en", "−2.0 to +5.0")],
)
def test_a_range_with_signs_has_no_dash(language: Language, expected: str) -> None:
    assert numbers.interval(-0.02, 0.05, form="points", unit=False, language=language) == expected


def test_interval_forms() -> None:
    assert numbers.interval(-0.5, 1.25, 2, form="decimal", language="fi") == "−0,50…1,25"
    assert numbers.interval(0.5, 1.25, 1, form="decimal", signed=True, language="fi") == "+0,5…+1,3"
    assert numbers.interval(0.1, 0.2, form="points", short=True, language="en") == (
        f"+10.0 to +20.0{NB}pp"
    )


def test_interval_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(AnalysisError, match=r"range from 0\.5 to 0\.1; expected the lower end"):
        numbers.interval(0.5, 0.1)


def test_p_values() -> None:
    assert numbers.p_value(2.3e-8, language="fi") == f"p{NB}<{NB}0,001"
    assert numbers.p_value(0.001, language="fi") == f"p{NB}={NB}0,001"
    assert numbers.p_value(1.0, language="en") == f"p{NB}={NB}1.000"


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_no_probability_is_refused(p: float) -> None:
    with pytest.raises(AnalysisError, match="a probability from 0 to 1"):
        numbers.p_value(p)


def test_euro() -> None:
    assert numbers.euro(1299627, language="fi") == f"1{NB}299{NB}627{NB}€"
    assert numbers.euro(1679.1, language="en") == "€1,679"
    assert numbers.euro(-3, language="en") == "−€3"


def test_dates() -> None:
    day = datetime.date(2026, 3, 1)
    assert numbers.date(day, language="fi") == "1.3.2026"
    assert numbers.date(day, language="sv") == "1.3.2026"
    assert numbers.date(day, language="en") == f"1{NB}March 2026"


@pytest.mark.parametrize("write", [numbers.decimal, numbers.percent, numbers.euro, numbers.points])
@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_no_finite_number_is_refused(write: Callable[[float], str], number: float) -> None:
    with pytest.raises(AnalysisError, match="a finite number"):
        write(number)


@pytest.mark.parametrize("number", [2.5, float("nan")])
def test_integer_refuses_what_is_not_whole(number: float) -> None:
    with pytest.raises(AnalysisError, match="a whole number"):
        numbers.integer(number)


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(LANGUAGES))
def test_a_written_number_reads_back_as_the_rounded_one(
    number: float, places: int, language: Language
) -> None:
    text = numbers.decimal(number, places, language=language)
    plain = text.replace("−", "-").replace(NB, "")
    plain = plain.replace(",", "") if language == "en" else plain.replace(",", ".")
    assert abs(float(plain) - number) <= 0.5 * 10**-places + 1e-6
