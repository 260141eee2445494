"""What do people answer? Counts and shares, or means, wave by wave."""

from analysis.distributions.bases import Base
from analysis.distributions.distribution import Distribution, WaveAnswers
from analysis.distributions.items import describe
from analysis.distributions.shapes import Shape

__all__ = ["Base", "Distribution", "Shape", "WaveAnswers", "describe"]
