"""What respondents answer comes back equal from every platform."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from surveys.platforms import export, get, names
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import quoted
from surveys.platforms.detection import detect
from surveys.platforms.mapping import NameMapping, read_mapping
from tests.surveys.platforms.answering import frame, read_directly, responses
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE, blank
from tests.surveys.platforms.surveyjs.odd import ODD

PLATFORMS = ("limesurvey", "odk", "surveyjs")
INSTRUMENTS = {one.name: one for one in (SAMPLE, RECKONED, ODD)}
LAYOUTS = [
    pytest.param(platform, layout, name, id=f"{platform}-{layout}-{name}")
    for platform in names()
    for layout in get(platform).LAYOUTS
    for name in ("sample", "reckoned", *(["odd"] if platform == "surveyjs" else []))
]
BY_HAND = ("ms_forms", "webropol")
"""Platforms whose files are decoded through the mapping alone."""


@cache
def mapping_of(platform: str, name: str, wave: str) -> bytes:
    return export(get(platform), INSTRUMENTS[name], wave)[-1].content


def needed(platform: str, name: str, wave: str, folder: Path) -> NameMapping | None:
    if platform not in BY_HAND:
        return None
    path = folder / "names.json"
    path.write_bytes(mapping_of(platform, name, wave))
    return read_mapping(path)


@pytest.mark.parametrize(("platform", "layout", "name"), LAYOUTS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_answers_come_back_equal(
    platform: str, layout: str, name: str, tmp_path: Path, data: st.DataObject
) -> None:
    instrument, target = INSTRUMENTS[name], get(platform)
    wave = data.draw(st.sampled_from([one.name for one in instrument.waves]))
    cells = data.draw(responses(instrument.at(wave)))
    path = tmp_path / f"responses.{target.LAYOUTS[layout]}"
    path.write_bytes(target.lay_out(cells, instrument, wave, layout))

    found = target.read(path, instrument, wave, needed(platform, name, wave, tmp_path))

    assert (found.problems, found.notices) == ((), ())
    assert (found.wave, found.source) == (wave, path.name)
    assert_frame_equal(found.frame, read_directly(cells, instrument, wave).frame)
    assert detect(path).platform == platform


@pytest.mark.parametrize("platform", ["limesurvey", "odk"])
def test_what_the_form_computed_is_written_and_not_read(platform: str, tmp_path: Path) -> None:
    """So that files of forms that compute and of forms that do not are read alike."""
    empty: dict[str, str | None] = dict.fromkeys(RECKONED.fields, "")
    given = {"planned": "8", "realised": "3", "support__valued": "4", "support__alone": "1"}
    cells = frame([("fi", {**empty, **given}), ("sv", empty)])
    content = get(platform).lay_out(cells, RECKONED, "2026")
    separator, computed = {
        "odk": (",", ["background-score", "work-share", "all_of_it"]),
        "limesurvey": (";", ["score", "share", "allOfIt"]),
    }[platform]
    header, *rows = [row.cells for row in parse(content.decode("utf-8-sig"), separator, "a.csv")]
    places = [header.index(name) for name in computed]
    assert [[row[place] or "" for place in places] for row in rows] == [
        ["4.5", "37.5", "44.5"], ["", "", ""],
    ]  # fmt: skip
    path = tmp_path / "responses.csv"
    path.write_bytes(content)
    with_them = get(platform).read(path, RECKONED, "2026").frame
    lines = [[cell for place, cell in enumerate(row) if place not in places]
             for row in (header, *rows)]  # fmt: skip
    path.write_text("".join(separator.join(map(quoted, line)) + "\n" for line in lines))
    without = get(platform).read(path, RECKONED, "2026").frame
    assert not set(with_them) & {"score", "share", "all_of_it"}
    assert_frame_equal(with_them, without)


def test_limesurvey_keeps_what_was_not_reached(tmp_path: Path) -> None:
    cells = frame([
        ("fi", blank(role="regional", link="", seed="", tasks__time="0")),
        ("sv", blank(role="local", link="", seed="yes", why="")),
    ])  # fmt: skip
    cells.loc[0, "submitted"] = None
    path = tmp_path / "responses.csv"
    path.write_bytes(get("limesurvey").lay_out(cells, SAMPLE, "2026"))

    found = get("limesurvey").read(path, SAMPLE, "2026").frame

    shown = ["link__missing", "support__known__missing", "months__missing", "why__missing"]
    assert found[shown].iloc[0].tolist() == ["blank", "not_reached", "not_reached", "not_asked"]
    assert found[shown].iloc[1].tolist() == ["blank", "not_asked", "not_asked", "not_asked"]
    assert found["submitted"].isna().tolist() == [True, False]


def test_odk_only_has_finished_responses(tmp_path: Path) -> None:
    cells = frame([("fi", blank(role="local")), ("sv", blank(role="other"))])
    cells.loc[0, "submitted"] = None
    path = tmp_path / "responses.csv"
    path.write_bytes(get("odk").lay_out(cells, SAMPLE, "2026"))
    assert get("odk").read(path, SAMPLE, "2026").frame["response_id"].tolist() == ["2"]


def test_an_exclusive_option_makes_limesurvey_forget_the_others(tmp_path: Path) -> None:
    ticked = {f"tasks__{code}": "0" for code in ("guidance", "training", "time", "other")}
    content = get("limesurvey").lay_out(
        frame([("fi", blank(**ticked, tasks__none="1"))]), SAMPLE, "2026"
    )
    header, row, *_ = content.decode("utf-8-sig").split("\r\n")
    tasks = [cell for name, cell in zip(header.split(";"), row.split(";"), strict=True)
             if "tasks" in name]  # fmt: skip
    assert tasks == ["", "", "", "", '"Y"']


@pytest.mark.parametrize("platform", PLATFORMS)
def test_missing_values_of_pandas_are_nothing(platform: str) -> None:
    texts = frame([("fi", blank(role="local"))])
    assert get(platform).lay_out(texts.astype("str"), SAMPLE, "2026") == get(platform).lay_out(
        texts, SAMPLE, "2026"
    )


def test_problems_name_the_column_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    wrong = frame([("fi", blank(role="regonal", months="1,5", started="31.3.2026"))])
    path.write_bytes(get("limesurvey").lay_out(wrong, SAMPLE, "2026"))
    problems = [str(one) for one in get("limesurvey").read(path, SAMPLE, "2026").problems]
    assert problems == [
        "row 1 (response 1), column role, item role: unknown_code: found 'regonal'; expected one "
        "of regional, local, other, secret. Did you mean 'regional'?",
        "row 1 (response 1), column started, item started: not_a_date: found '31.3.2026'; "
        "expected a date such as 2026-03-31",
        "row 1 (response 1), column months, item months: not_a_number: found '1.5'; expected a "
        "whole number of at most 15 digits, with no mark for thousands",
    ]


def test_a_code_of_ours_that_is_not_the_forms_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    cells = frame([("fi", blank(role="regional"))])
    content = get("limesurvey").lay_out(cells, SAMPLE, "2026").replace(b'"regij"', b'"regional"')
    path.write_bytes(content)
    (problem,) = get("limesurvey").read(path, SAMPLE, "2026").problems
    assert problem.found == "'regional (no code of the form)'"


def links(content: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "responses.csv"
    path.write_bytes(content)
    found: list[str] = get("limesurvey").read(path, SAMPLE, "2026").frame["link"].tolist()
    return found


def test_limesurvey_writes_texts_as_they_are_and_an_empty_line_at_the_end(tmp_path: Path) -> None:
    texts = ["=1", "'=1", "'", "''=", "a"]
    cells = frame([("fi", blank(link=text)) for text in texts])
    content = get("limesurvey").lay_out(cells, SAMPLE, "2026")
    assert content.startswith(b'\xef\xbb\xbf"id";"submitdate";')
    assert content.endswith(b"\r\n\r\n")
    assert b';"=1";' in content
    assert b';"\'=1";' in content
    assert links(content, tmp_path) == texts
    assert links(content.replace(b"\r\n", b"\n"), tmp_path) == texts


def test_limesurvey_masks_equations_in_files_of_the_browser_alone(tmp_path: Path) -> None:
    """Such a file has no empty line at its end."""
    masked = frame([("fi", blank(link="'=1", why="x")), ("fi", blank(link="a", why="'=2"))])
    content = get("limesurvey").lay_out(masked, SAMPLE, "2026")
    assert links(content.removesuffix(b"\r\n"), tmp_path) == ["=1", "a"]
    assert links(content.removesuffix(b"\r\n\r\n"), tmp_path) == ["=1", "a"]
    one_plain = content.removesuffix(b"\r\n").replace(b"'=2", b"=2")
    assert links(one_plain, tmp_path) == ["'=1", "a"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2021-05-04 12:00:00", "2021-05-04"),
        ("2021-05-04 12:00", "2021-05-04"),
        ("2021-05-04T23:59:59.000", "2021-05-04"),
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04 00:00:00", "2021-05-04"),
    ],
)
def test_a_date_of_limesurvey_is_cut_to_its_day(cell: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    laid_out = get("limesurvey").lay_out(
        frame([("fi", blank(started="2020-02-03"))]), SAMPLE, "2026"
    )
    path.write_bytes(laid_out.replace(b"2020-02-03 00:00:00", cell.encode()))
    found = get("limesurvey").read(path, SAMPLE, "2026")
    assert (found.problems, found.frame["started"].tolist()) == ((), [pd.Timestamp(day)])


@pytest.mark.parametrize(
    "cell", ["4.5.2021 12:00", "2021-05-04 25:00:00", "2021-05-04 noon", "2021-02-30 12:00:00"]
)
def test_a_malformed_date_of_limesurvey_is_a_problem(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    laid_out = get("limesurvey").lay_out(
        frame([("fi", blank(started="2020-02-03"))]), SAMPLE, "2026"
    )
    path.write_bytes(laid_out.replace(b"2020-02-03 00:00:00", cell.encode()))
    found = get("limesurvey").read(path, SAMPLE, "2026")
    assert [(one.kind, one.item) for one in found.problems] == [("not_a_date", "started")]


@pytest.mark.parametrize("zeros", [True, False])
def test_an_allocation_is_the_same_with_its_zeros_and_without(zeros: bool, tmp_path: Path) -> None:
    nothing = "0" if zeros else ""
    cells = frame([
        ("fi", blank(role="other", share__clients="70", share__network=nothing, share__other="30"))
    ])  # fmt: skip
    path = tmp_path / "responses.csv"
    path.write_bytes(get("limesurvey").lay_out(cells, SAMPLE, "2026"))
    found = get("limesurvey").read(path, SAMPLE, "2026").frame
    assert found["share__network"].tolist() == [0]
    assert found["share__network__missing"].isna().all()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_times_are_kept_in_utc(platform: str, tmp_path: Path) -> None:
    cells = frame([("fi", blank(role="local"))])
    cells.loc[0, "submitted"] = "2026-01-05T12:00:00+02:00"
    path = tmp_path / "responses.csv"
    path.write_bytes(get(platform).lay_out(cells, SAMPLE, "2026"))
    found = get(platform).read(path, SAMPLE, "2026").frame["submitted"]
    assert found.iloc[0] == pd.Timestamp("2026-01-05 10:00:00")
