"""Files of statistics programs: labelled variables written, and read back as a table of texts."""

from surveys.platforms.statistical.labels import CHOSEN, NOT_CHOSEN, Cut, Labels, cut_table, fitted
from surveys.platforms.statistical.programs import SPSS, STATA, Program
from surveys.platforms.statistical.reading import read_data
from surveys.platforms.statistical.values import Value, value_text, values_of
from surveys.platforms.statistical.variables import Variable, measure_of, named
from surveys.platforms.statistical.writing import write_data

__all__ = [
    "CHOSEN",
    "NOT_CHOSEN",
    "SPSS",
    "STATA",
    "Cut",
    "Labels",
    "Program",
    "Value",
    "Variable",
    "cut_table",
    "fitted",
    "measure_of",
    "named",
    "read_data",
    "value_text",
    "values_of",
    "write_data",
]
