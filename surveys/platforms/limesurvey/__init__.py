"""LimeSurvey 6: the survey as an .lss document and as a structure file, and its response files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from surveys.fieldwork import NO_FIELDWORK, Fieldwork
from surveys.model import LANGUAGES, Instrument, Item, Language, SingleChoice
from surveys.platforms.forms import FormFile, layout_of
from surveys.platforms.limesurvey.lss import document, tables
from surveys.platforms.limesurvey.names import names_of
from surveys.platforms.limesurvey.questions import randomising_losses
from surveys.platforms.limesurvey.recognition import recognise
from surveys.platforms.limesurvey.structure import structure
from surveys.platforms.lowering import Always, lower_constraint
from surveys.platforms.mapping import NameMapping, mapping_file
from surveys.platforms.shared_losses import unique_losses

if TYPE_CHECKING:
    import pandas as pd

    from surveys.responses import Responses

__all__ = [
    "IS_FORM",
    "LAYOUTS",
    "NAME",
    "TAKES_EDITS",
    "TITLE",
    "VERSION",
    "export",
    "lay_out",
    "losses",
    "read",
    "recognise",
]

NAME = "limesurvey"
TITLE = "LimeSurvey"
LAYOUTS = {"codes": "csv", "em_codes": "csv", "texts": "csv", "json": "json", "xlsx": "xlsx"}
IS_FORM = True
TAKES_EDITS = False
VERSION = "6.13"


def export(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> tuple[FormFile, ...]:
    """Return the survey to import in LimeSurvey, in both of its formats, and the mapping of names.

    Parameters
    ----------
    instrument
        With all of its waves: names are the same in each.
    wave
        The wave whose questions are asked.
    languages
        In which the survey can be answered.
    fieldwork
        Who asks: the privacy notice stands after the intro.

    Raises
    ------
    UsageError
        There is no such wave.
    DefinitionError
        Codes cannot be kept apart within LimeSurvey's limits.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> [file.name.partition(".limesurvey.")[2] for file in export(coordinators, "2026")]
    ['lss', 'txt', 'names.json']
    """
    asked = instrument.at(wave)
    names = names_of(instrument)
    fields = asked.asked_fields
    mapping = mapping_file(
        NAME,
        VERSION,
        instrument,
        wave,
        fields={one.name: names.column(one) for one in fields},
        codes={one.name: names.codes(one) for one in fields if one.codes is not None},
    )
    survey = tables(asked, names, languages, fieldwork)
    contents = {"lss": document(survey, languages).encode(), "txt": structure(survey)}
    forms = [FormFile(f"{instrument.name}.{NAME}.{end}", one) for end, one in contents.items()]
    return (*forms, mapping)


def losses(instrument: Instrument) -> tuple[str, ...]:
    """Say what of the instrument a LimeSurvey form cannot carry."""
    items = (
        loss
        for item in instrument.asked
        for loss in (*_unchecked(item, instrument), *randomising_losses(item))
    )
    return (*items, *unique_losses(instrument))


def _unchecked(item: Item, instrument: Instrument) -> Iterator[str]:
    # In the versions we read, em_validation_q is no attribute of list questions.
    checked = lower_constraint(item, instrument) != Always(value=True)
    if isinstance(item, SingleChoice) and checked:
        yield (
            f"item {item.name}: LimeSurvey may not check valid_if of a list question; it is "
            "checked again when the answers are read"
        )


def read(
    path: Path, instrument: Instrument, wave: str, mapping: NameMapping | None = None
) -> Responses:
    """Read LimeSurvey's CSV, JSON or workbook, with codes or whole texts."""
    from surveys.platforms.limesurvey.reader import read_responses

    return read_responses(path, instrument, wave)


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str = "") -> bytes:
    """Write cells as LimeSurvey exports them; as CSV with codes when no layout is named."""
    from surveys.platforms.limesurvey.layout import lay_out_responses

    return lay_out_responses(cells, instrument, wave, layout_of(LAYOUTS, layout))
