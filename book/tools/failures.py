"""Why a book could not be built or published."""

from __future__ import annotations

from collections.abc import Sequence

from surveys.errors import ToolkitError


class BookError(ToolkitError):
    """A page, a link or a cell of the book is not right."""

    exit_code = 8


def all_of(what: str, problems: Sequence[str], advice: str = "") -> BookError:
    """Return one error that lists every problem on a line of its own.

    Examples
    --------
    >>> print(all_of("the site has", ["a.html:1: no lang"]))
    the site has: found 1 problem(s):
      a.html:1: no lang.
    """
    listed = "".join(f"\n  {problem}" for problem in problems)
    return BookError(f"{len(problems)} problem(s):{listed}", where=what, advice=advice)
