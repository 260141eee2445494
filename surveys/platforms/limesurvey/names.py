"""Names and codes within LimeSurvey's limits, and the way back.

LimeSurvey drops characters and cuts codes without a word, so nothing is left to it: a question
has at most 20 letters and digits, a subquestion 20, an answer code 5. A name keeps its letters
where it can; a long one, or one that would clash, ends in a few characters of its own hash. What
a name becomes depends on that name alone, and on others only when they clash with it.

A subquestion begins with a letter: LimeSurvey joins the number of a question and the code of its
subquestion to the name of a database column, so that "11" under question 5 and "1" under question
51 would be one column, and the survey could not be activated.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from surveys.errors import DefinitionError, listed
from surveys.model import (
    Field,
    Instrument,
    LikertGrid,
    SingleChoice,
)

QUESTION = 20
"""Longest code of a question or subquestion."""
ANSWER = 5
"""Longest code of an answer."""
META_COLUMNS = frozenset((
    "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp",
    "ipaddr", "refurl", "interviewtime", "tid", "participant_id", "firstname", "lastname", "email",
    "emailstatus", "language", "blacklisted", "sent", "remindersent", "remindercount", "completed",
    "usesleft", "validfrom", "validuntil", "mpid",
))  # fmt: skip
"""Columns of an export that are not answers, in lower case."""
_QUESTION_WORDS = META_COLUMNS | frozenset((
    "lang", "sid", "savedid", "qid", "gid", "sgq", "self", "that", "this", "and", "or", "not",
    "xor", "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "null", "naok",
))  # fmt: skip
_SUBQUESTION_WORDS = frozenset(("other", "comment", "othercomment", "time"))
_LETTER = "s"
"""Stands before the code of a subquestion that would begin with a digit."""
_HASHED = {QUESTION: 5, ANSWER: 2}
"""Characters of hash that a shortened code ends in, by the length of codes."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _hash(name: str, length: int) -> str:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    return "".join(_DIGITS[number // 36**place % 36] for place in range(length))


def _camel(name: str, letter: str) -> str:
    first, *rest = name.split("_")
    before = letter if first[:1].isdigit() else ""
    return before + first + "".join(part[:1].upper() + part[1:] for part in rest)


def _stem(name: str, limit: int, letters: int, letter: str) -> str:
    """Shorten a name to `limit` characters, the last `letters` of them from its hash."""
    return _camel(name, letter)[: limit - letters] + _hash(name, letters)


def _clash(code: str) -> object:
    """Return what two codes have in common when LimeSurvey takes them for the same.

    Databases ignore case, and PHP takes "1", "01" and "1e0" for equal numbers.
    """
    return float(code) if re.fullmatch(r"[0-9]+(?:e[0-9]+)?", code) else code.lower()


def _clashing(codes: dict[str, str]) -> tuple[str, ...]:
    keys = {name: _clash(code) for name, code in codes.items()}
    count = Counter(keys.values())
    return tuple(name for name, key in keys.items() if count[key] > 1)


def shorten(
    names: Iterable[str],
    limit: int,
    reserved: Collection[str] = (),
    letter: str = "",
    where: str = "",
) -> dict[str, str]:
    """Return a unique code of at most `limit` letters and digits for each name.

    Parameters
    ----------
    names
        Canonical names: lower-case letters, digits and underscores.
    limit
        `QUESTION` or `ANSWER`.
    reserved
        Words in lower case that no code may be.
    letter
        What to put before a name that begins with a digit.
    where
        Named in the error.

    Raises
    ------
    DefinitionError
        Names clash even with all of their code hashed.

    Examples
    --------
    >>> shorten(["years_in_role", "role"], QUESTION)
    {'years_in_role': 'yearsInRole', 'role': 'role'}
    >>> shorten(["regional", "local"], ANSWER)
    {'regional': 'regij', 'local': 'local'}
    >>> shorten(["11", "a"], QUESTION, letter="s")
    {'11': 's11', 'a': 'a'}
    """
    codes = {name: _first(name, limit, reserved, letter) for name in names}
    for letters in range(_HASHED[limit], limit):
        codes.update({name: _stem(name, limit, letters, letter) for name in _clashing(codes)})
    if clashing := _clashing(codes):
        raise DefinitionError(
            f"the codes {listed(clashing)}, which LimeSurvey cannot keep apart",
            expected=f"codes that differ within {limit} letters and digits",
            where=where,
            advice="Rename one of them.",
        )
    return codes


def _first(name: str, limit: int, reserved: Collection[str], letter: str) -> str:
    plain = _camel(name, letter)
    if len(plain) > limit:
        return _stem(name, limit, _HASHED[limit], letter)
    return f"{plain}x" if plain.lower() in reserved else plain


@dataclass(frozen=True)
class Names:
    """The LimeSurvey names of one instrument, the same in all of its waves.

    Parameters
    ----------
    questions
        Item → question code; computed items are equations.
    parts
        Item → part → subquestion code, for grids, multiple choices and allocations.
    answers
        Item → canonical code → answer code, for single choices and grids.
    """

    questions: Mapping[str, str]
    parts: Mapping[str, Mapping[str, str]]
    answers: Mapping[str, Mapping[str, str]]

    def column(self, one: Field) -> str:
        """Return the heading of a field in an export: `role`, `tasks[guidance]`."""
        question = self.questions[one.item]
        return f"{question}[{self.parts[one.item][one.part]}]" if one.part else question

    def variable(self, one: Field) -> str:
        """Return the name of a field in expressions: `role`, `tasks_guidance`."""
        question = self.questions[one.item]
        return f"{question}_{self.parts[one.item][one.part]}" if one.part else question

    def codes(self, one: Field) -> Mapping[str, str]:
        """Return canonical code → answer code of a field of codes."""
        return self.answers[one.item]


@lru_cache(maxsize=32)
def names_of(instrument: Instrument) -> Names:
    """Return the names of a whole instrument, all waves together.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> names_of(coordinators).questions["years_in_role"]
    'yearsInRole'
    """
    items = instrument.items
    return Names(
        questions=shorten(
            [item.name for item in items],
            QUESTION,
            _QUESTION_WORDS,
            where=f"instrument {instrument.name}",
        ),
        parts={
            item.name: shorten(
                parts.names, QUESTION, _SUBQUESTION_WORDS, _LETTER, f"item {item.name}"
            )
            for item in items
            if (parts := item.parts_list) is not None
        },
        answers={
            item.name: shorten(item.codes.names, ANSWER, where=f"item {item.name}")
            for item in items
            if isinstance(item, SingleChoice | LikertGrid)
        },
    )
