from __future__ import annotations

from pathlib import Path

import pytest

from analysis.published import (
    COLUMNS,
    Figures,
    is_ratio,
    load_published,
    parse,
    parts_sum,
    repeated,
    same,
    stated_excess,
    stated_growth,
)
from surveys.errors import AnalysisError, StoreError

HEAD = ",".join(COLUMNS)
ROWS = (
    "clients,774,persons,realised,total,final report,",
    "target,700,persons,planned,total,final report,",
    "said,10,percent,claim,target,final report,",
    "women,52,percent,realised,clients,unknown,",
    "alone,344,persons,realised,unstated,unknown,",
    "together,377,persons,realised,unstated,unknown,",
    "starts,721,notices,realised,total,unknown,",
    "exits,404,notices,realised,total,unknown,",
    'school,404,persons,realised,unstated,unknown,"same, as exits"',
    "before,27,persons,realised,starts,unknown,",
    "after,86,persons,realised,exits,unknown,",
    "growth,318,percent,claim,before,unknown,",
)


def file(*rows: str) -> str:
    return "\n".join([HEAD, *rows]) + "\n"


@pytest.fixture
def figures() -> Figures:
    return parse(file(*ROWS), "demo")


def test_a_figure_is_read_with_all_its_cells(figures: Figures) -> None:
    school = figures["school"]
    assert (school.value, school.unit, school.kind) == (404.0, "persons", "realised")
    assert (school.base, school.source, school.note) == ("unstated", "unknown", "same, as exits")


def test_an_unknown_figure_is_named_with_its_neighbour(figures: Figures) -> None:
    with pytest.raises(
        AnalysisError, match=r"published figures demo: found figure 'client'.*'clients'\?"
    ):
        figures.value("client")


def test_a_percentage_is_not_a_count(figures: Figures) -> None:
    with pytest.raises(AnalysisError, match="figure women: found 52 percent; expected a count"):
        figures.count("women")
    with pytest.raises(AnalysisError, match=r"found 3\.5 persons"):
        figures.having(clients=3.5).count("clients")


def test_having_replaces_values_in_a_copy(figures: Figures) -> None:
    assert figures.having(clients=800).count("clients") == 800
    assert figures.count("clients") == 774
    with pytest.raises(AnalysisError, match="'client'"):
        figures.having(client=1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "published figures demo, row 1: found columns none; expected figure, value, unit"),
        ("figure;value\n", "row 1: found columns figure;value"),
        (file("clients,774,persons"), "row 2: found 3 cells; expected 7"),
        (file("Clients,774,p,planned,b,s,"), "row 2, column figure: found name 'Clients'"),
        (file("a,1 000,p,planned,b,s,"), "row 2, column value: found value '1 000'"),
        (file("a,nan,p,planned,b,s,"), "found value 'nan'; expected a number of at least 0"),
        (file("a,-1,p,planned,b,s,"), "found value '-1'"),
        (file("a,1,p,plan,b,s,"), r"found kind 'plan'.*Did you mean 'planned'\?"),
        (file("a,1,p,planned,,s,"), 'column base: found an empty cell.*Write "unstated"'),
        (file("a,1,p,planned,b,,"), "column source: found an empty cell; expected a text"),
        (file(ROWS[0], ROWS[0]), "row 3: found figure 'clients' twice; expected each name once"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(text: str, message: str) -> None:
    with pytest.raises(AnalysisError, match=message):
        parse(text, "demo")


def test_files_are_found_in_the_published_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data_raw" / "published"
    folder.mkdir(parents=True)
    (folder / "demo.csv").write_text("\ufeff" + file(*ROWS), encoding="utf-8")
    assert load_published("demo", tmp_path).count("clients") == 774
    with pytest.raises(StoreError, match=r"no published figures 'dem'.*Did you mean 'demo'\?"):
        load_published("dem", tmp_path)


def test_the_root_is_found_when_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    with pytest.raises(StoreError, match="one of none so far"):
        load_published("demo")


def test_parts_and_total(figures: Figures) -> None:
    check = parts_sum(figures, ("alone", "together"), "starts")
    assert (check.printed, check.computed, check.clear) == (721, 721, True)
    check = parts_sum(figures, ("alone", "together"), "clients")
    assert (check.difference, check.clear) == (53, False)


def test_two_figures_of_one_thing(figures: Figures) -> None:
    assert same(figures, "exits", "school").clear
    assert same(figures, "clients", "starts").difference == 53


def test_a_number_under_two_names_is_found(figures: Figures) -> None:
    assert [check.figures for check in repeated(figures)] == [("exits", "school")]
    assert repeated(figures, least=500) == ()
    assert repeated(figures.having(school=405)) == ()


@pytest.mark.parametrize(("printed", "clear"), [(10, False), (11, True), (10.6, True)])
def test_excess_is_compared_at_the_decimals_printed(
    figures: Figures, printed: float, clear: bool
) -> None:
    check = stated_excess(figures.having(said=printed), "said", "clients", "target")
    assert check.computed == pytest.approx(10.5714, abs=1e-4)
    assert check.clear is clear


@pytest.mark.parametrize(
    ("printed", "clear", "ratio"),
    [(318, False, True), (319, False, True), (219, True, False), (300, False, False)],
)
def test_a_ratio_said_as_growth_is_recognised(
    figures: Figures, printed: float, clear: bool, ratio: bool
) -> None:
    check = stated_growth(figures.having(growth=printed), "growth", "after", "before")
    assert check.computed == pytest.approx(218.5185, abs=1e-4)
    assert (check.clear, is_ratio(check)) == (clear, ratio)


def test_growth_from_nothing_is_refused(figures: Figures) -> None:
    with pytest.raises(AnalysisError, match="figure before: found 0; expected a number above 0"):
        stated_growth(figures.having(before=0), "growth", "after", "before")
