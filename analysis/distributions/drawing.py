"""How is a description drawn? Its rows handed to the figures of the book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.distributions.shapes import LEVEL, Shape
from analysis.distributions.words import scale_text
from analysis.figures import change, estimates, stacked
from analysis.language import in_each
from analysis.publication import Protected, Rule, protect
from analysis.results.quantities import level_text
from analysis.results.words import same, sentence_case, when
from surveys.model import Language, Text
from surveys.model.words import AND

if TYPE_CHECKING:
    from analysis.distributions.distribution import Distribution, WaveAnswers
    from analysis.figures import Figure

_AXES: Final = {
    Shape.ANSWERS: Text(
        fi="Osuus vastanneista", sv="Andel av dem som svarade", en="Share of those who answered"
    ),
    Shape.OPTIONS: Text(
        fi="Osuus vastanneista", sv="Andel av dem som svarade", en="Share of those who answered"
    ),
    Shape.MEANS: Text(fi="Keskiarvo", sv="Medelvärde", en="Mean"),
    Shape.PARTS: Text(
        fi="Osuus keskimäärin", sv="Andel i genomsnitt", en="Share on average"
    ),
}  # fmt: skip


def plot_distribution(distribution: Distribution, language: Language | None = None) -> Figure:
    """Draw ordered answers as stacked bars, all else as estimates with intervals.

    Two waves stand one above the other in each row; of more than two the last is drawn.

    Raises
    ------
    AnalysisError
        Nothing may be shown.
    """
    alt = in_each(distribution.sentence)
    if distribution.shape is Shape.ANSWERS and distribution.ordered:
        bars = [(same(one.wave), one.shown) for one in distribution.waves]
        return stacked(bars, distribution.caption(), language, alt=alt)
    axis = in_each(
        lambda one: f"{_AXES[distribution.shape][one]} {AND[one]} {level_text(LEVEL, one)}"
    )
    form, note = distribution.shape.form, _scale(distribution)
    rule = Rule(distribution.minimum_group)
    if len(distribution.waves) == 2:
        first, second = (_at(one) for one in distribution.waves)
        return change(
            _both(distribution.waves, rule), distribution.caption(), axis, language,
            before_label=first, after_label=second, form=form, limits=distribution.ends,
            note=note, alt=alt,
        )  # fmt: skip
    last = distribution.waves[-1]
    return estimates(
        _one(last, rule), distribution.caption(last.wave), axis, language=language, form=form,
        limits=distribution.ends, note=note, alt=alt,
    )  # fmt: skip


def _at(wave: WaveAnswers) -> Text:
    return in_each(lambda one: sentence_case(when(wave.wave, one)))


def _scale(distribution: Distribution) -> Text | None:
    return scale_text(distribution.scale) if distribution.scale else None


def _drawn(wave: WaveAnswers) -> pd.DataFrame:
    """Return the rows as they are drawn: a mean without interval is a dot alone."""
    frame = wave.shown.frame
    gone = pd.Series(wave.shown.hidden_rows, index=frame.index)
    return pd.DataFrame(
        {
            "code": frame["code"],
            "label": frame["label"],
            "n": frame["n"].astype("Int64").mask(gone, 0).astype("int64"),
            "estimate": frame["estimate"],
            "low": frame["low"].fillna(frame["estimate"]),
            "high": frame["high"].fillna(frame["estimate"]),
        }
    )


def _one(wave: WaveAnswers, rule: Rule) -> Protected:
    return protect(_drawn(wave), rule=rule, labels=("code", "label"))


def _both(waves: Sequence[WaveAnswers], rule: Rule) -> Protected:
    before, after = (_drawn(one) for one in waves)
    named = {"label": before["label"], "n": before["n"], "n_after": after["n"]}
    values = {
        f"{name}{end}": frame[column]
        for name, frame in (("before", before), ("after", after))
        for end, column in (("", "estimate"), ("_low", "low"), ("_high", "high"))
    }
    return protect(pd.DataFrame(named | values), base=["n", "n_after"], rule=rule)
