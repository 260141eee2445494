"""How many answers were linked, and why others were not."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pandas as pd

from analysis import numbers
from analysis.provenance.logs import DATA, WAVE, Logs, readable
from analysis.publication import protect
from analysis.tables import Column, Table, table
from surveys.model import Language, Text


def links_table(logs: Logs, language: Language | None) -> Table:
    """Return how many answers of each wave are linked to another of the same person."""
    columns = ["label", "wave", "n", "linked", "ambiguous", "unmatched"]
    frame = pd.DataFrame(list(_sides(logs)), columns=columns)
    return table(
        protect(frame, "n", logs.rule, labels=("label", "wave")),
        Text(
            fi="Saman henkilön vastausten yhdistäminen",
            sv="Länkning av samma persons svar",
            en="Linking of answers by the same person",
        ),
        [
            Column("label", DATA),
            Column("wave", WAVE),
            Column("n", Text(fi="Vastauksia, joissa tunnuskoodi", sv="Svar med kod",
                             en="Responses with a code"), numbers.integer),
            Column("linked", Text(fi="Yhdistetty", sv="Länkade", en="Linked"), numbers.integer),
            Column("ambiguous", Text(fi="Epävarma, ei yhdistetty", sv="Osäkra, inte länkade",
                                     en="Uncertain, not linked"), numbers.integer),
            Column("unmatched", Text(fi="Ei paria", sv="Utan par", en="Without a match"),
                   numbers.integer),
        ],
        language=language,
    )  # fmt: skip


def _sides(logs: Logs) -> Iterator[tuple[object, ...]]:
    for link in json.loads(logs.release.text("links.json")).values():
        for side in link["sides"]:
            instrument, wave = side["name"].split("@")
            counts = (side["coded"], side["linked"], side["ambiguous"], side["unmatched"])
            yield logs.title(instrument), readable(wave), *counts
