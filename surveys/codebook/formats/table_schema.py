"""The codebook as a Table Schema, which programs check a CSV file against, and as a CSV table.

Titles and descriptions are in the main language, and in all of them under the properties `titles`
and `descriptions`, which the standard leaves to whoever writes it.

References
----------
Table Schema (Data Package v2, datapackage.org): fields, constraints, categories, missingValues.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from surveys.codebook.formats.order import Order
from surveys.codebook.variable import Level, Variable
from surveys.model import Code, Kind, Language, Text
from surveys.platforms.delimited_writing import table_csv
from surveys.platforms.statistical import CHOSEN, NOT_CHOSEN
from surveys.platforms.writing import guarded

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {
    Kind.CODE: "string",
    Kind.FLAG: "boolean",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "number",
    Kind.DATE: "date",
    Kind.TEXT: "string",
}
_FACTS = (
    "variable", "question", "item", "section", "type", "level", "waves", "lowest", "highest",
    "decimals", "required", "universe", "formula", "disclosure", "code", "missing",
)  # fmt: skip


def files(order: Order) -> dict[str, bytes]:
    """Return `schema.json` and `csv`."""
    return {"schema.json": _schema(order), "csv": _csv(order)}


def _schema(order: Order) -> bytes:
    codebook = order.codebook
    plain = {
        "$schema": _PROFILE,
        "name": codebook.instrument,
        "title": codebook.title[order.main],
        "titles": _in(codebook.title, order.languages),
        "waves": dict(zip(codebook.waves, codebook.hashes, strict=True)),
        "missingValues": [""],
        "fields": [_field(one, order) for one in codebook.variables],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def _in(text: Text, languages: Iterable[Language]) -> dict[str, str]:
    return {language: text[language] for language in languages}


def _field(one: Variable, order: Order) -> dict[str, object]:
    missing = [code for code in one.codes if code.missing is not None]
    constraints = {
        **({"required": True} if one.required and not one.universe else {}),
        **({"enum": [code.code for code in one.answers]} if one.answers else {}),
        **({"maxLength": one.longest} if one.longest else {}),
        **dict(_limits(one)),
    }
    return {
        "name": one.name,
        "type": _TYPES[one.kind],
        "title": one.label[order.main],
        "description": one.question[order.main],
        "titles": _in(one.label, order.languages),
        "descriptions": _in(one.question, order.languages),
        **({"constraints": constraints} if constraints else {}),
        **({"categories": [_category(code, order) for code in one.answers],
            "categoriesOrdered": one.level is Level.ORDINAL} if one.answers else {}),
        **({"missingValues": [{"value": "", "label": ""},
                              *(_category(code, order) for code in missing)]} if missing else {}),
        **({"universe": one.universe} if one.universe else {}),
        **({"formula": one.formula} if one.formula else {}),
        "level": str(one.level),
        "waves": list(one.waves),
    }  # fmt: skip


def _limits(one: Variable) -> Iterator[tuple[str, object]]:
    """Yield the ends of a range: numbers as numbers, days as texts."""
    if one.ends is None:
        return
    for name, end in zip(("minimum", "maximum"), one.ends, strict=True):
        yield name, end if one.kind is Kind.DATE else json.loads(end)


def _category(code: Code, order: Order) -> dict[str, object]:
    return {
        "value": code.code,
        "label": code.text[order.main],
        "labels": _in(code.text, order.languages),
    }


def _csv(order: Order) -> bytes:
    """Return one row for each variable and code; variables without codes have one row."""
    texts = [
        f"{name}_{language}" for language in order.languages
        for name in ("label", "question_text", "code_text")
    ]  # fmt: skip
    rows = [(*_FACTS, *texts), *(row for one in order.codebook.variables
                                 for row in _rows(one, order))]  # fmt: skip
    return table_csv([guarded(cell) for cell in row] for row in rows)


def _rows(one: Variable, order: Order) -> Iterator[Sequence[str]]:
    low, high = one.ends or ("", "")
    facts = (
        one.name, one.number, one.item, one.section, str(one.kind), str(one.level),
        " ".join(one.waves), low, high, str(one.decimals) if one.decimals else "",
        "yes" if one.required else "", one.universe, one.formula, str(one.disclosure),
    )  # fmt: skip
    for code, missing, text in _meanings(one):
        yield (
            *facts,
            code,
            missing,
            *(cell for language in order.languages
              for cell in (one.label[language], one.question[language],
                           text[language] if text else "")),
        )  # fmt: skip


def _meanings(one: Variable) -> Iterator[tuple[str, str, Text | None]]:
    if one.kind is Kind.FLAG:
        yield "1", "", CHOSEN
        yield "0", "", NOT_CHOSEN
    for code in one.codes:
        yield code.code, str(code.missing or ""), code.text
    if one.kind is not Kind.FLAG and not one.codes:
        yield "", "", None
