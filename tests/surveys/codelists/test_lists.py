"""The short way to write a list, and what the lists promise."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

import surveys.codelists
from surveys.codelists import answers
from surveys.codelists.compact import code_list
from surveys.errors import DefinitionError
from surveys.model import CodeList, Missing

EVERY = tuple(
    value
    for module in pkgutil.iter_modules(surveys.codelists.__path__, "surveys.codelists.")
    for value in vars(importlib.import_module(module.name)).values()
    if isinstance(value, CodeList)
)


def test_code_list_keeps_order_and_puts_the_others_last() -> None:
    colours = code_list(
        "colours",
        ("red", "punainen", "röd", "red"),
        ("blue", "sininen", "blå", "blue"),
        also=(answers.DONT_KNOW,),
    )
    assert [code.code for code in colours] == ["red", "blue", "dont_know"]
    assert colours["blue"].text.sv == "blå"


def test_code_list_refuses_an_empty_text() -> None:
    with pytest.raises(DefinitionError, match="a text without words"):
        code_list("colours", ("red", "", "", ""))


def test_list_names_are_unique() -> None:
    lists = set(EVERY)
    names = Counter(codes.name for codes in lists)
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 60


@pytest.mark.parametrize("codes", EVERY, ids=lambda codes: codes.name)
def test_dont_know_and_refusing_are_no_answers(codes: CodeList) -> None:
    reasons = {"dont_know": Missing.DONT_KNOW, "refused": Missing.REFUSED}
    assert [code.missing for code in codes] == [reasons.get(code.code) for code in codes]


@pytest.mark.parametrize(
    ("codes", "lowest", "highest"),
    [
        (answers.AGREEMENT, 1, 5),
        (answers.NEED, 1, 5),
        (answers.COMPETENCE_LEVEL, 1, 5),
        (answers.FULFILMENT, 1, 5),
        (answers.CHANGE, 1, 5),
        (answers.USEFULNESS, 1, 5),
        (answers.USEFULNESS_DONT_KNOW, 1, 5),
        (answers.COLLABORATION_LEVEL, 0, 5),
    ],
    ids=lambda value: value.name if isinstance(value, CodeList) else str(value),
)
def test_scales_run_from_lowest_to_highest(codes: CodeList, lowest: int, highest: int) -> None:
    assert codes.numeric
    assert [int(code.code) for code in codes.answers] == list(range(lowest, highest + 1))


@pytest.mark.parametrize("codes", EVERY, ids=lambda codes: codes.name)
def test_answers_of_a_list_differ_from_each_other_in_every_language(codes: CodeList) -> None:
    for language in ("fi", "sv", "en"):
        texts = [getattr(code.text, language) for code in codes]
        assert len(texts) == len(set(texts))
