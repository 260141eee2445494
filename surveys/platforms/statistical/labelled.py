"""Whether the labels of values in somebody's file say what the values are taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from surveys.errors import ResponseError, listed
from surveys.model import LANGUAGES, Code, Field, Instrument, Kind
from surveys.platforms.mapping import NameMapping
from surveys.platforms.statistical.labels import CHOSEN, NOT_CHOSEN

ValueLabels: TypeAlias = Mapping[str, Mapping[str, str]]
"""Variable → value as a text → its label."""
_CUT = ("…", "...")
_MAYBE_CUT = 100
"""Bytes of a label from which on it may have been cut: SPSS keeps 120."""
_MOST_NAMED = 5
_FLAGS = (Code("1", CHOSEN), Code("0", NOT_CHOSEN))


def check_labels(
    labels: ValueLabels, instrument: Instrument, wave: str, mapping: NameMapping, where: str
) -> tuple[str, ...]:
    """Return what has to be said of labels that the questionnaire does not have.

    Labels may be in any language, and cut. Numbers and texts have no codes, so that their labels
    are not looked at.

    Parameters
    ----------
    labels
        Those of the file.
    instrument, wave
        With all of its waves, and the one whose answers these are.
    mapping
        Which value is which code.
    where
        The file, for messages.

    Raises
    ------
    ResponseError
        A value is decoded as one code and labelled as another.
    """
    from surveys.platforms.tabular.reader import decoder_of

    asked = instrument.at(wave)
    strange: list[str] = []
    for one in asked.asked_fields:
        if one.kind not in (Kind.CODE, Kind.FLAG):
            continue
        decoded = decoder_of(mapping, one.name, asked, where)
        known = _codes(instrument.fields[one.name])
        names = {name.casefold() for name in mapping.fields.get(one.name, ())}
        for variable, values in labels.items():
            if variable.casefold() not in names:
                continue
            for value, label in values.items():
                code, named = decoded(value), _named(label, known)
                if code in {right.code for right in known} and code not in named:
                    if named:
                        raise _contradiction(variable, value, label, str(code), named, where)
                    strange.append(f"{variable} {value} {label!r}")
    return tuple(_notices(strange))


def _codes(one: Field) -> tuple[Code, ...]:
    return _FLAGS if one.kind is Kind.FLAG else tuple(one.codes or ())


def _named(label: str, codes: tuple[Code, ...]) -> list[str]:
    """Return the codes that have such a text in some language, whole or else cut.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> roles = tuple(coordinators["role"].codes)
    >>> whole = roles[0].text["fi"]
    >>> _named(whole.upper(), roles), _named(whole[:6] + "…", roles), _named("x", roles)
    (['regional'], ['regional'], [])
    """
    plain = _plain(label)
    texts = {one.code: {_plain(one.text[language]) for language in LANGUAGES} for one in codes}
    found = [code for code, own in texts.items() if plain in own]
    ending = next((mark for mark in _CUT if plain.endswith(mark)), "")
    stem = plain.removesuffix(ending).rstrip()
    if found or not stem or not (ending or len(label.encode()) >= _MAYBE_CUT):
        return found
    return [code for code, own in texts.items() if any(one.startswith(stem) for one in own)]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _contradiction(
    variable: str, value: str, label: str, code: str, named: list[str], where: str
) -> ResponseError:
    return ResponseError(
        f"the label {label!r} of value {value} of variable {variable}, which is that of code "
        f"{listed(named)}",
        expected=f"that of code {code!r}, for which the value is taken",
        where=where,
        advice="Values are numbered differently in this file: write them in the mapping file and "
        "give it with --mapping, or correct the labels.",
    )


def _notices(strange: list[str]) -> Iterator[str]:
    if strange:
        yield (
            f"labels that the questionnaire does not have: {listed(strange, _MOST_NAMED)}; values "
            "count, so see that these mean the same"
        )
