"""'Other, please specify': answers that belong under a code, by a table that somebody reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Annotated, Final

from surveys.cleaning.frames import Frame, named_field, replaced, texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.tables import TABLE, heading_shown, unrunnable
from surveys.cleaning.texts import folded, repaired
from surveys.errors import DefinitionError, listed, near
from surveys.model import LANGUAGES, CodeList, Instrument, Missing, MultipleChoice, SingleChoice

COLUMNS: Final = ("text", "times", "proposed", "code", "by", "date")
"""Columns of the table: a person fills in the last three; times and proposed help to decide."""
_NEEDED = ("text", "code", "by", "date")
_ALIKE = 0.72
"""Least likeness of a text and a label of a code for the code to be proposed."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A choice with a code that asks for words, and the field that has them."""

    item: SingleChoice | MultipleChoice
    text: str
    code: str

    @property
    def codes(self) -> CodeList:
        return self.item.codes

    def field_of(self, code: str) -> str:
        """Return the flag of a code in a multiple choice."""
        return next(one.name for one in self.item.fields if one.part == code)


def recode_other(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    text: FieldName,
    table: Annotated[Sequence[Mapping[str, object]], TABLE],
    code: str = "other",
    note: Note = unnoted,
) -> Frame:
    """Put other answers under the codes that a reviewed table gives them.

    Where `field` is `code` and the words in `text` stand in the table, the answer becomes the
    code of the table, in a multiple choice beside the ones that were ticked; nobody would then
    have been asked for words, so that `text` has the reason "not_asked". Words are the same
    whatever their case, spaces and dashes. Words without a reviewed row stay as they are;
    the record says how many these are, and `other_queue` lists them for review.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A single or a multiple choice.
    text
        The text that goes with it.
    table
        Rows with text, code, by (who reviewed it) and date. A row with `code` itself was
        reviewed and stays another answer; one without code, by or date is not reviewed. In a
        multiple choice a text may stand in several rows, and then stands for all their codes.
    code
        The answer that asks for words.
    note
        Is told how many answers were recoded, and how many texts nobody has reviewed.

    Returns
    -------
    Frame
        All responses.

    Raises
    ------
    DefinitionError
        A name or a code is unknown, a row is not whole, or a text has two codes in a single
        choice.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], role=["other", "other"],
    ...                role_other=["Aluekoordinaattori ", "kahvinkeittäjä"])
    >>> row = {"text": "aluekoordinaattori", "code": "regional", "by": "AA", "date": "2026-05-01"}
    >>> recoded = recode_other(frame, coordinators, field="role", text="role_other", table=[row])
    >>> recoded["role"].to_list(), recoded["role_other"].to_list()
    (['regional', 'other'], [<NA>, 'kahvinkeittäjä'])
    """
    other = _other(frame, instrument, field, text, code)
    reviewed = _reviewed(table, other)
    written = _written(frame, other)
    found = [reviewed.get(one or "", ()) for one in written]
    for codes in dict.fromkeys(one for one in found if one and one != (code,)):
        frame = _recoded(frame, other, codes, [one == codes for one in found])
    done = [bool(codes) and code not in codes for codes in found]
    frame = replaced(frame, other.text, done, None, Missing.NOT_ASKED)
    left = {one for one, codes in zip(written, found, strict=True) if one and not codes}
    note(f"{counted(sum(bool(codes) and codes != (code,) for codes in found), 'answer')} recoded")
    note(f"{counted(len(left), 'text')} not reviewed")
    return frame


def other_queue(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    text: FieldName,
    table: Sequence[Mapping[str, object]] = (),
    code: str = "other",
) -> tuple[dict[str, str], ...]:
    """Return the words that nobody has reviewed, as rows of a table to be filled in.

    Parameters
    ----------
    frame, instrument, field, text, table, code
        As for `recode_other`.

    Returns
    -------
    tuple of dict
        The columns are `COLUMNS`; the most frequent words come first. `proposed` is the code
        with a label in Finnish, Swedish or English that is like the words, or empty: it does
        nothing until somebody writes it under `code`, with their initials and the date. What
        people wrote is personal: the file stays beside the response files.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], role=["other"], role_other=["Projektissa työskentely"])
    >>> other_queue(frame, coordinators, field="role", text="role_other")[0]["times"]
    '1'
    """
    other = _other(frame, instrument, field, text, code)
    reviewed = _reviewed(table, other)
    times = Counter(one for one in _written(frame, other) if one and one not in reviewed)
    shown: dict[str, str] = {}
    for words in sorted(one for one in texts(frame, other.text) if one):
        shown.setdefault(_key(words), repaired(words))
    return tuple(
        {"text": unrunnable(shown[one]), "times": str(count),
         "proposed": _proposed(shown[one], other), "code": "", "by": "", "date": ""}
        for one, count in sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    )  # fmt: skip


def _other(frame: Frame, instrument: Instrument, field: str, text: str, code: str) -> _Other:
    words = named_field(frame, instrument, text, "recode_other")
    item = next((one for one in instrument.asked if one.name == field), None)
    if not isinstance(item, SingleChoice | MultipleChoice):
        choices = [one.name for one in instrument.asked
                   if isinstance(one, SingleChoice | MultipleChoice)]  # fmt: skip
        raise _fault(f"field {field!r}", "a single or a multiple choice", near(field, choices))
    for one in item.fields:
        named_field(frame, instrument, one.name, "recode_other")
    if code not in item.codes:
        names = item.codes.names
        raise _fault(f"code {code!r}", f"one of {listed(names)}", near(code, names))
    return _Other(item, words.name, code)


def _fault(found: str, expected: str, advice: str = "") -> DefinitionError:
    return DefinitionError(found, expected=expected, where="step recode_other", advice=advice)


def _reviewed(table: Sequence[Mapping[str, object]], other: _Other) -> dict[str, tuple[str, ...]]:
    """Return text → its codes, of the rows that somebody has reviewed."""
    found: dict[str, list[str]] = {}
    for number, row in enumerate(table, start=1):
        for words, code in _decision(row, number, other):
            codes = found.setdefault(words, [])
            if code not in codes:
                codes.append(code)
    single = isinstance(other.item, SingleChoice)
    twice = [number for number, codes in enumerate(found.values(), start=1) if len(codes) > 1]
    if twice and single:
        raise _fault(
            f"{len(twice)} text(s) with several codes", "one code for each, in a single choice"
        )
    return {words: tuple(codes) for words, codes in found.items()}


def _decision(row: Mapping[str, object], number: int, other: _Other) -> Iterator[tuple[str, str]]:
    """Yield the text and the code of a row, unless nobody has reviewed it."""
    for name in row:
        if name not in COLUMNS:
            raise _fault(
                f"column {heading_shown(name)} in row {number}", f"the columns {listed(COLUMNS)}",
                near(name, COLUMNS),
            )  # fmt: skip
    cells = {name: str(row.get(name) or "").strip() for name in _NEEDED}
    if not cells["text"]:
        raise _fault(f"no text in row {number} of the table", "what somebody wrote")
    if all(cells.values()):
        codes = other.codes.names
        if cells["code"] not in codes:
            raise _fault(
                f"code {heading_shown(cells['code'])} in row {number} of the table",
                f"one of {listed(codes)}",
                near(cells["code"], codes),
            )
        if isinstance(other.item, MultipleChoice) and other.codes[cells["code"]].stands_alone:
            raise _fault(
                f"code {cells['code']!r} in row {number} of the table",
                "a code that can stand beside others in a multiple choice",
            )
        yield _key(cells["text"]), cells["code"]


def _key(words: str) -> str:
    # The queue has an apostrophe before what looks like a formula.
    return folded(repaired(words)).lstrip("'")


def _written(frame: Frame, other: _Other) -> list[str | None]:
    """Return for each response the key of its words, where the other answer was given."""
    if isinstance(other.item, SingleChoice):
        chosen = [one == other.code for one in texts(frame, other.item.fields[0].name)]
    else:
        flags = frame[other.field_of(other.code)].fill_null(value=False).to_list()
        chosen = [bool(one) for one in flags]
    return [
        (_key(words) or None) if there and words else None
        for there, words in zip(chosen, texts(frame, other.text), strict=True)
    ]


def _recoded(frame: Frame, other: _Other, codes: tuple[str, ...], rows: list[bool]) -> Frame:
    if isinstance(other.item, SingleChoice):
        missing = other.codes[codes[0]].missing
        value = None if missing else codes[0]
        return replaced(frame, other.item.fields[0].name, rows, value, missing)
    if other.code not in codes:
        frame = replaced(frame, other.field_of(other.code), rows, False, None)
    for code in codes:
        frame = replaced(frame, other.field_of(code), rows, True, None)
    return frame


def _proposed(words: str, other: _Other) -> str:
    """Return the code whose label is most like the words, or an empty text."""
    best = max(
        ((_likeness(words, label), code.code) for code in other.codes.answers
         if code.code != other.code
         for label in (code.text[one] for one in LANGUAGES if code.text.has(one))),
        default=(0.0, ""),
    )  # fmt: skip
    return best[1] if best[0] >= _ALIKE else ""


def _likeness(words: str, label: str) -> float:
    one, other = folded(words), folded(label)
    if len(one) >= 4 and (one in other or other in one):
        return 0.9
    return SequenceMatcher(None, one, other).ratio()
