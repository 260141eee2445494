"""Figures of the book: one look, three languages, every one with an alt text."""

from analysis.figures.bounds import bounds
from analysis.figures.change import change
from analysis.figures.estimates import estimates
from analysis.figures.figure import Figure
from analysis.figures.stacked import stacked
from analysis.figures.transition import transition

__all__ = ["Figure", "bounds", "change", "estimates", "stacked", "transition"]
