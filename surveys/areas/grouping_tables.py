"""Groupings from plain tables, as a study file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from surveys.areas.divisions import division
from surveys.areas.groupings import Group, Grouping
from surveys.errors import DefinitionError, UsageError, listed, near
from surveys.model import LANGUAGES, Text

_KINDS: Final[dict[type, str]] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}


def grouping_from(name: str, table: Mapping[str, Any], where: str = "groupings") -> Grouping:
    """Return a grouping from a plain table, such as one of a study file.

    Parameters
    ----------
    name
        Name of the grouping.
    table
        `of`, the name of a division; `title` with fi, sv and en; `groups`, in which every group
        has fi, sv, en and `areas`; and when wanted `partial` and `year`.
    where
        The file and the table in it, for messages.

    Raises
    ------
    DefinitionError
        A key is missing, unknown or of the wrong kind, or `Grouping` refuses what is said. The
        message names the place.

    Examples
    --------
    >>> north = {"fi": "Pohjoinen", "sv": "Norr", "en": "North", "areas": ["13", "14", "15"]}
    >>> grouping_from("coordinator", {
    ...     "of": "ely", "partial": True, "groups": {"north": north},
    ...     "title": {"fi": "Koordinaattori", "sv": "Koordinator", "en": "Coordinator"},
    ... }).mapping["14"]
    'north'
    """
    plain = _Plain(table, where)
    plain.check_keys("of", "title", "groups", "partial", "year")
    groups = plain.inner("groups")
    parts = tuple(_group(code, groups.inner(code)) for code in groups.table)
    title, of = _title(plain.inner("title")), plain.take("of", str)
    partial, year = plain.get("partial", bool) or False, plain.get("year", int)
    with plain.placed():
        return Grouping(
            name=name, title=title, of=division(of), groups=parts, partial=partial, year=year
        )


def _title(plain: _Plain) -> Text:
    plain.check_keys(*LANGUAGES)
    return plain.text()


def _group(code: str, plain: _Plain) -> Group:
    plain.check_keys(*LANGUAGES, "areas")
    areas = plain.take("areas", list)
    if not all(isinstance(area, str) for area in areas):
        raise plain.fault(f"areas = {areas!r}", 'codes as texts, such as "04"')
    return Group(code, plain.text(), tuple(areas))


@dataclass(frozen=True, slots=True)
class _Plain:
    """A table whose keys are checked when taken, with its place for messages."""

    table: Mapping[str, Any]
    where: str

    def fault(self, found: str, expected: str, advice: str = "") -> DefinitionError:
        return DefinitionError(found, expected=expected, where=self.where, advice=advice)

    def check_keys(self, *known: str) -> None:
        for key in self.table:
            if key not in known:
                expected = f"one of {listed(known)}"
                raise self.fault(f"unknown key {key!r}", expected, near(key, known))

    def take(self, key: str, kind: type) -> Any:
        value = self.get(key, kind)
        if value is None:
            raise self.fault(f"no {key!r}", _KINDS[kind])
        return value

    def get(self, key: str, kind: type) -> Any:
        value = self.table.get(key)
        if value is not None and type(value) is not kind:
            raise self.fault(f"{key} = {value!r}", _KINDS[kind])
        return value

    def inner(self, key: str) -> _Plain:
        return _Plain(self.take(key, dict), f"{self.where}, [{key}]")

    def text(self) -> Text:
        words = {language: self.take(language, str) for language in LANGUAGES}
        for language, text in words.items():
            if not text.strip():
                raise self.fault(f"{language} = {text!r}", "a text in fi, sv and en")
        return Text(**words)

    @contextmanager
    def placed(self) -> Iterator[None]:
        """Put this table before the place in errors that know only the value."""
        try:
            yield
        except (DefinitionError, UsageError) as error:
            raise DefinitionError(
                error.found,
                expected=error.expected,
                where=f"{self.where}: {error.where}".removesuffix(": "),
                advice=error.advice,
            ) from None
