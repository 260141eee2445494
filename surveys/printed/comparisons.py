"""Comparisons in natural language: of numbers and days, and of how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveys.conditions import (
    Answer,
    Arithmetic,
    Comparison,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    fields_of,
    names_in_quantity,
)
from surveys.conditions.expression import Operator
from surveys.model import Code, CodeList, Kind, MultipleChoice
from surveys.model.words import AND, OR, joined, quoted
from surveys.printed import phrases
from surveys.printed.quantities import Quantities
from surveys.printed.words import digits

_OPPOSITE: dict[Operator, Operator] = {
    "==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<",
}  # fmt: skip


@dataclass(frozen=True)
class Comparisons:
    """Says comparisons about one instrument in one language."""

    quantities: Quantities

    def said(self, comparison: Comparison, *, holds: bool) -> str:
        """Say a comparison that has to be true, or false.

        Examples
        --------
        >>> from surveys.conditions import parse
        >>> from surveys.instruments import coordinators
        >>> words = Comparisons(Quantities(coordinators, "en", {"years_in_role": "5"}))
        >>> words.said(parse("years_in_role < 2"), holds=False)
        'your answer to question 5 is at least 2 (or an answer is missing)'
        """
        sign = comparison.operator if holds else _OPPOSITE[comparison.operator]
        left, right = map(self.quantities.plain, (comparison.left, comparison.right))
        counts = tuple(_counts(left))
        if counts and isinstance(right, Literal):
            found = self._counted(counts, sign, right.value)
            if found:
                return found
        text = self._compared(left, sign, right)
        if holds or not any(map(_can_lack, (left, right))):
            return text
        return self.quantities.say(phrases.MISSING, test=text)

    def known(self, quantity: Quantity, *, holds: bool) -> str:
        """Say that there is a number to compute, or that there is none."""
        plain = self.quantities.plain(quantity)
        names = self.quantities.numbered(names_in_quantity(plain))
        if isinstance(plain, Mean | Total) and len(names) > 1:
            least = plain.at_least if isinstance(plain, Mean) else 1
            sign: Operator = ">=" if holds else "<="
            number = least if holds else least - 1
            if number > 0:
                return self._answered_rows(names, sign, number)
        return self.quantities.say(phrases.ANSWERED if holds else phrases.NOT_ANSWERED, names)

    def options(self, codes: Sequence[Code]) -> str:
        """Name options by their texts: A, B or C."""
        return joined(self._quoted(codes), OR[self.quantities.language])

    def _all(self, codes: Sequence[Code]) -> str:
        return joined(self._quoted(codes), AND[self.quantities.language])

    def _quoted(self, codes: Sequence[Code]) -> list[str]:
        language = self.quantities.language
        return [quoted(code.text[language], language) for code in codes]

    def _compared(self, left: Quantity, sign: Operator, right: Quantity) -> str:
        say, write = self.quantities.say, self.quantities.written
        match left, right:
            case (
                Arithmetic(left=Answer() as one, sign="*", right=Literal(value=int(a))),
                Arithmetic(left=Answer(field=name) as other, sign="*", right=Literal(value=int(b))),
            ) if a > 0:
                share = digits(round(b / a * 100, 6), self.quantities.language)
                items = self.quantities.numbered([name])
                words = {"left": write(one), "right": write(other), "share": share}
                return say(phrases.SHARE[sign], items, **words)
        table = phrases.WITH_OTHER
        if any(map(self._is_day, (left, right))):
            table = phrases.WITH_DAY
        elif isinstance(right, Literal):
            table = phrases.WITH_VALUE
        return say(table[sign], left=write(left), right=write(right))

    def _is_day(self, quantity: Quantity) -> bool:
        return (
            isinstance(quantity, Answer)
            and self.quantities.asked.fields[quantity.field].kind is Kind.DATE
        )

    def _counted(self, counts: Sequence[Count], sign: Operator, value: object) -> str:
        """Say how many; "" where a count is compared with no whole number."""
        if not isinstance(value, int):
            return ""
        found = _whole(sign, value)
        kinds = {isinstance(self._item(one), MultipleChoice) for one in counts}
        if kinds == {True}:
            return self._chosen(counts[0], *found) if len(counts) == 1 else ""
        same = len({self._meant(one) for one in counts}) == 1
        if kinds != {False} or not same or found[0] == "!=":
            return ""
        return self._rows(counts, *found)

    def _item(self, count: Count) -> object:
        return self.quantities.asked[count.item]

    def _codes(self, count: Count) -> CodeList:
        first = fields_of(count.item, self.quantities.asked.fields)[0]
        codes = first.codes or self.quantities.asked[count.item].options
        assert codes is not None  # counts with codes are of choices and grids
        return codes

    def _meant(self, count: Count) -> tuple[str, ...]:
        """Return the texts of the options that a count is about."""
        if not count.codes:
            return ()
        codes = self._codes(count)
        return tuple(codes[code].text[self.quantities.language] for code in count.codes)

    def _chosen(self, count: Count, sign: Operator, number: int) -> str:
        """Say how many options of a multiple choice."""
        say, codes = self.quantities.say, self._codes(count)
        items = [count.item]
        if (sign, number) == ("<=", 0) and not count.codes:
            return say(phrases.CHOSE_NONE, items)
        meant = [codes[code] for code in count.codes]
        barred = [one for one in codes if one.stands_alone]
        if (sign, number) == (">=", 1) and (meant or barred):
            if meant:
                text = phrases.CHOSE if len(meant) > 1 else phrases.CHOSE_ONE
                return say(text, items, options=self.options(meant))
            return say(phrases.CHOSE_OTHER, items, options=self.options(barred))
        if meant:
            how_many = say(phrases.HOW_MANY[sign], things=str(number))
            how_many = say(phrases.OF_THESE, count=how_many, options=self._all(meant))
        else:
            things = say(phrases.ONE_OPTION if number == 1 else phrases.OPTIONS, number=str(number))
            how_many = say(phrases.HOW_MANY[sign], things=things)
            if barred:
                how_many = say(phrases.BESIDES, count=how_many, options=self.options(barred))
        return say(phrases.CHOSE_COUNT, items, count=how_many)

    def _rows(self, counts: Sequence[Count], sign: Operator, number: int) -> str:
        """Say how many rows of grids, or parts of allocations."""
        say, items = self.quantities.say, [one.item for one in counts]
        options = self._options_in_rows(counts[0])
        if (sign, number) == ("<=", 0):
            if options:
                return say(phrases.CHOSE_IN_NO_ROW, items, options=self.named(counts[0]))
            return say(phrases.ANSWERED_NO_ROW, items)
        if options:
            text = phrases.ONE_ROW_IN if number == 1 else phrases.ROWS_IN
            rows = say(phrases.HOW_MANY[sign], things=say(text, number=str(number)))
            return say(phrases.CHOSE_IN_ROWS, items, rows=rows, options=options)
        fields = self.quantities.asked.fields
        if sign in ("==", ">=") and number == sum(len(fields_of(one, fields)) for one in items):
            return say(phrases.ANSWERED_ALL, items)
        return self._answered_rows(items, sign, number)

    def _answered_rows(self, names: Sequence[str], sign: Operator, number: int) -> str:
        say = self.quantities.say
        text = phrases.ONE_ROW_TO if number == 1 else phrases.ROWS_TO
        rows = say(phrases.HOW_MANY[sign], things=say(text, number=str(number)))
        return say(phrases.ANSWERED_ROWS, names, rows=rows)

    def _options_in_rows(self, count: Count) -> str:
        if not count.codes:
            return ""
        codes = self._codes(count)
        rest = [one for one in codes if one.code not in count.codes]
        if 0 < len(rest) < len(count.codes) - 1:
            return self.quantities.say(phrases.OTHER_THAN, options=self.options(rest))
        return self.named(count)

    def named(self, count: Count) -> str:
        """Name the options that a count is about."""
        codes = self._codes(count)
        return self.options([codes[code] for code in count.codes])


def _counts(quantity: Quantity) -> Iterator[Count]:
    """Return the counts that a quantity adds up; nothing when there is something else in it."""
    match quantity:
        case Count():
            yield quantity
        case Arithmetic(left=left, sign="+", right=right):
            parts = [tuple(_counts(one)) for one in (left, right)]
            if all(parts):
                yield from (one for part in parts for one in part)


def _whole(sign: Operator, number: int) -> tuple[Operator, int]:
    """Say with "at least" and "at most" what is said with "more" and "less" of whole numbers."""
    match sign:
        case "!=" if not number:
            return ">=", 1
        case ">":
            return ">=", number + 1
        case "<":
            return "<=", number - 1
        case _:
            return ("<=" if (sign, number) == ("==", 0) else sign), number


def _can_lack(quantity: Quantity) -> bool:
    match quantity:
        case Literal() | Count():
            return False
        case Arithmetic(left=left, sign=sign, right=right):
            return sign == "/" or _can_lack(left) or _can_lack(right)
        case Days(start=start, end=end):
            return _can_lack(start) or _can_lack(end)
        case _:
            return True
