"""Says of which questions the answers rose, fell or showed no clear change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis import numbers
from analysis.families.items import FamilyItem
from analysis.results import Verdict
from analysis.results.words import caption, when
from surveys.model import Language, Text
from surveys.model.words import AND, joined

if TYPE_CHECKING:
    from analysis.families.family import Family

_GROUPS: Final = (
    Verdict.INCREASE,
    Verdict.DECREASE,
    Verdict.NO_CLEAR_CHANGE,
    Verdict.TOO_FEW,
)


def verdict_counts(items: Sequence[FamilyItem], language: Language) -> str:
    """Say how many items rose, fell and so on, without naming them."""
    found = Counter(one.verdict for one in items)
    told = [_told(verdict, found[verdict], language) for verdict in _GROUPS if found[verdict]]
    return ", ".join(told)


def family_sentence(family: Family, language: Language) -> str:
    """Say how many items rose, fell and showed no clear change, and which."""
    first, last = family.waves
    head = caption(family.title[language], f"{first}–{last}")
    number = len(family.items)
    count = numbers.integer(number, language=language)
    opening = {
        "fi": f"{count} kohdasta",
        "sv": f"Av {count} {'punkt' if number == 1 else 'punkter'}:",
        "en": f"Of {count} {'item' if number == 1 else 'items'},",
    }[language]
    told = [_group(family.items, verdict, language) for verdict in _GROUPS]
    return f"{head}. {opening} {joined([one for one in told if one], AND[language])}. " + _people(
        family, language
    )


def _group(items: Sequence[FamilyItem], verdict: Verdict, language: Language) -> str:
    names = [one.named(language) for one in items if one.verdict is verdict]
    if not names:
        return _NONE[verdict][language] if verdict in _NONE else ""
    return f"{_told(verdict, len(names), language)} ({joined(names, AND[language])})"


def _told(verdict: Verdict, number: int, language: Language) -> str:
    return _TOLD[verdict][language].format(n=numbers.integer(number, language=language))


_TOLD: Final[dict[Verdict, Text]] = {
    Verdict.INCREASE: Text(fi="{n} nousi", sv="{n} ökade", en="{n} rose"),
    Verdict.DECREASE: Text(fi="{n} laski", sv="{n} minskade", en="{n} fell"),
    Verdict.NO_CLEAR_CHANGE: Text(
        fi="{n} ei muuttunut selvästi",
        sv="{n} ändrades inte tydligt",
        en="{n} showed no clear change",
    ),
    Verdict.TOO_FEW: Text(
        fi="{n} jää arvioimatta, koska vastauksia on liian vähän",
        sv="{n} kan inte bedömas eftersom svaren är för få",
        en="{n} had too few answers to say",
    ),
}


_NONE: Final[dict[Verdict, Text]] = {
    Verdict.INCREASE: Text(fi="yksikään ei noussut", sv="ingen ökade", en="none rose"),
    Verdict.DECREASE: Text(fi="yksikään ei laskenut", sv="ingen minskade", en="none fell"),
}


def _people(family: Family, language: Language) -> str:
    frame = family.shown.frame
    sizes = [_range(frame[name].dropna(), language) for name in ("n", "n_after")]
    if not all(sizes):
        return _ADJUSTED[language]
    before, after = (when(wave, language) for wave in family.waves)
    if family.linked:
        who = {
            "fi": f"Mukana ovat samat {sizes[0]} vastaajaa",
            "sv": f"Samma {sizes[0]} svarande ingår",
            "en": f"The same {sizes[0]} respondents are compared",
        }[language]
    else:
        who = {
            "fi": f"Vastaajia oli {sizes[0]} {before} ja {sizes[1]} {after}, eikä vastauksia ole "
            "yhdistetty",
            "sv": f"De svarande var {sizes[0]} {before} och {sizes[1]} {after}, och svaren är "
            "inte kopplade",
            "en": f"There were {sizes[0]} respondents {before} and {sizes[1]} {after}, and the "
            "answers are not linked",
        }[language]
    adjusted = _ADJUSTED[language]
    return f"{who}; {adjusted[:1].lower()}{adjusted[1:]}"


_ADJUSTED: Final = Text(
    fi="P-arvot on korjattu Holmin menetelmällä.",
    sv="P-värdena är justerade med Holms metod.",
    en="P-values are adjusted by Holm’s method.",
)


def _range(sizes: pd.Series[int], language: Language) -> str:
    if sizes.empty:
        return ""
    ends = [numbers.integer(int(one), language=language) for one in (sizes.min(), sizes.max())]
    return ends[0] if ends[0] == ends[1] else numbers.DASH.join(ends)
