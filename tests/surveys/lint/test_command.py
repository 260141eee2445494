"""The command: messages for people and programs, exit codes, and a quick start."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from surveys import instruments
from surveys.lint import check
from surveys.model import Instrument, Text
from tests.small import small_instrument

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> tuple[Instrument, Instrument]:
    """One instrument without findings and one with a straight apostrophe."""
    small = small_instrument()
    grid = replace(small.sections[1], items=small.sections[1].items[:2])
    clean = replace(small, name="clean", sections=(grid,))
    faulty = replace(clean, name="faulty", thanks=Text("Kiitos", "Tack", "Don't know"))
    monkeypatch.setattr(instruments, "INSTRUMENTS", (clean, faulty))
    return clean, faulty


def test_clean_instrument_ends_well(tkk: Command, two: tuple[Instrument, Instrument]) -> None:
    code, printed, complaint = tkk("check", "clean")
    assert (code, complaint) == (0, "")
    assert printed == (
        "clean: clean; 2024: 1 questions, 26 words, estimated 0–0 min, typically 0; "
        "2026: 1 questions, 26 words, estimated 0–0 min, typically 0\n"
    )


def test_findings_end_with_the_code_for_definitions(
    tkk: Command, two: tuple[Instrument, Instrument]
) -> None:
    code, printed, complaint = tkk("check")
    assert code == 3
    lines = printed.splitlines()
    assert lines[1].startswith("faulty: hint: thanks: found a straight quotation mark")
    assert lines[2].startswith("faulty: 1 hint; 2024:")
    assert complaint.startswith("tkk: faulty: found 1 finding(s); expected none.")


def test_languages_can_be_limited(tkk: Command, two: tuple[Instrument, Instrument]) -> None:
    assert tkk("check", "--language", "fi", "--language", "sv")[0] == 0
    assert tkk("check", "--language", "de")[0] == 2


def test_programs_get_json(tkk: Command, two: tuple[Instrument, Instrument]) -> None:
    code, printed, _ = tkk("check", "faulty", "--json")
    assert code == 3
    (report,) = json.loads(printed)
    assert report["instrument"] == "faulty"
    assert set(report["lengths"]) == {"2024", "2026"}
    (finding,) = report["findings"]
    assert (finding["rule"], finding["level"], finding["place"]) == (
        "straight-quotes",
        "hint",
        "thanks",
    )
    assert finding["languages"] == ["en"]


def test_unknown_instrument_is_a_usage_error(tkk: Command) -> None:
    code, _, complaint = tkk("check", "coordinator")
    assert code == 2
    assert "Did you mean 'coordinators'?" in complaint


def test_help_has_an_example(tkk: Command) -> None:
    code, printed, _ = tkk("check", "--help")
    assert code == 0
    assert "tkk check coordinators" in printed


def test_checking_loads_no_data_frames() -> None:
    script = (
        "import sys\n"
        "from surveys.cli import tkk\n"
        "from surveys.errors import DefinitionError\n"
        "try:\n"
        "    tkk.main(['check', 'esf_start'], standalone_mode=False)\n"
        "except DefinitionError:\n"
        "    pass\n"
        "print({'pandas', 'numpy', 'narwhals'} & set(sys.modules))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("instrument", instruments.INSTRUMENTS, ids=lambda one: one.name)
def test_no_questionnaire_of_ours_has_an_error(instrument: Instrument) -> None:
    errors = [str(one) for one in check(instrument).findings if one.level == "error"]
    assert errors == []
