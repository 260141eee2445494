"""Tables with one column for each field, wherever they come from, decoded through a mapping."""

from surveys.platforms.tabular.naming import META_NAMES, canonical_mapping, written_mapping
from surveys.platforms.tabular.reader import read_table

__all__ = ["META_NAMES", "canonical_mapping", "read_table", "written_mapping"]
