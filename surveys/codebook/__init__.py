"""What the data mean: names, texts, codes and missing reasons, kept beside the data."""

from surveys.codebook.codebook import Chapter, Codebook, codebook_of
from surveys.codebook.variable import Level, Variable, WaveChange

__all__ = ["Chapter", "Codebook", "Level", "Variable", "WaveChange", "codebook_of"]
