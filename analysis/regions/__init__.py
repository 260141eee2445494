"""How do areas differ? Each with its interval, small ones hidden, none ranked."""

from analysis.regions.areas import AreaComparison, AreaResult
from analysis.regions.estimates import by_area

__all__ = ["AreaComparison", "AreaResult", "by_area"]
