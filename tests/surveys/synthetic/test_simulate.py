"""`tkk simulate` writes what a platform would export, for every instrument."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from surveys import instruments, platforms
from surveys.cleaning import validate
from surveys.errors import UsageError
from surveys.instruments import coordinators
from surveys.instruments.supervisors import supervisors
from surveys.responses import typed
from surveys.synthetic.populations import simulate

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("name", instruments.names())
def test_every_instrument_can_be_simulated(name: str) -> None:
    instrument = instruments.get(name)
    wave = instrument.waves[-1].name
    cells = simulate(instrument, wave, people=45, seed=2, drop_out=0.1)
    assert 10 < len(cells) <= 45
    responses = typed(cells, instrument.at(wave), wave, "synthetic", {})
    report = validate(responses)
    assert (responses.problems, report.errors, report.warnings) == ((), (), ())
    assert pd.to_datetime(cells["submitted"]).dropna().is_monotonic_increasing


def test_both_sides_of_a_team_can_be_simulated_apart() -> None:
    mine = simulate(coordinators, "2026", people=200, seed=1)
    theirs = simulate(supervisors, "2026", people=80, seed=1)
    joined = mine[mine["team_code"] != ""].merge(theirs, on="team_code", suffixes=("", "_theirs"))
    assert len(joined) > 100
    assert (joined["ely"] == joined["ely_theirs"]).all()
    assert not set(mine["link_code"]) & set(theirs["link_code"]) - {""}


def test_areas_lie_in_one_another() -> None:
    from surveys.codelists.areas import COUNTY_TO_ELY

    cells = simulate(coordinators, "2026", people=300, seed=1)
    told = cells[cells["county"].notna() & (cells["county"] != "")]
    assert told["county"].map(COUNTY_TO_ELY).equals(told["ely"])
    assert told["ely"].nunique() > 10


def test_nobody_cannot_answer() -> None:
    with pytest.raises(UsageError, match="found 0 people; expected 1 or more"):
        simulate(coordinators, "2026", people=0, seed=1)


@pytest.mark.parametrize("platform", platforms.names())
def test_the_command_writes_a_file_that_can_be_read(
    tkk: Command, tmp_path: Path, platform: str
) -> None:
    arguments = ("simulate", "coordinators", "--wave", "2024", "--people", "50", "--platform",
                 platform, "--seed", "3", "--output", str(tmp_path))  # fmt: skip
    target = platforms.get(platform)
    code, printed, complaint = tkk(*arguments)
    assert (code, complaint) == (0, "")
    path = tmp_path / f"coordinators_2024.{platform}.{next(iter(target.LAYOUTS.values()))}"
    assert printed == f"wrote {path} (50 synthetic responses)\n"
    content = path.read_bytes()
    found = target.read(path, coordinators, "2024")
    assert (len(found), found.problems, validate(found).errors) == (50, (), ())
    code, _, complaint = tkk(*arguments)
    assert (code, "--force" in complaint) == (6, True)
    assert tkk(*arguments, "--force")[0] == 0
    assert path.read_bytes() == content


def test_limesurvey_keeps_those_who_stop_half_way(tkk: Command, tmp_path: Path) -> None:
    assert tkk("simulate", "coordinators", "--people", "200", "--output", str(tmp_path))[0] == 0
    path = tmp_path / "coordinators_2026.limesurvey.csv"
    frame = platforms.get("limesurvey").read(path, coordinators, "2026").frame
    assert 2 <= frame["submitted"].isna().sum() <= 30


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["coordinatrs"], "Did you mean 'coordinators'"),
        (["demo", "--people", "3"], "found --people with the demo study"),
        (["coordinators", "--people", "0"], "0 is not in the range"),
        (["coordinators", "--wave", "2025"], "wave '2025'"),
        (["coordinators", "--platform", "limesurvy"], "Did you mean 'limesurvey'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_simulated_is_named(
    tkk: Command, tmp_path: Path, arguments: list[str], message: str
) -> None:
    code, _, complaint = tkk("simulate", *arguments)
    assert (code, message in complaint) == (2, True), complaint
