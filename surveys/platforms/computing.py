"""What a form computes from answers, for writing the answers out as a platform would."""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw
import pandas as pd

from surveys.conditions.reckoning import value_of
from surveys.model import Instrument
from surveys.platforms.delimited import Cell
from surveys.platforms.writing import number_text
from surveys.responses import typed


def computed_texts(cells: pd.DataFrame, asked: Instrument) -> dict[str, list[Cell]]:
    """Return each computed item with its numbers as texts, empty where they are missing.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    asked
        As asked in one wave.
    """
    values = {
        one.name: value_of(one.value, asked)
        for one in asked.fields.values()
        if one.value is not None
    }
    if not values:
        return {}
    answers = typed(cells, asked, asked.waves[0].name, "answers", {}).frame
    found = nw.from_native(answers, eager_only=True).select("response_id", **values).to_native()
    return {
        name: ["" if gone else number_text(float(value)) for value, gone in _cells(found[name])]
        for name in values
    }


def _cells(column: pd.Series[float]) -> Iterator[tuple[float, bool]]:
    return zip(column.tolist(), column.isna(), strict=True)
