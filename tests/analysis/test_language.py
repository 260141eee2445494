from __future__ import annotations

import pytest

from analysis.language import current, in_each, using
from surveys.errors import UsageError


def test_english_unless_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOOK_LANG", raising=False)
    assert current() == "en"
    monkeypatch.setenv("BOOK_LANG", "sv")
    assert current() == "sv"


def test_unknown_language_in_the_environment_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "fin")
    with pytest.raises(UsageError) as error:
        current()
    assert str(error.value) == (
        "environment variable BOOK_LANG: found language 'fin'; expected one of fi, sv, en. "
        "Did you mean 'fi'?"
    )


def test_using_holds_inside_the_block_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "en")
    with using("fi"):
        assert current() == "fi"
        with using(None):
            assert current() == "fi"
        with using("sv"):
            assert current() == "sv"
    assert current() == "en"


def test_using_is_left_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "en")
    with pytest.raises(ZeroDivisionError), using("fi"):
        _ = 1 / 0
    assert current() == "en"


def test_in_each_writes_in_all_three() -> None:
    text = in_each(lambda language: f"{language} {current()}")
    assert (text.fi, text.sv, text.en) == ("fi fi", "sv sv", "en en")
