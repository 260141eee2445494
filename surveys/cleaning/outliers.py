"""Numbers far out from those of the others, by rules that the outliers do not move themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import narwhals as nw

from surveys.cleaning.flags import with_flag
from surveys.cleaning.frames import Frame, emptied, named_fields
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.errors import DefinitionError
from surveys.model import Field, Instrument, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.bool_]

Rule: TypeAlias = Literal["tukey", "log_tukey", "mad", "adjusted"]

LEAST_ANSWERS: Final = 20
"""With fewer answers a quarter of them is a handful, and the limits would tell of single people."""
_NORMAL: Final = 1.4826
"""Turns the median absolute deviation into the standard deviation of normal numbers."""
_MOST_FOR_MEDCOUPLE: Final = 2000
"""The medcouple looks at pairs: of more numbers, this many evenly spaced ones stand for all."""
_FACTORS: dict[Rule, float] = {"tukey": 1.5, "log_tukey": 1.5, "mad": 3.0, "adjusted": 1.5}


@dataclass(frozen=True, slots=True)
class Fences:
    """The limits beyond which a number stands far out."""

    low: float
    high: float


def fences(values: Floats, rule: Rule = "tukey", factor: float | None = None) -> Fences | None:
    """Return the limits beyond which numbers stand far out, or None where they cannot be told.

    Parameters
    ----------
    values
        Numbers, nan for none; any order.
    rule
        ``tukey``: the quartiles ∓ factor × their distance. ``log_tukey``: the same on
        logarithms, for positive numbers with a long tail; numbers up to 0 are left out and
        never stand out. ``mad``: the median ∓ factor × 1.4826 × the median absolute deviation.
        ``adjusted``: the boxplot adjusted for skewness.
    factor
        1.5, and 3 for ``mad``, when None.

    Returns
    -------
    Fences or None
        None with fewer than `LEAST_ANSWERS` numbers, or when half of them are the same, so that
        every other would stand out.

    Notes
    -----
    Quartiles are those of numpy's default (type 7). Tukey (1977) Exploratory Data Analysis;
    Leys et al. (2013, Journal of Experimental Social Psychology 49, 764-766) for the MAD;
    Hubert & Vandervieren (2008, Computational Statistics & Data Analysis 52, 5186-5201) for the
    adjusted boxplot.

    Examples
    --------
    >>> import numpy as np
    >>> fences(np.arange(1.0, 22.0))
    Fences(low=-9.0, high=31.0)
    >>> fences(np.arange(1.0, 6.0)) is None
    True
    """
    import numpy as np

    used = values[~np.isnan(values)]
    used = np.log(used[used > 0]) if rule == "log_tukey" else used
    if len(used) < LEAST_ANSWERS:
        return None
    times = _FACTORS[rule] if factor is None else factor
    found = _by_deviation(used, times) if rule == "mad" else _by_quartiles(used, rule, times)
    if found is None or rule != "log_tukey":
        return found
    return Fences(float(np.exp(found.low)), float(np.exp(found.high)))


def _by_deviation(values: Floats, times: float) -> Fences | None:
    import numpy as np

    middle = float(np.median(values))
    spread = _NORMAL * float(np.median(np.abs(values - middle)))
    return Fences(middle - times * spread, middle + times * spread) if spread else None


def _by_quartiles(values: Floats, rule: Rule, times: float) -> Fences | None:
    import numpy as np

    first, third = np.quantile(values, [0.25, 0.75]).tolist()
    spread = third - first
    if not spread:
        return None
    skew = _medcouple(values) if rule == "adjusted" else 0.0
    below, above = (-4, 3) if skew >= 0 else (-3, 4)
    return Fences(
        first - times * float(np.exp(below * skew)) * spread,
        third + times * float(np.exp(above * skew)) * spread,
    )


def _medcouple(values: Floats) -> float:
    """Return a robust measure of skewness from -1 to 1 (Brys, Hubert & Struyf 2004)."""
    import numpy as np
    from statsmodels.stats.stattools import medcouple

    if len(values) > _MOST_FOR_MEDCOUPLE:
        values = np.quantile(values, np.linspace(0, 1, _MOST_FOR_MEDCOUPLE))
    return float(medcouple(values))


def flag_outliers(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    rule: Rule = "tukey",
    factor: float | None = None,
    note: Note = unnoted,
) -> Frame:
    """Flag responses of which a number stands far out from those of the others.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Numbers.
    rule, factor
        As for `fences`; ``log_tukey`` is for positive numbers with a long tail, such as amounts.
    note
        Is told how many stand out, and beyond about which limits (two digits; never a value).

    Returns
    -------
    Frame
        With the column ``flag__outlier``: missing where no field could be judged.

    Raises
    ------
    DefinitionError
        A name is no number of the frame, or `factor` is not positive.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> years = [*range(1, 21), 40, None]
    >>> frame = framed(response_id=[str(one) for one in range(22)], years_in_role=years)
    >>> flagged = flag_outliers(frame, coordinators, fields=["years_in_role"])
    >>> flagged["flag__outlier"].to_list()[-3:]
    [False, True, <NA>]
    """
    import numpy as np

    raised = np.zeros(len(frame), dtype=bool)
    judged = raised.copy()
    for _, out, told in _found(frame, instrument, fields, rule, factor, "flag_outliers", note):
        raised, judged = raised | out, judged | told
    return with_flag(frame, "outlier", raised, judged, note)


def set_outliers_missing(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    rule: Rule = "tukey",
    factor: float | None = None,
    note: Note = unnoted,
) -> Frame:
    """Remove numbers that stand far out from those of the others.

    Only for numbers that cannot be true: one that is rare and right belongs to the result.

    Parameters
    ----------
    frame, instrument, fields, rule, factor, note
        As for `flag_outliers`.

    Returns
    -------
    Frame
        Removed answers have the reason "removed".

    Raises
    ------
    DefinitionError
        A name is no number of the frame, or `factor` is not positive.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> years = [*range(1, 21), 40]
    >>> frame = framed(response_id=[str(one) for one in range(21)], years_in_role=years)
    >>> cleaned = set_outliers_missing(frame, coordinators, fields=["years_in_role"])
    >>> cleaned["years_in_role"].to_list()[-2:]
    [20, <NA>]
    """
    result = frame
    for field, out, _ in _found(
        frame, instrument, fields, rule, factor, "set_outliers_missing", note
    ):
        result = emptied(result, field.name, out.tolist())
    return result


def _found(
    frame: Frame,
    instrument: Instrument,
    names: Sequence[str],
    rule: Rule,
    factor: float | None,
    step: str,
    note: Note,
) -> Iterator[tuple[Field, Marks, Marks]]:
    """Yield each field, where its number stands out, and where that could be told."""
    import numpy as np

    if factor is not None and not factor > 0:
        raise DefinitionError(
            f"factor = {factor!r}", expected="a number over 0", where=f"step {step}"
        )
    for field in named_fields(frame, instrument, names, step):
        if field.kind not in (Kind.INTEGER, Kind.DECIMAL):
            raise DefinitionError(
                f"field {field.name} of kind {field.kind}",
                expected="a field of numbers",
                where=f"step {step}",
            )
        values = frame[field.name].cast(nw.Float64).fill_null(float("nan")).to_numpy()
        limits = fences(values, rule, factor)
        if limits is None:
            note(f"{field.name}: too few or too equal answers to judge")
            yield field, np.zeros(len(frame), bool), np.zeros(len(frame), bool)
            continue
        out = (values < limits.low) | (values > limits.high)
        out &= (values > 0) | (rule != "log_tukey")
        note(_told(field.name, int(out.sum()), limits))
        yield field, out, ~np.isnan(values)


def _told(name: str, times: int, limits: Fences) -> str:
    low, high = (f"{float(f'{one:.2g}'):.10g}" for one in (limits.low, limits.high))
    return f"{name}: {counted(times, 'answer')} beyond about {low} to {high}"
