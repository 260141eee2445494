"""The offline form: one HTML file that works without a server, and the files of its answers.

The file makes no request to anywhere, also when it is put on a web server. Respondents save their
answers to a file, which can be encrypted for whoever carries out the survey
(`surveys.platforms.html.sealed`), and deliver it themselves. `surveys.platforms.html.files` says
what can be read back.

Seen in Chromium 156, from a file: scripts run, drafts are kept and answers are encrypted there as
on a web server. Not tried in other browsers; one that cannot encrypt says so on the first page and
saves nothing. All local files can share one store of drafts, another reason why a form that
encrypts does not keep them unless the respondent says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.html.files import opening_with
from surveys.platforms.html.form import FORMAT_VERSION, form
from surveys.platforms.html.page import page
from surveys.platforms.html.recognition import recognise
from surveys.platforms.html.sealed import check_public_key
from surveys.platforms.mapping import mapping_file
from surveys.platforms.shared_losses import unique_losses

if TYPE_CHECKING:
    import pandas as pd

    from surveys.platforms.mapping import NameMapping
    from surveys.responses import Responses

__all__ = [
    "IS_FORM",
    "LAYOUTS",
    "NAME",
    "TAKES_EDITS",
    "TITLE",
    "export",
    "lay_out",
    "losses",
    "opening_with",
    "read",
    "recognise",
]

NAME = "html"
TITLE = "offline HTML form"
LAYOUTS: Mapping[str, str] = MappingProxyType({"json": "json"})
IS_FORM = True
TAKES_EDITS = False


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the form as one HTML file, and the mapping of names.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked; each wave is a form of its own.
    languages
        In which the form can be answered.
    fieldwork
        Who asks, and the public key that answers are encrypted to; without one they are saved
        as they are.

    Raises
    ------
    UsageError
        There is no such wave.
    DefinitionError
        The public key is damaged or too short.

    Notes
    -----
    The ending says the platform, too: it is `<instrument>.html` and not `<instrument>.html.html`.
    Files of answers have canonical names and codes, so that the mapping maps each to itself.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name for file in export(coordinators, "2026")]
    ['coordinators.html', 'coordinators.html.names.json']
    """
    if fieldwork.public_key is not None:
        check_public_key(fieldwork.public_key)
    content = page(form(instrument, wave, languages, fieldwork))
    fields = instrument.at(wave).asked_fields
    mapping = mapping_file(
        NAME,
        str(FORMAT_VERSION),
        instrument,
        wave,
        fields={one.name: one.name for one in fields},
        codes={
            one.name: {code: code for code in one.codes.names}
            for one in fields
            if one.codes is not None
        },
    )
    return FormFile(f"{instrument.name}.{NAME}", content.encode()), mapping


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument the offline form cannot carry."""
    return tuple(unique_losses(instrument))


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read a file of answers, a folder or zipped file of them, or a JSON array."""
    from surveys.platforms.html.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as a JSON array of what the form saves for each respondent."""
    from surveys.platforms.html.layout import lay_out_responses

    layout_of(LAYOUTS, layout)
    return lay_out_responses(cells, instrument, wave)
