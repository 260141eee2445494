"""How likely it is that someone is recognised in data, or that something is learnt of them."""

from surveys.anonymisation.risk.classes import (
    Violations,
    equivalence_classes,
    k_anonymity,
    sample_uniques,
    unit_violations,
    violations,
)
from surveys.anonymisation.risk.individual import (
    IndividualRisk,
    approximate_risk,
    exact_risk,
    individual_risk,
    individual_risk_of,
)
from surveys.anonymisation.risk.known import calibrated_weights, known_risk
from surveys.anonymisation.risk.matching import RULES, Blanks, Matches, matches
from surveys.anonymisation.risk.population import (
    PopulationRisk,
    population_risk,
    population_risk_of,
)
from surveys.anonymisation.risk.sensitive import Diversity, diversity
from surveys.anonymisation.risk.suda import SpecialUniques, special_uniques
from surveys.anonymisation.risk.summary import RiskSummary, risk_summary
from surveys.anonymisation.risk.units import unit_risk

__all__ = [
    "RULES",
    "Blanks",
    "Diversity",
    "IndividualRisk",
    "Matches",
    "PopulationRisk",
    "RiskSummary",
    "SpecialUniques",
    "Violations",
    "approximate_risk",
    "calibrated_weights",
    "diversity",
    "equivalence_classes",
    "exact_risk",
    "individual_risk",
    "individual_risk_of",
    "k_anonymity",
    "known_risk",
    "matches",
    "population_risk",
    "population_risk_of",
    "risk_summary",
    "sample_uniques",
    "special_uniques",
    "unit_risk",
    "unit_violations",
    "violations",
]
