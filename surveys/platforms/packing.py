"""Zipped files that are the same bytes whenever they are written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

WRITTEN: Final = dt.datetime(2000, 1, 1)
"""The time that every part is said to be of."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zipped file of parts, in their order.

    Examples
    --------
    >>> packed({"a.txt": "a"}) == packed({"a.txt": b"a"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=WRITTEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
