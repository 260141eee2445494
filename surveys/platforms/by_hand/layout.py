"""Writes answers as platforms give back those of a form that was built by hand: as texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from surveys.model import Instrument, Item, Language, MultipleChoice
from surveys.platforms.by_hand.texts import SEPARATOR, codes_of, headings
from surveys.platforms.sheets import Cell
from surveys.platforms.writing import column_texts

if TYPE_CHECKING:
    import pandas as pd


def rows_of_texts(
    cells: pd.DataFrame, asked: Instrument, language: Language
) -> Iterator[dict[str, str]]:
    """Yield heading → text for every response, each answer in the language of the response.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    asked
        As asked in one wave.
    language
        Of the headings.
    """
    named = headings(asked, language)
    columns = {str(name): column_texts(cells, str(name)) for name in cells}
    known = {own: _texts(asked, own) for own in asked.languages}
    for row in range(len(cells)):
        answers = {name: column[row] for name, column in columns.items()}
        own = answers["language"]
        texts = known[own if own in known else language]
        yield {
            heading: text
            for item in asked.asked
            for heading, text in _item(item, answers, texts, named)
            if text
        }


def _texts(asked: Instrument, language: Language) -> dict[str, dict[str, str]]:
    return {one.name: codes_of(one, asked, language) for one in asked.asked_fields}


def _item(
    item: Item,
    answers: Mapping[str, Cell],
    texts: Mapping[str, Mapping[str, str]],
    named: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    if isinstance(item, MultipleChoice):
        chosen = [texts[one.name]["1"] for one in item.fields if answers[one.name] == "1"]
        yield named[item.fields[0].name], several(chosen)
        return
    for one in item.fields:
        cell = answers[one.name] or ""
        yield named[one.name], texts[one.name].get(cell, cell)


def several(chosen: Sequence[str]) -> str:
    """Return several answers in one cell, each with a semicolon after it."""
    return "".join(f"{text}{SEPARATOR}" for text in chosen)
