"""What nobody can be sure of in free texts: a table that a person fills in, and reads back.

The table shows what people wrote, so it stays beside the response files. What is not decided in
it counts as a name and is redacted.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from surveys.anonymisation.free_text.finder import found_in
from surveys.anonymisation.free_text.lexicon import Lexica
from surveys.anonymisation.identifiers import Finding
from surveys.cleaning.frames import Frame, fields_in, named_fields, texts
from surveys.cleaning.tables import heading_shown
from surveys.errors import DefinitionError, listed, near
from surveys.model import Field, Instrument, Kind

QUEUE_COLUMNS: Final = (
    "field",
    "passage",
    "kind",
    "times",
    "context",
    "proposed",
    "decision",
    "check",
)
"""Columns of the table; a person fills in `decision` and changes nothing else."""
KEEP, REDACT = "keep", "redact"
_AROUND = 40
_CHECK_LENGTH = 16
_WHERE = "the review table"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person has decided.

    Parameters
    ----------
    decisions
        Field and passage → "keep", "redact" or the code of a theme. A passage is the same
        whatever its case.
    undecided
        How many rows have no decision.
    """

    decisions: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    undecided: int = 0

    def of(self, name: str, passage: str) -> str:
        """Return the decision on a passage of a field; "" where there is none."""
        return self.decisions.get((name, passage.casefold()), "")


def review_queue(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[str] = (),
    used: Lexica | None = None,
    reviewed: Reviewed | None = None,
    key: bytes = b"",
) -> tuple[dict[str, str], ...]:
    """Return the passages that a person should decide on, one row for each distinct one.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items of text; by default all of them.
    used
        Dictionaries; by default the best that are installed.
    reviewed
        Earlier decisions, which are filled in again.
    key
        Secret that the check of each row depends on; without one it only tells slips.

    Returns
    -------
    tuple of dict
        The columns are `QUEUE_COLUMNS`, the most frequent passages of a field first. Only what
        is not sure is there; what is sure is redacted without a question.

    Raises
    ------
    DefinitionError
        A name is no field of text in the frame.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], greetings=["Kiitos siitä, Pösö!"])
    >>> rows = review_queue(frame, coordinators, used=lexica("none"))
    >>> [(row["passage"], row["context"], row["proposed"]) for row in rows]
    [('Pösö', '…Kiitos siitä, [Pösö]!…', 'redact')]
    """
    earlier = reviewed or Reviewed()
    rows: list[dict[str, str]] = []
    for one in _text_fields(frame, instrument, fields):
        rows += _rows_of(one.name, texts(frame, one.name), used, earlier, key)
    return tuple(rows)


def _text_fields(frame: Frame, instrument: Instrument, names: Sequence[str]) -> tuple[Field, ...]:
    if not names:
        return tuple(one for one in fields_in(frame, instrument) if one.kind is Kind.TEXT)
    chosen = named_fields(frame, instrument, names, "review_queue")
    for one in chosen:
        if one.kind is not Kind.TEXT:
            raise DefinitionError(
                f"field {one.name} of kind {one.kind}", expected="text", where=_WHERE
            )
    return chosen


def _rows_of(
    name: str, cells: Iterable[str | None], used: Lexica | None, earlier: Reviewed, key: bytes
) -> list[dict[str, str]]:
    times: Counter[str] = Counter()
    first: dict[str, tuple[str, Finding]] = {}
    for text in sorted(cell for cell in cells if cell):  # so that the order of rows says nothing
        for found in found_in(text, used):
            if not found.sure:
                passage = text[found.start : found.end].casefold()
                times[passage] += 1
                first.setdefault(passage, (text, found))
    ordered = sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    return [_row(name, *first[passage], count, earlier, key) for passage, count in ordered]


def _row(
    name: str, text: str, found: Finding, count: int, earlier: Reviewed, key: bytes
) -> dict[str, str]:
    passage = text[found.start : found.end]
    return {
        "field": name,
        "passage": passage,
        "kind": str(found.kind),
        "times": str(count),
        "context": _context(text, found),
        "proposed": REDACT,
        "decision": earlier.of(name, passage),
        "check": _check(name, passage, key),
    }


def _context(text: str, found: Finding) -> str:
    """Return the passage in brackets with some words around it, on one line."""
    before = text[max(0, found.start - _AROUND) : found.start]
    after = text[found.end : found.end + _AROUND]
    return " ".join(f"…{before}[{text[found.start : found.end]}]{after}…".split())


def _check(name: str, passage: str, key: bytes) -> str:
    told = f"{name}\0{passage.casefold()}".encode()
    return hmac.new(key, told, hashlib.sha256).hexdigest()[:_CHECK_LENGTH]


def read_review(
    rows: Iterable[Mapping[str, object]], *, themes: Collection[str] = (), key: bytes = b""
) -> Reviewed:
    """Read the decisions of a filled-in table.

    Parameters
    ----------
    rows
        As `review_queue` made them, with `decision` filled in: "keep", "redact" or the code
        of a theme. A row without a decision is undecided: its passage is redacted.
    themes
        Codes that may stand in the place of a passage.
    key
        As `review_queue` had it.

    Raises
    ------
    DefinitionError
        A column is unknown or missing, a decision is unknown, a passage was changed or moved,
        or one passage has two decisions. The message names the row and the column, and never
        the passage.

    Examples
    --------
    >>> row = {"field": "greetings", "passage": "Pösö", "decision": "", "check": ""}
    >>> read_review([row]).undecided
    1
    """
    allowed = (KEEP, REDACT, *themes)
    decisions: dict[tuple[str, str], str] = {}
    undecided = 0
    for number, row in enumerate(rows, start=1):
        cells = _cells(row, number)
        decision = cells["decision"].casefold()
        if not decision:
            undecided += 1
            continue
        if decision not in allowed:
            raise _fault(
                number, "decision", heading_shown(cells["decision"]),
                f"one of {listed(allowed)}", near(decision, allowed),
            )  # fmt: skip
        passage = cells["passage"]
        if not hmac.compare_digest(cells["check"], _check(cells["field"], passage, key)):
            raise _fault(
                number, "passage", "a passage that is not the one of its check",
                "field, passage and check as they were written",
                "Write the table anew; the decisions of the other rows can be read again.",
            )  # fmt: skip
        place = (cells["field"], passage.casefold())
        if decisions.setdefault(place, decision) != decision:
            raise _fault(number, "decision", "a second decision on a passage", "one for each")
    return Reviewed(MappingProxyType(decisions), undecided)


def _cells(row: Mapping[str, object], number: int) -> dict[str, str]:
    for name in row:
        if name not in QUEUE_COLUMNS:
            raise DefinitionError(
                f"column {heading_shown(name)}",
                expected=f"the columns {listed(QUEUE_COLUMNS)}",
                where=_WHERE,
                advice=near(name, QUEUE_COLUMNS),
            )
    for name in ("field", "passage", "decision", "check"):
        if name not in row:
            raise _fault(number, name, "no such column", f"the columns {listed(QUEUE_COLUMNS)}")
    return {name: str(row.get(name) or "").strip() for name in QUEUE_COLUMNS}


def _fault(row: int, column: str, found: str, expected: str, advice: str = "") -> DefinitionError:
    where = f"{_WHERE}, row {row}, column {column}"
    return DefinitionError(found, expected=expected, where=where, advice=advice)


def redacted(text: str, name: str, reviewed: Reviewed, used: Lexica | None = None) -> str:
    """Redact a text by what a person has decided.

    Parameters
    ----------
    text
        An answer.
    name
        Of its field.
    reviewed
        Decisions. What is sure is redacted whatever they say, and so is what is not decided.
    used
        Dictionaries.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> decided = Reviewed({("greetings", "pösö"): "keep"})
    >>> redacted("Kiitos siitä, Pösö ja Zuz!", "greetings", decided, lexica("none"))
    'Kiitos siitä, Pösö ja [name]!'
    """
    pieces: list[str] = []
    end = 0
    for found in found_in(text, used):
        passage = text[found.start : found.end]
        decision = "" if found.sure else reviewed.of(name, passage)
        shown = {KEEP: passage, REDACT: f"[{found.kind}]", "": f"[{found.kind}]"}
        pieces += [text[end : found.start], shown.get(decision, f"[{decision}]")]
        end = found.end
    return "".join([*pieces, text[end:]])
