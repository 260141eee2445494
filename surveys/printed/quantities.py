"""Numbers and dates in words: "vastauksesi kysymykseen 5", "your answer to question 5"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.conditions import (
    Answer,
    Arithmetic,
    Count,
    Days,
    Literal,
    Mean,
    Quantity,
    Total,
    fields_of,
    substituted,
)
from surveys.conditions.quantities import Sign
from surveys.model import Instrument, Kind, Language, Text
from surveys.model.words import quoted
from surveys.printed.places import place
from surveys.printed.words import day, digits

_SIGNS: dict[Sign, str] = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_ANSWER = Text(fi="vastauksesi {to}", sv="ditt svar {to}", en="your answer to {to}")
_DAY = Text(fi="{of} päivä", sv="dagen {of}", en="the date {of}")
_COUNT = Text(
    fi="valitsemiesi vaihtoehtojen määrä {in}",
    sv="antalet alternativ som du valt {in}",
    en="the number of options you chose {in}",
)
_ROWS = Text(
    fi="vastaamiesi kohtien määrä {in}",
    sv="antalet rader som du svarat på {in}",
    en="the number of rows you answered {in}",
)
_CODED = Text(
    fi="(vain {codes})", sv="(endast {codes})", en="({codes} only)",
)  # fmt: skip
_TOTAL = Text(
    fi="vastaustesi summa {in}", sv="summan av dina svar {to}", en="the sum of your answers {in}"
)
_MEAN = Text(
    fi="vastaustesi keskiarvo {in}",
    sv="medelvärdet av dina svar {to}",
    en="the mean of your answers {in}",
)
_REVERSED = Text(
    fi="(asteikko käännettynä {in})",
    sv="(med omvänd skala {in})",
    en="(with the scale reversed {in})",
)
_AT_LEAST = Text(
    fi="(kun vastauksia on vähintään {number})",
    sv="(då det finns minst {number} svar)",
    en="(when there are at least {number} answers)",
)
_DAYS = Text(
    fi="päivien määrä välillä {start} – {end}",
    sv="antalet dagar från {start} till {end}",
    en="the number of days from {start} to {end}",
)


@dataclass(frozen=True)
class Quantities:
    """Writes quantities about one instrument in one language.

    Parameters
    ----------
    asked
        As asked in one wave.
    language
        Of the words.
    numbers
        Name of an item, row or part → its number.
    """

    asked: Instrument
    language: Language
    numbers: Mapping[str, str]

    def plain(self, quantity: Quantity) -> Quantity:
        """Return a quantity in which what is computed stands written out."""

        def written(one: Answer) -> Answer:
            value = self.asked.fields[one.field].value
            # A date is never computed, so that what takes this place in Days is an answer.
            return one if value is None else self.plain(value)  # type: ignore[return-value] # see above

        return substituted(quantity, written)

    def place(self, names: Sequence[str], case: str) -> str:
        """Name questions by their numbers."""
        return place(names, case, self.language, self.numbers)  # type: ignore[arg-type] # written in this package alone

    def say(self, text: Text, names: Sequence[str] = (), **words: str) -> str:
        """Fill a phrase in: `{in}`, `{to}` and `{of}` with questions, the rest with words."""
        phrase = text[self.language]
        for case in ("in", "to", "of"):
            if f"{{{case}}}" in phrase:
                words[case] = self.place(names, case)
        for name, word in words.items():
            phrase = phrase.replace(f"{{{name}}}", word)
        return phrase

    def numbered(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return items in the place of fields that have no number of their own."""
        return tuple(
            dict.fromkeys(
                name if name in self.numbers else self.asked.fields[name].item for name in names
            )
        )

    def written(self, quantity: Quantity) -> str:
        """Write a quantity as the subject of a sentence.

        Examples
        --------
        >>> from surveys.instruments import coordinators
        >>> words = Quantities(coordinators, "en", {"years_in_role": "5"})
        >>> words.written(Arithmetic(Answer("years_in_role"), "*", Literal(2)))
        '[your answer to question 5] × 2'
        """
        match quantity:
            case Literal(value=value):
                return self.value(value)
            case Answer(field=name):
                is_day = self.asked.fields[name].kind is Kind.DATE
                return self.say(_DAY, self.numbered([name])) if is_day else self.answer(name)
            case Count():
                return self._count(quantity)
            case Total(names=names):
                return self.say(_TOTAL, self.numbered(names))
            case Mean():
                return self._mean(quantity)
            case Days(start=start, end=end):
                return self.say(_DAYS, start=self.written(start), end=self.written(end))
            case Arithmetic(left=left, sign=sign, right=right):
                return f"{self._part(left, sign)} {_SIGNS[sign]} {self._part(right, sign)}"

    def answer(self, name: str) -> str:
        """Name an answer by its question."""
        return self.say(_ANSWER, self.numbered([name]))

    def value(self, value: object) -> str:
        """Write a value that is written out."""
        if isinstance(value, dt.date):
            return day(value, self.language)
        return digits(value, self.language) if isinstance(value, int | float) else str(value)

    def _part(self, quantity: Quantity, own: Sign) -> str:
        """Write a part of arithmetic so that it is clear where it ends."""
        text = self.written(quantity)
        match quantity:
            case Literal():
                return text
            case Arithmetic(sign=sign):
                return text if sign in "*/" and own in "+-" else f"({text})"
            case _:
                return f"[{text}]"

    def _count(self, count: Count) -> str:
        first = fields_of(count.item, self.asked.fields)[0]
        text = self.say(_COUNT if first.kind is Kind.FLAG else _ROWS, [count.item])
        if not count.codes:
            return text
        options = first.codes or self.asked[count.item].options
        assert options is not None  # only what has codes is counted by them
        said = ", ".join(
            quoted(options[code].text[self.language], self.language) for code in count.codes
        )
        return f"{text} {self.say(_CODED, codes=said)}"

    def _mean(self, mean: Mean) -> str:
        texts = [self.say(_MEAN, self.numbered(mean.names))]
        if mean.reverse:
            texts.append(self.say(_REVERSED, self.numbered(mean.reverse)))
        if mean.at_least > 1:
            texts.append(self.say(_AT_LEAST, number=str(mean.at_least)))
        return " ".join(texts)
