"""The files of a form that is built by hand, and the file its answers come back in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from surveys.fieldwork import Fieldwork
from surveys.model import Instrument, Language
from surveys.platforms.by_hand.build_sheet import build_sheet
from surveys.platforms.by_hand.losses import losses_of
from surveys.platforms.by_hand.naming import text_mapping, text_mapping_file
from surveys.platforms.by_hand.tasks import Builder
from surveys.platforms.delimited import read_sheet
from surveys.platforms.forms import FormFile
from surveys.platforms.glimpse import glimpse
from surveys.platforms.sheets import Sheet
from surveys.platforms.workbooks import read_workbook
from surveys.printed import printed


def export_sheets(
    builder: Builder,
    version: str,
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language],
    fieldwork: Fieldwork,
    meta: Mapping[str, str],
) -> tuple[FormFile, ...]:
    """Return a build sheet for each language, and the mapping.

    Parameters
    ----------
    builder, version
        Where the form is built, and the version of the build sheet.
    instrument, wave, languages, fieldwork
        As a platform's `export` takes them.
    meta
        `response_id`, `submitted`, `language` → heading, to be edited by whoever knows the file.
    """
    asked = instrument.at(wave)
    losses = losses_of(asked, builder)
    sheets = [
        FormFile(
            f"{instrument.name}.{builder.name}.{language}.docx",
            build_sheet(printed(asked, language, fieldwork), asked, builder, losses),
        )
        for language in languages
    ]
    mapping = text_mapping(builder.name, instrument, wave, languages, meta)
    return (*sheets, text_mapping_file(mapping, version, instrument))


def read_file(path: Path) -> Sheet:
    """Read a workbook, or a table saved as CSV."""
    return read_workbook(path) if glimpse(path).kind == "workbook" else read_sheet(path)
