"""What REDCap's help asks of a data dictionary, as a strict checker that knows no instruments."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from itertools import groupby

from surveys.platforms.redcap.rows import COLUMNS
from tests.surveys.platforms.redcap.logic import evaluate

Line = dict[str, str]
_NAME = re.compile(r"[a-z](?:_?[a-z0-9])+")
_KINDS = {"text", "notes", "dropdown", "radio", "checkbox", "calc", "descriptive"}
_CHOICES = {"dropdown", "radio", "checkbox"}
_VALIDATIONS = {"integer", "number", "date_ymd", ""}
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_TAG = re.compile(
    r"@HIDDEN|@RANDOMORDER|@DEFAULT='[^'@]+'|@NONEOFTHEABOVE='[\w,]+'|@MAXCHECKED=\d+|@CHARLIMIT=\d+"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|#\d+);")
(NAME, FORM, HEADER, KIND, LABEL, CHOICES, NOTE, VALIDATION, LEAST, MOST, IDENTIFIER, BRANCHING,
 REQUIRED, ALIGNMENT, NUMBER, MATRIX, RANKING, ANNOTATION) = COLUMNS  # fmt: skip
HEADINGS = (
    "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"
    '"Choices, Calculations, OR Slider Labels",Field Note,'
    "Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,"
    "Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,"
    "Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation"
)


def lines_of(content: bytes) -> list[Line]:
    """Read a dictionary as REDCap would: by its headings, which have to be the 18 in order."""
    text = content.decode("utf-8")
    assert text.split("\r\n", 1)[0] == HEADINGS
    return list(csv.DictReader(io.StringIO(text, newline="")))


def check(lines: list[Line]) -> None:
    """Check a whole dictionary."""
    first = lines[0]
    assert (first[NAME], first[KIND], first[BRANCHING]) == ("record_id", "text", "")
    assert len({line[FORM] for line in lines}) == 1
    names = [line[NAME] for line in lines]
    assert len(set(names)) == len(names)
    exported = [column for line in lines for column in columns_of(line)]
    assert len(set(exported)) == len(exported)
    _check_matrices(lines)
    fields = {reference for line in lines for reference in references_of(line)}
    earlier: set[str] = set()
    for line in lines:
        _check_line(line, fields, earlier)
        earlier |= set(references_of(line))


def choices_of(line: Line) -> dict[str, str]:
    """Return code → label of a line with choices."""
    pairs = [one.split(",", 1) for one in line[CHOICES].split("|")]
    found = {code.strip(): label.strip() for code, label in pairs}
    assert len(found) == len(pairs), line[CHOICES]
    return found


def columns_of(line: Line) -> Iterator[str]:
    """Return the columns of an export that a line becomes."""
    if line[KIND] == "checkbox":
        yield from (f"{line[NAME]}___{code.lower()}" for code in choices_of(line))
    elif line[KIND] != "descriptive":
        yield line[NAME]


def references_of(line: Line) -> Iterator[str]:
    """Return how logic can call a line."""
    if line[KIND] == "checkbox":
        yield from (f"{line[NAME]}({code})" for code in choices_of(line))
    elif line[KIND] != "descriptive":
        yield line[NAME]


def _check_matrices(lines: list[Line]) -> None:
    groups = [(name, [*group]) for name, group in groupby(lines, key=lambda line: line[MATRIX])]
    matrices = [name for name, _ in groups if name]
    assert len(set(matrices)) == len(matrices), "rows of a matrix are apart"
    assert not {line[NAME] for line in lines} & set(matrices)
    for name, group in groups:
        if name:
            assert _NAME.fullmatch(name)
            assert len({(line[KIND], line[CHOICES], line[BRANCHING]) for line in group}) == 1
            assert group[0][KIND] == "radio"
            assert not any(line[HEADER] for line in group), "a header would begin a page"


def _check_line(line: Line, fields: set[str], earlier: set[str]) -> None:
    where = line[NAME]
    assert _NAME.fullmatch(where), where
    assert len(where) <= 100, where
    assert line[KIND] in _KINDS, where
    assert line[LABEL].strip(), where
    for cell in line.values():
        assert "\n" not in cell, where
        assert "\r" not in cell, where
        assert len(cell) < 32_767, f"{where}: longer than a spreadsheet's cell"
    _check_formulas(line)
    _check_choices(line)
    _check_limits(line)
    for cell in (line[HEADER], line[LABEL], line[NOTE], line[CHOICES]):
        if line[KIND] != "calc" or cell is not line[CHOICES]:
            _check_text(cell, earlier, where)
    _check_logic(line, fields, earlier)
    assert line[IDENTIFIER] in ("", "y")
    assert line[REQUIRED] in ("", "y")
    assert line[ALIGNMENT] == line[NUMBER] == line[RANKING] == ""
    tags = re.findall(r"@\S*", line[ANNOTATION])
    assert all(_TAG.fullmatch(tag) for tag in tags), (where, tags)


def _check_formulas(line: Line) -> None:
    for heading, cell in line.items():
        if heading not in (LEAST, MOST):
            assert not cell.startswith(_FORMULA), (line[NAME], heading)


def _check_choices(line: Line) -> None:
    if line[KIND] in _CHOICES:
        for code, label in choices_of(line).items():
            assert re.fullmatch(r"[a-z0-9_]+", code), line[NAME]
            assert label, line[NAME]
    elif line[KIND] != "calc":
        assert line[CHOICES] == "", line[NAME]


def _check_limits(line: Line) -> None:
    where, kind = line[NAME], line[VALIDATION]
    assert kind in _VALIDATIONS, where
    if line[KIND] != "text" or not kind:
        assert kind == line[LEAST] == line[MOST] == "", where
        return
    read = dt.date.fromisoformat if kind == "date_ymd" else float
    assert read(line[LEAST]) <= read(line[MOST]), where  # type: ignore[operator] # of one kind each


def _check_text(cell: str, earlier: set[str], where: str) -> None:
    assert all(one in earlier for one in _REFERENCE.findall(cell)), (where, cell)
    assert not re.search(r"[{}]", cell), (where, cell)
    bare = re.sub(r"</?b>|<br>", "", cell)
    assert "<" not in bare, (where, cell)
    assert "&" not in _ENTITY.sub("", bare), (where, cell)


def _check_logic(line: Line, fields: set[str], earlier: set[str]) -> None:
    formula = line[CHOICES] if line[KIND] == "calc" else ""
    for expression in filter(None, (line[BRANCHING], formula)):
        assert '"' not in expression, line[NAME]
        used = set(_REFERENCE.findall(expression))
        assert used <= fields, (line[NAME], used - fields)
        assert line[NAME] not in used
        # What is asked later cannot decide what is asked now; warnings come after their fields.
        assert used <= earlier, (line[NAME], used - earlier)
        evaluate(expression, dict.fromkeys(used, ""))
