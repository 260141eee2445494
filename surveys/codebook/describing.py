"""Describes the fields of an instrument as variables."""

from __future__ import annotations

from surveys.codebook.variable import Variable, WaveChange
from surveys.conditions import Condition, Quantity, fields_of, names_in_quantity
from surveys.model import (
    LANGUAGES,
    Allocation,
    Calculation,
    CodeList,
    Date,
    Field,
    Instrument,
    Item,
    Number,
    ScaleScore,
    ShortText,
    Text,
    without_pipes,
)
from surveys.platforms.writing import number_text
from surveys.printed import in_words, numbers


class Describer:
    """Describes fields of one questionnaire, whose questions it has numbered.

    Parameters
    ----------
    instrument
        With all of its waves.
    numbered
        As asked in one wave, or the whole again: questions of all waves are numbered through.
    """

    def __init__(self, instrument: Instrument, numbered: Instrument) -> None:
        self.instrument = instrument
        self.numbered = numbered
        self.numbers = numbers(numbered)

    def variable(
        self, one: Field, waves: tuple[str, ...], changes: tuple[WaveChange, ...]
    ) -> Variable:
        """Return the variable that a field of the whole instrument is."""
        item = self.instrument[one.item]
        condition = self.instrument.condition_of(one.item)
        unit = item.unit if isinstance(item, Number | Allocation | Calculation) else None
        return Variable(
            name=one.name,
            item=one.item,
            kind=one.kind,
            label=without_pipes(one.text),
            question=without_pipes(item.text),
            codes=one.codes.codes if isinstance(one.codes, CodeList) else (),
            disclosure=item.disclosure,
            waves=waves,
            universe="" if condition is None else str(condition),
            scale=_ends(item, self.instrument) if isinstance(item, ScaleScore) else None,
            changes=changes,
            number=self.numbers.get(one.name) or self.numbers.get(one.item, ""),
            section=self.instrument.section_of(one.item).name,
            help=None if item.help is None else without_pipes(item.help),
            asked_if=None if condition is None else self._in_words(condition),
            limits=_limits(item),
            unit=unit,
            decimals=item.decimals if isinstance(item, Number) else 0,
            longest=item.max_length if isinstance(item, ShortText) else 0,
            required=item.required,
            formula="" if one.value is None else str(one.value),
            sources=() if one.value is None else self._sources(one.value),
        )

    def _in_words(self, condition: Condition) -> Text | None:
        """Say a condition in the languages in which all that it may quote is there."""
        languages = [one for one in LANGUAGES if one in self.instrument.languages]
        words = {
            language: in_words(condition, self.numbered, language, self.numbers)
            for language in languages
        }
        return Text(**words) if words else None

    def _sources(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the fields that a quantity is computed from."""
        fields = self.instrument.fields
        found = [
            one.name for name in names_in_quantity(quantity) for one in fields_of(name, fields)
        ]
        return tuple(dict.fromkeys(found))


def _limits(item: Item) -> tuple[str, str] | None:
    match item:
        case Number():
            return number_text(item.minimum), number_text(item.maximum)
        case Allocation():
            return "0", str(item.total)
        case Date():
            return str(item.earliest), str(item.latest)
        case _:
            return None


def _ends(score: ScaleScore, instrument: Instrument) -> tuple[float, float]:
    codes = instrument.fields[score.scale.fields[0]].codes
    assert codes is not None
    low, high = codes.ends
    return float(low), float(high)
