"""An instrument with its catalogues' translations in the place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from surveys.errors import DefinitionError
from surveys.model import Instrument, Text, with_texts
from surveys.translation.catalogue import Catalogue, Entry
from surveys.translation.wording import fault_in, tidy


def translated(instrument: Instrument, catalogues: Iterable[Catalogue]) -> Instrument:
    """Return the instrument in the wording of its catalogues.

    Entries that are unsure (fuzzy), empty, of a place that is gone, or made from another source
    text than the present one are left out: there the instrument's own wording stands.

    Raises
    ------
    DefinitionError
        A catalogue is another instrument's, from another source language or into the source
        language, or an entry's text does not fit.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> title = Entry(place="title", source=coordinators.title.fi, text="Enkät")
    >>> swedish = Catalogue(instrument="coordinators", language="sv", source="fi", entries=(title,))
    >>> translated(coordinators, [swedish]).title.sv
    'Enkät'
    """
    changed: dict[str, Text] = {}
    for catalogue in catalogues:
        check_belongs(instrument, catalogue)
        for entry in in_force(instrument, catalogue):
            _check_text(entry, catalogue)
            text = changed.get(entry.place, instrument.texts[entry.place])
            changed[entry.place] = replace(text, **{catalogue.language: tidy(entry.text)})
    return with_texts(instrument, changed)


def in_force(instrument: Instrument, catalogue: Catalogue) -> Iterator[Entry]:
    """Return the entries of a catalogue that translate the instrument's present texts."""
    for entry in catalogue.entries:
        if entry.text.strip() and not entry.fuzzy and is_of_present_text(instrument, entry):
            yield entry


def is_of_present_text(instrument: Instrument, entry: Entry) -> bool:
    """Return whether an entry was made from what its place says in the source language."""
    text = instrument.texts.get(entry.place)
    if text is None or not text.has(instrument.source):
        return False
    return tidy(text[instrument.source]) == tidy(entry.source)


def check_belongs(instrument: Instrument, catalogue: Catalogue) -> None:
    """Raise DefinitionError unless the catalogue translates this instrument from its source."""
    if catalogue.instrument != instrument.name:
        raise DefinitionError(
            f"a catalogue of {catalogue.instrument!r}",
            expected=f"one of {instrument.name!r}",
            where=catalogue.where,
        )
    if catalogue.source != instrument.source:
        raise DefinitionError(
            f"a catalogue translated from {catalogue.source}",
            expected=f"one from {instrument.source}, the source language of {instrument.name}",
            where=catalogue.where,
            advice="Write the texts out again with: tkk translate out.",
        )
    if catalogue.language == instrument.source:
        raise DefinitionError(
            f"a catalogue into {catalogue.language}",
            expected=f"another language: {instrument.name} is written in {instrument.source}",
            where=catalogue.where,
            advice="The source text is changed in the instrument itself.",
        )


def _check_text(entry: Entry, catalogue: Catalogue) -> None:
    fault = fault_in(entry.text, catalogue.language, entry.source, catalogue.source)
    if fault:
        raise DefinitionError(
            fault,
            expected="a translation of the source text",
            where=f"{catalogue.where}, line {entry.line}, {entry.place}",
        )
