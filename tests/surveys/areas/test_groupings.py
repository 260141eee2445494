"""Groupings of one's own: no area unknown, forgotten or twice."""

from __future__ import annotations

import pytest

from surveys.areas.divisions import division
from surveys.areas.groupings import Group, Grouping
from surveys.errors import DefinitionError, UsageError
from surveys.model import Text

TITLE = Text("Kehitysvaihe", "Utvecklingsskede", "Development stage")
EARLY = Text("Alussa", "Tidigt", "Early")
LATE = Text("Pitkällä", "Långt", "Late")
EVKS = tuple(code.code for code in division("evk").codes)


def stages(
    *groups: tuple[str, ...], of: str = "evk", partial: bool = True, year: int | None = None
) -> Grouping:
    """Group areas as early and late."""
    named = zip(("early", "late"), (EARLY, LATE), groups, strict=False)
    return Grouping(
        name="stage",
        title=TITLE,
        of=division(of),
        groups=tuple(Group(code, text, areas) for code, text, areas in named),
        partial=partial,
        year=year,
    )


def test_a_whole_grouping_gives_codes_and_a_mapping() -> None:
    made = stages(EVKS[:4], EVKS[4:], partial=False)
    assert [(code.code, code.text.fi) for code in made.codes] == [
        ("early", "Alussa"),
        ("late", "Pitkällä"),
    ]
    assert made.codes.name == "stage"
    assert list(made.mapping) == list(EVKS)
    assert set(made.mapping.values()) == {"early", "late"}
    assert made.left_out == ()


def test_a_partial_grouping_tells_what_is_left_out() -> None:
    made = stages(("10", "01"), ("05",))
    assert made.left_out == ("02", "03", "04", "06", "07", "08", "09")
    assert made.dropped == frozenset(made.left_out)


def test_equal_groupings_are_equal_and_can_be_keys() -> None:
    assert {stages(("01",)): 1}[stages(("01",))] == 1


def test_municipalities_are_grouped_by_year() -> None:
    assert stages(("588",), of="municipality", year=2024).mapping["588"] == "early"
    assert stages(("588",), of="municipality").mapping["588"] == "early"
    with pytest.raises(DefinitionError, match="found area '588'"):
        stages(("588",), of="municipality", year=2025)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("4", "Did you mean '04' (Inland Finland Economic Development Centre)?"),
        ("Lapin", "Did you mean '10' (Lapin elinvoimakeskus)?"),
        ("lapplands", "Did you mean '10' (Lapplands livskraftscentral)?"),
        ("Uudenman elinvoimakeskus", "Did you mean '01' (Uudenmaan elinvoimakeskus)?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_an_unknown_area_gets_a_near_hint(given: str, hint: str) -> None:
    with pytest.raises(DefinitionError) as error:
        stages(("01",), (given,))
    expected = f"grouping stage, group late: found area {given!r}; expected a code of division evk."
    assert str(error.value) == f"{expected} {hint}".strip()


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (
            (("01", "02"), ("02",)),
            "grouping stage: found Southwestern Finland Economic Development Centre (02) 2 times, "
            "in early and late; expected every area in one group, once.",
        ),
        (
            (("01", "01"),),
            "grouping stage: found Uusimaa Economic Development Centre (01) 2 times, in early; "
            "expected every area in one group, once.",
        ),
        (
            (("01",), ()),
            "grouping stage, group late: found no areas; expected at least one area.",
        ),
        ((), "code list stage: found no codes; expected at least one code."),
    ],
)
def test_faults_are_located(groups: tuple[tuple[str, ...], ...], message: str) -> None:
    with pytest.raises(DefinitionError) as error:
        stages(*groups)
    assert str(error.value) == message


def test_areas_may_be_forgotten_only_on_purpose() -> None:
    with pytest.raises(DefinitionError) as error:
        stages(EVKS[:8], EVKS[8:9], partial=False)
    assert str(error.value) == (
        "grouping stage: found areas in no group: Lapland Economic Development Centre (10); "
        "expected every area in a group. Put them into groups, or set partial to true."
    )


def test_a_year_without_the_division_is_refused() -> None:
    with pytest.raises(UsageError, match="division evk: found year 2025; expected 2026"):
        stages(("01",), year=2025)
