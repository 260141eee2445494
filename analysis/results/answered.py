"""Where does N come from? Asked, answered and missing by reason, wave by wave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis import numbers
from analysis.language import current, in_each
from analysis.publication import Protected, Rule, protect_cells
from analysis.results.missing import NOT_ASKED, REASONS, Told, counted, missing_reasons, told
from analysis.results.words import heading, sentence_case, when
from analysis.tables import Column, Table, table
from surveys.codebook import Variable
from surveys.model import Language, Text

_COLUMNS: Final[dict[str, Text]] = {
    "responses": Text(fi="Vastauksia", sv="Svar", en="Responses"),
    "asked": Text(fi="Kysyttiin", sv="Tillfrågade", en="Asked"),
    "answered": Text(fi="Vastasi", sv="Svarade", en="Answered"),
    **{name: in_each(lambda one, name=name: sentence_case(REASONS[name][one])) for name in REASONS},  # type: ignore[misc] # mypy cannot infer a default argument
}
_TOTALS: Final = ("responses", "asked", "answered")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answered:
    """How many responses there are to a question, and why the others are missing.

    Attributes
    ----------
    item, label
        The variable and what to call it.
    counts
        One row per wave. `asked` are all but those whom the skip logic or the wave left out;
        `responses` are all of the wave. A number is hidden when it is smaller than the smallest
        group, or when a smaller one could be had from it and the others.
    """

    item: str
    label: Text
    counts: Protected

    def to_frame(self) -> pd.DataFrame:
        """Return the counts: wave, responses, asked, answered, then one column per reason."""
        return self.counts.frame.rename(columns={"label": "wave"})

    def sentence(self, language: Language | None = None) -> str:
        """Say it in words, wave by wave."""
        chosen = language or current()
        parts = [self._wave(row, chosen) for _, row in self.counts.frame.iterrows()]
        return f"{heading(self.label, chosen)}: {'; '.join(parts)}."

    def __str__(self) -> str:
        return self.sentence()

    def table(self, language: Language | None = None) -> Table:
        """Return the counts as a table."""
        frame = self.counts.frame
        seen = [name for name in _COLUMNS if name in frame]
        columns = [Column("label", Text(fi="Kierros", sv="Omgång", en="Wave"))]
        columns += [Column(name, _COLUMNS[name], numbers.integer) for name in seen]
        return table(self.counts, in_each(self._caption), columns, language=language)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()

    def _caption(self, language: Language) -> str:
        counted = {"fi": "vastausten määrä", "sv": "antal svar", "en": "number of answers"}
        return f"{heading(self.label, language)}: {counted[language]}"

    def _wave(self, row: pd.Series[int], language: Language) -> str:
        wave = when(str(row["label"]), language)
        return f"{wave}{_told(row['asked'], row['answered'], language)}"


def _told(asked: int, answered: int, language: Language) -> str:
    whole, count = (
        "" if pd.isna(one) else numbers.integer(int(one), language=language)
        for one in (asked, answered)
    )
    if whole and count:
        return {
            "fi": f" kysyttiin {whole} vastaajalta, vastauksia {count}",
            "sv": f" tillfrågades {whole} svarande, {count} svarade",
            "en": f", {whole} respondents were asked and {count} answered",
        }[language]
    if count:
        return {
            "fi": f" vastauksia {count}",
            "sv": f" svarade {count}",
            "en": f", {count} answered",
        }[language]
    if whole:
        return {
            "fi": f" kysyttiin {whole} vastaajalta, vastauksia liian vähän esitettäväksi",
            "sv": f" tillfrågades {whole} svarande, för få svarade för att visas",
            "en": f", {whole} respondents were asked and too few answered to show",
        }[language]
    return {
        "fi": " liian vähän vastauksia esitettäväksi",
        "sv": " för få svar för att visas",
        "en": " too few responses to show",
    }[language]


def count_answers(
    frame: pd.DataFrame, variable: Variable, waves: tuple[str, ...], rule: Rule
) -> Answered:
    """Count a variable's answers and its missing reasons in each wave.

    Parameters
    ----------
    frame
        Columns `wave`, the variable's, and the one with its missing reasons, if any.
    variable
        What the codebook says of it.
    waves
        Waves in the order of the rows.
    rule
        No number is given from which a smaller group than its smallest could be had.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({"wave": ["2024"] * 5, "training": ["completed"] * 5})
    >>> training = codebook_of(coordinators, ["2024"])["training"]
    >>> count_answers(frame, training, ("2024",), Rule()).sentence("sv")[-35:]
    'tillfrågades 5 svarande, 5 svarade.'
    """
    reasons = missing_reasons(frame, variable)
    counts = [counted(reasons[frame["wave"] == wave]) for wave in waves]
    return Answered(
        item=variable.name, label=variable.label, counts=_protected(waves, counts, rule)
    )


def _protected(waves: Sequence[str], counts: Sequence[dict[str, int]], rule: Rule) -> Protected:
    """Hide in each wave what may not be told of it; reasons that never may be have no column."""
    shown = [told(one, rule) for one in counts]
    given = [name for name in REASONS if any(name in one.reasons for one in shown)]
    names = [*_TOTALS, *given]
    rows = pd.DataFrame([{name: one[name] for name in names} for one in counts])
    kept = pd.DataFrame([_kept(one, given) for one in shown], columns=names, dtype="object")
    rows.insert(0, "label", list(waves))
    return protect_cells(rows, kept, rule)


def _kept(one: Told, given: Sequence[str]) -> dict[str, int | None]:
    """Return a wave's row. A reason that does not occur is 0 where the others are told."""
    row = {"responses": one.responses, "asked": one.asked, "answered": one.answered}
    for name in given:
        whole, part = ("responses", "asked") if name in NOT_ASKED else ("asked", "answered")
        is_told = row[whole] is not None and row[part] is not None
        row[name] = one.reasons.get(name, 0 if is_told else None)
    return row
