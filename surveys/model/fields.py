"""The columns that items fill, what their cells hold and what they can give away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveys.conditions import Quantity
from surveys.model.codes import CodeList
from surveys.model.naming import MISSING_SUFFIX
from surveys.model.text import Text


class Disclosure(StrEnum):
    """What an answer can give away; it decides what anonymisation does by default."""

    NONE = "none"
    IDENTIFIER = "identifier"
    KEY = "key"
    SENSITIVE = "sensitive"
    FREE_TEXT = "free_text"


class Kind(StrEnum):
    """What the cells of a field hold."""

    CODE = "code"
    FLAG = "flag"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of answers: an item, or one part of an item.

    Parameters
    ----------
    name
        Column name: the item's name, or item and part joined by two underscores.
    item
        Name of the item that fills it.
    kind
        What the cells hold.
    text
        What to call it in tables: the item's text, or the part's.
    codes
        The codes of a field of codes, else None.
    part
        The code of the part, or an empty string.
    value
        What computes it, for a field that is not asked.
    counted
        False for an option that `count` leaves out: "none of these" and what is no answer.
    """

    name: str
    item: str
    kind: Kind
    text: Text
    codes: CodeList | None = None
    part: str = ""
    value: Quantity | None = None
    counted: bool = True

    @property
    def missing(self) -> str:
        """Name of the column that keeps why the cell is missing."""
        return f"{self.name}{MISSING_SUFFIX}"


@dataclass(frozen=True, slots=True)
class AddedColumn:
    """A column that is no field of the instrument.

    Parameters
    ----------
    name
        Of the column.
    text
        What it says.
    kind
        A flag, a decimal or a code.
    codes
        The codes of a band.
    """

    name: str
    text: Text
    kind: Kind
    codes: CodeList | None = None
