"""Names in Qualtrics surveys: ids of questions, places of rows, and numbers for codes.

An id is said on the web to be of at most 15 characters where a file is imported, which we have not
tried; longer names end in a few characters of their own hash, and so do those that would clash
with another question's column. Recode values are numbers: codes that are numbers stay as they are,
others become their places in the whole list, so that they are the same in all waves.

In an export a row of a grid, or a part of an allocation, is the column `support_2`, by its place in
the wave; an option of a multiple choice is `tasks_3`, by its recode value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from surveys.model import CodeList, Field, Instrument, Item, Kind, MultipleChoice

LONGEST = 15
VERSION = "form_version"
LANGUAGE = "form_language"
INTRO = "form_intro"
NOTICE = "form_notice"
META = (
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
    "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail",
    "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel",
    "UserLanguage",
)  # fmt: skip
"""Columns that every export can have beside the answers."""


@dataclass(frozen=True)
class Names:
    """The names of one wave in Qualtrics; ids and recode values are the same in all waves.

    Parameters
    ----------
    ids
        Item or section → id of its question or of its introduction.
    places
        Item → part → number that ends its column.
    recodes
        Item → code → recode value.
    """

    ids: Mapping[str, str]
    places: Mapping[str, Mapping[str, str]]
    recodes: Mapping[str, Mapping[str, str]]

    def column(self, one: Field) -> str:
        """Return the heading of a field in an export: `role`, `tasks_3`."""
        own = self.ids[one.item]
        return f"{own}_{self.places[one.item][one.part]}" if one.part else own


@lru_cache(maxsize=32)
def names_of(instrument: Instrument, wave: str) -> Names:
    """Return the names of one wave of an instrument.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> names = names_of(coordinators, "2026")
    >>> names.column(coordinators.fields["years_in_role"])
    'years_in_role'
    >>> names.recodes["role"]
    {'regional': '1', 'local': '2', 'project': '3', 'other': '4'}
    """
    recodes = {
        item.name: _recodes(codes)
        for item in instrument.items
        if (codes := item.options) is not None
    }
    taken = {one.lower() for one in (*META, VERSION, LANGUAGE, INTRO, NOTICE)}
    whole = _endings(instrument, recodes)
    ids = {item.name: _id(item.name, _columns(item, whole), taken) for item in instrument.asked}
    intros = {one.name: _id(f"{one.name}_info", ("",), taken) for one in instrument.sections}
    return Names({**ids, **intros}, _endings(instrument.at(wave), recodes), recodes)


def _recodes(codes: CodeList) -> dict[str, str]:
    if all(code.isdecimal() and str(int(code)) == code for code in codes.names):
        return {code: code for code in codes.names}
    return _places(codes)


def _places(codes: CodeList) -> dict[str, str]:
    return {code: str(place) for place, code in enumerate(codes.names, start=1)}


def _endings(
    instrument: Instrument, recodes: Mapping[str, Mapping[str, str]]
) -> dict[str, Mapping[str, str]]:
    """Return for each item the number of each of its parts."""
    return {
        item.name: recodes[item.name] if isinstance(item, MultipleChoice) else _places(parts)
        for item in instrument.items
        if (parts := item.parts_list) is not None
    }


def _columns(item: Item, endings: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    parts = [f"_{place}" for place in endings.get(item.name, {}).values()]
    # A multiple choice can also be exported as one column.
    return ("", *parts) if item.fields[0].kind is Kind.FLAG else parts or ("",)


def _id(name: str, endings: Iterable[str], taken: set[str]) -> str:
    """Return an id whose columns are nobody else's, and take them."""
    own = name
    columns = [f"{own}{end}" for end in endings]
    if len(name) > LONGEST or not taken.isdisjoint(columns):
        own = f"{name[: LONGEST - 6]}_{hashlib.sha256(name.encode()).hexdigest()[:5]}"
        columns = [f"{own}{end}" for end in endings]
    taken.update(columns)
    return own
