"""What may be published, and what must be hidden."""

from analysis.publication.counts import protect_counts
from analysis.publication.protected import Protected, Reason
from analysis.publication.rows import protect, public
from analysis.publication.rule import Rule

__all__ = ["Protected", "Reason", "Rule", "protect", "protect_counts", "public"]
