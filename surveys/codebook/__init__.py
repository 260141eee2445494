"""What the data mean: names, texts, codes and missing reasons, kept beside the data."""

from surveys.codebook.codebook import Codebook, Level, Variable, WaveChange, codebook_of

__all__ = ["Codebook", "Level", "Variable", "WaveChange", "codebook_of"]
