"""The answers to an instrument as a file of a statistics program: templates, data, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from surveys.errors import ResponseError
from surveys.model import (
    Field,
    Instrument,
    Item,
    Kind,
    Language,
    LongText,
    Number,
    ShortText,
    Text,
    without_pipes,
)
from surveys.platforms.forms import FormFile
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Cell, storable
from surveys.platforms.statistical.labels import Labels, cut_table, fitted
from surveys.platforms.statistical.programs import STATA, Program
from surveys.platforms.statistical.reading import NO_BREAK
from surveys.platforms.statistical.values import value_text, values_of
from surveys.platforms.statistical.variables import Variable, measure_of, named
from surveys.platforms.statistical.writing import write_data
from surveys.platforms.tabular.naming import META_NAMES, canonical_mapping, written_mapping
from surveys.platforms.writing import column_texts, moment

if TYPE_CHECKING:
    import pandas as pd

_ID_WIDTH = 64
_LANGUAGE_WIDTH = 2
_LONG = 4000
"""Bytes of a text of several lines in a template; a variable can be made wider."""
_META_LABELS = {
    "response_id": Text(fi="Vastauksen tunnus", sv="Svarets id", en="Response id"),
    "submitted": Text(fi="Lähetetty", sv="Inskickat", en="Submitted"),
    "language": Text(fi="Vastauskieli", sv="Svarsspråk", en="Language of the answers"),
}


@lru_cache(maxsize=32)
def _names(instrument: Instrument, program: Program) -> Mapping[str, str]:
    """Return the names of a whole instrument, all waves together."""
    fields = (*META_NAMES, *instrument.fields)
    return named(fields, program, f"instrument {instrument.name}")


def variables_of(instrument: Instrument, wave: str, program: Program) -> tuple[Variable, ...]:
    """Return the variables of one wave: what every response has, and the answers.

    Names and values are the same in every wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.statistical.programs import SPSS
    >>> [one.name for one in variables_of(coordinators, "2026", SPSS)][:4]
    ['response_id', 'submitted', 'language', 'link_code']
    """
    asked = instrument.at(wave)
    names = _names(instrument, program)
    meta = (
        Variable(field="response_id", name="response_id", kind=Kind.TEXT, width=_ID_WIDTH),
        Variable(field="submitted", name="submitted", kind=Kind.DATE, measure="scale", moment=True),
        Variable(field="language", name="language", kind=Kind.TEXT, width=_LANGUAGE_WIDTH),
    )
    return (
        *(replace(one, label=_META_LABELS[one.field]) for one in meta),
        *(
            _variable(one, names[one.name], asked[one.item], instrument.fields[one.name], program)
            for one in asked.asked_fields
        ),
    )


def _variable(one: Field, name: str, item: Item, ever: Field, program: Program) -> Variable:
    codes = tuple(one.codes or ())
    return Variable(
        field=one.name,
        name=name,
        kind=one.kind,
        label=without_pipes(one.text),
        codes=codes,
        stored=values_of(ever.codes or (), program),
        measure=measure_of(one.kind, codes),
        decimals=item.decimals if isinstance(item, Number) else 0,
        width=2 * item.max_length if isinstance(item, ShortText) else _LONG,
    )


def templates(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language],
    platform: str,
    program: Program,
) -> tuple[FormFile, ...]:
    """Return a file without cases for each language, what was cut in it, and the mapping."""
    variables = variables_of(instrument, wave, program)
    files: list[FormFile] = []
    for language in languages:
        labels = fitted(variables, language, program)
        stem = f"{instrument.name}.{platform}.{language}"
        content = write_data(variables, labels, instrument.title[language], program)
        files.append(FormFile(f"{stem}.{program.ending}", content))
        if labels.cut:
            files.append(FormFile(f"{stem}.labels.csv", cut_table(labels.cut)))
    mapping = mapping_of(instrument, wave, platform, program)
    return (*files, written_mapping(mapping, program.name, instrument))


def mapping_of(instrument: Instrument, wave: str, platform: str, program: Program) -> NameMapping:
    """Return which variable is which field, and which value is which code, in our own files."""
    variables = variables_of(instrument, wave, program)
    return canonical_mapping(
        platform,
        instrument,
        wave,
        names={one.field: one.name for one in variables},
        codes={
            one.field: {code.code: (value_text(one.stored[code.code]),) for code in one.codes}
            for one in variables
            if one.codes
        },
    )


def losses(instrument: Instrument, program: Program) -> tuple[str, ...]:
    """Say what of an instrument, as asked in one wave, a data file cannot carry."""
    variables = variables_of(instrument, instrument.waves[0].name, program)
    return (
        f"a file of {program.name} is a table to type answers in and no form: questions in full, "
        "skip logic, limits and required answers are not in it; all are checked when it is read",
        "an empty cell does not tell whether the question was shown",
        *_cut_losses(variables, instrument, program),
        *_text_losses(instrument, program),
    )


def _cut_losses(
    variables: Sequence[Variable], instrument: Instrument, program: Program
) -> Iterator[str]:
    for language in instrument.languages:
        cut = fitted(variables, language, program).cut
        if cut:
            yield (
                f"{len(cut)} label(s) in {language} are longer than {program.name} keeps and are "
                f"cut, the first of {cut[0].variable}; the file …{language}.labels.csv has them "
                "in full"
            )


def _text_losses(instrument: Instrument, program: Program) -> Iterator[str]:
    if program.longest_text is None:
        return
    yield "blanks at the end of a text become no-break spaces, and blanks again when it is read"
    for item in instrument.asked:
        if isinstance(item, LongText):
            yield (
                f"item {item.name}: the template has room for {_LONG} bytes; make the variable "
                "wider before typing longer texts"
            )


def lay_out(cells: pd.DataFrame, instrument: Instrument, wave: str, program: Program) -> bytes:
    """Write cells under canonical names as a data file; see `Platform.lay_out`.

    A variable of which some cell cannot be read, such as a number with letters, is one of texts,
    as in files that people have typed. At a NUL both programs would cut a text: it becomes U+FFFD.

    Raises
    ------
    ResponseError
        A text is longer than the program can store.
    """
    filled = [
        _filled(one, column_texts(cells, one.field), program)
        for one in variables_of(instrument, wave, program)
    ]
    variables = [one for one, _ in filled]
    language = instrument.source
    labels = fitted(variables, language, program)
    of_numbers = {one.name for one in variables if one.kind is not Kind.TEXT}
    kept = {name: texts for name, texts in labels.meanings.items() if name in of_numbers}
    return write_data(
        variables,
        Labels(labels.variables, kept, labels.cut),
        instrument.title[language],
        program,
        {one.name: values for one, values in filled},
    )


def _filled(
    one: Variable, texts: Sequence[Cell], program: Program
) -> tuple[Variable, list[object]]:
    if one.kind is Kind.TEXT:
        texts = [storable(text or "") for text in texts]
    try:
        return one, [_value(one, text, program) for text in texts]
    except (KeyError, ValueError):
        as_text = replace(one, kind=Kind.TEXT, codes=(), stored={}, measure="nominal")
        return _filled(as_text, texts, program)
    finally:
        if one.kind is Kind.TEXT:
            _check_texts(one, texts, program)


def _value(one: Variable, text: Cell, program: Program) -> Any:
    if one.kind is Kind.TEXT:
        return _kept(text or "", program)
    if not text:
        return None
    match one.kind:
        case Kind.CODE:
            return one.stored[text]
        case Kind.FLAG:
            return {"1": 1, "0": 0}[text]
        case Kind.DATE if one.moment:
            return moment(text)
        case Kind.DATE:
            return dt.date.fromisoformat(text)
        case _:
            return float(text.replace(",", "."))


def _kept(text: str, program: Program) -> str:
    """Return a text as it can be stored: SPSS fills texts up with blanks, and strips them."""
    end = len(text.rstrip(" "))
    return text if program is STATA else text[:end] + NO_BREAK * (len(text) - end)


def _check_texts(one: Variable, texts: Sequence[Cell], program: Program) -> None:
    most = program.longest_text
    for row, text in enumerate(texts, 1):
        if most is not None and text and len(text.encode()) > most:
            raise ResponseError(
                f"a text of {len(text.encode())} bytes",
                expected=f"at most {most}, which is all that {program.name} can store",
                where=f"row {row}, {one.field}",
                advice="Shorten it, or write another layout.",
            )
