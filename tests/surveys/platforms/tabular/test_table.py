"""Tables of anybody's are decoded through a mapping, and what nobody claims is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from surveys.errors import ResponseError
from surveys.platforms import export, get, read
from surveys.platforms.detection import detect
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE

ASKED = SAMPLE.at("2026")
FIELDS = [one.name for one in ASKED.asked_fields]
TABLE = get("table")
Change = Callable[[dict[str, Any]], None]


def lines(
    *rows: Mapping[str, str], headings: Mapping[str, str] | None = None, more: str = ""
) -> str:
    """Return a CSV of everything, with some headings renamed and columns more."""
    names = {"response_id": "response_id", "submitted": "submitted", "language": "language",
             **{name: name for name in FIELDS}, **(headings or {})}  # fmt: skip
    extra = [more] if more else []
    head = ";".join([*(own for own in names.values() if own), *extra])
    start = {"response_id": "1", "submitted": "2026-01-05T10:00:00", "language": "fi"}
    body = [
        ";".join(
            [*({**start, **row}.get(name, "") for name, own in names.items() if own),
             *(row.get(one, "") for one in extra)]
        )
        for row in rows
    ]  # fmt: skip
    return "\n".join([head, *body]) + "\n"


def answers(
    folder: Path, content: str, change: Change | None = None, encoding: str = "utf-8"
) -> Responses:
    """Read a table, through its mapping when that is changed first."""
    path = folder / "answers.csv"
    path.write_bytes(content.encode(encoding))
    if change is None:
        return read(TABLE, path, SAMPLE, "2026")
    plain = json.loads(export(TABLE, SAMPLE)[-1].content)
    change(plain)
    mapping = folder / "names.json"
    mapping.write_text(json.dumps(plain), encoding="utf-8")
    return read(TABLE, path, SAMPLE, "2026", mapping)


def test_the_template_has_the_headings_that_are_read(tmp_path: Path) -> None:
    template = export(TABLE, SAMPLE)[0]
    path = tmp_path / template.name
    row = ";".join(["1", "2026-01-05", "fi", *[""] * len(FIELDS)])
    path.write_bytes(template.content + row.encode() + b"\r\n")
    assert detect(path).platform == "table"
    assert len(read(TABLE, path, SAMPLE, "2026")) == 1


def test_numbers_days_and_codes_as_people_write_them(tmp_path: Path) -> None:
    found = answers(tmp_path, lines({
        "submitted": "5.1.2026 9.05", "time_spent": "2,5", "months": "12,0", "started": "1.3.2026",
        "support__valued": "4.0", "tasks__guidance": "TRUE", "tasks__training": "0",
        "role": " local ",
    }))  # fmt: skip
    assert found.problems == ()
    row = found.frame.iloc[0]
    assert (row["time_spent"], row["months"], row["support__valued"]) == (2.5, 12, "4")
    assert (str(row["started"]), str(row["submitted"])) == (
        "2026-03-01 00:00:00", "2026-01-05 09:05:00",
    )  # fmt: skip
    assert (row["role"], bool(row["tasks__guidance"]), bool(row["tasks__training"])) == (
        "local", True, False,
    )  # fmt: skip


def test_headings_and_cells_of_the_mapping(tmp_path: Path) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["meta"]["response_id"] = "Nro"
        plain["fields"]["role"] = {
            "name": ["Rooli", "Roll"], "codes": {"regional": ["Alue", "Region"], "local": "Kunta"},
        }  # fmt: skip

    content = lines(
        {"response_id": "a1", "role": "Region"}, {"response_id": "a2", "role": "other"},
        {"response_id": "a3", "role": "Kaupunki"},
        headings={"response_id": "nro", "role": "Roll"},
    )  # fmt: skip
    found = answers(tmp_path, content, change)
    assert found.frame["response_id"].tolist() == ["a1", "a2", "a3"]
    assert found.frame["role"].tolist()[:1] == ["regional"]
    assert [(one.row, one.column, one.found) for one in found.problems] == [
        (2, "Roll", "'other (not in the mapping)'"), (3, "Roll", "'Kaupunki'"),
    ]  # fmt: skip


def test_only_cells_of_the_mapping_count_where_it_names_them(tmp_path: Path) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain["fields"]["role"]["codes"] = {"regional": "local", "local": "regional"}
        plain["fields"]["tasks__guidance"]["codes"] = {"1": "x", "0": "-"}
        plain["fields"]["tasks__training"]["codes"] = {"1": "0"}
        del plain["fields"]["support__valued"]["codes"]

    content = lines(
        {"role": "local", "tasks__guidance": "x", "support__valued": "4"},
        {"role": "other", "tasks__guidance": "TRUE", "tasks__training": "1"},
    )
    found = answers(tmp_path, content, change)
    first = found.frame.iloc[0]
    assert (first["role"], bool(first["tasks__guidance"]), first["support__valued"]) == (
        "regional", True, "4",
    )  # fmt: skip
    assert [(one.item, one.found) for one in found.problems] == [
        ("role", "'other (not in the mapping)'"), ("tasks", "'TRUE'"),
        ("tasks", "'1 (not in the mapping)'"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("4", "4"), ("4.0", "4"), ("4,00", "4"), ("04", "4"), ("4.000", None), ("0,4", None),
        ("0.4", None), ("4.", None), ("1.4.", None), ("4.5", None), ("1" * 5000, None),
        ("٤", None),
    ],
)  # fmt: skip
def test_a_code_is_a_whole_number_or_nothing(cell: str, code: str | None, tmp_path: Path) -> None:
    found = answers(tmp_path, lines({"support__valued": cell}))
    assert (found.frame["support__valued"].iloc[0] == code) is (code is not None)
    assert [one.kind for one in found.problems] == ([] if code else ["unknown_code"])


def test_a_number_stands_for_a_code_with_zeros_when_it_is_the_only_one(tmp_path: Path) -> None:
    def change(plain: dict[str, Any]) -> None:
        codes = {"regional": "03", "local": ["07", "7"], "other": "08", "secret": "8"}
        plain["fields"]["role"]["codes"] = codes

    rows = [{"role": cell} for cell in ("3", "3.0", "7,0", "8.0")]
    found = answers(tmp_path, lines(*rows), change)
    assert found.frame["role"].tolist()[:3] == ["regional", "regional", "local"]
    assert [(one.row, one.found) for one in found.problems] == [(4, "'8.0'")]


def test_a_column_that_nobody_claims_is_refused_unless_it_is_ignored(tmp_path: Path) -> None:
    content = lines({"Huone": "3"}, more="Huone")
    expected = (
        r"column 'Huone'; expected only columns of sample, wave 2026.*List it under \"ignored\""
    )
    with pytest.raises(ResponseError, match=expected):
        answers(tmp_path, content)
    found = answers(tmp_path, content, lambda plain: plain["ignored"].append("Huone"))
    assert (len(found), found.notices) == (1, ())


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("Sähköposti", "", "e-mail addresses"),
        ("Yhteys", "maija@example.org", "e-mail addresses"),
        ("ip", "", "IP addresses"),
        ("Osoite2", "192.168.0.1", "IP addresses"),
        ("Etunimi", "", "names"),
        ("tunnus", "010190-123A", "personal identity codes"),
    ],
)
def test_columns_that_tell_who_somebody_is_are_pointed_out(
    heading: str, cell: str, kind: str, tmp_path: Path
) -> None:
    content = lines({heading: cell}, more=heading)
    found = answers(tmp_path, content, lambda plain: plain["ignored"].append(heading))
    assert found.notices == (
        f"column {heading!r} seems to hold {kind}: see that it is pseudonymised or left out before "
        "the answers are used",
    )


def test_columns_that_every_response_has_may_be_lacking_with_a_word(tmp_path: Path) -> None:
    nowhere = dict.fromkeys(("response_id", "submitted", "language"), "")
    found = answers(tmp_path, lines({"role": "local"}, {"role": "other"}, headings=nowhere))
    assert found.frame["response_id"].tolist() == ["1", "2"]
    assert found.frame["submitted"].dt.date.astype(str).tolist() == ["2026-02-01"] * 2
    assert [notice.split(":")[0] for notice in found.notices] == [
        "no column for response_id", "no column for submitted", "no column for language",
    ]  # fmt: skip


def test_windows_text_is_read_with_a_word(tmp_path: Path) -> None:
    found = answers(tmp_path, lines({"link": "työ"}), encoding="cp1252")
    assert found.frame["link"].tolist() == ["työ"]
    assert "Windows-1252" in found.notices[0]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (lines({}, headings={"role": "rolle"}), "no column role .*Did you mean 'rolle'"),
        (lines({}, more="role"), "column 'role' more than once"),
        (lines(), "a header and no responses"),
        ("", "an empty file"),
    ],
)
def test_tables_that_do_not_fit_are_refused(content: str, found: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError, match=found):
        answers(tmp_path, content)


def double(plain: dict[str, Any]) -> None:
    plain["fields"]["seed"]["name"] = "role"


def twice(plain: dict[str, Any]) -> None:
    plain["fields"]["role"]["codes"] = {"regional": "1", "local": "1"}


def both(plain: dict[str, Any]) -> None:
    plain["fields"]["role"]["name"] = ["role", "seed"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (double, "column 'role' for both role and seed"),
        (twice, "'1' for the codes 'regional' and 'local' of role"),
        (both, "the columns role, seed for role"),
        (lambda plain: plain["fields"].update(rol={"name": "role"}), "Did you mean 'role'"),
        (
            lambda plain: plain["fields"]["role"]["codes"].update(regionl="x"),
            "Did you mean 'regional'",
        ),
        (lambda plain: plain["fields"].pop("role"), "found no field 'role'; expected a name for"),
    ],
)
def test_mappings_that_are_not_clear_are_refused(
    change: Change, found: str, tmp_path: Path
) -> None:
    with pytest.raises(ResponseError, match=found):
        answers(tmp_path, lines({"role": "local"}), change)


def test_a_column_of_another_wave_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(lines({}), encoding="utf-8")
    with pytest.raises(ResponseError, match="column 'only_new', which is asked in wave 2026"):
        TABLE.read(path, SAMPLE, "2024")


@pytest.mark.parametrize("layout", ["csv", "xlsx"])
def test_no_cell_of_ours_is_a_formula(layout: str, tmp_path: Path) -> None:
    texts = ["=1+1", "+358", "-1", "@a", "'=1", "\t=2"]
    cells = frame([("fi", {**dict.fromkeys(FIELDS, ""), "link": one}) for one in texts])
    path = tmp_path / f"a.{layout}"
    path.write_bytes(TABLE.lay_out(cells, SAMPLE, "2026", layout))
    if layout == "csv":
        content = path.read_bytes()
        assert all(f'"{one}"'.encode() not in content for one in texts if one[0] in "=+-@\t")
    assert TABLE.read(path, SAMPLE, "2026").frame["link"].tolist() == texts


@pytest.mark.parametrize(
    ("own", "other", "read_as"),
    [
        ("'-kerho", "x", "-kerho"),  # in our order and nothing unguarded: ours
        ("'-kerho", "-x", "'-kerho"),  # something unguarded: not ours
    ],
)
def test_apostrophes_are_taken_off_our_own_tables_alone(
    own: str, other: str, read_as: str, tmp_path: Path
) -> None:
    rows = [{"link": own}, {"link": other}]
    assert answers(tmp_path, lines(*rows)).frame["link"].tolist() == [read_as, other]
    renamed = lines(*rows, headings={"role": "Role"})
    assert answers(tmp_path, renamed).frame["link"].tolist() == [own, other]


@pytest.mark.parametrize("layout", ["csv", "xlsx"])
@pytest.mark.parametrize("platform", ["table", "paper"])
def test_line_breaks_are_newlines(platform: str, layout: str, tmp_path: Path) -> None:
    target = get(platform)
    chosen = next(one for one, ending in target.LAYOUTS.items() if ending == layout)
    cells = frame([("fi", {**dict.fromkeys(FIELDS, ""), "why": "a\r\nb\rc\nd", "link": "x"})])
    path = tmp_path / f"a.{layout}"
    path.write_bytes(target.lay_out(cells, SAMPLE, "2026", chosen))
    found = target.read(path, SAMPLE, "2026")
    assert (found.frame["why"].tolist(), found.notices) == (["a\nb\nc\nd"], ())


def test_true_is_a_tick_and_a_text_and_no_number(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    cells = frame([("fi", dict.fromkeys(FIELDS, ""))])
    path.write_bytes(TABLE.lay_out(cells, SAMPLE, "2026", "xlsx"))
    book = load_workbook(path)
    sheet: Any = book.active
    places = {cell.value: cell.column for cell in sheet[1]}
    for name in ("link", "months", "tasks__guidance"):
        sheet.cell(2, places[name]).value = True
    book.save(path)
    found = TABLE.read(path, SAMPLE, "2026")
    assert (found.frame["link"].iloc[0], bool(found.frame["tasks__guidance"].iloc[0])) == (
        "TRUE", True,
    )  # fmt: skip
    assert [(one.item, one.kind) for one in found.problems] == [("months", "not_a_number")]
