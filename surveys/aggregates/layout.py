"""The layout of a table of figures: a TOML file beside it that says which column holds what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from surveys.aggregates.declared import Accepted, Claim, Declared, Share, ShareTable, Total
from surveys.aggregates.figures import Kind
from surveys.errors import DefinitionError, StoreError, listed, unknown
from surveys.tables import Table

NEEDED: Final = ("figure", "value", "unit", "kind", "base", "source")
OPTIONAL: Final = ("page", "url", "verification", "population", "period", "area", "note")
FIELDS: Final = (*NEEDED, *OPTIONAL)


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of numbers in a table that has several: what all of them are."""

    column: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredLayout:
    """How a table of figures is to be read.

    Parameters
    ----------
    title
        What the table is.
    columns
        Field → heading of the column that holds it.
    defaults
        Field → what holds where there is no such column, or its cell is empty.
    values
        The columns of numbers, when a row holds several figures; empty when one column does.
    kinds
        Words of the column of kinds → the toolkit's kinds.
    named_by
        Heading of a column of words from which the names are made, instead of a column of names.
    separator, decimal, thousands, missing
        How the file is written; `missing` are the cells that stand for "no figure".
    sheet, header
        Sheet of a workbook, and the row in which the headings stand, from 1.
    rounded_to
        To what the counts are rounded: 0 when they are exact, 10 for tens.
    declared
        Which figures belong together, and which deviations are known.
    """

    title: str
    columns: Mapping[str, str]
    defaults: Mapping[str, str]
    values: tuple[ValueColumn, ...]
    kinds: Mapping[str, Kind]
    named_by: str
    separator: str
    decimal: str
    thousands: str
    missing: tuple[str, ...]
    sheet: str
    header: int
    rounded_to: float
    declared: Declared


def layout_file(path: Path) -> Path:
    """Return where the layout of a table lies: beside it, with the ending .toml."""
    return path.with_suffix(".toml")


def read_layout(path: Path) -> DeclaredLayout:
    """Read a layout.

    Raises
    ------
    StoreError
        There is no such file.
    DefinitionError
        It is no TOML, or something in it is unknown, missing or of the wrong kind.
    """
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError(
            "no layout",
            expected="a TOML file that says which column holds what",
            where=str(path),
            advice="data_raw/published/README.md tells what stands in it.",
        ) from None
    except ValueError as error:  # bad TOML and bad UTF-8 are ones
        raise DefinitionError(
            f"text that is not TOML in UTF-8 ({error})", where=str(path)
        ) from None
    return layout(Table(plain, path.name))


def layout(table: Table) -> DeclaredLayout:
    """Return the layout that a table of a TOML file declares.

    Examples
    --------
    >>> plain = {"title": "Clients", "columns": {"figure": "name", "value": "n"},
    ...          "defaults": {"unit": "persons", "kind": "realised", "base": "total",
    ...                       "source": "final report"}}
    >>> layout(Table(plain, "clients.toml")).columns["value"]
    'n'
    """
    title = table.take("title", str)
    columns = _words(table.table("columns"), FIELDS)
    defaults = _words(_optional(table, "defaults"), FIELDS)
    values = tuple(_value_column(one) for one in table.tables("values"))
    named_by = table.take("named_by", str, "")
    _check_needed(table, {*columns, *defaults}, values, named_by)
    made = DeclaredLayout(
        title=title,
        columns=columns,
        defaults=defaults,
        values=values,
        kinds=_kinds(_optional(table, "kinds")),
        named_by=named_by,
        separator=table.take("separator", str, ","),
        decimal=table.take("decimal", str, "."),
        thousands=table.take("thousands", str, ""),
        missing=table.texts("missing", []),
        sheet=table.take("sheet", str, ""),
        header=table.number("header", 1, 1),
        rounded_to=float(table.number("rounded_to", 0, 0)),
        declared=_declared(table),
    )
    table.finish()
    if len(made.separator) != 1 or made.decimal not in {".", ","}:
        raise table.fault(
            f"separator {made.separator!r} and decimal {made.decimal!r}",
            "one character that separates the cells, and a decimal point or comma",
        )
    return made


def _optional(table: Table, name: str) -> Table:
    plain: dict[str, Any] = table.take(name, dict, {})
    return Table(plain, f"{table.where}, [{name}]")


def _words(table: Table, known: Iterable[str]) -> dict[str, str]:
    words = {name: table.take(name, str, "") for name in known}
    table.finish()
    return {name: word for name, word in words.items() if word}


def _value_column(table: Table) -> ValueColumn:
    column = table.take("column", str)
    return ValueColumn(column, _words(table, [name for name in FIELDS if name != "value"]))


def _check_needed(
    table: Table, told: set[str], values: tuple[ValueColumn, ...], named_by: str
) -> None:
    if named_by or values:
        told = told | {"figure"}
    if values:
        told = told | {"value"} | set.intersection(*(set(one.fields) for one in values))
    if left := [name for name in NEEDED if name not in told]:
        raise table.fault(
            f"nothing that says the {listed(left)} of a figure",
            "a heading in [columns], or what holds for all in [defaults]",
        )
    if nameless := [one.column for one in values if "figure" not in one.fields]:
        raise table.fault(f"values column {listed(nameless)} without a figure", "its name")


def _kinds(table: Table) -> dict[str, Kind]:
    known: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    for word in list(table.left):
        told = table.take(word, str)
        if told not in get_args(Kind):
            raise unknown("kind", told, get_args(Kind), where=table.where, error=DefinitionError)
        known[word] = known[told]
    return known


def _declared(table: Table) -> Declared:
    bases = _optional(table, "bases")
    return Declared(
        totals=tuple(_total(one) for one in table.tables("totals")),
        same=tuple(_several(one, "figures") for one in _each(table, "same")),
        shares=tuple(
            Share(*_named(one, "share", "part", "whole")) for one in table.tables("shares")
        ),
        excesses=tuple(
            Claim(*_named(one, "claim", "realised", "planned")) for one in table.tables("excesses")
        ),
        growths=tuple(
            Claim(*_named(one, "claim", "later", "earlier")) for one in table.tables("growths")
        ),
        tables=tuple(_share_table(one) for one in table.tables("tables")),
        bases=tuple((words, bases.take(words, str)) for words in list(bases.left)),
        people=table.texts("people", ["persons"]),
        minimum_group=table.number("minimum_group", 1, 5),
        accepted=tuple(_accepted(one) for one in table.tables("accepted")),
    )


def _each(table: Table, name: str) -> Iterator[Table]:
    for one in table.tables(name):
        yield one
        one.finish()


def _several(table: Table, name: str) -> tuple[str, ...]:
    figures = table.texts(name)
    if len(set(figures)) < 2 or len(set(figures)) < len(figures):
        raise table.fault(f"{name} = {list(figures)!r}", "two different figures or more")
    return figures


def _named(table: Table, *keys: str) -> tuple[str, ...]:
    names = tuple(table.take(key, str) for key in keys)
    table.finish()
    return names


def _total(table: Table) -> Total:
    made = Total(
        total=table.take("total", str),
        parts=table.texts("parts"),
        overlapping=table.take("overlapping", bool, default=False),
    )
    table.finish()
    return made


def _share_table(table: Table) -> ShareTable:
    made = ShareTable(
        name=table.take("name", str),
        figures=_several(table, "figures"),
        multiple=table.take("multiple", bool, default=False),
    )
    table.finish()
    return made


def _accepted(table: Table) -> Accepted:
    made = Accepted(
        rule=table.take("rule", str),
        reason=table.take("reason", str),
        figures=table.texts("figures", []),
    )
    table.finish()
    return made
