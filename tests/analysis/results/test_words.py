from __future__ import annotations

import pytest

from analysis.results.quantities import Quantity, level_text, places_for, written, written_change
from analysis.results.words import caption, heading, how_many, when, when_after_number
from analysis.statistics import Interval
from surveys.model import Language
from tests.analysis.answers import text


@pytest.mark.parametrize(
    ("language", "year", "named"),
    [
        ("fi", "vuonna 2024", "kierroksella ”exit”"),
        ("sv", "år 2024", "i omgången ”exit”"),
        ("en", "in 2024", "in wave “exit”"),
    ],
)
def test_waves(language: Language, year: str, named: str) -> None:
    assert when("2024", language) == year
    assert when("exit", language) == named
    assert when_after_number("exit", language) == named


def test_labels_are_never_inflected() -> None:
    assert heading(text("Tuki", "Stöd", "Support"), "fi") == "Tuki"
    assert heading(text("Miksi?", "Varför?", "Why?"), "sv") == "”Varför?”"
    assert heading(text("Sujuu.", "Löper.", "It works."), "en") == "“It works”"
    assert caption("Why?", "“Yes”", "2024") == "Why? “Yes”, 2024"


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")]
)
def test_small_counts(number: int, told: str) -> None:
    assert how_many(number, 5, "en") == told


def test_levels_and_decimals() -> None:
    assert level_text(0.95, "en") == "95% confidence interval"
    assert level_text(0.995, "sv") == "99,5 % konfidensintervall"
    assert places_for(Quantity.MEAN, None) == 1
    assert places_for(Quantity.SHARE, Interval(0.01, 0.2, 0.95, "t")) == 1
    assert places_for(Quantity.SHARE, Interval(0.0003, 0.2, 0.95, "t")) == 2
    assert written_change(Quantity.MEAN, -0.25, "fi", 2) == "−0,25"


def test_rounding_does_not_show_binary_noise() -> None:
    mean = sum([2.0, 2.1, 2.2, 2.4, 2.6, 2.8]) / 6
    assert mean != 2.35
    assert written(Quantity.MEAN, mean, "en") == "2.4"
