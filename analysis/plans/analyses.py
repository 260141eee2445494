"""What is one analysis? Said so exactly that two can be told apart and each be carried out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from analysis.changes import before_after
from analysis.distributions import Distribution, describe
from analysis.families import Family, before_after_family
from analysis.regions import AreaComparison, by_area
from analysis.results import Comparison
from analysis.sample.values import chosen_codes
from surveys.codebook import Variable
from surveys.model import Method, Planned, Text
from surveys.model.plan import CHANGES

if TYPE_CHECKING:
    from analysis.sample import Sample

Result: TypeAlias = Comparison | Distribution | Family | AreaComparison
"""What a planned analysis gives; each says itself in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One analysis of a sample: two are equal when they do the same.

    Parameters
    ----------
    method
        Name of the call of `analysis`.
    items
        What is analysed.
    waves, areas, link, codes
        As in `surveys.model.Planned`.
    options
        What else the call was given, as it is written: ``level=0.9``.
    pages
        Titles of the pages on which it is shown.
    """

    method: str
    items: tuple[str, ...]
    waves: tuple[str, ...] = ()
    areas: str = ""
    link: str = ""
    codes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    pages: tuple[str, ...] = field(default=(), compare=False)


def analysis_of(planned: Planned, sample: Sample) -> Analysis:
    """Return a planned analysis as one that can be compared with others."""
    return settled(
        Analysis(
            method=planned.method.value,
            items=planned.items,
            waves=planned.waves,
            areas=planned.areas,
            link=planned.link,
            codes=planned.codes,
        ),
        sample,
    )


def settled(analysis: Analysis, sample: Sample) -> Analysis:
    """Fill in what a call leaves to its defaults: waves, and the first of two answers.

    Parameters
    ----------
    analysis
        One in which empty names of waves stand for the sample's first and last.
    sample
        The answers.
    """
    items = analysis.items
    if analysis.method == Method.BEFORE_AFTER_FAMILY:
        items = tuple(sorted(items))
    found = variables(analysis, sample)
    codes = analysis.codes
    if found and not codes and analysis.method in (Method.BEFORE_AFTER, Method.BY_AREA):
        codes = chosen_codes(found[0], None)
    return replace(analysis, items=items, codes=codes, waves=_waves(analysis, sample, found))


def _waves(analysis: Analysis, sample: Sample, found: tuple[Variable, ...]) -> tuple[str, ...]:
    if analysis.method in CHANGES:
        before, after = analysis.waves or ("", "")
        return before or sample.waves[0], after or sample.waves[-1]
    if analysis.method == Method.BY_AREA:
        return analysis.waves or sample.waves[-1:]
    asked = found[0].waves if found else ()
    return analysis.waves or tuple(wave for wave in sample.waves if wave in asked)


def variables(analysis: Analysis, sample: Sample) -> tuple[Variable, ...]:
    """Return the variables of an analysis that the data hold, those of an item with parts too."""
    known = sample.codebook.variables
    return tuple(one for name in analysis.items for one in known if name in (one.name, one.item))


def carry_out(planned: Planned, sample: Sample) -> Result:
    """Carry out a planned analysis as it is planned.

    Raises
    ------
    AnalysisError
        The data cannot answer it.
    UsageError
        The data lack a wave, an item, or the pseudonyms by which people are linked.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({"wave": ["2026"] * 8, "management_support": [2.6, 3.4] * 4})
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2026"]))
    >>> planned = Planned("support", Text(en="How well are they supported?"),
    ...                   ("management_support",), Method.DESCRIBE)
    >>> type(carry_out(planned, sample)).__name__
    'Distribution'
    """
    item, waves = planned.items[0], planned.waves
    for wave in waves:
        sample.check_wave(wave)
    match planned.method:
        case Method.DESCRIBE:
            return describe(sample, item, waves=waves or None)
        case Method.BEFORE_AFTER:
            return before_after(
                sample,
                item,
                link=planned.link or None,
                before=waves[0],
                after=waves[1],
                code=planned.codes or None,
            )
        case Method.BEFORE_AFTER_FAMILY:
            return before_after_family(
                replace(sample, waves=waves),
                planned.items,
                link=planned.link or None,
                title=_title(planned, sample),
            )
    return by_area(sample, item, planned.areas, waves[0], planned.codes or None)


def _title(planned: Planned, sample: Sample) -> Text:
    """Return the question to which the items of a family belong, else the planned one."""
    questions = {one.question for one in variables(analysis_of(planned, sample), sample)}
    return next(iter(questions)) if len(questions) == 1 else planned.question
