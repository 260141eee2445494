from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.cleaning.texts import folded, repaired


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  two   spaces ", "two spaces"),
        ("a\u00a0\u2009b", "a b"),
        ("a\u0308iti", "äiti"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        (" first \r\n  second\r\rthird", "first\nsecond\n\nthird"),
        (" \n \t ", ""),
    ],
)
def test_a_text_is_repaired(written: str, expected: str) -> None:
    assert repaired(written) == expected


@pytest.mark.parametrize("spelling", ["AB-12", " ab-12", "Ab – 12", "ＡＢ－１２", "a b−1\u200b2\n"])
def test_spellings_of_one_identifier_fold_to_one(spelling: str) -> None:
    assert folded(spelling) == "ab-12"


def test_different_identifiers_stay_different() -> None:
    assert len({folded(one) for one in ("ab12", "ab-12", "ab+12", "äb12")}) == 4


@given(st.text())
def test_repairing_and_folding_twice_is_doing_it_once(text: str) -> None:
    assert repaired(repaired(text)) == repaired(text)
    assert folded(folded(text)) == folded(text)
