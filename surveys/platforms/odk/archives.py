"""The zipped export of ODK Central: a CSV of the responses, and one of each repeat.

Read in the source of central-backend (lib/data/briefcase.js): the table of responses comes first
and is named after the form; that of a repeat is called `<form>-<repeat>.csv`, its columns lack the
path of the repeat, and it ends with PARENT_KEY and KEY, as in `uuid:…/plan[2]`. Attachments lie
under media/, and what Collect logged is in `<form> - audit.csv`. Not tried against a running
server.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from surveys.errors import ResponseError, listed
from surveys.model import Instrument
from surveys.platforms.delimited import decode, parse
from surveys.platforms.odk.turns import Turn, Turns, group_of, widened
from surveys.platforms.sheets import Sheet, in_columns

_KEYS = ("PARENT_KEY", "KEY")
_NUMBER = re.compile(r"\[(\d+)\]$")
_AUDIT = " - audit.csv"


def read_archive(path: Path, asked: Instrument) -> Sheet:
    """Read a zipped export.

    Raises
    ------
    ResponseError
        It is damaged, lacks the table of responses, or has a table of something else.
    """
    sheets = [_table(name, content, path.name) for name, content in _tables(path)]
    repeats = [one for one in sheets if set(_KEYS) <= set(one.header)]
    main = [one for one in sheets if one not in repeats]
    if len(main) != 1:
        raise ResponseError(
            f"{len(main)} tables of responses among {listed([one.name for one in sheets])}",
            expected="one CSV of responses, and those of its repeats",
            where=path.name,
            advice="Download all data of the form from ODK Central and store the file as it is.",
        )
    return widened(main[0], [_turns(one, asked) for one in repeats], asked, "KEY")


def _tables(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".csv") and "/" not in name and not name.endswith(_AUDIT):
                    yield name, archive.read(name)
    except (zipfile.BadZipFile, OSError) as error:
        raise ResponseError(
            f"no readable zipped file ({error})",
            expected="a zipped export of ODK Central",
            where=path.name,
            advice="Download it again.",
        ) from None


def _table(name: str, content: bytes, archive: str) -> Sheet:
    where = f"{archive}, {name}"
    rows = parse(decode(content, where), ",", where)
    if not rows:
        raise ResponseError("an empty file", expected="a header and responses", where=where)
    header = tuple((cell or "").strip() for cell in rows[0].cells)
    for row in rows[1:]:
        if len(row.cells) != len(header):
            raise ResponseError(
                f"{len(row.cells)} cell(s) on line {row.line}",
                expected=f"{len(header)} as in the header",
                where=where,
                advice="Download the file again.",
            )
    columns = in_columns((row.cells for row in rows[1:]), len(header))
    return Sheet(where, header, columns, len(rows) - 1, lambda row: rows[row + 1].line, ",")


def _turns(sheet: Sheet, asked: Instrument) -> Turns:
    name = sheet.name.rpartition(", ")[2].removesuffix(".csv")
    group = group_of(re.sub(r"~\d+$", "", name), asked)
    if group is None:
        raise ResponseError(
            f"a repeat {name!r}",
            expected=f"only repeat groups of {asked.name}",
            where=sheet.name,
            advice="Is this the file of another survey or wave?",
        )
    header = tuple(one for one in sheet.header if one not in _KEYS)
    columns = {one: sheet.texts(one).tolist() for one in sheet.header}
    turns = tuple(
        Turn(
            str(columns["PARENT_KEY"][row]),
            _number(str(columns["KEY"][row]), sheet, row),
            {one: columns[one][row] if isinstance(columns[one][row], str) else None
             for one in header},
        )
        for row in range(len(sheet))
    )  # fmt: skip
    return Turns(f"repeat {group}", group, header, turns)


def _number(key: str, sheet: Sheet, row: int) -> int:
    found = _NUMBER.search(key)
    if found is None:
        raise ResponseError(
            f"key {key!r} on line {sheet.line(row)}",
            expected="a key with the number of the turn, as in uuid:…/plan[2]",
            where=f"{sheet.name}, column KEY",
            advice="Download the file again.",
        )
    return int(found[1])
