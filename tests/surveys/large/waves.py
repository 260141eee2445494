"""A small wave with everything that goes wrong in answers, and the line in memory beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import numpy as np
import pandas as pd

from surveys.anonymisation import DisclosureRule, RiskReport, check, release
from surveys.anonymisation import step as anonymising
from surveys.cleaning import Plan, Step, StepRecord, run, validate
from surveys.cleaning import step as cleaning
from surveys.responses import Responses, typed
from tests.small import small_instrument

KEY = bytes(range(32))
RULE = DisclosureRule(keys=("role", "years"), k=3)
SMALL = small_instrument()
ASKED = SMALL.at("2024")
_CODES = ("a 1", "A1", "b–2", None, "", "ä", "c3", "010195-910A", "010195.910a")


def wave(rows: int, seed: int, *, twice: bool = False) -> Responses:
    """Return answers drawn at random, out of range, under false conditions and in odd spellings."""
    draw = np.random.default_rng(seed)

    def some(*cells: str | None) -> list[str | None]:
        return [cells[number] for number in draw.integers(len(cells), size=rows)]

    ids = draw.integers(rows, size=rows) if twice else draw.permutation(rows)
    columns: dict[str, list[str | None]] = {
        "response_id": [str(one) for one in ids],
        "submitted": some("2024-01-05 10:00:00", "2024-01-20 23:59:59", "2024-01-31", None),
        "language": some("fi", "sv", None),
    }
    for field in ASKED.asked_fields:
        match field.item:
            case "code":
                cells = some(*_CODES)
            case "role":
                cells = some("regional", "regional", "regional", "local", "secret", "", None)
            case "years":
                cells = some("1", "2", "30", "99", "", None)
            case "time":
                cells = some("50", "25", "0", "")
            case "tasks":
                cells = some("1", "0", "")
            case "support":
                cells = some("1", "2", "5", "", None)
            case "why":
                cells = some(" Maija  tuli ", "", None, "e\u0301")
            case _:
                cells = some("2024-01-01", "2024-12-31", "", None)
        columns[field.name] = cells
    return typed(pd.DataFrame(columns), ASKED, "2024", "answers", {})


def settled(*more: Step) -> Plan:
    """Return cleaning steps after which nothing is wrong but what was left out of them."""
    return Plan(
        (
            cleaning("keep_last", reason="answered twice"),
            cleaning("drop_partial", reason="never finished"),
            cleaning("repair_text", reason="stray spaces"),
            cleaning("keep_last", reason="answered again", by="code"),
            *more,
            cleaning("set_missing_out_of_range", reason="cannot be"),
            cleaning("blank_invalid", reason="break rules"),
            cleaning("blank_skipped", reason="asked of others"),
            cleaning("scale_scores", reason="computed"),
        )
    )


def anonymised(k: int = RULE.k, **options: object) -> Plan:
    """Return anonymisation that lets the wave pass the gate."""
    return Plan(
        (
            anonymising(
                "pseudonymise", reason="linked", field="code", to="person", domain="respondent"
            ),
            anonymising("remove_free_text", reason="may name people"),
            anonymising("remove", reason="known from elsewhere", fields=["started", "ended"]),
            anonymising("coarsen_submitted", reason="leads back", to="day"),
            anonymising("band", reason="rare years", field="years", edges=[2, 20]),
            anonymising("suppress", reason="shared", keys=RULE.keys, k=k, **options),
            anonymising("replace_response_ids", reason="lead back"),
        )
    )  # fmt: skip


@dataclass(frozen=True)
class InMemory:
    """What the line in memory gives."""

    records: tuple[StepRecord, ...]
    risk: RiskReport
    frame: pd.DataFrame


def in_memory(
    responses: Responses, clean: Plan, anonymise: Plan, rule: DisclosureRule = RULE
) -> InMemory:
    """Take answers through the line in memory."""
    asked = responses.instrument
    frame = nw.from_native(responses.frame, eager_only=True)
    frame, first = run(frame, clean, asked, wave=responses.wave)
    validate(responses, nw.to_native(frame)).raise_for_errors()
    frame, second = run(frame, anonymise, asked, key=KEY, wave=responses.wave)
    passed = release(frame, rule, asked)
    return InMemory((*first, *second), check(passed, rule, asked), nw.to_native(passed))


def stored(responses: Responses, folder: Path) -> Path:
    """Write answers as they were read, and return the file."""
    path = folder / "answers.parquet"
    responses.frame.to_parquet(path, index=False)
    return path
