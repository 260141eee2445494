"""The codebook says what each column means and survives being written."""

from __future__ import annotations

import pytest

from surveys.codebook import Codebook, Level, codebook_of
from surveys.errors import UsageError
from surveys.model import Code, Instrument, Missing
from tests.small import text


def test_levels_decide_comparisons(small: Instrument) -> None:
    book = codebook_of(small, ["2024", "2026"])
    levels = {name: book[name].level for name in ("role", "tasks__none", "years", "support__valued",
              "support_score", "started", "why")}  # fmt: skip
    assert levels == {
        "role": Level.BINARY,
        "tasks__none": Level.BINARY,
        "years": Level.NUMERIC,
        "support__valued": Level.ORDINAL,
        "support_score": Level.NUMERIC,
        "started": Level.DATE,
        "why": Level.TEXT,
    }


def test_universe_and_waves_are_kept(small: Instrument) -> None:
    years = codebook_of(small, ["2024"])["years"]
    assert years.universe == 'role == "regional"'
    assert years.waves == ("2024",)


def test_a_score_knows_the_ends_of_its_scale(small: Instrument) -> None:
    book = codebook_of(small, ["2024"])
    assert book["support_score"].scale == (1.0, 5.0)
    assert book["years"].scale is None


def test_written_and_read_back(small: Instrument) -> None:
    book = codebook_of(small, ["2024", "2026"])
    assert Codebook.from_json(book.to_json()) == book
    assert book["role"].codes[2].missing is Missing.REFUSED


def test_recoded_and_left_out(small: Instrument) -> None:
    book = codebook_of(small, ["2024"])
    recoded = book.recoded("years", [Code("few", text("few")), Code("many", text("many"))])
    assert recoded["years"].level is Level.BINARY
    assert "code" not in book.without(["code"])


def test_unknown_variable_suggests_the_near_one(small: Instrument) -> None:
    with pytest.raises(UsageError, match="Did you mean 'role'"):
        codebook_of(small, ["2024"])["rol"]
