"""Slots: places on a page that are filled when the site is there.

A page has one where it says ``:::{div}`` with ``:class: slot NAME``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from book.tools.failures import BookError
from surveys.errors import listed

SLOT = re.compile(r'<div class="slot (?P<name>[a-z-]+)"></div>')


def filled(html: str, parts: Mapping[str, Markup], page: str) -> str:
    """Return a page with its slots filled.

    Parameters
    ----------
    html
        The page.
    parts
        What goes into each slot, by its name.
    page
        Its name, for messages.

    Raises
    ------
    BookError
        The page lacks one of the slots, or has it twice, or has another.

    Examples
    --------
    >>> filled('<div class="slot guide"></div>', {"guide": Markup("<p>Take paper.</p>")}, "forms")
    '<p>Take paper.</p>'
    """
    found = SLOT.findall(html)
    if sorted(found) != sorted(parts):
        raise BookError(
            f"the slots {listed(found)}" if found else "no slots",
            expected=f"each of {listed(sorted(parts))} once",
            where=f"page {page}",
        )
    return SLOT.sub(lambda slot: str(parts[slot["name"]]), html)
