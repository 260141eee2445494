"""What a data file holds, in a few numbers, for the codebook that lies beside it.

Only numbers that tell of everybody are counted: a smallest or largest answer is that of one
person, and frequencies are for the tables of `analysis`, which are checked before publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from surveys.codebook.codebook import Codebook
from surveys.codebook.variable import Level
from surveys.platforms.writing import number_text

if TYPE_CHECKING:
    import pandas as pd

FEWEST: Final = 10
"""Of fewer answers nothing is told but how many there are, and that only up to this."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """A data file.

    Parameters
    ----------
    file
        Its name.
    cases
        Number of responses.
    statistics
        Variable → kind of statistic in the words of DDI (vald, invd, mean, stdev) → number.
    """

    file: str
    cases: int
    statistics: Mapping[str, Mapping[str, str]]


def summary_of(frame: pd.DataFrame, codebook: Codebook, file: str) -> Summary:
    """Count the answers to each variable; means and deviations where there are enough.

    Parameters
    ----------
    frame
        One row for each response.
    codebook
        Of its columns.
    file
        Name of the file in which the frame is.
    """
    found = {
        one.name: _statistics(frame[one.name], one.level)
        for one in codebook.variables
        if one.name in frame and int(frame[one.name].notna().sum()) >= FEWEST
    }
    return Summary(file, len(frame), found)


def _statistics(column: pd.Series[float], level: Level) -> dict[str, str]:
    valid = int(column.notna().sum())
    counts = {"vald": str(valid), "invd": str(len(column) - valid)}
    if level is not Level.NUMERIC:
        return counts
    numbers = column.dropna().astype(float)
    return counts | {
        "mean": number_text(round(float(numbers.mean()), _DIGITS)),
        "stdev": number_text(round(float(numbers.std()), _DIGITS)),
    }
