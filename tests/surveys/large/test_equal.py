"""A large run gives what the line in memory gives, whatever the batches."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import narwhals as nw
import pandas as pd
import pytest

from surveys import platforms
from surveys.anonymisation import DisclosureRule
from surveys.cleaning import Correction, Plan, run, validate
from surveys.cleaning import step as cleaning
from surveys.demo import demo_files
from surveys.large import LargeRun, run_large
from surveys.responses import Responses
from surveys.study import read_study
from tests.surveys.large.waves import (
    ASKED,
    KEY,
    RULE,
    anonymised,
    in_memory,
    settled,
    stored,
    wave,
)


def assert_equal(
    responses: Responses,
    clean: Plan,
    anonymise: Plan,
    folder: Path,
    batch: int,
    rule: DisclosureRule = RULE,
) -> LargeRun:
    """Run both ways; records, what the gate saw and what is written must be the same."""
    small = in_memory(responses, clean, anonymise, rule)
    output = folder / "released.parquet"
    large = run_large(
        stored(responses, folder), responses.instrument, clean, anonymise, rule, KEY, output,
        wave=responses.wave, batch=batch,
    )  # fmt: skip
    assert large.records == small.records
    assert large.risk == small.risk
    small.frame.to_parquet(folder / "small.parquet", index=False)
    pd.testing.assert_frame_equal(
        pd.read_parquet(output), pd.read_parquet(folder / "small.parquet")
    )
    return large


@pytest.mark.parametrize(
    ("seed", "rows", "batch", "twice"),
    [(1, 60, 25, True), (2, 90, 40, False)],
)
def test_random_waves(seed: int, rows: int, batch: int, twice: bool, tmp_path: Path) -> None:
    assert_equal(wave(rows, seed, twice=twice), settled(), anonymised(), tmp_path, batch)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4, 40, 6))
def test_many_random_waves(seed: int, tmp_path: Path) -> None:
    responses = wave(20 + 7 * seed, seed, twice=seed % 2 == 0)
    assert_equal(responses, settled(), anonymised(), tmp_path, 5 + 3 * seed)


def test_of_large_classes_the_lowest_ids_give_cells(tmp_path: Path) -> None:
    frame = wave(400, 5).frame.assign(
        code=pd.array([f"c{number}" for number in range(400)], dtype="str"),
        submitted=pd.Timestamp("2024-01-05"),
        role=pd.array(["regional"] * 400, dtype="str"),
        years=pd.array([1] * 200 + [10] * 190 + [25] + [None] * 9, dtype="Int64"),
    )
    clean = Plan(settled().steps[4:])
    large = assert_equal(
        Responses(ASKED, "2024", "answers", frame), clean, anonymised(), tmp_path, 300
    )
    (suppressed,) = (one for one in large.records if one.step == "suppress")
    assert 1 < suppressed.cells_changed < 10


def test_corrections_also_of_responses_that_are_gone(tmp_path: Path) -> None:
    responses = wave(60, 6)
    frame = responses.frame
    partial = str(frame.loc[frame["submitted"].isna(), "response_id"].iloc[0])
    done = frame[frame["submitted"].notna() & frame["years"].notna()].iloc[0]
    table = [
        Correction(
            response_id=one, field="years", old=old, new="7", date=dt.date(2024, 3, 1), by="office"
        )
        for one, old in ((partial, ""), (str(done["response_id"]), str(done["years"])))
    ]
    clean = Plan(
        (
            cleaning("drop_partial", reason="never finished"),
            cleaning("correct", reason="the office called", table=table),
            *settled().steps[2:],
        )
    )
    large = assert_equal(responses, clean, anonymised(), tmp_path, 30)
    assert large.records[1].notes == (
        "1 correction applied",
        "1 correction of responses that an earlier step dropped",
    )


def test_problems_are_counted_as_in_memory(tmp_path: Path) -> None:
    responses = wave(80, 7)
    seen = run_large(
        stored(responses, tmp_path), responses.instrument, settled(), anonymised(), RULE, KEY,
        tmp_path / "released.parquet", batch=30,
    ).validation  # fmt: skip
    frame, _ = run(nw.from_native(responses.frame, eager_only=True), settled(), ASKED)
    report = validate(responses, nw.to_native(frame))
    assert seen.responses == report.responses
    assert seen.warnings == dict(
        sorted(Counter((str(one.kind), one.item) for one in report.warnings).items())
    )
    assert not seen.errors


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    for name, content in demo_files().items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("coordinators", "2024"),
        ("coordinators", "2026"),
        ("esf_start", "2014_2020"),
        ("esf_exit", "2014_2020"),
    ],
)
def test_every_wave_of_the_demo_study(name: str, when: str, demo: Path, tmp_path: Path) -> None:
    study = read_study(demo / "study.toml")
    (plan,) = (one for one in study.instruments if one.instrument.name == name)
    (file,) = plan.waves[when]
    responses = platforms.read(
        platforms.get(file.platform), demo / file.file, plan.instrument, when, None
    )
    assert_equal(responses, plan.clean, plan.anonymise, tmp_path, 250, plan.rule)
