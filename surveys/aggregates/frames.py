"""Published figures as a table: one row for each, to filter and to draw."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from surveys.aggregates.figures import Figure, Figures

if TYPE_CHECKING:
    import pandas as pd


def frame_of(figures: Figures) -> pd.DataFrame:
    """Return figures as a frame of texts, and the numbers value and rounding.

    Examples
    --------
    >>> clients = Figure(figure="clients", value=774, unit="persons", kind="realised",
    ...                  base="total", source="final report")
    >>> frame_of(Figures("s20784", (clients,)))[["figure", "value", "unit"]].to_dict("records")
    [{'figure': 'clients', 'value': 774.0, 'unit': 'persons'}]
    """
    import pandas as pd

    frame = pd.DataFrame(
        [asdict(one) for one in figures.figures], columns=[one.name for one in fields(Figure)]
    )
    numbers = {"value": "float64", "rounding": "float64"}
    return frame.astype({name: numbers.get(name, "str") for name in frame.columns})
