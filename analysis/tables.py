"""Tables of the book: captioned HTML that a screen reader can walk through.

A table takes nothing but figures that a rule of publication has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from analysis import numbers
from analysis.language import using
from analysis.publication import Protected
from analysis.publication.protected import checked
from surveys.errors import AnalysisError, listed, near
from surveys.model import Language, Text

HIDDEN: Final = ".."
NOTHING: Final = "–"

_WHY_HIDDEN = Text(
    fi=".. Tietoa ei esitetä: se koskee alle {n} vastaajan ryhmää tai paljastaisi sellaisen.",
    sv=".. Uppgiften visas inte: den gäller en grupp på färre än {n} svarande eller skulle "
    "röja en sådan.",
    en=".. Not shown: the figure rests on fewer than {n} respondents or would disclose "
    "such a group.",
)
_WHY_NOTHING = Text(fi="– Ei lukua.", sv="– Ingen siffra.", en="– No figure.")
_SOURCE = Text(fi="Lähde", sv="Källa", en="Source")


@dataclass(frozen=True, slots=True)
class Column:
    """One column to show.

    Parameters
    ----------
    name
        Column of the frame.
    label
        Heading.
    format
        Writes one value, in the language of the table; the functions of `analysis.numbers` do.
        Without it texts are shown as they are, whole numbers as such and others with one decimal.
    number
        Whether the column is set as numbers, to the right; told from its values unless given.
    """

    name: str
    label: Text
    format: Callable[[Any], str] | None = None
    number: bool | None = None

    def written(self, value: object) -> str:
        """Write one value of this column that is not missing."""
        if isinstance(value, Text):
            with using(None) as language:
                return value[language]
        if self.format is not None:
            return self.format(value)
        return str(value) if isinstance(value, str) else _number(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A finished table.

    Attributes
    ----------
    header, rows
        The texts as shown; the first cell of each row names it.
    numeric
        Which columns hold numbers.
    notes
        Lines below the table.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    notes: tuple[str, ...]
    language: Language

    def to_frame(self) -> pd.DataFrame:
        """Return the texts of the table as a frame."""
        return pd.DataFrame(list(self.rows), columns=pd.Index(self.header), dtype="str")

    def __str__(self) -> str:
        """Return the table for a terminal."""
        lines = [self.header, *self.rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.header))]
        shown = [
            "  ".join(
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(line, widths, self.numeric, strict=True)
            ).rstrip()
            for line in lines
        ]
        return "\n".join([self.caption, "", *shown, *self.notes])

    def _repr_html_(self) -> str:
        body = "".join(f"<tr>{self._row(row)}</tr>" for row in self.rows)
        table = (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{self._head()}</tr></thead><tbody>{body}</tbody></table>"
        )
        notes = "".join(f'<p class="table-note">{escape(note)}</p>' for note in self.notes)
        return f'<div class="tkk-table" lang="{self.language}">{table}{notes}</div>'

    def _head(self) -> str:
        return "".join(
            f'<th scope="col"{_look(number)}>{escape(label)}</th>'
            for label, number in zip(self.header, self.numeric, strict=True)
        )

    def _row(self, row: tuple[str, ...]) -> str:
        first = f'<th scope="row">{escape(row[0])}</th>'
        others = zip(row[1:], self.numeric[1:], strict=True)
        return first + "".join(f"<td{_look(number)}>{escape(cell)}</td>" for cell, number in others)


def table(
    protected: Protected,
    caption: Text,
    columns: Sequence[Column],
    note: Text | None = None,
    language: Language | None = None,
) -> Table:
    """Make a table of protected figures.

    Parameters
    ----------
    protected
        Figures from `analysis.publication`.
    caption
        What the table shows, of whom and when.
    columns
        What to show; the first one names the rows.
    note
        Shown below the table.
    language
        Of the texts and numbers; the current one unless given.

    Raises
    ------
    DisclosureError
        `protected` is a plain frame.
    AnalysisError
        A column is not in it.

    Examples
    --------
    >>> from analysis.publication import protect
    >>> areas = protect(pd.DataFrame({"label": ["A", "B"], "n": [3, 40], "share": [1.0, 0.25]}))
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> columns = [Column("label", same("Area")), Column("n", same("n"), numbers.integer),
    ...            Column("share", same("Share"), numbers.percent)]
    >>> print(table(areas, same("Use by area"), columns, language="en"))
    Use by area
    <BLANKLINE>
    Area   n  Share
    A     ..     ..
    B     40  25.0%
    .. Not shown: the figure rests on fewer than 5 respondents or would disclose such a group.
    """
    checked(protected, f"table {caption.en!r}")
    if not columns:
        raise AnalysisError("no columns", expected="at least one", where=f"table {caption.en!r}")
    frame, hidden = protected.frame, protected.hidden
    for column in columns:
        _known(column.name, frame, caption)
    with using(language) as chosen:
        cells = [
            [
                _cell(column, *pair)
                for pair in zip(frame[column.name], hidden[column.name], strict=True)
            ]
            for column in columns
        ]
        return Table(
            caption=caption[chosen],
            header=tuple(column.label[chosen] for column in columns),
            rows=tuple(zip(*cells, strict=True)),
            numeric=tuple(_is_numeric(column, frame, hidden) for column in columns),
            notes=_notes(protected, cells, note, chosen),
            language=chosen,
        )


def why_hidden(protected: Protected, language: Language) -> str:
    """Return the sentence that explains hidden values."""
    least = protected.rule.minimum_group if protected.rule else 0
    return _WHY_HIDDEN[language].format(n=least)


def source_line(protected: Protected, language: Language) -> str:
    """Return the line that names where published figures come from, or an empty text."""
    if protected.source is None:
        return ""
    return f"{_SOURCE[language]}: {protected.source[language]}"


def _known(name: str, frame: pd.DataFrame, caption: Text) -> None:
    have = [str(column) for column in frame.columns]
    if name not in have:
        raise AnalysisError(
            f"column {name!r}",
            expected=f"one of {listed(have)}",
            where=f"table {caption.en!r}",
            advice=near(name, have),
        )


def _cell(column: Column, value: object, hidden: bool) -> str:
    if hidden:
        return HIDDEN
    return NOTHING if _is_missing(value) else column.written(value)


def _is_missing(value: object) -> bool:
    return not isinstance(value, Text) and bool(pd.isna(value))  # type: ignore[call-overload]  # one value


def _number(value: Any) -> str:
    return numbers.integer(value) if float(value).is_integer() else numbers.decimal(value)


def _is_numeric(column: Column, frame: pd.DataFrame, hidden: pd.DataFrame) -> bool:
    if column.number is not None:
        return column.number
    return not any(
        isinstance(value, (str, Text))
        for value, gone in zip(frame[column.name], hidden[column.name], strict=True)
        if not gone
    )


def _look(number: bool) -> str:
    return ' class="number"' if number else ""


def _notes(
    protected: Protected, cells: list[list[str]], note: Text | None, language: Language
) -> tuple[str, ...]:
    shown = {cell for column in cells for cell in column}
    lines = [
        note[language] if note else "",
        why_hidden(protected, language) if HIDDEN in shown else "",
        _WHY_NOTHING[language] if NOTHING in shown else "",
        source_line(protected, language),
    ]
    return tuple(line for line in lines if line)
