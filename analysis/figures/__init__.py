"""Figures of the book: one look, three languages, every one with an alt text."""

from analysis.figures.bounds import bounds
from analysis.figures.change import change
from analysis.figures.estimates import area_estimates, estimates
from analysis.figures.figure import Figure
from analysis.figures.transition import transition

__all__ = ["Figure", "area_estimates", "bounds", "change", "estimates", "transition"]
