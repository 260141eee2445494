"""How do estimates from anonymised answers differ from those before? The whole comparison."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from analysis.changes import before_after
from analysis.distributions import describe
from analysis.drift.estimates import Published, published
from analysis.drift.report import EDGES, WIDER, Band, Drift, Drifted
from analysis.families import before_after_family
from analysis.plans.analyses import Analysis, Result, variables
from analysis.regions import by_area
from analysis.sample import Sample
from surveys.codebook import Level
from surveys.errors import AnalysisError, ToolkitError, UsageError, listed, near, unknown
from surveys.model import Method, Text

LINK: Final = "respondent"
"""Column of pseudonyms by which items named alone are compared between waves, when it is there."""

_SUBSETS: Final = ("subset", "wave")
_HAVE_MEANS: Final = (Level.BINARY, Level.ORDINAL, Level.NUMERIC)
_EQUAL: Final = 1e-9
_NOT_BEFORE: Final = "cannot be carried out on the answers before anonymisation"


def drift(before: Sample, after: Sample, items: Sequence[str | Analysis]) -> Drift:
    """Compare the published estimates with those from the answers before anonymisation.

    Parameters
    ----------
    before
        Cleaned answers, recoded as the released ones are but with nothing removed, suppressed or
        perturbed, in memory alone: they are never written.
    after
        The released answers. Both sides are analysed under its rule of publication.
    items
        What is published: analyses, such as ``calls_on_pages(after, "book/en")`` finds them, or
        names of items, which are described in every wave and compared between the first and the
        last.

    Returns
    -------
    Drift
        Each estimate and verdict on both sides. What may be released of it holds no estimate
        before and no exact drift; see `Drift`.

    Raises
    ------
    UsageError
        The samples are of different instruments, an item does not exist, or there is none.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> answers = pd.DataFrame({"wave": ["2026"] * 8, "management_support": [2.6, 3.4] * 4})
    >>> before = Sample(frame=answers, codebook=codebook_of(coordinators, ["2026"]))
    >>> after = replace(before, frame=answers.head(7))
    >>> found = drift(before, after, ["management_support"])
    >>> print(found)
    1 estimate(s); largest drift in standard errors: 0.25 to 0.5; 0 verdict(s) changed
    """
    if before.codebook.instrument != after.codebook.instrument:
        raise UsageError(
            f"answers to {before.codebook.instrument} and {after.codebook.instrument}",
            expected="the same instrument",
            where="drift",
        )
    if not items:
        raise UsageError("no items", expected="one analysis or item, or more", where="drift")
    # The same rule, and the same meaning of codes: what was recoded is so on both sides.
    other = replace(before, codebook=after.codebook, rule=after.rule, waves=after.waves)
    rows: list[Drifted] = []
    left_out: list[str] = []
    for one in dict.fromkeys(_analyses(after, items)):
        new, told = _tried(one, after)
        old, _ = _tried(one, other)
        if new is None or old is None:
            # What is said of the cleaned answers could quote them.
            left_out.append(f"{one.method} of {listed(one.items)}: {told or _NOT_BEFORE}")
        else:
            rows += _compared(one.method, old, new)
    return Drift(estimates=tuple(rows), left_out=tuple(left_out))


def _analyses(sample: Sample, items: Sequence[str | Analysis]) -> Iterator[Analysis]:
    for one in items:
        if isinstance(one, Analysis):
            yield one
        else:
            yield from _usual(sample, one)


def _usual(sample: Sample, item: str) -> Iterator[Analysis]:
    """Yield what is published of an item: its answers, and their change where they have means."""
    found = variables(Analysis(method=str(Method.DESCRIBE), items=(item,)), sample)
    if not found:
        names = {name for one in sample.codebook.variables for name in (one.name, one.item)}
        raise UsageError(
            f"item {item!r}",
            expected=f"a variable of {sample.codebook.instrument}",
            where="drift",
            advice=near(item, sorted(names)),
        )
    yield Analysis(method=str(Method.DESCRIBE), items=(item,))
    waves = tuple(wave for wave in sample.waves if all(wave in one.waves for one in found))
    if len(waves) > 1 and len(found) == 1 and found[0].level in _HAVE_MEANS:
        link = LINK if LINK in sample.frame.columns else ""
        ends = (waves[0], waves[-1])
        yield Analysis(
            method=str(Method.BEFORE_AFTER), items=(found[0].name,), waves=ends, link=link
        )


def _tried(analysis: Analysis, sample: Sample) -> tuple[tuple[Published, ...] | None, str]:
    """Return what an analysis publishes, or None and why it cannot be carried out."""
    try:
        return _results(analysis, sample), ""
    except ToolkitError as error:
        return None, str(error)


def _results(analysis: Analysis, sample: Sample) -> tuple[Published, ...]:
    options: dict[str, Any] = {}
    part = sample
    for written in analysis.options:
        call = ast.parse(f"_({written})", mode="eval").body
        assert isinstance(call, ast.Call)
        options |= {str(one.arg): ast.literal_eval(one.value) for one in call.keywords}
        for one in call.args:
            part = _part(part, one, written)
    if part.waves != sample.waves:
        analysis = replace(analysis, waves=tuple(w for w in analysis.waves if w in part.waves))
    return tuple(published(_carried_out(analysis, part, options)))


def _part(sample: Sample, part: ast.expr, written: str) -> Sample:
    """Return the part of the sample that an analysis is about: a subset, a wave."""
    if not isinstance(part, ast.Call) or ast.unparse(part.func) not in _SUBSETS:
        raise AnalysisError(
            f"a part of the answers written as {written}",
            expected=f"one of {listed(_SUBSETS)}",
            where="drift",
        )
    arguments = [ast.literal_eval(one) for one in part.args]
    chosen: Sample = getattr(sample, ast.unparse(part.func))(*arguments)
    return chosen


def _carried_out(analysis: Analysis, sample: Sample, options: dict[str, Any]) -> Result:
    item, waves = analysis.items[0], analysis.waves
    codes = analysis.codes or None
    match analysis.method:
        case Method.DESCRIBE:
            return describe(sample, item, waves=waves or None, **options)
        case Method.BEFORE_AFTER:
            return before_after(
                sample, item, link=analysis.link or None, before=waves[0], after=waves[1],
                code=codes, **options,
            )  # fmt: skip
        case Method.BEFORE_AFTER_FAMILY:
            part = replace(sample, waves=waves or sample.waves)
            title = Text(item, item, item)
            return before_after_family(
                part, analysis.items, link=analysis.link or None, title=title, **options
            )
        case Method.BY_AREA:
            wave = waves[0] if waves else None
            return by_area(sample, item, analysis.areas, wave, codes, **options)
    raise unknown("analysis", analysis.method, Method, where="drift")


def _compared(
    method: str, before: Sequence[Published], after: Sequence[Published]
) -> Iterator[Drifted]:
    old = {(one.item, one.part): one for one in before}
    new = {(one.item, one.part): one for one in after}
    for item, part in dict.fromkeys([*new, *old]):
        nothing = Published(item=item, part=part)
        yield _drifted(method, old.get((item, part), nothing), new.get((item, part), nothing))


def _drifted(method: str, old: Published, new: Published) -> Drifted:
    return Drifted(
        method=method,
        item=new.item,
        part=new.part,
        after=new.estimate,
        before=old.estimate,
        error=old.error,
        band=_band(old, new),
        covered=_covered(old, new),
        widened=_widened(old, new),
        verdict_changed=_verdict_changed(old, new),
    )


def _verdict_changed(old: Published, new: Published) -> bool | None:
    # Of what is hidden it would tell whether enough had answered before.
    if not new.verdict or (new.estimate is None and new.measured):
        return None
    return old.verdict != new.verdict


def _band(old: Published, new: Published) -> Band:
    if new.estimate is None and new.measured:
        return Band.HIDDEN
    if new.estimate is None or old.estimate is None:
        return Band.UNMEASURED
    moved = abs(new.estimate - old.estimate)
    if moved <= _EQUAL:
        return Band.TENTH
    if old.error is None:
        return Band.UNMEASURED
    return next((band for edge, band in EDGES if moved / old.error < edge), Band.MORE)


def _covered(old: Published, new: Published) -> bool | None:
    if old.estimate is None or new.low is None or new.high is None:
        return None
    return new.low <= old.estimate <= new.high


def _widened(old: Published, new: Published) -> bool | None:
    if old.error is None or new.error is None:
        return None
    return new.error > old.error * WIDER
