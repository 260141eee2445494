"""What do people answer in each area, and does an area differ? The whole comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from analysis.changes.cautions import removed
from analysis.changes.compare import measurement_of
from analysis.language import in_each
from analysis.publication import Protected, groups_to_hide, protect
from analysis.regions.areas import ALL, COMPARED, AreaComparison, AreaResult
from analysis.regions.differences import (
    Test,
    adjusted,
    difference_from_rest,
    heterogeneity,
    verdict_of_all,
    verdict_of_area,
)
from analysis.regions.places import Places, places_of
from analysis.results.estimate import DEMO, Estimate, estimate_of
from analysis.results.quantities import Quantity, places_for, written_interval
from analysis.results.words import how_many, when
from analysis.sample import Sample
from analysis.sample.values import answer_text, scale_ends, sorted_values
from analysis.statistics.checks import FloatArray, confidence
from surveys.codebook import Level, Variable
from surveys.errors import AnalysisError, listed
from surveys.model import Language, Text

if TYPE_CHECKING:
    from analysis.statistics import Result
    from surveys.areas import Grouping

_HOLM: Final = Text(
    fi="Alueen ero muihin: osuuksilla osuuksien erotus, keskiarvoilla Welchin t-testi; p-arvot "
    "on korjattu alueiden määrän mukaan Holmin menetelmällä.",
    sv="Områdets skillnad mot övriga: skillnaden mellan andelarna eller Welchs t-test av "
    "medelvärdena; p-värdena är justerade för antalet områden med Holms metod.",
    en="An area’s difference from the rest: difference of shares, or Welch’s t test of means; "
    "p-values are adjusted for the number of areas by Holm’s method.",
)
_ROUGH: Final = Text(
    fi="Osa odotetuista frekvensseistä on alle 5, joten alueiden välisten erojen testi on "
    "likimääräinen.",
    sv="En del förväntade frekvenser är under 5, så testet av skillnader mellan områdena är "
    "ungefärligt.",
    en="Some expected counts are below 5, so the test of differences between areas is rough.",
)
_WHO: Final = Text(
    fi="Luvut kuvaavat vastanneita; alueiden erot voivat johtua myös siitä, ketkä vastasivat.",
    sv="Siffrorna beskriver dem som svarade; skillnader mellan områden kan också bero på vilka "
    "som svarade.",
    en="The figures describe those who answered; areas can also differ because of who answered.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Question:
    """What is asked of every area."""

    variable: Variable
    answer: Text | None
    quantity: Quantity
    wave: str
    sample: Sample
    level: float
    ends: tuple[float, float] | None
    partial: bool

    def estimate(self, values: FloatArray, group: Text) -> Estimate:
        return estimate_of(
            values,
            item=self.variable.name,
            what=self.variable.label,
            answer=self.answer,
            group=group,
            quantity=self.quantity,
            base=_base(self.wave, partial=self.partial),
            rule=self.sample.rule,
            level=self.level,
        )


def by_area(
    sample: Sample,
    item: str,
    areas: str | Grouping = "ely",
    wave: str | None = None,
    code: str | tuple[str, ...] | None = None,
    *,
    level: float = 0.95,
) -> AreaComparison:
    """Estimate the answers to a question in each area, and compare each with the rest.

    Parameters
    ----------
    sample
        Answers with a variable of areas.
    item
        A variable: a question, a row of a grid, an option of a multiple choice, a score.
    areas
        The variable that holds the area's code; or a grouping, whose groups are compared. The
        variable then has the name of the division that is grouped, such as "ely". Areas that a
        partial grouping leaves out are outside: no number rests on them, and a caution says so.
    wave
        The wave; the sample's last unless given.
    code
        Show the share that chose this answer, or any of these.
    level
        Confidence level; what is left of 1 is also the level of the verdicts.

    Returns
    -------
    AreaComparison
        Areas with fewer answers than the sample's rule allows are hidden, for shares also those
        where a few or all but a few chose the answer, and so are those by which they could be
        worked out from all areas together.

    Raises
    ------
    AnalysisError
        The item or the area was not asked in the wave, the item has no mean or share, `areas`
        has no codes, or there is no variable of the areas that are grouped.
    UsageError
        An item, wave or code that does not exist.

    Notes
    -----
    Means have t intervals, shares Wilson's. Difference from the rest: Welch's t test or
    Newcombe's interval with a score test (Fisher's exact test when expected counts are below 5),
    p adjusted by Holm over the shown areas. All shown areas together: Welch's analysis of
    variance or the chi-squared test. Sources: `analysis.results.METHODS`.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({
    ...     "wave": ["2024"] * 14,
    ...     "ely": ["01"] * 6 + ["02"] * 5 + ["05"] * 3,
    ...     "management_support": [3, 3.2, 3.4, 3.6, 3.8, 4, 2, 2.2, 2.4, 2.6, 2.8, 5, 5, 4],
    ... })
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024"]))
    >>> support = by_area(sample, "management_support")
    >>> [(one.code, one.estimate.n) for one in support.results]
    [('01', 6), ('02', None), ('05', None)]

    Three ELY areas that share a regional coordinator, beside one that has its own:

    >>> from surveys.areas import Group, Grouping, division
    >>> regional = Grouping(
    ...     name="regional", title=Text(en="Regional coordinator"), of=division("ely"),
    ...     partial=True,
    ...     groups=(Group("south", Text(en="South"), ("02", "03", "05")),
    ...             Group("capital", Text(en="Capital"), ("01",))))
    >>> [(one.code, one.estimate.n) for one in by_area(
    ...     sample, "management_support", areas=regional).results]
    [('south', 8), ('capital', 6)]
    """
    confidence(level)
    chosen = sample.check_wave(wave or sample.waves[-1])
    variable, places = sample.variable(item), places_of(sample, areas)
    _check_asked(sample, (variable, places.asked), chosen)
    measurement = measurement_of(variable, code)
    question = _Question(
        variable=variable,
        answer=answer_text(variable, code),
        quantity=Quantity.SHARE if measurement is Level.BINARY else Quantity.MEAN,
        wave=chosen,
        sample=sample,
        level=level,
        ends=scale_ends(variable, code),
        partial=bool(places.left_out),
    )
    values = sample.numbers(item, code)[sample.frame["wave"] == chosen].dropna()
    return _compared(question, places, _groups(values, places), values.index)


def _check_asked(sample: Sample, variables: Sequence[Variable], wave: str) -> None:
    for variable in variables:
        if wave not in variable.waves:
            raise AnalysisError(
                f"{variable.name!r} not in wave {wave}",
                expected=f"one of the waves that had it: {listed(variable.waves)}",
                where=f"codebook of {sample.codebook.instrument}",
                advice=f"Name the wave, such as wave={variable.waves[-1]!r}.",
            )


def _groups(values: pd.Series[float], places: Places) -> dict[str, FloatArray]:
    areas = places.column.loc[values.index]
    found = {
        one.code: sorted_values(values[(areas == one.code).fillna(value=False)])
        for one in places.codes
    }
    return {code: group for code, group in found.items() if group.size}


def _compared(
    question: _Question, places: Places, groups: Mapping[str, FloatArray], rows: pd.Index[int]
) -> AreaComparison:
    sample = question.sample
    names = {one.code: one.text for one in places.codes}
    hidden = _hidden(question, groups)
    together = np.concatenate([np.zeros(0), *groups.values()])
    country = question.estimate(together, COMPARED if question.partial else ALL)
    results = _results(question, groups, names, hidden)
    shown = [group for code, group in groups.items() if code not in hidden]
    test = heterogeneity(shown, question.quantity)
    return AreaComparison(
        item=question.variable.name,
        what=question.variable.label,
        answer=question.answer,
        areas=places.name,
        areas_label=places.label,
        wave=question.wave,
        quantity=question.quantity,
        country=country,
        results=results,
        test=test,
        verdict=verdict_of_all(test, question.level),
        shown=_protected(results, sample),
        level=question.level,
        minimum_group=sample.rule.minimum_group,
        ends=question.ends,
        partial=question.partial,
        cautions=tuple(_cautions(question, test, places, rows, together.size)),
    )


def _hidden(question: _Question, groups: Mapping[str, FloatArray]) -> frozenset[str]:
    """Return the areas to hide: the same ones in every language."""
    sizes = {code: group.size for code, group in groups.items()}
    is_share = question.quantity is Quantity.SHARE
    counts = {code: int(group.sum()) for code, group in groups.items()} if is_share else None
    return groups_to_hide(sizes, question.sample.rule, counts)


def _results(
    question: _Question,
    groups: Mapping[str, FloatArray],
    names: Mapping[str, Text],
    hidden: frozenset[str],
) -> tuple[AreaResult, ...]:
    differences = {
        code: difference_from_rest(group, _rest(groups, code), question.quantity, question.level)
        for code, group in groups.items()
        if code not in hidden
    }
    p_values = [one.p if one else None for one in differences.values()]
    by_code = dict(zip(differences, adjusted(p_values), strict=True))
    nothing = np.zeros(0)
    return tuple(
        _result(
            code,
            question.estimate(nothing if code in hidden else group, names[code]),
            differences.get(code),
            by_code.get(code),
            question.level,
        )
        for code, group in groups.items()
    )


def _rest(groups: Mapping[str, FloatArray], code: str) -> FloatArray:
    others = [group for other, group in groups.items() if other != code]
    return np.concatenate([np.zeros(0), *others])


def _result(
    code: str,
    estimate: Estimate,
    difference: Result | None,
    p_adjusted: float | None,
    level: float,
) -> AreaResult:
    if difference is None:
        return AreaResult(code=code, estimate=estimate)
    assert difference.estimate is not None
    return AreaResult(
        code=code,
        estimate=estimate,
        difference=difference.estimate,
        interval=difference.interval,
        p=difference.p,
        p_adjusted=p_adjusted,
        verdict=verdict_of_area(difference.estimate, p_adjusted, level),
    )


def _protected(results: Sequence[AreaResult], sample: Sample) -> Protected:
    # Areas to hide have a hidden estimate by now: nobody is left for them to rest on.
    rows = [_row(one, one.estimate.n or 0) for one in results]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
    return protect(frame, rule=sample.rule, labels=("area", "label"))


def _row(one: AreaResult, n: int) -> dict[str, object]:
    own, other = one.estimate.interval, one.interval
    return {
        "area": one.code,
        "label": one.estimate.group,
        "n": n,
        "estimate": one.estimate.estimate,
        "low": own.low if own else None,
        "high": own.high if own else None,
        "range": _range(one.estimate),
        "difference": one.difference,
        "difference_low": other.low if other else None,
        "difference_high": other.high if other else None,
        "p": one.p,
        "p_adjusted": one.p_adjusted,
        "verdict": one.verdict.value,
        "words": one.verdict.text,
    }


def _range(estimate: Estimate) -> Text | None:
    found = estimate.interval
    if found is None:
        return None
    places = places_for(estimate.quantity, found)
    return in_each(lambda one: written_interval(estimate.quantity, found, one, places, unit=True))


def _cautions(
    question: _Question, test: Test | None, places: Places, rows: pd.Index[int], compared: int
) -> Iterator[Text]:
    least = question.sample.rule.minimum_group
    without = len(rows) - places.outside_of(rows) - compared
    if without:
        yield in_each(lambda language: _without_area(without, least, language))
    left_out = places.leaving_out(rows, least)
    if left_out is not None:
        yield left_out
    yield from removed(question.sample, question.variable.name, (question.wave,))
    yield _HOLM
    if test is not None and test.rough:
        yield _ROUGH
    yield _WHO
    if question.sample.synthetic:
        yield DEMO


def _without_area(number: int, least: int, language: Language) -> str:
    count = how_many(number, least, language)
    return {
        "fi": "Mukana eivät ole vastaajat, joiden alue puuttuu tai on peitetty anonymisoinnissa: "
        f"{count}.",
        "sv": "Svarande vars område saknas eller har dolts vid anonymiseringen ingår inte: "
        f"{count}.",
        "en": "Respondents whose area is missing or was hidden in anonymisation are left out: "
        f"{count}.",
    }[language]


def _base(wave: str, *, partial: bool) -> Text:
    if partial:
        return Text(
            fi=f"kysymykseen {when(wave, 'fi')} vastanneet, joiden alue on mukana vertailussa",
            sv=f"de som svarade på frågan {when(wave, 'sv')} och vars område ingår i jämförelsen",
            en=f"those who answered the question {when(wave, 'en')} and whose area is compared",
        )
    return Text(
        fi=f"kysymykseen {when(wave, 'fi')} vastanneet, joiden alue on aineistossa",
        sv=f"de som svarade på frågan {when(wave, 'sv')} och vars område finns i materialet",
        en=f"those who answered the question {when(wave, 'en')} and whose area is in the data",
    )


_COLUMNS: Final = {
    "area": "str", "label": "object", "n": "int64", "estimate": "float64", "low": "float64",
    "high": "float64", "range": "object", "difference": "float64", "difference_low": "float64",
    "difference_high": "float64", "p": "float64", "p_adjusted": "float64", "verdict": "str",
    "words": "object",
}  # fmt: skip
