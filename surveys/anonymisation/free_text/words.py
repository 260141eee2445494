"""Cuts a text into words and tells how each is written and where in its sentence it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2010\u2011][^\W\d_]+)*(?::[a-zåäö]+)?")
_START = re.compile(r"(?:^|[.!?…:;)\n\r])[\s\"'”»“(\[\-–—•*>=+/#&]*$")
_LOOK_BACK = 12
_INITIAL = re.compile(r"[A-ZÅÄÖ](?:\.-?[A-ZÅÄÖ])?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    Parameters
    ----------
    text
        As written, without an ending after a colon (as in THL:n).
    start, end
        Its place.
    first
        Whether it begins a sentence.
    shouted
        Whether it stands among words in capitals, so that its own say nothing.
    """

    text: str
    start: int
    end: int
    first: bool
    shouted: bool

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital that means something."""
        return self.text[0].isupper() and not self.shouted

    @property
    def initial(self) -> bool:
        """Whether it is a single capital, as initials are."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def abbreviation(self) -> bool:
        """Whether it is all capitals among words that are not."""
        return len(self.text) > 1 and self.text.isupper() and not self.shouted


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text in their order.

    Examples
    --------
    >>> [(word.text, word.first) for word in words_in("Kysy THL:n Liisalta. Hän tietää.")]
    [('Kysy', True), ('THL', False), ('Liisalta', False), ('Hän', True), ('tietää', False)]
    """
    found = list(_WORD.finditer(text))
    shouted = _shouted([one[0] for one in found])
    return tuple(
        Word(one[0].split(":")[0], one.start(), one.end(), _begins(text, one.start()), shouted)
        for one in found
    )


def _begins(text: str, place: int) -> bool:
    from_ = max(0, place - _LOOK_BACK)
    before = text[from_:place]
    if not _START.search(before):
        return False
    return not (from_ and not re.search(r"[.!?…:;)\n\r]", before))


def _shouted(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 2]
    return len(long) > 2 and sum(word.isupper() for word in long) > 0.7 * len(long)
