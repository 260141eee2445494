"""Lets synthetic people answer one wave, from the first item to the last."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
import numpy as np
import pandas as pd

from surveys.conditions import Condition, names_in, names_in_quantity
from surveys.conditions.evaluation import evaluate
from surveys.model import (
    Allocation,
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
from surveys.responses import META, typed_values
from surveys.synthetic.behaviour import Behaviour, check_behaviour
from surveys.synthetic.choosing import chosen, graded, ticked
from surveys.synthetic.leanings import Floats, Mask
from surveys.synthetic.leaving import blanks, last_sections
from surveys.synthetic.measuring import allocated, dated, numbered
from surveys.synthetic.mending import replacements
from surveys.synthetic.moments import moment_texts, moments
from surveys.synthetic.people import Objects, People, only
from surveys.synthetic.writing import written


def respond(
    instrument: Instrument,
    wave: str,
    people: pd.DataFrame,
    behaviour: Behaviour,
    seed: int,
) -> pd.DataFrame:
    """Let synthetic people answer one wave.

    Each person has one lasting leaning for every item and draws anew in every wave, so that
    answers of the same person resemble each other.

    Parameters
    ----------
    instrument, wave
        What is asked.
    people
        One row for each person: `person` (a whole number that stays the same over waves) and,
        under field names, answers that are fixed for the person; also `language` and `submitted`
        when they are fixed, and the columns that `behaviour.by_person` names.
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
        The behaviour names an item, code or column that there is not; there are no people.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.instruments import coordinators
    >>> cells = respond(coordinators, "2024", pd.DataFrame({"person": range(3)}), Behaviour(), 1)
    >>> len(cells), bool(cells["submitted"].notna().all())
    (3, True)
    """
    check_behaviour(behaviour, instrument, list(people.columns))
    asked = instrument.at(wave)
    source = f"{instrument.name}@{wave}"
    return Sheet(asked, People(people, behaviour, wave, seed, source)).filled()


class Sheet:
    """The answer sheets of one wave.

    Parameters
    ----------
    asked
        The instrument as asked in the wave.
    people
        Those who answer.
    """

    def __init__(self, asked: Instrument, people: People) -> None:
        self.asked = asked
        self.people = people
        self.last = last_sections(asked, people.size, people.behaviour.drop_out, people.rng)
        self.times = moments(asked.waves[0], people)
        self.today = self.times.astype("datetime64[D]")
        self.language = self._languages()
        self.texts: dict[str, Objects] = {}
        self.typed: dict[str, object] = {}

    def filled(self) -> pd.DataFrame:
        """Answer everything and return the texts."""
        final = max(len(self.asked.sections) - 1, 1)
        for number, section in enumerate(self.asked.sections):
            for item in section.items:
                if item.asked:
                    self.answer(item, self.last >= number, number / final)
        columns = {**self._meta(), **self.texts}
        return pd.DataFrame({name: pd.Series(one, dtype="str") for name, one in columns.items()})

    def _languages(self) -> Objects:
        if "language" in self.people.frame:
            return self.people.frame["language"].to_numpy(dtype=object)
        stated = self.people.behaviour.languages
        spoken = {one: share for one, share in stated.items() if one in self.asked.languages}
        names = list(spoken) or [self.asked.source]
        shares = np.asarray([spoken.get(one, 1.0) for one in names])
        places = np.digitize(self.people.rank("language"), np.cumsum(shares)[:-1] / shares.sum())
        return np.asarray(names, dtype=object)[places]

    def _meta(self) -> dict[str, Objects]:
        complete = self.last == len(self.asked.sections) - 1
        ids = np.arange(1, self.people.size + 1).astype("str").astype(object)
        submitted = only(complete, moment_texts(self.times))
        return dict(zip(META, (ids, submitted, self.language), strict=True))

    def answer(self, item: Item, reached: Mask, place: float) -> None:
        """Draw the answers to an item for those who see it."""
        shown = reached & self.holds(self.asked.condition_of(item.name))
        fixed = self.fixed(item)
        if len(fixed) == len(item.fields):
            self.put(item, fixed, shown, {})
        else:
            left = blanks(item, place, self.people)
            blank = {name: rows for name, rows in left.items() if name not in fixed}
            self.put(item, {**self.draw(item), **fixed}, shown, blank)
        if item.constraint is not None:
            self.mend(item, fixed)

    def put(
        self, item: Item, drawn: Mapping[str, Objects], shown: Mask, blank: Mapping[str, Mask]
    ) -> None:
        """Write answers down: nothing where the item is not shown, "" where it is left blank."""
        for one in item.fields:
            said = drawn[one.name]
            if one.name in blank:
                said = np.where(blank[one.name], "", said)
            self.texts[one.name] = only(shown, said)

    def mend(self, item: Item, fixed: Mapping[str, Objects]) -> None:
        """Draw answers that break their constraint again; what nothing mends is left blank."""
        draw = self.draw
        ways = replacements(self.asked, item, self.people, self.today, self.typed, draw)
        for replaced in () if fixed else ways:
            broken = self.broken(item)
            if not broken.any():
                return
            self._replace(item, replaced(), broken)
        empty = np.full(self.people.size, "", dtype=object)
        self._replace(item, {one.name: empty for one in item.fields}, self.broken(item))

    def _replace(self, item: Item, drawn: Mapping[str, Objects], rows: Mask) -> None:
        for one in item.fields:
            # What was left blank in a grid stays so.
            rows_here = rows & (self.texts[one.name] != "")
            self.texts[one.name] = np.where(rows_here, drawn[one.name], self.texts[one.name])
            self.typed.pop(one.name, None)

    def broken(self, item: Item) -> Mask:
        """Tell where an answer breaks its constraint."""
        self._type([one.name for one in item.fields])
        columns = [pd.Series(self.typed[one.name]).notna() for one in item.fields]
        answered = np.logical_or.reduce([column.to_numpy(dtype=bool) for column in columns])
        return np.asarray(answered & ~self.holds(item.constraint), dtype=np.bool_)

    def holds(self, condition: Condition | None) -> Mask:
        """Tell for whom a condition is true."""
        if condition is None:
            return np.ones(self.people.size, dtype=np.bool_)
        names = fields_in(names_in(condition), self.asked)
        self._type(names)
        frame = pd.DataFrame({"": self.people.numbers, **{one: self.typed[one] for one in names}})
        native = nw.from_native(frame, eager_only=True)
        rule = native.select("", rule=evaluate(condition, self.asked))["rule"]
        return np.asarray(rule.to_numpy(), dtype=np.bool_)

    def _type(self, names: list[str]) -> None:
        """Read the texts of fields that a condition needs."""
        for name in names:
            if name not in self.typed:
                item = self.asked[self.asked.fields[name].item]
                texts = {
                    one.name: pd.Series(self.texts[one.name], dtype="str") for one in item.fields
                }
                self.typed |= typed_values(item, texts)

    def fixed(self, item: Item) -> dict[str, Objects]:
        """Return the answers to an item that are given with the people, by field."""
        frame = self.people.frame
        given = {
            one.name: frame[one.name].astype("str") for one in item.fields if one.name in frame
        }
        return {name: texts.fillna("").to_numpy(dtype=object) for name, texts in given.items()}

    def draw(self, item: Item, *, anew: bool = False) -> dict[str, Objects]:
        """Draw answers to an item for everybody; `anew` by chance alone."""
        people = self.people

        def lean(field: Field) -> Floats:
            return people.leaning(field, self.texts, anew=anew)

        match item:
            case SingleChoice():
                return chosen(item, people, lean)
            case LikertGrid():
                return graded(item, people, lean)
            case MultipleChoice():
                return ticked(item, people, lean)
            case Number():
                return numbered(item, people, lean)
            case Allocation():
                return allocated(item, people, lean)
            case Date():
                return dated(item, people, lean, self.today)
            case ShortText() | LongText():
                return written(item, people, lean, self.language)
        raise AssertionError(item)


def fields_in(names: tuple[str, ...], asked: Instrument) -> list[str]:
    """Return the asked fields behind names of fields, items and computed fields."""
    found: dict[str, None] = {}
    for name in names:
        one = asked.fields.get(name)
        if one is None:
            found |= dict.fromkeys(field.name for field in asked[name].fields)
        elif one.value is not None:
            found |= dict.fromkeys(fields_in(names_in_quantity(one.value), asked))
        else:
            found[name] = None
    return list(found)
