"""What the data mean: names, texts, codes and missing reasons, kept beside the data."""

from surveys.codebook.codebook import Chapter, Codebook, codebook_of
from surveys.codebook.formats.words import NOT_AN_ANSWER
from surveys.codebook.variable import Level, Variable, WaveChange

__all__ = [
    "NOT_AN_ANSWER",
    "Chapter",
    "Codebook",
    "Level",
    "Variable",
    "WaveChange",
    "codebook_of",
]
