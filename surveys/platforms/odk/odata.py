"""The responses that ODK Central serves as OData JSON, as a table like that of its CSV.

Read in the source of central-backend (lib/data/odata.js): `{"value": […]}` with an object for each
response, groups nested, every unanswered question null; `__id` is the key and `__system` holds what
the CSV has in its last columns. A repeat is an array of objects with `$expand=*`, and otherwise
only a link. Not tried against a running server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from surveys.errors import ResponseError
from surveys.model import Instrument
from surveys.platforms.json_files import read_json
from surveys.platforms.odk.review import DELETED
from surveys.platforms.odk.turns import Turn, Turns, group_of, widened
from surveys.platforms.sheets import Cell, Sheet, sheet_of_records
from surveys.platforms.writing import number_text

KEY = "KEY"
SYSTEM = {
    "submissionDate": "SubmissionDate", "updatedAt": "_updatedAt", "submitterId": "SubmitterID",
    "submitterName": "SubmitterName", "attachmentsPresent": "AttachmentsPresent",
    "attachmentsExpected": "AttachmentsExpected", "status": "Status", "reviewState": "ReviewState",
    "deviceId": "DeviceID", "edits": "Edits", "formVersion": "FormVersion",
    "deletedAt": DELETED,
}  # fmt: skip
"""What `__system` holds → the column of the CSV."""
_EXPECTED = "OData of ODK Central"
_LINK = "@odata.navigationLink"
_ADVICE = "Fetch …/Submissions.svc/Submissions?$expand=* from ODK Central and store it as it is."


def read_odata(path: Path, asked: Instrument) -> Sheet:
    """Read stored OData.

    Raises
    ------
    ResponseError
        It is no such JSON, holds a part of the responses, or leaves repeats out.
    """
    rows = [_flat(one, path.name, asked) for one in _objects(path)]
    sheet = sheet_of_records(path.name, [cells for cells, _ in rows])
    return widened(sheet, _repeats(rows, asked), asked, KEY)


Flat = tuple[dict[str, Cell], dict[str, list[dict[str, Cell]]]]
"""The cells of a response by heading, and the turns of each of its repeats."""


def _objects(path: Path) -> list[dict[str, Any]]:
    found = read_json(
        path,
        _EXPECTED,
        _ADVICE,
        parse_int=str,
        parse_float=lambda digits: number_text(float(digits)),
    )
    value = found.get("value") if isinstance(found, dict) else None
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ResponseError(
            "no array of responses under 'value'",
            expected=_EXPECTED,
            where=path.name,
            advice=_ADVICE,
        )
    if "@odata.nextLink" in found:
        raise ResponseError(
            f"a link to more responses than the {len(value)} in the file",
            expected="all responses",
            where=path.name,
            advice=f"Leave $top out. {_ADVICE}",
        )
    return value


def _flat(response: dict[str, Any], where: str, asked: Instrument) -> Flat:
    system = response.get("__system") or {}
    cells = {KEY: response.get("__id"), **{SYSTEM[key]: _cell(one) for key, one in system.items()
                                           if key in SYSTEM}}  # fmt: skip
    turns: dict[str, list[dict[str, Cell]]] = {}
    rest = {key: one for key, one in response.items() if not key.startswith("__")}
    for path, value in _leaves(rest, ()):
        heading = "-".join(path)
        if isinstance(value, list):
            group = _group(heading, path[-1], where, asked)
            turns[group] = [{"-".join(one): _cell(cell) for one, cell in _leaves(turn, ())}
                            for turn in value]  # fmt: skip
        elif heading.endswith(_LINK):
            if heading.removesuffix(_LINK) not in _lists(rest):
                raise ResponseError(
                    f"a link in the place of the repeat {path[-1].removesuffix(_LINK)!r}",
                    expected="the turns of repeats within the responses",
                    where=where,
                    advice=_ADVICE,
                )
        else:
            cells[heading] = _cell(value)
    return cells, turns


def _leaves(
    value: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, one in value.items():
        if isinstance(one, dict):
            yield from _leaves(one, (*path, key))
        else:
            yield (*path, key), one


def _lists(response: Mapping[str, Any]) -> set[str]:
    return {"-".join(path) for path, value in _leaves(response, ()) if isinstance(value, list)}


def _group(heading: str, name: str, where: str, asked: Instrument) -> str:
    group = group_of(name, asked)
    if group is None:
        raise ResponseError(
            f"a repeat {heading!r}",
            expected=f"only repeat groups of {asked.name}",
            where=where,
            advice="Is this the file of another survey or wave?",
        )
    return group


def _cell(value: object) -> Cell:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _repeats(rows: list[Flat], asked: Instrument) -> list[Turns]:
    groups = dict.fromkeys(group for _, turns in rows for group in turns)
    found = []
    for group in groups:
        turns = tuple(
            Turn(cells[KEY] or "", number, turn)
            for cells, repeats in rows
            for number, turn in enumerate(repeats.get(group, ()), 1)
        )
        header = dict.fromkeys(
            heading for one in turns for heading in one.cells if not heading.startswith("__")
        )
        found.append(Turns(f"repeat {group}", group, tuple(header), turns))
    return found
