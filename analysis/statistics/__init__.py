"""Numerical statistics on plain arrays and counts, each with its interval and its source.

Nothing here knows frames, item names or languages.
"""

from analysis.statistics.attrition import (
    LinkageRange,
    TippingPoint,
    change_by_assumed_share,
    linkage_range,
    tipping_point,
)
from analysis.statistics.bounds import (
    Bounds,
    arm_difference_bounds,
    change_bounds,
    imbens_manski_interval,
    mean_bounds,
    mean_change_bounds,
    share_bounds,
)
from analysis.statistics.checks import StatisticsInputError
from analysis.statistics.independent import hedges_g, two_proportions, welch_t
from analysis.statistics.means import mean_interval
from analysis.statistics.multiplicity import adjusted, benjamini_hochberg, holm
from analysis.statistics.paired import (
    improved_minus_worsened,
    mcnemar,
    mcnemar_p,
    paired_equivalence,
    paired_t,
)
from analysis.statistics.paired_effects import d_av, d_z
from analysis.statistics.paired_proportions import (
    newcombe_paired,
    paired_odds_ratio,
    tango_paired,
    transitions,
    wald_paired,
)
from analysis.statistics.proportion_contrasts import (
    cohens_h,
    conditional_odds_ratio,
    katz_ratio,
    newcombe_difference,
)
from analysis.statistics.proportions import (
    binomial_test,
    clopper_pearson,
    hypergeometric,
    wilson,
)
from analysis.statistics.rank_sums import cliffs_delta, mann_whitney, superiority_interval
from analysis.statistics.results import EffectSize, Interval, Result
from analysis.statistics.signed_ranks import (
    hodges_lehmann,
    rank_biserial,
    sign_flip,
    wilcoxon_signed_rank,
)
from analysis.statistics.unlinked import (
    Range,
    change_standard_error,
    improved_share_bounds,
    moved_share_bounds,
)

__all__ = [
    "Bounds",
    "EffectSize",
    "Interval",
    "LinkageRange",
    "Range",
    "Result",
    "StatisticsInputError",
    "TippingPoint",
    "adjusted",
    "arm_difference_bounds",
    "benjamini_hochberg",
    "binomial_test",
    "change_bounds",
    "change_by_assumed_share",
    "change_standard_error",
    "cliffs_delta",
    "clopper_pearson",
    "cohens_h",
    "conditional_odds_ratio",
    "d_av",
    "d_z",
    "hedges_g",
    "hodges_lehmann",
    "holm",
    "hypergeometric",
    "imbens_manski_interval",
    "improved_minus_worsened",
    "improved_share_bounds",
    "katz_ratio",
    "linkage_range",
    "mann_whitney",
    "mcnemar",
    "mcnemar_p",
    "mean_bounds",
    "mean_change_bounds",
    "mean_interval",
    "moved_share_bounds",
    "newcombe_difference",
    "newcombe_paired",
    "paired_equivalence",
    "paired_odds_ratio",
    "paired_t",
    "rank_biserial",
    "share_bounds",
    "sign_flip",
    "superiority_interval",
    "tango_paired",
    "tipping_point",
    "transitions",
    "two_proportions",
    "wald_paired",
    "welch_t",
    "wilcoxon_signed_rank",
    "wilson",
]
