"""Measures as they may be released: so coarse that no answer can be worked out from them."""

from __future__ import annotations

from math import floor, log10

_STEPS = (1, 2, 5, 10)
_NOTHING = 1e-12


def coarse(value: float | None) -> float | None:
    """Return the size of a measure, rounded up to 1, 2 or 5 at its first digit.

    With the released answers and an exact drift of their mean, spread or association, the answer
    that was hidden in between can be solved for; with a bound it cannot.

    Parameters
    ----------
    value
        Any number; its sign is left out. None where nothing was measured.

    Examples
    --------
    >>> [coarse(value) for value in (0.0, 0.003, -0.014, 0.05, 7.2, None)]
    [0.0, 0.005, 0.02, 0.05, 10.0, None]
    """
    if value is None:
        return None
    size = abs(value)
    if size < _NOTHING:
        return 0.0
    decade = floor(log10(size))
    # Scaled by whole powers of ten, which are exact, so that 0.05 stays 0.05.
    step = next(one for one in _STEPS if size <= one * 10.0**decade * (1 + _NOTHING))
    return float(f"{step}e{decade}")
