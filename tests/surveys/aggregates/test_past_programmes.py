"""What is known to be inconsistent in the printed figures of past programmes is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.aggregates import Aggregates, check, read_figures

ROOT = Path(__file__).resolve().parents[3]
S20784 = ROOT / "data_raw" / "published" / "s20784.csv"
# The facts as they were collected: other columns, no bases, names made from words.
LAYOUT = """
title = "Facts of past programmes"
named_by = "fact"
[columns]
value = "value"
unit = "unit"
kind = "kind"
note = "note"
[defaults]
base = "total"
source = "project documents"
[kinds]
"design" = "context"
"expected" = "planned"
[[totals]]
total = "start_notices"
parts = ["living_alone", "household_of_two_or_more"]
[[totals]]
total = "clients_final_report"
parts = ["living_alone", "household_of_two_or_more"]
[[same]]
figures = ["participating_companies_application", "participating_companies_final_report_target"]
[[same]]
figures = ["participating_persons_application", "clients_final_report_target"]
[[same]]
figures = ["clients_final_report", "start_notices"]
[[growths]]
claim = "stated_growth"
later = "employed_at_exit_incl_apprenticeship"
earlier = "employed_at_start_incl_apprenticeship"
"""


@pytest.fixture
def facts(reference: Path, tmp_path: Path) -> Aggregates:
    layout = tmp_path / "facts.toml"
    layout.write_text(LAYOUT, encoding="utf-8")
    return read_figures(reference / "reference" / "indicators" / "seed_facts.csv", layout)


def test_the_collected_facts_contradict_each_other_where_it_is_known(facts: Aggregates) -> None:
    found = {(one.rule, one.finding.figures) for one in check(facts).findings}
    assert ("repeated", ("exit_notices", "secondary_education")) in found
    assert ("two-values", ("clients_final_report", "start_notices")) in found
    assert ("two-values", ("participating_persons_application", "clients_final_report_target")) in found  # fmt: skip
    sums = [figures[-1] for rule, figures in found if rule == "sum"]
    assert sums == ["clients_final_report"], "the households make up the start notices"
    assert [rule for rule, _ in found].count("growth") == 1


def test_the_deviations_of_s20784_are_all_known_and_none_is_in_vain() -> None:
    report = check(read_figures(S20784))
    assert report.findings == ()
    rules = [one.rule for one in report.accepted]
    assert {rule: rules.count(rule) for rule in rules} == {
        "two-values": 3,
        "repeated": 1,
        "excess": 1,
        "growth": 1,
        "growth-bases": 1,
        "mixed-bases": 1,
        "no-base": 6,
        "no-source": 1,
        "unverified": 1,
    }


def test_the_command_ends_with_code_4_when_figures_cannot_be_true(
    tkk: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, printed, complaint = tkk("figures", str(S20784))
    assert (code, complaint) == (0, "")
    assert printed.endswith("s20784: 30 figures, 0 errors, 0 warnings, 16 accepted deviations\n")
    wrong = tmp_path / "s20784.csv"
    wrong.write_text(S20784.read_text("utf-8").replace("living_alone,344,", "living_alone,443,"))
    layout = str(S20784.with_suffix(".toml"))
    code, printed, complaint = tkk("figures", str(wrong), "--layout", layout)
    assert code == 4
    assert "found parts that add up to 820, 99 more than the total" in printed
    assert "found 1 error(s); expected figures without contradictions" in complaint
    code, printed, _ = tkk("figures", str(wrong), "--layout", layout, "--json")
    assert [one["rule"] for one in json.loads(printed)["findings"]] == ["sum"]
    assert json.loads(printed)["accepted"][0]["reason"].startswith("The application planned")


def test_the_command_has_help_with_an_example(tkk: Callable[..., tuple[int, str, str]]) -> None:
    code, printed, _ = tkk("figures", "--help")
    assert code == 0
    assert "tkk figures" in printed.split("Example")[1]
