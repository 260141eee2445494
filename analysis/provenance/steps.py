"""What each step of cleaning and anonymisation changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.provenance.logs import DATA, WAVE, Logs, readable
from analysis.publication import protect
from analysis.tables import Column, Table, table
from surveys.anonymisation import titles as anonymisation
from surveys.cleaning import titles as cleaning
from surveys.model import Language, Text

STEPS: Mapping[str, Text] = {**cleaning.TITLES, **anonymisation.TITLES}
"""What each step of a plan is called for readers."""


def steps_table(logs: Logs, instrument: str | None, language: Language | None) -> Table:
    """Return what each step changed, in the answers to one instrument or to all.

    Raises
    ------
    AnalysisError
        The release has no such instrument.
    """
    rows = [
        (_step_name(step["step"]), logs.title(name), readable(wave), step["rows_before"],
         step["rows_before"] - step["rows_after"], step["cells_changed"])
        for name, wave, steps in logs.of_waves("steps", instrument)
        for step in _merged(steps)
    ]  # fmt: skip
    columns = ["label", "data", "wave", "n", "rows", "cells"]
    frame = pd.DataFrame(rows, columns=columns)
    shown = [
        Column("label", Text(fi="Vaihe", sv="Steg", en="Step")),
        Column("data", DATA),
        Column("wave", WAVE),
        Column("n", Text(fi="Vastauksia", sv="Svar", en="Responses"), numbers.integer),
        Column("rows", Text(fi="Poistettuja vastauksia", sv="Svar som togs bort",
                            en="Responses dropped"), numbers.integer),
        Column("cells", Text(fi="Muutettuja tietoja", sv="Ändrade uppgifter",
                             en="Cells changed"), numbers.integer),
    ]  # fmt: skip
    return table(
        protect(frame, "n", logs.rule, labels=("label", "data", "wave")),
        _caption(logs, instrument),
        shown if instrument is None else [one for one in shown if one.name != "data"],
        language=language,
    )


def _caption(logs: Logs, instrument: str | None) -> Text:
    caption = Text(
        fi="Puhdistuksen ja anonymisoinnin vaiheet",
        sv="Steg i rensningen och anonymiseringen",
        en="Steps of cleaning and anonymisation",
    )
    if instrument is None:
        return caption
    title = logs.title(instrument)
    return Text(*(f"{caption[language]}: {title[language]}" for language in ("fi", "sv", "en")))


def _step_name(step: str) -> Text:
    return STEPS.get(step, Text(fi=step, sv=step, en=step))


def _merged(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join steps of one name that follow each other, such as two pseudonyms."""
    merged: list[dict[str, Any]] = []
    for step in steps:
        if merged and merged[-1]["step"] == step["step"]:
            last = merged[-1]
            merged[-1] = {
                **last,
                "rows_after": step["rows_after"],
                "cells_changed": last["cells_changed"] + step["cells_changed"],
            }
        else:
            merged.append(step)
    return merged
