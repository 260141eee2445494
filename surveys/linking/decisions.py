"""What a person has decided about pairs that linking left open, as rows of a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from surveys.errors import ResponseError, listed, near
from surveys.linking.codes import UNKNOWN, fold
from surveys.linking.values import MEANINGS, Links, Question, Side
from surveys.platforms.delimited import read_sheet
from surveys.platforms.delimited_writing import table_csv
from surveys.platforms.writing import guarded, unguarded

COLUMNS: Final = (
    "decision",
    "by",
    "date",
    "earlier",
    "earlier_id",
    "earlier_code",
    "later",
    "later_id",
    "later_code",
    "reason",
    "evidence",
)
"""Of the table of questions; a person fills in the first three."""
ANSWERS: Final[Mapping[str, bool]] = {"same": True, "different": False}
"""What can be decided: one person, or two."""
_TOLD: Final = COLUMNS[:9]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two answers are one person's, and who says so.

    Parameters
    ----------
    earlier, earlier_id, earlier_code
        Name of the side, response id and code of the one answer.
    later, later_id, later_code
        Of the other.
    same
        Whether it is one person.
    by, date
        Who has decided, and when.
    where
        File and row, for messages.
    """

    earlier: str
    earlier_id: str
    earlier_code: str
    later: str
    later_id: str
    later_code: str
    same: bool
    by: str
    date: dt.date
    where: str = "decisions"


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read the decisions in a table of questions; rows without a decision are passed over.

    Parameters
    ----------
    path
        CSV, with commas or semicolons, as spreadsheets save it. No file is no decision.

    Raises
    ------
    ResponseError
        A column is missing, or a row is not filled in as it should be. No code is shown.
    """
    if not path.exists():
        return ()
    sheet = read_sheet(path)
    for name in _TOLD:
        if name not in sheet.header:
            raise ResponseError(
                f"no column {name!r}", expected=f"the columns {listed(_TOLD, 9)}", where=path.name,
                advice=near(name, sheet.header),
            )  # fmt: skip
    columns = [sheet.texts(name).tolist() for name in _TOLD]
    return tuple(
        _decision({name: _cell(cell) for name, cell in zip(_TOLD, cells, strict=True)}, place)
        for place, cells in (
            (f"{path.name}, line {sheet.locate(row)}", cells)
            for row, cells in enumerate(zip(*columns, strict=True))
        )
        if _cell(cells[0])
    )


def _cell(cell: object) -> str:
    return unguarded(cell).strip() if isinstance(cell, str) else ""


def _decision(row: dict[str, str], where: str) -> Decision:
    word, by, date = row.pop("decision").lower(), row.pop("by"), row.pop("date")
    if word not in ANSWERS:
        raise ResponseError(
            "a decision that is none of these",
            expected=f"one of {listed(ANSWERS)}, or nothing",
            where=where,
            advice=near(word, ANSWERS),
        )
    if not by:
        raise ResponseError("a decision of nobody", expected="who decided, under by", where=where)
    return Decision(**row, same=ANSWERS[word], by=by, date=_date(date, where), where=where)


def _date(text: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ResponseError(
            "a date that is none", expected="a date such as 2026-03-31", where=where
        ) from None


def questions_csv(links: Links, decisions: Iterable[Decision] = ()) -> bytes:
    """Return the table for a person: what is decided already, then what is open.

    It holds codes and answers as they were given, so it lies in data_raw/ and nowhere else.
    """
    rows = [_decided(one) for one in decisions]
    rows += [_asked(links.sides, question) for question in links.questions]
    return table_csv([COLUMNS, *([guarded(cell) for cell in row] for row in rows)])


def _decided(one: Decision) -> list[str]:
    word = next(word for word, same in ANSWERS.items() if same == one.same)
    head = [word, one.by, one.date.isoformat(), one.earlier, one.earlier_id, one.earlier_code]
    return [*head, one.later, one.later_id, one.later_code, "", ""]


def _asked(sides: Sequence[Side], question: Question) -> list[str]:
    earlier, later = sides[question.earlier], sides[question.later]
    at, then = question.earlier_row, question.later_row
    names = dict.fromkeys((*earlier.evidence, *later.evidence))
    shown = [f"{name}: {_told(earlier, name, at)} / {_told(later, name, then)}" for name in names]
    return [
        "", "", "",
        earlier.name, earlier.ids[at], str(earlier.codes[at]),
        later.name, later.ids[then], str(later.codes[then]),
        MEANINGS[question.reason], "; ".join(shown),
    ]  # fmt: skip


def _told(side: Side, name: str, row: int) -> str:
    cell = side.evidence[name][row] if name in side.evidence else None
    return "?" if str(cell) in UNKNOWN else str(cell)


def check_codes(decision: Decision, earlier: str | None, later: str | None) -> None:
    """Raise ResponseError when an answer's code is not the one that was decided about."""
    for part, was, code in (
        ("earlier_code", decision.earlier_code, earlier),
        ("later_code", decision.later_code, later),
    ):
        if fold(was) != (code or ""):
            raise ResponseError(
                f"another code under {part} than the answer has",
                expected="the code that the decision was about",
                where=decision.where,
                advice="Has the code been corrected since? Decide anew.",
            )
