"""What a person decides: the table of questions, read back with checks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from surveys.errors import ResponseError
from surveys.linking import Links, Side, canonical, link, questions_csv, read_decisions

BEFORE = Side("before", ["1", "2"], ["=KO07IO", "BJ12SA"], {"born": [1980, None]})
AFTER = Side(
    "after", ["7", "8", "9"], ["=KO08IO", "=KO09IO", "BJ12SA"], {"born": [1980, 1981, 1990]}
)
Row = dict[str, str]
Write = Callable[..., Path]


def rows_of(links: Links) -> list[Row]:
    return list(
        csv.DictReader(io.StringIO(questions_csv(links).decode("utf-8-sig")), delimiter=";")
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows as a spreadsheet saves them."""

    def written(rows: Sequence[Row], separator: str = ";") -> Path:
        path = tmp_path / "links.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return written


def filled(row: Row, decision: str, **other: str) -> Row:
    return {**row, "decision": decision, "by": "A. Reviewer", "date": "2026-11-23", **other}


def test_the_table_shows_what_a_person_needs() -> None:
    first, second = rows_of(link(BEFORE, AFTER))
    assert (first["earlier_id"], first["later_id"], first["decision"]) == ("1", "7", "")
    assert first["earlier_code"] == "'=KO07IO"  # no spreadsheet takes it for a formula
    assert "more than one code" in first["reason"]
    assert (first["evidence"], second["evidence"]) == ("born: 1980 / 1980", "born: 1980 / 1981")


@pytest.mark.parametrize("separator", [";", ","])
def test_what_is_decided_is_linked(write: Write, separator: str) -> None:
    links = link(BEFORE, AFTER)
    first, second = rows_of(links)
    path = write([filled(first, "Same"), second], separator)
    decisions = read_decisions(path)
    again = link(BEFORE, AFTER, decisions=decisions)
    assert [(one.earlier_row, one.later_row, str(one.how)) for one in again.pairs] == [
        (0, 0, "decided"),
        (1, 2, "exact"),
    ]
    assert again.questions == ()
    assert canonical(again)[1] == ("=ko07io", "=ko09io", "bj12sa")
    path.write_bytes(questions_csv(again, decisions))
    assert [(one.same, one.later_id, one.by) for one in read_decisions(path)] == [
        (True, "7", "A. Reviewer")
    ]


def test_different_people_are_parted_although_their_codes_are_equal(write: Write) -> None:
    row = {
        **rows_of(link(BEFORE, AFTER))[0],
        "earlier_id": "2",
        "earlier_code": "BJ12SA",
        "later_id": "9",
        "later_code": "bj12sa",
    }
    links = link(BEFORE, AFTER, decisions=read_decisions(write([filled(row, "different")])))
    assert len(links.pairs) == 0
    assert canonical(links)[0][1] != canonical(links)[1][2]
    first = rows_of(link(BEFORE, AFTER))[0]
    both = read_decisions(write([filled(first, "different")]))
    assert [one.later_row for one in link(BEFORE, AFTER, decisions=both).questions] == [1]


def test_no_file_and_no_decision(write: Write, tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.csv") == ()
    assert read_decisions(write(rows_of(link(BEFORE, AFTER)))) == ()


def test_people_without_codes_can_be_decided_to_be_one(write: Write) -> None:
    sides = Side("a", ["1"], [None]), Side("b", ["1"], [None]), Side("c", ["1"], ["KO07IO"])
    row = dict.fromkeys(rows_of(link(BEFORE, AFTER))[0], "")
    rows = [
        filled(row, "same", earlier="a", earlier_id="1", later=name, later_id="1", later_code=code)
        for name, code in (("b", ""), ("c", "KO07IO"))
    ]
    links = link(*sides, decisions=read_decisions(write(rows)))
    assert len(links.pairs) == 2
    made = {code for codes in canonical(links) for code in codes}
    assert len(made) == 1
    assert None not in made


FAULTS: list[tuple[dict[str, str], str]] = [
    ({"decision": "smae"}, "Did you mean 'same'"),
    ({"by": " "}, "a decision of nobody"),
    ({"date": "23.11.2026"}, "a date that is none"),
    ({"earlier": "befor"}, "a side that there is not; expected one of before"),
    ({"later_id": "77"}, "no response 77 of after"),
    ({"later_code": "XX99XX"}, "another code under later_code"),
    (
        {"later": "before", "later_id": "2", "later_code": "BJ12SA"},
        "two answers of one side",
    ),
]


@pytest.mark.parametrize(("other", "message"), FAULTS)
def test_decisions_that_are_not_right(write: Write, other: dict[str, str], message: str) -> None:
    row = filled(rows_of(link(BEFORE, AFTER))[0], "same") | other
    with pytest.raises(ResponseError, match=message) as raised:
        link(BEFORE, AFTER, decisions=read_decisions(write([row])))
    assert "links.csv, line 2" in str(raised.value)
    assert "KO0" not in str(raised.value)


def test_decisions_that_contradict_each_other(write: Write) -> None:
    first, second = rows_of(link(BEFORE, AFTER))
    with pytest.raises(ResponseError, match="two answers on one side"):
        link(
            BEFORE,
            AFTER,
            decisions=read_decisions(write([filled(first, "same"), filled(second, "same")])),
        )
    with pytest.raises(ResponseError, match="that other decisions make one person's"):
        link(
            BEFORE,
            AFTER,
            decisions=read_decisions(write([filled(first, "same"), filled(first, "different")])),
        )


def test_a_table_without_its_columns(write: Write) -> None:
    with pytest.raises(ResponseError, match="no column 'decision'"):
        read_decisions(write([{"descision": "same"}]))
