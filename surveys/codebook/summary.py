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
"""Of a variable that fewer answered nothing is told."""
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
    synthetic
        Whether the respondents are invented.
    """

    file: str
    cases: int
    statistics: Mapping[str, Mapping[str, str]]
    synthetic: bool = False


def summary_of(
    frame: pd.DataFrame,
    codebook: Codebook,
    file: str,
    *,
    minimum_group: int = FEWEST,
    synthetic: bool = False,
) -> Summary:
    """Count the answers to each variable; means and deviations where there are enough.

    Parameters
    ----------
    frame
        One row for each response.
    codebook
        Of its columns.
    file
        Name of the file in which the frame is.
    minimum_group
        Fewer respondents than the study shows anything of; never less than `FEWEST`.
    synthetic
        Whether the respondents are invented.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({"years_in_role": [1, 2, 3, 4, 5] * 2, "role": ["local"] + [None] * 9})
    >>> summary_of(frame, codebook_of(coordinators, ["2026"]), "a.csv").statistics
    {'years_in_role': {'vald': '10', 'invd': '0', 'mean': '3', 'stdev': '1.491'}}
    """
    least = max(FEWEST, minimum_group)
    found = {
        one.name: _statistics(frame[one.name], one.level)
        for one in codebook.variables
        if one.name in frame and int(frame[one.name].notna().sum()) >= least
    }
    return Summary(file, len(frame), found, synthetic)


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
