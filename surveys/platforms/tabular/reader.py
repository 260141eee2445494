"""Reads a table through a mapping: which column is which field, and what its cells mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from surveys.errors import ResponseError
from surveys.model import Instrument, Kind
from surveys.platforms.columns import (
    check_complete,
    check_each_once,
    check_has_responses,
    check_no_strangers,
    each,
    waves_of,
)
from surveys.platforms.mapping import NameMapping
from surveys.platforms.mapping_checks import check_meaningful
from surveys.platforms.sheets import Cell, Sheet
from surveys.platforms.statistical.reading import USER_MISSING
from surveys.platforms.tabular.cells import decoder, iso_day
from surveys.platforms.tabular.naming import own_codes
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
    sheet: Sheet,
    instrument: Instrument,
    wave: str,
    mapping: NameMapping,
    *,
    guarded: bool = False,
    notices: tuple[str, ...] = (),
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
        Whether texts that look like formulas have an apostrophe before them, if the table is one
        that we wrote: it has our headings in our order, and no text that looks like a formula.
    notices
        What else there is to say of the file.

    Raises
    ------
    ResponseError
        A column is lacking, stands twice, or is claimed by nobody; or the mapping lacks a field or
        names what the instrument does not have.
    """
    import pandas as pd

    from surveys.responses import typed

    asked = instrument.at(wave)
    check_each_once(sheet)
    check_has_responses(sheet)
    check_meaningful(mapping, asked)
    headings = _Headings(sheet)
    found = dict(_found(mapping, asked, headings))
    _check_complete(sheet, mapping, asked, found)
    meta = {key: heading for key, name in mapping.meta.items() if (heading := headings.of(name))}
    _check_strangers(sheet, instrument, asked, mapping, {*found.values(), *meta.values()}, headings)
    ours = guarded and _is_ours(sheet, asked, found, meta)
    cells = {
        **dict(_meta(sheet, meta, instrument, wave)),
        **{
            one.name: each(
                sheet.texts(found[one.name]),
                decoder_of(mapping, one.name, asked, sheet.name, guarded=ours),
            )
            for one in asked.asked_fields
        },
    }
    notices = (
        *sheet.notices, *notices, *_declared_missing(sheet, asked, found),
        *_lacking_notices(meta, wave), *personal_notices(sheet),
    )  # fmt: skip
    return typed(pd.DataFrame(cells), asked, wave, sheet.name, found, notices)


def decoder_of(
    mapping: NameMapping, name: str, asked: Instrument, where: str, *, guarded: bool = False
) -> Callable[[Cell], Cell]:
    """Return what decodes the cells of a field by a mapping; see `decoder`."""
    return decoder(asked.fields[name], _codes(mapping, name, asked), where, guarded=guarded)


def _is_ours(
    sheet: Sheet, asked: Instrument, found: Mapping[str, str], meta: Mapping[str, str]
) -> bool:
    """Tell whether a table can be one that we wrote.

    Anybody's table may hold '-kerho, of which no apostrophe may be lost. In ours no text looks
    like a formula, because all such are guarded. A table of somebody else's that has our headings
    in our order and no such text cannot be told from one of ours.
    """
    if sheet.header != (*meta.values(), *(one.name for one in asked.asked_fields)):
        return False
    texts = (sheet.texts(found[one.name]) for one in asked.asked_fields if one.kind is Kind.TEXT)
    return not any(column.str.match(r"[=+\-@\t\r]").eq(other=True).any() for column in texts)


def _declared_missing(sheet: Sheet, asked: Instrument, found: Mapping[str, str]) -> Iterator[str]:
    """Say which texts are kept although the file declares them missing."""
    for one in asked.asked_fields:
        if one.kind is Kind.TEXT:
            column = sheet.texts(found[one.name])
            count = int(column.str.endswith(USER_MISSING).eq(other=True).sum())
            if count:
                yield (
                    f"{count} text(s) of {found[one.name]} that the file declares missing are kept "
                    "as answers: empty them in the file if they are none"
                )


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
    """See that every field has a column."""
    expected = {
        one.name: next(filter(None, mapping.fields[one.name])) for one in asked.asked_fields
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
    """Return code → cells that mean it; without a word in the mapping each code means itself."""
    own = asked.fields[name].codes
    said = mapping.codes.get(name) or own_codes(asked.fields[name])
    return {**{code.code: () for code in own or ()}, **said}


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
        plain = texts.str.removesuffix(USER_MISSING)
        yield name, each(texts, iso_day) if name == "submitted" else plain


def _lacking_notices(meta: Mapping[str, str], wave: str) -> Iterator[str]:
    said = {
        "response_id": "responses are numbered by their rows",
        "submitted": f"all count as complete, sent on the last day of wave {wave}",
        "language": "in which language they were given is not known",
    }
    for name, so in said.items():
        if name not in meta:
            yield f'no column for {name}: {so}; the mapping file can name one under "meta"'
