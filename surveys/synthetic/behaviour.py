"""How synthetic people answer: what is stated, and the check that it fits the instrument."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from surveys.errors import DefinitionError, listed, near
from surveys.model import Instrument


@dataclass(frozen=True, slots=True)
class Typical:
    """What numbers people give: half of them less than `median`, one in ten more than `high`.

    Examples
    --------
    >>> Typical(25, 60).median
    25
    """

    median: float
    high: float

    def __post_init__(self) -> None:
        if self.median > self.high:
            raise DefinitionError(
                f"a median of {self.median} over {self.high}",
                expected="median ≤ high",
                where="typical numbers",
            )


@dataclass(frozen=True)
class Behaviour:
    """How synthetic people answer.

    Parameters
    ----------
    shares
        Field or item → code → share of answers. Codes not named share what is left. Items not
        named answer evenly (unordered) or around the middle (ordered). For an allocation: item →
        part → weight.
    numbers
        Item → the numbers that are typical; see `surveys.synthetic.usual` for those not named.
    days
        Item → (first, last) day of a date, counted from the day of answering.
    by_wave
        Wave → item or field → shift of the leaning, in standard deviations.
    by_group
        Item or field → (grouping item, its code → shift).
    by_person
        Item or field → (column of `people` with leanings, the share of the variance that they
        make up). The leanings should be standard normal: people with equal ones resemble each
        other.
    like
        Item → an item that the same person answers alike: asked now and once more afterwards.
    blank
        Share of shown answers left blank where they are not required: on average over single
        choices in the middle of the form. Grids are left row by row and more so towards their
        end; numbers, dates and allocations more often than choices.
    open_blank
        Share of shown open answers left blank.
    dont_know
        Share that chooses "don't know" or "prefer not to answer" where it is offered.
    drop_out
        Share of responses that stop before the last section, at a later one more often than at
        an earlier one; only for platforms that keep them.
    straight_liners
        Share of people who answer every grid with one and the same code.
    speeders
        Share of people who answer at random, skip twice as much and write nothing.
    identifying
        Share of open answers with something in them that could give someone away.
    languages
        Language → share of respondents.

    Examples
    --------
    >>> Behaviour(numbers={"clients_month": Typical(25, 60)}).drop_out
    0.0
    """

    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    numbers: Mapping[str, Typical] = field(default_factory=dict)
    days: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    by_wave: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_group: Mapping[str, tuple[str, Mapping[str, float]]] = field(default_factory=dict)
    by_person: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    like: Mapping[str, str] = field(default_factory=dict)
    blank: float = 0.03
    open_blank: float = 0.65
    dont_know: float = 0.04
    drop_out: float = 0.0
    straight_liners: float = 0.03
    speeders: float = 0.02
    identifying: float = 0.25
    languages: Mapping[str, float] = field(
        default_factory=lambda: {"fi": 0.86, "sv": 0.09, "en": 0.05}
    )

    def __post_init__(self) -> None:
        for name in _SHARES:
            _check_share(name, getattr(self, name))
        for item, (_, share) in self.by_person.items():
            _check_share(f"by_person of {item}", share)


_SHARES = (
    "blank", "open_blank", "dont_know", "drop_out", "straight_liners", "speeders", "identifying",
)  # fmt: skip


def _check_share(name: str, share: float) -> None:
    if not 0 <= share <= 1:
        raise DefinitionError(f"{name}={share}", expected="a share from 0 to 1", where="behaviour")


def check_behaviour(behaviour: Behaviour, instrument: Instrument, columns: Collection[str]) -> None:
    """Raise DefinitionError when the behaviour names what the instrument or people do not have."""
    known = {*instrument.fields, *(item.name for item in instrument.items)}
    waves = [wave.name for wave in instrument.waves]
    where = f"behaviour for {instrument.name}"
    for wave, shifts in behaviour.by_wave.items():
        _known(wave, waves, "wave", where)
        for name in shifts:
            _known(name, known, "item", where)
    named = (
        *behaviour.shares, *behaviour.numbers, *behaviour.days, *behaviour.by_group,
        *behaviour.by_person, *behaviour.like, *behaviour.like.values(),
    )  # fmt: skip
    for name in named:
        _known(name, known, "item", where)
    for grouping, _ in behaviour.by_group.values():
        _known(grouping, instrument.fields, "grouping item", where)
    for column, _ in behaviour.by_person.values():
        _known(column, columns, "column of people", where)


def check_code(code: str, answers: Collection[str], item: str) -> None:
    """Raise DefinitionError when a share is stated for a code that is not an answer."""
    _known(code, answers, "code", f"behaviour, item {item}", whole="one of ")


def _known(name: str, known: Collection[str], what: str, where: str, whole: str = "") -> None:
    if name not in known:
        raise DefinitionError(
            f"{what} {name!r}",
            expected=f"{whole or f'a {what}: '}{listed(sorted(known))}",
            where=where,
            advice=near(name, known),
        )
