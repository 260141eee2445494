"""What synthetic people write: open answers in their language, and codes that keep their shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from math import gcd

import numpy as np

from surveys.errors import DefinitionError
from surveys.model import Disclosure, Language, LongText, ShortText
from surveys.synthetic.leanings import Integers
from surveys.synthetic.open_answers import pool
from surveys.synthetic.people import Lean, Objects, People

_CONSONANTS, _VOWELS = "HJKLMNPRSTV", "AEIOUYÄÖ"
_PAIRS = tuple(
    [a + b for a in _CONSONANTS for b in _VOWELS] + [b + a for b in _VOWELS for a in "HKLMNRST"]
)
"""Two letters as streets begin and municipalities end with."""
_DAYS = 31
LINK_CODES = len(_PAIRS) ** 2 * _DAYS
"""How many link codes there are."""

_CLEAR = "ACDEFGHJKMNPQRTUVWXY34679"
"""Letters and digits that are not taken for one another."""
_TEAM_LENGTH = 6
TEAM_CODES = len(_CLEAR) ** _TEAM_LENGTH
TEAM = 4
"""People who share a code that is not unique, where nothing else is said."""
_GROUP = 12
"""The same for codes of coordinators, sites and courses."""
_SPREAD = 7_368_787
"""A prime: neighbouring people get codes that lie far apart."""


def written(
    item: ShortText | LongText, people: People, lean: Lean, language: Objects
) -> dict[str, Objects]:
    """Return codes for items that ask for one, else open answers."""
    if isinstance(item, ShortText) and (item.unique or item.disclosure in _CODED):
        return {item.name: _codes(item, people)}
    ranks = lean(item.fields[0])
    said = np.empty(people.size, dtype=object)
    for one in ("fi", "sv", "en"):
        rows = np.flatnonzero(language == one)
        choice = _choice(one, item, people)
        said[rows] = choice[(ranks[rows] * len(choice)).astype(np.int64).clip(0, len(choice) - 1)]
    return {item.name: said}


_CODED = (Disclosure.IDENTIFIER, Disclosure.KEY)


def _choice(language: Language, item: ShortText | LongText, people: People) -> Objects:
    short = isinstance(item, ShortText)
    answers = pool(people.seed, language, people.behaviour.identifying, short=short)
    texts = [one.text for one in answers]
    if isinstance(item, ShortText):
        shortest = min(texts, key=len)[: item.max_length]
        texts = [text for text in texts if len(text) <= item.max_length] or [shortest]
    return np.asarray(texts, dtype=object)


def _codes(item: ShortText, people: People) -> Objects:
    shapes: Mapping[str, Callable[[int], str]] = {"link_code": link_code, "team_code": team_code}
    share = TEAM if item.name == "team_code" else _GROUP
    numbers: Integers = people.numbers if item.unique else people.numbers // share
    shape = shapes.get(item.name) or (lambda number: plain_code(item, number))
    known, places = np.unique(numbers, return_inverse=True)
    codes = np.asarray([shape(int(number)) for number in known], dtype=object)
    return codes[places]


def link_code(number: int) -> str:
    """Return a code of the shape that questionnaires explain, a different one for each number.

    Raises
    ------
    DefinitionError
        The number is too large: there are no more codes.

    Examples
    --------
    >>> link_code(0), len({link_code(number) for number in range(2000)})
    ('HA01HA', 2000)
    """
    _check(number, LINK_CODES, "link code")
    place = number * _coprime(LINK_CODES) % LINK_CODES
    rest, street = divmod(place, len(_PAIRS))
    town, day = divmod(rest, _DAYS)
    return f"{_PAIRS[street]}{day + 1:02d}{_PAIRS[town]}"


def team_code(number: int) -> str:
    """Return six clear characters, different ones for each number.

    Examples
    --------
    >>> len(team_code(3)), len({team_code(number) for number in range(2000)})
    (6, 2000)
    """
    _check(number, TEAM_CODES, "team code")
    place = (number + 1) * _coprime(TEAM_CODES) * 31 % TEAM_CODES
    letters = []
    for _ in range(_TEAM_LENGTH):
        place, letter = divmod(place, len(_CLEAR))
        letters.append(_CLEAR[letter])
    return "".join(letters)


def plain_code(item: ShortText, number: int) -> str:
    """Return a code that begins as the item does, within its length.

    Raises
    ------
    DefinitionError
        The number does not fit the length.
    """
    most = max(item.max_length - 3, 1)
    code = f"{item.name[:2].upper()}-{number:0{min(5, most)}d}"
    if len(code) <= item.max_length:
        return code
    _check(number, 10**item.max_length, f"code of {item.max_length} characters for {item.name}")
    return str(number).zfill(item.max_length)


@cache
def _coprime(count: int) -> int:
    return next(one for one in range(_SPREAD, _SPREAD + 100) if gcd(one, count) == 1)


def _check(number: int, count: int, what: str) -> None:
    if not 0 <= number < count:
        raise DefinitionError(
            f"a {what} for person {number}",
            expected=f"persons numbered from 0 to {count - 1}",
            where="synthetic people",
        )
