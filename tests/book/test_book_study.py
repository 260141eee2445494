"""The book takes the evaluator's study when there is one, else the demo, and says which."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from book.study import chosen, commit_of, inputs_of, prepare
from surveys.errors import UsageError
from surveys.store import Release, Store

FACTS = {"synthetic": True, "seed": 7, "instruments": {}}


def with_studies(root: Path, *names: str) -> Store:
    store = Store(root)
    for name in names:
        store.write_raw(name, {"study.toml": b""}, force=False)
    return store


def test_the_demo_is_taken_when_there_is_nothing_else(tmp_path: Path) -> None:
    assert chosen(with_studies(tmp_path)) == "demo"
    assert chosen(with_studies(tmp_path, "demo")) == "demo"


def test_the_only_real_study_is_taken(tmp_path: Path) -> None:
    assert chosen(with_studies(tmp_path, "demo", "mine")) == "mine"


def test_one_of_several_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--study NAME, one of mine, yours"):
        chosen(with_studies(tmp_path, "mine", "yours"))


def test_the_demo_is_made_and_taken_through_the_line(tmp_path: Path) -> None:
    lines: list[str] = []
    inputs = prepare(tmp_path, None, lines.append)
    assert inputs.study == "demo"
    assert "synteettisistä" in inputs.notice["fi"]
    assert "siemenluku 20260901" in inputs.built_from["fi"]
    assert any("coordinators@2024: read" in line for line in lines)
    assert Store(tmp_path).release("demo").version in inputs.digest


def test_real_data_have_no_banner(tmp_path: Path) -> None:
    release = Release("mine", "abc", tmp_path, {**FACTS, "synthetic": False})
    assert inputs_of(tmp_path, release).notice == {}


def test_the_digest_changes_with_published_figures(tmp_path: Path) -> None:
    release = Release("demo", "abc", tmp_path, FACTS)
    before = inputs_of(tmp_path, release).digest
    Store(tmp_path).published.mkdir(parents=True)
    (Store(tmp_path).published / "figures.csv").write_text("figure,value\n")
    assert inputs_of(tmp_path, release).digest != before


def test_the_commit_is_named_and_changes_are_marked(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == "–"
    for command in (
        ["init", "-q"],
        ["config", "user.email", "a@example.org"],
        ["config", "user.name", "A"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    (tmp_path / "file").write_text("one")
    subprocess.run(["git", "add", "file"], cwd=tmp_path, check=True)
    subprocess.run(["git", "commit", "-qm", "one"], cwd=tmp_path, check=True)
    assert len(commit_of(tmp_path)) == 12
    (tmp_path / "file").write_text("two")
    assert commit_of(tmp_path).endswith("+")
