"""What the servers export, whatever the kind of file, as one table of responses.

ODK Central: CSV, the zipped CSV with repeats, OData JSON. KoboToolbox: CSV, and workbooks, in which
a repeat is a sheet of its own whose `_parent_index` is the `_index` of a response (read in the
source of formpack, reporting/export.py; not tried against a running server). KoboToolbox's CSV
leaves repeats out.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

from surveys.errors import ResponseError
from surveys.model import Instrument
from surveys.platforms.delimited import read_sheet
from surveys.platforms.glimpse import glimpse
from surveys.platforms.odk.archives import read_archive
from surveys.platforms.odk.odata import read_odata
from surveys.platforms.odk.turns import Turn, Turns, group_of, widened
from surveys.platforms.sheets import Sheet
from surveys.platforms.workbooks import read_workbook, sheet_names

_FORMULA = re.compile(rb"<f[ />]")
_PARENT = "_parent_index"
_INDEX = "_index"


def read_export(path: Path, asked: Instrument) -> Sheet:
    """Read a file of either server.

    Parameters
    ----------
    path
        The file.
    asked
        As asked in the wave; it says which repeats there can be.

    Raises
    ------
    ResponseError
        The file is of another kind, is damaged, or holds a part of the responses.
    """
    match glimpse(path).kind:
        case "text":
            return read_sheet(path)
        case "json":
            return read_odata(path, asked)
        case "zip":
            return read_archive(path, asked)
        case "workbook":
            return _read_workbook(path, asked)
        case kind:
            raise ResponseError(
                "a folder" if kind == "folder" else "a file of a statistics program",
                expected="CSV, OData JSON or a zipped export of ODK Central; CSV or XLSX of "
                "KoboToolbox",
                where=path.name,
            )


def _read_workbook(path: Path, asked: Instrument) -> Sheet:
    _check_texts(path)
    first, *others = sheet_names(path)
    repeats = [_turns(read_workbook(path, name), name, asked) for name in others]
    return widened(read_workbook(path, first), repeats, asked, _INDEX)


def _check_texts(path: Path) -> None:
    """Refuse formulas: KoboToolbox makes them of answers that begin with =, with the value 0.

    It writes workbooks by xlsxwriter, which does so unless it is told otherwise.
    """
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        found = [name for name in sheets if _FORMULA.search(archive.read(name))]
    if found:
        raise ResponseError(
            "a formula in the place of an answer that begins with =",
            expected="answers as they were given",
            where=path.name,
            advice="In KoboToolbox export CSV with XML values and headers instead.",
        )


def _turns(sheet: Sheet, name: str, asked: Instrument) -> Turns:
    group = group_of(name, asked)
    if group is None or _PARENT not in sheet.header:
        raise ResponseError(
            f"a sheet {name!r}",
            expected=f"the responses, and repeat groups of {asked.name}",
            where=sheet.name,
            advice="Is this the file of another survey or wave?",
        )
    columns = {one: sheet.texts(one).tolist() for one in sheet.header}
    header = tuple(one for one in sheet.header if not one.startswith("_"))
    count: Counter[str] = Counter()
    turns = []
    for row, parent in enumerate(map(str, columns[_PARENT])):
        count[parent] += 1
        cells = {one: columns[one][row] if isinstance(columns[one][row], str) else None
                 for one in header}  # fmt: skip
        turns.append(Turn(parent, count[parent], cells))
    return Turns(f"sheet {name}", group, header, tuple(turns))
