"""How many responses were read and kept, and what the checks found in them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.provenance.logs import DATA, WAVE, Logs, readable
from analysis.publication import protect
from analysis.tables import Column, Table, table
from surveys import platforms
from surveys.cleaning.report_words import KINDS
from surveys.model import Language, Text

_KEPT = Text(fi="Aineistossa", sv="I materialet", en="Kept")


def responses_table(logs: Logs, language: Language | None) -> Table:
    """Return how many responses were read and kept, by instrument and wave."""
    rows = [
        (logs.title(name), readable(wave), _platforms(facts["files"]),
         sum(one["responses_read"] for one in facts["files"]), facts["responses_kept"])
        for name, one in logs.instruments.items()
        for wave, facts in one["waves"].items()
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["label", "wave", "platform", "read", "kept"])
    return table(
        protect(frame, "kept", logs.rule, labels=("label", "wave", "platform")),
        Text(
            fi="Luetut ja aineistoon otetut vastaukset",
            sv="Inlästa svar och svar i materialet",
            en="Responses read and kept",
        ),
        [
            Column("label", DATA),
            Column("wave", WAVE),
            Column("platform", Text(fi="Kyselyalusta", sv="Plattform", en="Platform")),
            Column("read", Text(fi="Luettu", sv="Inlästa", en="Read"), numbers.integer),
            Column("kept", _KEPT, numbers.integer),
        ],
        language=language,
    )


def _platforms(files: list[dict[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(platforms.get(one["platform"]).TITLE for one in files))


def checks_table(logs: Logs, language: Language | None) -> Table:
    """Return what the checks of the cleaned answers still found, by instrument and wave."""
    rows = [
        (logs.title(name), readable(wave), text, log["responses"], times)
        for name, wave, log in logs.of_waves("validation")
        for text, times in _found(log)
    ]
    frame = pd.DataFrame(rows, columns=["label", "wave", "kind", "n", "times"])
    return table(
        protect(frame, "n", logs.rule, labels=("label", "wave", "kind")),
        Text(
            fi="Mitä tarkistukset löysivät puhdistetuista vastauksista",
            sv="Vad kontrollerna fann i de rensade svaren",
            en="What the checks found in the cleaned answers",
        ),
        [
            Column("label", DATA),
            Column("wave", WAVE),
            Column("kind", Text(fi="Havainto", sv="Fynd", en="Finding")),
            Column("n", Text(fi="Vastauksia", sv="Svar", en="Responses"), numbers.integer),
            Column("times", Text(fi="Havaintoja", sv="Antal fynd", en="Findings"),
                   numbers.integer),
        ],
        language=language,
    )  # fmt: skip


def _found(log: dict[str, Any]) -> list[tuple[Text, int]]:
    """Return each kind of finding with its number; what is not found is said, too."""
    counts: Counter[str] = Counter()
    for one in (*log["errors"], *log["warnings"]):
        counts[one["kind"]] += one["times"]
    if not counts:
        return [(Text(fi="ei havaintoja", sv="inga fynd", en="nothing found"), 0)]
    return [(KINDS[kind], counts[kind]) for kind in KINDS if kind in counts]
