"""What did protection cost? Answers before and after it, compared without showing any."""

from surveys.anonymisation.utility.answers import CodeUtility, code_utility, cramers_v
from surveys.anonymisation.utility.frames import Utility, utility
from surveys.anonymisation.utility.numbers import NumberUtility, number_utility
from surveys.anonymisation.utility.propensity import Propensity, propensity

__all__ = [
    "CodeUtility",
    "NumberUtility",
    "Propensity",
    "Utility",
    "code_utility",
    "cramers_v",
    "number_utility",
    "propensity",
    "utility",
]
