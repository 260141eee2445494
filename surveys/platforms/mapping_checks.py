"""Does all that a mapping says have a meaning? What would have no effect is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from surveys.errors import ResponseError, unknown
from surveys.model import Field, Instrument, Kind
from surveys.platforms.mapping import NameMapping

_META = ("response_id", "submitted", "language")
_TICKS = ("1", "0")


def check_meaningful(mapping: NameMapping, asked: Instrument, where: str = "mapping") -> None:
    """See that a mapping names every field, and nothing that is not there.

    Parameters
    ----------
    mapping
        Perhaps edited, of a platform that decodes by it.
    asked
        The instrument as asked in the wave.
    where
        The mapping file, for messages.

    Raises
    ------
    ResponseError
        A field is unknown, computed or lacks a name; codes stand under a field that has none, or
        are not the field's; or there is an unknown key under `meta`.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from surveys.instruments import training
    >>> from surveys.platforms.tabular import canonical_mapping
    >>> mapping = canonical_mapping("table", training, "pre")
    >>> check_meaningful(mapping, training.at("pre"))
    >>> check_meaningful(replace(mapping, meta={"time": "Aika"}), training.at("pre"))
    Traceback (most recent call last):
    surveys.errors.ResponseError: mapping: found meta key 'time'; expected one of response_id, \
submitted, language.
    """
    for key in mapping.meta:
        _check_known("meta key", key, _META, where)
    fields = {one.name: one for one in asked.asked_fields}
    for name in (*mapping.fields, *mapping.codes):
        _check_asked(name, fields, asked, where)
    for name, codes in mapping.codes.items():
        _check_codes(fields[name], codes, f"{where}, field {name}")
    for name in fields:
        _check_named(name, mapping, asked, where)


def _check_known(what: str, name: str, known: Collection[str], where: str) -> None:
    if name not in known:
        raise unknown(what, name, known, where=where, error=ResponseError)


def _check_asked(name: str, fields: Mapping[str, Field], asked: Instrument, where: str) -> None:
    if name in asked.fields and name not in fields:
        raise ResponseError(
            f"field {name!r}, which is computed",
            expected="fields that are asked",
            where=where,
            advice="Take it out: it is computed again from the answers.",
        )
    _check_known("field", name, fields, where)


def _check_codes(one: Field, codes: Collection[str], where: str) -> None:
    known = _TICKS if one.kind is Kind.FLAG else () if one.codes is None else one.codes.names
    if not known:
        raise ResponseError(
            "'codes'",
            expected="'name' alone, as the field has no codes",
            where=where,
            advice="Take the codes out: texts, numbers and days are read as they stand.",
        )
    for code in codes:
        _check_known("code", code, known, where)


def _check_named(name: str, mapping: NameMapping, asked: Instrument, where: str) -> None:
    if not any(mapping.fields.get(name, ())):
        found = f"field {name!r} without a name" if name in mapping.fields else f"no field {name!r}"
        raise ResponseError(
            found,
            expected=f"a name for every field of {asked.name}, wave {asked.waves[0].name}",
            where=where,
            advice=f'Write under "fields": "{name}": {{"name": "…"}}, with the heading of its '
            "column in the file.",
        )
