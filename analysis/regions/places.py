"""Where is each respondent? The areas of a variable, or the groups that areas are put into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis import numbers
from analysis.language import in_each
from analysis.results.words import how_many
from analysis.sample import Sample
from surveys.areas import Grouping, relabel
from surveys.codebook import Variable
from surveys.errors import AnalysisError, listed
from surveys.model import Code, Kind, Language, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_NAMED: Final = 8
"""So many areas that are left out are named; of more, the number is said."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """The area of every respondent.

    Attributes
    ----------
    asked
        The variable that was asked.
    name, label, codes
        The areas that are compared: those of the variable, or groups of them.
    column
        The code of each row of the sample; missing where there is none.
    outside
        Whether the area of each row was left out of the groups on purpose.
    left_out
        The areas that were.
    """

    asked: Variable
    name: str
    label: Text
    codes: tuple[Code, ...]
    column: pd.Series[str]
    outside: pd.Series[bool]
    left_out: tuple[Code, ...] = ()

    def outside_of(self, rows: pd.Index[int]) -> int:
        """Return how many of the rows are from areas that were left out."""
        return int(self.outside.loc[rows].sum())

    def leaving_out(self, rows: pd.Index[int], least: int) -> Text | None:
        """Say which areas are in no group, and how many of the rows are from there."""
        if not self.left_out:
            return None
        number = self.outside_of(rows)
        return in_each(lambda one: _leaving_out(self.left_out, how_many(number, least, one), one))


def places_of(sample: Sample, areas: str | Grouping) -> Places:
    """Return the areas of a variable, or those of a grouping's division put into its groups.

    Raises
    ------
    AnalysisError
        The variable has no codes, the sample has no variable with the name of the division, or
        that has codes that are no areas of it.
    UsageError
        There is no such variable.

    Examples
    --------
    >>> from surveys.areas import Group, division
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> north = Grouping(
    ...     name="north", title=Text(en="Coordinator"), of=division("ely"), partial=True,
    ...     groups=(Group("north", Text(en="North"), ("13", "14", "15")),))
    >>> frame = pd.DataFrame({"wave": ["2024"] * 3, "ely": ["15", "13", "01"]})
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024"]))
    >>> found = places_of(sample, north)
    >>> found.column.to_list()[:2], found.outside.to_list()
    (['north', 'north'], [False, False, True])
    """
    if isinstance(areas, Grouping):
        return _grouped(sample, areas)
    variable = _coded(sample, areas)
    column = sample.frame[areas]
    nobody = pd.Series(data=False, index=column.index, dtype="bool")
    return Places(
        asked=variable,
        name=areas,
        label=variable.label,
        codes=variable.answers,
        column=column,
        outside=nobody,
    )


def _grouped(sample: Sample, grouping: Grouping) -> Places:
    division = grouping.of.name
    where = f"codebook of {sample.codebook.instrument}"
    if division not in sample.codebook:
        raise AnalysisError(
            f"no variable {division!r}",
            expected=f"the variable whose areas the grouping {grouping.name!r} puts into groups",
            where=where,
            advice=f"Variables with codes are {_with_codes(sample)}.",
        )
    variable = _coded(sample, division)
    stray = [one.code for one in variable.answers if one.code not in grouping.areas]
    if stray:
        raise AnalysisError(
            f"{division!r} with the code(s) {listed(stray)}",
            expected=f"areas of the division that the grouping {grouping.name!r} is of",
            where=where,
            advice="Areas that were joined or renamed, in anonymisation too, cannot be grouped.",
        )
    old = sample.frame[division]
    known = [one for one in grouping.areas if one.code in {code.code for code in variable.answers}]
    return Places(
        asked=variable,
        name=grouping.name,
        label=grouping.title,
        codes=grouping.codes.codes,
        column=relabel(old, grouping),
        outside=old.isin(grouping.dropped).astype("bool"),
        left_out=tuple(one for one in known if one.code in grouping.dropped),
    )


def _coded(sample: Sample, name: str) -> Variable:
    variable = sample.variable(name)
    if variable.kind is not Kind.CODE:
        raise AnalysisError(
            f"{name!r}, whose answers are no codes",
            expected="a variable of areas, with a code for each",
            where=f"codebook of {sample.codebook.instrument}",
            advice=f"Variables with codes are {_with_codes(sample)}.",
        )
    return variable


def _with_codes(sample: Sample) -> str:
    return listed(one.name for one in sample.codebook.variables if one.kind is Kind.CODE)


def _leaving_out(areas: Sequence[Code], count: str, language: Language) -> str:
    named = len(areas) <= _MOST_NAMED
    number = numbers.integer(len(areas), language=language)
    names = (
        ", ".join(one.text[language] for one in areas)
        if named
        else {"fi": f"{number} aluetta", "sv": f"{number} områden", "en": f"{number} areas"}[
            language
        ]
    )
    return {
        "fi": f"Vertailun ulkopuolelle on jätetty alueet, jotka eivät ole missään ryhmässä "
        f"({names}); vastaajia niillä: {count}.",
        "sv": f"Områden som inte hör till någon grupp ingår inte i jämförelsen ({names}); "
        f"svarande där: {count}.",
        "en": f"Areas that are in no group are left out of the comparison ({names}); "
        f"respondents there: {count}.",
    }[language]
