"""All that could give somebody away in a free text: by its form, and by dictionaries."""

from __future__ import annotations

from functools import cache

from surveys.anonymisation.free_text.languages import Spoken
from surveys.anonymisation.free_text.lexicon import Lexica, lexica
from surveys.anonymisation.free_text.names import names_in
from surveys.anonymisation.identifiers import Finding, find, masked, without_overlaps


@cache
def usual_lexica() -> Lexica:
    """Return the best dictionaries that are installed, read once."""
    return lexica()


def found_in(
    text: str, used: Lexica | None = None, language: Spoken | None = None
) -> tuple[Finding, ...]:
    """Find identifiers, names and places in a free text.

    Parameters
    ----------
    text
        An answer.
    used
        Dictionaries; by default the best that are installed.
    language
        Of the text; by default it is guessed.

    Returns
    -------
    tuple of Finding
        In order of place, without overlaps. What is not `sure` is for a person to decide, and
        counts as found until then.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> [one.kind.value for one in found_in("Liisa, p. 040 1234567", lexica("none"))]
    ['name', 'phone']
    """
    by_form = find(text)
    names = names_in(text, used or usual_lexica(), language)
    return without_overlaps([*by_form, *names])


def without_names(text: str, used: Lexica | None = None, language: Spoken | None = None) -> str:
    """Put the kind of each finding, sure or not, in brackets, in its place.

    Events and rare combinations stay in the text: it is not anonymous by this alone.

    Examples
    --------
    >>> from surveys.anonymisation.free_text.lexicon import lexica
    >>> without_names("Kysyin Liisa Virtaselta Kuopiossa.", lexica("none"))
    'Kysyin [name] [place].'
    """
    return masked(text, found_in(text, used, language))
