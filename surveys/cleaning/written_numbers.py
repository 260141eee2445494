"""What number did somebody mean? Reads numbers as people write them into open fields.

A text is read whole or not at all: with a word left over that is not understood, nothing is
returned, and a person has to look.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from surveys.cleaning.number_words import NUMBERS
from surveys.cleaning.texts import repaired
from surveys.cleaning.units import THOUSANDS, WORDS, Unit, factor

_DIGITS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d{1,15})?|[.,]\d{1,15}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'])\d{3})(?:\1\d{3})*((?!\1)[.,]\d{1,2})?")
_ABOUT = re.compile(
    r"(?:noin|n\.?|ca\.?|cirka|circa|c\.|ungefär|ung\.?|about|around|approx\.?|approximately|"
    r"roughly|suunnilleen|suurin piirtein|arviolta|omkring|runt|[~≈])\s*(?=[\d½¼¾a-zåäö.,])"
)
_ABOUT_AFTER = re.compile(r"\s+(?:noin|suunnilleen|ungefär|ca\.?|about|approx\.?)$")
_BETWEEN = re.compile(r"\s*(?:-|\.\.|till|to)\s*")
_AND = re.compile(r"\s*(?:(?:ja|och|and|,|&)\s*)?(?=.)")
_WORD = re.compile(r"[^\W\d_]*€|[^\W\d_]+\.?|%")
_FRACTION = re.compile(r"(\d*)\s*([½¼¾⅓⅔⅛])")


@dataclass(frozen=True, slots=True)
class Written:
    """One reading of what somebody wrote.

    Parameters
    ----------
    low, high
        The number; two of them where a range was written.
    unit
        As written; None where no unit was.
    approximate
        Whether it was called a rough one.
    """

    low: float
    high: float
    unit: Unit | None = None
    approximate: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two numbers were written."""
        return self.low != self.high


def readings(text: str) -> tuple[Written, ...]:
    """Return every number that a text can mean; none where it cannot be read.

    There are two where a point or comma can end the whole numbers or part the thousands.

    Parameters
    ----------
    text
        As somebody wrote it, in Finnish, Swedish or English.

    Examples
    --------
    >>> readings("noin 20 h")
    (Written(low=20.0, high=20.0, unit='hours', approximate=True),)
    >>> readings("2h 30min")[0].low, readings("kaksikymmentä")[0].low, readings("3-4")[0].high
    (2.5, 20.0, 4.0)
    >>> [one.low for one in readings("1.000")], readings("yli 10"), readings("kahvi 3")
    ([1.0, 1000.0], (), ())
    """
    plain = _plain(text)
    if len(plain) > 60:
        return ()
    about = _ABOUT.match(plain)
    body = plain[about.end() :] if about else plain
    after = _ABOUT_AFTER.search(body)
    body = body[: after.start()] if after else body
    found = tuple(dict.fromkeys(_read(body)))
    return tuple(replace(one, approximate=bool(about or after)) for one in found)


def _plain(text: str) -> str:
    """Return the text in small letters, with one kind of dash and space, fractions as decimals."""
    decimals = _FRACTION.sub(_decimal, text)
    plain = repaired(unicodedata.normalize("NFKC", decimals)).casefold()
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    return re.sub(r"\s+", " ", dashed).rstrip("!. ")


def _decimal(found: re.Match[str]) -> str:
    value = int(found[1] or 0) + unicodedata.numeric(found[2])
    return f"{value:.10g}"


def _read(body: str) -> Iterator[Written]:
    for value, unit in _amounts(body):
        yield Written(value, value, unit)
    for parting in _BETWEEN.finditer(body):
        yield from _range(body[: parting.start()], body[parting.end() :])


def _range(first: str, second: str) -> Iterator[Written]:
    for low, unit in _amounts(first):
        for high, other in _amounts(second):
            same = unit is None or unit == other
            if same and low < high:
                yield Written(low, high, other)


def _amounts(body: str) -> Iterator[tuple[float, Unit | None]]:
    """Yield each amount that the whole of a text can be."""
    if body in NUMBERS:
        yield float(NUMBERS[body]), None
        return
    parts = _parts(body)
    if parts is None:
        return
    if len(parts) == 1:
        values, unit = parts[0]
        yield from ((value, unit) for value in values)
    else:
        yield from _compound(parts)


_Parts = list[tuple[tuple[float, ...], Unit | None]]


def _parts(body: str) -> _Parts | None:
    """Split "2 h 30 min" into its numbers and units; None when something else is in it."""
    parts: _Parts = []
    place = 0
    while place < len(body):
        number = _number(body, place)
        if number is None:
            return None
        values, place = number
        unit, times, place = _unit(body, place)
        parts.append((tuple(value * times for value in values), unit))
        joint = _AND.match(body, place)
        place = joint.end() if joint else place
    return parts or None


def _number(body: str, place: int) -> tuple[tuple[float, ...], int] | None:
    found = _GROUPED.match(body, place)
    if found and not body[found.end() : found.end() + 1].isdigit():
        return _grouped(found), found.end()
    found = _DIGITS.match(body, place)
    if found:
        digits = found.group().replace(" ", "").replace(",", ".")
        return (float(digits),), found.end()
    word = max((word for word in _words_at(body, place) if word in NUMBERS), key=len, default="")
    return ((float(NUMBERS[word]),), place + len(word)) if word else None


def _grouped(found: re.Match[str]) -> tuple[float, ...]:
    """Return 1.000 as one and as a thousand; 1.000.000 can only be a million."""
    digits, sign = found.group(), found[1]
    whole = float(digits.replace(sign, "").replace(",", "."))
    if digits.count(sign) > 1 or sign == "'" or found[2]:
        return (whole,)
    return (float(digits.replace(",", ".")), whole)


def _words_at(body: str, place: int) -> Iterator[str]:
    """Yield the first word from a place on, the first two, and so on."""
    for end in (*(space.start() for space in re.finditer(" ", body)), len(body)):
        if end > place:
            yield body[place:end]


def _unit(body: str, place: int) -> tuple[Unit | None, float, int]:
    """Return the unit at a place, by how much it multiplies, and where it ends."""
    unit: Unit | None = None
    times = 1.0
    while word := _WORD.match(body, place + body.startswith(" ", place)):
        if word.group() in THOUSANDS and unit is None and times == 1:
            times, unit = THOUSANDS[word.group()]
        elif word.group() in WORDS and unit is None:
            unit = WORDS[word.group()]
        else:
            break
        place = word.end()
    return unit, times, place


def _compound(parts: _Parts) -> Iterator[tuple[float, Unit | None]]:
    """Yield the sum of parts that each have a smaller unit than the one before."""
    first = parts[0][1]
    total, size = 0.0, float("inf")
    for values, unit in parts:
        share = None if first is None or unit is None else factor(unit, first)
        if share is None or share >= size or len(values) != 1:
            return
        total, size = total + values[0] * share, share
    yield total, first
