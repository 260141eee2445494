"""How do answers become numbers, and which codes and waves are meant? Checks with near names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.statistics.checks import FloatArray
from surveys.codebook import Codebook, Level, Variable
from surveys.errors import AnalysisError, UsageError, listed, near
from surveys.model import Kind, Text

if TYPE_CHECKING:
    import pandas as pd


def values_of(numbers: pd.Series[float]) -> FloatArray:
    """Return numbers as an array, in their order."""
    return np.asarray(numbers.to_numpy(dtype=np.float64), dtype=np.float64)


def sorted_values(numbers: pd.Series[float]) -> FloatArray:
    """Return numbers as an array in ascending order, the same for every order of the rows."""
    return np.asarray(np.sort(values_of(numbers)), dtype=np.float64)


def chosen_codes(variable: Variable, code: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the codes whose share is meant; empty when the answers are numbers already.

    Raises
    ------
    UsageError
        A code that is no answer to the question, or codes for a question without codes.
    """
    answers = tuple(one.code for one in variable.answers)
    if variable.kind is not Kind.CODE:
        if code is None:
            return ()
        raise UsageError(
            f"code {code!r} for {variable.name!r}, whose answers are no codes",
            expected="no code",
            where=f"variable {variable.name}",
        )
    if code is None:
        return answers[:1] if variable.level is Level.BINARY else ()
    wanted = (code,) if isinstance(code, str) else tuple(code)
    for one in wanted:
        if one not in answers:
            raise UsageError(
                f"code {one!r}",
                expected=f"one of {listed(answers)}",
                where=f"variable {variable.name}",
                advice=near(one, answers),
            )
    return tuple(one for one in answers if one in wanted)


def scale_ends(
    variable: Variable, code: str | tuple[str, ...] | None
) -> tuple[float, float] | None:
    """Return the ends of a scale score or of ordered codes; None for shares and plain numbers."""
    if variable.scale is not None:
        return variable.scale
    if variable.level is not Level.ORDINAL or chosen_codes(variable, code):
        return None
    numbers = [float(one.code) for one in variable.answers]
    return min(numbers), max(numbers)


def answer_text(variable: Variable, code: str | tuple[str, ...] | None) -> Text | None:
    """Return the text of the answers whose share is meant; None when there are none."""
    chosen = chosen_codes(variable, code)
    texts = [one.text for one in variable.answers if one.code in chosen]
    if not texts:
        return None
    return Text(
        fi=" / ".join(text.fi for text in texts),
        sv=" / ".join(text.sv for text in texts),
        en=" / ".join(text.en for text in texts),
    )


def unsupported(variable: Variable) -> AnalysisError:
    """Return the error for a variable whose level of measurement has no mean or share."""
    level, answers = variable.level, [one.code for one in variable.answers]
    nominal = level is Level.NOMINAL and answers
    return AnalysisError(
        f"level of measurement {level.value!r}",
        expected="binary, ordinal or numeric",
        where=f"variable {variable.name}",
        advice=f"Compare the share that chose an answer, such as code={answers[0]!r} "
        f"(one of {listed(answers)}), or several, such as code={tuple(answers[:2])!r}."
        if nominal
        else "Dates and texts have no mean or share.",
    )


def known_waves(waves: Sequence[str], codebook: Codebook) -> tuple[str, ...]:
    """Return the waves in the order in which they were held.

    Raises
    ------
    UsageError
        The codebook does not know one.
    """
    for wave in waves:
        if wave not in codebook.waves:
            raise UsageError(
                f"wave {wave!r}",
                expected=f"one of {listed(codebook.waves)}",
                where=f"answers to {codebook.instrument}",
                advice=near(str(wave), codebook.waves),
            )
    return tuple(wave for wave in codebook.waves if wave in waves)
