"""Forms answered with JavaRosa, the engine of ODK Collect, which ODK Validate brings along."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp

import pytest
from pyxform.validators import odk_validate
from pyxform.xls2xform import convert

from surveys.model import LANGUAGES, Instrument, Kind
from surveys.platforms.odk.cells import Line, choices_columns, survey_columns
from surveys.platforms.odk.names import node
from surveys.platforms.odk.xlsform import SETTINGS, Form
from surveys.platforms.workbook_writing import workbook

_KINDS = {
    Kind.CODE: "one", Kind.FLAG: "several", Kind.INTEGER: "integer", Kind.DECIMAL: "decimal",
    Kind.DATE: "date", Kind.TEXT: "text",
}  # fmt: skip
_PLAIN = str.maketrans("\t\r\n", "   ")


@dataclass(frozen=True)
class Node:
    """What the engine makes of one node."""

    relevant: bool
    required: bool
    fits: bool
    value: str


@dataclass(frozen=True)
class Prompt:
    """What a respondent is asked."""

    name: str
    text: str
    hint: str
    choices: tuple[str, ...]


@lru_cache
def _jar() -> Path:
    return Path(odk_validate.__file__).parent / "bin" / "ODK_Validate.jar"


@lru_cache
def _program() -> Path:
    """Compile the program once, or skip."""
    if shutil.which("javac") is None:
        pytest.skip("JavaRosa runs on Java, and there is no Java compiler (javac) here")
    folder = Path(mkdtemp(prefix="javarosa"))
    atexit.register(shutil.rmtree, folder)
    source = Path(__file__).with_name("Answering.java")
    subprocess.run(["javac", "-d", str(folder), "-cp", str(_jar()), str(source)], check=True)
    return folder


def run(commands: Iterable[Sequence[str]], folder: Path) -> list[list[list[str]]]:
    """Return the blocks of lines that the program answers with."""
    script = folder / "commands.txt"
    script.write_text("".join("\t".join(one) + "\n" for one in commands), encoding="utf-8")
    done = subprocess.run(
        ["java", "-Xshare:auto", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
         "-Duser.timezone=Europe/Helsinki", "-cp", f"{_jar()}:{_program()}", "Answering", str(script)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
    return [list(block) for filled, block in groupby(lines, lambda one: one != [""]) if filled]


def xform(form: Form, folder: Path, *, validate: bool = False) -> Path:
    """Write the form as pyxform makes it."""
    path = folder / "form.xlsx"
    path.write_bytes(
        workbook({
            "survey": (survey_columns(LANGUAGES), form.survey),
            "choices": (choices_columns(LANGUAGES), form.choices),
            "settings": (SETTINGS, [form.settings]),
        })
    )  # fmt: skip
    made = convert(path, validate=validate)
    assert made.warnings == []
    written = folder / "form.xml"
    written.write_text(made.xform, encoding="utf-8")
    return written


Answers = dict[str, tuple[str, str]]
"""Node → kind and text of its answer."""


def given(cells: Mapping[str, str], asked: Instrument) -> Answers:
    """Return the answers as the engine takes them, empty ones left out."""
    found: Answers = {}
    for item in asked.asked:
        for one in item.fields:
            text = cells[one.name]
            if one.kind is Kind.FLAG:
                before = found[node(one)][1] if node(one) in found else ""
                text = f"{before} {one.part}".strip() if text == "1" else before
            if text:
                found[node(one)] = _KINDS[one.kind], text.translate(_PLAIN)
    return found


def answers(cells: Mapping[str, str], asked: Instrument) -> list[tuple[str, ...]]:
    """Return the commands that give these answers."""
    return [("answer", name, *answer) for name, answer in given(cells, asked).items()]


def changes(before: Answers, after: Answers) -> list[tuple[str, ...]]:
    """Return the commands that make other answers of those there are."""
    emptied = {name: ("none", "") for name in before if name not in after}
    changed = {name: answer for name, answer in after.items() if before.get(name) != answer}
    return [("answer", name, *answer) for name, answer in (emptied | changed).items()]


def nodes(block: list[list[str]]) -> dict[str, Node]:
    """Read what `nodes` printed."""
    return {
        name: Node(relevant == "1", required == "1", fits == "1", value)
        for name, relevant, required, fits, value in block
    }


def prompts(block: list[list[str]]) -> dict[str, Prompt]:
    """Read what `prompts` printed."""
    return {
        name: Prompt(name, text, hint, tuple(choices.split()))
        for name, text, hint, choices in block
    }


def with_rows(form: Form, rows: Iterable[Line]) -> Form:
    """Return the form with more rows at its end."""
    return Form((*form.survey, *rows), form.choices, form.settings)
