"""Published tables of counts: read through a declared layout, and checked for consistency."""

from surveys.aggregates.checking import RULES, Report, check
from surveys.aggregates.declared import Accepted
from surveys.aggregates.figures import Figure, Figures
from surveys.aggregates.findings import Finding, Level, Located
from surveys.aggregates.layout import DeclaredLayout, read_layout
from surveys.aggregates.reading import Aggregates, parse, read_figures

__all__ = [
    "RULES",
    "Accepted",
    "Aggregates",
    "DeclaredLayout",
    "Figure",
    "Figures",
    "Finding",
    "Level",
    "Located",
    "Report",
    "check",
    "parse",
    "read_figures",
    "read_layout",
]
