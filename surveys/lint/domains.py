"""What a field can hold as far as is known: the sets that the search makes smaller."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from surveys.model import Allocation, Date, Field, Instrument, Item, Number

TICKED = "ticked"
"""The one thing, besides nothing, that an option or a text can hold."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some codes, or no answer.

    An option of a multiple choice and a text are choices too, of `TICKED` alone.
    """

    codes: tuple[str, ...]
    missing: bool = True
    numeric: bool = False

    @property
    def present(self) -> bool:
        """Whether there can be an answer."""
        return bool(self.codes)

    @property
    def fixed(self) -> bool:
        """Whether only one thing is left."""
        return len(self.codes) + self.missing == 1

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest code as numbers."""
        values = [float(code) for code in self.codes]
        return min(values), max(values)

    def within(self, low: float, high: float) -> Choice:
        """Leave the codes between two numbers."""
        return replace(self, codes=tuple(one for one in self.codes if low <= float(one) <= high))

    def among(self, codes: tuple[str, ...]) -> Choice:
        """Leave these codes."""
        return replace(self, codes=tuple(one for one in self.codes if one in codes))

    def without(self, codes: tuple[str, ...]) -> Choice:
        """Leave the other codes."""
        return replace(self, codes=tuple(one for one in self.codes if one not in codes))

    def halves(self) -> tuple[Choice, Choice]:
        """Split the codes in two."""
        middle = (len(self.codes) + 1) // 2
        return replace(self, codes=self.codes[:middle]), replace(self, codes=self.codes[middle:])

    def emptied(self) -> Choice:
        """Leave no answer."""
        return replace(self, codes=())


@dataclass(frozen=True, slots=True)
class Span:
    """A number between two others, or no answer; dates are numbers of days.

    Numbers are kept as whole steps of 1 / scale, so that decimals stay exact.
    """

    low: int
    high: int
    missing: bool = True
    scale: int = 1

    @property
    def present(self) -> bool:
        """Whether there can be an answer."""
        return self.low <= self.high

    @property
    def fixed(self) -> bool:
        """Whether only one thing is left."""
        return (self.low == self.high and not self.missing) or self.low > self.high

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest number."""
        return self.low / self.scale, self.high / self.scale

    def within(self, low: float, high: float) -> Span:
        """Leave the numbers between two others."""
        # The whole step beside the limit is tried, as low * scale need not be exact.
        new_low, new_high = self.low, self.high
        if low > self.low / self.scale:
            new_low = max(self.low, math.floor(low * self.scale) - 1)
            while new_low / self.scale < low:
                new_low += 1
        if high < self.high / self.scale:
            new_high = min(self.high, math.ceil(high * self.scale) + 1)
            while new_high / self.scale > high:
                new_high -= 1
        return replace(self, low=new_low, high=new_high)

    def halves(self) -> tuple[Span, Span]:
        """Split the numbers in two."""
        middle = (self.low + self.high) // 2
        return replace(self, high=middle), replace(self, low=middle + 1)

    def emptied(self) -> Span:
        """Leave no answer."""
        return replace(self, low=1, high=0)


Domain: TypeAlias = Choice | Span
Domains: TypeAlias = Mapping[str, Domain]


def domains_of(instrument: Instrument) -> dict[str, Domain]:
    """Return what each field that is asked can hold.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> domains_of(coordinators)["years_in_role"]
    Span(low=0, high=40, missing=True, scale=1)
    """
    return {
        one.name: domain
        for item in instrument.asked
        for one, domain in zip(item.fields, _of_item(item), strict=True)
    }


def _of_item(item: Item) -> Iterator[Domain]:
    for one in item.fields:
        match item:
            case Number(minimum=minimum, maximum=maximum, decimals=decimals):
                scale = 10**decimals
                yield Span(math.ceil(minimum * scale), math.floor(maximum * scale), scale=scale)
            case Allocation(total=total):
                yield Span(0, total)
            case Date(earliest=earliest, latest=latest):
                yield Span(earliest.toordinal(), latest.toordinal())
            case _:
                yield _choice(one)


def _choice(one: Field) -> Choice:
    if one.codes is None:
        return Choice((TICKED,))
    return Choice(one.codes.answer_names, numeric=one.codes.numeric)
