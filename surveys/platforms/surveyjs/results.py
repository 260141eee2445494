"""The results of a SurveyJS form as a backend stores them.

Accepted is a JSON array with an object for each response: `survey.data` as it is, to which the
page that shows the form may have added

* `id`: the response's id, a text or a number, in all of them or in none; responses without ids are
  numbered as they stand in the file;
* `submitted` or `completedAt`: an ISO time; a response that has neither counts as partial;
* `locale`: `survey.locale`, where "" is English; without it, the language that the form itself
  computed.

A question that was hidden, and one that was shown and left empty, are both absent: SurveyJS does
not store why. Which of the two it was follows from the conditions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from surveys.errors import ResponseError, shown_id, unreadable
from surveys.platforms.encodings import decode
from surveys.platforms.json_files import parse_json
from surveys.platforms.sheets import Cell
from surveys.platforms.surveyjs import names

ADVICE = "Store survey.data of each response as SurveyJS gives it, in one JSON array."
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2}")


class Digits(str):
    """A JSON number as it is written in the file."""

    __slots__ = ()

    def plain(self) -> str:
        """Return it without an exponent; one that is absurd stays as it is.

        Examples
        --------
        >>> Digits("1.5").plain(), Digits("2E+1").plain(), Digits("1e999999999").plain()
        ('1.5', '20', '1e999999999')
        """
        return f"{Decimal(self):f}" if _EXPONENT.fullmatch(self) else str(self)


@dataclass(frozen=True, slots=True)
class Result:
    """One response: where it stands, its envelope, and its answers by question."""

    place: str
    id: str
    submitted: Cell
    language: Cell
    version: str
    answers: Mapping[str, object]


def read_results(path: Path) -> tuple[Result, ...]:
    """Read the responses of a file.

    Raises
    ------
    ResponseError
        There is no such file, or it is no JSON array of results, each with an id of its own or
        all without.
    """
    try:
        text = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise unreadable(path, error) from None
    if not text.strip():
        raise ResponseError(
            "an empty file", expected="a JSON array of results", where=path.name, advice=ADVICE
        )
    found = _parsed(text, path.name)
    objects = _objects(found, path.name)
    results = tuple(_result(one, number, path.name) for number, one in enumerate(objects, 1))
    _check_ids(results, path.name)
    return _numbered(results)


def _parsed(text: str, where: str) -> object:
    found: object = parse_json(
        text,
        where,
        expected="a JSON array of results",
        advice="The file may be cut short, or was edited: store it again.",
        parse_int=Digits,
        parse_float=Digits,
        parse_constant=_no_constant(where),
        object_pairs_hook=_once(where),
    )
    return found


def _no_constant(where: str) -> Callable[[str], object]:
    def refuse(constant: str) -> object:
        raise ResponseError(
            f"{constant}, which is no JSON", expected="numbers", where=where, advice=ADVICE
        )

    return refuse


def _once(where: str) -> Callable[[Sequence[tuple[str, Any]]], dict[str, Any]]:
    def taken(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ResponseError(
                f"key {twice!r} twice in one object",
                expected="each key once",
                where=where,
                advice=ADVICE,
            )
        return found

    return taken


def _objects(found: object, where: str) -> list[dict[str, object]]:
    if not isinstance(found, list):
        raise ResponseError(
            f"{kind_of(found)} as a whole",
            expected="an array of results",
            where=where,
            advice=ADVICE,
        )
    if not found:
        raise ResponseError(
            "an array without results",
            expected="at least one response",
            where=where,
            advice="Check how the results were fetched.",
        )
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict):
            raise ResponseError(
                kind_of(one),
                expected="an object with a response's answers",
                where=f"{where}, response {number}",
                advice=ADVICE,
            )
    return found


def _result(values: dict[str, object], number: int, name: str) -> Result:
    # What is null is not there.
    there = {key: value for key, value in values.items() if value is not None}
    place = f"{name}, response {number}"

    def first(keys: Sequence[str], *, digits: bool = False) -> Cell:
        return next((_text(there[key], key, place, digits=digits)
                     for key in keys if key in there), None)  # fmt: skip

    locale = first((names.LOCALE,))
    own = first((names.LANGUAGE,))
    taken = (*names.IDS, *names.TIMES, names.LOCALE, names.LANGUAGE, names.VERSION)
    return Result(
        place=place,
        id=first(names.IDS, digits=True) or "",
        submitted=first(names.TIMES) or None,
        language="en" if locale == "" else locale or own,
        version=first((names.VERSION,)) or "",
        answers={key: value for key, value in there.items() if key not in taken},
    )


def _text(value: object, key: str, place: str, *, digits: bool) -> str:
    if isinstance(value, Digits) and digits:
        return value.plain()
    if not isinstance(value, str) or isinstance(value, Digits):
        raise ResponseError(
            kind_of(value), expected="a text", where=f"{place}, key {key!r}", advice=ADVICE
        )
    return value


def _check_ids(results: Sequence[Result], where: str) -> None:
    places: dict[str, str] = {}
    if not any(one.id.strip() for one in results):
        return
    for one in results:
        if not one.id.strip():
            raise ResponseError(
                "a response without an id among those that have one",
                expected=f"the key {names.IDS[0]!r} in all responses, or in none",
                where=one.place,
                advice="Store an id with every response.",
            )
        if one.id in places:
            raise ResponseError(
                f"id {shown_id(one.id)!r} again, which {places[one.id]} has",
                expected="an id of its own for each response",
                where=one.place,
                advice="Was the same file added twice?",
            )
        places[one.id] = one.place.removeprefix(f"{where}, ")


def _numbered(results: Sequence[Result]) -> tuple[Result, ...]:
    return tuple(
        one if one.id.strip() else replace(one, id=str(number))
        for number, one in enumerate(results, 1)
    )


def kind_of(value: object) -> str:
    """Name what a JSON value is, without showing what may be somebody's words.

    Examples
    --------
    >>> kind_of([]), kind_of(Digits("3")), kind_of(True), kind_of("a")
    ('an array', 'a number', 'true', 'a text')
    """
    match value:
        case Digits():
            return "a number"
        case str():
            return "a text"
        case bool():
            return str(value).lower()
        case list():
            return "an array"
        case None:
            return "null"
        case _:
            return "an object"
