"""Where long compounds of headings may break, also in browsers that cannot divide the language."""

from __future__ import annotations

import re
from itertools import pairwise

COMPOUNDS = (
    "työkyky|koordinaattor", "työvoima|viranomai", "kuntoutus|palvelu", "työnantaja|yhte",
    "kehittämis|tehtäv", "työkyvyttömyys|eläke", "kumppani|organisaatio",
    "arbetsförmåge|koordinator", "arbetskrafts|myndighet", "arbetskrafts|service",
    "arbetspensions|anstalt", "företags|hälso", "rehabiliterings|tjänst", "sektors|övergripande",
    "sysselsättnings|område", "befattnings|beskrivning", "utvecklings|uppgift",
    "partner|organisation", "arbetsgivar|kontakt",
)  # fmt: skip
"""Beginnings of words that a narrow column has no room for, with the places where they divide."""

SHY = "&shy;"
_JOINT = re.compile(
    "|".join(
        f"(?<={first})(?={second})"
        for compound in COMPOUNDS
        for first, second in pairwise(compound.split("|"))
    ),
    re.IGNORECASE,
)
_PLACE = re.compile(
    r'<(?P<tag>h[1-6]|th)\b[^>]*>.*?</(?P=tag)>|<nav class="on-this-page".*?</nav>', re.DOTALL
)
_TEXT = re.compile(r">[^<]+<")


def hyphenated(html: str) -> str:
    """Return a page, or a part of one, with soft hyphens in its headings and heads of tables.

    Parameters
    ----------
    html
        As it was rendered; one that has soft hyphens is not changed.

    Examples
    --------
    >>> hyphenated('<h2 id="utvecklingsuppgift">Utvecklingsuppgift</h2><p>Utvecklingsuppgift</p>')
    '<h2 id="utvecklingsuppgift">Utvecklings&shy;uppgift</h2><p>Utvecklingsuppgift</p>'
    """
    return _PLACE.sub(lambda place: _TEXT.sub(_divided, place[0]), html)


def _divided(text: re.Match[str]) -> str:
    return _JOINT.sub(SHY, text[0])
