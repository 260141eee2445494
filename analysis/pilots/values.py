"""The numbers that the text of the chapter names, written in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from analysis import numbers
from analysis.language import using
from analysis.numbers import Shown
from analysis.pilots.results import TARGETS, PilotResults, results
from analysis.statistics.results import Interval, Result
from surveys.errors import AnalysisError, listed, near
from surveys.model import Language

_ATTAINED: Final = (
    "clients_attained",
    "clients_attained_application",
    "companies_attained",
    "companies_attained_final_report",
    "funding_attained",
)


def value(name: str, found: PilotResults | None = None, language: Language | None = None) -> Shown:
    """Return one number by its name, for use inside a sentence of the book.

    Raises
    ------
    AnalysisError
        There is no number of that name.
    """
    every = values(found, language)
    if name not in every:
        raise AnalysisError(
            f"value {name!r}",
            expected=f"one of {listed(every)}",
            where="values of the chapter on S20784",
            advice=near(name, every),
        )
    return every[name]


def values(
    found: PilotResults | None = None, language: Language | None = None
) -> Mapping[str, Shown]:
    """Return every number that the chapter names, written out."""
    found = found or results()
    with using(language):
        return {**_counts(found), **_targets(found), **_shares(found), **_others(found)}


def _counts(found: PilotResults) -> dict[str, Shown]:
    figures, flow = found.figures, found.flow
    named = {
        "clients": flow.clients,
        "starts": flow.starts,
        "exits": flow.exits,
        "without_start": flow.without_start,
        "without_exit": flow.without_exit,
        "employed_start": found.counts.had_before,
        "employed_exit": found.counts.had_after,
        "households": found.checks.households.computed,
        "clients_target": figures.count("clients_planned_final_report"),
        "clients_plan_application": figures.count("clients_planned_application"),
        "companies_plan_application": figures.count("companies_planned_application"),
        "companies_target": figures.count("companies_planned_final_report"),
    }
    same_name = (
        "companies", "living_alone", "household_two_or_more", "secondary_education",
        "te_staff_planned", "te_specialists_trained", "pilot_offices", "pilots_continuing",
    )  # fmt: skip
    named |= {name: figures.count(name) for name in same_name}
    return {name: numbers.integer(number) for name, number in named.items()}


def _targets(found: PilotResults) -> dict[str, Shown]:
    assert len(_ATTAINED) == len(TARGETS)
    reached = zip(_ATTAINED, found.targets, strict=True)
    shown = {name: numbers.percent(one.share) for name, one in reached}
    shown["funding_planned"] = numbers.euro(found.figures.value("funding_planned"))
    shown["funding_realised"] = numbers.euro(found.figures.value("funding_realised"))
    for name in ("women", "dependent_children", "foreign_background", "homeless_or_at_risk"):
        shown[name] = numbers.percent(found.figures.value(name) / 100, 0)
    return shown


def _shares(found: PilotResults) -> dict[str, Shown]:
    flow, worst = found.flow, found.worst
    return {
        "starts_of_clients": numbers.percent(_estimate(flow.starts_of_clients)),
        "exits_of_starts": numbers.percent(_estimate(flow.exits_of_starts)),
        "exits_of_clients": numbers.percent(_estimate(flow.exits_of_clients)),
        "start": numbers.percent(_estimate(found.start)),
        "start_interval": _range(found.start.interval),
        "exit": numbers.percent(_estimate(found.exit_)),
        "exit_interval": _range(found.exit_.interval),
        "change": numbers.points(_estimate(found.change)),
        "change_interval": _range(found.change.interval, "points"),
        "bounds": numbers.interval(worst.share.low, worst.share.high),
        "bounds_interval": _range(worst.share.interval),
        "change_bounds": numbers.interval(worst.change.low, worst.change.high, form="points"),
        "bounds_of_clients": numbers.interval(found.among_clients.low, found.among_clients.high),
        "least_change": numbers.points(_estimate(worst.least)),
        "least_change_interval": _range(worst.least.interval, "points"),
        "linkage_p": numbers.p_value(worst.linkage.p_largest),
    }


def _others(found: PilotResults) -> dict[str, Shown]:
    growth, costs = found.growth, found.costs
    shown = {
        "stated_growth": numbers.percent(growth.check.printed / 100, 0),
        "growth": numbers.percent(growth.growth),
        "count_ratio": numbers.decimal(growth.count_ratio, 2),
        "share_ratio": numbers.decimal(_estimate(growth.share_ratio), 2),
        "share_ratio_interval": _range(growth.share_ratio.interval, "decimal", 2),
    }
    money = {
        "cost_per_client": costs.per_client,
        "cost_per_start": costs.per_start,
        "cost_per_exit": costs.per_exit,
        "cost_per_employed": costs.per_employed,
        "cost_per_net_employed": costs.per_net_employed,
    }
    known = {name: numbers.euro(one) for name, one in money.items() if one is not None}
    return {**shown, **known}


def _estimate(result: Result) -> float:
    assert result.estimate is not None
    return result.estimate


def _range(interval: Interval | None, form: numbers.Form = "percent", places: int = 1) -> Shown:
    assert interval is not None
    return numbers.interval(interval.low, interval.high, places, form=form)
