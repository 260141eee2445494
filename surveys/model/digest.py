"""The content hash of an instrument: equal content, equal hash, on every machine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

from surveys.model.instrument import Instrument, Wave

_NOT_ASKED = frozenset({"plan", "accepted", "twin"})


def content_hash(instrument: Instrument) -> str:
    """Return the SHA-256 of everything that is asked, as 64 hex digits.

    One wave's version is `content_hash(instrument.at(wave))`: it stays the same when other waves
    are added. Days of opening and closing, the analysis plan and accepted hints do not count.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> len(content_hash(coordinators))
    64
    """
    text = json.dumps(_plain(instrument), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Wave):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _NOT_ASKED]
        parts = {name: _plain(getattr(value, name)) for name in names}
        return {"": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
