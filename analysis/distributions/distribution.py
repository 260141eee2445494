"""The answers to one question, wave by wave: as figures, a table, a drawing and a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from analysis import numbers
from analysis.distributions.bases import Base
from analysis.distributions.shapes import LEVEL, Shape
from analysis.distributions.words import distribution_sentence, scale_text
from analysis.language import current, in_each
from analysis.publication import Protected
from analysis.results.estimate import method_line
from analysis.results.methods import METHODS
from analysis.results.quantities import level_text
from analysis.results.words import caption, sentence_case
from analysis.tables import Column, Table, table
from surveys.model import Code, Language, Text

if TYPE_CHECKING:
    from analysis.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WaveAnswers:
    """The answers of one wave.

    Attributes
    ----------
    wave
        Its name.
    base
        How many were asked and answered.
    shown
        One row per answer, option or part: code, label, n (answers it rests on), estimate, low,
        high, value and range (estimate and interval as texts), and for shares count (who chose
        it).
    """

    wave: str
    base: Base
    shown: Protected


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Distribution:
    """What people answered to a question.

    Attributes
    ----------
    item, question, row
        The question's name and text; the label of its part when only that is described.
    shape
        Shares of answers, shares of options, means, or parts of a whole.
    waves
        The answers of each wave, in the order in which they were held.
    ordered
        Whether the answers have an order.
    scale, ends
        Lowest and highest answer of a scale of which means are shown, and their values.
    cautions
        What to keep in mind.
    minimum_group
        Smallest group that may be shown.
    """

    item: str
    question: Text
    shape: Shape
    waves: tuple[WaveAnswers, ...]
    minimum_group: int
    row: Text | None = None
    ordered: bool = False
    scale: tuple[Code, ...] = ()
    ends: tuple[float, float] | None = None
    cautions: tuple[Text, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """Return one row per wave and answer; hidden numbers are missing.

        Returns
        -------
        pandas.DataFrame
            Columns wave, code, label (in the current language), count (shares only), n,
            estimate (a mean, or a share in [0, 1]), low and high.
        """
        language = current()
        parts = [one.shown.frame.assign(wave=one.wave) for one in self.waves]
        whole = pd.concat(parts, ignore_index=True)
        counts = [] if self.shape.is_mean else ["count"]
        whole["label"] = pd.Series([label[language] for label in whole["label"]], dtype="str")
        types = dict.fromkeys([*counts, "n"], "Int64")
        return whole[["wave", "code", "label", *types, "estimate", "low", "high"]].astype(types)

    def sentence(self, language: Language | None = None) -> str:
        """Say how many answered and what was answered most, without judging it."""
        return distribution_sentence(self, language or current())

    def __str__(self) -> str:
        return self.sentence()

    def table(self, language: Language | None = None) -> Table:
        """Return the answers as a table, the waves side by side and their bases below."""
        shown = [
            table(
                one.shown,
                self.caption(*(other.wave for other in self.waves)),
                self._columns(one.wave),
                self.note() if one is self.waves[0] else None,
                language,
            )
            for one in self.waves
        ]
        return _side_by_side(shown)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def plot(self, language: Language | None = None) -> Figure:
        """Draw it: ordered answers as bars of shares, all else as estimates with intervals.

        Raises
        ------
        AnalysisError
            Too few answered for anything to be shown.
        """
        from analysis.distributions.drawing import plot_distribution

        return plot_distribution(self, language)

    def caption(self, *waves: str) -> Text:
        """Return the question, and waves if any are named, as a caption."""
        told = [waves[0] if len(waves) == 1 else f"{waves[0]}–{waves[-1]}"] if waves else []
        row = [] if self.row is None else [self.row]
        return in_each(
            lambda one: caption(
                self.question[one], *(part[one] for part in row), *told
            ).removesuffix(".")
        )

    def note(self) -> Text:
        """Return bases, scale, method and cautions as one text."""
        return in_each(lambda one: " ".join(part for part in self._notes(one) if part))

    def _notes(self, language: Language) -> list[str]:
        notes = [one.base.note(language) for one in self.waves]
        if self.scale:
            notes.append(scale_text(self.scale)[language])
        if self.shape.is_mean:
            notes.append(method_line(METHODS["mean_t"], language))
        return [*notes, *(caution[language] for caution in self.cautions)]

    def _columns(self, wave: str) -> list[Column]:
        first = Column("label", _ROWS[self.shape])
        n = _headed("n", Text(fi="n", sv="n", en="n"), wave, numbers.integer)
        if not self.shape.is_mean:
            count = Text(fi="Vastaajia", sv="Svarande", en="Respondents")
            share = Text(fi="Osuus", sv="Andel", en="Share")
            return [
                first,
                _headed("count", count, wave, numbers.integer),
                _headed("estimate", share, wave, numbers.percent),
            ]
        mean = Text(fi="Keskiarvo", sv="Medelvärde", en="Mean")
        interval = in_each(lambda one: sentence_case(level_text(LEVEL, one)))
        return [
            first,
            n,
            _headed("value", mean, wave),
            _headed("range", interval, wave),
        ]


_ROWS: Final = {
    Shape.ANSWERS: Text(fi="Vastaus", sv="Svar", en="Answer"),
    Shape.OPTIONS: Text(fi="Vaihtoehto", sv="Alternativ", en="Option"),
    Shape.MEANS: Text(fi="Kohta", sv="Punkt", en="Item"),
    Shape.PARTS: Text(fi="Osa", sv="Del", en="Part"),
}


def _headed(name: str, what: Text, wave: str, write: Callable[[Any], str] | None = None) -> Column:
    return Column(name, in_each(lambda one: f"{what[one]} {wave}"), write, number=True)


def _side_by_side(tables: list[Table]) -> Table:
    """Join tables of the same rows; what stands below them is said once."""
    first = tables[0]
    return Table(
        caption=first.caption,
        header=(*first.header, *(name for one in tables[1:] for name in one.header[1:])),
        rows=tuple(
            (*rows[0], *(cell for row in rows[1:] for cell in row[1:]))
            for rows in zip(*(one.rows for one in tables), strict=True)
        ),
        numeric=(*first.numeric, *(one for other in tables[1:] for one in other.numeric[1:])),
        notes=tuple(dict.fromkeys(note for one in tables for note in one.notes)),
        language=first.language,
    )
