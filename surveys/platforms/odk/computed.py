"""Rows of an XLSForm that nobody sees: calculations, answers shown in texts, the seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.conditions import Condition
from surveys.model import Field, Instrument, Item, LikertGrid, MultipleChoice, SingleChoice
from surveys.platforms.odk import names
from surveys.platforms.odk.cells import Cells
from surveys.platforms.odk.conditions import calculation, relevance
from surveys.platforms.shared_losses import shuffled_along
from surveys.platforms.writing import SHOWN_DECIMALS


def calculation_row(item: Item, condition: Condition | None, instrument: Instrument) -> Cells:
    """Return the row that computes an item which is not asked."""
    (one,) = item.fields
    assert one.value is not None
    return {
        "type": "calculate",
        "name": item.name,
        "relevant": relevance(condition, instrument),
        "calculation": calculation(one.value, instrument),
    }


def shown_rows(item: Item, shown: Sequence[Field]) -> Iterator[Cells]:
    """Return the rows that word an item's answers for the texts which show them.

    A text can only name a node: the label of a code, and a number that is rounded, are nodes of
    their own.
    """
    for one in item.fields:
        if one in shown and names.shown(one) != names.node(one):
            answer = "${" + names.node(one) + "}"
            worded = (
                f"round({answer}, {SHOWN_DECIMALS})"
                if one.codes is None
                else f"jr:choice-name({answer}, '{answer}')"
            )
            yield {
                "type": "calculate",
                "name": names.shown(one),
                "calculation": f"if({answer} = '', '', {worded})",
            }


def seed_row() -> Cells:
    """Return the row of the seed: each response keeps the order of choices that it began with."""
    return {
        "type": "calculate",
        "name": names.SEED,
        "calculation": "once(int(random() * 1000000000))",
    }


def is_randomised(item: Item) -> bool:
    """Tell whether the form shuffles an item's choices."""
    return isinstance(item, SingleChoice | MultipleChoice) and item.randomise


def randomising_losses(item: Item) -> Iterator[str]:
    """Say what of the order that an item asks for an ODK form cannot keep."""
    if isinstance(item, LikertGrid) and item.randomise:
        yield f"item {item.name}: ODK cannot shuffle the rows of a grid; they keep their order"
    if fixed := shuffled_along(item):
        yield (
            f"item {item.name}: ODK shuffles {', '.join(fixed)} along with the other choices, "
            "wherever they stood"
        )
