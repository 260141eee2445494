"""The language in which the reader reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import get_args

from surveys.errors import UsageError, listed, near
from surveys.model import LANGUAGES, Language, Text

VARIABLE = "BOOK_LANG"
DEFAULT: Language = "en"

_inside: ContextVar[Language | None] = ContextVar("language", default=None)


def current() -> Language:
    """Return the language of what is being shown.

    It is the one set by `using`, else the environment variable BOOK_LANG, else English.

    Raises
    ------
    UsageError
        BOOK_LANG names another language.

    Examples
    --------
    >>> with using("fi"):
    ...     current()
    'fi'
    """
    return _inside.get() or known(os.environ.get(VARIABLE) or DEFAULT)


def known(name: str) -> Language:
    """Return `name` as a language.

    Raises
    ------
    UsageError
        It is none of fi, sv and en.

    Examples
    --------
    >>> known("sv")
    'sv'
    """
    for language in get_args(Language):
        if name == language:
            return language  # type: ignore[no-any-return]  # get_args loses the Literal
    raise UsageError(
        f"language {name!r}",
        expected=f"one of {listed(LANGUAGES)}",
        where=f"environment variable {VARIABLE}" if os.environ.get(VARIABLE) == name else "",
        advice=near(name, LANGUAGES),
    )


@contextmanager
def using(language: Language | None) -> Iterator[Language]:
    """Show everything inside the block in `language`; None keeps the current one.

    Examples
    --------
    >>> with using("sv") as language:
    ...     language
    'sv'
    """
    chosen = current() if language is None else known(language)
    token = _inside.set(chosen)
    try:
        yield chosen
    finally:
        _inside.reset(token)


def in_each(write: Callable[[Language], str]) -> Text:
    """Return what `write` gives in each language, which is the current one meanwhile.

    Examples
    --------
    >>> in_each(lambda language: f"<{language}>").sv
    '<sv>'
    """
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        with using(language):
            texts[language] = write(language)
    return Text(**texts)
