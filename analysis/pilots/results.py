"""The results of the chapter, computed from the published figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analysis import published
from analysis.attrition import Counts, WorstCase, worst_case
from analysis.published import Check, Figures, load_published
from analysis.statistics.bounds import Bounds, share_bounds
from analysis.statistics.proportion_contrasts import katz_ratio, newcombe_difference
from analysis.statistics.proportions import wilson
from analysis.statistics.results import Result
from analysis.targets import Attainment, published_attainment
from surveys.errors import AnalysisError

FILE: Final = "s20784"

# What was realised, and the plan it is compared with.
TARGETS: Final = (
    ("clients", "clients_planned_final_report"),
    ("clients", "clients_planned_application"),
    ("companies", "companies_planned_application"),
    ("companies", "companies_planned_final_report"),
    ("funding_realised", "funding_planned"),
)
HOUSEHOLDS: Final = ("living_alone", "household_two_or_more")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """From clients to start notices to exit notices.

    Attributes
    ----------
    starts_of_clients, exits_of_starts, exits_of_clients
        Shares with Wilson intervals.
    """

    clients: int
    starts: int
    exits: int
    starts_of_clients: Result
    exits_of_starts: Result
    exits_of_clients: Result

    @property
    def without_start(self) -> int:
        """Clients for whom there is no start notice, and no explanation."""
        return self.clients - self.starts

    @property
    def without_exit(self) -> int:
        """Start notices without an exit notice."""
        return self.starts - self.exits


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Money used for each unit counted, in euro.

    `per_net_employed` divides by those at work at the exit less those at the start; None when there
    were not more of them.
    """

    per_client: float
    per_start: float
    per_exit: float
    per_employed: float
    per_net_employed: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What "so many per cent more" is, when two counts rest on different bases.

    Attributes
    ----------
    check
        The claim beside the growth of the counts.
    count_ratio
        Later count / earlier count.
    share_ratio
        Later share / earlier share, with Katz' interval.
    """

    check: Check
    count_ratio: float
    share_ratio: Result

    @property
    def growth(self) -> float:
        """Growth of the count, as a share of the earlier one."""
        return self.count_ratio - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The printed figures set beside each other."""

    households: Check
    households_of_clients: Check
    clients_and_starts: Check
    client_plans: Check
    company_plans: Check
    excess: Check
    repeated: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotResults:
    """All results of the chapter.

    Attributes
    ----------
    targets
        One attainment per pair in `TARGETS`.
    start, exit_
        Share at work by the start and the exit notices, with Wilson intervals.
    change
        Difference of the two as if they were of different people (Newcombe).
    worst
        What holds whatever is true of those without an exit notice.
    among_clients
        Bounds of the share at work at the exit among all clients.
    """

    figures: Figures
    targets: tuple[Attainment, ...]
    flow: Flow
    costs: Costs
    start: Result
    exit_: Result
    change: Result
    growth: Growth
    worst: WorstCase
    among_clients: Bounds
    checks: Checks

    @property
    def counts(self) -> Counts:
        """The four counts that the shares rest on."""
        return self.worst.counts


def results(figures: Figures | None = None) -> PilotResults:
    """Compute all results of the chapter.

    Parameters
    ----------
    figures
        The published figures; those of data_raw/published/s20784.csv unless given.

    Raises
    ------
    StoreError, AnalysisError
        The file is missing, or figures of it are missing or impossible.
    """
    figures = load_published(FILE) if figures is None else figures
    for name in ("clients", "employed_start", "employed_exit"):
        _somebody(figures, name)
    counts = Counts(
        started=figures.count("start_notices"),
        ended=figures.count("exit_notices"),
        had_before=figures.count("employed_start"),
        had_after=figures.count("employed_exit"),
    )
    after, before = (counts.had_after, counts.ended), (counts.had_before, counts.started)
    return PilotResults(
        figures=figures,
        targets=tuple(published_attainment(figures, *pair) for pair in TARGETS),
        flow=_flow(figures),
        costs=_costs(figures, counts),
        start=wilson(*before),
        exit_=wilson(*after),
        change=newcombe_difference(*after, *before),
        growth=_growth(figures, counts),
        worst=worst_case(counts),
        among_clients=share_bounds(*after, figures.count("clients")),
        checks=_checks(figures),
    )


def _somebody(figures: Figures, name: str) -> None:
    if figures.count(name) == 0:
        raise AnalysisError(
            "0",
            expected="at least one person: the chapter divides by this figure",
            where=f"published figures {figures.name}, figure {name}",
        )


def _flow(figures: Figures) -> Flow:
    clients, starts, exits = (
        figures.count(name) for name in ("clients", "start_notices", "exit_notices")
    )
    return Flow(
        clients=clients,
        starts=starts,
        exits=exits,
        starts_of_clients=wilson(starts, clients),
        exits_of_starts=wilson(exits, starts),
        exits_of_clients=wilson(exits, clients),
    )


def _costs(figures: Figures, counts: Counts) -> Costs:
    money = figures.value("funding_realised")
    more = counts.had_after - counts.had_before
    return Costs(
        per_client=money / figures.count("clients"),
        per_start=money / counts.started,
        per_exit=money / counts.ended,
        per_employed=money / counts.had_after,
        per_net_employed=money / more if more > 0 else None,
    )


def _growth(figures: Figures, counts: Counts) -> Growth:
    check = published.stated_growth(figures, "stated_growth", "employed_exit", "employed_start")
    return Growth(
        check=check,
        count_ratio=counts.had_after / counts.had_before,
        share_ratio=katz_ratio(counts.had_after, counts.ended, counts.had_before, counts.started),
    )


def _checks(figures: Figures) -> Checks:
    excess = ("clients_stated_excess", "clients", "clients_planned_final_report")
    return Checks(
        households=published.parts_sum(figures, HOUSEHOLDS, "start_notices"),
        households_of_clients=published.parts_sum(figures, HOUSEHOLDS, "clients"),
        clients_and_starts=published.same(figures, "clients", "start_notices"),
        client_plans=published.same(
            figures, "clients_planned_application", "clients_planned_final_report"
        ),
        company_plans=published.same(
            figures, "companies_planned_application", "companies_planned_final_report"
        ),
        excess=published.stated_excess(figures, *excess),
        repeated=published.repeated(figures),
    )
