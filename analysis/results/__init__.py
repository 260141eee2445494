"""What an analysis hands back: estimates and comparisons that explain themselves."""

from analysis.results.answered import Answered
from analysis.results.comparison import Change, Comparison, Design
from analysis.results.estimate import Estimate, estimate_of
from analysis.results.methods import METHODS, Method
from analysis.results.quantities import Quantity
from analysis.results.verdicts import Difference, Heterogeneity, Verdict

__all__ = [
    "METHODS",
    "Answered",
    "Change",
    "Comparison",
    "Design",
    "Difference",
    "Estimate",
    "Heterogeneity",
    "Method",
    "Quantity",
    "Verdict",
    "estimate_of",
]
