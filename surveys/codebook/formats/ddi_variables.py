"""The variables of a DDI codebook, and their groups: sections, grids and multiple choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from surveys.codebook.formats import words
from surveys.codebook.formats.markup import add, add_texts
from surveys.codebook.formats.order import Order, chapters_of, questions_of
from surveys.codebook.variable import Level, Variable
from surveys.model import Kind, Text
from surveys.platforms.statistical import CHOSEN, NOT_CHOSEN

_REPRESENTATION: Final[Mapping[Kind, str]] = {
    Kind.CODE: "code",
    Kind.FLAG: "code",
    Kind.INTEGER: "numeric",
    Kind.DECIMAL: "numeric",
    Kind.DATE: "datetime",
    Kind.TEXT: "text",
}
# Whether a number has a true zero is not known, so that no more than an interval is claimed.
_NATURE: Final[Mapping[Level, str]] = {
    Level.BINARY: "nominal",
    Level.NOMINAL: "nominal",
    Level.ORDINAL: "ordinal",
    Level.NUMERIC: "interval",
}


def _id(name: str) -> str:
    return f"V_{name}"


def _ids(variables: Sequence[Variable]) -> str:
    return " ".join(_id(one.name) for one in variables)


def add_groups(data: ET.Element, order: Order) -> None:
    """Add the groups, all of which stand before the variables."""
    for chapter, variables in chapters_of(order.codebook):
        several = [some for some in questions_of(variables) if len(some) > 1]
        group = add(
            data,
            "varGrp",
            ID=f"S_{chapter.name}",
            type="section",
            name=chapter.name,
            var=_ids(variables),
            varGrp=" ".join(f"Q_{some[0].item}" for some in several),
        )
        add_texts(group, "labl", chapter.title, order.languages)
        for some in several:
            _add_question(data, some, order)


def _add_question(data: ET.Element, some: Sequence[Variable], order: Order) -> None:
    first = some[0]
    group = add(
        data,
        "varGrp",
        ID=f"Q_{first.item}",
        type="multipleResp" if first.kind is Kind.FLAG else "grid",
        name=first.item,
        var=_ids(some),
    )
    add_texts(group, "labl", first.question, order.languages)
    _add_universe(group, first, order)


def add_variables(data: ET.Element, order: Order, file: str) -> None:
    """Add the variables, in the order in which they are asked."""
    parts = {some[0].item for some in questions_of(order.codebook.variables) if len(some) > 1}
    for one in order.codebook.variables:
        element = add(
            data,
            "var",
            ID=_id(one.name),
            name=one.name,
            files=file,
            intrvl="contin" if one.level in (Level.NUMERIC, Level.DATE) else "discrete",
            dcml=str(one.decimals) if one.decimals else "",
            measUnit=one.unit[order.main] if one.unit else "",
            nature=_NATURE.get(one.level, ""),
            representationType=_REPRESENTATION[one.kind],
        )
        _describe(element, one, order, is_part=one.item in parts)


def _describe(element: ET.Element, one: Variable, order: Order, *, is_part: bool) -> None:
    """Add the parts of a variable, in the order of the schema."""
    add_texts(element, "labl", one.label, order.languages)
    if not one.formula:
        _add_words(element, one, order, is_part=is_part)
    _add_values(element, one)
    _add_universe(element, one, order)
    for kind, number in _statistics(one, order).items():
        add(element, "sumStat", number, type=kind)
    _add_categories(element, one, order)
    chapters = {chapter.name: chapter.title for chapter in order.codebook.chapters}
    add_texts(element, "concept", chapters.get(one.section), order.languages)
    _add_derivation(element, one, order)
    add(element, "varFormat", type=_format(one), category="date" if one.kind is Kind.DATE else "")
    _add_notes(element, one, order)


def _add_words(element: ET.Element, one: Variable, order: Order, *, is_part: bool) -> None:
    """Add what was asked: of a part, the question and then the part."""
    question = add(element, "qstn", ID=f"T_{one.name}", seqNo=one.number)
    if is_part:
        add_texts(question, "preQTxt", one.question, order.languages)
    add_texts(question, "qstnLit", one.label if is_part else one.question, order.languages)
    add_texts(question, "postQTxt", one.help, order.languages)


def _add_values(element: ET.Element, one: Variable) -> None:
    valid = ["1", "0"] if one.kind is Kind.FLAG else [code.code for code in one.answers]
    if valid or one.ends is not None:
        values = add(element, "valrng")
        for value in valid:
            add(values, "item", VALUE=value)
        if one.ends is not None and not valid:
            units = "INT" if one.kind is Kind.INTEGER else "REAL"
            add(values, "range", UNITS="" if one.kind is Kind.DATE else units,
                min=one.ends[0], max=one.ends[1])  # fmt: skip
    lost = [code.code for code in one.codes if code.missing is not None]
    if lost:
        values = add(element, "invalrng")
        for value in lost:
            add(values, "item", VALUE=value)


def _add_universe(element: ET.Element, one: Variable, order: Order) -> None:
    """Say in words of whom it was asked."""
    for language in order.languages if one.asked_if is not None else ():
        if one.asked_if is not None and one.asked_if.has(language):
            sentence = words.ASKED_IF[language].format(test=one.asked_if[language])
            add(element, "universe", sentence, lang=language)


def _statistics(one: Variable, order: Order) -> Mapping[str, str]:
    return {} if order.summary is None else order.summary.statistics.get(one.name, {})


def _add_categories(element: ET.Element, one: Variable, order: Order) -> None:
    if one.kind is Kind.FLAG:
        _add_category(element, "1", CHOSEN, order)
        _add_category(element, "0", NOT_CHOSEN, order)
    for code in one.codes:
        lost = "" if code.missing is None else str(code.missing)
        _add_category(element, code.code, code.text, order, lost)


def _add_category(
    element: ET.Element, value: str, text: Text, order: Order, lost: str = ""
) -> None:
    category = add(element, "catgry", missing="Y" if lost else "N", missType=lost)
    add(category, "catValu", value)
    add_texts(category, "labl", text, order.languages)


def _add_derivation(element: ET.Element, one: Variable, order: Order) -> None:
    if not one.formula:
        return
    there = {other.name for other in order.codebook.variables}
    sources = " ".join(_id(name) for name in one.sources if name in there)
    derivation = add(element, "derivation", var=sources)
    said = words.filled(words.COMPUTED, formula=one.formula)
    add_texts(derivation, "drvdesc", said, order.languages)
    add(derivation, "drvcmd", one.formula, syntax="tkk")


def _format(one: Variable) -> str:
    return "numeric" if one.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.FLAG) else "character"


def _add_notes(element: ET.Element, one: Variable, order: Order) -> None:
    add(element, "notes", " ".join(one.waves), type="waves")
    if one.universe:
        add(element, "notes", one.universe, type="expression", subject="universe")
    add_texts(element, "notes", one.treated, order.languages, type="anonymisation")
    for change in one.changes:
        add_texts(element, "notes", words.changed(change), order.languages, type="comparability",
                  subject=" ".join(change.verdicts))  # fmt: skip
