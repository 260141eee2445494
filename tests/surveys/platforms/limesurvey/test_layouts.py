"""Every way in which LimeSurvey exports responses is read to the same answers, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from surveys.errors import ResponseError, UsageError
from surveys.model import Instrument, LongText, Section, SingleChoice, Text
from surveys.platforms import get
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import quoted
from surveys.platforms.limesurvey import LAYOUTS
from surveys.responses import Responses
from tests.small import codes
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

LIMESURVEY = get("limesurvey")


def saved(
    tmp_path: Path, cells: pd.DataFrame, layout: str, instrument: Instrument = SAMPLE
) -> Path:
    path = tmp_path / f"vastaukset.{LAYOUTS[layout]}"
    path.write_bytes(LIMESURVEY.lay_out(cells, instrument, "2026", layout))
    return path


def read(path: Path, instrument: Instrument = SAMPLE) -> Responses:
    return LIMESURVEY.read(path, instrument, "2026")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_not_reached_is_kept(layout: str, tmp_path: Path) -> None:
    cells = frame([
        ("fi", blank(role="regional", link="", seed="", tasks__time="0")),
        ("sv", blank(role="local", link="", seed="yes", why="")),
    ])  # fmt: skip
    cells.loc[0, "submitted"] = None
    found = read(saved(tmp_path, cells, layout, SAMPLE)).frame
    shown = ["link__missing", "tasks__time__missing", "support__known__missing", "months__missing"]
    assert found[shown].iloc[0].tolist() == ["blank", "blank", "not_reached", "not_reached"]
    assert found[shown].iloc[1].tolist() == ["blank", "blank", "not_asked", "not_asked"]


def test_there_is_no_such_layout() -> None:
    with pytest.raises(UsageError, match=r"found layout 'cods'.*Did you mean 'codes'"):
        LIMESURVEY.lay_out(frame([("fi", blank())]), SAMPLE, "2026", "cods")


CELLS = frame([
    ("fi", blank(role="regional", months="12", why="ä", tasks__time="1")),
    ("en", blank(role="other", months="3", why="ö", tasks__time="0", tasks__guidance="1")),
])  # fmt: skip


def changed(tmp_path: Path, change: Callable[[str], str], instrument: Instrument = SAMPLE) -> Path:
    path = saved(tmp_path, CELLS, "texts", instrument)
    before = path.read_bytes().decode("utf-8-sig")
    after = change(before)
    assert after != before
    path.write_bytes(after.encode())
    return path


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", {" (fi)": " (sv)", "Kyllä": "Ja", '"Ei"': '"Nej"'}),
     ("en", {" (fi)": "", "Kyllä": "Yes", '"Ei"': '"No"'})],
)  # fmt: skip
def test_texts_are_read_in_the_language_of_the_export(
    language: str, words: dict[str, str], tmp_path: Path
) -> None:
    def change(text: str) -> str:
        for old, new in words.items():
            text = text.replace(old, new)
        return text

    found = read(changed(tmp_path, change)).frame
    assert found["role"].tolist() == ["regional", "other"]
    assert found["tasks__guidance"].tolist() == [False, True]
    assert found["language"].tolist() == ["fi", "en"]


def test_spaces_markup_and_references_in_headings_do_not_matter(tmp_path: Path) -> None:
    def change(text: str) -> str:
        first, rest = text.split("\r\n", 1)
        return f"{first.replace(' ', '_')}\r\n{rest}"

    odd = Text(fi="Rooli & <muu>\nhei", sv="Roll", en="Role")
    role = SAMPLE["role"]
    assert isinstance(role, SingleChoice)
    first, *others = SAMPLE.sections
    items = tuple(replace(one, text=odd) if one is role else one for one in first.items)
    instrument = replace(SAMPLE, sections=(replace(first, items=items), *others))
    found = read(changed(tmp_path, change, instrument), instrument)
    assert found.frame["role"].tolist() == ["regional", "other"]
    assert found.columns["role"] == "Rooli_&_&lt;muu&gt;_hei"


REFUSED = [
    (
        lambda text: re.sub(r'"Months \(fi\)"', '"Mont.. "', text, count=1),
        "vastaukset.csv: found headings that are cut, such as 'Mont..'; expected question codes or "
        "whole texts as headings. In LimeSurvey export with question codes as headings and answer "
        "codes.",
    ),
    (
        lambda text: text.replace('"startdate"', '"Months (fi)"', 1),
        "vastaukset.csv: found heading 'Months (fi)', which does not tell which column is months; "
        "expected headings that tell the questions apart, or columns in the order of the form. In "
        "LimeSurvey export with question codes as headings and answer codes.",
    ),
    (
        lambda text: text.replace('"Months (fi)"', '"Monhts (fi)"', 1),
        "vastaukset.csv: found no column Months (fi) (item months); expected all columns of sample, "
        "wave 2026. Did you mean 'Monhts (fi)'? In LimeSurvey export as CSV with question codes as "
        "headings and answer codes.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_texts_that_do_not_tell_are_refused(
    change: Callable[[str], str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError) as error:
        read(changed(tmp_path, change))
    assert message in str(error.value)


def test_a_column_among_the_answers_that_is_none_is_refused(tmp_path: Path) -> None:
    def change(text: str) -> str:
        header, *rows = [row.cells for row in parse(text, ";", "a.csv")]
        place = header.index("Months (fi)")
        lines = [(*cells[:place], "Hobby" if number == 0 else "x", *cells[place:])
                 for number, cells in enumerate((header, *rows))]  # fmt: skip
        return "\r\n".join(";".join(map(quoted, cells)) for cells in lines)

    with pytest.raises(
        ResponseError, match="found column 'Hobby'; expected only columns of sample"
    ):
        read(changed(tmp_path, change))


def widened(*extra: tuple[int, str]) -> Callable[[str], str]:
    """Put columns before the places of others, or at the end where the place is -1."""

    def change(text: str) -> str:
        rows = [list(row.cells) for row in parse(text, ";", "a.csv")]
        for number, cells in enumerate(rows):
            for place, name in extra:
                at = place if place >= 0 else len(cells)
                cells.insert(at, name if number == 0 else "x")
        return "\r\n".join(";".join(map(quoted, cells)) for cells in rows)

    return change


@pytest.mark.parametrize("place", [0, 1, 4, 5, -1])
def test_a_column_that_is_no_question_is_named(place: int, tmp_path: Path) -> None:
    found = read(changed(tmp_path, widened((place, "Huom"))))
    assert found.frame["role"].tolist() == ["regional", "other"]
    assert found.frame["response_id"].tolist() == ["1", "2"]
    assert found.notices == (
        "vastaukset.csv: column 'Huom' was not read: it is no question of the form",
    )


def test_columns_that_are_no_questions_are_named_but_for_those_of_limesurvey(
    tmp_path: Path,
) -> None:
    own = [(5, name) for name in ("Date started", "IP address", "attribute_1", "refurl", "")]
    times = [(-1, name) for name in ("Total time", "Group time: Työ", "Question time: role")]
    assert read(changed(tmp_path, widened(*own, *times))).notices == ()
    found = read(changed(tmp_path, widened(*own, (5, "Sukunimi"), *times, (-1, "Huom"))))
    assert found.notices == (
        "vastaukset.csv: columns 'Sukunimi', 'Huom' were not read: they are no questions of the "
        "form",
    )


def test_first_columns_in_other_words_are_found_by_their_places(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda text: text.replace("Vastaus-ID", "Vastauksen tunnus"))
    assert read(path).frame["response_id"].tolist() == ["1", "2"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("identity", ["Yhteensä", "", "1.5"])
def test_a_row_that_is_no_response_is_named(layout: str, identity: str, tmp_path: Path) -> None:
    cells = pd.concat([CELLS, CELLS.iloc[:1].assign(response_id=identity)], ignore_index=True)
    with pytest.raises(ResponseError) as error:
        read(saved(tmp_path, cells, layout))
    said = str(error.value)
    assert re.search(r", line [345], column '(id|Vastaus-ID)': found ", said)
    found = "a text" if identity else "nothing"
    assert said.endswith(
        f"found {found}; expected the number of a response. Delete rows that are no responses, "
        "such as sums."
    )


def test_a_blank_row_and_headings_again_are_named(tmp_path: Path) -> None:
    def again(text: str) -> str:
        return f"{text.rstrip()}\r\n{text.splitlines()[0]}\r\n"

    def blank_row(text: str) -> str:
        return f"{text.rstrip()}\r\n{';' * (len(parse(text, ';', 'a')[0].cells) - 1)}\r\n"

    with pytest.raises(ResponseError, match="line 4, column 'Vastaus-ID': found a text; exp"):
        read(changed(tmp_path, again))
    with pytest.raises(ResponseError, match="line 4, column 'Vastaus-ID': found nothing; expected"):
        read(changed(tmp_path, blank_row))


def test_two_codes_of_one_text_are_refused(tmp_path: Path) -> None:
    same = codes("yes_no", "yes", "no")
    both = replace(same, codes=tuple(
        replace(code, text=Text(fi="Sama", sv=f"{code.code}", en="Same")) for code in same.codes
    ))  # fmt: skip
    section = Section("s", Text(fi="S", sv="S", en="S"), (
        SingleChoice("one", Text(fi="Yksi", sv="En", en="One"), codes=both),
    ))  # fmt: skip
    instrument = replace(SAMPLE, sections=(section,))
    cells = frame([("fi", {"one": "yes"})])
    with pytest.raises(ResponseError) as error:
        read(saved(tmp_path, cells, "texts", instrument), instrument)
    assert str(error.value) == (
        "vastaukset.csv: found answers to item one as texts, where yes and no have the same text in "
        "language fi; expected texts that tell the answers apart. In LimeSurvey export with question "
        "codes as headings and answer codes."
    )
    assert read(saved(tmp_path, cells, "codes", instrument), instrument).frame["one"][0] == "yes"


def test_two_questions_of_one_text_are_told_apart_by_their_order(tmp_path: Path) -> None:
    text = Text(fi="Miksi", sv="Varför", en="Why")
    last = LongText("c", Text(fi="Muuta", sv="Annat", en="Else"))
    section = Section("s", text, (LongText("a", text), LongText("b", text), last))
    instrument = replace(SAMPLE, sections=(section,))
    cells = frame([("fi", {"a": "1", "b": "2", "c": "3"})])
    path = saved(tmp_path, cells, "texts", instrument)
    found = read(path, instrument).frame
    assert found[["a", "b", "c"]].iloc[0].tolist() == ["1", "2", "3"]
    content = path.read_text(encoding="utf-8-sig")
    moved = content.replace('"Miksi";"Muuta"', '"Muuta";"Miksi"').replace('"2";"3"', '"3";"2"')
    path.write_text(moved)
    with pytest.raises(ResponseError) as error:
        read(path, instrument)
    assert str(error.value) == (
        "vastaukset.csv: found heading 'Miksi', which does not tell which column is a; expected "
        "headings that tell the questions apart, or columns in the order of the form. In LimeSurvey "
        "export with question codes as headings and answer codes."
    )


def test_columns_may_be_moved_where_no_two_questions_have_one_text(tmp_path: Path) -> None:
    texts = [Text(fi=word, sv=word, en=word) for word in ("Yksi", "Kaksi")]
    section = Section("s", texts[0], tuple(
        LongText(name, text) for name, text in zip("ab", texts, strict=True)
    ))  # fmt: skip
    instrument = replace(SAMPLE, sections=(section,))
    path = saved(tmp_path, frame([("fi", {"a": "1", "b": "2"})]), "texts", instrument)
    moved = path.read_text(encoding="utf-8-sig").replace('"Yksi";"Kaksi"', '"Kaksi";"Yksi"')
    path.write_text(moved.replace('"1";"2"\n', '"2";"1"\n'))
    assert read(path, instrument).frame[["a", "b"]].iloc[0].tolist() == ["1", "2"]


def test_questions_of_another_wave_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, CELLS, "texts")
    with pytest.raises(ResponseError, match=r"column 'New \(fi\)', which is asked in wave 2026"):
        LIMESURVEY.read(path, SAMPLE, "2024")


def test_an_unknown_text_is_a_problem(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda text: text.replace('"regional (fi)"', '"muu rooli"', 1))
    (problem,) = read(path).problems
    assert (problem.kind, problem.found) == ("unknown_code", "'muu rooli'")


def test_json_of_older_releases_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, CELLS, "json")
    flat = json.loads(path.read_text())["responses"]
    path.write_text(json.dumps({"responses": [{one["id"]: one} for one in flat]}))
    assert read(path).frame["role"].tolist() == ["regional", "other"]
    numbered = [{**one, "id": int(one["id"]), "months": float(one["months"])} for one in flat]
    path.write_text(json.dumps({"responses": numbered}))
    found = read(path).frame
    assert found["response_id"].tolist() == ["1", "2"]
    assert found["months"].tolist() == [12, 3]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", "found JSON of another kind; expected LimeSurvey's export"),
        ('{"responses": 3}', "found JSON of another kind"),
        ('{"responses": [', "found text that is not JSON"),
        ('{"responses": []}', "found a header and no responses"),
        (
            '{"responses": [{"id": "1", "a": 1}, {"id": "2", "b": 1}]}',
            "other columns in response 2",
        ),
    ],
)
def test_json_that_is_no_export_is_refused(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(ResponseError, match=re.escape(message)):
        read(path)


def workbook(tmp_path: Path, change: Callable[[list[list[object]]], None]) -> Path:
    """Write the answers again with openpyxl, numbers as numbers."""
    path = saved(tmp_path, CELLS, "xlsx")
    rows: list[list[object]] = [
        [int(cell) if isinstance(cell, str) and cell.isdecimal() else cell for cell in row]
        for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)
    ]
    change(rows)
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def widen(to: int) -> Callable[[list[list[object]]], None]:
    def change(rows: list[list[object]]) -> None:
        for number, row in enumerate(rows):
            place = rows[0].index("seed") + 1 if number == 0 else 5
            extra = [f"attribute_{one}" if number == 0 else "x" for one in range(to - len(row))]
            row[place:place] = extra

    return change


def test_numbers_in_workbooks_are_read_as_they_stand(tmp_path: Path) -> None:
    found = read(workbook(tmp_path, lambda rows: None))
    assert found.frame["months"].tolist() == [12, 3]
    assert (found.frame["response_id"].tolist(), found.notices) == (["1", "2"], ())


def test_a_workbook_as_wide_as_it_can_be_is_noticed(tmp_path: Path) -> None:
    found = read(workbook(tmp_path, widen(255)))
    assert found.frame["role"].tolist() == ["regional", "other"]
    assert found.notices == (
        "vastaukset.xlsx: 255 columns, which is all that LimeSurvey writes into a workbook. All "
        "answers are among them, but later columns may be lacking.",
    )


def test_a_workbook_that_was_cut_is_refused(tmp_path: Path) -> None:
    def change(rows: list[list[object]]) -> None:
        widen(256)(rows)
        for row in rows:
            del row[255:]

    with pytest.raises(ResponseError) as error:
        read(workbook(tmp_path, change))
    assert str(error.value) == (
        "vastaukset.xlsx: found no column why (item why); expected all columns of sample, wave 2026. "
        "LimeSurvey writes only 255 columns into a workbook: export as CSV or JSON."
    )
