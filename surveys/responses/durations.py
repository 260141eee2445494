"""How long answering took, where a platform tells it."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from surveys.responses.values import Texts, moments_of

DURATION: Final = "answering_seconds"
"""Whole seconds from the start to the submission; the column is there only where it is told.

Questions are called so by nobody: `duration` is the length of what an instrument asks about.
"""


def seconds_between(started: Texts, ended: Texts) -> Texts:
    """Return the whole seconds between two moments as texts, missing where either is.

    Parameters
    ----------
    started, ended
        Moments as `typed` takes them, row by row; what is no moment counts as missing.

    Examples
    --------
    >>> import pandas as pd
    >>> begun = pd.Series(["2026-02-01 10:00:00", None], dtype="str")
    >>> seconds_between(begun, pd.Series(["2026-02-01 10:12:30", "x"], dtype="str")).tolist()
    ['750', nan]
    """
    first, last = (
        moments_of(texts.mask(texts.eq(""))).of_texts.reset_index(drop=True)
        for texts in (started, ended)
    )
    return (last - first).dt.total_seconds().round().astype("Int64").astype("str")


def durations(texts: Texts, submitted: Texts) -> Any:
    """Return the seconds that responses took, or None when it is told of no response.

    Nothing is told of responses that were not submitted, and by a duration of nothing: platforms
    that keep no times write the same moment twice.

    Examples
    --------
    >>> import pandas as pd
    >>> moment = pd.Series(["2026-02-01", "2026-02-01", ""], dtype="str")
    >>> durations(pd.Series(["750", "0", "9"], dtype="str"), moment).tolist()
    [750, <NA>, <NA>]
    """
    seconds = pd.to_numeric(texts, errors="coerce").astype("Float64").round()
    told = seconds.gt(0) & submitted.fillna("").ne("")
    kept = seconds.where(told.fillna(value=False).astype(bool))
    return None if kept.isna().all() else kept.astype("Int64").array
