"""Answers are linked over waves before they get pseudonyms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import delimited
from surveys.store import Store

Command = Callable[..., tuple[int, str, str]]
Change = Callable[[str, str], None]

LINKS = """[links.respondent]
slips = 1
decisions = "links.csv"

# The national survey"""


def with_a_slip(path: Path) -> tuple[str, str]:
    """Mistype one code of the second wave, and return it before and after."""
    header, *rows = [list(one.cells) for one in parse(path.read_text("utf-8"), ",", path.name)]
    place = next(i for i, name in enumerate(header) if name and name.endswith("link_code"))
    row = next(one for one in rows if len(one[place] or "") == 6)
    code = str(row[place])
    row[place] = f"{code[:4]}{'XZ' if code[4:] != 'XZ' else 'ZX'}"[:5] + code[5]
    path.write_text(delimited([header, *rows], ",", marks="as needed"), encoding="utf-8")
    return code, str(row[place])


def pairs(store: Store) -> int:
    frame = store.release("demo").frame("coordinators").dropna(subset="respondent")
    return int((frame.groupby("respondent")["wave"].nunique() == 2).sum())


def test_equal_codes_are_linked_and_counted_when_nothing_is_said(released: Store) -> None:
    links = json.loads(released.release("demo").text("links.json"))
    assert set(links) == {"respondent", "client_id"}
    assert links["respondent"]["pairs"]["exact"] == pairs(released)
    assert [side["name"] for side in links["respondent"]["sides"]] == [
        "coordinators@2024", "coordinators@2026",
    ]  # fmt: skip


def test_a_slip_is_put_to_a_person_and_linked_when_they_say_so(
    released: Store, project: Path, tkk: Command, change: Change
) -> None:
    raw = project / "data_raw" / "demo"
    code, slipped = with_a_slip(raw / "coordinators_2026.csv")
    change("# The national survey", LINKS)

    assert tkk("run", "demo")[0] == 0

    assert pairs(Store(project)) == pairs(released) - 1
    questions = (raw / "respondent.questions.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(questions), delimiter=";"))
    (ours,) = [row for row in rows if row["later_code"] == slipped]
    assert ours["earlier_code"] == code
    answers = [
        {**row, "decision": "same", "by": "AB", "date": "2026-11-23"} if row is ours else row
        for row in rows
    ]
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(answers)
    (raw / "links.csv").write_text(table.getvalue(), encoding="utf-8")

    assert tkk("run", "demo")[0] == 0

    store = Store(project)
    assert pairs(store) == pairs(released)
    assert json.loads(store.release("demo").text("links.json"))["respondent"]["pairs"] == {
        "exact": pairs(released) - 1, "slip": 0, "decided": 1,
    }  # fmt: skip
    assert "links.csv" in store.release("demo").manifest["tables"]
    for path in store.release("demo").folder.iterdir():
        assert slipped.encode() not in path.read_bytes()


def test_a_link_that_no_step_makes_is_named(project: Path, tkk: Command, change: Change) -> None:
    change("# The national survey", LINKS.replace("links.respondent", "links.respondnt"))
    code, _, complaint = tkk("run", "demo")
    assert (code, "Did you mean 'respondent'" in complaint) == (3, True), complaint
