"""Was the plan kept? Every planned analysis is carried out, and what else is shown is listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.language import in_each
from analysis.plans.analyses import Analysis, analysis_of, carry_out, settled, variables
from analysis.plans.done import Done, Status
from analysis.plans.kept import NO_ITEM, NO_LINK, NO_WAVE, NOT_FIT
from analysis.plans.report import PlanReport
from surveys import instruments
from surveys.errors import AnalysisError, ToolkitError, listed
from surveys.model import AnalysisPlan, Instrument, Planned, Text

if TYPE_CHECKING:
    from analysis.sample import Sample


def plan_done(
    sample: Sample, also: Iterable[Analysis] | None = None, *, instrument: Instrument | None = None
) -> PlanReport:
    """Carry out the analysis plan of an instrument, and say what became of each analysis.

    Parameters
    ----------
    sample
        The answers.
    also
        Analyses that are shown to readers, such as `calls_on_pages` finds; those that the plan,
        as amended, does not have are listed as exploratory. None: that is not looked at.
    instrument
        Whose plan it is; the instrument of the answers unless given.

    Returns
    -------
    PlanReport
        For each analysis: done as planned, as amended or added later, given up, or could not be
        done, with the result's own sentence, which holds nothing that may not be published.

    Raises
    ------
    AnalysisError
        The instrument has no analysis plan.
    UsageError
        The toolkit does not know the instrument.

    Notes
    -----
    Why a plan is frozen: Nosek, B. A. et al. (2018), The preregistration revolution, Proceedings
    of the National Academy of Sciences 115, 2600-2606.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({
    ...     "wave": ["2024"] * 6 + ["2026"] * 6,
    ...     "respondent": list("abcdef") * 2,
    ...     "management_support": [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.4, 3.0, 4.2, 3.4, 3.6, 3.8],
    ... })
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024", "2026"]))
    >>> report = plan_done(sample)
    >>> report["support"].status.value, report["tasks"].status.value
    ('as planned', 'could not be done')
    """
    asked = instrument or instruments.get(sample.codebook.instrument)
    plan = asked.plan
    if plan is None:
        raise AnalysisError(
            "no analysis plan",
            expected="an instrument with plan=AnalysisPlan(…)",
            where=f"instrument {asked.name}",
            advice="Write one before the answers are opened; surveys/instruments/plans.py shows "
            "how.",
        )
    planned = {analysis_of(one, sample) for one in plan.current}
    shown = dict.fromkeys(settled(one, sample) for one in also or ())
    return PlanReport(
        instrument=asked,
        plan=plan,
        sample=sample,
        done=tuple(_done(name, plan, sample) for name in _names(plan)),
        also=None if also is None else tuple(one for one in shown if one not in planned),
    )


def _names(plan: AnalysisPlan) -> tuple[str, ...]:
    """Return the names of all analyses that were ever planned."""
    planned, amended = (one.name for one in plan.analyses), (one.name for one in plan.amendments)
    return tuple(dict.fromkeys((*planned, *amended)))


def _done(name: str, plan: AnalysisPlan, sample: Sample) -> Done:
    then = next((one for one in plan.analyses if one.name == name), None)
    now = next((one for one in plan.current if one.name == name), None)
    amendments = plan.amendments_of(name)
    if now is None:
        return Done(then=then, now=None, status=Status.GIVEN_UP, amendments=amendments)
    try:
        result = carry_out(now, sample)
    except ToolkitError as error:
        return Done(
            then=then,
            now=now,
            status=Status.NOT_DONE,
            amendments=amendments,
            why=_why(now, sample),
            error=str(error),
        )
    changed = Status.AMENDED if amendments else Status.AS_PLANNED
    status = Status.ADDED if then is None else changed
    return Done(then=then, now=now, status=status, amendments=amendments, result=result)


def _why(planned: Planned, sample: Sample) -> Text:
    """Say what the data lack; never the message of the error, which can hold small numbers."""
    lacking = [wave for wave in planned.waves if wave not in sample.waves]
    if lacking:
        return _filled(NO_WAVE, lacking)
    columns = set(map(str, sample.frame.columns))
    wanted = [*planned.items, *filter(None, [planned.areas])]
    held = {one: variables(Analysis(method="", items=(one,)), sample) for one in wanted}
    gone = [one for one in wanted if not any(part.name in columns for part in held[one])]
    if gone:
        return _filled(NO_ITEM, gone)
    if planned.link and planned.link not in columns:
        return _filled(NO_LINK, [planned.link])
    return NOT_FIT


def _filled(template: Text, names: list[str]) -> Text:
    return in_each(lambda language: template[language].format(names=listed(names)))
