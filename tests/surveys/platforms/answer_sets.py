"""Random answer sets that make conditions matter: the same ones for every engine that is judged.

`drawn(instrument)` is what tests of engines take; `answer_sets(asked, count)` draws answers to one
wave, seeded, as canonical cells.
Codes that conditions name are drawn more often than others; numbers and dates lie at limits and
at the values that conditions compare with, a step below and a step above; questions are answered
whether or not they would be shown. `verdicts.judged` says what the toolkit makes of them.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from random import Random

from surveys.conditions import (
    And,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    Count,
    Days,
    IsAnswered,
    Literal,
    Not,
    Or,
    Quantity,
    fields_of,
    names_in_quantity,
)
from surveys.model import (
    Allocation,
    Date,
    Field,
    Instrument,
    Item,
    Kind,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
)
from surveys.platforms.writing import number_text

AnswerSet = dict[str, str]
"""Field → text: "" is no answer, options are "1", "0", or "" where none is chosen."""
USUAL = 10
"""Answer sets for an instrument, unless TKK_ANSWER_SETS asks for more."""
_TEXTS = ("x", "Åsa & <Bo>", "=1+1", 'a "b"; c', "rivi\ntoinen", "{role}", "0")
_SMALL = (0, 1, 2, 3, 5, 9, 10, 11, 100)


def answer_sets(
    asked: Instrument, count: int, *, mixed: bool = True, beyond: bool = True
) -> list[AnswerSet]:
    """Return random answers to an instrument as asked in one wave; always the same ones.

    Parameters
    ----------
    asked
        As asked in one wave.
    count
        How many sets.
    mixed
        Whether options that stand alone are ticked together with others, now and then.
    beyond
        Whether numbers and days lie beyond their limits, now and then.
    """
    chance = Random(f"{asked.name} {asked.waves[0].name}")  # noqa: S311 # no secret is drawn
    drawer = _Drawer(asked, chance, mixed=mixed, beyond=beyond)
    return [drawer.draw() for _ in range(count)]


def drawn(
    instrument: Instrument, *, mixed: bool = True, beyond: bool = True
) -> list[tuple[Instrument, list[AnswerSet]]]:
    """Return what is asked in a wave and random answers to it, for each wave that is judged.

    As many sets as TKK_ANSWER_SETS says, shared out over all waves; without it a few for the last.
    """
    wanted = os.environ.get("TKK_ANSWER_SETS")
    waves = instrument.waves if wanted else instrument.waves[-1:]
    count = -(-int(wanted or USUAL) // len(waves))
    views = [instrument.at(wave.name) for wave in waves]
    return [(asked, answer_sets(asked, count, mixed=mixed, beyond=beyond)) for asked in views]


class _Drawer:
    """Draws answer sets for one instrument."""

    def __init__(self, asked: Instrument, chance: Random, *, mixed: bool, beyond: bool) -> None:
        self.asked = asked
        self.chance = chance
        self.mixed = mixed
        self.beyond = beyond
        self.named = _named_codes(asked)
        self.numbers = [*_SMALL, *_written(asked)]
        self.days = _days(asked)

    def draw(self) -> AnswerSet:
        """Draw one set; some leave out nothing, some nearly everything."""
        empty = self.chance.choice((0.0, 0.1, 0.1, 0.4, 0.9))
        found: AnswerSet = {}
        for item in self.asked.asked:
            found |= self.item(item, empty)
        return found

    def item(self, item: Item, empty: float) -> AnswerSet:
        if isinstance(item, MultipleChoice):
            return self.ticks(item, empty)
        if isinstance(item, Allocation):
            return self.parts(item, empty)
        if isinstance(item, LikertGrid) and self.chance.random() < 0.15:
            code = self.chance.choice(("", *item.codes.names))
            return {one.name: code for one in item.fields}
        return {
            one.name: "" if self.chance.random() < empty else self.answer(one, item)
            for one in item.fields
        }

    def answer(self, one: Field, item: Item) -> str:
        match one.kind:
            case Kind.CODE:
                return self.code(one)
            case Kind.DATE:
                return self.day(item)
            case Kind.TEXT:
                most = item.max_length if isinstance(item, ShortText) else 20
                return f"{self.chance.choice(_TEXTS)}{self.chance.randint(1, 99_999)}"[:most]
            case _:
                return self.number(item)

    def code(self, one: Field) -> str:
        assert one.codes is not None
        named = self.named.get(one.name)
        if named and self.chance.random() < 0.5:
            return self.chance.choice(named)
        return self.chance.choice(one.codes.names)

    def number(self, item: Item) -> str:
        assert isinstance(item, Number)
        step = 10**-item.decimals
        least, most = item.minimum, item.maximum
        within = [one for one in self.numbers if least <= one <= most]
        found = self.chance.choice(within * 3 + [least, least + step, most - step, most])
        found += self.chance.choice((0, 0, step, -step))
        if self.chance.random() < 0.1:
            found = self.chance.choice((least - step, most + step))
        if not self.beyond:
            found = min(max(found, least), most)
        return number_text(round(found, item.decimals))

    def day(self, item: Item) -> str:
        assert isinstance(item, Date)
        first, last = item.earliest, item.latest
        within = [one for one in self.days if first <= one <= last]
        found = self.chance.choice(within * 3 + [first, last])
        if self.beyond and self.chance.random() < 0.1:
            found = self.chance.choice((first - dt.timedelta(1), last + dt.timedelta(1)))
        return found.isoformat()

    def ticks(self, item: MultipleChoice, empty: float) -> AnswerSet:
        alone = [code.code for code in item.codes if code.exclusive or code.missing is not None]
        others = [code.code for code in item.codes if code.code not in alone]
        named = [one.part for one in item.fields if one.name in self.named and one.part in others]
        most = len(others) if self.mixed else item.at_most or len(others)
        chosen = set(self.chance.sample(others, self.chance.randint(0, min(most, len(others)))))
        if named and len(chosen) < most and self.chance.random() < 0.5:
            chosen.add(self.chance.choice(named))
        if alone and self.chance.random() < 0.2:
            one = self.chance.choice(alone)
            chosen = chosen | {one} if self.mixed and self.chance.random() < 0.3 else {one}
        if self.chance.random() < empty:
            chosen = set()
        return {
            one.name: str(int(one.part in chosen)) if chosen else "" for one in item.fields
        }  # fmt: skip

    def parts(self, item: Allocation, empty: float) -> AnswerSet:
        """Share the total out, whole, wrongly, or with parts left empty."""
        names = [one.name for one in item.fields]
        if self.chance.random() < empty:
            return dict.fromkeys(names, "")
        cuts = sorted(self.chance.choices(range(item.total + 1), k=len(names) - 1))
        shares = [b - a for a, b in zip([0, *cuts], [*cuts, item.total], strict=True)]
        if self.chance.random() < 0.2:
            place = self.chance.randrange(len(names))
            shares[place] += self.chance.choice((-1, 1))
        left = self.chance.random() < 0.2
        return {
            name: "" if left and share == 0 else str(share)
            for name, share in zip(names, shares, strict=True)
        }


def conditions_of(asked: Instrument) -> Iterator[Condition]:
    """Yield every condition and constraint of an instrument."""
    for section in asked.sections:
        for one in (section, *section.items):
            if one.condition is not None:
                yield one.condition
    yield from (item.constraint for item in asked.items if item.constraint is not None)


def _tests(condition: Condition) -> Iterator[Comparison | AnyOf | IsAnswered]:
    match condition:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _tests(part)
        case Not(part=part):
            yield from _tests(part)
        case test:
            yield test


def _literals(quantity: Quantity) -> Iterator[object]:
    match quantity:
        case Literal(value=value):
            yield value
        case Arithmetic(left=left, right=right) | Days(start=left, end=right):
            yield from _literals(left)
            yield from _literals(right)


def _named_codes(asked: Instrument) -> Mapping[str, list[str]]:
    """Return field → codes that conditions name; an option of a multiple choice names itself."""
    found: dict[str, set[str]] = {}

    def named(names: Iterable[str], codes: Iterable[str]) -> None:
        for code in codes:
            for one in (one for name in names for one in fields_of(name, asked.fields)):
                if one.kind is Kind.FLAG and one.part == code:
                    found.setdefault(one.name, set()).add(code)
                if one.codes is not None and code in one.codes:
                    found.setdefault(one.name, set()).add(code)

    for condition in conditions_of(asked):
        for test in _tests(condition):
            match test:
                case AnyOf(item=item, codes=chosen):
                    named([item], chosen)
                case Comparison(left=left, right=right):
                    codes = [str(value) for one in (left, right) for value in _literals(one)]
                    counted = [
                        code for one in (left, right) if isinstance(one, Count)
                        for code in one.codes
                    ]  # fmt: skip
                    names = [name for one in (left, right) for name in names_in_quantity(one)]
                    named(names, [*codes, *counted])
    return {name: sorted(codes) for name, codes in found.items()}


def _compared(asked: Instrument) -> Iterator[Quantity]:
    for condition in conditions_of(asked):
        for test in _tests(condition):
            if isinstance(test, Comparison):
                yield from (test.left, test.right)


def _written(asked: Instrument) -> list[float]:
    """Return the numbers that conditions and calculations are written with."""
    computed = (one.value for one in asked.fields.values() if one.value is not None)
    return [
        value
        for one in (*_compared(asked), *computed)
        for value in _literals(one)
        if isinstance(value, int | float)
    ]


def _days(asked: Instrument) -> list[dt.date]:
    """Return a few days for all dates: they are equal, a day apart, and as far as tests say."""
    dates = [item for item in asked.asked if isinstance(item, Date)]
    if not dates:
        return []
    first, last = max(one.earliest for one in dates), min(one.latest for one in dates)
    # A day on which clocks are changed is among them.
    middle = min(max(dt.date(2026, 3, 28), first), last)
    spans = {0, 1, 2, 30, 31, *(int(one) for one in _written(asked) if 1 <= one <= 4000)}
    moved = {
        middle + dt.timedelta(sign * (span + more))
        for span in spans
        for more in (-1, 0, 1)
        for sign in (-1, 1)
    }
    fixed = {
        value + dt.timedelta(more)
        for one in _compared(asked)
        for value in _literals(one)
        if isinstance(value, dt.date)
        for more in (-1, 0, 1)
    }
    return sorted(moved | fixed)
