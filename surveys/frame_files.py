"""Frames as the files of a release: parquet for programs, CSV for people."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame as a parquet file."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def frame_csv(frame: pd.DataFrame) -> bytes:
    """Return a frame as CSV (UTF-8 with BOM, so that spreadsheets read ä and ö).

    Texts that a spreadsheet would take for a formula have an apostrophe before them, and texts that
    begin with apostrophes before such a sign have one more; `surveys.platforms.writing.unguarded`
    takes it away again. Numbers are written as they are, negative ones too.
    """
    import pandas as pd

    from surveys.platforms.writing import FORMULA

    safe = frame.copy()
    for name in safe.columns:
        if isinstance(safe[name].dtype, pd.StringDtype) or safe[name].dtype == object:
            risky = safe[name].str.match(FORMULA).eq(other=True).astype(bool)
            safe[name] = safe[name].mask(risky, "'" + safe[name].where(risky, ""))
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
