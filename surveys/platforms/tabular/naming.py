"""What the columns and codes of a table are called, when nothing else is said."""

from __future__ import annotations

from collections.abc import Mapping

from surveys.model import Field, Instrument, Kind, content_hash
from surveys.platforms.forms import FormFile
from surveys.platforms.mapping import NameMapping, Own, mapping_file

META_NAMES = ("response_id", "submitted", "language")
"""What our own tables call the columns that every response has beside its answers."""
_TICKED = {"1": ("1", "true"), "0": ("0", "false")}


def canonical_mapping(
    platform: str,
    instrument: Instrument,
    wave: str,
    names: Mapping[str, str] | None = None,
    codes: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    meta: Mapping[str, str] | None = None,
) -> NameMapping:
    """Return the mapping of a table under the instrument's own names, but for those given.

    Parameters
    ----------
    platform, instrument, wave
        Which form it belongs to.
    names
        Canonical field name → heading.
    codes
        Canonical field name → canonical code → cells that mean it.
    meta
        `response_id`, `submitted`, `language` → heading.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> mapping = canonical_mapping("table", coordinators, "2026", {"role": "Rooli"})
    >>> mapping.fields["role"], mapping.codes["role"]["local"], mapping.meta["submitted"]
    (('Rooli',), ('local',), 'submitted')
    """
    asked = instrument.at(wave)
    own = {one.name: found for one in asked.asked_fields if (found := own_codes(one))}
    return NameMapping(
        platform=platform,
        instrument=instrument.name,
        wave=wave,
        content_hash=content_hash(asked),
        fields={one.name: ((names or {}).get(one.name, one.name),) for one in asked.asked_fields},
        codes={**own, **(codes or {})},
        meta=dict(meta or zip(META_NAMES, META_NAMES, strict=True)),
    )


def own_codes(one: Field) -> Mapping[str, tuple[str, ...]]:
    """Return code → cells that mean it where nothing else is said; nothing where all are values.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> own_codes(coordinators.fields["tasks__guidance"])
    {'1': ('1', 'true'), '0': ('0', 'false')}
    >>> own_codes(coordinators.fields["role"])["local"]
    ('local',)
    """
    if one.kind is Kind.FLAG:
        return _TICKED
    return {code.code: (code.code,) for code in one.codes or ()}


def written_mapping(mapping: NameMapping, version: str, instrument: Instrument) -> FormFile:
    """Return the mapping as the file that lies beside the form, to be edited."""
    return mapping_file(
        mapping.platform,
        version,
        instrument,
        mapping.wave,
        fields={name: _one(own) for name, own in mapping.fields.items()},
        codes={
            name: {code: _one(own) for code, own in codes.items()}
            for name, codes in mapping.codes.items()
            if name in mapping.fields
        },
        meta=mapping.meta,
    )


def _one(own: tuple[str, ...]) -> Own:
    return own[0] if len(own) == 1 else own
