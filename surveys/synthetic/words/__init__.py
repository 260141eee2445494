"""The words that invented open answers are made of, in three languages.

Family names, streets and workplaces are made up so that nobody has them. Places are real: that
somebody works in Kuopio is what anonymisation must find in an answer.
"""

from __future__ import annotations

from surveys.model import Language
from surveys.synthetic.words.english import ENGLISH
from surveys.synthetic.words.finnish import FINNISH
from surveys.synthetic.words.swedish import SWEDISH
from surveys.synthetic.words.words import Words

__all__ = ["Words", "words_of"]

_WORDS: dict[Language, Words] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}


def words_of(language: Language) -> Words:
    """Return the words of a language.

    Examples
    --------
    >>> words_of("sv").mark
    'Syntetiskt svar'
    """
    return _WORDS[language]
