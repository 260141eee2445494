"""Figures that others have printed: what a number says, of what, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from surveys.errors import AnalysisError, unknown

Kind: TypeAlias = Literal["planned", "realised", "claim", "context"]
Verification: TypeAlias = Literal["verified", "unverified"]

PERCENT: Final = "percent"
POINTS: Final = "percentage points"
RELATIVE: Final = (PERCENT, POINTS)
"""Units that are of something else; what is counted, and money, stand for themselves."""
MONEY: Final = "EUR"
UNSTATED: Final = "unstated"
"""What stands for anything that the print does not say."""
TOTAL: Final = "total"
"""Base of a figure that is itself the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as it was printed.

    Parameters
    ----------
    figure
        Its stable name.
    value, unit
        The number and what it counts; `percent` for a share, `percentage points` for a difference
        of shares, `EUR` for money, anything else for a count.
    kind
        planned, realised, claim (what a text says about other figures) or context.
    base
        What it is a share or a count of; `total` for a whole.
    source, page, url
        The document that it is printed in, and where.
    verification
        `verified` when somebody has seen it in its source, on its page.
    population, period, area
        Of whom, when and where.
    rounding
        To what it was rounded: 1 for a whole percentage, 0.1 for one decimal, 0 for an exact count.
    note
        Remark, may be empty.

    Examples
    --------
    >>> women = Figure(figure="women", value=52, unit="percent", kind="realised", base="clients",
    ...                source="final report", rounding=1)
    >>> women.is_count, women.slack, women.period
    (False, 0.5, 'unstated')
    """

    figure: str
    value: float
    unit: str
    kind: Kind
    base: str
    source: str
    page: str = UNSTATED
    url: str = UNSTATED
    verification: Verification = "unverified"
    population: str = UNSTATED
    period: str = UNSTATED
    area: str = UNSTATED
    rounding: float = 0.0
    note: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of something."""
        return self.unit == PERCENT

    @property
    def is_count(self) -> bool:
        """Whether it counts something: neither a share, nor a difference of shares, nor money."""
        return self.unit not in {*RELATIVE, MONEY}

    @property
    def slack(self) -> float:
        """How far rounding alone can have moved it."""
        return self.rounding / 2

    def having(self, value: float) -> Figure:
        """Return the same figure with another number, rounded as that number shows."""
        shown = 10.0 ** -len(f"{value:g}".partition(".")[2])
        relative = self.unit in RELATIVE
        return replace(self, value=value, rounding=shown if relative else self.rounding)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one file, looked up by name.

    Examples
    --------
    >>> clients = Figure(figure="clients", value=774, unit="persons", kind="realised",
    ...                  base="total", source="final report")
    >>> Figures("s20784", (clients,)).count("clients")
    774
    """

    name: str
    figures: tuple[Figure, ...]

    def __contains__(self, figure: object) -> bool:
        return any(one.figure == figure for one in self.figures)

    def __getitem__(self, figure: str) -> Figure:
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
        raise unknown("figure", figure, names, where=self.where(), error=AnalysisError)

    def where(self, figure: str = "") -> str:
        """Return the place of a figure, or of all of them, for messages."""
        return f"published figures {self.name}{f', figure {figure}' if figure else ''}"

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
        if one.unit in RELATIVE or not float(one.value).is_integer():
            raise AnalysisError(
                f"{one.value:g} {one.unit}", expected="a count", where=self.where(figure)
            )
        return int(one.value)

    def having(self, **values: float) -> Figures:
        """Return the same figures with some values replaced, to ask what if."""
        new = {name: self[name].having(float(value)) for name, value in values.items()}
        return Figures(self.name, tuple(new.get(one.figure, one) for one in self.figures))
