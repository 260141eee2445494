"""Responses of a survey, fetched from LimeSurvey's RemoteControl 2.

Written from the source of LimeSurvey (`remotecontrol_handle.php`, `JsonWriter.php`) and of citric:
responses by range of ids, as JSON, which tells a question that was not shown (null) from one left
empty (""). Tried against a stand-in, not against a real LimeSurvey.

Before and after the pages an index of all ids with the moment of submission and the last page seen
is read. A page is kept under the part of the index that it was fetched with, so that new, changed
and deleted responses are noticed and just their pages are fetched again. A change of an answer that
moves neither of the two cannot be seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from surveys.connections import faults
from surveys.connections.addresses import checked
from surveys.connections.parts import Fetched, Parts, Progress
from surveys.connections.patience import PATIENCE, Patience
from surveys.connections.remotecontrol import Connection, LimeSurvey, signed_in

_INDEX: Final = ("id", "submitdate", "lastpage")
_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A page: the responses whose ids lie in a range.

    Parameters
    ----------
    first, last
        Ends of the range.
    mark
        Fingerprint of the index in it.
    responses
        How many there are.
    """

    first: int
    last: int
    mark: str
    responses: int

    @property
    def name(self) -> str:
        """Name of its file."""
        return f"{self.first:09}-{self.last:09}.json"


def fetch_limesurvey(
    limesurvey: LimeSurvey,
    password: str,
    output: Path,
    *,
    force: bool = False,
    page: int = 500,
    patience: Patience = PATIENCE,
    progress: Progress = lambda done, total: None,
) -> Fetched:
    """Fetch all responses to a survey into one file, those that were not submitted too.

    Parameters
    ----------
    limesurvey, password
        The survey, and the password of the account; it is sent to no other server and kept nowhere.
    output
        The response file to be, JSON.
    force
        Start anew, and replace the file when it is there.
    page
        How many ids are asked for at a time.
    patience
        How long to wait, and how often to ask again.
    progress
        Told how far it is.

    Raises
    ------
    UsageError
        Wrong address, password or survey; no right to read it; the extra is not installed.
    ResponseError
        The server does not answer as it should, or the responses do not stand still.
    StoreError
        The file is there already, or the disk is full.
    """
    limesurvey = replace(limesurvey, url=checked(limesurvey.url))
    parts = Parts.begin(output, limesurvey.source, force=force)
    with signed_in(limesurvey, password, patience) as connection:
        connection.check_survey()
        blocks = _fetch_blocks(limesurvey, connection, parts, page, progress)
    rows = [row for block in blocks for row in json.loads(parts.content(block.name))]
    parts.finish(json.dumps({"responses": rows}).encode())
    return Fetched(output, len(rows))


def blocks_of(index: Sequence[dict[str, Any]], size: int) -> tuple[Block, ...]:
    """Return the pages of an index; their ranges do not move when a response comes or goes.

    Examples
    --------
    >>> rows = [{"id": number, "submitdate": None, "lastpage": 1} for number in (3, 4, 12)]
    >>> [(one.first, one.last, one.responses) for one in blocks_of(rows, 10)]
    [(1, 10, 2), (11, 20, 1)]
    """
    ordered = sorted(index, key=_number)
    return tuple(
        _block(number, size, list(rows))
        for number, rows in groupby(ordered, key=lambda row: (_number(row) - 1) // size)
    )


def _block(number: int, size: int, rows: list[dict[str, Any]]) -> Block:
    return Block(number * size + 1, (number + 1) * size, _mark(rows), len(rows))


def _number(row: dict[str, Any]) -> int:
    return int(row["id"])  # a text or a number, by the version of PHP


def _mark(rows: list[dict[str, Any]]) -> str:
    told = sorted([_number(row), row.get("submitdate"), row.get("lastpage")] for row in rows)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _fetch_blocks(
    limesurvey: LimeSurvey, connection: Connection, parts: Parts, page: int, progress: Progress
) -> tuple[Block, ...]:
    """Fetch what is not there yet until an index says that all of it is, and return the pages."""
    for _ in range(_ROUNDS):
        blocks = blocks_of(connection.responses(fields=_INDEX), page)
        total = sum(block.responses for block in blocks)
        missing = [block for block in blocks if parts.mark(block.name) != block.mark]
        if not missing:
            return blocks
        done = total - sum(block.responses for block in missing)
        for block in missing:
            rows = connection.responses(block.first, block.last)
            parts.keep(block.name, json.dumps(rows).encode(), _mark(rows))
            done += block.responses
            progress(done, total)
    raise faults.changing(limesurvey.endpoint, "responses that stand still for a moment")
