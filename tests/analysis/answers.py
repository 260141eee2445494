"""A codebook with a variable of every level, and samples whose answers stand in the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

from analysis.publication import Rule
from analysis.sample import Sample
from surveys.codebook import Codebook, Variable
from surveys.model import Code, Disclosure, Kind, Missing, Text

WAVES = ("2024", "2026")
approx: Callable[..., Any] = pytest.approx
"""pytest.approx, which mypy would not let stand inside a tuple."""


def text(fi: str, sv: str, en: str) -> Text:
    return Text(fi=fi, sv=sv, en=en)


def codes(*names: str) -> tuple[Code, ...]:
    return tuple(Code(name, text(f"{name}-fi", f"{name}-sv", f"{name}-en")) for name in names)


def variable(
    name: str,
    kind: Kind,
    *,
    answers: tuple[Code, ...] = (),
    label: Text | None = None,
    item: str = "",
    waves: tuple[str, ...] = WAVES,
    universe: str = "",
) -> Variable:
    shown = label or text(f"{name} fi", f"{name} sv", f"{name} en")
    return Variable(
        name=name,
        item=item or name,
        kind=kind,
        label=shown,
        question=shown,
        codes=answers,
        disclosure=Disclosure.NONE,
        waves=waves,
        universe=universe,
    )


YES_NO = (
    Code("yes", text("Kyllä", "Ja", "Yes")),
    Code("no", text("Ei", "Nej", "No")),
    Code("unsure", text("En osaa sanoa", "Vet inte", "Don’t know"), missing=Missing.DONT_KNOW),
)
AREAS = (
    Code("01", text("Uusimaa", "Nyland", "Uusimaa")),
    Code("02", text("Häme", "Tavastland", "Häme")),
    Code("03", text("Savo", "Savolax", "Savo")),
    Code("04", text("Lappi", "Lappland", "Lapland")),
)
CODEBOOK = Codebook(
    instrument="visits",
    title=text("Käynnit", "Besök", "Visits"),
    waves=WAVES,
    hashes=("a", "b"),
    variables=(
        variable("score", Kind.DECIMAL, label=text("Johdon tuki", "Ledningens stöd", "Support")),
        variable(
            "likert",
            Kind.CODE,
            answers=codes("1", "2", "3", "4", "5"),
            label=text("Työ sujuu.", "Arbetet löper.", "Work goes well."),
        ),
        variable(
            "plan",
            Kind.CODE,
            answers=YES_NO,
            label=text("Onko suunnitelma?", "Finns en plan?", "Is there a plan?"),
        ),
        variable("home", Kind.CODE, answers=codes("city", "county", "state")),
        variable(
            "help__phone",
            Kind.FLAG,
            item="help",
            label=text("Puhelin", "Telefon", "Telephone"),
        ),
        variable("help__visit", Kind.FLAG, item="help", label=text("Käynti", "Besök", "Visit")),
        variable("years", Kind.INTEGER, universe='plan == "yes"'),
        variable("started", Kind.DATE),
        variable("later", Kind.INTEGER, waves=("2026",)),
        variable("area", Kind.CODE, answers=AREAS),
    ),
)


def sample(
    columns: Mapping[str, Sequence[object]],
    *,
    minimum: int = 5,
    synthetic: bool = False,
) -> Sample:
    """Return a sample with these columns; `wave` is one of them."""
    types: dict[str, str] = {
        "wave": "str",
        "respondent": "str",
        "score": "Float64",
        "likert": "str",
        "plan": "str",
        "home": "str",
        "help__phone": "boolean",
        "years": "Int64",
        "later": "Int64",
        "area": "str",
    }
    frame = pd.DataFrame(dict(columns))
    known = {name: kind for name, kind in types.items() if name in frame.columns}
    return Sample(
        frame=frame.astype(known),
        codebook=CODEBOOK,
        rule=Rule(minimum),
        synthetic=synthetic,
    )


def two_waves(
    item: str,
    before: Sequence[object],
    after: Sequence[object],
    *,
    minimum: int = 5,
    synthetic: bool = False,
) -> Sample:
    """Return a sample in which respondent r0 gave before[0] and after[0], and so on."""
    return sample(
        {
            "wave": ["2024"] * len(before) + ["2026"] * len(after),
            "respondent": [f"r{place:03d}" for place in range(len(before))]
            + [f"r{place:03d}" for place in range(len(after))],
            item: [*before, *after],
        },
        minimum=minimum,
        synthetic=synthetic,
    )
