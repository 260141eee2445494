"""The form as a PDF that follows PDF/UA-1: tagged, titled, in a stated language, fonts embedded.

Drawn with Typst, whose fonts come with it, so that the same form is the same file everywhere.
"""

from __future__ import annotations

import json
from pathlib import Path

from surveys.platforms.paper.content import Content

_TEMPLATE = Path(__file__).with_name("form.typ")
_WHEN = 946_684_800
"""The first second of 2000: a form says by its wave when it is asked, not when it was written."""


def pdf(content: Content) -> bytes:
    """Return the form as a PDF file.

    Examples
    --------
    >>> from surveys.instruments import training
    >>> from surveys.platforms.paper.content import content
    >>> from surveys.printed import printed
    >>> pdf(content(printed(training.at("pre"), "fi")))[:5]
    b'%PDF-'
    """
    import typst

    written = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"form": json.dumps(content.plain(), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_WHEN,
    )
    assert isinstance(written, bytes)  # one file, as PDF always is
    return written
