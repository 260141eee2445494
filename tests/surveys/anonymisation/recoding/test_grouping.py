from __future__ import annotations

import pytest

from surveys.anonymisation.recoding import generalise, grouped
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError
from surveys.model import Instrument

from ..conftest import Make, codes

GROUPS = {"n": ["north"], "rest": ["east", "west"]}


def test_codes_are_merged(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "area": ["north", None, "west", "east"],
            "area__missing": [None, "refused", None, None],
        }
    )
    after = generalise(frame, instrument, field="area", groups=GROUPS)
    assert texts(after, "area") == ["n", None, "rest", "rest"]
    assert texts(after, "area__missing") == [None, "refused", None, None]
    empty = make({"area": [None], "age": [40]})
    assert texts(generalise(empty, instrument, field="area", groups=GROUPS), "area") == [None]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ({"n": ["north"], "rest": ["east"]}, "no group for west"),
        ({"n": ["north", "east"], "rest": ["east", "west"]}, "code 'east' in 2 groups"),
        ({"n": ["north", "east", "west", "no"]}, "found code 'no'"),
        ({"n": ["north", "eats", "west"]}, "Did you mean 'east'"),
        ({"n": ["north", "east", "west"], "rest": []}, "group 'rest' without codes"),
        ({"North": ["north", "east", "west"]}, "the code 'North'"),
    ],
)
def test_groups_cover_each_code_once(
    make: Make, instrument: Instrument, groups: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        generalise(make({"area": ["north"]}), instrument, field="area", groups=groups)


def test_only_codes_are_merged(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="a field of codes"):
        generalise(make({"age": [40]}), instrument, field="age", groups=GROUPS)


def test_merged_codes_are_called_what_they_were() -> None:
    areas = codes("areas", "a", "b", "c", "d")
    pairs = {"ab": ["a", "b"], "cd": ["c", "d"]}
    assert [one.text.sv for one in grouped(areas, pairs)] == ["A / B", "C / D"]


def test_a_field_is_recoded_once(make: Make, instrument: Instrument) -> None:
    frame = make({"area": ["north", "rest", "n"]})
    with pytest.raises(DefinitionError, match=r"found 2 code\(s\) in field area .* Recode each"):
        generalise(frame, instrument, field="area", groups=GROUPS)
