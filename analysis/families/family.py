"""Several questions before and after: as figures, a table, a drawing and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis import numbers
from analysis.distributions.shapes import LEVEL
from analysis.families.items import FamilyItem
from analysis.families.words import family_sentence
from analysis.language import current, in_each
from analysis.publication import Protected
from analysis.results.estimate import method_line
from analysis.results.quantities import level_text
from analysis.results.words import caption, same
from analysis.tables import Column, Table, table
from surveys.errors import AnalysisError, listed
from surveys.model import Language, Text

if TYPE_CHECKING:
    from analysis.figures import Figure

ALPHA: Final = 0.05
"""An adjusted p-value below this is a clear change; what the intervals leave of 1."""

_HOLM: Final = Text(
    fi="Kasvua tai laskua sanotaan olevan vain, kun Holmin menetelmällä kohtien määrän mukaan "
    "korjattu p-arvo on alle 0,05.",
    sv="Ökning eller minskning anges bara när p-värdet, justerat för antalet punkter med Holms "
    "metod, är under 0,05.",
    en="An increase or decrease is stated only where the p-value, adjusted for the number of "
    "items by Holm’s method, is below 0.05.",
)
_ORDERED: Final = Text(
    fi="Kohdissa, joiden vastauksilla on järjestys, tulkinta ja p-arvo perustuvat suuremman ja "
    "pienemmän arvon antaneiden osuuksiin; keskiarvot havainnollistavat muutosta.",
    sv="I punkter vars svar har en ordning bygger tolkningen och p-värdet på hur många som gav "
    "ett högre och ett lägre värde; medelvärdena åskådliggör förändringen.",
    en="Where the answers have an order, the verdict and the p-value rest on how many gave a "
    "higher and how many a lower value; the means illustrate the change.",
)
_NUMBERS: Final = ("n", "n_after", "before", "after", "change", "change_low", "change_high")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """Several questions compared between the same two waves.

    Attributes
    ----------
    title
        What the questions are about.
    items
        One per question, in the order given.
    shown
        The same as figures that tables and figures accept.
    cautions
        What to keep in mind of all of them.
    """

    title: Text
    items: tuple[FamilyItem, ...]
    shown: Protected
    cautions: tuple[Text, ...] = ()

    @property
    def waves(self) -> tuple[str, str]:
        """Names of the wave before and the wave after."""
        return self.items[0].comparison.waves

    @property
    def linked(self) -> bool:
        """Whether the same people are compared."""
        return self.items[0].comparison.linked

    def to_frame(self) -> pd.DataFrame:
        """Return one row per item; hidden numbers are missing.

        Returns
        -------
        pandas.DataFrame
            item, label (in the current language), n and n_after (the same pairs when linked),
            before, after, change (of a mean or a share, in its units), change_low, change_high,
            p (before adjustment), p_adjusted, verdict.
        """
        language = current()
        frame = self.shown.frame
        frame["label"] = pd.Series([label[language] for label in frame["label"]], dtype="str")
        return frame[["item", "label", *_NUMBERS, "p", "p_adjusted", "verdict"]]

    def sentence(self, language: Language | None = None) -> str:
        """Say how many items rose, fell and showed no clear change, and which."""
        return family_sentence(self, language or current())

    def __str__(self) -> str:
        return self.sentence()

    def table(self, language: Language | None = None) -> Table:
        """Return the items as a table."""
        first, last = self.waves
        named = in_each(lambda one: caption(self.title[one], f"{first}–{last}"))
        return table(self.shown, named, list(self._columns()), self.note(), language)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(self, language: Language | None = None) -> Figure:
        """Draw the items, which have to be on one scale.

        Raises
        ------
        AnalysisError
            They are on several scales, or too few answered for any to be shown.
        """
        from analysis.families.drawing import plot_family, scales

        found = scales(self.items)
        if len(found) > 1:
            raise AnalysisError(
                f"items on {len(found)} scales",
                expected="items of one scale, or shares alone",
                where=f"figure of {listed(one.comparison.item for one in self.items)}",
                advice="Draw a figure of each scale with plots().",
            )
        return plot_family(self, found[0], language)

    def plots(self, language: Language | None = None) -> tuple[Figure, ...]:
        """Draw one figure for each scale: items from 1 to 5 together, shares together."""
        from analysis.families.drawing import plot_family, scales

        return tuple(plot_family(self, scale, language) for scale in scales(self.items))

    def note(self) -> Text:
        """Return how to read the table, methods and cautions as one text."""
        return in_each(lambda one: " ".join(self._notes(one)))

    def _notes(self, language: Language) -> list[str]:
        methods = [method_line(one.comparison.method, language) for one in self.items]
        missing = [one.comparison.missing[language] for one in self.items]
        ordered = [_ORDERED[language]] if self._any_ordered else []
        told = [*methods, *missing, *(caution[language] for caution in self.cautions)]
        return [_HOLM[language], *ordered, *dict.fromkeys(told)]

    @property
    def _any_ordered(self) -> bool:
        return any(one.ranked is not None for one in self.items)

    def _columns(self) -> Iterator[Column]:
        first, last = self.waves
        interval = in_each(lambda one: level_text(LEVEL, one))
        change = Text(fi="Muutos", sv="Förändring", en="Change")
        higher = Text(
            fi="Suurempi miinus pienempi", sv="Högre minus lägre", en="Higher minus lower"
        )
        yield Column("label", Text(fi="Kohta", sv="Punkt", en="Item"))
        if self.linked:
            yield Column("n", Text(fi="Pareja", sv="Par", en="Pairs"), numbers.integer)
        else:
            yield Column("n", same(f"n {first}"), numbers.integer)
            yield Column("n_after", same(f"n {last}"), numbers.integer)
        yield Column("before_words", same(first), number=True)
        yield Column("after_words", same(last), number=True)
        yield Column("change_words", in_each(lambda one: f"{change[one]} ({interval[one]})"))
        if self._any_ordered:
            yield Column("ranked_words", in_each(lambda one: f"{higher[one]} ({interval[one]})"))
        holm_p = Text(fi="p-arvo (Holm)", sv="p-värde (Holm)", en="p-value (Holm)")
        yield Column("p_adjusted", holm_p, numbers.p_value)
        yield Column("words", Text(fi="Tulkinta", sv="Tolkning", en="In words"))
