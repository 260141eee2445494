"""Numbers in words: sizes of files, counts and times."""

from __future__ import annotations

import pytest

from book.forms.words import ITSELF, SPACE, WORDS


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "1 kt"),
        (1_499, "1 kt"),
        (1_500, "2 kt"),
        (999_499, "999 kt"),
        (999_500, "1,0 Mt"),
        (12_340_000, "12,3 Mt"),
    ],
)
def test_sizes_are_rounded_to_what_readers_compare(size: int, shown: str) -> None:
    assert WORDS["fi"].size(size) == shown.replace(" ", SPACE)


def test_each_language_has_its_own_units_and_decimal_mark() -> None:
    shown = {lang: words.size(1_249_000).replace(SPACE, " ") for lang, words in WORDS.items()}
    assert shown == {"fi": "1,2 Mt", "sv": "1,2 MB", "en": "1.2 MB"}


@pytest.mark.parametrize(
    ("lang", "number", "shown"),
    [
        ("fi", 1, "1 kysymys, arviolta 1 minuutti"),
        ("fi", 2, "2 kysymystä, arviolta 2 minuuttia"),
        ("sv", 1, "1 fråga, uppskattningsvis 1 minut"),
        ("en", 2, "2 questions, an estimated 2 minutes"),
    ],
)
def test_one_and_many(lang: str, number: int, shown: str) -> None:
    words = WORDS[lang]
    assert f"{words.count(number)}, {words.time(number)}".replace(SPACE, " ") == shown


def test_languages_are_named_in_each_language() -> None:
    assert set(WORDS) == set(ITSELF) == {words.lang for words in WORDS.values()}
