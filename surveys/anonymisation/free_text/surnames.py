"""Surnames: those that are also words, those without a shape of their own, and the shapes."""

from __future__ import annotations

import re

from surveys.anonymisation.free_text.word_lists import words_of

SURNAMES = words_of("surnames")
WORDS_AS_SURNAMES = words_of("surnames_also_words")

_FINNISH = (
    r"(?:nen|se(?:n|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|en|ksi|na|nä|t)|sta|stä|sia|siä|sten"
    r"|sille|silla)"
)
FINNISH_SHAPE = re.compile(rf"\w{{2,12}}[aeiouyäöln]{_FINNISH}")
"""A surname in -nen, in any case; many adjectives have the shape too."""

SWEDISH_SHAPE = re.compile(
    r"\w{2,10}(?:ström|berg|bergs?|lund|qvist|kvist|gren|man|sson|ssen|son|stedt|vall|wall"
    r"|dahl|dal|holm|roos|fors|back|bäck"
    r"|borg|feldt|felt|ling|blom|skog|gård|strand|sten|vik|wik|mark|näs|hult|häll|roth|ius"
    r"|lin|ell|én|berger)"
    r"(?:s|in|i[ln]lä|i[ln]la|iltä|ilta|ille|ia|iä|issa|ista|iin)?"
)
"""A surname of two parts as in Finland's Swedish, also with a Finnish ending."""

TWO_PARTS = re.compile(
    r"\w{3,7}(?:ström|berg|lund|qvist|kvist|gren|holm|blom|strand|stedt|dahl|fors)s?"
)
"""A surname of two words that could be a compound, and seldom is one."""
