"""Labels in one language, cut where the program would cut them without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.model import Kind, Language, Text
from surveys.platforms.delimited_writing import table_csv
from surveys.platforms.statistical.programs import Program
from surveys.platforms.statistical.values import Value
from surveys.platforms.statistical.variables import Variable
from surveys.platforms.writing import guarded

_MARK = "…"
CHOSEN = Text(fi="Valittu", sv="Vald", en="Chosen")
NOT_CHOSEN = Text(fi="Ei valittu", sv="Inte vald", en="Not chosen")


@dataclass(frozen=True, slots=True)
class Cut:
    """A label that does not fit: of which variable, of which code (empty: its own), and both."""

    variable: str
    code: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a file in one language.

    Parameters
    ----------
    variables
        Name in the file → label.
    meanings
        Name in the file → value → label.
    cut
        What had to be cut.
    """

    variables: Mapping[str, str]
    meanings: Mapping[str, Mapping[Value, str]]
    cut: tuple[Cut, ...]


def fitted(variables: Sequence[Variable], language: Language, program: Program) -> Labels:
    """Return the labels in one language, each within the limits of the program.

    Examples
    --------
    >>> from surveys.model import Kind
    >>> from surveys.platforms.statistical.programs import STATA
    >>> long = Variable(field="a", name="a", kind=Kind.TEXT, label=Text(en="word " * 20))
    >>> labels = fitted([long], "en", STATA)
    >>> len(labels.variables["a"]), labels.variables["a"][-6:], len(labels.cut)
    (80, ' word…', 1)
    """
    cut: list[Cut] = []

    def fit(one: Variable, code: str, text: str, most: int) -> str:
        short = shortened(text, most, program)
        if short != text:
            cut.append(Cut(one.field, code, text, short))
        return short

    own = {
        one.name: fit(one, "", _line(one.label[language]), program.longest_label)
        for one in variables
        if one.label is not None
    }
    values = {
        one.name: {
            value: fit(one, code, text, program.longest_value_label)
            for value, code, text in _meanings(one, language)
        }
        for one in variables
    }
    kept = {name: texts for name, texts in values.items() if texts}
    return Labels(own, kept, tuple(cut))


def _meanings(one: Variable, language: Language) -> Iterator[tuple[Value, str, str]]:
    """Yield value, code and text of all that a variable can hold."""
    if one.kind is Kind.FLAG:
        yield 1, "1", CHOSEN[language]
        yield 0, "0", NOT_CHOSEN[language]
    for code in one.codes:
        yield one.stored[code.code], code.code, _line(code.text[language])


def _line(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str, most: int, program: Program) -> str:
    """Return a text cut after a word so that it fits, with a mark at its end; a short one as is.

    Examples
    --------
    >>> from surveys.platforms.statistical.programs import SPSS
    >>> shortened("Työkykykoordinaattorin tehtävät", 30, SPSS)
    'Työkykykoordinaattorin…'
    >>> shortened("Työkykykoordinaattori", 12, SPSS)
    'Työkykyk…'
    """
    if program.size(text) <= most:
        return text
    kept = program.beginning(text, most - program.size(_MARK))
    if text[len(kept)] != " " and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip() + _MARK


def cut_table(cuts: Sequence[Cut]) -> bytes:
    r"""Return a CSV table of labels that were cut, with their full texts.

    Examples
    --------
    >>> cut_table([Cut("role", "", "=a b c", "=a…")]).decode("utf-8-sig").splitlines()[1]
    '"role";"";"\'=a…";"\'=a b c"'
    """
    rows = [("variable", "code", "label", "full_label")]
    rows += [(one.variable, one.code, one.short, one.full) for one in cuts]
    return table_csv([guarded(cell) for cell in row] for row in rows)
