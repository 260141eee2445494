"""Themes in the place of open answers: the table that a person codes, and the step that uses it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, get_args

import narwhals as nw

from surveys.anonymisation.free_text.finder import without_names
from surveys.anonymisation.free_text.lexicon import Lexica
from surveys.anonymisation.free_text.themes import NO_THEME, ThemeScheme, propose_themes
from surveys.cleaning.frames import Frame, emptied, named_field, texts, with_texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.tables import Rows, heading_shown
from surveys.errors import DefinitionError, ResponseError, listed, near, shown_id
from surveys.model import Field, Instrument, Kind, Missing
from surveys.model.naming import MISSING_SUFFIX

CODING_COLUMNS: Final = (
    "wave", "response_id", "field", "answer", "proposed", "themes", "by", "check",
)  # fmt: skip
"""Columns of the table; a coder fills in `themes` and `by`."""
_CHECK_LENGTH = 16

Unreviewed: TypeAlias = Literal["error", "not_coded"]


def coding_queue(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    scheme: ThemeScheme,
    table: Sequence[Mapping[str, object]] = (),
    wave: str = "",
    used: Lexica | None = None,
    key: bytes = b"",
) -> tuple[dict[str, str], ...]:
    """Return the answers to a field of text as rows to be coded.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A field of text.
    scheme
        The themes.
    table
        Rows that were coded before; they keep their themes and coder.
    wave
        Written in every row: platforms number their responses from 1 in every wave.
    used
        Dictionaries for the names, which the table leaves out: a coder does not need them.
    key
        Secret that the check of each row depends on; without one it only tells slips.

    Returns
    -------
    tuple of dict
        The columns are `CODING_COLUMNS`, in the order of the ids. `proposed` has the codes of
        a machine, which count for nothing until somebody writes them under `themes`, parted by
        blanks. The answers are personal: the file stays beside the response files.

    Raises
    ------
    DefinitionError
        The field is no text, or a row of `table` is not right.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> from surveys.anonymisation.free_text.themes import Theme
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> from surveys.model import Text
    >>> scheme = ThemeScheme("s", (Theme("time", Text("Aika", "Tid", "Time"), {"fi": ("kiire",)}),))
    >>> frame = framed(response_id=["1"], greetings=["Kiire on kova, sanoi Liisa."])
    >>> rows = coding_queue(frame, coordinators, field="greetings", scheme=scheme,
    ...                     used=lexica("none"))
    >>> [(row["answer"], row["proposed"], row["themes"]) for row in rows]
    [('Kiire on kova, sanoi [name].', 'time', '')]
    """
    one = _text_field(frame, instrument, field)
    known = {row["response_id"]: row for row in _meant(table, one.name, wave)}
    pairs = sorted(zip(texts(frame, "response_id"), texts(frame, one.name), strict=True), key=str)
    rows = []
    for response, answer in pairs:
        if answer is not None and response is not None:
            check = _check(response, one.name, answer, key)
            before = known.get(response, {})
            kept = before if before.get("check") == check else {}
            rows.append(
                {
                    "wave": wave,
                    "response_id": response,
                    "field": one.name,
                    "answer": _unrunnable(without_names(answer, used)),
                    "proposed": " ".join(propose_themes(answer, scheme)),
                    "themes": kept.get("themes", ""),
                    "by": kept.get("by", ""),
                    "check": check,
                }
            )
    return tuple(rows)


def _meant(
    table: Sequence[Mapping[str, object]], name: str, wave: str | None
) -> Iterator[dict[str, str]]:
    """Yield the rows that are about a field, in a wave; rows without a wave are about any."""
    for row in map(_filled, table):
        if row["field"] == name and (not wave or row["wave"] in ("", wave)):
            yield row


def _filled(row: Mapping[str, object]) -> dict[str, str]:
    return {name: str(row.get(name) or "").strip() for name in CODING_COLUMNS}


def _unrunnable(words: str) -> str:
    """Return words that a spreadsheet does not take for a formula."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@") else words


def _check(response: str, name: str, answer: str, key: bytes) -> str:
    told = f"{response}\0{name}\0{answer}".encode()
    return hmac.new(key, told, hashlib.sha256).hexdigest()[:_CHECK_LENGTH]


def _text_field(frame: Frame, instrument: Instrument, name: str) -> Field:
    one = named_field(frame, instrument, name, "code_themes")
    if one.kind is not Kind.TEXT:
        raise _fault(f"field {one.name} of kind {one.kind}", "text")
    return one


def _fault(found: str, expected: str, advice: str = "", where: str = "") -> DefinitionError:
    place = f"step code_themes{where}"
    return DefinitionError(found, expected=expected, where=place, advice=advice)


def code_themes(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    scheme: ThemeScheme,
    table: Rows,
    unreviewed: Unreviewed = "error",
    check_key: bytes = b"",
    wave: str | None = None,
    note: Note = unnoted,
) -> Frame:
    """Put one flag for each theme in the place of a field of text.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A field of text.
    scheme
        The themes.
    table
        Rows as `coding_queue` made them, with `themes` (codes parted by blanks, or "none") and
        `by` filled in.
    unreviewed
        What becomes of an answer that nobody has coded: "error", or "not_coded", which leaves
        its flags empty with the reason "removed".
    check_key
        As `coding_queue` had it.
    wave
        Rows of other waves are passed over; no option of a plan.
    note
        Is told how many answers were coded and how many were not.

    Returns
    -------
    Frame
        With the columns ``<field>__<theme>`` and their reasons: true where the coder found
        the theme, false where not, and missing for the reason that the text is missing for.
        The text itself is empty, with the reason "removed".

    Raises
    ------
    DefinitionError
        The field is no text; a row of the table has an unknown column, field or code; a
        response is coded twice.
    ResponseError
        An answer is not coded, or was changed since. The message names the response, and
        never the answer.
    """
    one = _text_field(frame, instrument, field)
    if unreviewed not in get_args(Unreviewed):
        known = get_args(Unreviewed)
        raise _fault(
            f"unreviewed = {unreviewed!r}", f"one of {listed(known)}", near(unreviewed, known)
        )
    coded = _coded(table, one.name, scheme, wave)
    themes = list(_themes_of(frame, one.name, coded, unreviewed, check_key))
    told = [codes for codes in themes if codes is not None]
    answered = sum(cell is not None for cell in texts(frame, one.name))
    note(f"{counted(len(told), 'answer')} coded")
    note(f"{counted(answered - len(told), 'answer')} not coded")
    reasons = _reasons(frame, one)
    for code in scheme.codes:
        name = f"{one.name}__{code}"
        flags = [None if codes is None else code in codes for codes in themes]
        frame = frame.with_columns(_flags(frame, name, flags))
        missing = [
            None if flag is not None else why for flag, why in zip(flags, reasons, strict=True)
        ]
        frame = with_texts(frame, f"{name}{MISSING_SUFFIX}", missing)
    return emptied(frame, one.name, [True] * len(frame))


def _coded(
    table: Sequence[Mapping[str, object]], name: str, scheme: ThemeScheme, wave: str | None
) -> dict[str, tuple[frozenset[str], str]]:
    """Return response → its themes and the check of its answer, of the rows that are coded."""
    coded: dict[str, tuple[frozenset[str], str]] = {}
    for number, row in enumerate(table, start=1):
        for heading in row:
            if heading not in CODING_COLUMNS:
                raise _fault(
                    f"column {heading_shown(heading)}", f"the columns {listed(CODING_COLUMNS)}",
                    near(heading, CODING_COLUMNS), f", row {number}",
                )  # fmt: skip
        cells = next(_meant([row], name, wave), None)
        if cells is None or not (cells["themes"] and cells["by"]):
            continue
        if cells["response_id"] in coded:
            raise _fault("a second row for a response", "one for each", where=f", row {number}")
        codes = frozenset(_codes(cells["themes"], scheme, number))
        coded[cells["response_id"]] = (codes, cells["check"])
    return coded


def _codes(written: str, scheme: ThemeScheme, number: int) -> Iterator[str]:
    codes = written.replace(",", " ").casefold().split()
    known = (*scheme.codes, NO_THEME)
    for code in codes:
        if code not in known or (code == NO_THEME and len(codes) > 1):
            raise _fault(
                f"theme {heading_shown(code)}",
                f"one or more of {listed(scheme.codes)}, or {NO_THEME}",
                near(code, known) if code not in known else "", f", row {number}, column themes",
            )  # fmt: skip
        if code != NO_THEME:
            yield code


def _themes_of(
    frame: Frame,
    name: str,
    coded: Mapping[str, tuple[frozenset[str], str]],
    unreviewed: Unreviewed,
    key: bytes,
) -> Iterator[frozenset[str] | None]:
    for response, answer in zip(texts(frame, "response_id"), texts(frame, name), strict=True):
        if answer is None:
            yield None
            continue
        codes, check = coded.get(response or "", (None, ""))
        if codes is not None and check != _check(response or "", name, answer, key):
            raise _refusal(response, name, "an answer that is not the one that was coded")
        if codes is None and unreviewed == "error":
            raise _refusal(response, name, "an answer that nobody has coded")
        yield codes


def _refusal(response: str | None, name: str, found: str) -> ResponseError:
    return ResponseError(
        found,
        expected="a row of the coding table with its themes and its coder",
        where=f"step code_themes, response {shown_id(response or '')}, field {name}",
        advice="Write the table anew and code the row; what was coded stays.",
    )


def _reasons(frame: Frame, one: Field) -> list[str | None]:
    """Return why each text is missing; "removed" for one that was not coded."""
    cells = texts(frame, one.name)
    given = texts(frame, one.missing) if one.missing in frame.columns else [None] * len(cells)
    return [
        str(Missing.REMOVED) if cell is not None else reason or str(Missing.BLANK)
        for cell, reason in zip(cells, given, strict=True)
    ]


def _flags(frame: Frame, name: str, flags: list[bool | None]) -> nw.Series[Any]:
    """Return a nullable column of true and false on the frame's engine."""
    if frame.implementation.is_pandas():
        import pandas as pd

        series = pd.Series(
            pd.array(flags, dtype="boolean"), name=name, index=nw.to_native(frame).index
        )
        return nw.from_native(series, series_only=True)
    return nw.new_series(name, flags, nw.Boolean, backend=frame.implementation)
