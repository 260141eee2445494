"""Conditions and numbers mean in SurveyJS's own library what they mean in the toolkit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from surveys.conditions import Condition, Quantity, parse
from surveys.conditions.evaluation import evaluate
from surveys.model import Calculation, Instrument, Section
from surveys.platforms.surveyjs import read
from surveys.platforms.surveyjs.conditions import visibility
from surveys.platforms.surveyjs.form import form
from surveys.platforms.surveyjs.names import LANGUAGE, VERSION
from tests.small import text
from tests.surveys.platforms.answering import responses
from tests.surveys.platforms.conditions import ABOUT_RECKONED, ABOUT_SAMPLE, QUANTITIES
from tests.surveys.platforms.reckoned import RECKONED, opened
from tests.surveys.platforms.sample import SAMPLE
from tests.surveys.platforms.surveyjs.engine import Job, answers, exported, run
from tests.surveys.platforms.surveyjs.odd import LOOKALIKES, ODD
from tests.surveys.platforms.test_conditions import expected, numbers

pytestmark = pytest.mark.engines

FEW = settings(
    max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large,
                           HealthCheck.large_base_example],
)  # fmt: skip


def flat(asked: Instrument) -> dict[str, Any]:
    """A form that shows every question whatever is answered."""
    return form(opened(asked), asked.waves[0].name)


def probed(asked: Instrument, conditions: Sequence[Condition]) -> dict[str, Any]:
    """A form that shows every question, and one more for each condition where it holds."""
    probes = [
        {"type": "html", "name": f"probe_{number}",
         **({"visibleIf": shown} if (shown := visibility(one, asked)) else {})}
        for number, one in enumerate(conditions)
    ]  # fmt: skip
    whole = flat(asked)
    return {**whole, "pages": [*whole["pages"], {"name": "probes_", "elements": probes}]}


def check_meaning(conditions: Sequence[Condition], cells: pd.DataFrame, asked: Instrument) -> None:
    states = [{"data": data} for data in answers(cells, asked)]
    (done,) = run([Job(probed(asked, conditions), states)])
    assert done.faults == []
    for number, one in enumerate(conditions):
        found = [f"probe_{number}" in state["visible"] for state in done.states]
        assert found == expected(one, cells, asked), visibility(one, asked)


@FEW
@given(st.lists(ABOUT_SAMPLE, min_size=15, max_size=30), responses(SAMPLE.at("2026")))
def test_conditions_mean_the_same(conditions: list[Condition], cells: pd.DataFrame) -> None:
    check_meaning(conditions, cells, opened(SAMPLE.at("2026")))


@FEW
@given(st.lists(ABOUT_RECKONED, min_size=15, max_size=30), responses(opened(RECKONED)))
def test_conditions_that_reckon_mean_the_same(
    conditions: list[Condition], cells: pd.DataFrame
) -> None:
    check_meaning(conditions, cells, opened(RECKONED))


@FEW
@given(st.lists(QUANTITIES, min_size=10, max_size=20), responses(opened(RECKONED)))
def test_numbers_are_computed_the_same(quantities: list[Quantity], cells: pd.DataFrame) -> None:
    whole = opened(RECKONED)
    probes = [Calculation(f"probe_{number}", text("Probe"), value=one)
              for number, one in enumerate(quantities)]  # fmt: skip
    asked = with_section(whole, Section("probes", text("Probes"), tuple(probes)))
    states = [{"data": data} for data in answers(cells, whole)]
    (done,) = run([Job(form(asked, "2026"), states)])
    for probe, quantity in zip(probes, quantities, strict=True):
        found = [state["data"].get(probe.name) for state in done.states]
        wanted = numbers(quantity, cells, whole)
        assert found == [one if one is None else pytest.approx(one, abs=1e-9) for one in wanted]


def with_section(instrument: Instrument, section: Section) -> Instrument:
    return replace(instrument, sections=(*instrument.sections, section))


def test_codes_that_look_alike_stay_apart() -> None:
    values = ["1", "01", "0x10", "16", "1e1", "10", "undefined_", "true", "null"]
    probes = [{"type": "html", "name": f"is_{number}", "visibleIf": visibility(parse(f'row == "{code.code}"'), ODD)}
              for number, code in enumerate(LOOKALIKES)]  # fmt: skip
    whole = exported(ODD, "2026")
    states = [{"data": {"row_": value}} for value in [*values, None]]
    pages = [*whole["pages"], {"name": "probes_", "elements": probes}]
    (done,) = run([Job({**whole, "pages": pages}, states)])
    shown = [[one for one in state["visible"] if one.startswith("is_")] for state in done.states]
    assert shown == [*([f"is_{number}"] for number in range(len(values))), []]


def test_hidden_answers_are_forgotten_at_once() -> None:
    """Conditions on an answer that was hidden do not go by what was answered before."""
    steps = [
        ["role", "other"], ["tasks", ["training"]], ["support", {"valued": "5"}], ["why", "So"],
    ]  # fmt: skip
    fills = [{"steps": steps}, {"steps": [*steps, ["role", "local"]]}]
    (done,) = run([Job(exported(SAMPLE, "2026"), fills=fills)])
    kept, changed = (set(one["data"]) - {VERSION, LANGUAGE} for one in done.fills)
    assert kept == {"role", "tasks", "support", "why"}
    assert changed == {"role", "tasks"}


@pytest.mark.parametrize("instrument", [SAMPLE, RECKONED], ids=lambda one: one.name)
@FEW
@given(st.data())
def test_whoever_changes_answers_sees_what_fits_them(
    instrument: Instrument, data: st.DataObject
) -> None:
    """What is shown in the end depends on the answers that are left, not on the way there."""
    wave = instrument.waves[-1].name
    asked = instrument.at(wave)
    rows = answers(data.draw(responses(asked)), asked) + answers(data.draw(responses(asked)), asked)
    pairs = [list(pair) for row in rows for pair in row.items()]
    orders = [pairs, pairs[::-1], *(data.draw(st.permutations(pairs)) for _ in range(3))]
    (done,) = run([Job(exported(instrument, wave), fills=[{"steps": one} for one in orders])])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "results.json"
        path.write_text(json.dumps([one["data"] for one in done.fills]), encoding="utf-8")
        frame_ = nw.from_native(read(path, instrument, wave).frame, eager_only=True)
    for item in asked.asked:
        rule = evaluate(asked.condition_of(item.name), asked)
        shown = frame_.select("response_id", shown=rule)["shown"].to_list()
        assert [item.name in one["visible"] for one in done.fills] == shown, item.name
        stored = [item.name in one["data"] for one in done.fills]
        assert [there and not seen for there, seen in zip(stored, shown, strict=True)].count(
            True
        ) == 0


def test_so_are_the_numbers_computed_from_them() -> None:
    whole = opened(RECKONED)
    hidden = replace(whole, sections=tuple(
        replace(section, items=tuple(
            replace(item, show_if='mood == "good"') if item.name in ("support", "spent") else item
            for item in section.items
        ))
        for section in whole.sections
    ))  # fmt: skip
    probes = (
        Calculation("counted", text("Counted"), value="count(support)"),
        Calculation("given_out", text("Given out"), value="sum(spent)"),
    )
    asked = with_section(hidden, Section("probes", text("Probes"), probes))
    steps = [
        ["mood", "good"], ["support", {"valued": "4", "known": "5"}], ["spent", {"clients": 100}],
    ]  # fmt: skip
    fills = [{"steps": steps}, {"steps": [*steps, ["mood", "bad"]]}]
    (done,) = run([Job(form(asked, "2026"), fills=fills)])
    shown = ("score", "counted", "given_out")
    assert [[one["data"].get(name) for name in shown] for one in done.fills] == [
        [4.5, 2, 100], [None, 0, None],
    ]  # fmt: skip
