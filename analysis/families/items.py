"""One question of a family, and the family's questions as rows that may be published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis import numbers
from analysis.distributions.words import label_quoted
from analysis.language import in_each
from analysis.publication import Protected, Rule, protect
from analysis.results import Change, Comparison, Estimate, Quantity, Verdict
from analysis.results.quantities import drawn_ends, places_for, written, written_interval
from analysis.results.words import caption
from surveys.model import Language, Text
from surveys.model.words import quoted

_FLOATS: Final = (
    "before", "before_low", "before_high", "after", "after_low", "after_high",
    "change", "change_low", "change_high", "p", "p_adjusted",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyItem:
    """One question of a family.

    Attributes
    ----------
    comparison
        The question before and after.
    p_adjusted
        Holm's p-value over the family; None without a test.
    verdict
        What the adjusted p-value and the interval together let us say.
    """

    comparison: Comparison
    p_adjusted: float | None
    verdict: Verdict

    @property
    def label(self) -> Text:
        """The question without its full stop, with the answer whose share is compared."""
        return in_each(self._label)

    def _label(self, language: Language) -> str:
        what, answer = self.comparison.what, self.comparison.answer
        said = [] if answer is None else [quoted(answer[language], language)]
        return caption(what[language], *said).removesuffix(".")

    def named(self, language: Language) -> str:
        """Return the question in quotation marks, and the answer in its own."""
        what, answer = self.comparison.what, self.comparison.answer
        said = [] if answer is None else [label_quoted(answer, language)]
        return " ".join([label_quoted(what, language), *said])

    @property
    def hidden(self) -> bool:
        """Whether a number of it would show too small a group."""
        return self.comparison.hidden

    @property
    def change(self) -> Change | None:
        """The change in the units in which both waves are shown."""
        wanted = self.comparison.before.quantity
        return next((one for one in self.comparison.changes() if one.quantity is wanted), None)

    @property
    def ranked(self) -> Change | None:
        """The share with a higher minus the share with a lower answer, where there is an order."""
        wanted = Quantity.HIGHER_MINUS_LOWER
        return next((one for one in self.comparison.changes() if one.quantity is wanted), None)


def protected_rows(items: Sequence[FamilyItem], rule: Rule) -> Protected:
    """Return the items as figures that tables and figures accept."""
    types = dict.fromkeys(_FLOATS, "float64") | dict.fromkeys(("n", "n_after"), "int64")
    frame = pd.DataFrame([row_of(one) for one in items]).astype(types | {"verdict": "str"})
    return protect(frame, base=["n", "n_after"], rule=rule, labels=("item", "label"))


def row_of(item: FamilyItem) -> dict[str, object]:
    """Return an item as it is protected: numbers and the words for them."""
    one, change, ranked = item.comparison, item.change, item.ranked
    return {
        "item": one.item,
        "label": item.label,
        "n": one.before.n or 0,
        "n_after": one.after.n or 0,
        **_level("before", one.before, change),
        **_level("after", one.after, change),
        "change": change.estimate if change else None,
        "change_low": change.interval.low if change and change.interval else None,
        "change_high": change.interval.high if change and change.interval else None,
        "change_words": _change_words(change) if change else None,
        "ranked_words": _change_words(ranked) if ranked else None,
        "p": one.p,
        "p_adjusted": item.p_adjusted,
        "verdict": item.verdict.value,
        "words": item.verdict.text,
    }


def _level(name: str, estimate: Estimate, change: Change | None) -> dict[str, object]:
    value = estimate.estimate
    low, high = drawn_ends(value, estimate.interval)
    places = places_for(estimate.quantity, change.interval if change else None)
    return {
        name: value,
        f"{name}_low": low,
        f"{name}_high": high,
        f"{name}_words": None
        if value is None
        else in_each(lambda one: written(estimate.quantity, value, one, places)),
    }


def _change_words(change: Change) -> Text:
    """Write a change with its interval, the unit shortened."""
    quantity, found, value = change.quantity, change.interval, round(change.estimate, 10)
    places = places_for(quantity, found)

    def write(language: Language) -> str:
        number = (
            numbers.points(value, places, signed=False, short=True, language=language)
            if quantity.in_points
            else numbers.decimal(value, places, language=language)
        )
        if found is None:
            return number
        return f"{number} ({written_interval(quantity, found, language, places, unit=False)})"

    return in_each(write)
