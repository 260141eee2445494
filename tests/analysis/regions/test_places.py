"""Areas put into the groups of a grouping are compared as the groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pytest

from analysis import by_area
from analysis.numbers import SPACE
from analysis.regions import AreaComparison
from analysis.regions.areas import COMPARED
from analysis.sample import Sample
from surveys.areas import Group, Grouping, division
from surveys.codelists.areas import ELY
from surveys.errors import AnalysisError, ResponseError
from surveys.model import Code, Kind, Language, Text
from tests.analysis.answers import CODEBOOK, approx, sample, text, variable

SOUTH = [3.0, 3.2, 3.4]
MIDDLE = [2.0, 2.2]
EAST = [3.6, 3.8]
CAPITAL = [4.0, 4.2, 4.4, 4.6, 4.8, 5.0]


def grouping(*groups: tuple[str, tuple[str, ...]], partial: bool = True) -> Grouping:
    """Return a grouping of ELY areas: code of each group, and its areas."""
    return Grouping(
        name="regional",
        title=text("Aluekoordinaattori", "Regional koordinator", "Regional coordinator"),
        of=division("ely"),
        groups=tuple(
            Group(code, text(f"{code}-fi", f"{code}-sv", f"{code}-en"), areas)
            for code, areas in groups
        ),
        partial=partial,
    )


THREE_AND_ONE = grouping(("south", ("02", "03", "04")), ("capital", ("01",)))


def answers(groups: Mapping[str | None, Sequence[float]], codes: Sequence[Code] = ()) -> Sample:
    """Return scores of wave 2026 by ELY area."""
    ely = variable("ely", Kind.CODE, answers=tuple(codes) or ELY.codes)
    plain = sample(
        {
            "wave": ["2026"] * sum(map(len, groups.values())),
            "score": [value for group in groups.values() for value in group],
        }
    )
    where = pd.Series([code for code, group in groups.items() for _ in group], dtype="str")
    return replace(
        plain,
        frame=plain.frame.assign(ely=where),
        codebook=replace(CODEBOOK, variables=(*CODEBOOK.variables, ely)),
    )


def compared() -> AreaComparison:
    """Three ELY areas have one regional coordinator; areas 05 and 06 are in no group."""
    found = {"01": CAPITAL, "02": SOUTH, "03": MIDDLE, "04": EAST, "05": [1.0] * 7, None: [2.0] * 6}
    return by_area(answers(found), "score", areas=THREE_AND_ONE)


def test_three_areas_are_one_regional_coordinator() -> None:
    areas = compared()
    assert (areas.areas, areas.areas_label.en) == ("regional", "Regional coordinator")
    assert [(one.code, one.estimate.n) for one in areas.results] == [("south", 7), ("capital", 6)]
    assert areas["south"].estimate.group.sv == "south-sv"
    mean = sum([*SOUTH, *MIDDLE, *EAST]) / 7
    assert areas["south"].estimate.estimate == approx(mean)
    assert areas["south"].difference == approx(mean - sum(CAPITAL) / 6)


def test_too_small_areas_are_shown_together_as_a_large_group() -> None:
    answered = answers({"01": CAPITAL, "02": SOUTH, "03": MIDDLE})
    alone = by_area(answered, "score", areas="ely")
    assert [one.estimate.hidden for one in alone.results] == [False, True, True]
    together = by_area(answered, "score", areas=THREE_AND_ONE)
    assert [one.estimate.hidden for one in together.results] == [False, False]


def test_a_group_too_small_is_hidden_with_the_next() -> None:
    areas = by_area(answers({"01": CAPITAL, "02": SOUTH}), "score", areas=THREE_AND_ONE)
    assert [one.estimate.hidden for one in areas.results] == [True, True]
    assert "3.2" not in areas._repr_html_()


@pytest.mark.parametrize(
    ("language", "missing", "outside"),
    [
        ("fi", "Mukana eivät ole vastaajat, joiden alue puuttuu tai on peitetty anonymisoinnissa: "
         "6.", "Vertailun ulkopuolelle on jätetty alueet, jotka eivät ole missään ryhmässä "
         "(12 aluetta); vastaajia niillä: 7."),
        ("sv", "Svarande vars område saknas eller har dolts vid anonymiseringen ingår inte: 6.",
         "Områden som inte hör till någon grupp ingår inte i jämförelsen (12 områden); svarande "
         "där: 7."),
        ("en", "Respondents whose area is missing or was hidden in anonymisation are left out: 6.",
         "Areas that are in no group are left out of the comparison (12 areas); respondents "
         "there: 7."),
    ],
)  # fmt: skip
def test_areas_in_no_group_are_outside_and_said_so(
    language: Language, missing: str, outside: str
) -> None:
    areas = compared()
    assert areas.country.n == 13
    assert [one[language] for one in areas.cautions[:2]] == [missing, outside]
    assert areas.country.base.en.endswith("and whose area is compared")


@pytest.mark.parametrize(
    ("language", "told", "noted"),
    [
        ("fi", "keskiarvo vertailun alueilla yhdessä 3,7 (n = 13), esitetyillä 2 alueella",
         "Vertailun alueet yhdessä: 3,7 (n = 13)."),
        ("sv", "medelvärde i de jämförda områdena tillsammans 3,7 (n = 13), i de 2 områden",
         "De jämförda områdena tillsammans: 3,7 (n = 13)."),
        ("en", "mean 3.7 in the areas compared, together (n = 13), ",
         "The areas compared, together: 3.7 (n = 13)."),
    ],
)  # fmt: skip
def test_what_is_not_of_all_areas_is_not_called_so(
    language: Language, told: str, noted: str
) -> None:
    areas = compared()
    assert told in areas.sentence(language).replace(SPACE, " ")
    assert areas.note()[language].replace(SPACE, " ").startswith(noted)
    assert areas.country.group is COMPARED


def test_few_areas_in_no_group_are_named_and_few_people_not_counted() -> None:
    few = grouping(("rest", tuple(code for code in ELY.names if code not in ("02", "05"))))
    areas = by_area(answers({"01": CAPITAL, "05": [1.0, 2.0]}), "score", areas=few)
    names = ", ".join(ELY[code].text.en for code in ("02", "05"))
    assert areas.cautions[0].en == (
        f"Areas that are in no group are left out of the comparison ({names}); respondents "
        "there: fewer than 5."
    )


def test_a_grouping_of_every_area_leaves_nothing_out() -> None:
    whole = grouping(("south", ELY.names[:4]), ("north", ELY.names[4:]), partial=False)
    areas = by_area(answers({"01": CAPITAL, "15": CAPITAL}), "score", areas=whole)
    assert [one.estimate.n for one in areas.results] == [6, 6]
    assert not [one for one in areas.cautions if "left out" in one.en]
    assert areas.country.base.en.endswith("and whose area is in the data")


def test_without_a_variable_of_the_division() -> None:
    with pytest.raises(AnalysisError) as error:
        by_area(sample({"wave": ["2026"], "score": [1.0]}), "score", areas=THREE_AND_ONE)
    assert str(error.value) == (
        "codebook of visits: found no variable 'ely'; expected the variable whose areas the "
        "grouping 'regional' puts into groups. Variables with codes are likert, plan, home, area."
    )


def test_codes_that_are_no_areas_of_the_division() -> None:
    joined = (*ELY.codes[:2], Code("east", Text(en="East")))
    with pytest.raises(AnalysisError) as error:
        by_area(answers({"01": CAPITAL}, joined), "score", areas=THREE_AND_ONE)
    assert str(error.value) == (
        "codebook of visits: found 'ely' with the code(s) east; expected areas of the division "
        "that the grouping 'regional' is of. Areas that were joined or renamed, in anonymisation "
        "too, cannot be grouped."
    )


def test_a_cell_that_is_no_area_is_located() -> None:
    with pytest.raises(ResponseError, match="regional, row 7: found area '99'"):
        by_area(answers({"01": CAPITAL, "99": [1.0]}), "score", areas=THREE_AND_ONE)


def test_the_line_in_the_figure_says_whose_it_is() -> None:
    scores: dict[str | None, Sequence[float]] = {"02": SOUTH * 2, "03": MIDDLE * 3, "01": CAPITAL}
    some = by_area(answers(scores), "score", areas=THREE_AND_ONE).plot("en").svg
    every = by_area(answers(scores), "score", areas="ely").plot("en").svg
    assert ("Together" in some, "All " in some) == (True, False)
    assert ("Together" in every, "All " in every) == (False, True)
