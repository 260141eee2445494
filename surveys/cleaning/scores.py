"""Scores and calculations: numbers computed from the answers to several items."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from surveys.cleaning.frames import Frame
from surveys.cleaning.names import FieldName
from surveys.conditions import names_in_quantity
from surveys.conditions.evaluation import evaluate
from surveys.conditions.reckoning import value_of
from surveys.errors import DefinitionError, listed, near
from surveys.model import Field, Instrument, Item, Missing

_ASKED = "__asked"


def scale_scores(
    frame: Frame, instrument: Instrument, *, scores: Sequence[FieldName] | None = None
) -> Frame:
    """Add the scores and calculations that the instrument defines.

    A score is the mean of the answers to its fields, reversed ones turned round first
    (lowest + highest code − answer). With fewer answers than the scale's `minimum_answered`
    there is no score, and the reason is "blank"; "not_asked" where the score's condition is
    false. A calculation is missing as `surveys.conditions` says.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    scores
        Names of scores and calculations; all when None.

    Returns
    -------
    Frame
        With a column for each score, and one for its reasons.

    Raises
    ------
    DefinitionError
        There is no such score, or a field of it is not in the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1"], support__valued=["4"], support__known=["5"],
    ...                support__resources=[None], support__barriers=[None],
    ...                support__alone=["3"])
    >>> scored = scale_scores(frame, coordinators, scores=["management_support"])
    >>> scored["management_support"].to_list()
    [4.0]
    """
    known = {item.name: item for item in instrument if not item.asked}
    for name in known if scores is None else scores:
        if name not in known:
            raise DefinitionError(
                f"score {name!r}",
                expected=f"one of {listed(known) or 'none'}",
                where="step scale_scores",
                advice=near(name, known),
            )
        frame = _scored(frame, instrument, known[name])
    return frame


def _scored(frame: Frame, instrument: Instrument, score: Item) -> Frame:
    (one,) = score.fields
    needed = _needed(one, instrument)
    gone = [name for name in needed if name not in frame.columns]
    if gone:
        raise DefinitionError(
            f"no column {gone[0]!r}",
            expected=f"the fields of score {score.name}",
            where="step scale_scores",
            advice="Count scores before fields are removed.",
        )
    assert one.value is not None
    shown = evaluate(instrument.condition_of(score.name), instrument)
    value = nw.when(shown).then(value_of(one.value, instrument))
    return (
        frame.with_columns(value.alias(score.name), shown.alias(_ASKED))
        .with_columns(_reason(score.name).alias(one.missing))
        .drop(_ASKED)
    )


def _needed(one: Field, instrument: Instrument) -> list[str]:
    """Return the asked fields from which a field is computed."""
    if one.value is None:
        return [one.name]
    named = set(names_in_quantity(one.value))
    parts = [field for field in instrument.fields.values() if {field.name, field.item} & named]
    return [name for part in parts for name in _needed(part, instrument)]


def _reason(name: str) -> nw.Expr:
    reason = (
        nw.when(nw.col(_ASKED))
        .then(nw.lit(str(Missing.BLANK)))
        .otherwise(nw.lit(str(Missing.NOT_ASKED)))
    )
    return nw.when(nw.col(name).is_null()).then(reason)
