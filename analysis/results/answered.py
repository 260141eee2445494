"""Where does N come from? Asked, answered and missing by reason, wave by wave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis import numbers
from analysis.language import current
from analysis.publication import Protected, Rule, protect, protect_counts
from analysis.results.words import heading, in_each, when
from analysis.tables import Column, Table, table
from surveys.codebook import Variable
from surveys.model import Kind, Language, Missing, Text
from surveys.model.naming import MISSING_SUFFIX

NO_REASON: Final = "no_reason"
"""Missing without a stored reason: a score that had too few answers to be counted."""

_REASONS: Final[dict[str, Text]] = {
    Missing.NOT_ASKED: Text(fi="Ei kysytty", sv="Inte tillfrågad", en="Not asked"),
    Missing.NOT_REACHED: Text(fi="Ei päästy kysymykseen asti", sv="Nådde inte frågan",
                              en="Not reached"),
    Missing.BLANK: Text(fi="Jätetty tyhjäksi", sv="Lämnad tom", en="Left blank"),
    Missing.DONT_KNOW: Text(fi="Ei osannut sanoa", sv="Kunde inte säga", en="Don’t know"),
    Missing.REFUSED: Text(fi="Ei halunnut vastata", sv="Ville inte svara",
                          en="Preferred not to answer"),
    Missing.NOT_IN_WAVE: Text(fi="Ei tällä kierroksella", sv="Inte i denna omgång",
                              en="Not in this wave"),
    Missing.REMOVED: Text(fi="Poistettu anonymisoinnissa", sv="Borttagen vid anonymiseringen",
                          en="Removed in anonymisation"),
    NO_REASON: Text(fi="Ei laskettavissa", sv="Kan inte beräknas", en="Could not be computed"),
}  # fmt: skip
_NOT_ASKED: Final = (Missing.NOT_ASKED, Missing.NOT_IN_WAVE)
_COLUMNS: Final[dict[str, Text]] = {
    "responses": Text(fi="Vastauksia", sv="Svar", en="Responses"),
    "asked": Text(fi="Kysyttiin", sv="Tillfrågade", en="Asked"),
    "answered": Text(fi="Vastasi", sv="Svarade", en="Answered"),
    **_REASONS,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answered:
    """How many responses there are to a question, and why the others are missing.

    Attributes
    ----------
    item, label
        The variable and what to call it.
    counts
        One row per wave; hidden where a wave has too few responses. `asked` are all but those
        whom the skip logic or the wave left out; `responses` are all of the wave.
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
        if pd.isna(row["responses"]):
            few = {
                "fi": "liian vähän vastauksia esitettäväksi",
                "sv": "för få svar för att visas",
                "en": "too few responses to show",
            }
            return f"{wave} {few[language]}"
        answered, asked = (
            numbers.integer(int(row[name]), language=language) for name in ("answered", "asked")
        )
        told = {
            "fi": f"{wave} kysyttiin {asked} vastaajalta, vastauksia {answered}",
            "sv": f"{wave} tillfrågades {asked} svarande, {answered} svarade",
            "en": f"{wave}, {asked} respondents were asked and {answered} answered",
        }
        return told[language]


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
        Waves with fewer responses than its smallest group are hidden.

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
    rows = pd.DataFrame([_row(wave, reasons[frame["wave"] == wave]) for wave in waves])
    return Answered(item=variable.name, label=variable.label, counts=_protected(rows, rule))


def _protected(rows: pd.DataFrame, rule: Rule) -> Protected:
    """Hide small waves whole, and else the small counts of why answers are missing."""
    totals = ["responses", "asked", "answered"]
    given = [name for name in rows.columns if name in _REASONS and (rows[name] > 0).any()]
    small = rows["responses"].between(1, rule.minimum_group - 1)
    if not given or small.any():
        return protect(rows[["label", *totals]], base="responses", rule=rule)
    return protect_counts(rows[["label", *totals, *given]], given, rule, others=totals)


def missing_reasons(frame: pd.DataFrame, variable: Variable) -> pd.Series[str]:
    """Return for each response why the variable has no answer; empty where it has one."""
    missing = frame[variable.name].isna()
    if variable.kind is Kind.CODE:
        missing |= ~frame[variable.name].isin([one.code for one in variable.answers])
    stored = f"{variable.name}{MISSING_SUFFIX}"
    reasons = pd.Series(NO_REASON, index=frame.index, dtype="str")
    if stored in frame.columns:
        reasons = frame[stored].astype("str").fillna(NO_REASON)
    in_wave = frame["wave"].isin(variable.waves)
    reasons = reasons.where(in_wave | (reasons != NO_REASON), str(Missing.NOT_IN_WAVE))
    return reasons.where(missing, "")


def _row(wave: str, reasons: pd.Series[str]) -> dict[str, object]:
    by_reason = {str(reason): int((reasons == reason).sum()) for reason in _REASONS}
    not_asked = sum(by_reason[reason] for reason in _NOT_ASKED)
    return {
        "label": wave,
        "responses": len(reasons),
        "asked": len(reasons) - not_asked,
        "answered": int((reasons == "").sum()),
        **by_reason,
    }
