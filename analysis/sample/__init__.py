"""The answers that an analysis starts from."""

from analysis.sample.loading import load
from analysis.sample.sample import Sample

__all__ = ["Sample", "load"]
