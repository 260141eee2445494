"""Advice on formats: for every platform that there is, in three languages."""

from __future__ import annotations

import pytest

from book.forms.guide import ADVICE, ordered, title_of
from surveys import platforms
from surveys.model import LANGUAGES


@pytest.mark.parametrize("platform", platforms.names())
def test_there_is_advice_on_every_platform(platform: str) -> None:
    assert {ADVICE[platform].situation.get(language) for language in LANGUAGES}.isdisjoint({""})
    assert len({ADVICE[platform].situation.get(language) for language in LANGUAGES}) == 3


def test_formats_are_offered_in_the_order_of_the_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "names", lambda: ("odk", "newcomer", "limesurvey"))
    assert ordered() == ("limesurvey", "odk", "newcomer")


def test_a_platform_without_advice_is_called_what_it_calls_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(ADVICE, "odk")
    assert title_of("odk", "fi") == "ODK and KoboToolbox"
