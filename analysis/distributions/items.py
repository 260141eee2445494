"""What do people answer to a question? Found by its name, described as its kind asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from analysis.asking import asked_differently, check_comparable
from analysis.distributions.bases import base_of
from analysis.distributions.distribution import Distribution, WaveAnswers
from analysis.distributions.shapes import LEVEL, Shape
from analysis.language import in_each
from analysis.publication import LABELS, Protected, protect, protect_options, protect_parts
from analysis.results.estimate import DEMO
from analysis.results.missing import missing_reasons
from analysis.results.quantities import Quantity, places_for, written, written_interval
from analysis.sample.values import scale_ends, sorted_values, unsupported
from analysis.statistics import Interval, mean_interval, wilson
from analysis.statistics.checks import FloatArray
from surveys.codebook import Level, Variable
from surveys.conditions import part_of
from surveys.errors import AnalysisError, UsageError, listed, near
from surveys.model import Kind

if TYPE_CHECKING:
    from analysis.sample import Sample

_NUMBERS: Final = (Kind.INTEGER, Kind.DECIMAL)


def describe(sample: Sample, item: str, *, waves: Sequence[str] | None = None) -> Distribution:
    """Describe the answers to a question in each wave.

    Parameters
    ----------
    sample
        Anonymised answers.
    item
        A question, or one part of it: a row of a grid ("partners__kela"), an option of a multiple
        choice ("tasks__network"), a part of an allocation.
    waves
        The waves; all of the sample in which the question was asked unless given.

    Returns
    -------
    Distribution
        For one answer of several: counts and shares of each. For a multiple choice: share of
        those who answered that chose each option. For a grid or a number: means. For an
        allocation: mean share of each part, among those who filled in all parts. Counts smaller
        than the sample's rule allows are hidden, with those by which they could be had.

    Raises
    ------
    UsageError
        An item or a wave that does not exist.
    AnalysisError
        The answers are dates or texts, a grid's answers have no order, or the question was not
        asked in a wave.

    Notes
    -----
    Shares have Wilson's interval, means Student's t. Sources: `analysis.results.METHODS`.

    Examples
    --------
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({
    ...     "wave": ["2024"] * 20,
    ...     "need_from_2025": ["3"] * 5 + ["4"] * 9 + ["5"] * 6,
    ... })
    >>> need = describe(Sample(frame=frame, codebook=codebook_of(coordinators, ["2024"])),
    ...                 "need_from_2025")
    >>> need.to_frame()["count"].tolist()
    [0, 0, 5, 9, 6]
    """
    variables = _variables(sample, item)
    shape = _shape(variables, item)
    chosen = _waves(sample, item, variables[0], waves)
    check_comparable(variables, chosen, sample.codebook.instrument)
    return Distribution(
        item=item,
        question=variables[0].question,
        row=variables[0].label if variables[0].name == item != variables[0].item else None,
        shape=shape,
        waves=tuple(_wave(sample, variables, shape, wave) for wave in chosen),
        ordered=variables[0].level is Level.ORDINAL,
        scale=_scale(variables[0]) if shape is Shape.MEANS else (),
        ends=scale_ends(variables[0], None) if shape is Shape.MEANS else None,
        cautions=(
            *asked_differently(variables, chosen),
            *((DEMO,) if sample.synthetic else ()),
        ),
        minimum_group=sample.rule.minimum_group,
    )


def _variables(sample: Sample, item: str) -> tuple[Variable, ...]:
    known = sample.codebook.variables
    names = [one.name for one in known if item == one.name] or [
        one.name for one in known if item == one.item
    ]
    if names:
        return tuple(sample.variable(name) for name in names)
    every = list(dict.fromkeys([*(one.item for one in known), *(one.name for one in known)]))
    raise UsageError(
        f"item {item!r}",
        expected=f"one of {listed(every)}",
        where=f"codebook of {sample.codebook.instrument}",
        advice=near(item, every),
    )


def _shape(variables: tuple[Variable, ...], item: str) -> Shape:
    kinds = {one.kind for one in variables}
    if kinds == {Kind.FLAG}:
        return Shape.OPTIONS
    if len(variables) == 1:
        if kinds == {Kind.CODE}:
            return Shape.ANSWERS
        if variables[0].kind in _NUMBERS:
            return Shape.MEANS
        raise unsupported(variables[0])
    if kinds <= set(_NUMBERS):
        return Shape.PARTS
    if {one.level for one in variables} == {Level.ORDINAL}:
        return Shape.MEANS
    raise AnalysisError(
        f"rows of {item!r} whose answers have no order",
        expected="a grid whose answers are numbers in order",
        where=f"item {item}",
        advice=f"Describe its rows one by one, such as {variables[0].name!r}.",
    )


def _waves(
    sample: Sample, item: str, variable: Variable, waves: Sequence[str] | None
) -> tuple[str, ...]:
    wanted = (waves,) if isinstance(waves, str) else waves
    if wanted is None:
        wanted = [one for one in sample.waves if one in variable.waves]
    for wave in wanted:
        sample.check_wave(wave)
    if not wanted or any(wave not in variable.waves for wave in wanted):
        raise AnalysisError(
            f"{item!r} not in wave {listed(wanted or sample.waves)}",
            expected=f"waves that had it: {listed(variable.waves)}",
            where=f"codebook of {sample.codebook.instrument}",
            advice=f"Name the wave, such as waves=({variable.waves[-1]!r},).",
        )
    return tuple(wave for wave in sample.waves if wave in wanted)


def _scale(variable: Variable) -> tuple[Any, ...]:
    answers = variable.answers
    return (answers[0], answers[-1]) if answers else ()


def _wave(sample: Sample, variables: tuple[Variable, ...], shape: Shape, wave: str) -> WaveAnswers:
    here = sample.frame["wave"] == wave
    build: Callable[..., pd.DataFrame] = _BUILDERS[shape]
    frame = build(sample, variables, here)
    reasons = pd.DataFrame(
        {one.name: missing_reasons(sample.frame, one)[here] for one in variables}
    )
    base = base_of(wave, _item_reasons(reasons, shape), frame["n"].tolist(), sample.rule)
    return WaveAnswers(wave=wave, base=base, shown=_protected(frame, shape, sample))


def _item_reasons(reasons: pd.DataFrame, shape: Shape) -> pd.Series[str]:
    """Return why a whole item has no answer: no part has one, or for an allocation, one lacks."""
    lacking = reasons != ""
    without = lacking.any(axis=1) if shape is Shape.PARTS else lacking.all(axis=1)
    # The first reason that is one; an empty text sorts before every reason.
    return reasons.max(axis=1).where(without, "")


def _protected(frame: pd.DataFrame, shape: Shape, sample: Sample) -> Protected:
    if shape is Shape.ANSWERS:
        return protect_parts(frame, sample.rule)
    if shape is Shape.OPTIONS:
        return protect_options(frame, sample.rule)
    return protect(frame, rule=sample.rule, labels=LABELS)


def _answers(
    sample: Sample, variables: tuple[Variable, ...], here: pd.Series[bool]
) -> pd.DataFrame:
    variable = variables[0]
    given = sample.frame.loc[here, variable.name]
    counts = {one.code: int((given == one.code).sum()) for one in variable.answers}
    total = sum(counts.values())
    return _framed([
        {"code": one.code, "label": one.text, "count": counts[one.code], "n": total}
        | _share(counts[one.code], total)
        for one in variable.answers
    ])  # fmt: skip


def _options(
    sample: Sample, variables: tuple[Variable, ...], here: pd.Series[bool]
) -> pd.DataFrame:
    rows = []
    for one in variables:
        given = sorted_values(sample.numbers(one.name)[here].dropna())
        count = int(given.sum())
        rows.append(_named(one) | {"count": count, "n": given.size} | _share(count, given.size))
    return _framed(rows)


def _means(sample: Sample, variables: tuple[Variable, ...], here: pd.Series[bool]) -> pd.DataFrame:
    return _framed([
        _named(one) | _mean(sorted_values(sample.numbers(one.name)[here].dropna()))
        for one in variables
    ])  # fmt: skip


def _parts(sample: Sample, variables: tuple[Variable, ...], here: pd.Series[bool]) -> pd.DataFrame:
    given = pd.DataFrame({one.name: sample.numbers(one.name)[here] for one in variables}).dropna()
    # Each person's parts of their own total, so that a total other than 100 does no harm.
    totals = given.sum(axis=1)
    shares = given[totals > 0].div(totals[totals > 0], axis=0)
    return _framed(
        [_named(one) | _mean(sorted_values(shares[one.name]), share=True) for one in variables]
    )


_BUILDERS: Final = {
    Shape.ANSWERS: _answers,
    Shape.OPTIONS: _options,
    Shape.MEANS: _means,
    Shape.PARTS: _parts,
}


def _named(variable: Variable) -> dict[str, object]:
    return {"code": part_of(variable.name), "label": variable.label}


def _share(count: int, total: int) -> dict[str, object]:
    if not total:
        return _estimate(None, None, Quantity.SHARE)
    result = wilson(count, total, level=LEVEL)
    return _estimate(result.estimate, result.interval, Quantity.SHARE)


def _mean(values: FloatArray, *, share: bool = False) -> dict[str, object]:
    quantity, size = Quantity.SHARE if share else Quantity.MEAN, {"n": values.size}
    if not values.size:
        return size | _estimate(None, None, quantity)
    result = mean_interval(values, level=LEVEL)
    found = result.interval
    if share and found is not None:
        low, high = np.clip([found.low, found.high], 0, 1)
        found = Interval(float(low), float(high), found.level, found.method)
    return size | _estimate(result.estimate, found, quantity)


def _estimate(value: float | None, found: Interval | None, quantity: Quantity) -> dict[str, object]:
    places = places_for(quantity, found)
    return {
        "estimate": value,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "value": None
        if value is None
        else in_each(lambda one: written(quantity, value, one, places)),
        "range": None
        if found is None
        else in_each(lambda one: written_interval(quantity, found, one, places, unit=True)),
    }


def _framed(rows: list[dict[str, object]]) -> pd.DataFrame:
    types = {"code": "str", "n": "int64", "count": "int64"}
    types |= dict.fromkeys(("label", "value", "range"), "object")
    types |= dict.fromkeys(("estimate", "low", "high"), "float64")
    frame = pd.DataFrame(rows)
    return frame.astype({name: kind for name, kind in types.items() if name in frame.columns})
