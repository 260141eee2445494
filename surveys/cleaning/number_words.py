"""Numbers from 0 to 100 as they are written in words, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType


def _words(words: str) -> list[str]:
    return words.split()


_FI_ONES = _words("nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän")
_FI_SPOKEN = {"yks": 1, "kaks": 2, "kolm": 3, "viis": 5, "kuus": 6, "seittemän": 7, "kaheksan": 8,
              "yheksän": 9, "kymppi": 10}  # fmt: skip
_SV_ONES = _words("noll ett två tre fyra fem sex sju åtta nio")
_SV_TEENS = _words("tio elva tolv tretton fjorton femton sexton sjutton arton nitton")
_SV_TENS = _words("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio")
_EN_ONES = _words("zero one two three four five six seven eight nine")
_EN_TEENS = _words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")

# "en" is one in Swedish and "I do not" in Finnish, so that alone it says nothing.
_NONE = ("ei yhtään", "ei yhtäkään", "ei lainkaan", "ei ollenkaan", "inga", "ingen", "inget",
         "none", "nil")  # fmt: skip
_HALVES = {"puoli": 0.5, "halv": 0.5, "halva": 0.5, "half": 0.5, "puolitoista": 1.5,
           "halvannan": 1.5, "en och en halv": 1.5, "one and a half": 1.5}  # fmt: skip


def _finnish() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_FI_ONES))
    yield from _FI_SPOKEN.items()
    yield "kymmenen", 10
    for ones, word in enumerate(_FI_ONES[1:], start=1):
        yield f"{word}toista", 10 + ones
    for tens, word in enumerate(_FI_ONES[2:], start=2):
        yield f"{word}kymmentä", 10 * tens
        for ones, last in enumerate(_FI_ONES[1:], start=1):
            yield f"{word}kymmentä{last}", 10 * tens + ones
            yield f"{word}kymmentä {last}", 10 * tens + ones
    yield "sata", 100


def _swedish() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_SV_ONES))
    yield from ((word, number) for number, word in enumerate(_SV_TEENS, start=10))
    for tens, word in enumerate(_SV_TENS, start=2):
        yield word, 10 * tens
        for ones, last in enumerate([*_SV_ONES[1:], "en"], start=1):
            value = 10 * tens + (1 if last == "en" else ones)
            yield f"{word}{last}", value
            yield f"{word} {last}", value
    yield from (("hundra", 100), ("etthundra", 100), ("ett hundra", 100))


def _english() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(_EN_ONES))
    yield from ((word, number) for number, word in enumerate(_EN_TEENS, start=10))
    for tens, word in enumerate(_EN_TENS, start=2):
        yield word, 10 * tens
        for ones, last in enumerate(_EN_ONES[1:], start=1):
            for sign in ("-", " ", ""):
                yield f"{word}{sign}{last}", 10 * tens + ones
    yield from (("hundred", 100), ("a hundred", 100), ("one hundred", 100))


def _every() -> Iterator[tuple[str, float]]:
    yield from _finnish()
    yield from _swedish()
    yield from _english()
    yield from ((word, 0) for word in _NONE)
    yield from _HALVES.items()
    for half in ("ja puoli", "och en halv", "and a half"):
        for words in (_finnish(), _swedish(), _english()):
            yield from ((f"{word} {half}", number + 0.5) for word, number in words if number)


NUMBERS: Mapping[str, float] = MappingProxyType(dict(_every()))
"""Words in small letters → number; halves among them."""
