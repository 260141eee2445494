"""The three editions say the same: equal cells, labels and structure; no result typed by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

BOOK = Path(__file__).resolve().parents[2] / "book"
LANGUAGES = ("fi", "sv", "en")
PAGES = sorted(path.name for path in (BOOK / "fi").glob("*.md"))

CELL = re.compile(r"^```\{code-cell\}.*?^```$", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"^:::\{figure\} (\S+)\n((?::\S+:.*\n)*)", re.MULTILINE)
EVAL = re.compile(r"\{eval\}`([^`]+)`")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
LINK = re.compile(r"\]\((\./[^)]+)\)")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?![\w])")

NAMED = {"2024", "2025", "2026", "95", "0", "5"}
"""Numbers that are no results: years, the confidence level, the ends of a scale."""


def source(language: str, page: str) -> str:
    return (BOOK / language / page).read_text(encoding="utf-8")


def shape(text: str) -> dict[str, object]:
    return {
        "cells": CELL.findall(text),
        "figures": FIGURE.findall(text),
        "inline": sorted(EVAL.findall(text)),
        "headings": [len(marks) for marks in HEADING.findall(CELL.sub("", text))],
        "links": LINK.findall(text),
    }


def test_every_edition_has_the_same_pages_in_the_same_order() -> None:
    tables = []
    for language in LANGUAGES:
        config = (BOOK / language / "myst.yml").read_text(encoding="utf-8")
        tables.append(re.findall(r"- file: (\S+)", config))
    assert tables[0] == tables[1] == tables[2]
    assert sorted(tables[0]) == PAGES


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_is_the_same_in_every_language(page: str, language: str) -> None:
    assert shape(source(language, page)) == shape(source("fi", page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_result_is_typed_into_prose(page: str, language: str) -> None:
    text = source(language, page)
    for pattern in (FRONT, CELL, EVAL, FIGURE):
        text = pattern.sub("", text)
    prose = text.replace("S20784", "").replace("HMAC-SHA256", "").replace("–", " ")
    typed = {number.strip(".,") for number in NUMBER.findall(prose)}
    assert typed <= NAMED, typed - NAMED


@pytest.mark.parametrize("page", PAGES)
def test_titles_and_descriptions_differ_between_languages(page: str) -> None:
    fronts = []
    for language in LANGUAGES:
        found = FRONT.match(source(language, page))
        assert found is not None
        fronts.append(found[0])
    assert len(set(fronts)) == 3
