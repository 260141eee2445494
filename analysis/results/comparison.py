"""Two waves of one question side by side, with everything a reader needs to weigh the change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis import numbers
from analysis.language import current, in_each
from analysis.publication import Protected, Rule, protect
from analysis.results.estimate import COMPLETE, Estimate, method_line
from analysis.results.methods import Method
from analysis.results.quantities import (
    Quantity,
    level_text,
    places_for,
    written,
    written_change,
    written_interval,
)
from analysis.results.sentences import comparison_sentence
from analysis.results.verdicts import Verdict
from analysis.results.words import caption, same, sentence_case
from analysis.statistics import EffectSize, Interval
from analysis.tables import Column, Table, table
from surveys.codebook import Level
from surveys.model import Language, Text
from surveys.model.words import quoted

if TYPE_CHECKING:
    from analysis.figures import Figure


class Design(StrEnum):
    """Whether the answers of the two waves are known to come from the same people."""

    LINKED = "linked"
    UNLINKED = "unlinked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in one kind of terms: of the mean, or of who answered higher and lower.

    Attributes
    ----------
    estimate
        In the units of `quantity`.
    method
        Machine name of the numerical method.
    """

    quantity: Quantity
    estimate: float
    interval: Interval | None
    p: float | None
    method: str

    @property
    def label(self) -> Text:
        """What to call it in a table."""
        return in_each(lambda language: sentence_case(self.quantity.change_text[language]))

    def written(self) -> dict[str, Text]:
        """Return estimate, interval and p in words, as far as there are any."""
        kind, found, p = self.quantity, self.interval, self.p
        places = places_for(kind, found)
        words = {"estimate": in_each(lambda one: written_change(kind, self.estimate, one, places))}
        if found is not None:
            words["interval"] = in_each(
                lambda one: written_interval(kind, found, one, places, unit=False)
            )
        if p is not None:
            words["p"] = in_each(lambda one: numbers.p_value(p, language=one))
        return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A question's answers before and after, after minus before.

    Attributes
    ----------
    item, what, answer
        The variable, its label, and the answer whose share is compared (None otherwise).
    waves
        Names of the wave before and the wave after.
    design
        Linked: the same people, in pairs. Unlinked: two groups.
    measurement
        Level of measurement of the answers compared.
    quantity
        What `estimate` is the change of.
    n_before, n_after
        Respondents with an answer in each wave, linked or not. None when they would give away
        a group smaller than `minimum_group`.
    pairs
        Respondents with an answer in both waves; None without link.
    unlinked_before, unlinked_after
        Respondents with an answer who are not found in the other wave; None without link, or
        when there are fewer than `minimum_group` of them.
    before, after
        The estimate of each wave, over the pairs when linked.
    estimate, interval, p
        The change. None when hidden; interval and p also when all changes are equal.
    higher, lower
        Share of pairs (linked) or of comparisons (unlinked) with a higher and a lower answer
        after; None when the quantity has no use for them, or one would tell of a few people.
    effects
        Effect sizes, each under its own name; the first belongs with the method.
    also
        The change in other terms.
    level
        Confidence level.
    method, why
        How it was computed, and why so.
    missing
        How missing answers were treated.
    cautions
        What to keep in mind.
    verdict
        What the interval lets us say.
    ends
        Lowest and highest possible answer of ordered codes, so that figures show the scale whole.
    """

    item: str
    what: Text
    waves: tuple[str, str]
    design: Design
    measurement: Level
    quantity: Quantity
    before: Estimate
    after: Estimate
    method: Method
    why: Text
    verdict: Verdict
    level: float
    minimum_group: int
    n_before: int | None = None
    n_after: int | None = None
    pairs: int | None = None
    unlinked_before: int | None = None
    unlinked_after: int | None = None
    estimate: float | None = None
    interval: Interval | None = None
    p: float | None = None
    higher: float | None = None
    lower: float | None = None
    effects: tuple[EffectSize, ...] = ()
    also: tuple[Change, ...] = ()
    answer: Text | None = None
    missing: Text = COMPLETE
    cautions: tuple[Text, ...] = ()
    ends: tuple[float, float] | None = None

    @property
    def linked(self) -> bool:
        """Whether the same people are compared."""
        return self.design is Design.LINKED

    @property
    def hidden(self) -> bool:
        """Whether too few answered for the change to be shown."""
        return self.estimate is None

    @property
    def effect(self) -> EffectSize | None:
        """The effect size that belongs with the method."""
        return self.effects[0] if self.effects else None

    def to_frame(self) -> pd.DataFrame:
        """Return it as one row of plain values; hidden numbers are missing."""
        effect, effect_interval = self.effect, self.effect.interval if self.effect else None
        row = {
            "item": self.item,
            "before": self.waves[0],
            "after": self.waves[1],
            "design": str(self.design),
            "measurement": str(self.measurement),
            "quantity": str(self.quantity),
            "n_before": self.n_before,
            "n_after": self.n_after,
            "pairs": self.pairs,
            "unlinked_before": self.unlinked_before,
            "unlinked_after": self.unlinked_after,
            "estimate_before": self.before.estimate,
            "estimate_after": self.after.estimate,
            "estimate": self.estimate,
            "low": self.interval.low if self.interval else None,
            "high": self.interval.high if self.interval else None,
            "level": self.level,
            "p": self.p,
            "effect_name": effect.name if effect else None,
            "effect": effect.value if effect else None,
            "effect_low": effect_interval.low if effect_interval else None,
            "effect_high": effect_interval.high if effect_interval else None,
            "method": self.method.name,
            "verdict": str(self.verdict),
        }
        types = dict.fromkeys(_COUNTS, "Int64") | dict.fromkeys(_NUMBERS, "float64")
        return pd.DataFrame([row]).astype(types)

    def sentence(self, language: Language | None = None) -> str:
        """Say it in words."""
        return comparison_sentence(self, language or current())

    def __str__(self) -> str:
        language = current()
        told = self.sentence(language)
        if self.hidden or self.verdict is Verdict.NO_CLEAR_CHANGE:
            return told  # the sentence says so itself
        return f"{told.removesuffix('.')}: {self.verdict.text[language]}"

    def table(self, language: Language | None = None) -> Table:
        """Return it as a table: each wave, the change, and below it how to read them."""
        return table(
            self.protected(), in_each(self._caption), self._columns(), self.note(), language
        )

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(self, language: Language | None = None) -> Figure:
        """Draw both waves with their intervals."""
        from analysis.results.plots import plot_comparison

        return plot_comparison(self, language)

    def protected(self) -> Protected:
        """Return both waves and the change as figures that tables accept."""
        rows = [self._wave_row(one) for one in (self.before, self.after)]
        rows += [self._change_row(one) for one in self.changes()] or [self._hidden_row()]
        frame = pd.DataFrame(rows, columns=["label", "n", "estimate", "interval", "p", "effect"])
        return protect(frame, rule=Rule(self.minimum_group))

    def changes(self) -> tuple[Change, ...]:
        """Return the change in each of its terms, the main one first; none when hidden."""
        if self.estimate is None:
            return ()
        main = Change(
            quantity=self.quantity,
            estimate=self.estimate,
            interval=self.interval,
            p=self.p,
            method=self.method.name,
        )
        return (main, *self.also)

    def change_of_waves(self) -> Change | None:
        """Return the change in the terms in which the two waves are written; None when hidden."""
        changes = self.changes()
        same = [change for change in changes if change.quantity is self.before.quantity]
        return next(iter((*same, *changes)), None)

    @property
    def places(self) -> int:
        """Decimals with which the two waves are written, so that their change can be seen."""
        change = self.change_of_waves()
        return 1 if change is None else places_for(change.quantity, change.interval)

    def _wave_row(self, one: Estimate) -> dict[str, object]:
        row = one.protected().frame.iloc[0]
        shown, places = one.estimate, self.places
        return {
            "label": one.group,
            "n": one.n or 0,
            "estimate": None
            if shown is None
            else in_each(lambda language: written(one.quantity, shown, language, places)),
            "interval": row["interval"],
            "p": "",
            "effect": "",
        }

    def _change_row(self, change: Change) -> dict[str, object]:
        people = self.pairs if self.pairs is not None else self._both_waves()
        own = self.effect is not None and change.quantity is self.quantity
        return {
            "label": change.label,
            "n": people,
            **change.written(),
            "effect": effect_text(self.effects[0]) if own else "",
        }

    def _hidden_row(self) -> dict[str, object]:
        label = in_each(lambda language: sentence_case(self.quantity.change_text[language]))
        return {"label": label, "n": 0}

    def _both_waves(self) -> int:
        return (self.before.n or 0) + (self.after.n or 0)

    def _caption(self, language: Language) -> str:
        answer = [quoted(self.answer[language], language)] if self.answer else []
        return caption(self.what[language], *answer, f"{self.waves[0]}–{self.waves[1]}")

    def _columns(self) -> list[Column]:
        heads = [
            Column("label", Text(fi="Kierros", sv="Omgång", en="Wave")),
            Column(
                "n",
                Text(fi="Pareja", sv="Par", en="Pairs")
                if self.linked
                else Text(fi="Vastaajia", sv="Svarande", en="Respondents"),
                numbers.integer,
            ),
            Column("estimate", Text(fi="Arvio", sv="Skattning", en="Estimate"), number=True),
            Column(
                "interval",
                in_each(lambda one: sentence_case(level_text(self.level, one))),
                number=True,
            ),
        ]
        if self.p is not None:
            heads.append(Column("p", Text(fi="p-arvo", sv="p-värde", en="p-value"), number=True))
        if self.effect is not None:
            heads.append(
                Column("effect", Text(fi="Efektikoko", sv="Effektstorlek", en="Effect size"))
            )
        return heads

    def note(self) -> Text:
        """Return verdict, method, treatment of missing answers and cautions as one text."""
        return in_each(
            lambda one: " ".join(
                (
                    f"{sentence_case(self.verdict.text[one])}.",
                    method_line(self.method, one),
                    self.why[one],
                    self.missing[one],
                    *(caution[one] for caution in self.cautions),
                )
            )
        )


def effect_text(effect: EffectSize) -> Text:
    """Write an effect size with its name and interval.

    Examples
    --------
    >>> effect_text(EffectSize("d_z", 0.5, Interval(0.1, 0.9, 0.95, "noncentral_t"))).fi
    'd_z 0,50 (0,10–0,90)'
    """

    def write(language: Language) -> str:
        name = EFFECT_NAMES[effect.name][language]
        number = _number(effect.value, language)
        if effect.interval is None:
            return f"{name} {number}"
        low, high = effect.interval.low, effect.interval.high
        if high == float("inf"):
            range_ = f"{_number(low, language)}–∞"
        else:
            range_ = numbers.interval(low, high, 2, form="decimal", language=language)
        return f"{name} {number} ({range_})"

    return in_each(write)


def _number(value: float, language: Language) -> str:
    return "∞" if value == float("inf") else numbers.decimal(value, 2, language=language)


EFFECT_NAMES: Final[dict[str, Text]] = {
    "conditional_odds_ratio": Text(
        fi="ehdollinen vetosuhde", sv="betingad oddskvot", en="conditional odds ratio"
    ),
    "cohens_h": Text(fi="Cohenin h", sv="Cohens h", en="Cohen’s h"),
    "rank_biserial_matched": Text(
        fi="parien rank-biserial-korrelaatio",
        sv="rangbiserial korrelation för par",
        en="matched rank-biserial correlation",
    ),
    "cliffs_delta": Text(fi="Cliffin delta", sv="Cliffs delta", en="Cliff’s delta"),
    "d_z": same("d_z"),
    "d_av": same("d_av"),
    "hedges_g": Text(fi="Hedgesin g", sv="Hedges g", en="Hedges’ g"),
}
"""What to call each effect size."""

_COUNTS: Final = ("n_before", "n_after", "pairs", "unlinked_before", "unlinked_after")
_NUMBERS: Final = (
    "estimate_before", "estimate_after", "estimate", "low", "high", "level", "p",
    "effect", "effect_low", "effect_high",
)  # fmt: skip
