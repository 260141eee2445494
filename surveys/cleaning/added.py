"""Columns that a cleaning plan adds beside the answers, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from surveys import measures
from surveys.cleaning.flags import FLAGS, PREFIX
from surveys.cleaning.plan import Plan, Step
from surveys.measures import Measure
from surveys.model import AddedColumn, Code, CodeList, Kind, Text

_RAISED_BY: Mapping[str, str] = MappingProxyType(
    {
        "flag_straight_lining": "straight_lining",
        "flag_speeding": "speeding",
        "flag_duplicates": "duplicate",
        "flag_near_duplicates": "near_duplicate",
        "flag_outliers": "outlier",
        "flag_date_order": "date_order",
    }
)
_BAND = Text(fi="luokka", sv="klass", en="band")


def added_columns(plan: Plan) -> tuple[AddedColumn, ...]:
    """Return the columns that a plan adds, each once, in the order of its steps.

    The scores and calculations of the instrument are not among them: these are its fields.

    Examples
    --------
    >>> from surveys.cleaning.registry import step
    >>> plan = Plan((step("flag_speeding", reason="r"),
    ...              step("measure_scores", reason="r", measure="wai", fields=["wai"], to="wai")))
    >>> [one.name for one in added_columns(plan)]
    ['flag__speeding', 'wai', 'wai_band']
    """
    found = [column for step in plan.steps for column in _of_step(step)]
    return tuple({one.name: one for one in found}.values())


def _of_step(step: Step) -> Iterator[AddedColumn]:
    if step.name in _RAISED_BY:
        flag = _RAISED_BY[step.name]
        yield AddedColumn(f"{PREFIX}{flag}", FLAGS[flag], Kind.FLAG)
    if step.name == "measure_scores":
        yield from _of_measure(measures.get(str(step.options["measure"])), str(step.options["to"]))


def _of_measure(measure: Measure, to: str) -> Iterator[AddedColumn]:
    yield AddedColumn(to, measure.title, Kind.DECIMAL)
    for part in measure.subscales:
        text = _joined(measure.title, part.name)
        yield AddedColumn(f"{to}_{part.code}", text, Kind.DECIMAL)
    if measure.bands:
        named = {band.code: band.name for band in measure.bands}
        codes = CodeList(f"{to}_band", tuple(Code(code, name) for code, name in named.items()))
        yield AddedColumn(f"{to}_band", _joined(measure.title, _BAND), Kind.CODE, codes)


def _joined(title: Text, part: Text) -> Text:
    return Text(
        fi=f"{title['fi']}: {part['fi']}",
        sv=f"{title['sv']}: {part['sv']}",
        en=f"{title['en']}: {part['en']}",
    )
