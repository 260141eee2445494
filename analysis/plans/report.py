"""The plan against what was done: sentences and tables for readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.language import current, in_each
from analysis.plans.analyses import Analysis, analysis_of
from analysis.plans.answers import Answers
from analysis.plans.done import Done, Status
from analysis.plans.kept import (
    amended,
    amendments_counted,
    from_pages,
    from_plan,
    frozen,
    outcome,
)
from analysis.plans.words import described
from analysis.publication import Protected, public
from analysis.tables import Column, Table, table
from surveys.errors import UsageError, listed, near
from surveys.model import Amendment, AnalysisPlan, Instrument, Language, Planned, Text

if TYPE_CHECKING:
    from analysis.sample import Sample

_NOT_THEN: Final = Text(
    fi="Ei alkuperäisessä suunnitelmassa.",
    sv="Inte i den ursprungliga planen.",
    en="Not in the original plan.",
)
_BRIEFLY: Final = {
    Status.AS_PLANNED: Text(fi="Suunnitellusti.", sv="Enligt planen.", en="As planned."),
    Status.NOT_DONE: Text(fi="Ei voitu tehdä.", sv="Kunde inte utföras.", en="Could not be done."),
}
_NOW: Final = Text(fi="Nyt: {now}.", sv="Nu: {now}.", en="Now: {now}.")
_CAPTION: Final = Text(fi="Suunniteltu ja tehty", sv="Planerat och utfört", en="Planned and done")
_EXPLORATORY: Final = Text(
    fi="Ei suunniteltu ennalta, tarkasteleva",
    sv="Inte planerat i förväg, explorativ",
    en="Not planned, exploratory",
)
_QUESTION: Final = Text(fi="Kysymys", sv="Fråga", en="Question")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanReport:
    """The plan of an instrument, what was done of it, and what else is shown.

    Attributes
    ----------
    instrument, plan
        Whose plan it is.
    sample
        The answers.
    done
        Each analysis ever planned, in the order of the plan, added ones last.
    also
        Analyses that are shown without having been planned; None when it was not looked at.
    """

    instrument: Instrument
    plan: AnalysisPlan
    sample: Sample
    done: tuple[Done, ...]
    also: tuple[Analysis, ...] | None = None

    def __getitem__(self, name: str) -> Done:
        """Return what became of an analysis, or raise UsageError with the nearest name."""
        for one in self.done:
            if one.name == name:
                return one
        names = [one.name for one in self.done]
        raise UsageError(
            f"analysis {name!r}",
            expected=f"one of {listed(names)}",
            where=f"analysis plan of {self.instrument.name}",
            advice=near(name, names),
        )

    def sentence(self, language: Language | None = None) -> str:
        """Say how many analyses were planned, what became of them, and how many more there are."""
        return outcome(
            len(self.plan.analyses),
            (one.status for one in self.done),
            None if self.also is None else len(self.also),
            language or current(),
        )

    def __str__(self) -> str:
        return self.sentence()

    def frozen_sentence(self, language: Language | None = None) -> str:
        """Say when the plan was frozen, before or after which answers, and its content hash."""
        return frozen(self.plan, self.instrument, language or current())

    def amendments_sentence(self, language: Language | None = None) -> str:
        """Say how many amendments there are."""
        return amendments_counted(len(self.plan.amendments), language or current())

    def to_frame(self) -> pd.DataFrame:
        """Return one row per analysis.

        Returns
        -------
        pandas.DataFrame
            name, question, status, amended (last day, missing when never), result (its sentence,
            missing when there is none) and error, texts in the current language.
        """
        language = current()
        rows = [
            {
                "name": one.name,
                "question": one.planned.question[language],
                "status": one.status.value,
                "amended": one.amendments[-1].date if one.amendments else None,
                "result": one.result.sentence(language) if one.result else None,
                "error": one.error or None,
            }
            for one in self.done
        ]
        return pd.DataFrame(rows)

    def table(self, language: Language | None = None) -> Table:
        """Return each analysis as it was planned and what became of it."""
        return table(
            self._public(map(self._row, self.done)),
            in_each(lambda one: f"{_CAPTION[one]}: {self.instrument.title[one]}"),
            [
                Column("label", _QUESTION),
                Column("planned", Text(fi="Suunniteltu", sv="Planerat", en="Planned")),
                Column("done", Text(fi="Tehty", sv="Utfört", en="Done")),
            ],
            language=language,
        )

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def answers(self, language: Language | None = None) -> Answers:
        """Return each question with its result in a sentence, or why there is none."""
        chosen = language or current()
        return Answers(
            tuple((one.planned.question[chosen], self._answer(one, chosen)) for one in self.done),
            chosen,
        )

    def _answer(self, done: Done, language: Language) -> str:
        return done.result.sentence(language) if done.result else self._what_became(done, language)

    def amendments_table(self, language: Language | None = None) -> Table | None:
        """Return the amendments with their days and reasons; None when there are none."""
        if not self.plan.amendments:
            return None
        return table(
            self._public(map(self._amendment, self.plan.amendments)),
            Text(fi="Muutokset suunnitelmaan", sv="Ändringar i planen",
                 en="Amendments to the plan"),
            [
                Column("label", _QUESTION),
                Column("done", Text(fi="Muutos ja sen syy", sv="Ändringen och orsaken till den",
                                    en="Amendment and its reason")),
            ],
            language=language,
        )  # fmt: skip

    def also_table(self, language: Language | None = None) -> Table | None:
        """Return the analyses that were not planned and where they are; None when all were."""
        if not self.also:
            return None
        return table(
            self._public(map(self._unplanned, self.also), from_pages(self.plan)),
            _EXPLORATORY,
            [
                Column("label", Text(fi="Analyysi", sv="Analys", en="Analysis")),
                Column("pages", Text(fi="Luku", sv="Kapitel", en="Chapter")),
            ],
            language=language,
        )  # fmt: skip

    def _unplanned(self, one: Analysis) -> dict[str, object]:
        return {
            "label": in_each(lambda language: described(one, self.sample, language)),
            "pages": " · ".join(one.pages),
        }

    def _public(self, rows: Iterable[dict[str, object]], source: Text | None = None) -> Protected:
        """Return rows of words: what was planned and done, never what was answered."""
        return public(pd.DataFrame(list(rows)), source or from_plan(self.plan))

    def _row(self, done: Done) -> dict[str, object]:
        return {
            "label": done.planned.question,
            "planned": in_each(lambda one: self._then(done, one)),
            "done": in_each(lambda one: self._what_became(done, one)),
        }

    def _then(self, done: Done, language: Language) -> str:
        if done.then is None:
            return _NOT_THEN[language]
        return f"{self._described(done.then, language)}."

    def _described(self, planned: Planned, language: Language) -> str:
        return described(analysis_of(planned, self.sample), self.sample, language)

    def _what_became(self, done: Done, language: Language) -> str:
        # what was amended, added or given up, the amendments say
        parts = [_BRIEFLY[done.status][language]] if done.status in _BRIEFLY else []
        parts += [amended(done.amendments, self.plan, language)] if done.amendments else []
        if done.now is not None and done.now != done.then:
            parts.append(_NOW[language].format(now=self._described(done.now, language)))
        parts += [done.why[language]] if done.why else []
        return " ".join(parts)

    def _amendment(self, amendment: Amendment) -> dict[str, object]:
        return {
            "label": self[amendment.name].planned.question,
            "done": in_each(lambda one: amended((amendment,), self.plan, one)),
        }
