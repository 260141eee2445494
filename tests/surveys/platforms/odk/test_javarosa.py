"""What JavaRosa, the engine of ODK Collect, makes of exported forms and of answers to them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from surveys.conditions import Condition, Quantity
from surveys.conditions.evaluation import evaluate
from surveys.conditions.reckoning import value_of
from surveys.model import (
    Allocation,
    Date,
    Instrument,
    Item,
    MultipleChoice,
    Number,
    ShortText,
)
from surveys.platforms.odk.cells import TITLES, Line
from surveys.platforms.odk.conditions import calculation, relevance
from surveys.platforms.odk.names import node
from surveys.platforms.odk.xlsform import form
from tests.surveys.platforms.answering import read_directly, responses
from tests.surveys.platforms.conditions import ABOUT_RECKONED, QUANTITIES
from tests.surveys.platforms.odk import javarosa
from tests.surveys.platforms.reckoned import RECKONED, opened
from tests.surveys.platforms.sample import SAMPLE

OPEN = opened(RECKONED)
FEW = settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each run starts a machine
    suppress_health_check=list(HealthCheck),
)


def numbers(quantity: Quantity, frame: pd.DataFrame, asked: Instrument) -> list[float | None]:
    found = nw.from_native(frame, eager_only=True).select(
        "response_id", value=value_of(quantity, asked)
    )
    return [None if pd.isna(value) else float(value) for value in found["value"].to_list()]


def truths(condition: Condition | None, frame: pd.DataFrame, asked: Instrument) -> list[bool]:
    native = nw.from_native(frame, eager_only=True)
    found: list[bool] = native.select("response_id", shown=evaluate(condition, asked))[
        "shown"
    ].to_list()
    return found


def records(cells: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(name): text for name, text in row.items()} for row in cells.to_dict("records")]


def engine(
    path: Path, cells: pd.DataFrame, asked: Instrument, folder: Path
) -> list[dict[str, javarosa.Node]]:
    """Return what the engine makes of each response."""
    commands: list[tuple[str, ...]] = [("form", str(path))]
    for row in records(cells):
        commands += [("clear",), *javarosa.answers(row, asked), ("nodes",)]
    return [javarosa.nodes(block) for block in javarosa.run(commands, folder)]


def probes(conditions: list[Condition], quantities: list[Quantity]) -> list[Line]:
    """Return notes that are shown on conditions, and rows that compute quantities."""
    notes = [
        {"type": "note", "name": f"shown_{place}", "relevant": relevance(condition, OPEN),
         **{f"label::{title}": "?" for title in TITLES.values()}}
        for place, condition in enumerate(conditions)
    ]  # fmt: skip
    computed = [
        {"type": "calculate", "name": f"value_{place}", "calculation": calculation(quantity, OPEN)}
        for place, quantity in enumerate(quantities)
    ]
    return [*notes, *computed]


@FEW
@given(
    conditions=st.lists(ABOUT_RECKONED, min_size=40, max_size=40),
    quantities=st.lists(QUANTITIES, min_size=25, max_size=25),
    cells=st.lists(responses(OPEN), min_size=6, max_size=6).map(
        lambda parts: pd.concat(parts, ignore_index=True)
    ),
)
def test_conditions_and_numbers_mean_the_same(
    conditions: list[Condition],
    quantities: list[Quantity],
    cells: pd.DataFrame,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("probes")
    cells = cells.assign(response_id=[str(row) for row in range(len(cells))])
    path = javarosa.xform(
        javarosa.with_rows(form(OPEN, "2026"), probes(conditions, quantities)), folder
    )
    found = engine(path, cells, OPEN, folder)
    frame = read_directly(cells, OPEN, "2026").frame
    for place, condition in enumerate(conditions):
        shown = [nodes[f"shown_{place}"].relevant for nodes in found]
        assert shown == truths(condition, frame, OPEN), str(condition)
    for place, quantity in enumerate(quantities):
        texts = [nodes[f"value_{place}"].value for nodes in found]
        values = [float(text) if text else None for text in texts]
        # The engine writes very small numbers as 0.
        wanted = [
            value if value is None else pytest.approx(value, abs=1e-6)
            for value in numbers(quantity, frame, OPEN)
        ]
        assert values == wanted, str(quantity)


def blanked(cells: pd.DataFrame, asked: Instrument) -> tuple[pd.DataFrame, dict[str, list[bool]]]:
    """Empty what would not have been shown, and say of each item where it is shown."""
    shown: dict[str, list[bool]] = {}
    for item in asked.asked:
        condition = asked.condition_of(item.name)
        if condition is None:
            shown[item.name] = [True] * len(cells)
            continue
        shown[item.name] = truths(condition, read_directly(cells, asked, "2026").frame, asked)
        for one in item.fields:
            kept = cells[one.name].where(pd.Series(shown[item.name]), "")
            cells = cells.assign(**{one.name: kept})
    return cells, shown


def within_limits(item: Item, row: dict[str, str]) -> bool:
    """Tell whether the answer keeps to what the item itself says, where there is one."""
    texts = [row[one.name] for one in item.fields]
    match item:
        case Number(minimum=least, maximum=most):
            return not texts[0] or least <= float(texts[0]) <= most
        case Date(earliest=first, latest=last):
            return not texts[0] or first <= dt.date.fromisoformat(texts[0]) <= last
        case ShortText(max_length=most):
            return len(texts[0]) <= most
        case MultipleChoice(codes=codes, at_most=most):
            ticked = [one.part for one in item.fields if row[one.name] == "1"]
            alone = any(codes[code].exclusive for code in ticked)
            return len(ticked) <= (1 if alone else most or len(codes))
        case Allocation(total=total):
            each = all(not text or 0 <= int(text) <= total for text in texts)
            # The last part carries the sum, and is not looked at while it is empty.
            whole = all(texts) and sum(map(int, texts)) == total
            return each and (whole or not texts[-1])
        case _:
            return True


@pytest.mark.parametrize("asked", [SAMPLE.at("2026"), RECKONED], ids=lambda one: one.name)
@FEW
@given(data=st.data())
def test_what_is_shown_and_what_is_refused(
    asked: Instrument, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("form")
    drawn = data.draw(st.lists(responses(asked), min_size=8, max_size=8))
    cells = pd.concat(drawn, ignore_index=True)
    cells = cells.assign(response_id=[str(row) for row in range(len(cells))])
    found = engine(javarosa.xform(form(asked, "2026"), folder), cells, asked, folder)
    given_cells = cells
    cells, shown = blanked(cells, asked)
    frame = read_directly(cells, asked, "2026").frame
    rows = records(given_cells)
    for item in asked.asked:
        relevant = [[nodes[node(one)].relevant for one in item.fields] for nodes in found]
        assert [all(ones) for ones in relevant] == shown[item.name], item.name
        assert [any(ones) for ones in relevant] == shown[item.name], item.name
        valid = truths(item.constraint, frame, asked)
        for row, there in enumerate(shown[item.name]):
            answered = any(rows[row][one.name] not in ("", "0") for one in item.fields)
            if there and answered:
                fits = all(found[row][node(one)].fits for one in item.fields)
                wanted = within_limits(item, rows[row]) and (
                    valid[row] or unanswered(item, frame, row)
                )
                assert fits == wanted, (item.name, rows[row])


def unanswered(item: Item, frame: pd.DataFrame, row: int) -> bool:
    """Tell whether only what is no answer was chosen."""
    return all(pd.isna(frame[one.name].iloc[row]) for one in item.fields)


def test_calculations_are_empty_where_they_are_not_shown(tmp_path: Path) -> None:
    path = javarosa.xform(form(RECKONED, "2026"), tmp_path)
    first = [
        ("answer", "support__valued", "one", "5"), ("answer", "support__alone", "one", "2"),
        ("answer", "planned", "decimal", "7.5"), ("answer", "realised", "integer", "5"),
    ]  # fmt: skip
    blocks = javarosa.run(
        [("form", str(path)), *first, ("nodes",), ("answer", "realised", "integer", "1"), ("nodes",),
         ("answer", "support__alone", "one", "9"), ("nodes",),
         ("answer", "tasks", "several", "time secret"), ("nodes",)],
        tmp_path,
    )  # fmt: skip
    found = [javarosa.nodes(block) for block in blocks]
    names = ("score", "share", "all_of_it")
    values = [
        [round(float(nodes[name].value), 6) if nodes[name].relevant and nodes[name].value else None
         for name in names] for nodes in found
    ]  # fmt: skip
    assert values == [
        [4.5, 66.666667, 73.666667], [4.5, 13.333333, None], [None, 13.333333, None],
        [None, None, None],
    ]  # fmt: skip


def test_earlier_answers_are_shown_in_texts(tmp_path: Path) -> None:
    path = javarosa.xform(form(RECKONED, "2026"), tmp_path)
    answers = [
        ("answer", "called", "text", "Åsa & <Bo>"), ("answer", "mood", "one", "bad"),
        ("answer", "support__valued", "one", "5"), ("answer", "support__known", "one", "4"),
        ("answer", "support__alone", "one", "1"), ("answer", "planned", "decimal", "7.5"),
        ("answer", "realised", "integer", "5"), ("answer", "started", "date", "2026-03-28"),
    ]  # fmt: skip
    for title, end in (("Svenska (sv)", " (sv)"), ("English (en)", "")):
        commands = [("form", str(path)), ("language", title), *answers, ("prompts",)]
        (block,) = javarosa.run(commands, tmp_path)
        found = javarosa.prompts(block)
        gap = " \N{WORD JOINER}"
        assert found["work_note_"].text == f"Of 4.67{gap}bad{end}{end}"
        assert found["planned"].text == f"Planned Åsa & <Bo>{end}"
        assert found["planned"].hint == f"Mood bad{end}{gap}5{end}{end} (euros{end})"
        assert found["why"].text == f"Why 4.67{gap}2026-03-28{gap}7.5{end}"
        assert found["praise"].text == f"Praise 66.67{end}"


def test_each_response_keeps_an_order_of_its_own(tmp_path: Path) -> None:
    path = javarosa.xform(form(RECKONED, "2026"), tmp_path)
    one = [("form", str(path)), ("prompts",), ("answer", "mood", "one", "bad"), ("prompts",)]
    blocks = javarosa.run(one * 12, tmp_path)
    orders = [javarosa.prompts(block)["tasks"].choices for block in blocks]
    assert orders[::2] == orders[1::2]
    assert len(set(orders)) > 3
    assert {tuple(sorted(order)) for order in orders} == {
        ("guidance", "none", "secret", "time", "training")
    }
    rows = {javarosa.prompts(block)["size"].choices for block in blocks}
    assert rows == {("1000001", "1000002", "1000005")}
