"""One number about one group, with everything a reader needs to weigh it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from analysis import numbers
from analysis.language import current, in_each
from analysis.publication import Protected, Rule, protect
from analysis.results.methods import METHODS, Method
from analysis.results.quantities import (
    Quantity,
    drawn_ends,
    level_text,
    places_for,
    written,
    written_interval,
)
from analysis.results.words import caption, heading, sentence_case
from analysis.statistics import Interval, mean_interval, wilson
from analysis.statistics.checks import FloatArray
from analysis.tables import Column, Table, table
from surveys.model import Language, Text
from surveys.model.words import quoted

if TYPE_CHECKING:
    from analysis.figures import Figure

COMPLETE: Final = Text(
    fi="Vain kysymykseen vastanneet ovat mukana; puuttuvia vastauksia ei ole korvattu.",
    sv="Endast de som har svarat på frågan ingår; uteblivna svar har inte ersatts.",
    en="Only those who answered the question are included; missing answers were not filled in.",
)
DEMO: Final = Text(
    fi="Luvut ovat keksittyä esimerkkiaineistoa.",
    sv="Siffrorna bygger på ett påhittat exempelmaterial.",
    en="The figures come from invented demo data.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean or a share of one group.

    Attributes
    ----------
    item
        The variable.
    what
        What was estimated, such as the question's label.
    answer
        Whose share: the answer chosen. None for means and ticked options.
    group
        Whose estimate: a wave or an area.
    quantity
        Mean or share; shares are in [0, 1].
    n
        Answers it rests on; None when hidden.
    estimate, interval
        None when hidden, or when one answer has no interval.
    level
        Confidence level.
    method
        How it was computed, with its reference.
    base
        Whom it is about.
    missing
        How missing answers were treated.
    cautions
        What to keep in mind.
    minimum_group
        Smallest group that may be shown.

    Examples
    --------
    >>> support = Text(fi="Johdon tuki", sv="Ledningens stöd", en="Support")
    >>> everybody = Text(fi="kaikki", sv="alla", en="everybody")
    >>> found = estimate_of(np.array([3.0, 4.0, 4.0, 5.0, 3.0]), item="support", what=support,
    ...                     group=everybody, quantity=Quantity.MEAN)
    >>> print(str(found).replace(numbers.SPACE, " "))
    Support, everybody: mean 3.8 (95% confidence interval 2.8–4.8; n = 5)
    """

    item: str
    what: Text
    group: Text
    quantity: Quantity
    n: int | None
    estimate: float | None
    interval: Interval | None
    level: float
    method: Method
    base: Text
    missing: Text = COMPLETE
    cautions: tuple[Text, ...] = ()
    answer: Text | None = None
    minimum_group: int = 5

    @property
    def hidden(self) -> bool:
        """Whether too few answered for it to be shown."""
        return self.n is None

    def to_frame(self) -> pd.DataFrame:
        """Return it as one row; hidden numbers are missing."""
        interval = self.interval
        row = {
            "item": self.item,
            "group": self.group.en,
            "quantity": str(self.quantity),
            "n": self.n,
            "estimate": self.estimate,
            "low": interval.low if interval else None,
            "high": interval.high if interval else None,
            "level": self.level,
            "method": self.method.name,
        }
        frame = pd.DataFrame([row])
        return frame.astype({"n": "Int64", "estimate": float, "low": float, "high": float})

    def sentence(self, language: Language | None = None) -> str:
        """Say it in one sentence."""
        return f"{self._line(language or current())}."

    def __str__(self) -> str:
        return self._line(current())

    def _line(self, language: Language) -> str:
        label = f"{heading(self.what, language)}, {self.group[language]}"
        return f"{label}: {self._told(language)}"

    def _told(self, language: Language) -> str:
        if self.n is None or self.estimate is None:
            return too_few(self.minimum_group)[language]
        places = places_for(self.quantity, self.interval)
        number = written(self.quantity, self.estimate, language, places)
        size = f"n{numbers.SPACE}={numbers.SPACE}{numbers.integer(self.n, language=language)}"
        if self.interval:
            range_ = written_interval(self.quantity, self.interval, language, places, unit=True)
            size = f"{level_text(self.level, language)} {range_}; {size}"
        return f"{measured(self.quantity, self.answer, language)} {number} ({size})"

    def protected(self) -> Protected:
        """Return it as figures that tables and figures accept."""
        low, high = drawn_ends(self.estimate, self.interval)
        row = {
            "label": self.group,
            "n": self.n or 0,
            "estimate": self.estimate,
            "low": low,
            "high": high,
            "interval": self._interval_text(),
        }
        frame = pd.DataFrame([row]).astype({"estimate": float, "low": float, "high": float})
        return protect(frame, rule=Rule(self.minimum_group))

    def _interval_text(self) -> Text | None:
        found = self.interval
        if found is None:
            return None
        places = places_for(self.quantity, found)
        return in_each(lambda one: written_interval(self.quantity, found, one, places, unit=True))

    def table(self, language: Language | None = None) -> Table:
        """Return it as a table of one row, with its method and cautions below."""
        return table(
            self.protected(), in_each(self._caption), self._columns(), self.note(), language
        )

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(self, language: Language | None = None) -> Figure:
        """Draw it with its interval."""
        from analysis.results.plots import plot_estimate

        return plot_estimate(self, language)

    def note(self) -> Text:
        """Return base, method, treatment of missing answers and cautions as one text."""
        return in_each(
            lambda one: " ".join(
                (
                    f"{sentence_case(self.base[one])}.",
                    method_line(self.method, one),
                    self.missing[one],
                    *(caution[one] for caution in self.cautions),
                )
            )
        )

    def _caption(self, language: Language) -> str:
        answer = [quoted(self.answer[language], language)] if self.answer else []
        return caption(self.what[language], *answer).removesuffix(".")

    def _columns(self) -> list[Column]:
        return [
            Column("label", Text(fi="Ryhmä", sv="Grupp", en="Group")),
            Column("n", Text(fi="n", sv="n", en="n"), numbers.integer),
            Column(
                "estimate",
                in_each(lambda one: sentence_case(self.quantity.text[one])),
                lambda value: written(self.quantity, value, current()),
            ),
            Column("interval", in_each(lambda one: sentence_case(level_text(self.level, one)))),
        ]


def estimate_of(
    values: FloatArray,
    *,
    item: str,
    what: Text,
    group: Text,
    quantity: Quantity,
    base: Text | None = None,
    answer: Text | None = None,
    cautions: tuple[Text, ...] = (),
    rule: Rule | None = None,
    level: float = 0.95,
) -> Estimate:
    """Estimate a mean with a t interval, or a share with Wilson's interval.

    Parameters
    ----------
    values
        Shape (n,): numbers, or 0 and 1 for a share; nothing missing. Fewer than the rule's
        smallest group leave every number out, and so does a share that fewer chose, or that
        all but fewer chose, unless it was nobody or all.

    Returns
    -------
    Estimate
        The same for every order of the values.
    """
    rule = rule or Rule()
    is_share = quantity is Quantity.SHARE
    whole = Estimate(
        item=item,
        what=what,
        group=group,
        quantity=quantity,
        n=None,
        estimate=None,
        interval=None,
        level=level,
        method=METHODS["wilson" if is_share else "mean_t"],
        base=base or group,
        cautions=cautions,
        answer=answer,
        minimum_group=rule.minimum_group,
    )
    # Sums of floats depend on their order in the last digit; sorted values do not.
    ordered = np.sort(values)
    if is_share and rule.hides_share(int(ordered.sum()), ordered.size):
        return whole
    if ordered.size < rule.minimum_group:
        return whole
    result = (
        wilson(int(ordered.sum()), ordered.size, level=level)
        if is_share
        else mean_interval(ordered, level=level)
    )
    return replace(whole, n=ordered.size, estimate=result.estimate, interval=result.interval)


def measured(quantity: Quantity, answer: Text | None, language: Language) -> str:
    """Name what was measured, before its number: mean, or the share of an answer.

    Examples
    --------
    >>> measured(Quantity.SHARE, Text(fi="Kyllä", sv="Ja", en="Yes"), "sv")
    'andelen som svarade ”Ja”'
    """
    if quantity is not Quantity.SHARE:
        return quantity.text[language]
    if answer is None:
        return {
            "fi": "valinneiden osuus",
            "sv": "andelen som valde alternativet",
            "en": "share that chose this",
        }[language]
    chosen = quoted(answer[language], language)
    return {
        "fi": f"vastauksen {chosen} osuus",
        "sv": f"andelen som svarade {chosen}",
        "en": f"share that answered {chosen}",
    }[language]


def too_few(minimum: int) -> Text:
    """Say that too few answered.

    Examples
    --------
    >>> too_few(5).en
    'too few respondents to publish the result (fewer than 5)'
    """
    return Text(
        fi=f"vastaajia on liian vähän tuloksen julkaisemiseen (alle {minimum})",
        sv=f"de svarande är för få för att resultatet ska kunna publiceras (färre än {minimum})",
        en=f"too few respondents to publish the result (fewer than {minimum})",
    )


def method_line(method: Method, language: Language) -> str:
    """Return the line that names a method and its reference."""
    named = {"fi": "Menetelmä", "sv": "Metod", "en": "Method"}[language]
    return f"{named}: {method.text[language]} ({method.reference})."
