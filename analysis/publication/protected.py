"""A frame in which everything that must be hidden is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.publication.rule import Rule
from surveys.errors import DisclosureError
from surveys.model import Text

Reason: TypeAlias = Literal["", "small_group", "recoverable"]
Mask: TypeAlias = npt.NDArray[np.bool_]

# Held by this package alone: a Protected made elsewhere has not been through a rule.
SEAL: Final = object()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Protected:
    """What tables and figures accept: values below the threshold are gone from it.

    Made by `protect`, `protect_counts` or `public`, never directly.

    Attributes
    ----------
    rule
        The threshold that was applied; None for figures that are public already.
    source
        Where the figures were published, else None.
    labels
        Columns that name the rows and are never hidden.

    Raises
    ------
    DisclosureError
        Made in another way.
    """

    cells: pd.DataFrame
    mask: Mask
    reasons: tuple[tuple[Reason, ...], ...]
    labels: tuple[str, ...]
    rule: Rule | None = None
    source: Text | None = None
    seal: object = None

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise DisclosureError(
                "figures that no rule of publication has seen",
                expected="figures from protect(), protect_counts() or public()",
                where="Protected",
                advice="Call protect(frame, base=…) first.",
            )

    @property
    def frame(self) -> pd.DataFrame:
        """A copy of the figures; hidden cells are missing."""
        return self.cells.copy()

    @property
    def hidden(self) -> pd.DataFrame:
        """The same shape as `frame`: True where a value was hidden."""
        return pd.DataFrame(self.mask, index=self.cells.index, columns=self.cells.columns)

    @property
    def hidden_rows(self) -> tuple[bool, ...]:
        """Whether any value of a row was hidden, row by row."""
        return tuple(bool(row.any()) for row in self.mask)

    @property
    def any_hidden(self) -> bool:
        """Whether anything was hidden."""
        return bool(self.mask.any())

    def reason(self, row: int, column: str) -> Reason:
        """Return why a cell was hidden, or an empty text."""
        return self.reasons[row][self.cells.columns.tolist().index(column)]


def checked(protected: object, where: str) -> Protected:
    """Return `protected` if it is a Protected.

    Raises
    ------
    DisclosureError
        It is anything else, such as a plain frame.
    """
    if isinstance(protected, Protected):
        return protected
    raise DisclosureError(
        f"a {type(protected).__name__}",
        expected="figures from protect() or public()",
        where=where,
        advice="Call analysis.publication.protect(frame, base=…) first.",
    )
