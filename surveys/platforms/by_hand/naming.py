"""The mapping of a form that was built by hand: texts in every language of the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from surveys.model import Instrument, Language, content_hash
from surveys.platforms.by_hand.texts import codes_of, headings
from surveys.platforms.forms import FormFile
from surveys.platforms.mapping import NameMapping, mapping_file


def text_mapping(
    platform: str,
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language],
    meta: Mapping[str, str],
) -> NameMapping:
    """Return what headings and cells mean.

    Parameters
    ----------
    platform, instrument, wave
        Which form it belongs to.
    languages
        In which the form was built.
    meta
        `response_id`, `submitted`, `language` → heading.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> mapping = text_mapping("ms_forms", coordinators, "2026", ["sv", "en"], {})
    >>> mapping.fields["employer"], mapping.codes["tasks__other"]
    (('Vem är din arbetsgivare? [4]', 'Who is your employer? [4]'), \
{'1': ('Annan arbetsuppgift', 'Another task')})
    """
    asked = instrument.at(wave)
    by_language = [headings(asked, language) for language in languages]
    return NameMapping(
        platform=platform,
        instrument=instrument.name,
        wave=wave,
        content_hash=content_hash(asked),
        fields={
            one.name: _distinct(found[one.name] for found in by_language)
            for one in asked.asked_fields
        },
        codes={
            one.name: {code: _distinct(texts[code] for texts in found) for code in found[0]}
            for one in asked.asked_fields
            if (found := [codes_of(one, asked, language) for language in languages])[0]
        },
        meta=dict(meta),
    )


def text_mapping_file(mapping: NameMapping, version: str, instrument: Instrument) -> FormFile:
    """Return the mapping as the file that lies beside the form, to be edited."""
    return mapping_file(
        mapping.platform,
        version,
        instrument,
        mapping.wave,
        fields=mapping.fields,
        codes=mapping.codes,
        meta=mapping.meta,
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
