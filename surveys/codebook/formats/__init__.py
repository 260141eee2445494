"""The codebook as files: DDI for archives, SPSS, Table Schema and CSV, a page and a document."""

from surveys.codebook.formats.registry import FORMATS, languages_of, write

__all__ = ["FORMATS", "languages_of", "write"]
