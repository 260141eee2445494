"""'Other, please specify': the question that asks what the other answer is."""

from __future__ import annotations

from surveys.codelists.answers import NO_NAMES
from surveys.model import Disclosure, ShortText, Text

_WHAT = Text(fi="Mikä muu?", sv="Vad annat?", en="Could you specify?")


def specify(
    item: str, text: Text = _WHAT, *, code: str = "other", waves: tuple[str, ...] = ()
) -> ShortText:
    """Return the question that follows when `code` is chosen in a single or multiple choice.

    Parameters
    ----------
    item
        Name of the choice; the question is called `<item>_<code>`.
    text
        What is asked.
    code
        The answer that is asked about.
    waves
        Those of the choice.

    Examples
    --------
    >>> specify("role").name, str(specify("role").condition)
    ('role_other', 'any_of(role, "other")')
    """
    return ShortText(
        f"{item}_{code}",
        text,
        help=NO_NAMES,
        show_if=f'any_of({item}, "{code}")',
        disclosure=Disclosure.FREE_TEXT,
        waves=waves,
    )
