"""Did anonymisation change what is published? Estimates before and after it."""

from analysis.drift.cleaned import cleaned_sample
from analysis.drift.compute import drift
from analysis.drift.report import Band, Drift, Drifted

__all__ = ["Band", "Drift", "Drifted", "cleaned_sample", "drift"]
