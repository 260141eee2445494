"""Chance that nobody without the key can repeat, the same for a record in every run."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

import numpy as np

from surveys.anonymisation.keys import KEY_BYTES
from surveys.anonymisation.perturbation.blocks import Floats
from surveys.errors import UsageError
from surveys.model import Instrument

_CONTEXT = "tkk perturbation 1"
_BYTES = 8
_UNUSED_BITS = 11
"""A float holds 53 of the 64 bits drawn."""


def uniforms(
    key: bytes,
    instrument: Instrument,
    step: str,
    seed: int,
    field: str,
    ids: Iterable[str | None],
    count: int = 1,
) -> Floats:
    """Draw numbers evenly between 0 and 1, for each record its own.

    A record's numbers follow from its response id under a key derived, by HMAC-SHA256 (RFC
    2104), from the study's key for instrument, wave, step, seed and field; keyed BLAKE2b (RFC
    7693) then makes them. So they hang neither on the order of the rows nor on the other
    records: a second release with one response more has the same noise, and cannot be set
    against the first to average it away.

    Parameters
    ----------
    key
        32 bytes. Who knows it can undo what chance did.
    instrument
        As asked in the wave.
    step, seed, field
        What the numbers are for; any difference gives others.
    ids
        Response ids, n of them.
    count
        Numbers for each record, up to 8.

    Returns
    -------
    numpy.ndarray
        Shape (n, count), each over 0 and under 1.

    Raises
    ------
    UsageError
        The key has another length.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> drawn = uniforms(bytes(32), coordinators, "pram", 0, "role", ["a", "b"])
    >>> again = uniforms(bytes(32), coordinators, "pram", 0, "role", ["b", "a"])
    >>> drawn.shape, bool((drawn == again[::-1]).all())
    ((2, 1), True)
    """
    if len(key) != KEY_BYTES:
        raise UsageError(
            f"a key of {len(key)} bytes",
            expected=f"{KEY_BYTES} bytes",
            where=f"step {step}",
            advice="Read it with read_key().",
        )
    place = "@".join((instrument.name, *(wave.name for wave in instrument.waves)))
    purpose = "\n".join((_CONTEXT, place, step, str(seed), field))
    derived = hmac.digest(key, purpose.encode(), hashlib.sha256)
    size = _BYTES * count
    drawn = b"".join(
        hashlib.blake2b(str(one).encode(), digest_size=size, key=derived).digest() for one in ids
    )
    whole = np.frombuffer(drawn, dtype="<u8").reshape(-1, count) >> _UNUSED_BITS
    return np.asarray((whole + 0.5) / 2.0 ** (64 - _UNUSED_BITS), dtype=np.float64)
