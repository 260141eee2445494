"""The values of an item's fields taken together: what an empty one means beside the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from surveys.model import Allocation, Item, MultipleChoice
from surveys.responses.values import Texts


def complete(values: dict[str, Any], texts: dict[str, Texts], item: Item) -> None:
    """Settle what an empty part means when other parts of the item are answered.

    Parameters
    ----------
    values
        Field → array of its values; those of this item are replaced.
    texts
        Field → the texts that they were read from.
    item
        Any item.
    """
    if isinstance(item, MultipleChoice):
        _blank_unticked(values, item)
    elif isinstance(item, Allocation):
        _zero_the_rest(values, texts, item)


def _blank_unticked(values: dict[str, Any], item: MultipleChoice) -> None:
    answers = item.codes.answer_names
    flags = {
        one.name: np.asarray(values[one.name].fillna(False), dtype=bool) for one in item.fields
    }
    counted = [flags[one.name] for one in item.fields if one.part in answers]
    ticked = np.logical_or.reduce(counted)
    for name, flag in flags.items():
        values[name] = pd.arrays.BooleanArray(flag, ~ticked)


def _zero_the_rest(values: dict[str, Any], texts: dict[str, Texts], item: Allocation) -> None:
    """Take empty parts for 0 where the answered ones sum to the total; see `Allocation`."""
    names = [one.name for one in item.fields]
    frame = pd.DataFrame({name: values[name] for name in names})
    empty = pd.DataFrame({name: texts[name].fillna("").eq("") for name in names})
    # A part that holds something unreadable may be the share that is lacking.
    readable = (empty | frame.notna()).all(axis=1)
    whole = readable & ~empty.all(axis=1) & frame.sum(axis=1).eq(item.total)
    for name in names:
        values[name] = frame[name].mask(whole & empty[name], 0).array
