"""A codebook with a question of every kind that can be described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.publication import Rule
from analysis.sample import Sample
from surveys.codebook import Codebook, Variable
from surveys.model import Code, Disclosure, Kind, Missing, Text

WAVES = ("2024", "2026")


def text(fi: str, sv: str, en: str) -> Text:
    return Text(fi=fi, sv=sv, en=en)


def asked(
    name: str,
    kind: Kind,
    label: Text,
    *,
    question: Text | None = None,
    codes: tuple[Code, ...] = (),
    waves: tuple[str, ...] = WAVES,
) -> Variable:
    item = name.partition("__")[0]
    return Variable(
        name=name,
        item=item,
        kind=kind,
        label=label,
        question=question or label,
        codes=codes,
        disclosure=Disclosure.NONE,
        waves=waves,
        universe="",
    )


NEED = (
    Code("1", text("Ei tarvetta", "Inget behov", "No need")),
    Code("2", text("Jonkin verran", "I någon mån", "Some")),
    Code("3", text("Suuri tarve", "Stort behov", "Great need")),
    Code("unsure", text("En osaa sanoa", "Vet inte", "Don’t know"), missing=Missing.DONT_KNOW),
)
HOMES = (
    Code("town", text("Kunta", "Kommunen", "Town")),
    Code("county", text("Alue", "Området", "County")),
    Code("state", text("Valtio", "Staten", "State")),
)
TASKS = text("Mitä teet?", "Vad gör du?", "What do you do?")
TIES = text("Kuinka tiivistä?", "Hur nära?", "How closely?")
TIME = text("Miten aika jakautuu?", "Hur delas tiden?", "How is time divided?")
PLACES = text("Missä?", "Var?", "Where?")
CODEBOOK = Codebook(
    instrument="visits",
    title=text("Käynnit", "Besök", "Visits"),
    waves=WAVES,
    hashes=("a", "b"),
    variables=(
        asked("need", Kind.CODE, text("Tarve?", "Behov?", "Need?"), codes=NEED),
        asked("home", Kind.CODE, text("Missä?", "Var?", "Where?"), codes=HOMES),
        asked("tasks__advice", Kind.FLAG, text("Neuvonta", "Råd", "Advice"), question=TASKS),
        asked("tasks__visits", Kind.FLAG, text("Käynnit", "Besök", "Visits"), question=TASKS),
        asked("tasks__none", Kind.FLAG, text("Ei mitään", "Inget", "None"), question=TASKS),
        asked("ties__kela", Kind.CODE, text("Kela.", "FPA.", "Kela."), question=TIES, codes=NEED),
        asked("ties__town", Kind.CODE, text("Kunta", "Kommun", "Town"), question=TIES, codes=NEED),
        asked("time__work", Kind.INTEGER, text("Työ", "Arbete", "Work"), question=TIME),
        asked("time__rest", Kind.INTEGER, text("Muu", "Annat", "Rest"), question=TIME),
        asked("years", Kind.INTEGER, text("Vuosia", "År", "Years")),
        asked("places__a", Kind.CODE, text("A", "A", "A"), question=PLACES, codes=HOMES),
        asked("places__b", Kind.CODE, text("B", "B", "B"), question=PLACES, codes=HOMES),
        asked("started", Kind.DATE, text("Alku", "Start", "Start")),
        asked("later", Kind.INTEGER, text("Nyt", "Nu", "Now"), waves=("2026",)),
    ),
)


def sample(
    columns: Mapping[str, Sequence[object]], *, minimum: int = 5, synthetic: bool = False
) -> Sample:
    """Return a sample with these columns; all of 2024 unless `wave` is one of them."""
    size = len(next(iter(columns.values())))
    types = {
        one.name: {Kind.CODE: "str", Kind.FLAG: "boolean", Kind.INTEGER: "Int64"}[one.kind]
        for one in CODEBOOK.variables
        if one.name in columns
    }
    frame = pd.DataFrame({"wave": ["2024"] * size, **columns}).astype(types)
    return Sample(
        frame=frame,
        codebook=CODEBOOK,
        waves=tuple(frame["wave"].unique()),
        rule=Rule(minimum),
        synthetic=synthetic,
    )


def single(item: str, codes: Sequence[str], *waves: Sequence[int], minimum: int = 5) -> Sample:
    """Return a sample in which each wave gave each code as often as counted."""
    answers = [
        (wave, code)
        for wave, counts in zip(WAVES, waves, strict=False)
        for code, count in zip(codes, counts, strict=True)
        for _ in range(count)
    ]
    columns = {"wave": [wave for wave, _ in answers], item: [code for _, code in answers]}
    return sample(columns, minimum=minimum)


def need(*waves: Sequence[int], minimum: int = 5) -> Sample:
    """Return answers to the ordered question: how many gave 1, 2 and 3 in each wave."""
    return single("need", ("1", "2", "3"), *waves, minimum=minimum)
