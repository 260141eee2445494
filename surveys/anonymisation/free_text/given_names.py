"""Given names that are common in Finland, and which of them are also ordinary words."""

from __future__ import annotations

from surveys.anonymisation.free_text.word_lists import words_of

GIVEN_NAMES = words_of("given_fi") | words_of("given_sv") | words_of("given_other")
ALSO_WORDS = words_of("given_also_words")
"""Given names that are words as well: a capital at the start of a sentence says nothing."""
