"""An Excel workbook of texts whose bytes depend on its content alone.

Written here and not with openpyxl, which stamps the time into every file and imports numpy.
The parts follow ECMA-376, part 1, clauses 12.3.23 (workbook) and 12.3.24 (worksheet).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from surveys.errors import DefinitionError, ResponseError
from surveys.platforms.packing import packed
from surveys.printed import letters

LONGEST = 32_767
"""Characters that a cell of an Excel workbook holds."""
_AT_MOST = f"{LONGEST} at most, which is what a cell of a workbook holds"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT_FORMAT = 49
"""Number of the built-in format of text (ECMA-376, part 1, clause 18.8.30)."""
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs '
    'count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/>'
    f'<xf numFmtId="{_TEXT_FORMAT}" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_IN_SIGHT = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTH = 16
"""Characters."""

Sheets = Mapping[str, tuple[Sequence[str], Sequence[Mapping[str, str]]]]
"""Name of a sheet → its columns and its rows."""


def workbook(sheets: Sheets, typed_in: Collection[str] = ()) -> bytes:
    """Return an .xlsx file of texts, of which the headings stay in sight.

    Parameters
    ----------
    sheets
        In the order in which they stand.
    typed_in
        Names of sheets that people type into: what is typed stays the text that it is, so that no
        code 01 becomes 1 and nothing becomes a formula.

    Raises
    ------
    DefinitionError
        A text is longer than a cell can hold.
    KeyError
        A row has a cell under a column that the sheet does not have.

    Examples
    --------
    >>> one = workbook({"settings": (["form_id"], [{"form_id": "coordinators"}])})
    >>> one[:2], one == workbook({"settings": (["form_id"], [{"form_id": "coordinators"}])})
    (b'PK', True)
    """
    for name, (_, rows) in sheets.items():
        _check_lengths(name, rows)
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{one}.xml") for one, _ in _numbered(sheets)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
        **{
            f"xl/worksheets/sheet{number}.xml": _sheet(*sheets[name], typed_in=name in typed_in)
            for number, name in _numbered(sheets)
        },
    }
    return packed({name: _HEAD + text for name, text in parts.items()})


def workbook_of_answers(sheets: Sheets, typed_in: Collection[str] = ()) -> bytes:
    """Return a workbook of answers; see `workbook`.

    Raises
    ------
    ResponseError
        An answer is longer than a cell can hold.
    """
    for name, (_, rows) in sheets.items():
        for place, column in _too_long(rows):
            raise ResponseError(
                f"{len(rows[place][column])} characters",
                expected=_AT_MOST,
                where=f"sheet {name}, response {place + 1}, column {column}",
                advice="Write it as CSV, which holds texts of any length.",
            )
    return workbook(sheets, typed_in)


def _check_lengths(sheet: str, rows: Sequence[Mapping[str, str]]) -> None:
    for place, column in _too_long(rows):
        raise DefinitionError(
            f"{len(rows[place][column])} characters in column {column}",
            expected=_AT_MOST,
            where=f"sheet {sheet}, row {rows[place].get('name', str(place + 1))!r}",
            advice="Shorten it. A calculation is written out in full: build it from fewer others.",
        )


def _too_long(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, str]]:
    for place, row in enumerate(rows):
        yield from ((place, column) for column, text in row.items() if len(text) > LONGEST)


def _numbered(sheets: Sheets) -> Iterator[tuple[int, str]]:
    return enumerate(sheets, start=1)


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _book(sheets: Sheets) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in _numbered(sheets)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _sheet(columns: Sequence[str], rows: Sequence[Mapping[str, str]], *, typed_in: bool) -> str:
    names = {column: letters(place).upper() for place, column in enumerate(columns)}
    header = {column: column for column in columns}
    lines = "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{names[column]}{number}", row[column]) for column in _in(row, names))
        + "</row>"
        for number, row in enumerate([header, *rows], start=1)
    )
    style = ' style="1"' if typed_in else ""
    widths = (
        f'<cols><col min="1" max="{len(columns)}" width="{_WIDTH}" customWidth="1"{style}/></cols>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}">{_IN_SIGHT}{widths}<sheetData>{lines}</sheetData></worksheet>'
    )


def _in(row: Mapping[str, str], columns: Iterable[str]) -> list[str]:
    """Return the columns of a row in the order of the sheet, as the format wants them."""
    order = list(columns)
    unknown = [column for column in row if column not in order]
    if unknown:
        raise KeyError(unknown[0])
    return sorted(row, key=order.index)


def _cell(reference: str, text: str) -> str:
    stored = escape(_storable(text), {"\r": "&#13;"})
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{stored}</t></is></c>'


def _storable(text: str) -> str:
    """Write what XML cannot hold as the format does: _x000B_ for the character 0B."""
    hidden = _ESCAPED.sub("_x005F_", text)
    return _CONTROLS.sub(lambda match: f"_x{ord(match[0]):04X}_", hidden)
