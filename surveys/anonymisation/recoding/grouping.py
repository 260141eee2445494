"""Codes merged into coarser ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import narwhals as nw

from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame, named_field
from surveys.cleaning.names import FieldName
from surveys.errors import listed, near
from surveys.model import Code, CodeList, Field, Instrument, Text
from surveys.model.naming import check_code

Groups: TypeAlias = Mapping[str, Sequence[str]]
"""New code → the old codes that it stands for."""


def generalise(frame: Frame, instrument: Instrument, *, field: FieldName, groups: Groups) -> Frame:
    """Merge the codes of a field into coarser ones, in the same column.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A field of codes.
    groups
        New code → old codes. Every answer code of the field stands in one group.

    Returns
    -------
    Frame
        The same columns; the field holds the new codes.

    Raises
    ------
    DefinitionError
        The field has no codes, or the groups leave out, repeat or invent a code.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> groups = {"coordinator": ["local", "project"], "else": ["regional", "other"]}
    >>> frame = framed(response_id=["1", "2"], role=["local", "regional"])
    >>> generalise(frame, coordinators, field="role", groups=groups)["role"].to_list()
    ['coordinator', 'else']
    """
    one = named_field(frame, instrument, field, "generalise")
    merged = regrouped(one, groups)
    new = {old: code.code for code in merged for old in groups[code.code]}
    return with_codes(frame, one.name, new, "generalise")


def with_codes(frame: Frame, name: str, new: Mapping[str, str], step: str) -> Frame:
    """Return the frame with other codes in a column of codes; missing cells stay missing.

    Raises
    ------
    DefinitionError
        A cell holds none of the old codes: an earlier step has recoded the field.
    """
    cells = frame[name]
    if cells.is_null().all():
        return frame
    strange = sum(str(one) not in new for one in cells.drop_nulls().unique().to_list())
    if strange:
        raise fault(
            step,
            f"{strange} code(s) in field {name} that its question does not have",
            "answers as they were given",
            "Recode each field once.",
        )
    codes = cells.replace_strict(
        list(new), list(new.values()), default=None, return_dtype=nw.String
    )
    return frame.with_columns(codes.alias(name))


def regrouped(field: Field, groups: Groups) -> CodeList:
    """Return the code list of a field after `generalise`; errors as there."""
    if field.codes is None:
        raise fault("generalise", f"field {field.name} of kind {field.kind}", "a field of codes")
    return grouped(field.codes, groups)


def grouped(codes: CodeList, groups: Groups) -> CodeList:
    """Return the list of the merged codes; each is called what its members are, joined.

    Parameters
    ----------
    codes
        The list that is merged; codes that are no answers stay out of it.
    groups
        New code → old codes.

    Raises
    ------
    DefinitionError
        The groups leave out, repeat or invent a code.

    Examples
    --------
    >>> from surveys.model import Code, CodeList, Text
    >>> areas = CodeList("areas", tuple(Code(c, Text(c, c, c)) for c in ("north", "east", "west")))
    >>> [code.text.en for code in grouped(areas, {"n": ["north"], "ew": ["east", "west"]})]
    ['north', 'east / west']
    """
    _check_groups(codes, groups)
    return CodeList(
        codes.name,
        tuple(Code(new, _joined(codes[old].text for old in olds)) for new, olds in groups.items()),
    )


def _joined(labels: Iterator[Text]) -> Text:
    every = list(labels)
    return Text(*(" / ".join(one[language] for one in every) for language in ("fi", "sv", "en")))


def _check_groups(codes: CodeList, groups: Groups) -> None:
    known = codes.answer_names
    named = Counter(old for olds in groups.values() for old in olds)
    for new, olds in groups.items():
        check_code(new, f"step generalise, {codes.name}")
        if not olds:
            raise fault("generalise", f"group {new!r} without codes", "one code or more")
    for old, times in named.items():
        if old not in known:
            raise fault("generalise", f"code {old!r}", f"one of {listed(known)}", near(old, known))
        if times > 1:
            raise fault("generalise", f"code {old!r} in {times} groups", "each code in one")
    left = [old for old in known if old not in named]
    if left:
        raise fault("generalise", f"no group for {listed(left)}", "a group for every code")
