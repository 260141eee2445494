"""Areas side by side, with everything a reader needs to weigh their differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis import numbers
from analysis.language import current, in_each
from analysis.publication import Protected, Rule, protect
from analysis.regions.differences import Test
from analysis.results.estimate import COMPLETE, Estimate, measured, method_line, too_few
from analysis.results.quantities import Quantity, drawn_ends, level_text, written
from analysis.results.verdicts import Difference, Heterogeneity
from analysis.results.words import caption, heading, sentence_case, when
from analysis.statistics import Interval
from analysis.tables import Column, Table, table
from surveys.model import Language, Text
from surveys.model.words import quoted

if TYPE_CHECKING:
    from analysis.figures import Figure

ALL: Final = Text(
    fi="kaikki alueet yhdessä", sv="alla områden tillsammans", en="all areas together"
)
COMPARED: Final = Text(
    fi="vertailun alueet yhdessä",
    sv="de jämförda områdena tillsammans",
    en="the areas compared, together",
)
_IN_ALL: Final = Text(
    fi="kaikilla alueilla yhdessä", sv="i alla områden tillsammans", en="in all areas together"
)
_IN_COMPARED: Final = Text(
    fi="vertailun alueilla yhdessä",
    sv="i de jämförda områdena tillsammans",
    en="in the areas compared, together",
)
_LINE: Final = Text(fi="Kaikki", sv="Alla", en="All")
_LINE_COMPARED: Final = Text(fi="Yhdessä", sv="Tillsammans", en="Together")


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """One area: its estimate and its difference from the rest of the country.

    Attributes
    ----------
    code
        The area's code.
    estimate
        Mean or share of the area; hidden when too few answered or when it could be worked
        out from the others.
    difference, interval
        Area minus rest.
    p, p_adjusted
        Of the difference, alone and adjusted by Holm's method for the number of areas shown.
    verdict
        What the adjusted p-value lets us say.
    """

    code: str
    estimate: Estimate
    difference: float | None = None
    interval: Interval | None = None
    p: float | None = None
    p_adjusted: float | None = None
    verdict: Difference = Difference.TOO_FEW


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AreaComparison:
    """A question's answers by area.

    Attributes
    ----------
    item, what, answer
        The variable, its label, and the answer whose share is shown (None otherwise).
    areas, areas_label
        The variable that holds the area, and its label.
    wave
        The wave.
    country
        All areas together.
    results
        The areas with answers, in the order of their codes.
    test
        Do the shown areas differ at all? None with fewer than two.
    verdict
        What the test lets us say.
    shown
        The areas as figures that tables and figures accept.
    ends
        Lowest and highest possible answer of ordered codes, so that figures show the scale whole.
    partial
        Whether areas were left out on purpose: `country` is then of the areas compared alone.
    """

    item: str
    what: Text
    areas: str
    areas_label: Text
    wave: str
    quantity: Quantity
    country: Estimate
    results: tuple[AreaResult, ...]
    test: Test | None
    verdict: Heterogeneity
    shown: Protected
    level: float
    minimum_group: int
    answer: Text | None = None
    missing: Text = COMPLETE
    cautions: tuple[Text, ...] = ()
    ends: tuple[float, float] | None = None
    partial: bool = False

    def __getitem__(self, code: str) -> AreaResult:
        """Return the result of an area, or raise UsageError with the nearest code."""
        from surveys.errors import UsageError, listed, near

        for one in self.results:
            if one.code == code:
                return one
        codes = [one.code for one in self.results]
        raise UsageError(
            f"area {code!r}",
            expected=f"one of {listed(codes)}",
            where=f"{self.item} by {self.areas}",
            advice=near(code, codes),
        )

    def to_frame(self) -> pd.DataFrame:
        """Return one row per area; hidden numbers are missing."""
        language = current()
        frame = self.shown.frame.drop(columns=["range", "words"])
        return frame.assign(label=[label[language] for label in frame["label"]])

    def sentence(self, language: Language | None = None) -> str:
        """Say it in words; areas are not put in an order of merit."""
        chosen = language or current()
        label = f"{heading(self.what, chosen)}, {when(self.wave, chosen)}"
        if self.country.estimate is None:
            return f"{label}: {too_few(self.minimum_group)[chosen]}."
        parts = [f"{label}: {self._overview(chosen)}.", self._verdict(chosen)]
        parts += [self._differing(chosen), self._hidden(chosen)]
        return " ".join(part for part in parts if part)

    def __str__(self) -> str:
        return self.sentence()

    def table(self, language: Language | None = None) -> Table:
        """Return the areas as a table."""
        return table(self.shown, in_each(self._caption), self._columns(), self.note(), language)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(self, language: Language | None = None) -> Figure:
        """Draw each area's estimate with its interval, and all areas together as a line."""
        from analysis.figures import estimates

        return estimates(
            self._drawn(),
            title=in_each(self._title),
            axis=in_each(lambda one: sentence_case(measured(self.quantity, self.answer, one))),
            reference=self.country.estimate,
            reference_label=_LINE_COMPARED if self.partial else _LINE,
            language=language,
            form="percent" if self.quantity.in_points else "decimal",
            limits=self.ends,
            alt=in_each(self.sentence),
        )

    def _drawn(self) -> Protected:
        rows = [
            (one.code, one.estimate.group, one.estimate.n or 0, one.estimate.estimate,
             *drawn_ends(one.estimate.estimate, one.estimate.interval))
            for one in self.results
        ]  # fmt: skip
        names = ["area", "label", "n", "estimate", "low", "high"]
        frame = pd.DataFrame(rows, columns=names)
        numeric = frame.astype(dict.fromkeys(names[3:], "float64"))
        return protect(numeric, rule=Rule(self.minimum_group), labels=("area", "label"))

    def note(self) -> Text:
        """Return verdict, methods, treatment of missing answers and cautions as one text."""
        return in_each(lambda one: " ".join(part for part in self._notes(one) if part))

    def _notes(self, language: Language) -> tuple[str, ...]:
        return (
            self._all_together(language),
            self._verdict(language),
            method_line(self.country.method, language),
            self.missing[language],
            *(caution[language] for caution in self.cautions),
        )

    def _all_together(self, language: Language) -> str:
        if self.country.estimate is None or self.country.n is None:
            return ""
        number = written(self.quantity, self.country.estimate, language)
        size = numbers.integer(self.country.n, language=language)
        named = sentence_case((COMPARED if self.partial else ALL)[language])
        return f"{named}: {number} (n{numbers.SPACE}={numbers.SPACE}{size})."

    def _overview(self, language: Language) -> str:
        shown = [one.estimate.estimate for one in self.results if one.estimate.estimate is not None]
        whole = sentence_case(measured(self.quantity, self.answer, language))
        assert self.country.estimate is not None
        assert self.country.n is not None
        total = written(self.quantity, self.country.estimate, language)
        size = numbers.integer(self.country.n, language=language)
        number = f"(n{numbers.SPACE}={numbers.SPACE}{size})"
        where = (_IN_COMPARED if self.partial else _IN_ALL)[language]
        together = f"{total} {where} {number}" if language == "en" else f"{where} {total} {number}"
        first = f"{whole[:1].lower()}{whole[1:]} {together}"
        return first + self._spread(shown, language)

    def _spread(self, shown: list[float], language: Language) -> str:
        if len(shown) < 2:
            return ""
        form: numbers.Form = "percent" if self.quantity.in_points else "decimal"
        range_ = numbers.interval(min(shown), max(shown), form=form, language=language)
        count = numbers.integer(len(shown), language=language)
        return {
            "fi": f", esitetyillä {count} alueella {range_}",
            "sv": f", i de {count} områden som visas {range_}",
            "en": f", {range_} across the {count} areas shown",
        }[language]

    def _hidden(self, language: Language) -> str:
        gone = sum(1 for one in self.results if one.estimate.hidden)
        if not gone:
            return ""
        count = numbers.integer(gone, language=language)
        # Never one alone: it could be worked out, so another is hidden with it.
        return {
            "fi": f"Vähäisen vastaajamäärän vuoksi esittämättä jää {count} aluetta.",
            "sv": f"{count} områden visas inte på grund av få svarande.",
            "en": f"{count} areas are not shown because few answered.",
        }[language]

    def _verdict(self, language: Language) -> str:
        told = sentence_case(self.verdict.text[language])
        if self.test is None or self.test.p is None:
            return f"{told}."
        p = numbers.p_value(self.test.p, language=language)
        return f"{told} ({self.test.method.text[language]}, {p})."

    def _differing(self, language: Language) -> str:
        clear = (Difference.HIGHER, Difference.LOWER)
        told = [
            f"{one.estimate.group[language]} ({one.verdict.text[language]})"
            for one in self.results
            if one.verdict in clear
        ]
        if not told:
            return ""
        start = {
            "fi": "Muista selvästi eroavat",
            "sv": "Tydligt annorlunda än de övriga",
            "en": "Clearly different from the others",
        }[language]
        return f"{start}: {', '.join(told)}."

    def _title(self, language: Language) -> str:
        return f"{self._caption(language)}: {self.verdict.text[language]}"

    def _caption(self, language: Language) -> str:
        answer = [quoted(self.answer[language], language)] if self.answer else []
        by = {"fi": "alueittain", "sv": "efter område", "en": "by area"}[language]
        return caption(self.what[language], *answer, by, self.wave)

    def _columns(self) -> list[Column]:
        form: numbers.Form = "points" if self.quantity.in_points else "decimal"
        unit = (
            Text(fi=" (%-yks.)", sv=" (procentenheter)", en=" (percentage points)")
            if self.quantity.in_points
            else None
        )
        gap = Text(fi="Ero muihin", sv="Skillnad mot övriga", en="Difference from the rest")
        return [
            Column("label", Text(fi="Alue", sv="Område", en="Area")),
            Column("n", Text(fi="n", sv="n", en="n"), numbers.integer),
            Column(
                "estimate",
                in_each(lambda one: sentence_case(self.quantity.text[one])),
                lambda value: written(self.quantity, value, current()),
            ),
            Column(
                "range",
                in_each(lambda one: sentence_case(level_text(self.level, one))),
                number=True,
            ),
            Column(
                "difference",
                in_each(lambda one: gap[one] + (unit[one] if unit else "")),
                lambda value: numbers.change(value, form=form),
            ),
            Column(
                "p_adjusted",
                Text(fi="p-arvo (Holm)", sv="p-värde (Holm)", en="p-value (Holm)"),
                numbers.p_value,
            ),
            Column("words", Text(fi="Tulkinta", sv="Tolkning", en="In words")),
        ]
