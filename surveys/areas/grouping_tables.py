"""Groupings from plain tables, as a study file writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveys.areas.divisions import division
from surveys.areas.groupings import Group, Grouping
from surveys.model import Text
from surveys.tables import Table


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
    plain = Table(table, where)
    of, title = plain.take("of", str), _title(plain.table("title"))
    groups = plain.table("groups")
    partial, year = plain.take("partial", bool, default=False), plain.get("year", int)
    plain.finish()
    parts = tuple(_group(code, groups.table(code)) for code in list(groups.left))
    with plain.placed():
        return Grouping(
            name=name, title=title, of=division(of), groups=parts, partial=partial, year=year
        )


def _title(table: Table) -> Text:
    title = _text(table)
    table.finish()
    return title


def _group(code: str, table: Table) -> Group:
    text, areas = _text(table), table.texts("areas", expected='codes as texts, such as "04"')
    table.finish()
    return Group(code, text, areas)


def _text(table: Table) -> Text:
    words = table.words()
    for language, text in words.items():
        if not text.strip():
            raise table.fault(f"{language} = {text!r}", "a text in fi, sv and en")
    return Text(**words)
