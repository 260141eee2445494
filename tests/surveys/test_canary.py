"""A made-up identity code in every open field, in many spellings: nothing shows it afterwards."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from surveys import platforms
from surveys.anonymisation.identifiers import find, identity_code_is_valid
from surveys.cleaning import validate
from surveys.demo.people import COORDINATORS, coordinators_asked
from surveys.errors import ToolkitError
from surveys.instruments import coordinators
from surveys.model import Disclosure, LongText, ShortText
from surveys.pipeline import run_study
from surveys.store import Store
from surveys.synthetic import respond

CODE = "010195-910A"  # of the 900-series, which nobody has
WORD = "kanarialintu"
"""Stands beside the code: what is left of the text shows by it, too."""
SPELLINGS = (
    "010195-910A", "010195-910a", "010195–910A", "010195—910A", "010195−910A", "010195‑910A",
    "010195\u00ad910A", "010195 - 910A", "010195\u00a0–\u00a0910A", "010195 910A", "010195910A",
    "01 01 95-910A", "0 1 0 1 9 5 - 9 1 0 A", "01.01.95-910A", "01.01.1995-910A", "1.1.1995-910A",
    "01/01/95-910A", "01-01-95-910A", "19950101-910A", "０１０１９５－９１０Ａ", "O1O195-91OA",
    "0l0l95-9l0A", "010195\u200b-\u200b910A", "0101\u206095-910A", "010195-\n910A",
    "010195&ndash;910A", "010195%2D910A", "010195A910A", "010195Y910A", "010195+910A",
    "010195-910B", "010195-91A", "01195-910A", "010159-910A", "100195-910A", "010195-9010A",
    "hetu:010195-910A", "x010195-910A", "_010195-910A_", "٠١٠١٩٥-٩١٠A", "010195 viiva 910A",
)  # fmt: skip
WAVE = "2024"
FEW, AT_ONCE = 5, 20
LAID_OUT = {
    "limesurvey": "csv", "odk": "csv", "qualtrics": "csv", "redcap": "csv", "surveyjs": "json",
    "webropol": "xlsx", "ms_forms": "xlsx", "spss": "sav", "table": "csv",
}  # fmt: skip
OPEN = tuple(
    one.name
    for item in coordinators.at(WAVE)
    if isinstance(item, LongText | ShortText) and item.disclosure is not Disclosure.IDENTIFIER
    for one in item.fields
)
_STUDY = """
name = "demo"
synthetic = true
seed = 1
minimum_group = 5
[title]
fi = "Koe"
sv = "Prov"
en = "Trial"
[[instruments.coordinators.responses]]
wave = "2024"
platform = "{platform}"
file = "{file}"
[[instruments.coordinators.anonymise]]
step = "pseudonymise"
field = "link_code"
to = "respondent"
domain = "respondent"
reason = "links waves"
[[instruments.coordinators.anonymise]]
step = "remove_free_text"
reason = "names people"
[[instruments.coordinators.anonymise]]
step = "coarsen_submitted"
to = "remove"
reason = "leads back"
[[instruments.coordinators.anonymise]]
step = "remove"
fields = ["role", "county", "employment_area", "counties_served", "years_in_role", "age_group", "employer"]
reason = "points at people"
[[instruments.coordinators.anonymise]]
step = "suppress"
keys = ["ely"]
k = 5
reason = "areas are shared"
[[instruments.coordinators.anonymise]]
step = "replace_response_ids"
reason = "leads back"
[instruments.coordinators.rule]
keys = ["ely"]
k = 5
"""


def plain(text: str) -> str:
    """Fold what spellings differ in, in a way of this test's own."""
    text = unicodedata.normalize("NFKC", unescape(text).replace("%2D", "-"))
    digits = (
        str(unicodedata.decimal(one)) if one.isdecimal() else one
        for one in text
        if unicodedata.category(one) != "Cf"
    )
    return "".join(digits)


NINE = re.compile(r"[^0-9]{0,3}".join(CODE.replace("-", "")[:9]))
SEVEN = re.compile("0101(?:19)?95[^0-9]{0,9}910|01195-910|010159-910|100195-910|010195-91")


def traces(text: str) -> list[str]:
    """Return what is left of the canary, shortened so that a failure is read."""
    folded = plain(text)
    told = [found[0] for pattern in (NINE, SEVEN) for found in pattern.finditer(folded)]
    told += [WORD] * (WORD in folded.casefold())
    return [*told, *(one for one in SPELLINGS if one in text)]


def answers(seed: int = 1) -> pd.DataFrame:
    people = coordinators_asked(WAVE, seed)
    return respond(coordinators, WAVE, people, replace(COORDINATORS, drop_out=0.0), seed)


def planted() -> pd.DataFrame:
    """Put a spelling into every open answer, each in another one."""
    cells = pd.concat([answers(1), answers(2)], ignore_index=True)
    cells = cells[~cells["link_code"].duplicated()].reset_index(drop=True)
    cells["response_id"] = [str(row) for row in range(1, len(cells) + 1)]
    for shift, name in enumerate(OPEN):
        spelt = [SPELLINGS[(row + 7 * shift) % len(SPELLINGS)] for row in range(len(cells))]
        said = pd.Series([f"{WORD} {one}." for one in spelt], dtype="object")
        cells[name] = cells[name].astype("object").where(cells[name].isna(), said)
    return cells


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    return planted()


def everything_told(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that was written, as text; data in cells too."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", "replace")
            if path.suffix == ".parquet":
                yield f"{path.name} (cells)", pd.read_parquet(path).to_csv()


def test_the_canary_is_made_up_and_in_thirty_spellings_and_each_is_found() -> None:
    assert identity_code_is_valid(CODE)
    assert len(set(SPELLINGS)) >= 30
    for one in SPELLINGS:
        assert [hit.kind.value for hit in find(f"Asiakas {one} odottaa")] == ["identity_code"], one
        assert traces(f"Asiakas {one} odottaa"), one


def test_every_open_field_has_every_kind_of_spelling(cells: pd.DataFrame) -> None:
    assert len(cells) >= 200
    for name in ("need_reason", "greetings"):
        assert len(set(cells[name].dropna())) >= 30, name
    assert all(WORD in one for name in OPEN for one in cells[name].dropna())


@pytest.mark.parametrize("platform", LAID_OUT)
def test_data_clean_and_what_is_told_have_no_trace(
    platform: str, cells: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = Store(tmp_path / "root")
    file = f"answers.{LAID_OUT[platform]}"
    raw = platforms.get(platform).lay_out(cells, coordinators, WAVE)
    study = _STUDY.format(platform=platform, file=file).encode()
    store.write_raw("demo", {file: raw, "study.toml": study}, force=False)
    lines: list[str] = []
    run_study("demo", store, None, report=lines.append)
    printed = capsys.readouterr()
    told = [("report", "\n".join(lines)), ("out", printed.out), ("err", printed.err)]
    told += everything_told(tmp_path / "root" / "data_clean")
    told += everything_told(tmp_path / "home")
    told += everything_told(tmp_path / "cache")
    assert len(told) > 8
    raw_folder = tmp_path / "root" / "data_raw"
    others = [
        path for path in tmp_path.rglob("*")
        if path.is_file() and raw_folder not in path.parents
    ]  # fmt: skip
    assert {path.name for path in others} <= {name for name, _ in told}
    assert [(name, traces(text)) for name, text in told if traces(text)] == []


def columns_of(raw: bytes) -> tuple[list[list[str]], str]:
    text = raw.decode("utf-8-sig")
    delimiter = max(";,", key=text.splitlines()[0].count)
    return [
        row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
    ], delimiter


def damaged(raw: bytes, columns: Iterable[int], word: str) -> bytes:
    """Put a canary into some columns, into no two of the same row where there are enough."""
    rows, delimiter = columns_of(raw)
    for place, column in enumerate(columns):
        rows[-1 - place % FEW][column] = word
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def complaints(platform: str, path: Path) -> str:
    """Return all that reading and checking a file can tell."""
    try:
        read = platforms.read(platforms.get(platform), path, coordinators, WAVE)
        report = validate(read)
        told = [report.to_json(), *map(str, report.errors), *map(str, report.warnings)]
        told += [str(notice) for notice in read.notices]
        report.raise_for_errors()
    except ToolkitError as error:
        return "\n".join([*locals().get("told", []), str(error), repr(error), str(error.found)])
    return "\n".join(told)


@pytest.mark.parametrize("platform", ["limesurvey", "odk", "qualtrics", "redcap", "table"])
def test_no_complaint_about_a_bad_cell_shows_it(platform: str, tmp_path: Path) -> None:
    few = answers().head(FEW)
    raw = platforms.get(platform).lay_out(few, coordinators, WAVE)
    path = tmp_path / "answers.csv"
    told: list[str] = []
    complained = 0
    every = range(len(columns_of(raw)[0][0]))
    for spelt, first in enumerate(range(0, len(every), AT_ONCE)):
        word = f"{WORD} {SPELLINGS[spelt % len(SPELLINGS)]}"
        path.write_bytes(damaged(raw, every[first : first + AT_ONCE], word))
        said = complaints(platform, path)
        complained += said.count("found")
        told += [line for line in said.splitlines() if traces(line)]
    assert complained > 20
    assert told == []


def test_no_complaint_about_a_bad_heading_or_file_shows_it(tmp_path: Path) -> None:
    few = answers().head(FEW)
    told = {}
    for platform in ("limesurvey", "odk", "qualtrics", "redcap", "table"):
        raw = platforms.get(platform).lay_out(few, coordinators, WAVE)
        rows, _ = columns_of(raw)
        for what, changed in (
            ("row in the place of headings", raw.decode("utf-8-sig").split("\n", 1)[1]),
            ("a cell too many", raw.decode("utf-8-sig").rstrip("\r\n") + f';"{WORD} {CODE}"\n'),
            ("no table", f"{WORD} {CODE}"),
        ):
            path = tmp_path / "answers.csv"
            path.write_text(changed.replace(rows[-1][-1] or "\0", f"{WORD} {CODE}"), "utf-8")
            said = complaints(platform, path)
            if traces(said):
                told[platform, what] = said
    assert told == {}


def test_the_commands_show_nothing(
    cells: pd.DataFrame, project: Path, tkk: Callable[..., tuple[int, str, str]]
) -> None:
    raw = platforms.get("limesurvey").lay_out(cells, coordinators, WAVE)
    path = project / "data_raw" / "demo" / "coordinators_2024.csv"
    for one in (raw, damaged(raw, [9], f"{WORD} {CODE}")):
        path.write_bytes(one)
        for arguments in (
            ("read", str(path), "--instrument", "coordinators", "--wave", WAVE),
            ("read", str(path), "--instrument", "coordinators", "--wave", WAVE, "--json"),
            ("run", "demo"),
        ):
            _, out, err = tkk(*arguments)
            assert traces(out + err) == [], arguments
    logged = [
        (name, traces(text))
        for folder in project.iterdir() if folder.name != "data_raw"
        for name, text in everything_told(folder) if traces(text)
    ]  # fmt: skip
    assert logged == []


def test_answers_in_json_with_wrong_values_are_not_shown(tmp_path: Path) -> None:
    few = answers().head(FEW)
    raw = json.loads(platforms.get("surveyjs").lay_out(few, coordinators, WAVE))
    path = tmp_path / "answers.json"
    told = {}
    for name in list(raw[-1]):
        kept = raw[-1][name]
        for value in (f"{WORD} {CODE}", [f"{WORD} {CODE}"], {f"{WORD} {CODE}": 1}):
            raw[-1][name] = value
            path.write_text(json.dumps(raw), "utf-8")
            said = complaints("surveyjs", path)
            if traces(said):
                told[name] = [line for line in said.splitlines() if traces(line)]
        raw[-1][name] = kept
    assert told == {}
