"""Random answers to an instrument, as the texts that readers hand over."""

from __future__ import annotations

import datetime as dt
import random

import pandas as pd
from hypothesis import strategies as st

from surveys.model import Field, Instrument, Item, Kind, MultipleChoice
from surveys.responses import Responses, typed

_SIGNS = "aäÖå €'\"=;,-_\n\t😀&<{"
TEXTS = (
    st.text(st.sampled_from(_SIGNS), min_size=1, max_size=40)
    | st.sampled_from(["=1+1", "'=1+1", "'", "''=", "="])
    | st.just("pitkä " * 400)
).filter(lambda text: text.strip() != "")

HARD_TEXTS = (
    "Työ – åtgärd – €", "rivi 1\nrivi 2\n\nrivi 4", "a;b,c\td", 'sanoi "kyllä" \'ja\' ei', "=1+1", "+358",
    "-", "@nimi", "'=1", "'", "\t=1", "<b>&amp;</b> {role} ${role} [role]", "😀", "0", "None", "nan",
    "NULL", "N/A", "1e5", "  keskellä  ", "a\\b|c", "pitkä " * 1500,
)  # fmt: skip


def answers(one: Field) -> st.SearchStrategy[str]:
    """Return a strategy for the texts of a field that has an answer."""
    match one.kind:
        case Kind.CODE:
            assert one.codes is not None
            return st.sampled_from([code.code for code in one.codes])
        case Kind.INTEGER:
            return st.integers(0, 100).map(str) | st.sampled_from(["0", "1", "50", "100"])
        case Kind.DECIMAL:
            return st.decimals(-10, 40, places=1).map(lambda number: f"{number:f}")
        case Kind.DATE:
            return st.dates(dt.date(2020, 1, 1), dt.date(2026, 12, 31)).map(str)
        case _:
            return TEXTS


def _item(item: Item) -> st.SearchStrategy[dict[str, str]]:
    if not isinstance(item, MultipleChoice):
        return st.fixed_dictionaries({one.name: st.just("") | answers(one) for one in item.fields})
    options = [one.name for one in item.fields if not item.codes[one.part].exclusive]
    chosen = st.lists(st.sampled_from(options), unique=True, max_size=3)
    alone = [[one.name] for one in item.fields if item.codes[one.part].exclusive]
    return (chosen | st.sampled_from(alone) if alone else chosen).map(
        lambda names: {
            one.name: str(int(one.name in names)) if names else "" for one in item.fields
        }
    )


def responses(instrument: Instrument) -> st.SearchStrategy[pd.DataFrame]:
    """Return a strategy for a few submitted responses that answer anything anywhere."""
    parts = [_item(item) for item in instrument.asked]
    one = st.tuples(st.sampled_from(["fi", "sv", "en"]), *parts)
    return st.lists(one, min_size=1, max_size=4).map(
        lambda rows: frame(
            [
                (row[0], {key: value for part in row[1:] for key, value in part.items()})
                for row in rows
            ]
        )
    )


def frame(rows: list[tuple[str, dict[str, str | None]]]) -> pd.DataFrame:
    """Return cells of responses that were all submitted."""
    return pd.DataFrame(
        [
            {
                "response_id": str(number),
                "submitted": f"2026-01-{number:02d}T10:20:30",
                "language": language,
                **cells,
            }
            for number, (language, cells) in enumerate(rows, start=1)
        ],
        dtype=object,
    )


def read_directly(cells: pd.DataFrame, instrument: Instrument, wave: str) -> Responses:
    """Return the responses that canonical cells are, without any platform."""
    return typed(cells, instrument.at(wave), wave, "cells", {})


def many(instrument: Instrument, count: int, seed: int) -> pd.DataFrame:
    """Return random responses that answer anything anywhere, texts that files find hard among them.

    Faster than `responses` where many answers to long questionnaires are wanted.
    """
    chance = random.Random(seed)  # noqa: S311 # no secret
    rows = []
    for _ in range(count):
        cells: dict[str, str | None] = {}
        for item in instrument.asked:
            cells |= _chosen(item, chance)
        rows.append((chance.choice(["fi", "sv", "en"]), cells))
    return frame(rows)


def _chosen(item: Item, chance: random.Random) -> dict[str, str]:
    if not isinstance(item, MultipleChoice):
        return {one.name: _one(one, chance) for one in item.fields}
    plain = [one.name for one in item.fields if not item.codes[one.part].exclusive]
    alone = [one.name for one in item.fields if item.codes[one.part].exclusive]
    most = item.at_most or len(plain)
    ticked = chance.sample(plain, chance.randint(0, min(most, len(plain))))
    if alone and chance.random() < 0.2:
        ticked = [chance.choice(alone)]
    return {one.name: str(int(one.name in ticked)) if ticked else "" for one in item.fields}


def _one(one: Field, chance: random.Random) -> str:
    if chance.random() < 0.2:
        return ""
    match one.kind:
        case Kind.CODE:
            assert one.codes is not None
            return chance.choice(one.codes.names)
        case Kind.INTEGER:
            return str(chance.randint(0, 100))
        case Kind.DECIMAL:
            return str(chance.randint(-100, 400) / 10)
        case Kind.DATE:
            return str(dt.date(2020, 1, 1) + dt.timedelta(chance.randint(0, 2500)))
        case _:
            return chance.choice(HARD_TEXTS)
