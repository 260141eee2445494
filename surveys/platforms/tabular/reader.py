"""Reads a table through a mapping: which column is which field, and what its cells mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from surveys.errors import ResponseError, unknown
from surveys.model import Instrument
from surveys.platforms.columns import (
    check_complete,
    check_each_once,
    check_has_responses,
    check_no_strangers,
    each,
    waves_of,
)
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Sheet
from surveys.platforms.tabular.cells import decoder, iso_day
from surveys.platforms.tabular.personal import personal_notices

if TYPE_CHECKING:
    import pandas as pd

    from surveys.responses import Responses

_ADVICE = (
    "The mapping file says which column is which: export it with the form, write the headings of "
    "the file in it, and give it with --mapping."
)
_IGNORE = 'List it under "ignored" in the mapping file when it holds no answers.'


def read_table(
    sheet: Sheet, instrument: Instrument, wave: str, mapping: NameMapping, *, guarded: bool = False
) -> Responses:
    """Return the responses that a table holds.

    Parameters
    ----------
    sheet
        One row for each response.
    instrument
        With all of its waves.
    wave
        The wave whose answers these are.
    mapping
        Which columns hold them, and what cells mean.
    guarded
        Whether texts that look like formulas have an apostrophe before them.

    Raises
    ------
    ResponseError
        A column is lacking, stands twice, or is claimed by nobody; or the mapping names what the
        instrument does not have.
    """
    import pandas as pd

    from surveys.responses import typed

    asked = instrument.at(wave)
    check_each_once(sheet)
    check_has_responses(sheet)
    _check_mapping(mapping, asked)
    headings = _Headings(sheet)
    found = dict(_found(mapping, asked, headings))
    _check_complete(sheet, mapping, asked, found)
    meta = {key: heading for key, name in mapping.meta.items() if (heading := headings.of(name))}
    _check_strangers(sheet, instrument, asked, mapping, {*found.values(), *meta.values()}, headings)
    cells = {
        **dict(_meta(sheet, meta, instrument, wave)),
        **{
            one.name: each(
                sheet.texts(found[one.name]),
                decoder(one, _codes(mapping, one.name, asked), sheet.name, guarded=guarded),
            )
            for one in asked.asked_fields
        },
    }
    notices = (*sheet.notices, *_lacking_notices(meta, wave), *personal_notices(sheet))
    return typed(pd.DataFrame(cells), asked, wave, sheet.name, found, notices)


class _Headings:
    """Finds headings as they are written, or, when there is only one such, in other case."""

    def __init__(self, sheet: Sheet) -> None:
        self.exact = set(sheet.header)
        folded: dict[str, list[str]] = {}
        for heading in sheet.header:
            folded.setdefault(heading.casefold(), []).append(heading)
        self.alone = {key: names[0] for key, names in folded.items() if len(names) == 1}

    def of(self, name: str) -> str | None:
        return name if name in self.exact else self.alone.get(name.casefold())


def _check_mapping(mapping: NameMapping, asked: Instrument) -> None:
    for name in mapping.fields:
        if name not in asked.fields:
            raise unknown("field", name, asked.fields, where="mapping", error=ResponseError)
    for name, codes in mapping.codes.items():
        options = asked.fields[name].codes if name in asked.fields else None
        for code in codes:
            if options is not None and code not in options:
                raise unknown(
                    "code", code, options.names, where=f"mapping, field {name}",
                    error=ResponseError,
                )  # fmt: skip


def _found(
    mapping: NameMapping, asked: Instrument, headings: _Headings
) -> Iterator[tuple[str, str]]:
    """Yield field and heading; one column is not the answers to two questions."""
    taken: dict[str, str] = {}
    for one in asked.asked_fields:
        there = {heading for name in mapping.fields.get(one.name, ())
                 if (heading := headings.of(name)) is not None}  # fmt: skip
        if len(there) > 1:
            raise ResponseError(
                f"the columns {', '.join(sorted(there))} for {one.name}",
                expected="one column for each field",
                where="mapping",
            )
        for heading in there:
            if taken.setdefault(heading, one.name) != one.name:
                raise ResponseError(
                    f"column {heading!r} for both {taken[heading]} and {one.name}",
                    expected="one field for each column",
                    where="mapping",
                )
            yield one.name, heading


def _check_complete(
    sheet: Sheet, mapping: NameMapping, asked: Instrument, found: Mapping[str, str]
) -> None:
    """See that every field has a column; one that the mapping lacks is called by its own name."""
    expected = {
        one.name: next(iter(mapping.fields.get(one.name, ())), one.name)
        for one in asked.asked_fields
    }
    check_complete(sheet, found, expected, f"{asked.name}, wave {asked.waves[0].name}", _ADVICE)


def _check_strangers(
    sheet: Sheet,
    instrument: Instrument,
    asked: Instrument,
    mapping: NameMapping,
    claimed: Iterable[str],
    headings: _Headings,
) -> None:
    ignored = {headings.of(name) for name in mapping.ignored}
    # What was computed is computed again from the answers, so that it always fits them.
    computed = {headings.of(one.name) for one in instrument.fields.values() if one.value}
    known = {*claimed, *ignored, *computed}
    elsewhere = {
        heading: waves_of(instrument, one.item)
        for one in instrument.fields.values()
        if one.name not in asked.fields and (heading := headings.of(one.name))
    }
    expected = [name for names in mapping.fields.values() for name in names]
    strangers = [name for name in sheet.header if name not in known]
    where = f"{instrument.name}, wave {asked.waves[0].name}"
    check_no_strangers(sheet, strangers, expected, elsewhere, where, _IGNORE)


def _codes(mapping: NameMapping, name: str, asked: Instrument) -> Mapping[str, tuple[str, ...]]:
    own = asked.fields[name].codes
    return {**{code.code: () for code in own or ()}, **mapping.codes.get(name, {})}


def _meta(
    sheet: Sheet, meta: Mapping[str, str], instrument: Instrument, wave: str
) -> Iterator[tuple[str, pd.Series[str]]]:
    """Yield the columns that every response has; see `_lacking_notices` for those not there."""
    import pandas as pd

    last = f"{instrument.wave(wave).closes.isoformat()}T00:00:00"
    usual = {
        "response_id": [str(row + 1) for row in range(len(sheet))],
        "submitted": [last] * len(sheet),
        "language": [""] * len(sheet),
    }
    for name, values in usual.items():
        texts = sheet.texts(meta[name]) if name in meta else pd.Series(values, dtype="str")
        yield name, each(texts, iso_day) if name == "submitted" else texts


def _lacking_notices(meta: Mapping[str, str], wave: str) -> Iterator[str]:
    said = {
        "response_id": "responses are numbered by their rows",
        "submitted": f"all count as complete, sent on the last day of wave {wave}",
        "language": "in which language they were given is not known",
    }
    for name, so in said.items():
        if name not in meta:
            yield f'no column for {name}: {so}; the mapping file can name one under "meta"'
