"""Recoding steps that take answers away, or what stands in a text."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.anonymisation.identifiers import redact
from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame, emptied, fields_in, named_fields, texts, with_texts
from surveys.cleaning.names import FieldName
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


def redact_text(frame: Frame, instrument: Instrument, *, fields: Sequence[FieldName]) -> Frame:
    """Put the kind of each identifier found in its place, in fields of text.

    The texts stay free text, and the gate still refuses them.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Fields or items of text.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A name is no field of text in the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], greetings=["Soita 040 1234567"])
    >>> redact_text(frame, coordinators, fields=["greetings"])["greetings"].to_list()
    ['Soita [phone]']
    """
    for field in named_fields(frame, instrument, fields, "redact_text"):
        if field.kind is not Kind.TEXT:
            raise fault("redact_text", f"field {field.name} of kind {field.kind}", "text")
        cells = texts(frame, field.name)
        redacted = [one if one is None else redact(one) for one in cells]
        frame = frame if redacted == cells else with_texts(frame, field.name, redacted)
    return frame
