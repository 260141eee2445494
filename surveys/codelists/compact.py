"""The short way to write a code list: one line, one code."""

from __future__ import annotations

from surveys.model import Code, CodeList, Text


def code_list(name: str, *rows: tuple[str, str, str, str], also: tuple[Code, ...] = ()) -> CodeList:
    """Return a code list from rows of code, Finnish, Swedish and English.

    Parameters
    ----------
    name
        Name of the list, the same wherever the list is used.
    rows
        Code and its texts in fi, sv and en.
    also
        Codes after the rows: the exclusive ones, and those that are no answers.

    Raises
    ------
    DefinitionError
        A code stands twice, is not lower-case ASCII, or lacks a text.

    Examples
    --------
    >>> code_list("size", ("s", "pieni", "liten", "small"))["s"].text.sv
    'liten'
    """
    codes = tuple(Code(code, Text(fi=fi, sv=sv, en=en)) for code, fi, sv, en in rows)
    return CodeList(name, codes + also)
