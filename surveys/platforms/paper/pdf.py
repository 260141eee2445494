"""The form as a PDF that follows PDF/UA-1: tagged, titled, in a stated language, fonts embedded.

Drawn with Typst, whose fonts come with it, so that the same form is the same file everywhere.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from surveys.errors import DefinitionError
from surveys.platforms.paper.content import Content

_TEMPLATE = Path(__file__).with_name("form.typ")
_WHEN = 946_684_800
"""The first second of 2000: a form says by its wave when it is asked, not when it was written."""
_UNPRINTABLE = re.compile(r'the text "(.+?)" could not be displayed')


def pdf(content: Content) -> bytes:
    """Return the form as a PDF file.

    Raises
    ------
    DefinitionError
        A text has a sign for which no font is at hand, such as an emoji.

    Examples
    --------
    >>> from surveys.instruments import training
    >>> from surveys.platforms.paper.content import content
    >>> from surveys.printed import printed
    >>> pdf(content(printed(training.at("pre"), "fi")))[:5]
    b'%PDF-'
    """
    import typst

    try:
        written = typst.compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"form": json.dumps(content.plain(), ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=_WHEN,
        )
    except typst.TypstError as error:
        unprintable = _UNPRINTABLE.search(str(error))
        if unprintable is None:
            raise
        raise DefinitionError(
            f"a sign that the fonts of the printed form do not have: {unprintable[1]!r}",
            expected="letters of Latin, Greek and Cyrillic scripts, and common signs",
            where=f"the printed form in {content.language}",
            advice="Leave it out of the texts of the form and of the privacy notice.",
        ) from None
    assert isinstance(written, bytes)  # one file, as PDF always is
    return written
