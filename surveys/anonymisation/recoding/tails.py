"""Top and bottom coding: the highest and the lowest numbers become one."""

from __future__ import annotations

from math import ceil
from typing import Literal, TypeAlias, get_args

import narwhals as nw
import numpy as np
import numpy.typing as npt

from surveys.anonymisation.recoding.faults import fault
from surveys.cleaning.frames import Frame, named_field, the_field
from surveys.cleaning.names import FieldName
from surveys.errors import DisclosureError, listed, near
from surveys.model import LANGUAGES, Instrument, Number, Text

To: TypeAlias = Literal["limit", "mean"]
"""What the numbers of a tail become: its limit, or their mean."""

_STEP = "top_bottom_code"
_K = 5

Numbers: TypeAlias = npt.NDArray[np.float64]
_Tail: TypeAlias = tuple[float | None, float | None]
"""A limit or a share."""

_TOP = (
    Text("Arvot {x} ja sitä suuremmat", "Värden från och med {x}", "Values of {x} and more"),
    Text("Suurimmat {p} % arvoista (vähintään {k})", "De högsta {p} % av värdena ({k} eller fler)",
         "The highest {p} % of values ({k} or more)"),
    Text("pienimpänä niistä", "det lägsta av dem", "the lowest of them"),
)  # fmt: skip
_BOTTOM = (
    Text("Arvot {x} ja sitä pienemmät", "Värden till och med {x}", "Values of {x} and less"),
    Text("Pienimmät {p} % arvoista (vähintään {k})", "De lägsta {p} % av värdena ({k} eller fler)",
         "The lowest {p} % of values ({k} or more)"),
    Text("suurimpana niistä", "det högsta av dem", "the highest of them"),
)  # fmt: skip
_LIMIT = Text("arvona {x}", "{x}", "{x}")
_MEAN = Text("keskiarvonaan", "sitt medelvärde", "their mean")
_SAID = Text(
    "{tail} on annettu {given}.", "{tail} anges som {given}.", "{tail} are given as {given}."
)


def top_bottom_code(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    top: float | None = None,
    bottom: float | None = None,
    top_share: float | None = None,
    bottom_share: float | None = None,
    to: To = "limit",
    k: int = _K,
) -> Frame:
    """Give the highest or the lowest numbers of a field, or both, one and the same value.

    A tail is the numbers at its limit and beyond. The field stays a number.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A number.
    top, bottom
        The limits of the tails.
    top_share, bottom_share
        Instead of a limit, the part of the numbers, 0 to 0.5, that a tail holds at least; it
        always holds `k` or more.
    to
        "limit": the numbers of a tail become its limit. "mean": they become their mean, rounded
        to the decimals of the question, so that the mean of all stays what it was but for that.
    k
        Fewest numbers in a tail that is changed.

    Returns
    -------
    Frame
        The same columns of the same types; missing cells stay missing.

    Raises
    ------
    DisclosureError
        A tail would hold fewer than `k` numbers: its members would stand out as before.
    DefinitionError
        The field is no number, no limit or share is given, both are given for one tail, the
        tails meet, a share is not from 0 to 0.5, or `to` is unknown.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=list("123456"), counties_served=[1, 2, 3, 5, 9, 21])
    >>> top_bottom_code(frame, coordinators, field="counties_served", top=5, k=3)[
    ...     "counties_served"].to_list()
    [1, 2, 3, 5, 5, 5]
    """
    item = _item(instrument, field)
    _check(item, (top, top_share), (bottom, bottom_share), to, k)
    name = named_field(frame, instrument, field, _STEP).name
    numbers = _numbers(frame, name)
    high = _limit(numbers, (top, top_share), k, name)
    # The lowest numbers are the highest of their opposites.
    low = _limit(-numbers, (None if bottom is None else -bottom, bottom_share), k, name)
    if high is not None and low is not None and -low >= high:
        raise fault(_STEP, f"tails of {name} that meet", "numbers between them")
    if high is None and low is None:
        return frame
    value = nw.col(name)
    if high is not None:
        end = _end(numbers[numbers >= high], high, to, item)
        value = nw.when(nw.col(name) >= high).then(nw.lit(end)).otherwise(value)
    if low is not None:
        end = _end(numbers[numbers <= -low], -low, to, item)
        value = nw.when(nw.col(name) <= -low).then(nw.lit(end)).otherwise(value)
    return frame.with_columns(value.cast(frame.schema[name]).alias(name))


def tails_in_words(
    instrument: Instrument,
    field: str,
    *,
    top: float | None = None,
    bottom: float | None = None,
    top_share: float | None = None,
    bottom_share: float | None = None,
    to: To = "limit",
    k: int = _K,
) -> Text:
    """Say for a codebook what `top_bottom_code` did, in three languages; errors as there.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> tails_in_words(coordinators, "counties_served", top=5).en
    'Values of 5 and more are given as 5.'
    >>> tails_in_words(coordinators, "counties_served", bottom_share=0.1, to="mean").en
    'The lowest 10 % of values (5 or more) are given as their mean.'
    """
    _check(_item(instrument, field), (top, top_share), (bottom, bottom_share), to, k)
    said = [
        one
        for limit, share, words in ((top, top_share, _TOP), (bottom, bottom_share, _BOTTOM))
        for one in _said(limit, share, words, to, k)
    ]
    return Text(*(" ".join(one[language] for one in said) for language in ("fi", "sv", "en")))


def _said(
    limit: float | None, share: float | None, words: tuple[Text, Text, Text], to: To, k: int
) -> list[dict[str, str]]:
    if limit is None and share is None:
        return []
    beyond, part, end = words
    tail, given = (beyond, _LIMIT) if share is None else (part, end)
    given = _MEAN if to == "mean" else given
    said: dict[str, str] = {}
    for language in LANGUAGES:
        numbers = {
            "x": _number(limit or 0, language), "p": _number(100 * (share or 0), language), "k": k,
        }  # fmt: skip
        said[language] = _SAID[language].format(
            tail=tail[language].format(**numbers), given=given[language].format(**numbers)
        )
    return [said]


def _number(value: float, language: str) -> str:
    return f"{value:g}" if language == "en" else f"{value:g}".replace(".", ",")


def _item(instrument: Instrument, field: str) -> Number:
    """Return the item of a number, which tells its limits and decimals."""
    item = instrument[the_field(instrument, field, _STEP).item]
    if not isinstance(item, Number):
        raise fault(_STEP, f"field {field!r}, which is no number", "a number")
    return item


def _check(item: Number, top: _Tail, bottom: _Tail, to: str, k: int) -> None:
    if top == bottom == (None, None):
        raise fault(_STEP, "no limit", "top, bottom, top_share or bottom_share")
    if to not in get_args(To):
        known = get_args(To)
        raise fault(_STEP, f"to = {to!r}", f"one of {listed(known)}", near(to, known))
    if k < 2:
        raise fault(_STEP, f"k = {k}", "2 or more")
    for name, (limit, share) in (("top", top), ("bottom", bottom)):
        if limit is not None and share is not None:
            raise fault(_STEP, f"both {name} and {name}_share", "one of them")
        if share is not None and not 0 < share <= 0.5:
            raise fault(_STEP, f"{name}_share = {share}", "over 0 and up to 0.5")
        if limit is not None and not _possible(item, limit):
            raise fault(
                _STEP,
                f"{name} = {limit} of {item.name}",
                f"{item.minimum:g} to {item.maximum:g} with {item.decimals} decimals",
            )


def _possible(item: Number, limit: float) -> bool:
    return item.minimum <= limit <= item.maximum and round(limit, item.decimals) == limit


def _numbers(frame: Frame, name: str) -> Numbers:
    cells = frame[name].drop_nulls()
    if len(cells) and not cells.dtype.is_numeric():
        raise fault(
            _STEP,
            f"field {name}, which holds no numbers any more",
            "numbers as they were given",
            "Recode each field once.",
        )
    return np.asarray(cells.to_numpy(), dtype=np.float64)


def _limit(numbers: Numbers, tail: _Tail, k: int, name: str) -> float | None:
    """Return where the upper tail begins; None when nobody is beyond it."""
    limit, share = tail
    if not len(numbers) or (limit is None and share is None):
        return None
    if limit is None:
        most = max(k, ceil(len(numbers) * (share or 0)))
        limit = float(np.sort(numbers)[-min(most, len(numbers))])
    held = int((numbers >= limit).sum())
    if not (numbers > limit).any():
        return None
    if held < k:
        raise DisclosureError(
            f"{held} number(s) in a tail of {name}",
            expected=f"{k} or more",
            where=f"step {_STEP}",
            advice="Move the limit inwards, or remove the field.",
        )
    return limit


def _end(tail: Numbers, limit: float, to: To, item: Number) -> float:
    """Return what the numbers of a tail become."""
    end = round(float(tail.mean()) if to == "mean" else limit, item.decimals)
    return end if item.decimals else int(end)
