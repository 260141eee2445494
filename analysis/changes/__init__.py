"""Did the answers change from one wave to another? Before and after, linked or not."""

from analysis.changes.compare import before_after

__all__ = ["before_after"]
