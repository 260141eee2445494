"""What names and codes may look like, and the checks that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from keyword import iskeyword

from surveys.conditions import PART
from surveys.errors import DefinitionError

NAME = re.compile(r"[a-z][a-z0-9_]*")
CODE = re.compile(r"[a-z0-9][a-z0-9_]*")
MISSING_SUFFIX = f"{PART}missing"
"""Ends the name of the column that keeps why an answer is missing."""
RESERVED = frozenset({"missing"})
"""Part names that would make a field look like a column of missing reasons."""


TAKEN = frozenset({"response_id", "submitted", "language", "wave", "answering_seconds"})
"""Columns that every frame of answers has, so that no item can be called so."""


def check_name(name: str, what: str) -> None:
    """Raise DefinitionError unless `name` is a lower-case ASCII name."""
    if not NAME.fullmatch(name) or PART in name or name.endswith("_"):
        raise DefinitionError(
            f"the name {name!r}",
            expected="lower-case letters, digits and single underscores, a letter first",
            where=what,
            advice="Rename it; names stay the same over waves and platforms.",
        )


def check_item_name(name: str) -> None:
    """Raise DefinitionError unless conditions and columns can have the name."""
    where = f"item {name!r}"
    check_name(name, where)
    if iskeyword(name):
        raise DefinitionError(
            f"the name {name!r}",
            expected="a name that is not a word of the language of conditions",
            where=where,
            advice="Add a word to it.",
        )
    if name in TAKEN:
        raise DefinitionError(
            f"the name {name!r}",
            expected="a name that is not a column of every response",
            where=where,
            advice=f"These are taken: {', '.join(sorted(TAKEN))}.",
        )


def check_wave(name: str) -> None:
    """Raise DefinitionError unless `name` can stand in file names, form ids and versions."""
    if not CODE.fullmatch(name):
        raise DefinitionError(
            f"the wave name {name!r}",
            expected="lower-case letters, digits and underscores, a letter or digit first",
            where=f"wave {name!r}",
            advice="Waves are called such as '2026' or '2014_2020'.",
        )


def check_code(code: str, what: str) -> None:
    """Raise DefinitionError unless `code` is a lower-case ASCII code that is not reserved."""
    if not CODE.fullmatch(code) or PART in code or code.endswith("_") or code in RESERVED:
        raise DefinitionError(
            f"the code {code!r}",
            expected="lower-case letters, digits and single underscores, and not a reserved word",
            where=what,
            advice="Codes are strings such as 'regional' or '01'.",
        )


def check_unique(names: Iterable[str], what: str, where: str) -> None:
    """Raise DefinitionError when a name stands twice."""
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise DefinitionError(
            f"the {what} {twice[0]!r} more than once",
            expected="each once",
            where=where,
            advice="Rename or remove one of them.",
        )
