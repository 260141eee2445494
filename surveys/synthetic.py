"""Synthetic respondents: invented people who obey the skip logic, with known effects built in.

Each person has one lasting leaning for every item and draws anew in every wave, so that answers
of the same person resemble each other. Shares, changes between waves and differences between
areas are stated in a `Behaviour`; an analysis of the answers must find them again.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtr, ndtri

from surveys.conditions.evaluation import evaluate
from surveys.errors import DefinitionError, listed, near
from surveys.model import (
    Allocation,
    CodeList,
    Date,
    Field,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
)
from surveys.responses import META, Texts, typed_values

Floats: TypeAlias = npt.NDArray[np.float64]
Mask: TypeAlias = npt.NDArray[np.bool_]

_LASTING = 0.7
"""Share of an answer's variance that a person keeps from wave to wave."""
_MISSING_CODE_SHARE = 0.04
"""Share that chooses 'don't know' or 'prefer not to answer' where it is offered."""
_ATTEMPTS = 20
"""How often an answer that breaks its constraint is drawn again before it is left blank."""


@dataclass(frozen=True)
class Behaviour:
    """How synthetic people answer.

    Parameters
    ----------
    shares
        Field or item → code → share of answers. Codes not named share what is left. Items not
        named answer evenly (unordered) or around the middle (ordered). For an allocation: item →
        part → weight.
    by_wave
        Wave → item or field → shift of the leaning, in standard deviations.
    by_group
        Item or field → (grouping item, its code → shift).
    blank
        Share of shown items left blank when they are not required.
    drop_out
        Share of responses that stop at a random section; only for platforms that keep them.
    languages
        Language → share of respondents.
    """

    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_wave: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_group: Mapping[str, tuple[str, Mapping[str, float]]] = field(default_factory=dict)
    blank: float = 0.03
    drop_out: float = 0.0
    languages: Mapping[str, float] = field(
        default_factory=lambda: {"fi": 0.86, "sv": 0.09, "en": 0.05}
    )


def respond(
    instrument: Instrument,
    wave: str,
    people: pd.DataFrame,
    behaviour: Behaviour,
    seed: int,
) -> pd.DataFrame:
    """Let synthetic people answer one wave.

    Parameters
    ----------
    instrument, wave
        What is asked.
    people
        One row for each person: `person` (a whole number that stays the same over waves) and,
        under field names, answers that are fixed for the person.
    behaviour
        How they answer.
    seed
        Equal seeds give equal answers.

    Returns
    -------
    pandas.DataFrame
        Texts as a platform's reader hands them on (see `surveys.responses.typed`).

    Raises
    ------
    DefinitionError
        The behaviour names an item or code that the instrument does not have.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.instruments import coordinators
    >>> cells = respond(coordinators, "2024", pd.DataFrame({"person": range(3)}), Behaviour(), 1)
    >>> len(cells), bool(cells["submitted"].notna().all())
    (3, True)
    """
    _check(behaviour, instrument)
    return _Sheet(instrument.at(wave), wave, people, behaviour, seed).filled()


def _check(behaviour: Behaviour, instrument: Instrument) -> None:
    known = {*instrument.fields, *(item.name for item in instrument.items)}
    waves = [wave.name for wave in instrument.waves]
    for wave, shifts in behaviour.by_wave.items():
        _known(wave, waves, "wave", instrument)
        for name in shifts:
            _known(name, known, "item", instrument)
    for name in (*behaviour.shares, *behaviour.by_group):
        _known(name, known, "item", instrument)


def _known(name: str, known: Sequence[str] | set[str], what: str, instrument: Instrument) -> None:
    if name not in known:
        raise DefinitionError(
            f"{what} {name!r}",
            expected=f"a {what} of the instrument: {listed(sorted(known))}",
            where=f"behaviour for {instrument.name}",
            advice=near(name, known),
        )


class _Sheet:
    """The answer sheets of one wave, filled from the first item to the last."""

    def __init__(
        self,
        asked: Instrument,
        wave: str,
        people: pd.DataFrame,
        behaviour: Behaviour,
        seed: int,
    ) -> None:
        self.asked = asked
        self.wave = wave
        self.people = people.reset_index(drop=True)
        self.behaviour = behaviour
        self.seed = seed
        self.rng = np.random.default_rng([seed, zlib.crc32(f"{asked.name}@{wave}".encode())])
        self.size = len(people)
        self.texts: dict[str, Texts] = {}
        self.typed: dict[str, object] = {"person": self.people["person"]}

    def filled(self) -> pd.DataFrame:
        """Answer everything and return the texts."""
        last = self.last_sections()
        for number, section in enumerate(self.asked.sections):
            reached = last >= number
            for item in section.items:
                if item.asked:
                    self.answer(item, reached)
        return pd.DataFrame({**self.meta(last), **self.texts})

    def last_sections(self) -> npt.NDArray[np.int64]:
        """Draw the last section that each response reaches."""
        final = len(self.asked.sections) - 1
        stops = self.rng.random(self.size) < self.behaviour.drop_out
        return np.where(stops, self.rng.integers(0, max(final, 1), self.size), final)

    def meta(self, last: npt.NDArray[np.int64]) -> dict[str, object]:
        span = self.asked.waves[0]
        start = pd.Timestamp(span.opens).value
        end = pd.Timestamp(span.closes).value
        moments = np.sort(self.rng.integers(start, end, self.size))
        stamps = pd.Series(pd.to_datetime(moments).strftime("%Y-%m-%d %H:%M:%S"), dtype="str")
        complete = last == len(self.asked.sections) - 1
        names, shares = zip(*self.behaviour.languages.items(), strict=True)
        rank = self.lasting("language")
        bins = np.cumsum(shares)[:-1] / np.sum(shares)
        return {
            META[0]: pd.Series(np.arange(1, self.size + 1)).astype("str"),
            META[1]: stamps.where(complete),
            META[2]: pd.Series(np.asarray(names)[np.digitize(rank, bins)], dtype="str"),
        }

    def lasting(self, name: str) -> Floats:
        """Return each person's lasting rank (0–1) for an item: equal in every wave."""
        people = self.people["person"].to_numpy(dtype=np.int64)
        rng = np.random.default_rng([self.seed, zlib.crc32(name.encode())])
        ranks = rng.random(int(people.max(initial=0)) + 1)
        return np.asarray(ranks[people], dtype=np.float64)

    def leaning(self, name: str) -> Floats:
        """Return ranks (0–1) of answers to a field: lasting, of this wave, and shifted."""
        item = name.split("__")[0]
        general = ndtri(self.lasting(item))
        own = ndtri(self.lasting(name))
        lasting = (general + own) / np.sqrt(2) if item != name else own
        fresh = self.rng.standard_normal(self.size)
        ranks = np.sqrt(_LASTING) * lasting + np.sqrt(1 - _LASTING) * fresh + self.shift(name)
        return np.asarray(ndtr(ranks), dtype=np.float64)

    def shift(self, name: str) -> Floats:
        item = name.split("__")[0]
        waves = self.behaviour.by_wave.get(self.wave, {})
        shift = np.full(self.size, waves.get(name, waves.get(item, 0.0)))
        for key in {item, name} & set(self.behaviour.by_group):
            grouping, shifts = self.behaviour.by_group[key]
            shift = shift + self.texts[grouping].map(shifts).fillna(0.0).to_numpy(dtype=float)
        return shift

    def answer(self, item: Item, reached: Mask) -> None:
        """Draw the answers to an item for those who see it."""
        shown = reached & self.holds(item)
        blank = ~shown
        if not item.required and not self.is_fixed(item):
            blank = blank | (self.rng.random(self.size) < self.behaviour.blank)
        self.put(item, self.draw(item), shown, blank)
        for _ in range(_ATTEMPTS):
            broken = self.broken(item)
            if not broken.any():
                return
            fresh = self.draw(item)
            for one in item.fields:
                fresh[one.name] = fresh[one.name].where(broken, self.texts[one.name])
            self.put(item, fresh, shown, blank)
        self.put(
            item, {one.name: self.texts[one.name] for one in item.fields}, shown, broken | blank
        )

    def put(self, item: Item, texts: Mapping[str, Texts], shown: Mask, blank: Mask) -> None:
        empty = pd.Series("", index=self.people.index, dtype="str").where(shown)
        for one in item.fields:
            self.texts[one.name] = texts[one.name].where(~blank, empty)
        self.typed.update(typed_values(item, self.texts))

    def holds(self, item: Item) -> Mask:
        return self.evaluated(evaluate(self.asked.condition_of(item.name), self.asked))

    def broken(self, item: Item) -> Mask:
        if item.constraint is None:
            return np.zeros(self.size, dtype=bool)
        answered = pd.DataFrame(self.typed)[item.fields[0].name].notna().to_numpy()
        return answered & ~self.evaluated(evaluate(item.constraint, self.asked))

    def evaluated(self, rule: nw.Expr) -> Mask:
        frame = nw.from_native(pd.DataFrame(self.typed), eager_only=True)
        return frame.select("person", rule=rule)["rule"].to_numpy().astype(bool)

    def is_fixed(self, item: Item) -> bool:
        return all(one.name in self.people for one in item.fields)

    def draw(self, item: Item) -> dict[str, Texts]:
        if self.is_fixed(item):
            return {one.name: self.people[one.name].astype("str") for one in item.fields}
        match item:
            case SingleChoice():
                return {item.name: self.chosen(item.fields[0], item.codes)}
            case LikertGrid():
                return {
                    one.name: self.chosen(one, item.codes, turned=one.part in item.negative)
                    for one in item.fields
                }
            case MultipleChoice():
                return self.ticked(item)
            case Number():
                return {item.name: self.number(item)}
            case Allocation():
                return self.allocated(item)
            case Date():
                return {item.name: self.day(item)}
            case ShortText() | LongText():
                return {item.name: self.said(item)}
        raise AssertionError(item)

    def chosen(self, one: Field, codes: CodeList, *, turned: bool = False) -> Texts:
        answers = [code.code for code in codes.answers]
        shares = self.shares(one, answers, ordered=codes.numeric and len(answers) <= 11)
        rank = self.leaning(one.name)
        places = np.digitize(1 - rank if turned else rank, np.cumsum(shares)[:-1])
        chosen = np.asarray(answers, dtype=object)[places]
        others = [code.code for code in codes if code.missing is not None]
        if others:
            escapes = self.rng.random(self.size) < _MISSING_CODE_SHARE
            chosen = np.where(escapes, self.rng.choice(others, self.size), chosen)
        return pd.Series(chosen, dtype="str")

    def shares(self, one: Field, answers: Sequence[str], *, ordered: bool) -> Floats:
        stated = self.behaviour.shares.get(one.name, self.behaviour.shares.get(one.item, {}))
        for code in stated:
            _known_code(code, answers, one)
        middle = np.linspace(-1.2, 1.2, len(answers))
        even = np.exp(-(middle**2)) if ordered else np.ones(len(answers))
        rest = max(1.0 - sum(stated.values()), 0.0)
        free = np.asarray([0.0 if code in stated else 1.0 for code in answers]) * even
        shares = np.asarray([stated.get(code, 0.0) for code in answers])
        if free.sum() > 0:
            shares = shares + rest * free / free.sum()
        return np.asarray(shares / shares.sum(), dtype=np.float64)

    def ticked(self, item: MultipleChoice) -> dict[str, Texts]:
        stated = self.behaviour.shares.get(item.name, {})
        for name in stated:
            _known_code(name, [code.code for code in item.codes], item.fields[0])
        usual = {code.code: 0.05 if code.exclusive else 0.4 for code in item.codes}
        ticks = {
            code.code: self.leaning(f"{item.name}__{code.code}")
            > 1 - stated.get(code.code, usual[code.code])
            for code in item.codes
        }
        alone = np.zeros(self.size, dtype=bool)
        for code in item.codes:
            if code.exclusive:
                alone = alone | ticks[code.code]
        for code in item.codes:
            if not code.exclusive:
                ticks[code.code] = ticks[code.code] & ~alone
        _at_most(ticks, item.at_most)
        return {
            one.name: pd.Series(np.where(ticks[one.part], "1", "0"), dtype="str")
            for one in item.fields
        }

    def number(self, item: Number) -> Texts:
        spread = self.leaning(item.name) ** 2
        values = item.minimum + spread * (item.maximum - item.minimum)
        return pd.Series([f"{value:.{item.decimals}f}" for value in values], dtype="str")

    def allocated(self, item: Allocation) -> dict[str, Texts]:
        stated = self.behaviour.shares.get(item.name, {})
        for name in stated:
            _known_code(name, [part.code for part in item.parts], item.fields[0])
        weights = np.column_stack(
            [(self.leaning(one.name) + 0.05) * stated.get(one.part, 1.0) for one in item.fields]
        )
        exact = item.total * weights / weights.sum(axis=1, keepdims=True)
        whole = np.floor(exact).astype(int)
        order = np.argsort(np.argsort(whole - exact, axis=1), axis=1)
        whole = whole + (order < (item.total - whole.sum(axis=1))[:, None])
        return {
            one.name: pd.Series(whole[:, place]).astype("str")
            for place, one in enumerate(item.fields)
        }

    def day(self, item: Date) -> Texts:
        days = (item.latest - item.earliest).days
        offset = np.floor(self.leaning(item.name) * (days + 1)).astype(int)
        moments = pd.Timestamp(item.earliest) + pd.to_timedelta(offset, unit="D")
        return pd.Series(moments.strftime("%Y-%m-%d"), dtype="str")

    def said(self, item: ShortText | LongText) -> Texts:
        rank = self.leaning(item.name)
        spoken = np.asarray(_SAYINGS, dtype=object)[(rank * len(_SAYINGS)).astype(int)]
        texts = pd.Series(spoken, dtype="str")
        return texts.str.slice(0, item.max_length) if isinstance(item, ShortText) else texts


_SAYINGS = (
    "Synteettinen vastaus: verkosto toimii, mutta aikaa on liian vähän.",
    "Synteettinen vastaus: soita numeroon 040 123 4567 tai kysy Maija Mallikkaalta.",
    "Syntetiskt svar: samarbetet med FPA har blivit bättre.",
    'Synteettinen vastaus: työnantajat tuntevat keinot huonosti; "kaikki keinot" puuttuvat.',
    "Synthetic answer: the move to employment areas took time; the network held.",
    "Syntetiskt svar; kontakta exempel@example.org om ärendet 010190-999W.",
)


def _known_code(code: str, answers: Sequence[str], one: Field) -> None:
    if code not in answers:
        raise DefinitionError(
            f"code {code!r}",
            expected=f"one of {listed(answers)}",
            where=f"behaviour, item {one.item}",
            advice=near(code, answers),
        )


def _at_most(ticks: dict[str, Mask], most: int | None) -> None:
    """Untick, from the end, what is over the limit."""
    if most is None:
        return
    so_far = np.zeros(len(next(iter(ticks.values()))), dtype=np.int64)
    for code, ticked in ticks.items():
        ticks[code] = ticked & (so_far < most)
        so_far = so_far + ticks[code]
