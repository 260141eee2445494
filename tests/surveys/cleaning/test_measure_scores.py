from __future__ import annotations

from typing import Any

import narwhals as nw
import pyarrow as pa
import pytest

from surveys import measures
from surveys.cleaning import Frame, Plan, added_columns, step
from surveys.cleaning.frames import framed, texts
from surveys.cleaning.measure_scores import measure_scores
from surveys.errors import DefinitionError, ResponseError
from surveys.model import LANGUAGES, Instrument, Kind, LikertGrid, Number, Section, SingleChoice

from .conftest import codes, text

GSE = [f"gse__i{place}" for place in range(10)]


@pytest.fixture
def asking(instrument: Instrument) -> Instrument:
    rows = codes("rows", *(f"i{place}" for place in range(10)))
    page = Section(
        "page",
        text("Page"),
        (
            LikertGrid("gse", text("GSE"), rows=rows, codes=codes("four", "1", "2", "3", "4")),
            Number("was_now", text("WAS"), minimum=0, maximum=11),
            Number("age", text("Age"), minimum=15, maximum=70),
            SingleChoice("role", text("Role"), codes=codes("role", "a", "b")),
        ),
    )
    return Instrument("measured", text("x"), text("x"), text("x"), (page,), instrument.waves)


def answers(engine: str) -> Frame:
    columns: dict[str, list[object]] = {
        name: ["3", "4" if place < 7 else None, "4" if place < 6 else None, None]
        for place, name in enumerate(GSE)
    }
    reasons = {f"{name}__missing": [None, None, None, "not_asked"] for name in GSE}
    every: dict[str, Any] = {"response_id": ["1", "2", "3", "4"], **columns, **reasons}
    if engine == "pandas":
        return framed(**every)
    return nw.from_native(pa.table(every), eager_only=True)


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
def test_scores_are_those_of_the_measure(engine: str, asking: Instrument) -> None:
    notes: list[str] = []
    scored = measure_scores(
        answers(engine), asking, measure="gse", fields=["gse"], to="efficacy", note=notes.append
    )
    assert texts(scored, "efficacy") == ["30.0", "40.0", None, None]
    assert texts(scored, "efficacy__missing") == [None, None, "blank", "not_asked"]
    assert notes == ["2 with a score of 4 responses"]
    assert ("efficacy_band" in scored.columns) == bool(measures.get("gse").bands)


def test_bands_and_subscales_have_columns(asking: Instrument) -> None:
    frame = framed(response_id=["1", "2"], was_now=[8, None], age=[40, 30], gse__i0=["1", "1"])
    scored = measure_scores(frame, asking, measure="was", fields=["was_now"], to="was", age="age")
    band = measures.score(measures.get("was"), [[8]], [40]).bands[0]
    assert texts(scored, "was_band") == [band, None]
    assert texts(scored, "was_band__missing") == [None, "blank"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measure": "gsee"}, "Did you mean 'gse'?"),
        ({"measure": "abilitator"}, "which has no published score"),
        ({"fields": ["gse__i0"]}, "1 field(s) for measure gse; expected 10"),
        ({"measure": "was", "fields": ["role"]}, "numbers, or codes that are ones"),
        ({"to": "Efficacy"}, "lower-case letters"),
        ({"to": "age"}, "a column 'age' already"),
        ({"to": "response_id"}, "a column 'response_id' already"),
    ],
)
def test_what_does_not_fit_is_refused(
    asking: Instrument, options: dict[str, Any], message: str
) -> None:
    given = {"measure": "gse", "fields": ["gse"], "to": "efficacy", **options}
    frame = answers("pandas").with_columns(role=nw.lit("a"))
    with pytest.raises(DefinitionError) as raised:
        measure_scores(frame, asking, **given)
    assert message in str(raised.value)


def test_an_impossible_answer_is_refused(asking: Instrument) -> None:
    frame = framed(response_id=["1"], was_now=[11])
    with pytest.raises(ResponseError, match="measure was, person 1"):
        measure_scores(frame, asking, measure="was", fields=["was_now"], to="was")


def test_added_columns_are_described() -> None:
    plan = Plan(
        tuple(
            step(name, reason="r", **options)
            for name, options in (
                ("flag_outliers", {"fields": ["age"]}),
                ("flag_outliers", {"fields": ["was_now"]}),
                ("flag_near_duplicates", {}),
                ("blank_skipped", {}),
                ("measure_scores", {"measure": "wai", "fields": [], "to": "ability"}),
                ("measure_scores", {"measure": "whodas12", "fields": [], "to": "who"}),
            )
        )
    )
    added = {one.name: one for one in added_columns(plan)}
    domains = [f"who_{part.code}" for part in measures.get("whodas12").subscales]
    assert list(added) == [
        "flag__outlier", "flag__near_duplicate", "ability", "ability_band", "who", *domains,
    ]  # fmt: skip
    assert added["flag__outlier"].kind is Kind.FLAG
    codes_ = added["ability_band"].codes
    assert codes_ is not None
    assert codes_.names == ("poor", "moderate", "good", "excellent")
    assert all(one.text.has(language) for one in added.values() for language in LANGUAGES)


def test_every_flag_is_described() -> None:
    from surveys.cleaning.added import _RAISED_BY
    from surveys.cleaning.flags import FLAGS
    from surveys.cleaning.registry import STEPS

    assert set(_RAISED_BY.values()) == set(FLAGS)
    assert set(_RAISED_BY) == {name for name in STEPS if name.startswith("flag_")}
