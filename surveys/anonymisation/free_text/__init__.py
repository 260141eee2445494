"""Free text: names and places in it, what a person decides on them, and themes in its place."""

from surveys.anonymisation.free_text.coding import code_themes, coding_queue
from surveys.anonymisation.free_text.finder import found_in, without_names
from surveys.anonymisation.free_text.lexicon import Lexica, Lexicon, Reading, lexica
from surveys.anonymisation.free_text.names import names_in
from surveys.anonymisation.free_text.recall import (
    MarkedText,
    RecallReport,
    Share,
    marked_texts,
    recall_report,
)
from surveys.anonymisation.free_text.review import Reviewed, read_review, redacted, review_queue
from surveys.anonymisation.free_text.themes import Theme, ThemeScheme, propose_themes, scheme_from

__all__ = [
    "Lexica",
    "Lexicon",
    "MarkedText",
    "Reading",
    "RecallReport",
    "Reviewed",
    "Share",
    "Theme",
    "ThemeScheme",
    "code_themes",
    "coding_queue",
    "found_in",
    "lexica",
    "marked_texts",
    "names_in",
    "propose_themes",
    "read_review",
    "recall_report",
    "redacted",
    "review_queue",
    "scheme_from",
    "without_names",
]
