"""Which answers is an analysis about? A frame of data_clean with its codebook and its rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np

from analysis.publication import Rule
from analysis.results.answered import Answered, count_answers
from analysis.results.words import how_many
from analysis.sample.values import chosen_codes, known_waves, unsupported
from surveys.codebook import Codebook, Level, Variable
from surveys.conditions import Condition, as_condition, names_in, part_of
from surveys.conditions.evaluation import evaluate
from surveys.errors import AnalysisError, UsageError, listed, near
from surveys.model import CodeList, Field
from surveys.model.references import check_condition

if TYPE_CHECKING:
    import pandas as pd

WAVE = "wave"
"""Column of data_clean that names the wave of an answer."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Anonymised answers to one instrument, and what is needed to analyse them rightly.

    Parameters
    ----------
    frame
        One row for each response: `wave`, pseudonyms, and for every field its value and the
        reason why it is missing.
    codebook
        What the columns mean.
    waves
        The waves kept, in the order in which they were held.
    rule
        What may be published.
    synthetic
        Whether the answers are invented (demo data).
    study, version
        Where the answers come from: study and version of its release.

    Raises
    ------
    AnalysisError
        The frame has no column `wave`.
    UsageError
        A wave is unknown to the codebook.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({"wave": ["2024", "2024"], "training": ["completed", None]})
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024"]))
    >>> len(sample), sample.waves
    (2, ('2024',))
    """

    frame: pd.DataFrame
    codebook: Codebook
    waves: tuple[str, ...] = ()
    rule: Rule = field(default_factory=Rule)
    synthetic: bool = False
    study: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        if WAVE not in self.frame.columns:
            raise AnalysisError(
                f"columns {listed(self.frame.columns)}",
                expected=f"a column {WAVE!r}",
                where=f"answers to {self.codebook.instrument}",
                advice="Read the answers with load().",
            )
        waves = known_waves(self.waves or self.codebook.waves, self.codebook)
        kept = self.frame[self.frame[WAVE].isin(waves)].reset_index(drop=True)
        object.__setattr__(self, "waves", waves)
        object.__setattr__(self, "frame", kept)

    def __len__(self) -> int:
        return len(self.frame)

    def __str__(self) -> str:
        counts = self.frame[WAVE].value_counts()
        least = self.rule.minimum_group
        waves = ", ".join(
            f"{wave}: {how_many(int(counts.get(wave, 0)), least, 'en')}" for wave in self.waves
        )
        demo = "; demo data" if self.synthetic else ""
        return f"{self.codebook.instrument}, responses by wave: {waves}{demo}"

    def __repr__(self) -> str:
        return f"<Sample {self}>"

    def wave(self, name: str) -> Sample:
        """Return the answers of one wave.

        Raises
        ------
        UsageError
            It is none of the sample's waves.
        """
        self.check_wave(name)
        return replace(self, waves=(name,))

    def subset(self, condition: Condition | str) -> Sample:
        """Return the responses for which a condition is true.

        Parameters
        ----------
        condition
            In the language of skip logic: ``role == "regional" and years_in_role >= 2``. A
            comparison with a missing answer is false.

        Raises
        ------
        DefinitionError
            The text is not a condition, or compares what cannot be compared: a multiple choice
            as a whole, a code that is no answer, words by size.
        UsageError
            It names a variable that is not in the codebook.
        """
        parsed = as_condition(condition, "subset")
        for name in sorted(set(names_in(parsed))):
            if not any(name in (one.name, one.item) for one in self.codebook.variables):
                self.variable(name)
        fields = _Fields(self.codebook)
        check_condition(parsed, fields.fields, f"subset of {self.codebook.instrument}")
        native = nw.from_native(self.frame, eager_only=True)
        true = native.select(kept=evaluate(parsed, fields))["kept"]
        return replace(self, frame=self.frame[true.to_numpy().astype(bool)])

    def variable(self, item: str) -> Variable:
        """Return what the codebook says of a variable that the frame holds.

        Raises
        ------
        UsageError
            There is none; for an item of several parts the parts are named.
        """
        parts = [one.name for one in self.codebook.variables if one.item == item != one.name]
        if parts and item not in self.codebook:
            raise UsageError(
                f"item {item!r}, which has parts",
                expected=f"one of {listed(parts)}",
                where=f"codebook of {self.codebook.instrument}",
            )
        variable = self.codebook[item]
        if item not in self.frame.columns:
            raise AnalysisError(
                f"no column {item!r}",
                expected="a column for every variable of the codebook",
                where=f"answers to {self.codebook.instrument}",
                advice="Write the data again with: tkk run",
            )
        return variable

    def check_wave(self, name: str) -> str:
        """Return the name of a wave if the sample has it, else raise UsageError."""
        if name not in self.waves:
            raise UsageError(
                f"wave {name!r}",
                expected=f"one of {listed(self.waves)}",
                where=f"answers to {self.codebook.instrument}",
                advice=near(name, self.waves),
            )
        return name

    def numbers(self, item: str, code: str | tuple[str, ...] | None = None) -> pd.Series[float]:
        """Return the answers to an item as numbers, NaN where missing.

        Parameters
        ----------
        item
            Name of a variable.
        code
            One code or several: 1 for these answers and 0 for all others.

        Returns
        -------
        pandas.Series
            Shape (responses,), in the frame's order: 1 and 0 for options and two codes (1 is
            the first code), the code as a number for ordered codes, else the number.

        Raises
        ------
        AnalysisError
            Its level of measurement has no numbers.
        """
        variable, column = self.variable(item), self.frame[item]
        codes = tuple(one.code for one in variable.answers)
        chosen = chosen_codes(variable, code)
        if chosen:
            answered = column.isin(codes)
            return column.isin(chosen).astype("float64").where(answered)
        if variable.level in (Level.NOMINAL, Level.DATE, Level.TEXT):
            raise unsupported(variable)
        return column.astype("Float64").astype("float64").replace([np.inf, -np.inf], np.nan)

    def answered(self, item: str) -> Answered:
        """Explain N: how many were asked, answered, and did not, and why, wave by wave.

        Examples
        --------
        >>> import pandas as pd
        >>> from surveys.codebook import codebook_of
        >>> from surveys.instruments import coordinators
        >>> frame = pd.DataFrame({
        ...     "wave": ["2024"] * 14,
        ...     "training": ["completed"] * 8 + [None] * 6,
        ...     "training__missing": [None] * 8 + ["blank"] * 6,
        ... })
        >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024"]))
        >>> sample.answered("training").to_frame()[["responses", "asked", "answered", "blank"]]
           responses  asked  answered  blank
        0         14     14         8      6
        """
        return count_answers(self.frame, self.variable(item), self.waves, self.rule)


class _Fields:
    """The codebook as conditions see a questionnaire."""

    def __init__(self, codebook: Codebook) -> None:
        self.fields = {
            one.name: Field(
                one.name,
                one.item,
                one.kind,
                one.label,
                CodeList(one.item, one.codes) if one.codes else None,
                part=part_of(one.name),
            )
            for one in codebook.variables
        }
