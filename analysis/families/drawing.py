"""How is a family of comparisons drawn? Each scale in a figure of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from analysis import numbers
from analysis.distributions.shapes import LEVEL
from analysis.families.items import FamilyItem, protected_rows, row_of
from analysis.families.words import verdict_counts
from analysis.figures import change
from analysis.language import in_each
from analysis.publication import Protected, Rule, protect
from analysis.results import Quantity
from analysis.results.quantities import level_text
from analysis.results.words import sentence_case, when
from surveys.model import Language

if TYPE_CHECKING:
    from analysis.families.family import Family
    from analysis.figures import Figure

Scale: TypeAlias = tuple[Quantity, tuple[float, float] | None]
"""What is drawn together: means of answers with the same ends, other means, shares."""


def _scale(item: FamilyItem) -> Scale:
    return item.comparison.before.quantity, item.comparison.ends


def scales(items: Sequence[FamilyItem]) -> list[Scale]:
    """Return the scales of the items, each once."""
    return list(dict.fromkeys(_scale(one) for one in items))


def plot_family(family: Family, scale: Scale, language: Language | None) -> Figure:
    """Draw the items of one scale before and after, the change beside them."""
    items = [one for one in family.items if _scale(one) == scale]
    quantity, ends = scale
    axis = in_each(lambda one: _axis(quantity, one))
    before, after = (
        in_each(lambda one, wave=wave: sentence_case(when(wave, one)))  # type: ignore[misc] # mypy cannot infer a default argument
        for wave in family.waves
    )
    return change(
        _drawn(items, Rule(items[0].comparison.minimum_group)),
        title=in_each(
            lambda one: f"{family.title[one]} {numbers.DASH} {verdict_counts(items, one)}"
        ),
        axis=axis,
        language=language,
        before_label=before,
        after_label=after,
        form="percent" if quantity.in_points else "decimal",
        limits=ends,
    )


def _axis(quantity: Quantity, language: Language) -> str:
    joint = {"fi": "ja", "sv": "och", "en": "and"}[language]
    return f"{sentence_case(quantity.text[language])} {joint} {level_text(LEVEL, language)}"


def _drawn(items: Sequence[FamilyItem], rule: Rule) -> Protected:
    """Return the items of one scale; the changes stay out unless each has its interval."""
    protected = protected_rows(items, rule)
    shown = [not hidden for hidden in protected.hidden_rows]
    if protected.frame.loc[shown, "change_low"].notna().all():
        return protected
    rows = pd.DataFrame([row_of(one) for one in items])
    kept = rows.drop(columns=["change", "change_low", "change_high"])
    return protect(kept, base=["n", "n_after"], rule=rule, labels=("item", "label"))
