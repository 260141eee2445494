"""Rows of a REDCap data dictionary and the texts in them.

Labels are HTML to REDCap, and `[name]` in them shows an answer, or `______` where there is none.
Everything else with a meaning to REDCap or to a spreadsheet is written as entities, so that a
label is shown as it was meant, and never becomes a formula when the file is opened. Every cell is
one line. Whether REDCap shows entities in drop-down lists as signs is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from surveys.model import CodeList, Instrument, Language, Text, with_pipes
from surveys.platforms.delimited_writing import delimited
from surveys.platforms.markup import plain_html
from surveys.platforms.redcap.names import Names

COLUMNS = (
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note",
    "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max",
    "Identifier?", "Branching Logic (Show field only if...)", "Required Field?",
    "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
    "Field Annotation",
)  # fmt: skip
"""The headings, in their fixed order."""
_PIPE = "\x00"
SPACE = "&nbsp;"
"""The label of a row that only carries a heading: REDCap wants one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of the dictionary, cells in the order of `COLUMNS`."""

    name: str
    form: str
    header: str = ""
    kind: str
    label: str
    choices: str = ""
    note: str = ""
    validation: str = ""
    least: str = ""
    most: str = ""
    identifier: str = ""
    branching: str = ""
    required: str = ""
    alignment: str = ""
    number: str = ""
    matrix: str = ""
    ranking: str = ""
    annotation: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells from left to right."""
        return tuple(getattr(self, one.name) for one in fields(self))


def written(rows: Iterable[Row]) -> bytes:
    """Return a dictionary as CSV in UTF-8, without a byte order mark."""
    lines = [COLUMNS, *(row.cells for row in rows)]
    return delimited(lines, ",", marks="as needed", end="\r\n").encode()


@dataclass(frozen=True)
class Wording:
    """Writes texts of one language into cells.

    Parameters
    ----------
    language
        Of the dictionary.
    asked
        The instrument as asked in the wave.
    names
        Of the whole instrument.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.redcap.names import names_of
    >>> wording = Wording("en", coordinators, names_of(coordinators))
    >>> wording.label(Text(en="Why {role}? [Once]"))
    'Why [role]? &#91;Once&#93;'
    """

    language: Language
    asked: Instrument
    names: Names

    def label(self, *texts: Text | None) -> str:
        """Return texts one under the other, with the answers that they show."""
        return "<br>".join(self._one(text) for text in texts if text is not None)

    def choices(self, codes: CodeList) -> str:
        """Return the list of a choice; labels may have commas, but pipes part the choices."""
        return " | ".join(f"{code.code}, {self._one(code.text)}" for code in codes)

    def _one(self, text: Text) -> str:
        marked = with_pipes(text[self.language], lambda name: f"{_PIPE}{name}{_PIPE}")
        parts = plain_html(marked).split(_PIPE)
        parts[1::2] = [self.names.reference(self.asked.fields[name]) for name in parts[1::2]]
        return "".join(parts)
