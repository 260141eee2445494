"""Checked tables of TOML files: each key once, of its kind, with the place in every error."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from surveys.errors import DefinitionError, StoreError, UsageError
from surveys.tables import Table, read_toml

TOML = """
name = "demo"
count = 3
on = false
codes = ["a", "b"]

[title]
fi = "Otsikko"
sv = "Rubrik"
en = "Title"

[[steps]]
step = "first"
"""


def table() -> Table:
    return Table(tomllib.loads(TOML), "x.toml")


def test_every_kind_is_taken_once() -> None:
    whole = table()
    assert (whole.take("name", str), whole.number("count", 1)) == ("demo", 3)
    assert whole.take("on", bool, default=True) is False
    assert whole.texts("codes") == ("a", "b")
    assert whole.table("title").words() == {"fi": "Otsikko", "sv": "Rubrik", "en": "Title"}
    assert [one.take("step", str) for one in whole.tables("steps")] == ["first"]
    whole.finish()


def test_what_is_not_there_has_a_default_or_is_none() -> None:
    assert table().take("seed", int, 7) == 7
    assert table().get("seed", int) is None
    assert list(table().tables("others")) == []


@pytest.mark.parametrize(
    ("key", "kind", "message"),
    [
        ("nam", str, "x.toml: found no 'nam'; expected a text. Did you mean 'name'?"),
        ("name", int, "x.toml: found name = 'demo'; expected a whole number."),
        ("on", int, "x.toml: found on = False; expected a whole number."),
        ("codes", dict, "x.toml: found codes = ['a', 'b']; expected a table."),
    ],
)
def test_what_is_lacking_or_of_another_kind_is_named(key: str, kind: type, message: str) -> None:
    with pytest.raises(DefinitionError) as error:
        table().take(key, kind)
    assert str(error.value) == message


def test_inner_tables_have_their_own_place() -> None:
    with pytest.raises(DefinitionError, match=r"^x.toml, \[title\]: found no 'de'"):
        table().table("title").take("de", str)
    (step,) = table().tables("steps")
    with pytest.raises(DefinitionError, match=r"^x.toml, steps number 1: found unknown key 'step'"):
        step.finish()


def test_numbers_have_a_least_value_and_lists_hold_texts() -> None:
    with pytest.raises(DefinitionError, match="count = 3; expected a whole number from 4"):
        table().number("count", 4)
    with pytest.raises(DefinitionError, match=r"codes = \[1\]; expected a list, each a text"):
        Table({"codes": [1]}, "x.toml").texts("codes")
    with pytest.raises(DefinitionError, match="steps number 1 = 2; expected a table"):
        list(Table({"steps": [2]}, "x.toml").tables("steps"))


def test_the_rest_is_taken_whole() -> None:
    whole = table()
    whole.take("name", str)
    assert set(whole.rest()) == {"count", "on", "codes", "title", "steps"}
    whole.finish()


@pytest.mark.parametrize(("where", "place"), [("", "x.toml"), ("step band", "x.toml: step band")])
def test_other_errors_get_the_place_and_become_definition_errors(where: str, place: str) -> None:
    with pytest.raises(DefinitionError) as error, table().placed():
        raise UsageError("nothing", expected="something", where=where, advice="Look again.")
    assert str(error.value) == f"{place}: found nothing; expected something. Look again."


def test_a_file_is_the_table_that_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(TOML, encoding="utf-8")
    found = read_toml(path, "a list of steps")
    assert (found.where, found.left) == ("x.toml", table().left)


@pytest.mark.parametrize("content", [b"name = ", b'name = "\xff"', b"a = " + b"[" * 5000])
def test_what_is_no_toml(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(
        DefinitionError, match=r"found text that is not TOML in UTF-8 \(.+a study\."
    ):
        read_toml(path, "a study", missing=StoreError)


def test_who_reads_says_which_error_a_file_that_is_not_there_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"No such file or directory\); expected a study\."):
        read_toml(tmp_path / "x.toml", "a study", missing=StoreError)
    with pytest.raises(DefinitionError, match="Is a directory"):
        read_toml(tmp_path, "a study")
