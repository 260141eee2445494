"""Questions about totals keep to the limits of their measures."""

from __future__ import annotations

import pytest

from surveys.measures import MEASURES, Rule, get
from surveys.measures.asking import code_list_of, totals
from surveys.model import Disclosure


def test_every_measure_with_a_score_has_a_question() -> None:
    asked = totals(MEASURES, used="used")
    scored = [measure for measure in MEASURES if measure.rule is not Rule.NONE]
    assert [item.name for item in asked] == [f"total_{measure.name}" for measure in scored]
    assert [(item.minimum, item.maximum) for item in asked] == [one.range for one in scored]
    assert all(item.disclosure is Disclosure.SENSITIVE for item in asked)


@pytest.mark.parametrize(("name", "decimals"), [("was", 0), ("wai", 1), ("gse", 1), ("uwes9", 2)])
def test_decimals_that_a_total_can_have(name: str, decimals: int) -> None:
    (item,) = totals((get(name),), used="used")
    assert item.decimals == decimals


def test_help_says_the_limits() -> None:
    (item,) = totals((get("gse"),), used="used")
    assert item.help is not None
    assert item.help["fi"] == "Luku väliltä 10–40."
    assert str(item.condition) == 'any_of(used, "gse")'


def test_codes_are_the_measures_names() -> None:
    codes = code_list_of("used", MEASURES)
    assert [code.code for code in codes] == [measure.name for measure in MEASURES]
