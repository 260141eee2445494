"""Published figures that an analysis starts from: read through their layout, checked for sense.

The reading and the checks are those of `surveys.aggregates`; here is what an analysis needs of
them.
"""

from __future__ import annotations

from pathlib import Path

from surveys.aggregates import Figure, Figures, Level, check, read_figures
from surveys.aggregates.figures import PERCENT
from surveys.aggregates.relations import (
    Check,
    is_ratio,
    parts_sum,
    repeated,
    same,
    stated_excess,
    stated_growth,
)
from surveys.errors import AnalysisError, StoreError, listed, near
from surveys.store import Store, find_root

__all__ = [
    "PERCENT",
    "Check",
    "Figure",
    "Figures",
    "is_ratio",
    "load_published",
    "parts_sum",
    "repeated",
    "same",
    "stated_excess",
    "stated_growth",
]


def load_published(name: str, root: Path | None = None) -> Figures:
    """Read data_raw/published/<name>.csv or .xlsx through the layout beside it.

    Raises
    ------
    StoreError
        There is no such file, or no layout beside it.
    DefinitionError, ResponseError
        The layout or a row of the file is not right.
    AnalysisError
        Figures contradict each other, and that was not accepted as a deviation of the source.
    """
    path = _file(name, Store(find_root() if root is None else root).published)
    given = read_figures(path)
    if errors := check(given).of(Level.ERROR):
        raise AnalysisError(
            str(errors[0]),
            expected=f"figures without contradictions; there are {len(errors)}",
            where=given.figures.where(),
            advice=f"See them all with: tkk figures {path}",
        )
    return given.figures


def _file(name: str, folder: Path) -> Path:
    have = {
        path.stem: path for path in sorted(folder.glob("*")) if path.suffix in {".csv", ".xlsx"}
    }
    if name not in have:
        raise StoreError(
            f"no published figures {name!r}",
            expected=f"one of {listed(have) or 'none so far'}",
            where=str(folder),
            advice=near(name, have),
        )
    return have[name]
