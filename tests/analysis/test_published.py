"""Published figures as an analysis meets them: found by name, and never contradictory unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.published import load_published
from surveys.errors import AnalysisError, StoreError

HEAD = "figure,value,unit,kind,base,source"
CLIENTS = "clients,774,persons,realised,total,final report"
LAYOUT = """
title = "Demo"
[columns]
figure = "figure"
value = "value"
unit = "unit"
kind = "kind"
base = "base"
source = "source"
"""


def write(root: Path, *rows: str, layout: str = LAYOUT) -> Path:
    folder = root / "data_raw" / "published"
    folder.mkdir(parents=True)
    (folder / "demo.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    (folder / "demo.toml").write_text(layout, encoding="utf-8")
    return root


def test_files_are_found_in_the_published_folder(tmp_path: Path) -> None:
    write(tmp_path, CLIENTS)
    assert load_published("demo", tmp_path).count("clients") == 774
    with pytest.raises(StoreError, match=r"no published figures 'dem'.*Did you mean 'demo'\?"):
        load_published("dem", tmp_path)


def test_the_root_is_found_when_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    with pytest.raises(StoreError, match="one of none so far"):
        load_published("demo")


def test_figures_that_cannot_be_true_are_no_base_for_an_analysis(tmp_path: Path) -> None:
    write(tmp_path, CLIENTS, "starts,-721,notices,realised,total,final report")
    message = "published figures demo: found error: starts: found -721 notices.*tkk figures"
    with pytest.raises(AnalysisError, match=message):
        load_published("demo", tmp_path)


def test_a_deviation_of_the_source_that_was_accepted_is_read(tmp_path: Path) -> None:
    same = '[[same]]\nfigures = ["clients", "starts"]\n'
    accepted = '[[accepted]]\nrule = "two-values"\nreason = "So printed."\n'
    starts = "starts,721,notices,realised,total,final report"
    write(tmp_path, CLIENTS, starts, layout=f"{LAYOUT}{same}")
    with pytest.raises(AnalysisError, match="for one thing, 53 apart"):
        load_published("demo", tmp_path)
    (tmp_path / "data_raw/published/demo.toml").write_text(f"{LAYOUT}{same}{accepted}", "utf-8")
    assert load_published("demo", tmp_path).count("starts") == 721
