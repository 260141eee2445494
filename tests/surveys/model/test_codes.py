"""Lists of codes: their names and ends, and the list that an item is answered from."""

from __future__ import annotations

import pytest

from surveys.errors import DefinitionError, ResponseError, UsageError, unknown
from surveys.instruments import coordinators, training
from surveys.model import Code, CodeList, Missing, Text

SCALE = CodeList(
    "scale",
    (
        Code("10", Text(en="Best")),
        Code("2", Text(en="Worse")),
        Code("5", Text(en="Middling")),
        Code("dont_know", Text(en="Cannot say"), missing=Missing.DONT_KNOW),
    ),
)


def test_names_stand_in_order_and_answers_leave_out_what_is_none() -> None:
    assert SCALE.names == ("10", "2", "5", "dont_know")
    assert SCALE.answer_names == ("10", "2", "5")


def test_ends_are_numbers_and_not_the_first_and_last_code() -> None:
    assert SCALE.numeric
    assert SCALE.ends == (2, 10)


def test_rewording_keeps_all_but_the_texts() -> None:
    new = SCALE.reworded({"2": Text(en="Worst"), "dont_know": Text(en="Don't know")})
    assert [one.text.en for one in new] == ["Best", "Worst", "Middling", "Don't know"]
    assert (new.name, new.names, new["dont_know"].missing) == (
        SCALE.name,
        SCALE.names,
        Missing.DONT_KNOW,
    )
    assert SCALE.reworded({}) == SCALE


def test_a_code_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(DefinitionError) as error:
        SCALE["dont_now"]
    assert str(error.value) == (
        "code list scale: found code 'dont_now'; expected one of 10, 2, 5, dont_know. "
        "Did you mean 'dont_know'?"
    )


def test_an_unknown_name_has_its_own_advice_when_none_is_near() -> None:
    near, far = (
        unknown("key", name, iter(["role"]), error=ResponseError, advice="Look again.")
        for name in ("rol", "x")
    )
    assert isinstance(near, ResponseError)
    assert str(near) == "found key 'rol'; expected one of role. Did you mean 'role'?"
    assert str(far) == "found key 'x'; expected one of role. Look again."


@pytest.mark.parametrize(
    ("item", "options", "parts"),
    [
        ("role", "codes", ""),
        ("tasks", "codes", "codes"),
        ("support", "codes", "rows"),
        ("working_time", "", "parts"),
        ("years_in_role", "", ""),
        ("competence_score", "", ""),
    ],
)
def test_items_know_their_options_and_parts(item: str, options: str, parts: str) -> None:
    asked = coordinators[item]
    assert asked.parts_name == parts
    assert asked.options == (getattr(asked, options) if options else None)
    assert asked.parts_list == (getattr(asked, parts) if parts else None)


def test_the_last_wave_is_meant_when_none_is_named() -> None:
    assert (coordinators.wave().name, coordinators.wave("2024").name) == ("2026", "2024")
    with pytest.raises(UsageError, match="found wave '2025'; expected one of 2024, 2026"):
        coordinators.wave("2025")


def test_asked_fields_leave_out_what_is_computed() -> None:
    computed = {item.name for item in training if not item.asked}
    assert computed
    names = [one.name for one in training.asked_fields]
    assert names == [name for name in training.fields if name not in computed]


def test_a_text_is_rewritten_in_the_languages_there_are() -> None:
    text = Text(fi="Kyllä", sv=" ", en="Yes")
    assert (text.get("fi"), text.get("sv"), text["sv"]) == ("Kyllä", "", "Kyllä")
    assert text.map(lambda words: f"{words}!") == Text(fi="Kyllä!", en="Yes!")
