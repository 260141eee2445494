"""How long responses took: Microsoft Forms writes when each was begun and completed."""

from __future__ import annotations

from dataclasses import replace

from surveys.platforms.by_hand.recognition import COMPLETED, STARTED
from surveys.platforms.columns import each
from surveys.platforms.sheets import Sheet
from surveys.platforms.tabular.cells import iso_day
from surveys.responses import DURATION, META, Responses, Texts, seconds_between
from surveys.responses.durations import durations


def timed(responses: Responses, sheet: Sheet) -> Responses:
    """Return the responses of a sheet with the time that each took, where it tells any.

    Parameters
    ----------
    responses
        One for each row of the sheet.
    sheet
        The workbook.
    """
    started, completed = _moments(sheet, STARTED), _moments(sheet, COMPLETED)
    if started is None or completed is None:
        return responses
    took = durations(seconds_between(started, completed), completed)
    if took is None:
        return responses
    frame = responses.frame.copy(deep=False)
    frame.insert(len(META), DURATION, took)
    return replace(responses, frame=frame)


def _moments(sheet: Sheet, names: tuple[str, ...]) -> Texts | None:
    places = [place for place, name in enumerate(sheet.header) if name.strip() in names]
    return each(sheet.texts(places[0]), iso_day) if len(places) == 1 else None
