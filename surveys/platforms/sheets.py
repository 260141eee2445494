"""A table of texts: what a delimited file or a sheet of a workbook holds, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from surveys.errors import listed

if TYPE_CHECKING:
    import pandas as pd

Cell: TypeAlias = str | None
"""The text of one cell; None where nothing stood."""


UNSTORABLE: Final = "\ufffd"
"""Stands for what no file can hold: the character NUL, and half of a surrogate pair."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the columns under it.

    Parameters
    ----------
    name
        Name of the file.
    header
        The headings, in order.
    columns
        For each heading an Arrow array of texts, in which null is where nothing stood and "" an
        empty text that stood there.
    rows
        Number of records, without empty lines.
    locate
        Row, counted from 0 → line of the file on which the record begins, counted from 1.
    separator
        One character; "" for a sheet of a workbook.
    notices
        What had to be assumed to read the file.
    ends_blank
        Whether an empty line ends the file.
    keeps_empty
        Whether an empty text is kept apart from nothing.
    title, others
        Of a sheet of a workbook its name, and those of the other sheets in sight that are not
        empty and may hold answers.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Any, ...]
    rows: int
    locate: Callable[[int], int]
    separator: str = ""
    notices: tuple[str, ...] = ()
    ends_blank: bool = False
    keeps_empty: bool = True
    title: str = ""
    others: tuple[str, ...] = ()

    def __len__(self) -> int:
        return self.rows

    def texts(self, column: str | int) -> pd.Series[str]:
        """Return a column, named by its heading or by its place where headings repeat.

        Returns
        -------
        Series
            Of pandas' text type; missing where nothing stood, "" where an empty text stood.
        """
        import numpy as np
        import pandas as pd

        place = self.header.index(column) if isinstance(column, str) else column
        dtype: Any = pd.StringDtype(na_value=np.nan)
        return pd.Series(dtype.__from_arrow__(self.columns[place]))

    def line(self, row: int) -> int:
        """Return the line of the file on which a record begins; the file is scanned for it."""
        return self.locate(row)


def other_sheets(title: str, others: Sequence[str]) -> str:
    """Return what to do when another sheet of a workbook may have been meant, else nothing.

    Parameters
    ----------
    title, others
        The sheet that was read, and the other ones in sight.

    Examples
    --------
    >>> print(other_sheets("Info", ["Form1"]))
    The sheet 'Info' was read, and not 'Form1': put the sheet with the answers first, or delete \
the one without.
    """
    if not others:
        return ""
    return (
        f"The sheet {title!r} was read, and not {listed(map(repr, others))}: put the sheet with "
        "the answers first, or delete the one without."
    )


def storable(text: str) -> str:
    r"""Return a text with `UNSTORABLE` for every character that is none.

    Examples
    --------
    >>> storable("a\x00b \ud83d \ud83d\ude00")
    'a�b � 😀'
    """
    if text.isascii():
        return text.replace("\x00", UNSTORABLE)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", UNSTORABLE)


def in_columns(records: Iterable[Sequence[Cell]], width: int) -> tuple[Any, ...]:
    """Turn records into the columns of a sheet.

    Examples
    --------
    >>> [column.to_pylist() for column in in_columns([("1", ""), ("2", None)], 2)]
    [['1', '2'], ['', None]]
    """
    columns: Sequence[Sequence[Cell]] = [*zip(*records, strict=True)] or [()] * width
    return tuple(map(column_of, columns))


def column_of(cells: Sequence[Cell]) -> Any:
    """Return the Arrow array of a column's texts."""
    import pyarrow as pa

    return pa.chunked_array([pa.array(cells, pa.large_string())])


def sheet_of_records(
    name: str,
    records: Sequence[Mapping[str, Cell]],
    header: Sequence[str] | None = None,
    notices: tuple[str, ...] = (),
) -> Sheet:
    """Return records that name their columns as a sheet.

    Parameters
    ----------
    name
        Name of the file.
    records
        Heading → text; a heading that is not there is a cell in which nothing stands.
    header
        The headings in their order; when not given all there are, as they are first met.
    notices
        What had to be assumed to read the file.

    Examples
    --------
    >>> sheet = sheet_of_records("a.json", [{"a": "1"}, {"a": "2", "b": ""}])
    >>> sheet.header, sheet.line(1), [column.to_pylist() for column in sheet.columns]
    (('a', 'b'), 2, [['1', '2'], [None, '']])
    """
    every = dict.fromkeys(key for one in records for key in one) if header is None else header
    columns = tuple(column_of([one.get(key) for one in records]) for key in every)
    return Sheet(name, tuple(every), columns, len(records), counted, notices=notices)


def counted(row: int) -> int:
    """Return which record a row is, where records have no lines of their own."""
    return row + 1
