"""Conditions in natural language: "valitsit kysymyksessä 3 vaihtoehdon ”Kyllä”"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveys.conditions import AnyOf, Comparison, Condition, IsAnswered, fields_of
from surveys.model import Code, CodeList, Instrument, Kind, Language, Text
from surveys.model.words import AND, OR, joined
from surveys.printed import phrases
from surveys.printed.choices import Both, Clause, Either, Said, clause
from surveys.printed.comparisons import Comparisons
from surveys.printed.numbering import numbers
from surveys.printed.quantities import Quantities

_FEW = 2
"""So many options are named as those not meant, when there are more of those that are."""


def in_words(
    condition: Condition,
    asked: Instrument,
    language: Language,
    known: Mapping[str, str] | None = None,
) -> str:
    """Say a condition so that it can stand after "jos", "om" or "if".

    Questions are named by their numbers and answers by their texts. What is computed from answers
    is said by what it is computed from, as it stands nowhere on the form.

    Parameters
    ----------
    condition
        Any of the instrument's.
    asked
        As asked in one wave.
    language
        Of the words.
    known
        The numbers of the questions; those of `numbers(asked)` when not given.

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> asked = coordinators.at("2026")
    >>> in_words(parse('role == "regional"'), asked, "fi")
    'valitsit kysymyksessä 2 vaihtoehdon ”Alueellinen työkykykoordinaattori”'
    >>> in_words(parse("years_in_role >= 1 and is_answered(role)"), asked, "sv")
    'ditt svar på fråga 6 är minst 1 och du svarade på fråga 2'
    """
    found = numbers(asked) if known is None else known
    return _Sentences(asked, language, found).clause(clause(condition, asked))


class _Sentences:
    def __init__(self, asked: Instrument, language: Language, known: Mapping[str, str]) -> None:
        self.asked = asked
        self.language = language
        self.quantities = Quantities(asked, language, known)
        self.comparisons = Comparisons(self.quantities)

    def clause(self, found: Clause) -> str:
        match found:
            case Said(test=test, holds=holds):
                return self.test(test, holds=holds)
            case Both(parts=parts):
                text = joined([self.inner(one) for one in parts], AND[self.language])
                # Finnish joins the word "and" with the verb of negation.
                return text.replace(" ja et ", " etkä ") if self.language == "fi" else text
            case Either(parts=parts):
                return joined([self.inner(one) for one in parts], OR[self.language])

    def inner(self, part: Clause) -> str:
        """Say a part of a clause so that it is clear where it ends."""
        match part:
            case Said():
                return self.clause(part)
            case Either(parts=parts):
                text, word = phrases.EITHER, OR[self.language]
            case Both(parts=parts):
                text, word = phrases.BOTH, phrases.BOTH_AND[self.language]
        return self.quantities.say(text, parts=joined([self.inner(one) for one in parts], word))

    def test(self, test: AnyOf | IsAnswered | Comparison, *, holds: bool) -> str:
        match test:
            case AnyOf(item=item, codes=codes):
                return self.chosen(item, codes, holds=holds)
            case IsAnswered(item=item):
                return self.answered(item, holds=holds)
            case Comparison():
                return self.comparisons.said(test, holds=holds)

    def chosen(self, name: str, codes: Sequence[str], *, holds: bool) -> str:
        options = self.options(name)
        rest = [one for one in options if one.code not in codes]
        if not codes:
            return (phrases.NEVER if holds else phrases.ALWAYS)[self.language]
        if not rest:
            return self.answered(name, holds=holds)
        if len(rest) <= _FEW and len(rest) < len(codes) - 1:
            text = phrases.CHOSE_OTHER if holds else phrases.NOT_CHOSE_OTHER
            return self.say(text, name, rest)
        several = phrases.CHOSE if len(codes) > 1 else phrases.CHOSE_ONE
        chosen = [options[code] for code in codes]
        return self.say(several if holds else phrases.NOT_CHOSE, name, chosen)

    def options(self, name: str) -> CodeList:
        first = fields_of(name, self.asked.fields)[0]
        options = first.codes or self.asked[first.item].options
        assert options is not None  # the instrument refuses to ask for codes of anything else
        return options

    def answered(self, name: str, *, holds: bool) -> str:
        first = fields_of(name, self.asked.fields)[0]
        if first.value is not None:
            return self.comparisons.known(first.value, holds=holds)
        codes = self.options(name) if first.kind in (Kind.CODE, Kind.FLAG) else ()
        none = [one for one in codes if one.missing is not None]
        if none:
            text = phrases.ANSWERED_OTHER if holds else phrases.NOT_ANSWERED_OTHER
            return self.say(text, name, none)
        return self.say(phrases.ANSWERED if holds else phrases.NOT_ANSWERED, name, ())

    def say(self, text: Text, name: str, options: Sequence[Code]) -> str:
        listed = self.comparisons.options(options) if options else ""
        return self.quantities.say(text, self.quantities.numbered([name]), options=listed)
