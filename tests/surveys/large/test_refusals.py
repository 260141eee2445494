"""What a large run refuses, and that nothing is written then."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from surveys.anonymisation import DisclosureRule
from surveys.anonymisation import step as anonymising
from surveys.cleaning import Plan, Step
from surveys.cleaning import step as cleaning
from surveys.errors import (
    DefinitionError,
    DisclosureError,
    ResponseError,
    StoreError,
    ToolkitError,
    UsageError,
)
from surveys.large import LargeRun, run_large, same
from surveys.large.duck import DuckEngine
from surveys.large.engine import Engine
from surveys.responses import Responses
from tests.surveys.large.waves import ASKED, KEY, RULE, anonymised, settled, stored, wave

NOTHING = Plan()


def refused(
    responses: Responses,
    folder: Path,
    kind: type[ToolkitError],
    clean: Plan = NOTHING,
    anonymise: Plan = NOTHING,
    rule: DisclosureRule = RULE,
) -> str:
    """Run on small batches; return the message of the error, and see that the old file stays."""
    output = folder / "released.parquet"
    output.write_text("old")
    with pytest.raises(kind) as error:
        run_large(
            stored(responses, folder), ASKED, clean, anonymise, rule, KEY, output, batch=10
        )  # fmt: skip
    assert output.read_text() == "old"
    assert not list(folder.glob(".unfinished*"))
    return str(error.value)


def test_a_step_that_needs_the_whole_wave_is_named(tmp_path: Path) -> None:
    needs_all = Step("flag_speeding", lambda frame, _: frame, reason="read too fast")
    message = refused(wave(20, 1), tmp_path, UsageError, Plan((needs_all,)))
    assert "step flag_speeding, which needs all answers in memory at once" in message


def test_what_is_not_settled_is_counted(tmp_path: Path) -> None:
    message = refused(wave(40, 1, twice=True), tmp_path, ResponseError)
    counted: dict[str, str] = {}
    for line in message.splitlines():
        times, _, problem = line.strip().partition(" × ")
        counted[problem] = times
    assert int(counted["out_of_range, item years"]) > 0
    assert int(counted["duplicate, item response_id"]) > 0


def test_the_gate_stays_shut(tmp_path: Path) -> None:
    message = refused(wave(60, 2), tmp_path, DisclosureError, settled())
    assert "blanks as value" in message
    assert "direct identifiers: code" in message
    assert "traces of the platform: response_id (the platform's own)" in message


def test_ids_that_stand_twice_in_different_batches(tmp_path: Path) -> None:
    codes = pd.array([f"c{number}" for number in range(40)], dtype="str")
    frame = wave(40, 3).frame.assign(submitted=pd.Timestamp("2024-01-05"), code=codes)
    frame["response_id"] = pd.array([f"{number % 39}" for number in range(40)], dtype="str")
    responses = Responses(ASKED, "2024", "answers", frame)
    ids_kept = Plan(settled().steps[4:])
    # The validation would say so; here each step is asked by itself.
    engine = DuckEngine(tmp_path / "scratch", "500MB")
    data = engine.read(stored(responses, tmp_path))
    with pytest.raises(DisclosureError, match="step suppress: found response ids that stand more"):
        removing(engine, data)
    with pytest.raises(DisclosureError, match="step replace_response_ids"):
        same.check_response_ids(engine, data)
    message = refused(responses, tmp_path, ResponseError, ids_kept)
    assert "2 × duplicate, item response_id" in message


def removing(engine: Engine, data: str) -> str:
    """Decide on the suppression of the rule's keys."""
    from surveys.large.removing import with_losses

    return with_losses(engine, data, {"keys": RULE.keys, "k": RULE.k})


def test_two_identifiers_with_one_pseudonym(tmp_path: Path) -> None:
    engine = DuckEngine(tmp_path / "scratch", "500MB")
    rows = pd.DataFrame({"mark": ["a", "b", "b", None], "person": ["x", "x", "x", None]})
    rows.to_parquet(tmp_path / "rows.parquet")
    data = engine.read(tmp_path / "rows.parquet")
    with pytest.raises(DisclosureError, match=r"1 collision\(s\)"):
        same.check_pseudonyms(engine, data, "mark", "person")


def test_a_step_that_makes_pseudonyms_needs_the_key(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="step pseudonymise without a key"):
        run_large(
            stored(wave(20, 1), tmp_path), ASKED, settled(), anonymised(), RULE, None,
            tmp_path / "released.parquet",
        )  # fmt: skip


def test_keep_last_by_an_unknown_column(tmp_path: Path) -> None:
    plan = Plan((cleaning("keep_last", reason="answered twice", by="cod"),))
    message = refused(wave(20, 1), tmp_path, DefinitionError, plan)
    assert "by = 'cod'" in message
    assert "Did you mean 'code'?" in message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rol": "role"}, "column 'rol'; expected the fields of instrument small. Did you mean"),
        ({"id": "response_id"}, "no column 'response_id'"),
    ],
)
def test_columns_that_are_not_the_instruments(
    change: dict[str, str], words: str, tmp_path: Path
) -> None:
    new, old = next((new, old) for new, old in change.items())
    responses = wave(20, 1)
    frame = responses.frame.rename(columns={old: new})
    message = refused(Responses(ASKED, "2024", "answers", frame), tmp_path, ResponseError)
    assert words in message


def test_unknown_engines_and_sources(tmp_path: Path) -> None:
    source = tmp_path / "answers.xlsx"
    source.write_text("")

    def run_on(source: Path, engine: str) -> LargeRun:
        return run_large(
            source, ASKED, NOTHING, NOTHING, RULE, KEY, tmp_path / "released.parquet",
            engine=engine,  # type: ignore[arg-type] # as somebody may mistype it
        )  # fmt: skip

    with pytest.raises(UsageError, match="engine 'duckbd'"):
        run_on(source, "duckbd")
    for name in ("answers.xlsx", "nowhere.parquet"):
        with pytest.raises(StoreError, match=r"expected a \.parquet, \.csv or \.duckdb file"):
            run_on(tmp_path / name, "duckdb")


def test_a_plan_that_recodes_what_is_not_there(tmp_path: Path) -> None:
    plan = Plan((anonymising("band", reason="rare", field="role", edges=[1]),))
    assert "band" in refused(wave(20, 1), tmp_path, DefinitionError, settled(), plan)
