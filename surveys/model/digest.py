"""The content hash of an instrument: equal content, equal hash, on every machine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

from surveys.model.instrument import Instrument


def content_hash(instrument: Instrument) -> str:
    """Return the SHA-256 of everything that defines the instrument, as 64 hex digits.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> len(content_hash(coordinators))
    64
    """
    text = json.dumps(_plain(instrument), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
