"""Which rows of a data dictionary an item becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from surveys.conditions import Condition
from surveys.model import (
    Allocation,
    Date,
    Disclosure,
    Field,
    Instrument,
    Item,
    Kind,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.platforms.limits import total_is
from surveys.platforms.lowering import (
    Always,
    Compared,
    Filled,
    Fixed,
    Plain,
    Sum,
    Value,
    When,
    every,
    lower,
    lower_constraint,
    opposite,
    some,
)
from surveys.platforms.pipes import shown_in_texts
from surveys.platforms.redcap.conditions import Logic, branching, calculation
from surveys.platforms.redcap.names import Names
from surveys.platforms.redcap.rows import Row, Wording
from surveys.platforms.writing import LIST_MOST, SHOWN_DECIMALS, number_text


@dataclass(frozen=True)
class Writer:
    """Writes the rows of items in one language.

    Parameters
    ----------
    asked
        The instrument as asked in the wave.
    names
        Of the whole instrument.
    wording
        Writes the texts.
    """

    asked: Instrument
    names: Names
    wording: Wording

    def rows(self, item: Item) -> Iterator[Row]:
        """Return an item's rows: its question, its fields, and what warns of its answers."""
        shown = branching(self.asked.condition_of(item.name), self.asked, self.names)
        if not item.asked:
            yield from map(self._computed, item.fields)
            return
        yield from (replace(row, branching=shown) for row in self._asked(item))
        yield from self._warnings(item)

    def text(self, key: str, label: str, condition: Condition | None) -> Row:
        """Return a row that only says something."""
        shown = branching(condition, self.asked, self.names)
        name = self.names.notes[key]
        return Row(
            name=name, form=self.names.form, kind="descriptive", label=label, branching=shown
        )

    def _computed(self, one: Field) -> Row:
        decimals = SHOWN_DECIMALS if one in shown_in_texts(self.asked) else None
        return Row(
            name=self.names.variable(one),
            form=self.names.form,
            kind="calc",
            label=self.wording.label(one.text),
            choices=calculation(one, self.asked, self.names, decimals),
            annotation=f"{one.name} @HIDDEN",
        )

    def _asked(self, item: Item) -> Iterator[Row]:
        match item:
            case LikertGrid():
                yield self._question(item, item.text, item.help)
                yield from (self._grid_row(one, item) for one in item.fields)
            case Allocation(help=help_text, total=total):
                unit = _in_brackets(item.unit)
                yield self._question(item, item.text, help_text, unit, total_is(total))
                yield from (self._share(one, item) for one in item.fields)
            case _:
                yield self._single(item)

    def _question(self, item: Item, *texts: Text | None) -> Row:
        return self.text(f"{item.name}?", self.wording.label(*texts), None)

    def _field(self, one: Field, item: Item, label: Text, kind: str) -> Row:
        return Row(
            name=self.names.variable(one),
            form=self.names.form,
            kind=kind,
            label=self.wording.label(label),
            identifier="y" if item.disclosure is Disclosure.IDENTIFIER else "",
            required="y" if item.required and not isinstance(item, Allocation) else "",
            annotation=item.name if one.kind is Kind.FLAG else one.name,
        )

    def _grid_row(self, one: Field, item: LikertGrid) -> Row:
        row = self._field(one, item, one.text, "radio")
        group = self.names.notes[f"{item.name}#"]
        return replace(row, choices=self.wording.choices(item.codes), matrix=group)

    def _share(self, one: Field, item: Allocation) -> Row:
        row = self._field(one, item, one.text, "text")
        return replace(row, validation="integer", least="0", most=str(item.total))

    def _single(self, item: Item) -> Row:
        one = item.fields[0]
        row = replace(
            self._field(one, item, item.text, _KINDS.get(type(item), "text")),
            note=self.wording.label(item.help),
        )
        match item:
            case SingleChoice(codes=codes):
                kind = "dropdown" if len(codes) > LIST_MOST else "radio"
                row = replace(row, kind=kind, choices=self.wording.choices(codes))
            case MultipleChoice(codes=codes):
                row = replace(row, choices=self.wording.choices(codes))
            case Number():
                row = replace(
                    row,
                    note=self.wording.label(item.help, _in_brackets(item.unit)),
                    validation="number" if item.decimals else "integer",
                    least=number_text(item.minimum),
                    most=number_text(item.maximum),
                )
            case Date():
                limits = item.earliest.isoformat(), item.latest.isoformat()
                row = replace(row, validation="date_ymd", least=limits[0], most=limits[1])
        return replace(row, annotation=" ".join((row.annotation, *_tags(item))))

    def _warnings(self, item: Item) -> Iterator[Row]:
        """Show what is wrong with an answer, as REDCap cannot refuse it."""
        texts = []
        wrong = []
        if isinstance(item, Allocation):
            texts.append(total_is(item.total))
            wrong.append(_not_whole(item))
        broken = opposite(lower_constraint(item, self.asked))
        if broken != Always(value=False):
            assert item.valid_message is not None
            texts.append(item.valid_message)
            wrong.append(broken)
        if texts:
            shown = lower(self.asked.condition_of(item.name), self.asked)
            test = Logic(self.names).written(every((shown, some(wrong))))
            row = self.text(f"{item.name}!", self.wording.label(*texts), None)
            yield replace(row, branching=test)


_KINDS = {MultipleChoice: "checkbox", LongText: "notes"}


def _tags(item: Item) -> Iterator[str]:
    if isinstance(item, SingleChoice | MultipleChoice) and item.randomise:
        yield "@RANDOMORDER"
    match item:
        case MultipleChoice(codes=codes, at_most=most):
            alone = [code.code for code in codes if code.exclusive]
            if alone:
                yield f"@NONEOFTHEABOVE='{','.join(alone)}'"
            if most is not None:
                yield f"@MAXCHECKED={most}"
        case ShortText(max_length=length):
            yield f"@CHARLIMIT={length}"


def _in_brackets(unit: Text | None) -> Text | None:
    return None if unit is None else unit.map(lambda words: f"({words})")


def _not_whole(item: Allocation) -> Plain:
    total = Sum(tuple(When(Filled(one), Value(one)) for one in item.fields))
    answered = some(Filled(one) for one in item.fields)
    return every((answered, Compared(total, "!=", Fixed(item.total))))
