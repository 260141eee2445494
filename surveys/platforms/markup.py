"""Texts for forms that take HTML and give square brackets and braces a meaning of their own."""

from __future__ import annotations

import html
import re

_MARKS = {"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "|": "&#124;", "$": "&#36;"}
_FORMULA = ("=", "+", "-", "@")


def plain_html(text: str) -> str:
    r"""Write a text as HTML of one line that no platform and no spreadsheet takes for more.

    Signs with a meaning to survey platforms become entities, and so does the first sign of a text
    that a spreadsheet would take for a formula; respondents see the signs themselves.

    Examples
    --------
    >>> plain_html("a < b & [c]")
    'a &lt; b &amp; &#91;c&#93;'
    >>> plain_html("=1+1"), plain_html("two\nlines")
    ('&#61;1+1', 'two<br>lines')
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = "<br>".join(html.escape(line, quote=False) for line in lines)
    found = re.sub(r"[\[\]{}|$]", lambda sign: _MARKS[sign[0]], found)
    return f"&#{ord(found[0])};{found[1:]}" if found.startswith(_FORMULA) else found
