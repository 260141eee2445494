"""What may be published, and what must be hidden."""

from analysis.publication.counts import protect_counts
from analysis.publication.groups import groups_to_hide
from analysis.publication.parts import LABELS, protect_options, protect_parts
from analysis.publication.protected import Protected, Reason
from analysis.publication.rows import protect, protect_cells, public
from analysis.publication.rule import Rule

__all__ = [
    "LABELS",
    "Protected",
    "Reason",
    "Rule",
    "groups_to_hide",
    "protect",
    "protect_cells",
    "protect_counts",
    "protect_options",
    "protect_parts",
    "public",
]
