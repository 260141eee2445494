"""What every platform offers: a form out, answers back, both under the instrument's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from surveys.errors import unknown
from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language

if TYPE_CHECKING:
    import pandas as pd

    from surveys.platforms.glimpse import Glimpse
    from surveys.platforms.mapping import NameMapping
    from surveys.responses import Responses


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file of an exported form: `<instrument>.<platform>[.<language>].<ending>`.

    The form of an earlier wave is called `<instrument>@<wave>.…`; see `exporting.export`.

    Examples
    --------
    >>> FormFile("coordinators.odk.xlsx", b"...").name
    'coordinators.odk.xlsx'
    """

    name: str
    content: bytes


class Platform(Protocol):
    """A survey platform: writes the form of an instrument and reads its answers."""

    NAME: str
    """Name on the command line."""
    TITLE: str
    """Name in prose."""
    LAYOUTS: Mapping[str, str]
    """Layouts of its response files and the ending of each; the first is the usual one."""
    IS_FORM: bool
    """Whether respondents meet what is exported: it has a first page with the privacy notice."""
    TAKES_EDITS: bool
    """Whether answers are decoded through the mapping, so that its names and codes can be edited.

    The others decode by names of their own; to them a mapping only says which form was answered,
    and `reading.read` refuses one that was edited."""

    def export(
        self,
        instrument: Instrument,
        wave: str,
        languages: Sequence[Language] = LANGUAGES,
        fieldwork: Fieldwork = NO_FIELDWORK,
    ) -> tuple[FormFile, ...]:
        """Return the form of one wave in these languages, and last the mapping of names."""

    def losses(self, instrument: Instrument) -> tuple[str, ...]:
        """Say in sentences what of the instrument the platform cannot carry."""

    def read(
        self, path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
    ) -> Responses:
        """Read a response file of one wave; ResponseError when it does not fit."""

    def lay_out(
        self, cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = ""
    ) -> bytes:
        """Write cells under canonical field names as the platform would export them."""

    def recognise(self, file: Glimpse) -> str | None:
        """Say what in a file shows that it is this platform's, or None."""


def layout_of(layouts: Mapping[str, str], layout: str) -> str:
    """Return the layout that was asked for, or the usual one when none was.

    Parameters
    ----------
    layouts
        Those of a platform; see `Platform.LAYOUTS`.
    layout
        Name of one of them, or "".

    Raises
    ------
    UsageError
        There is no such layout.

    Examples
    --------
    >>> layout_of({"csv": "csv", "json": "json"}, ""), layout_of({"csv": "csv"}, "csv")
    ('csv', 'csv')
    """
    if layout and layout not in layouts:
        raise unknown("layout", layout, layouts)
    return layout or next(iter(layouts))


def main_language(instrument: Instrument, languages: Sequence[Language]) -> Language:
    """Return the language in which a form opens: the one it was written in, when it is there.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> main_language(coordinators, ["sv", "en"]), main_language(coordinators, ["sv", "fi"])
    ('sv', 'fi')
    """
    return instrument.source if instrument.source in languages else languages[0]
