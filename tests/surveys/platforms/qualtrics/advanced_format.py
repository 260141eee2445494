"""A strict reader of Qualtrics' Advanced Format, by the tags that its help lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"\[\[([^\[\]]+)\]\]")
KINDS = {
    "MC:SingleAnswer:Vertical", "MC:MultipleAnswer:Vertical", "MC:DropDown", "Matrix",
    "TE:SingleLine", "TE:Essay", "ConstantSum", "DB",
}  # fmt: skip


@dataclass
class Question:
    """One question as it would be imported."""

    kind: str
    id: str
    text: str
    choices: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


@dataclass
class Survey:
    """A survey as it would be imported."""

    embedded: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[Question]] = field(default_factory=dict)

    @property
    def questions(self) -> dict[str, Question]:
        return {one.id: one for block in self.blocks.values() for one in block}


def parsed(content: bytes) -> Survey:
    """Read a file; AssertionError where it does not follow the rules."""
    text = content.decode("utf-8")
    assert not text.startswith("\ufeff"), "the first line has to be the tag"
    first, *parts = text.strip("\n").split("\n\n")
    assert first == "[[AdvancedFormat]]"
    survey, block = Survey(), ""
    for part in parts:
        lines = part.split("\n")
        name, _, value = _tag(lines[0]).partition(":")
        if name == "ED":
            key, _, mark = value.partition(":")
            assert len(lines) == 1
            assert ":" not in mark
            survey.embedded[key] = mark
        elif name == "Block":
            assert len(lines) == 1
            assert value not in survey.blocks
            block = value
            survey.blocks[block] = []
        else:
            assert name == "Question"
            survey.blocks[block].append(_question(value, lines[1:]))
    _check_ids([one for found in survey.blocks.values() for one in found])
    return survey


def _question(kind: str, lines: list[str]) -> Question:
    assert kind in KINDS, kind
    name, _, own = _tag(lines[0]).partition(":")
    assert name == "ID"
    text = lines[1]
    assert text.strip()
    assert not _TAG.search(text)
    found = Question(kind, own, text)
    groups = dict(_groups(lines[2:]))
    _fill(found, groups)
    return found


def _groups(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    group: list[str] = []
    for line in lines:
        if line in ("[[Choices]]", "[[AdvancedChoices]]", "[[AdvancedAnswers]]"):
            group = []
            yield _tag(line), group
        else:
            group.append(line)


def _fill(question: Question, groups: dict[str, list[str]]) -> None:
    match question.kind:
        case "Matrix":
            assert [*groups] == ["Choices", "AdvancedAnswers"]
            question.choices = _plain(groups["Choices"])
            question.answers = dict(_advanced(groups["AdvancedAnswers"], "Answer"))
        case "ConstantSum":
            assert [*groups] == ["Choices"]
            question.choices = _plain(groups["Choices"])
        case kind if kind.startswith("MC"):
            assert [*groups] == ["AdvancedChoices"]
            question.choices = dict(_advanced(groups["AdvancedChoices"], "Choice"))
        case _:
            assert groups == {}


def _plain(lines: list[str]) -> dict[str, str]:
    assert lines
    assert all(line.strip() and not _TAG.search(line) for line in lines)
    return {str(place): line for place, line in enumerate(lines, start=1)}


def _advanced(lines: list[str], tag: str) -> Iterator[tuple[str, str]]:
    assert lines
    assert len(lines) % 2 == 0
    numbers = [_tag(line).removeprefix(f"{tag}:") for line in lines[::2]]
    assert all(number.isdecimal() for number in numbers)
    assert len(set(numbers)) == len(numbers)
    for number, text in zip(numbers, lines[1::2], strict=True):
        assert text.strip()
        assert not _TAG.search(text)
        yield number, text


def _tag(line: str) -> str:
    found = _TAG.fullmatch(line)
    assert found is not None, f"no tag: {line}"
    return found[1]


def _check_ids(questions: list[Question]) -> None:
    columns = [column for one in questions for column in columns_of(one)]
    assert len({one.lower() for one in columns}) == len(columns)
    for one in questions:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,14}", one.id), one.id


def columns_of(question: Question) -> Iterator[str]:
    """Return the columns of an export that a question becomes, with a multiple choice split."""
    if question.kind in ("Matrix", "ConstantSum", "MC:MultipleAnswer:Vertical"):
        yield from (f"{question.id}_{number}" for number in question.choices)
    elif question.kind != "DB":
        yield question.id
