"""Why is an answer missing? The reasons, and which counts of them may be told together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import pandas as pd

from analysis.publication import Rule, protect_parts
from surveys.codebook import NOT_AN_ANSWER, Variable
from surveys.model import Kind, Missing, Text
from surveys.model.naming import MISSING_SUFFIX

NO_REASON: Final = "no_reason"
"""Missing without a stored reason: a score that had too few answers to be counted."""

NOT_ASKED: Final = (str(Missing.NOT_ASKED), str(Missing.NOT_IN_WAVE))
"""Reasons of those whom the skip logic or the wave left out."""

REASONS: Final[dict[str, Text]] = {
    **{str(reason): text for reason, text in NOT_AN_ANSWER.items()},
    NO_REASON: Text(fi="ei laskettavissa", sv="kan inte beräknas", en="could not be computed"),
}
"""What to call each reason, in the lower case of a sentence; in the words of the codebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What may be told of those who were asked a question in a wave; None where nothing may.

    Attributes
    ----------
    responses, asked, answered
        All of the wave, those whom neither skip logic nor wave left out, those who answered.
    reasons
        Reason → count, of the reasons that occur. Empty when their sum may not be told.
    """

    responses: int | None
    asked: int | None
    answered: int | None
    reasons: Mapping[str, int | None] = field(default_factory=dict)


def counted(reasons: pd.Series[str]) -> dict[str, int]:
    """Count responses, those asked, those who answered, and every reason.

    Parameters
    ----------
    reasons
        One per response: why there is no answer, empty where there is one.

    Examples
    --------
    >>> counts = counted(pd.Series(["", "", "blank", "not_asked"]))
    >>> counts["responses"], counts["asked"], counts["answered"], counts["blank"]
    (4, 3, 2, 1)
    """
    by_reason = {name: int((reasons == name).sum()) for name in REASONS}
    return {
        "responses": len(reasons),
        "asked": len(reasons) - sum(by_reason[name] for name in NOT_ASKED),
        "answered": int((reasons == "").sum()),
        **by_reason,
    }


def told(counts: Mapping[str, int], rule: Rule) -> Told:
    """Return what may be told of a wave, so that no small number of people can be had from it.

    Neither the number asked, the number who answered, nor those left out by one or the other may
    be smaller than the smallest group, unless it is nobody. Of the three totals the most are kept
    for which this holds, first of all the number of answers.

    Parameters
    ----------
    counts
        From `counted`.

    Examples
    --------
    >>> found = told(counted(pd.Series([""] * 40 + ["blank"] * 8 + ["not_asked"] * 2)), Rule())
    >>> found.responses, found.asked, found.answered
    (50, None, 40)
    """
    totals = [counts[name] for name in _TOTALS]
    if totals[-1] < rule.minimum_group:
        return Told(responses=None, asked=None, answered=None)
    kept = next(names for names in _CHOICES if _is_safe([counts[name] for name in names], rule))
    shown = {name: counts[name] if name in kept else None for name in _TOTALS}
    groups: list[tuple[Sequence[str], str, str]] = [
        (NOT_ASKED, "responses", "asked"),
        ([name for name in REASONS if name not in NOT_ASKED], "asked", "answered"),
    ]
    reasons: dict[str, int | None] = {}
    for names, whole, part in groups:
        if whole in kept and part in kept:
            reasons |= _reasons(counts, names, counts[whole] - counts[part], rule)
    return Told(
        responses=shown["responses"],
        asked=shown["asked"],
        answered=shown["answered"],
        reasons=reasons,
    )


_TOTALS: Final = ("answered", "asked", "responses")
_CHOICES: Final = (
    _TOTALS,
    ("answered", "responses"),
    ("answered",),
    ("asked", "responses"),
    ("responses",),
)
"""Which totals to tell, the most wanted first. Those asked are never told without all responses,
which readers know from elsewhere, and the last is always safe."""


def _is_safe(totals: Sequence[int], rule: Rule) -> bool:
    """Whether neither the totals, in ascending order, nor their differences are small."""
    apart = [larger - smaller for smaller, larger in combinations(totals, 2)]
    return not any(rule.hides(one) for one in (*totals, *apart))


def _reasons(
    counts: Mapping[str, int], names: Sequence[str], total: int, rule: Rule
) -> dict[str, int | None]:
    given = [name for name in names if counts[name]]
    if not given:
        return {}
    frame = pd.DataFrame(
        {"code": given, "label": given, "count": [counts[name] for name in given], "n": total}
    )
    shown = protect_parts(frame, rule).frame["count"]
    return {
        name: None if pd.isna(count) else int(count)
        for name, count in zip(given, shown, strict=True)
    }


def missing_reasons(frame: pd.DataFrame, variable: Variable) -> pd.Series[str]:
    """Return for each response why the variable has no answer; empty where it has one."""
    missing = frame[variable.name].isna()
    if variable.kind is Kind.CODE:
        missing |= ~frame[variable.name].isin([one.code for one in variable.answers])
    stored = f"{variable.name}{MISSING_SUFFIX}"
    reasons = pd.Series(NO_REASON, index=frame.index, dtype="str")
    if stored in frame.columns:
        reasons = frame[stored].astype("str").fillna(NO_REASON)
    in_wave = frame["wave"].isin(variable.waves)
    reasons = reasons.where(in_wave | (reasons != NO_REASON), str(Missing.NOT_IN_WAVE))
    return reasons.where(missing, "")
