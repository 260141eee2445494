"""Recoding steps that take answers away, or what stands in a text."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.anonymisation.free_text.lexicon import lexica
from surveys.anonymisation.free_text.review import read_review, redacted
from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame, emptied, fields_in, named_fields, texts, with_texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.cleaning.tables import Rows
from surveys.model import Field, Instrument, Kind


def remove(frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName]) -> Frame:
    """Remove all answers to some fields or items.

    The columns stay, empty, with the reason "removed" where there was an answer, so that a
    reader of the data sees what was taken out.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A name is no field of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], employer=["municipality"], employer__missing=[None])
    >>> remove(frame, coordinators, fields=["employer"])["employer__missing"].to_list()
    ['removed']
    """
    for field in named_fields(frame, instrument, fields, "remove"):
        frame = _removed(frame, field)
    return frame


def remove_free_text(frame: Frame, instrument: Instrument) -> Frame:
    """Remove the answers to all fields of text.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it. There are no options.

    Returns
    -------
    Frame
        The same columns; where there was a text, the reason is "removed".

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], role=["other"], role_other=["Adviser in Kemi"])
    >>> remove_free_text(frame, coordinators)["role_other"].to_list()
    [<NA>]
    """
    for field in fields_in(frame, instrument):
        if field.kind is Kind.TEXT:
            frame = _removed(frame, field)
    return frame


def _removed(frame: Frame, field: Field) -> Frame:
    return emptied(frame, field.name, [True] * len(frame))


def redact_text(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    table: Rows = (),
    note: Note = unnoted,
) -> Frame:
    """Put the kind of each identifier, name and place found in its place, in fields of text.

    What is sure is redacted; what is not, as long as nobody has decided to keep it. The texts
    stay free text, and the gate still refuses them where the rule does not let them stay.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items of text.
    table
        Decisions of a person: the rows of `review_queue`, filled in.
    note
        Is told which dictionaries were used, and how many rows are not decided.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A name is no field of text in the frame, or the table is not right.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], greetings=["Soita 040 1234567"])
    >>> redact_text(frame, coordinators, fields=["greetings"])["greetings"].to_list()
    ['Soita [phone]']
    """
    used = lexica()
    reviewed = read_review(table)
    note(f"names looked up in: {used}")
    if reviewed.undecided:
        note(f"{counted(reviewed.undecided, 'row')} of the table not decided")
    for field in named_fields(frame, instrument, fields, "redact_text"):
        if field.kind is not Kind.TEXT:
            raise fault("redact_text", f"field {field.name} of kind {field.kind}", "text")
        cells = texts(frame, field.name)
        safe = [one and redacted(one, field.name, reviewed, used) for one in cells]
        frame = frame if safe == cells else with_texts(frame, field.name, safe)
    return frame
