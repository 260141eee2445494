"""Which counts of one wave may be shown? Small ones never, nor what would give them away.

Every wave is protected on its own, so that the same cells are hidden whether one wave is described
or several: two different patterns for the same counts could be played against each other.
"""

from __future__ import annotations

import pandas as pd

from analysis.publication.counts import protect_counts
from analysis.publication.protected import Protected
from analysis.publication.rows import protect
from analysis.publication.rule import Rule

LABELS = ("code", "label")
"""Columns that name a row and are never hidden."""


def protect_parts(frame: pd.DataFrame, rule: Rule) -> Protected:
    """Protect counts that add up to a total that is shown: the answers to one question.

    Parameters
    ----------
    frame
        Columns code, label, count (who chose it) and n (all who answered, the same in each row).
    rule
        Counts from 1 to one below its smallest group are hidden.

    Examples
    --------
    >>> frame = pd.DataFrame({"code": list("abc"), "label": list("abc"), "count": [30, 12, 2],
    ...                       "n": [44] * 3})
    >>> protect_parts(frame, Rule()).frame["count"].tolist()
    [30, <NA>, <NA>]
    """
    if frame["n"].min() < rule.minimum_group:
        return protect(frame, rule=rule, labels=LABELS)
    # In a single column each count is its own row total; with those who did not choose it beside
    # it, the row totals are what readers know: all who answered.
    both = frame.assign(rest=frame["n"] - frame["count"])
    return protect_counts(both, ["count", "rest"], rule, labels=LABELS)


def protect_options(frame: pd.DataFrame, rule: Rule) -> Protected:
    """Protect counts that do not add up to a total: options of which several may be chosen.

    Parameters
    ----------
    frame, rule
        As in `protect_parts`. A row is also hidden when few did not choose it.

    Examples
    --------
    >>> frame = pd.DataFrame({"code": list("abcd"), "label": list("abcd"),
    ...                       "count": [30, 0, 2, 41], "n": [44] * 4})
    >>> protect_options(frame, Rule()).frame["count"].tolist()
    [30, 0, <NA>, <NA>]
    """
    pairs = zip(frame["count"], frame["n"], strict=True)
    shown = [0 if rule.hides_share(int(count), int(n)) else int(n) for count, n in pairs]
    guarded = frame.assign(shown=pd.Series(shown, index=frame.index, dtype="int64"))
    return protect(guarded, base=["n", "shown"], rule=rule, labels=LABELS)
