"""What a step tells the reader of the record, beside the frame that it returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Note: TypeAlias = Callable[[str], None]
"""Is told counts and names of columns; never what somebody answered."""


def unnoted(note: str) -> None:
    """Keep no notes: for steps that are called by themselves.

    Examples
    --------
    >>> unnoted("2 responses could not be judged")
    """


def counted(times: int, one: str, many: str = "") -> str:
    """Return a count with its word.

    Examples
    --------
    >>> counted(1, "response"), counted(3, "response"), counted(2, "query", "queries")
    ('1 response', '3 responses', '2 queries')
    """
    return f"{times} {one if times == 1 else many or f'{one}s'}"
