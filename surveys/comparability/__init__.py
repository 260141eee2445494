"""Can the answers of two waves, or of two roles, be compared? A verdict for every item."""

from surveys.comparability.compare import FieldDiff, ItemDiff, compare, compare_fields
from surveys.comparability.verdicts import Change, Use, Verdict

__all__ = ["Change", "FieldDiff", "ItemDiff", "Use", "Verdict", "compare", "compare_fields"]
