"""How is a comparison drawn? Its rows handed to the figures of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.language import in_each
from analysis.publication import Protected, Rule, protect
from analysis.results.quantities import drawn_ends
from analysis.results.words import heading, sentence_case, when
from surveys.errors import AnalysisError
from surveys.model import Language, Text

if TYPE_CHECKING:
    from analysis.figures import Figure
    from analysis.results.comparison import Comparison
    from analysis.results.estimate import Estimate


def plot_comparison(comparison: Comparison, language: Language | None = None) -> Figure:
    """Draw both waves with their intervals; the change is written beside them if it fits.

    Raises
    ------
    AnalysisError
        Too few answered for the comparison to be shown.
    """
    from analysis.figures import change

    if comparison.hidden:
        raise _nothing(comparison.item)
    quantity = comparison.before.quantity
    waves = [
        in_each(lambda one, wave=wave: sentence_case(when(wave, one)))  # type: ignore[misc] # mypy cannot infer a default argument
        for wave in comparison.waves
    ]
    return change(
        _rows(comparison),
        title=in_each(lambda one: _title(comparison, one)),
        axis=in_each(lambda one: sentence_case(quantity.text[one])),
        language=language,
        before_label=waves[0],
        after_label=waves[1],
        form="percent" if quantity.in_points else "decimal",
        limits=comparison.ends,
        alt=in_each(comparison.sentence),
    )


def plot_estimate(estimate: Estimate, language: Language | None = None) -> Figure:
    """Draw one estimate with its interval.

    Raises
    ------
    AnalysisError
        Too few answered for it to be shown.
    """
    from analysis.figures import estimates

    if estimate.hidden:
        raise _nothing(estimate.item)
    return estimates(
        estimate.protected(),
        title=estimate.what,
        axis=in_each(lambda one: sentence_case(estimate.quantity.text[one])),
        language=language,
        form="percent" if estimate.quantity.in_points else "decimal",
        alt=in_each(estimate.sentence),
    )


def _nothing(item: str) -> AnalysisError:
    return AnalysisError(
        "too few answers to show",
        expected="at least the smallest group that may be published",
        where=f"figure of {item}",
        advice="Say in the text why there is no figure.",
    )


def _title(comparison: Comparison, language: Language) -> str:
    return f"{heading(comparison.what, language)}: {comparison.verdict.text[language]}"


def _rows(comparison: Comparison) -> Protected:
    before, after = comparison.before, comparison.after
    row: dict[str, object] = {"label": _label(comparison), "n": before.n, "n_after": after.n}
    for name, one in (("before", before), ("after", after)):
        low, high = drawn_ends(one.estimate, one.interval)
        row |= {name: one.estimate, f"{name}_low": low, f"{name}_high": high}
    same_quantity = comparison.quantity is before.quantity
    if comparison.interval is not None and same_quantity:
        row |= {
            "change": comparison.estimate,
            "change_low": comparison.interval.low,
            "change_high": comparison.interval.high,
        }
    return protect(pd.DataFrame([row]), base=["n", "n_after"], rule=Rule(comparison.minimum_group))


def _label(comparison: Comparison) -> Text:
    return comparison.answer or comparison.what
