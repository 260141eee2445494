"""Files of SPSS and Stata: names, values, labels and missing values, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from surveys.errors import DefinitionError, ResponseError
from surveys.model import Code, Kind, Missing, Text
from surveys.platforms import get
from surveys.platforms.statistical import SPSS, STATA, fitted, named, values_of, write_data
from surveys.platforms.statistical.answers import variables_of
from surveys.platforms.statistical.reading import read_data
from surveys.platforms.statistical.variables import Variable
from surveys.responses import Responses
from tests.small import text
from tests.surveys.platforms.answering import frame, read_directly
from tests.surveys.platforms.sample import SAMPLE

ASKED = SAMPLE.at("2026")
EMPTY: dict[str, str | None] = dict.fromkeys((one.name for one in ASKED.asked_fields), "")


def laid_out(platform: str, folder: Path, *rows: Mapping[str, str | None]) -> Path:
    cells = frame([("fi", {**EMPTY, **row}) for row in rows])
    path = folder / f"responses.{next(iter(get(platform).LAYOUTS.values()))}"
    path.write_bytes(get(platform).lay_out(cells, SAMPLE, "2026"))
    return path


def read(platform: str, path: Path) -> Responses:
    return get(platform).read(path, SAMPLE, "2026")


def changed_sav(path: Path, columns: Mapping[str, Sequence[object]], **options: Any) -> None:
    """Write an SPSS file anew with some columns changed, as people do by hand."""
    found, _ = pyreadstat.read_sav(str(path), user_missing=True)
    for name, values in columns.items():
        found[name] = pd.Series(list(values), dtype=object)
    pyreadstat.write_sav(found, str(path), **options)


def test_codes_that_are_no_numbers_are_numbered_around_those_that_are() -> None:
    codes = [Code(one, text(one)) for one in ("2", "x", "1", "01")]
    assert values_of(codes, SPSS) == {"2": 2, "x": 3, "1": 1, "01": 4}


def test_reasons_not_to_answer_have_the_same_values_everywhere() -> None:
    codes = [
        Code("a", text("a")),
        Code("refused", text("r"), missing=Missing.REFUSED),
        Code("unsure", text("u"), missing=Missing.DONT_KNOW),
        Code("dont_know", text("d"), missing=Missing.DONT_KNOW),
        Code("left", text("l"), missing=Missing.BLANK),
    ]
    assert values_of(codes, SPSS) == {
        "a": 1, "refused": -9, "unsure": -8, "dont_know": -10, "left": -11,
    }  # fmt: skip
    assert values_of(codes, STATA) == {
        "a": 1, "refused": "r", "unsure": "d", "dont_know": "a", "left": "b",
    }  # fmt: skip


def test_more_than_three_missing_values_become_a_range(tmp_path: Path) -> None:
    codes = tuple(Code(f"c{place}", text("x"), missing=Missing.BLANK) for place in range(4))
    one = Variable(field="q", name="q", kind=Kind.CODE, label=text("Q"), codes=codes,
                   stored=values_of(codes, SPSS))  # fmt: skip
    path = tmp_path / "a.sav"
    path.write_bytes(write_data([one], fitted([one], "fi", SPSS), "x", SPSS))
    _, meta = pyreadstat.read_sav(str(path), user_missing=True)
    assert meta.missing_ranges == {"q": [{"lo": -13.0, "hi": -10.0}]}


@pytest.mark.parametrize(
    ("names", "program", "found"),
    [
        (["with", "ALL", "b"], SPSS, {"with": "with_", "ALL": "ALL_", "b": "b"}),
        (["str12", "byte"], STATA, {"str12": "str12_", "byte": "byte_"}),
        (["ä" * 33], SPSS, None),
        (["a" * 64], SPSS, {"a" * 64: "a" * 64}),
    ],
)
def test_names_are_those_that_programs_accept(
    names: list[str], program: Any, found: dict[str, str] | None
) -> None:
    given = named(names, program, "x")
    assert all(program.size(one) <= program.longest_name for one in given.values())
    assert found is None or given == found


def test_names_that_differ_in_capitals_alone_are_refused() -> None:
    with pytest.raises(DefinitionError, match="the variables q1, Q1, which SPSS takes for one"):
        named(["q1", "Q1"], SPSS, "x")


@pytest.mark.parametrize("platform", ["spss", "stata"])
def test_templates_have_no_cases_and_every_variable(platform: str, tmp_path: Path) -> None:
    program = SPSS if platform == "spss" else STATA
    files = get(platform).export(SAMPLE, "2026", ["sv"])
    path = tmp_path / files[0].name
    path.write_bytes(files[0].content)
    reader = pyreadstat.read_sav if platform == "spss" else pyreadstat.read_dta
    found, meta = reader(str(path), user_missing=True)
    variables = variables_of(SAMPLE, "2026", program)
    assert len(found) == 0
    assert meta.column_names == [one.name for one in variables]
    assert meta.column_names_to_labels["role"] == "Role (sv)"
    labels: Any = meta.variable_value_labels["role"]
    assert labels[-9.0 if platform == "spss" else "r"] == "secret (sv)"
    assert meta.original_variable_types["submitted"] in ("DATETIME20", "%tc")


@pytest.mark.parametrize("platform", ["spss", "stata"])
def test_what_cannot_be_a_number_is_kept_and_reported(platform: str, tmp_path: Path) -> None:
    path = laid_out(platform, tmp_path, {"role": "regonal", "months": "x", "started": "31.2.2026"})
    found = read(platform, path)
    assert {(one.item, one.kind) for one in found.problems} == {
        ("role", "unknown_code"), ("months", "not_a_number"), ("started", "not_a_date"),
    }  # fmt: skip


@pytest.mark.parametrize("platform", ["spss", "stata"])
def test_numbers_in_variables_of_texts_are_codes_too(platform: str, tmp_path: Path) -> None:
    """The type of a variable depends on the data in files that LimeSurvey and people make."""
    path = laid_out(platform, tmp_path, {"role": "local"}, {"role": "regional"})
    sheet, _ = (pyreadstat.read_sav if platform == "spss" else pyreadstat.read_dta)(str(path))
    sheet["role"] = ["2.0", " 1 "]
    (pyreadstat.write_sav if platform == "spss" else pyreadstat.write_dta)(sheet, str(path))
    assert read(platform, path).frame["role"].tolist() == ["local", "regional"]


def test_a_user_missing_value_is_the_reason_that_the_instrument_gives_it(tmp_path: Path) -> None:
    path = laid_out("spss", tmp_path, {"role": "secret", "support__valued": "9"})
    found = read("spss", path)
    assert found.problems == ()
    assert found.frame["role__missing"].tolist() == ["refused"]
    assert found.frame["support__valued__missing"].tolist() == ["dont_know"]


def test_another_user_missing_value_is_a_problem_and_never_empty(tmp_path: Path) -> None:
    path = laid_out("spss", tmp_path, {}, {})
    changed_sav(
        path,
        {"role": [99.0, 1.0], "months": [999.0, 3.0]},
        missing_ranges={"role": [99.0, 1.0], "months": [{"lo": 900.0, "hi": 999.0}]},
    )
    problems = read("spss", path).problems
    assert [(one.row, one.item, one.found) for one in problems] == [
        (1, "role", "'99 (user-missing)'"),
        (1, "months", "'999 (user-missing)'"),
        (2, "role", "'1 (user-missing)'"),
    ]


def test_a_text_that_the_file_declares_missing_is_kept_with_a_word(tmp_path: Path) -> None:
    path = laid_out("spss", tmp_path, {"link": "zz", "role": "local"}, {"link": "a"})
    changed_sav(path, {}, missing_ranges={"link": ["zz"], "response_id": ["1"]})
    found = read("spss", path)
    assert found.frame["link"].tolist() == ["zz", "a"]
    assert found.frame["response_id"].tolist()[0] == "1"
    assert found.notices == (
        "1 text(s) of link that the file declares missing are kept as answers: empty them in the "
        "file if they are none",
    )


LABELLED: Any = {
    "spss": (pyreadstat.read_sav, pyreadstat.write_sav),
    "stata": (pyreadstat.read_dta, pyreadstat.write_dta),
}


def relabelled(platform: str, path: Path, labels: Mapping[str, Mapping[float, str]]) -> None:
    """Write a file anew with other labels of values."""
    load, write = LABELLED[platform]
    sheet, _ = load(str(path))
    write(sheet, str(path), variable_value_labels=labels)


@pytest.mark.parametrize("platform", ["spss", "stata"])
@pytest.mark.parametrize(
    ("variable", "labels", "right", "other"),
    [
        ("role", {1.0: "Local (SV)", 2.0: "regional"}, "regional", "local"),
        ("role", {1.0: "LOC…"}, "regional", "local"),
        ("tasks__guidance", {0.0: "Ei valittu", 1.0: "Inte vald"}, "1", "0"),
    ],
)
def test_labels_of_another_code_are_refused(
    platform: str,
    variable: str,
    labels: Mapping[float, str],
    right: str,
    other: str,
    tmp_path: Path,
) -> None:
    path = laid_out(platform, tmp_path, {"role": "local", "tasks__guidance": "1"})
    relabelled(platform, path, {variable: labels})
    label = labels[1.0]
    with pytest.raises(ResponseError) as error:
        read(platform, path)
    assert error.value.found == (
        f"the label {label!r} of value 1 of variable {variable}, which is that of code {other}"
    )
    assert f"code {right!r}" in error.value.expected


@pytest.mark.parametrize("platform", ["spss", "stata"])
def test_labels_that_nobody_knows_are_told_and_right_ones_are_not(
    platform: str, tmp_path: Path
) -> None:
    path = laid_out(platform, tmp_path, {"role": "local"})
    assert read(platform, path).notices == ()
    relabelled(platform, path, {"role": {1.0: "REGION…", 2.0: "Kunta"}, "months": {1.0: "Yksi"}})
    assert read(platform, path).notices == (
        "labels that the questionnaire does not have: role 2 'Kunta'; values count, so see that "
        "these mean the same",
    )


def test_an_extended_missing_value_of_stata_is_kept(tmp_path: Path) -> None:
    path = laid_out("stata", tmp_path, {"role": "secret"}, {"role": "local"})
    sheet, _ = pyreadstat.read_dta(str(path), user_missing=True)
    sheet["role"], sheet["months"] = ["r", "q"], pd.Series(["z", 4.0], dtype=object)
    pyreadstat.write_dta(
        sheet, str(path), missing_user_values={"role": ["r", "q"], "months": ["z"]}
    )
    found = read("stata", path)
    assert [(one.row, one.item, one.found) for one in found.problems] == [
        (1, "months", "'.z'"), (2, "role", "'.q'"),
    ]  # fmt: skip
    assert found.frame["role__missing"].iloc[0] == "refused"


@pytest.mark.parametrize("text_", ["ä" * 9000, "a ", " ", "x\u2028y", "'", "😀" * 300])
def test_texts_come_back_as_they_were(text_: str, tmp_path: Path) -> None:
    cells = {"link": "x", "why": text_}
    for platform in ("spss", "stata"):
        path = laid_out(platform, tmp_path, cells)
        assert (
            read(platform, path).frame["why"].tolist()
            == read_directly(frame([("fi", {**EMPTY, **cells})]), SAMPLE, "2026")
            .frame["why"]
            .tolist()
        )


def test_a_text_longer_than_spss_stores_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match="row 1, why: found a text of 40000 bytes; expected at"):
        laid_out("spss", tmp_path, {"why": "ä" * 20_000})


@pytest.mark.parametrize(
    "content", [b"", b"$FL2", b"not a file of a program", b"<stata_dta>", bytes(500)]
)
@pytest.mark.parametrize("platform", ["spss", "stata"])
def test_damaged_files_are_refused(platform: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    path.write_bytes(content)
    with pytest.raises(ResponseError, match="a file that cannot be read"):
        read(platform, path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = laid_out("spss", tmp_path, {"role": "local"}, {"role": "local"})
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(ResponseError, match="cannot be read"):
        read("spss", path)


def test_days_and_moments_are_read_in_iso_form(tmp_path: Path) -> None:
    path = laid_out("spss", tmp_path, {"started": "2026-03-01"})
    sheet, _ = read_data(path, SPSS)
    assert sheet.texts("started").tolist() == ["2026-03-01"]
    assert sheet.texts("submitted").tolist() == ["2026-01-01T10:20:30"]


def limesurveys(folder: Path, **cells: object) -> Path:
    """Write an SPSS file such as LimeSurvey makes of one response to the sample."""
    from surveys.platforms.limesurvey.names import names_of

    names = names_of(SAMPLE)
    row: dict[str, object] = {
        "id": 7.0, "submitdate": "2026-01-05 12:00:00", "lastpage": 3.0, "startlanguage": "sv",
        "seed": 123.0,
        **{names.variable(one): "" for one in ASKED.asked_fields},
        **cells,
    }  # fmt: skip
    path = folder / "limesurvey.sav"
    labels: Any = {"role": {"regij": "Region 1 (fi) ä"}}  # cut, as LimeSurvey's are
    frame = pd.DataFrame({name: [value] for name, value in row.items()})
    pyreadstat.write_sav(frame, str(path), variable_value_labels=labels)
    return path


def test_a_file_that_limesurvey_made_is_read_by_its_values(tmp_path: Path) -> None:
    from surveys.platforms.detection import detect
    from surveys.platforms.limesurvey.names import names_of

    names = names_of(SAMPLE)
    cells = {
        names.variable(ASKED.fields["role"]): names.codes(ASKED.fields["role"])["regional"],
        names.variable(ASKED.fields["tasks__guidance"]): 1.0,
        names.variable(ASKED.fields["tasks__training"]): 0.0,
        names.variable(ASKED.fields["support__valued"]): 4.0,
        names.variable(ASKED.fields["months"]): 12.0,
    }
    path = limesurveys(tmp_path, **cells)
    assert detect(path).evidence == ("an SPSS data file, with the variables that LimeSurvey writes")
    found = read("spss", path)
    assert found.problems == ()
    row = found.frame.iloc[0]
    assert (row["response_id"], row["language"], row["role"]) == ("7", "sv", "regional")
    assert row["submitted"] == pd.Timestamp("2026-01-05 12:00:00")
    assert (bool(row["tasks__guidance"]), bool(row["tasks__training"])) == (True, False)
    assert (row["support__valued"], row["months"]) == ("4", 12)


def test_labels_in_a_language_that_is_not_there_fall_back() -> None:
    one = Variable(field="q", name="q", kind=Kind.TEXT, label=Text(en="Question"))
    assert fitted([one], "fi", SPSS).variables == {"q": "Question"}
