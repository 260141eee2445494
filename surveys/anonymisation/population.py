"""How many people there are of each kind, as somebody has counted them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.anonymisation.risk.known import PEOPLE
from surveys.cleaning.frames import Frame
from surveys.errors import DefinitionError, listed


@dataclass(frozen=True, slots=True)
class Population:
    """A table of counts of people: coordinators by area, clients by area and gender.

    Parameters
    ----------
    source
        Where the counts are from, for messages and the report.
    keys
        Columns whose combinations are counted.
    rows
        For each combination its codes.
    people
        For each combination the number of people.
    """

    source: str
    keys: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    people: tuple[float, ...]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]], source: str) -> Population:
        """Build it from the rows of a table with a column "people" and columns of codes.

        Raises
        ------
        DefinitionError
            There is no such column or no other, a combination stands twice, or a count is no
            number from 0.

        Examples
        --------
        >>> Population.of([{"ely": "lap", "people": "14"}], "people.csv").people
        (14.0,)
        """
        names = tuple(rows[0]) if rows else ()
        keys = tuple(name for name in names if name != PEOPLE)
        if PEOPLE not in names or not keys:
            raise DefinitionError(
                f"columns {listed(names) or 'none'}",
                expected=f"one or more keys and {PEOPLE!r}",
                where=source,
            )
        combinations = tuple(tuple(row[key] for key in keys) for row in rows)
        if len(set(combinations)) < len(combinations):
            raise DefinitionError(
                "a combination of keys that stands twice", expected="each once", where=source
            )
        people = tuple(_people(row[PEOPLE], source, number) for number, row in enumerate(rows, 1))
        return cls(source, keys, combinations, people)

    def frame(self) -> Frame:
        """Return the table as measures of risk take it."""
        import narwhals as nw
        import pandas as pd

        native = pd.DataFrame(list(self.rows), columns=list(self.keys)).astype("str")
        return nw.from_native(native.assign(**{PEOPLE: self.people}), eager_only=True)


def _people(text: str, source: str, row: int) -> float:
    try:
        people = float(text.replace(",", "."))
    except ValueError:
        people = -1.0
    if not 0 <= people < float("inf"):
        raise DefinitionError(
            f"a text for {PEOPLE}",
            expected="a number from 0",
            where=f"{source}, row {row}",
        )
    return people
