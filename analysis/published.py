"""Figures that others have published: read strictly, looked up by name, checked for sense."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from surveys.errors import AnalysisError, StoreError, listed, near
from surveys.store import Store, find_root

Kind: TypeAlias = Literal["planned", "realised", "claim", "context"]
CheckKind: TypeAlias = Literal["sum", "same", "repeated", "excess", "growth"]

COLUMNS: Final = ("figure", "value", "unit", "kind", "base", "source", "note")
PERCENT: Final = "percent"
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """One number as it was printed.

    Attributes
    ----------
    figure
        Its stable name.
    value, unit
        The number and what it counts; a percentage has the unit "percent".
    kind
        planned, realised, claim (what a text says about other figures) or context.
    base
        What it is a share or a count of; "unstated" where the print does not say.
    source
        The document that it is printed in, as far as is known.
    note
        Remark, may be empty.
    """

    figure: str
    value: float
    unit: str
    kind: Kind
    base: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one file, looked up by name.

    Examples
    --------
    >>> clients = PublishedFigure(figure="clients", value=774, unit="persons", kind="realised",
    ...                           base="clients", source="final report")
    >>> Figures("s20784", (clients,)).count("clients")
    774
    """

    name: str
    figures: tuple[PublishedFigure, ...]

    def __getitem__(self, figure: str) -> PublishedFigure:
        """Return a figure.

        Raises
        ------
        AnalysisError
            There is none of that name.
        """
        for one in self.figures:
            if one.figure == figure:
                return one
        names = [one.figure for one in self.figures]
        raise AnalysisError(
            f"figure {figure!r}",
            expected=f"one of {listed(names)}",
            where=f"published figures {self.name}",
            advice=near(figure, names),
        )

    def value(self, figure: str) -> float:
        """Return the number of a figure."""
        return self[figure].value

    def count(self, figure: str) -> int:
        """Return the number of a figure that counts something.

        Raises
        ------
        AnalysisError
            It is not a whole number, or a percentage.
        """
        one = self[figure]
        if one.unit == PERCENT or not float(one.value).is_integer():
            raise AnalysisError(
                f"{one.value:g} {one.unit}",
                expected="a count",
                where=f"published figures {self.name}, figure {figure}",
            )
        return int(one.value)

    def having(self, **values: float) -> Figures:
        """Return the same figures with some values replaced, to ask what if."""
        new = {name: replace(self[name], value=float(value)) for name, value in values.items()}
        return Figures(self.name, tuple(new.get(one.figure, one) for one in self.figures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A printed number set beside the one that the other figures give.

    Attributes
    ----------
    kind
        sum: parts make up a total; same: two figures of one thing agree; repeated: one number
        under two names; excess: by how many per cent a target was passed; growth: by how many
        per cent a count grew.
    figures
        Names of the figures that were compared.
    printed, computed
        The two numbers; for excess and growth in per cent.
    clear
        Whether there is nothing to explain.
    """

    kind: CheckKind
    figures: tuple[str, ...]
    printed: float
    computed: float
    clear: bool

    @property
    def difference(self) -> float:
        """Printed minus computed."""
        return self.printed - self.computed


def load_published(name: str, root: Path | None = None) -> Figures:
    """Read data_raw/published/<name>.csv.

    Raises
    ------
    StoreError
        There is no such file.
    AnalysisError
        A row of it is not right.
    """
    folder = Store(find_root() if root is None else root).published
    path = folder / f"{name}.csv"
    if not path.is_file():
        have = sorted(file.stem for file in folder.glob("*.csv"))
        raise StoreError(
            f"no published figures {name!r}",
            expected=f"one of {listed(have) or 'none so far'}",
            where=str(folder),
            advice=near(name, have),
        )
    return parse(path.read_text(encoding="utf-8-sig"), name)


def parse(text: str, name: str) -> Figures:
    """Read figures from the text of a CSV file.

    Raises
    ------
    AnalysisError
        The columns are not the expected ones, a name comes twice, or a cell is not right.

    Examples
    --------
    >>> lines = [",".join(COLUMNS), "clients,774,persons,realised,all,card,"]
    >>> parse(chr(10).join(lines), "demo").value("clients")
    774.0
    """
    rows = list(csv.reader(io.StringIO(text), strict=True))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise AnalysisError(
            f"columns {listed(rows[0]) if rows else 'none'}",
            expected=", ".join(COLUMNS),
            where=f"published figures {name}, row 1",
        )
    figures = tuple(_figure(row, f"{name}, row {place}") for place, row in enumerate(rows[1:], 2))
    _unique([one.figure for one in figures], name)
    return Figures(name, figures)


def parts_sum(figures: Figures, parts: Sequence[str], total: str) -> Check:
    """Compare a total with the sum of its parts.

    Examples
    --------
    >>> rows = ["a,1,x,context,b,s,", "b,2,x,context,b,s,", "all,3,x,context,b,s,"]
    >>> figures = parse(chr(10).join([",".join(COLUMNS), *rows]), "demo")
    >>> parts_sum(figures, ("a", "b"), "all").clear
    True
    """
    printed = figures.value(total)
    computed = math.fsum(figures.value(part) for part in parts)
    return _check("sum", (*parts, total), printed, computed)


def same(figures: Figures, one: str, other: str) -> Check:
    """Compare two figures of the same thing."""
    return _check("same", (one, other), figures.value(one), figures.value(other))


def repeated(figures: Figures, least: float = 100) -> tuple[Check, ...]:
    """Find numbers printed under two names: by chance unlikely when they are large.

    Parameters
    ----------
    least
        Smallest number that is looked at. Percentages and plans are left out.
    """
    counts = [
        one
        for one in figures.figures
        if one.unit != PERCENT and one.kind == "realised" and one.value >= least
    ]
    return tuple(
        Check(
            kind="repeated",
            figures=(one.figure, other.figure),
            printed=one.value,
            computed=other.value,
            clear=False,
        )
        for place, one in enumerate(counts)
        for other in counts[place + 1 :]
        if one.value == other.value
    )


def stated_excess(figures: Figures, claim: str, realised: str, planned: str) -> Check:
    """Compare the excess over a target that a text states with that of the counts."""
    computed = (_ratio(figures, realised, planned) - 1) * 100
    return _check("excess", (claim, realised, planned), figures.value(claim), computed)


def stated_growth(figures: Figures, claim: str, later: str, earlier: str) -> Check:
    """Compare the growth that a text states with that of the counts.

    `computed` is the growth. A claim that gives the later count in per cent of the earlier one
    is 100 too high; `is_ratio` tells.
    """
    computed = (_ratio(figures, later, earlier) - 1) * 100
    return _check("growth", (claim, later, earlier), figures.value(claim), computed)


def is_ratio(check: Check) -> bool:
    """Return whether a claimed growth is really the later count in per cent of the earlier.

    A claim cut off instead of rounded counts too.

    Examples
    --------
    >>> is_ratio(Check(kind="growth", figures=(), printed=318, computed=218.5, clear=False))
    True
    """
    return not check.clear and abs(check.computed + 100 - check.printed) < 1


def _ratio(figures: Figures, above: str, below: str) -> float:
    if figures.value(below) == 0:
        raise AnalysisError(
            "0",
            expected="a number above 0 to divide by",
            where=f"published figures {figures.name}, figure {below}",
        )
    return figures.value(above) / figures.value(below)


def _check(kind: CheckKind, names: tuple[str, ...], printed: float, computed: float) -> Check:
    # A printed number may have been rounded to as many decimals as it shows.
    decimals = len(f"{printed:g}".partition(".")[2])
    clear = abs(printed - computed) <= (0.5 * 10**-decimals if kind in {"excess", "growth"} else 0)
    return Check(kind=kind, figures=names, printed=printed, computed=computed, clear=clear)


def _figure(row: Sequence[str], where: str) -> PublishedFigure:
    where = f"published figures {where}"
    if len(row) != len(COLUMNS):
        raise AnalysisError(
            f"{len(row)} cells",
            expected=f"{len(COLUMNS)}",
            where=where,
            advice="Put texts that hold a comma in quotation marks.",
        )
    cells = dict(zip(COLUMNS, (cell.strip() for cell in row), strict=True))
    for name in COLUMNS[:-1]:
        if not cells[name]:
            advice = 'Write "unstated" where the print does not say.' if name == "base" else ""
            raise AnalysisError(
                "an empty cell", expected="a text", where=f"{where}, column {name}", advice=advice
            )
    if not _NAME.match(cells["figure"]):
        raise AnalysisError(
            f"name {cells['figure']!r}",
            expected="small letters, digits and _, beginning with a letter",
            where=f"{where}, column figure",
        )
    return PublishedFigure(
        figure=cells["figure"],
        value=_value(cells["value"], where),
        unit=cells["unit"],
        kind=_kind(cells["kind"], where),
        base=cells["base"],
        source=cells["source"],
        note=cells["note"],
    )


def _value(text: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise AnalysisError(
            f"value {text!r}",
            expected="a number of at least 0 with a decimal point, without spaces",
            where=f"{where}, column value",
        )
    return value


def _kind(text: str, where: str) -> Kind:
    kinds: tuple[Kind, ...] = get_args(Kind)
    for kind in kinds:
        if text == kind:
            return kind
    raise AnalysisError(
        f"kind {text!r}",
        expected=f"one of {listed(kinds)}",
        where=f"{where}, column kind",
        advice=near(text, kinds),
    )


def _unique(names: Sequence[str], file: str) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise AnalysisError(
                f"figure {name!r} twice",
                expected="each name once",
                where=f"published figures {file}, row {place + 2}",
            )
