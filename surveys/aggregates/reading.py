"""Reads a table of figures through its layout."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from surveys.aggregates.cells import Row, csv_lines, number, read_rows, rows_of
from surveys.aggregates.figures import RELATIVE, UNSTATED, Figure, Figures, Kind, Verification
from surveys.aggregates.layout import NEEDED, OPTIONAL, DeclaredLayout, layout_file, read_layout
from surveys.errors import DefinitionError, ResponseError, listed, near, unknown

_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_BETWEEN: Final = "__"


@dataclass(frozen=True, slots=True)
class Aggregates:
    """The figures of a file, and the layout that they were read through."""

    figures: Figures
    layout: DeclaredLayout


def read_figures(path: Path, layout: Path | None = None) -> Aggregates:
    """Read the figures of a CSV file or workbook.

    Parameters
    ----------
    path
        The table.
    layout
        Its layout; the TOML file of the same name beside it when not given.

    Raises
    ------
    StoreError
        The table or its layout is missing.
    DefinitionError
        The layout is not right.
    ResponseError
        The table is not as the layout says; the message names row and column.
    """
    declared = read_layout(layout or layout_file(path))
    return figures_of(read_rows(path, declared), declared, path.stem, path.name)


def parse(text: str, layout: DeclaredLayout, name: str) -> Aggregates:
    """Read figures from the text of a CSV file; raises as `read_figures`.

    Examples
    --------
    >>> from surveys.aggregates.layout import layout
    >>> from surveys.tables import Table
    >>> plain = {"title": "Clients", "columns": {"figure": "name", "value": "n"},
    ...          "defaults": {"unit": "persons", "kind": "realised", "base": "total",
    ...                       "source": "final report"}}
    >>> text = chr(10).join(["name,n", "clients,774"])
    >>> parse(text, layout(Table(plain, "demo.toml")), "demo").figures.count("clients")
    774
    """
    rows = rows_of(csv_lines(text, layout.separator), layout, name)
    return figures_of(rows, layout, name, name)


def figures_of(rows: tuple[Row, ...], layout: DeclaredLayout, name: str, file: str) -> Aggregates:
    """Return the figures that the rows of a table hold."""
    figures: dict[str, Figure] = {}
    for row in rows:
        for one, where in _figures_of_row(row, layout, file):
            if one.figure in figures:
                raise ResponseError(
                    f"figure {one.figure!r} twice", expected="each name once", where=where
                )
            figures[one.figure] = one
    made = Figures(name, tuple(figures.values()))
    _check_declared(made, layout)
    return Aggregates(made, layout)


def slug(words: str) -> str:
    """Return words as a name: small letters, digits and _.

    Examples
    --------
    >>> slug("Työttömät työnhakijat (2022)")
    'tyottomat_tyonhakijat_2022'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return name if _NAME.match(name) else f"n_{name}"


def _figures_of_row(row: Row, layout: DeclaredLayout, file: str) -> Iterator[tuple[Figure, str]]:
    where = f"{file}, row {row.number}"
    told = {field: row.cells[heading] for field, heading in layout.columns.items()}
    told = {field: cell or layout.defaults.get(field, "") for field, cell in told.items()}
    facts = {**layout.defaults, **told}
    if layout.named_by:
        facts["figure"] = slug(row.cells[layout.named_by])
    for column in layout.values or (None,):
        own, heading = facts, layout.columns["value"] if column is None else column.column
        if column is not None:
            own = {**facts, **column.fields, "figure": _joined(column.fields["figure"], facts)}
        if row.cells[heading] not in layout.missing:
            yield _figure(row.cells[heading], own, layout, where, heading), where


def _joined(name: str, facts: Mapping[str, str]) -> str:
    """Return the name of a figure in a table with several columns: women__lapland."""
    return f"{name}{_BETWEEN}{facts['figure']}" if facts.get("figure") else name


def _figure(
    text: str, facts: Mapping[str, str], layout: DeclaredLayout, where: str, heading: str
) -> Figure:
    for field in NEEDED:
        if field != "value" and not facts.get(field):
            advice = f'Write "{UNSTATED}" where the print does not say.' if field == "base" else ""
            raise ResponseError(
                "an empty cell",
                expected="a text",
                where=f"{where}, column {layout.columns.get(field, field)}",
                advice=advice,
            )
    if not _NAME.match(facts["figure"]):
        raise ResponseError(
            f"name {facts['figure']!r}",
            expected="small letters, digits and _, beginning with a letter",
            where=f"{where}, column {layout.columns.get('figure', 'figure')}",
        )
    value, printed_to = number(text, layout, f"{where}, column {heading}")
    optional = {field: facts[field] for field in OPTIONAL if facts.get(field)}
    return Figure(
        figure=facts["figure"],
        value=value,
        unit=facts["unit"],
        kind=_kind(facts["kind"], layout, where),
        base=facts["base"],
        source=facts["source"],
        page=optional.get("page", UNSTATED),
        url=optional.get("url", UNSTATED),
        verification=_verification(optional.get("verification", "unverified"), where),
        population=optional.get("population", UNSTATED),
        period=optional.get("period", UNSTATED),
        area=optional.get("area", UNSTATED),
        rounding=printed_to if facts["unit"] in RELATIVE else layout.rounded_to,
        note=optional.get("note", ""),
    )


def _kind(word: str, layout: DeclaredLayout, where: str) -> Kind:
    if word not in layout.kinds:
        raise unknown(
            "kind",
            word,
            layout.kinds,
            where=f"{where}, column {layout.columns.get('kind', 'kind')}",
            error=ResponseError,
        )
    return layout.kinds[word]


def _verification(word: str, where: str) -> Verification:
    marks: tuple[Verification, ...] = get_args(Verification)
    for mark in marks:
        if word == mark:
            return mark
    raise unknown("verification", word, marks, where=where, error=ResponseError)


def _check_declared(figures: Figures, layout: DeclaredLayout) -> None:
    """See that what the layout declares is about figures that there are."""
    known = [one.figure for one in figures.figures]
    if strange := sorted(layout.declared.named - set(known)):
        raise DefinitionError(
            f"no figure {listed(strange)}",
            expected="figures that the layout declares something of",
            where=figures.where(),
            advice=near(strange[0], known),
        )
