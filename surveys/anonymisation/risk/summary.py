"""All risks of a frame in one table of numbers, without a value of anyone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import comb

import numpy as np

from surveys.anonymisation.keycodes import Codes, Floats, key_codes
from surveys.anonymisation.risk.individual import IndividualRisk, individual_risk_of
from surveys.anonymisation.risk.known import calibrated_weights, known_risk
from surveys.anonymisation.risk.matching import RULES, Blanks, matches, weights_of
from surveys.anonymisation.risk.population import PopulationRisk, population_risk_of
from surveys.anonymisation.risk.sensitive import diversity
from surveys.anonymisation.risk.suda import MOST_SUBSETS, special_uniques
from surveys.anonymisation.risk.units import unit_risk
from surveys.cleaning.frames import Frame

SIZES = (2, 3, 5, 10)
"""Classes smaller than these are counted."""


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """Classes under one way of counting blanks.

    Parameters
    ----------
    blanks
        How a missing key counts.
    records, classes, smallest
        Records that count, their combinations of keys, and the fewest records that match one.
    under
        k → records that match fewer than k.
    """

    blanks: Blanks
    records: int
    classes: int
    smallest: int
    under: dict[int, int]


@dataclass(frozen=True, slots=True)
class RiskNumbers:
    """Risks of records or units: how many are expected to be recognised, and the highest risk."""

    counted: str
    expected: float
    share: float
    highest: float


@dataclass(frozen=True, slots=True)
class SensitiveSummary:
    """What can be learnt of one sensitive field; see `Diversity`."""

    field: str
    l: int  # noqa: E741 # the name of the measure everywhere
    entropy: float
    records_with_one_value: int
    alpha: float
    t: float
    beta: float
    delta: float


@dataclass(frozen=True, slots=True)
class SpecialSummary:
    """Special uniques: records with any, their sets by size, and key → share of the score."""

    records: int
    sizes: tuple[int, ...]
    contributions: dict[str, float]


@dataclass(frozen=True, slots=True)
class RiskSummary:
    """The risk of a frame: counts, names of columns and numbers.

    Parameters
    ----------
    keys
        What someone could know from elsewhere.
    rules
        Classes under each way of counting blanks.
    individual
        Risks of records; `counted` says what the population's size was taken from.
    units
        Risks of units, when there are units; `counted` is the column.
    sensitive
        One for each sensitive field.
    special
        Special uniques.
    population
        Expected on the population's scale, when a sampling fraction is given.
    """

    keys: tuple[str, ...]
    rules: tuple[RuleSummary, ...]
    individual: RiskNumbers
    units: RiskNumbers | None
    sensitive: tuple[SensitiveSummary, ...]
    special: SpecialSummary
    population: PopulationRisk | None

    def to_json(self) -> str:
        """Return the summary as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def risk_summary(
    frame: Frame,
    keys: Sequence[str],
    *,
    weights: str | None = None,
    unit: str | None = None,
    sensitive: Sequence[str] = (),
    population: Sequence[Frame] = (),
    fraction: float | None = None,
    blanks: Blanks = "value",
) -> RiskSummary:
    """Measure all risks of a frame.

    Parameters
    ----------
    frame
        One row for each record.
    keys
        Columns that someone could know from elsewhere.
    weights
        Column of the number of people each record stands for.
    unit
        Column of what belongs together: households, pairs, coordinators.
    sensitive
        Columns that nobody should learn of anyone.
    population
        Known counts of people: one table with all keys, or tables with some of them, to which
        the weights are brought.
    fraction
        Share of the population that was sampled; asks for the global risk, which takes longer.
    blanks
        How a missing key counts for risks and sensitive fields; classes are counted in all ways.

    Returns
    -------
    RiskSummary

    Raises
    ------
    DefinitionError, ResponseError, UsageError
        As the functions for each risk.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> frame = framed(area=["n", "n", "s"], ill=["yes", "no", "no"])
    >>> found = risk_summary(frame, ["area"], sensitive=["ill"])
    >>> found.rules[0].under[2], found.individual.expected, found.sensitive[0].l
    (1, 2.0, 1)
    """
    codes = key_codes(frame, keys)
    risk, counted = _individual(frame, keys, codes, weights, population, blanks)
    special = special_uniques(frame, keys, max_size=_most(len(keys)))
    return RiskSummary(
        tuple(keys),
        tuple(_rule(codes, one) for one in RULES),
        RiskNumbers(counted, risk.expected, risk.share, risk.highest),
        None if unit is None else _units(frame, risk.rows, unit),
        tuple(_sensitive(frame, keys, one, blanks) for one in sensitive),
        SpecialSummary(int((special.scores > 0).sum()), special.sizes, special.contributions),
        None if fraction is None else population_risk_of(codes, fraction),
    )


def _individual(
    frame: Frame,
    keys: Sequence[str],
    codes: Codes,
    weights: str | None,
    population: Sequence[Frame],
    blanks: Blanks,
) -> tuple[IndividualRisk, str]:
    if len(population) == 1 and set(keys) <= set(population[0].columns):
        return known_risk(frame, keys, population[0], blanks=blanks), "known population"
    if population:
        known = calibrated_weights(frame, population, weights=weights)
        return individual_risk_of(codes, known, blanks=blanks), "weights brought to known counts"
    if weights is None:
        return individual_risk_of(codes, blanks=blanks), "records, everyone asked"
    return individual_risk_of(codes, weights_of(frame, weights), blanks=blanks), "weights"


def _most(keys: int) -> int:
    """Return the most keys in a set for which there are not too many sets."""
    sets = np.cumsum([comb(keys, size) for size in range(1, keys + 1)])
    return max(1, int((sets <= MOST_SUBSETS).sum()))


def _rule(codes: Codes, blanks: Blanks) -> RuleSummary:
    found = matches(codes, blanks)
    return RuleSummary(
        blanks,
        int(found.occurring.sum()),
        len(found.occurring),
        int(found.records.min()) if found.records.size else 0,
        {k: found.under(k) for k in SIZES},
    )


def _units(frame: Frame, risks: Floats, unit: str) -> RiskNumbers:
    found = unit_risk(frame, risks, unit)
    expected = float(found.sum())
    return RiskNumbers(unit, expected, expected / max(len(found), 1), float(found.max(initial=0)))


def _sensitive(frame: Frame, keys: Sequence[str], field: str, blanks: Blanks) -> SensitiveSummary:
    found = diversity(frame, keys, field, blanks=blanks)
    entropy = float(found.entropy.min()) if found.entropy.size else 0.0
    return SensitiveSummary(
        field, found.l, entropy, found.under(2), found.alpha, found.t, found.beta,
        found.largest_delta,
    )  # fmt: skip
