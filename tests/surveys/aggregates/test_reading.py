from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from surveys.aggregates import parse, read_figures
from surveys.aggregates.layout import layout
from surveys.errors import DefinitionError, ResponseError, StoreError
from surveys.tables import Table
from tests.surveys.aggregates.tables import COLUMNS, HEAD, TOLD, aggregates

CLIENTS = "clients,774,persons,realised,total"


def test_a_figure_is_read_with_its_cells_and_with_what_holds_for_all() -> None:
    (one,) = aggregates(
        'school,404,persons,realised,unstated,"same, as exits",',
        head=f"{HEAD},note,area",
        columns={**COLUMNS, "note": "note", "area": "area"},
        defaults={**TOLD, "area": "pilot areas"},
    ).figures.figures
    assert (one.value, one.unit, one.kind) == (404.0, "persons", "realised")
    assert (one.base, one.source, one.note) == ("unstated", "final report", "same, as exits")
    assert (one.area, one.page, one.verification) == ("pilot areas", "12", "verified")
    assert (one.url, one.period) == ("unstated", "unstated")


@pytest.mark.parametrize(
    ("rows", "head", "message"),
    [
        ([], "", "demo, row 1: found no column figure, value, unit, kind, base.*there are none"),
        ([], "figure;value", "row 1: found no column figure, value.*there are figure;value"),
        ([], HEAD.replace("kind", "kinds"), r"no column kind.*Did you mean 'kinds'\?"),
        ([], f"{HEAD},value", "row 1: found column value twice"),
        (["clients,774,persons"], HEAD, "row 2: found 3 cells; expected 5"),
        (["Clients,774,p,planned,b"], HEAD, "row 2, column figure: found name 'Clients'"),
        (["a,1 000,p,planned,b"], HEAD, "row 2, column value: found value '1 000'"),
        (["a,nan,p,planned,b"], HEAD, "found value 'nan'; expected a number"),
        (["a,,p,planned,b"], HEAD, "found value ''"),
        (["a,1e3,p,planned,b"], HEAD, "found value '1e3'"),
        (["a,1.,p,planned,b"], HEAD, r"found value '1\.'"),
        (["a,.5,p,planned,b"], HEAD, r"found value '\.5'"),
        (["a,1,p,plan,b"], HEAD, r"column kind: found kind 'plan'.*Did you mean 'planned'\?"),
        (["a,1,p,planned,"], HEAD, 'column base: found an empty cell.*Write "unstated"'),
        (["a,1,,planned,b"], HEAD, "column unit: found an empty cell; expected a text"),
        ([CLIENTS, CLIENTS], HEAD, "row 3: found figure 'clients' twice; expected each name once"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_place(
    rows: list[str], head: str, message: str
) -> None:
    with pytest.raises(ResponseError, match=message):
        aggregates(*rows, head=head)


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({"columns": {"value": "n"}}, r"demo.toml: found nothing that says the figure, unit"),
        ({"columns": {**COLUMNS, "sorce": "s"}}, r"unknown key 'sorce'.*'source'\?"),
        ({"kinds": {"toteuma": "realized"}}, r"\[kinds\]: found kind 'realized'.*'realised'\?"),
        ({"decimal": ";"}, "found separator ',' and decimal ';'"),
        ({"same": [{"figures": ["a", "a"]}]}, "same number 1: found figures = .* two different"),
        ({"totals": [{"total": "a"}]}, "totals number 1: found no 'parts'"),
        ({"accepted": [{"rule": "sum"}]}, "accepted number 1: found no 'reason'"),
        ({"values": [{"column": "n", "unit": "persons"}]}, "values column n without a figure"),
        ({"totalls": []}, "unknown key 'totalls'"),
    ],
)
def test_what_is_wrong_with_a_layout_is_said_with_its_place(
    plain: dict[str, Any], message: str
) -> None:
    whole = {"title": "Demo", "columns": COLUMNS, "defaults": {"source": "report"}, **plain}
    with pytest.raises(DefinitionError, match=message):
        layout(Table(whole, "demo.toml"))


def test_a_layout_that_declares_something_of_no_figure_is_refused() -> None:
    with pytest.raises(DefinitionError, match=r"found no figure client;.*Did you mean 'clients'\?"):
        aggregates(CLIENTS, bases={"the clients": "client"})


def test_an_unknown_mark_of_verification_is_refused() -> None:
    with pytest.raises(ResponseError, match=r"verification 'seen'; expected one of verified"):
        aggregates(CLIENTS, defaults={**TOLD, "verification": "seen"})


@pytest.mark.parametrize(
    ("printed", "value", "rounding"),
    [
        ("52", 52.0, 1.0),
        ("14,5", 14.5, 0.1),
        ("1 234,50", 1234.5, 0.01),
        ("1\N{NO-BREAK SPACE}234", 1234.0, 1.0),
        ("\N{MINUS SIGN}3,0", -3.0, 0.1),
    ],
)
def test_numbers_as_they_are_printed_in_finland(
    printed: str, value: float, rounding: float
) -> None:
    (one,) = aggregates(
        f"a;{printed};percent;claim;clients",
        head=HEAD.replace(",", ";"),
        separator=";",
        decimal=",",
        thousands=" ",
    ).figures.figures
    assert one.value == value
    assert one.rounding == pytest.approx(rounding)


def test_points_between_thousands() -> None:
    declared = {"separator": ";", "decimal": ",", "thousands": "."}
    head = HEAD.replace(",", ";")
    given = aggregates("a;1.727.188,50;EUR;planned;total", head=head, **declared)
    assert given.figures.value("a") == 1727188.5


def test_a_decimal_point_is_no_decimal_comma() -> None:
    with pytest.raises(
        ResponseError, match=r"'14\.5'; expected a number with the decimal sign ','"
    ):
        aggregates(
            "a;14.5;percent;claim;b", head=HEAD.replace(",", ";"), separator=";", decimal=","
        )


WIDE: dict[str, Any] = {
    "title": "Clients by area",
    "separator": ";",
    "named_by": "Alue",
    "missing": [".."],
    "columns": {"area": "Alue"},
    "defaults": {"unit": "persons", "kind": "realised", "base": "total", **TOLD},
    "values": [
        {"column": "Naiset", "figure": "women"},
        {"column": "Miehet", "figure": "men"},
        {"column": "Yhteensä", "figure": "all"},
    ],
    "totals": [
        {"total": "all__*", "parts": ["women__*", "men__*"]},
        {"total": "all__koko_maa", "parts": ["all__*"]},
    ],
}
ROWS = "Alue;Naiset;Miehet;Yhteensä\nLappi;12;8;20\nÅland;..;6;13\nKoko maa;30;14;43\n"


def test_a_table_with_several_columns_of_numbers() -> None:
    given = parse(ROWS, layout(Table(WIDE, "wide.toml")), "wide")
    values = {one.figure: (one.value, one.area) for one in given.figures.figures}
    assert values["women__lappi"] == (12.0, "Lappi")
    assert values["men__aland"] == (6.0, "Åland")
    assert "women__aland" not in given.figures


def test_the_rows_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Taulukko 1"
    sheet.append(["Asiakkaat"])
    sheet.append(["nimi", "arvo"])
    sheet.append(["clients", 774.0])
    sheet.append([None, None])
    sheet.append(["women", 52.5])
    book.save(tmp_path / "clients.xlsx")
    (tmp_path / "clients.toml").write_text(
        'title = "Clients"\nsheet = "Taulukko 1"\nheader = 2\n'
        '[columns]\nfigure = "nimi"\nvalue = "arvo"\n'
        '[defaults]\nunit = "percent"\nkind = "realised"\nbase = "clients"\nsource = "report"\n',
        encoding="utf-8",
    )
    figures = read_figures(tmp_path / "clients.xlsx").figures
    assert (figures.value("clients"), figures.value("women")) == (774.0, 52.5)


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "clients.xlsx")
    text = 'title = "C"\nsheet = "Shet"\n[columns]\nfigure = "n"\nvalue = "v"\n'
    told = '[defaults]\nunit = "x"\nkind = "context"\nbase = "b"\nsource = "s"\n'
    (tmp_path / "clients.toml").write_text(text + told, encoding="utf-8")
    with pytest.raises(ResponseError, match=r"sheet 'Shet'.*Did you mean 'Sheet'\?"):
        read_figures(tmp_path / "clients.xlsx")


@pytest.mark.parametrize(
    ("files", "error", "message"),
    [
        ({}, StoreError, r"demo.toml: found no layout"),
        ({"demo.toml": b"title ="}, DefinitionError, "text that is not TOML"),
        ({"demo.toml": b"\xff"}, DefinitionError, "text that is not TOML in UTF-8"),
        ({"demo.toml": b"ok"}, StoreError, "demo.csv: found no file"),
        ({"demo.toml": b"ok", "demo.csv": b"\xff\xfe"}, StoreError, "text that is not UTF-8"),
        ({"demo.toml": b"ok", "demo.xlsx": b"no"}, StoreError, "a file that is no workbook"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, files: dict[str, bytes], error: type[Exception], message: str
) -> None:
    good = (
        b'title = "Demo"\n[columns]\nfigure = "f"\nvalue = "v"\n'
        b'[defaults]\nunit = "x"\nkind = "context"\nbase = "b"\nsource = "s"\n'
    )
    for name, content in files.items():
        (tmp_path / name).write_bytes(good if content == b"ok" else content)
    name = "demo.xlsx" if "demo.xlsx" in files else "demo.csv"
    with pytest.raises(error, match=message):
        read_figures(tmp_path / name)
