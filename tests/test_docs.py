"""What the guides show can be used: settings, tables and commands, and every step is in them."""

from __future__ import annotations

import re
from importlib.resources import files
from inspect import signature
from pathlib import Path
from typing import Any

import click
import pytest

from analysis.cli import main  # noqa: F401 - registers the commands of both packages
from surveys import anonymisation, cleaning
from surveys.cleaning.plan import SUPPLIED
from surveys.cli.command import tkk
from surveys.large.ways import WAYS
from surveys.study import read_study

DOCS = Path(__file__).resolve().parents[1] / "docs"
GUIDES = ("walkthrough.md", "cleaning.md", "anonymisation.md")
DEMO = files("surveys.demo").joinpath("study.toml").read_text(encoding="utf-8")
# A table that the demo has once, and that a snippet can show in another form.
ONCE = re.compile(r"^\[(?!\[)[^\n]+\]", re.MULTILINE)


def text_of(guide: str) -> str:
    return (DOCS / guide).read_text(encoding="utf-8")


def blocks(guide: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text_of(guide), re.MULTILINE | re.DOTALL)


def tables(guide: str) -> dict[str, str]:
    found = re.findall(r"^`([\w.]+\.csv)`:\n\n```csv\n(.*?)^```", text_of(guide), re.M | re.S)
    return dict(found)


def words(parts: list[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(parts))


def with_snippet(snippet: str) -> str:
    """Return the demo's study file with a snippet in the place of what it declares anew."""
    study = DEMO
    for head in ONCE.findall(snippet):
        study = re.sub(rf"^{re.escape(head)}\n.*?(?=^\[|\Z)", "", study, flags=re.M | re.S)
    return f"{study}\n{snippet}"


SNIPPETS = [
    pytest.param(guide, snippet, id=f"{guide}-{number}")
    for guide in GUIDES
    for number, snippet in enumerate(blocks(guide, "toml"), start=1)
]


@pytest.mark.parametrize(("guide", "snippet"), SNIPPETS)
def test_settings_are_read_as_they_stand(guide: str, snippet: str, tmp_path: Path) -> None:
    for one in GUIDES:
        for name, content in tables(one).items():
            (tmp_path / name).write_text(content, encoding="utf-8")
    path = tmp_path / "study.toml"
    path.write_text(with_snippet(snippet), encoding="utf-8")
    assert read_study(path).name == "demo"


@pytest.mark.parametrize(
    ("guide", "steps"),
    [("cleaning.md", cleaning.STEPS), ("anonymisation.md", anonymisation.STEPS)],
)
def test_every_step_and_option_is_told(guide: str, steps: dict[str, Any]) -> None:
    prose = re.sub(r"^```.*?^```", "", text_of(guide), flags=re.M | re.S)
    told = {*words(blocks(guide, "toml")), *words(re.findall(r"`[^`\n]+`", prose))}
    for name, function in steps.items():
        given = list(signature(function).parameters.values())[2:]
        # What is bytes cannot stand in a study file.
        options = {one.name for one in given if one.annotation != "bytes"} - SUPPLIED
        assert {name, *options} <= told, name


def test_the_steps_for_large_files_are_those_told() -> None:
    section = text_of("anonymisation.md").split("## Files larger than memory")[1].split("\n## ")[0]
    told = set(re.findall(r"`(\w+)`", section))
    assert told & {*cleaning.STEPS, *anonymisation.STEPS} == set(WAYS)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_is_there(guide: str) -> None:
    found = re.findall(
        r"^(?:[^\n#]*\| )?tkk ([a-z]+)(?: ([a-z]+))?", "\n".join(blocks(guide, "sh")), re.M
    )
    for name, part in found:
        command = tkk.commands[name]
        if isinstance(command, click.Group):
            assert part in command.commands, f"tkk {name} {part}"


@pytest.mark.parametrize("guide", [*GUIDES, "platforms.md"])
def test_every_link_leads_somewhere(guide: str) -> None:
    for place in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(guide)):
        assert (DOCS / place).exists(), place
