"""The chapter on project S20784: everything computed from its published figures.

The numbers are before and after of one group. There is no comparison group, so they tell of change
over time and not of an effect.
"""

from analysis.pilots.drawings import bounds_figure, employment_figure
from analysis.pilots.overviews import (
    consistency_table,
    employment_table,
    figures_table,
    flow_table,
    targets_table,
)
from analysis.pilots.results import PilotResults, results
from analysis.pilots.sentences import (
    attrition_sentence,
    cost_sentence,
    employment_sentence,
    flow_sentence,
    growth_sentence,
    household_sentence,
    repeated_sentence,
    targets_sentence,
)
from analysis.pilots.values import value, values

__all__ = [
    "PilotResults",
    "attrition_sentence",
    "bounds_figure",
    "consistency_table",
    "cost_sentence",
    "employment_figure",
    "employment_sentence",
    "employment_table",
    "figures_table",
    "flow_sentence",
    "flow_table",
    "growth_sentence",
    "household_sentence",
    "repeated_sentence",
    "results",
    "targets_sentence",
    "targets_table",
    "value",
    "values",
]
