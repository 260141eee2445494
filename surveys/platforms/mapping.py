"""The mapping file beside every form: canonical names and codes, and the platform's own."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from surveys.errors import ResponseError, unknown
from surveys.model import Instrument, content_hash
from surveys.platforms.forms import FormFile
from surveys.platforms.json_files import read_json

Own: TypeAlias = str | tuple[str, ...]
"""A name of the platform's, or several of which any will do: one for each language."""


_KEYS = (
    "platform", "platform_version", "instrument", "wave", "content_hash", "meta", "ignored",
    "fields",
)  # fmt: skip
_FIELD_KEYS = ("name", "codes")


@dataclass(frozen=True, slots=True)
class NameMapping:
    """What a mapping file says.

    Parameters
    ----------
    platform, instrument, wave, content_hash
        Which form it belongs to; the hash is that of the instrument as asked in the wave.
    fields
        Canonical field name → headings under which its answers may stand.
    codes
        Canonical field name → canonical code → cells that mean it.
    meta
        `response_id`, `submitted` or `language` → heading, where the platform has none of its own.
    ignored
        Headings that hold no answers.
    """

    platform: str
    instrument: str
    wave: str
    content_hash: str
    fields: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, Mapping[str, tuple[str, ...]]]
    meta: Mapping[str, str]
    ignored: tuple[str, ...] = ()


def mapping_file(
    platform: str,
    version: str,
    instrument: Instrument,
    wave: str,
    fields: Mapping[str, Own],
    codes: Mapping[str, Mapping[str, Own]],
    meta: Mapping[str, str] | None = None,
) -> FormFile:
    """Return `<instrument>.<platform>.names.json`.

    Parameters
    ----------
    platform, version
        Name of the platform, and the version its form was written for.
    instrument, wave
        The instrument as a whole and the wave that was exported, whose content hash is named.
    fields
        Canonical field name → name on the platform.
    codes
        Canonical field name → canonical code → code on the platform.
    meta
        See `NameMapping`; for platforms that have no headings of their own.
    """
    content = {
        "platform": platform,
        "platform_version": version,
        "instrument": instrument.name,
        "wave": wave,
        "content_hash": content_hash(instrument.at(wave)),
        **({} if meta is None else {"meta": dict(meta), "ignored": []}),
        "fields": {
            name: {"name": own, **({"codes": dict(codes[name])} if name in codes else {})}
            for name, own in fields.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return FormFile(f"{instrument.name}.{platform}.names.json", text.encode())


def read_mapping(path: Path) -> NameMapping:
    """Read what `mapping_file` wrote, perhaps edited since.

    Raises
    ------
    ResponseError
        It cannot be read, or something in it is missing or of the wrong kind.
    """
    plain = read_json(path, "a mapping file")
    if not isinstance(plain, dict):
        raise ResponseError("no JSON object", expected="a mapping file", where=str(path))
    return _mapping(plain, path.name)


def mapping_of(file: FormFile) -> NameMapping:
    """Return what a mapping file says that a platform has just exported.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms import get
    >>> *_, file = get("redcap").export(coordinators, "2026", ["fi"])
    >>> mapping_of(file).fields["support__known"]
    ('support_known',)
    """
    return _mapping(json.loads(file.content), file.name)


def _mapping(plain: dict[str, Any], where: str) -> NameMapping:
    part = _Part(plain, where)
    part.check_keys(_KEYS)
    fields = dict(part.parts("fields", "field"))
    for one in fields.values():
        one.check_keys(_FIELD_KEYS)
    return NameMapping(
        platform=part.text("platform"),
        instrument=part.text("instrument"),
        wave=part.text("wave"),
        content_hash=part.text("content_hash"),
        fields={name: one.names("name") for name, one in fields.items()},
        codes={
            name: {code: codes.names(code) for code in codes.plain}
            for name, one in fields.items()
            for codes in one.optional("codes")
        },
        meta={key: meta.text(key) for meta in part.optional("meta") for key in meta.plain},
        ignored=part.names("ignored") if "ignored" in part.plain else (),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """An object of the file, and its place."""

    plain: Mapping[str, Any]
    where: str

    def fault(self, key: str, expected: str) -> ResponseError:
        found = f"{key!r}: {self.plain[key]!r}" if key in self.plain else f"no {key!r}"
        return ResponseError(
            found,
            expected=expected,
            where=self.where,
            advice="The file beside the form shows how it is written: export the form again.",
        )

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse keys that nobody reads, such as a mistyped one."""
        for key in self.plain:
            if key not in known:
                raise unknown("key", key, known, where=self.where, error=ResponseError)

    def text(self, key: str) -> str:
        value = self.plain.get(key)
        if not isinstance(value, str) or not value:
            raise self.fault(key, "a text")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.plain.get(key)
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
            raise self.fault(key, "a text, or an array of texts")
        return tuple(texts)

    def optional(self, key: str) -> Iterator[_Part]:
        if key in self.plain:
            yield self.part(key, key)

    def parts(self, key: str, what: str) -> Iterator[tuple[str, _Part]]:
        every = self.part(key, key)
        for name in every.plain:
            yield name, every.part(name, f"{what} {name}", self.where)

    def part(self, key: str, what: str, where: str = "") -> _Part:
        value = self.plain.get(key)
        if not isinstance(value, dict):
            raise self.fault(key, "an object")
        return _Part(value, f"{where or self.where}, {what}")
