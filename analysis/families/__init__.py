"""Which of several questions changed? One family of comparisons, p-values adjusted by Holm."""

from analysis.families.compare import before_after_family
from analysis.families.family import Family
from analysis.families.items import FamilyItem

__all__ = ["Family", "FamilyItem", "before_after_family"]
