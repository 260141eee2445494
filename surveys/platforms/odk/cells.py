"""The cells of an XLSForm: texts spread over their languages, and answers shown in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.model import Field, Language, Text, with_pipes
from surveys.platforms.odk import names

TITLES: dict[Language, str] = {
    "fi": "Suomi (fi)",
    "sv": "Svenska (sv)",
    "en": "English (en)",
}
"""Languages as XLSForm names them, with their codes."""
_TEXTS = frozenset(("label", "hint", "required_message", "constraint_message"))
_WORD_JOINER = "\N{WORD JOINER}"
_MARKED = re.compile(r"[\\#_*]")
_JOINED = re.compile(r"(?<=\$)(?=\{)|(?<=<)|(?<=&)(?=#?\w+;)|(?<=\])(?=\()")
_BETWEEN = re.compile(r"\}\s+(?=\$\{)")


@dataclass(frozen=True, slots=True)
class Piped:
    """A text in which `{name}` shows the answer to an earlier item."""

    text: Text


Cells = dict[str, str | Text | Piped | None]
"""One row: column → cell; a text stands for its columns in all languages."""
Line = dict[str, str]
"""One row of a sheet: column → cell, without the empty ones."""


def literal(text: str) -> str:
    r"""Write a text that is shown as it stands: no answer, markup or entity in it means anything.

    Signs of Markdown get the backslash that ODK Collect and Enketo take away again. An answer, a
    tag, an entity and a link are kept apart by a sign that is not seen: Collect takes tags for
    HTML, and Enketo shows entities as they are.

    Examples
    --------
    >>> literal("a_b* \\ #1")
    'a\\_b\\* \\\\ \\#1'
    >>> literal("${role} <b>").replace(_WORD_JOINER, "|")
    '$|{role} <|b>'
    """
    marked = _MARKED.sub(lambda sign: f"\\{sign[0]}", text)
    return _JOINED.sub(_WORD_JOINER, marked)


def translated(column: str, languages: Sequence[Language]) -> tuple[str, ...]:
    """Return the columns of a text.

    Examples
    --------
    >>> translated("label", ["fi", "en"])
    ('label::Suomi (fi)', 'label::English (en)')
    """
    return tuple(f"{column}::{TITLES[language]}" for language in languages)


def survey_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Return the columns of the sheet survey."""
    return (
        "type", "name", *translated("label", languages), *translated("hint", languages),
        "required", *translated("required_message", languages), "relevant", "constraint",
        *translated("constraint_message", languages), "calculation", "appearance", "parameters",
    )  # fmt: skip


def choices_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """Return the columns of the sheet choices."""
    return ("list_name", "name", *translated("label", languages))


def line(row: Cells, fields: Mapping[str, Field], languages: Sequence[Language]) -> Line:
    """Spread texts over their languages and leave out what is empty."""
    cells: Line = {}
    for column, value in row.items():
        if isinstance(value, Text | Piped):
            assert column in _TEXTS
            cells |= {f"{column}::{TITLES[one]}": _worded(value, one, fields) for one in languages}
        elif value:
            cells[column] = value
    return cells


def _worded(text: Text | Piped, language: Language, fields: Mapping[str, Field]) -> str:
    if isinstance(text, Text):
        return text[language]

    def shown(name: str) -> str:
        return "${" + names.shown(fields[name]) + "}"

    # Engines drop a text of nothing but spaces, so that two answers would run together.
    return _BETWEEN.sub(f"}} {_WORD_JOINER}", with_pipes(text.text[language], shown))
