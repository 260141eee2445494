"""The items of an instrument in another role's words."""

from __future__ import annotations

import pytest

from surveys.errors import ToolkitError
from surveys.model import Disclosure, Twins, variant
from tests.small import small_instrument, text

SMALL = small_instrument()
TWIN = Twins(of=SMALL, role="supervisor")


def test_a_twin_is_the_variant_of_the_item_of_that_name() -> None:
    wording = {"training": text("Teaching")}
    assert TWIN("tasks", text("Your team?"), rows=wording, disclosure=Disclosure.KEY) == variant(
        of=SMALL["tasks"], role="supervisor", text=text("Your team?"), rows=wording,
        disclosure=Disclosure.KEY,
    )  # fmt: skip


def test_a_twin_knows_its_role_and_the_item() -> None:
    twin = TWIN("tasks").twin
    assert twin is not None
    assert (twin.role, twin.of) == ("supervisor", SMALL["tasks"])


def test_without_a_text_the_first_roles_words_stay() -> None:
    assert TWIN("tasks").text == SMALL["tasks"].text


def test_there_is_no_twin_of_an_item_that_is_not_asked() -> None:
    with pytest.raises(ToolkitError, match="tasks"):
        TWIN("taskss")
