"""Hints of `tkk check` that are left as they are for the same reason everywhere."""

from __future__ import annotations

from surveys.model import Accepted


def no_words_for_other(*items: str) -> tuple[Accepted, ...]:
    """Leave 'other' without a question that asks what it is.

    Examples
    --------
    >>> no_words_for_other("home")[0].place
    'home'
    """
    reason = "the share is enough, and an open answer more could give somebody away"
    return tuple(Accepted("unspecified-other", item, reason) for item in items)
