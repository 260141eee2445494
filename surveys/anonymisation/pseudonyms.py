"""Pseudonyms: keyed, the same for all spellings of an identifier, unlinkable between domains."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass

from surveys.anonymisation.keys import KEY_BYTES, SecretKey
from surveys.cleaning.frames import Frame, named_field, texts, with_texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.texts import folded
from surveys.errors import DefinitionError, DisclosureError, UsageError, unknown
from surveys.model import Instrument
from surveys.model.naming import check_name

DOMAINS = ("respondent", "client", "coordinator", "dyad", "team", "site", "network")
"""What is linked: a person's answers over waves, a client's start and exit, the clients of one
coordinator, a coordinator–supervisor pair, a team with its supervisor, and the answers about a
site or a network. The same identifier has another pseudonym in each, with nothing to match by."""
RESPONSE = "response"
"""The domain of the platforms' response ids, which link nothing but a row to the raw file."""
LENGTH = 16
"""Base32 characters, 80 bits: among a million people a chance collision has odds under 1e-12."""

_BYTES = LENGTH * 5 // 8

_CONTEXT = "tkk pseudonym 1"
_IDENTITY_CODE = re.compile(r"(\d{6})[^0-9a-z+](\d{3}[0-9a-z])")
"""A folded Finnish identity code in whose place of the hyphen any other mark stands."""


@dataclass(frozen=True, slots=True)
class Link:
    """An identifier that is kept as a pseudonym, so that waves can be linked.

    Parameters
    ----------
    field
        The identifier, such as "link_code".
    to
        Name of the column of pseudonyms, such as "respondent".
    domain
        One of `DOMAINS`.
    """

    field: str
    to: str
    domain: str


def pseudonym(key: bytes, domain: str, value: str | None) -> str | None:
    """Return the pseudonym of an identifier.

    HMAC-SHA256 (RFC 2104) of the normalised value under a key derived from `key` for the domain,
    cut to 80 bits, in lower-case base32 (RFC 4648). Without the key it cannot be reversed by
    trying all identity codes, as an unkeyed hash can.

    Parameters
    ----------
    key
        32 bytes.
    domain
        One of `DOMAINS`.
    value
        Spellings that differ as `normalised` says are one value.

    Returns
    -------
    str or None
        16 characters; None for None and for a value without any character.

    Raises
    ------
    UsageError
        The domain is unknown, or the key has another length.

    Examples
    --------
    >>> key = bytes(32)
    >>> pseudonym(key, "respondent", "AB-12") == pseudonym(key, "respondent", " ab – 12")
    True
    >>> pseudonym(key, "respondent", "AB-12") == pseudonym(key, "client", "AB-12")
    False
    """
    return _of(domain_key(key, domain), normalised(value))


def normalised(value: str | None) -> str:
    """Return what all spellings of one identifier share; empty for none.

    Case, dashes, spaces, invisible characters and character width are of no account, nor is what
    stands for the hyphen of a Finnish identity code: a dot, a dash-like sign, an underscore. Its
    other century signs are kept, as they tell two people apart.

    Examples
    --------
    >>> {normalised(one) for one in ("010195-910A", "010195–910a", " 010195.910 A", "010195−910Ａ")}
    {'010195-910a'}
    >>> normalised("010105A910B"), normalised("KO 07 io")
    ('010105a910b', 'ko07io')
    """
    name = folded(value or "")
    found = _IDENTITY_CODE.fullmatch(name)
    return f"{found[1]}-{found[2]}" if found else name


def domain_key(key: bytes, domain: str) -> SecretKey:
    """Derive the key of one domain; errors as `pseudonym`."""
    known = (*DOMAINS, RESPONSE)
    if domain not in known:
        raise unknown("domain", domain, known, where="pseudonyms")
    if len(key) != KEY_BYTES:
        raise UsageError(
            f"a key of {len(key)} bytes",
            expected=f"{KEY_BYTES} bytes",
            where="pseudonyms",
            advice="Read it with read_key().",
        )
    return SecretKey(hmac.digest(key, f"{_CONTEXT}: {domain}".encode(), hashlib.sha256))


def _of(derived: bytes, name: str) -> str | None:
    if not name:
        return None
    digest = hmac.digest(derived, name.encode(), hashlib.sha256)
    return base64.b32encode(digest[:_BYTES]).decode("ascii").lower()


def pseudonymise(
    frame: Frame, instrument: Instrument, *, field: FieldName, to: str, domain: str, key: bytes
) -> Frame:
    """Put a column of pseudonyms in the place of an identifier.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        The identifier; it and its reasons leave the frame.
    to
        Name of the new column; its reasons are the identifier's.
    domain
        One of `DOMAINS`.
    key
        32 bytes; no option of a plan, as ``run(…, key=…)`` hands it over.

    Returns
    -------
    Frame
        With the column `to` where the identifier was.

    Raises
    ------
    DefinitionError
        There is no such field, or `to` is taken or no name.
    DisclosureError
        Two identifiers have the same pseudonym.
    UsageError
        As `pseudonym`.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], link_code=["AA01KA", "aa 01 ka"])
    >>> named = pseudonymise(frame, coordinators, field="link_code", to="respondent",
    ...                      domain="respondent", key=bytes(32))
    >>> named.columns, named["respondent"].n_unique()
    (['response_id', 'respondent'], 1)
    """
    identifier = named_field(frame, instrument, field, "pseudonymise")
    check_name(to, "step pseudonymise, option to")
    if to in (*frame.columns, *instrument.fields):
        raise DefinitionError(
            f"to = {to!r}, a column that exists", expected="a new name", where="step pseudonymise"
        )
    pseudonyms = _pseudonyms(texts(frame, identifier.name), domain_key(key, domain))
    missing = f"{to}{identifier.missing.removeprefix(identifier.name)}"
    named = with_texts(frame, identifier.name, pseudonyms)
    return named.rename(
        {
            old: new
            for old, new in ((identifier.name, to), (identifier.missing, missing))
            if old in named.columns
        }
    )


def replace_response_ids(frame: Frame, instrument: Instrument, *, key: bytes) -> Frame:
    """Put pseudonyms in the place of the platform's response ids, and sort by them.

    With the platform's own ids, or in the order of the file, anyone with access to the
    platform could match each row with its author. Platforms count responses from 1 in every
    survey, so the pseudonym holds instrument and wave: equal numbers are not one person.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    key
        32 bytes; no option of a plan, as ``run(…, key=…)`` hands it over.

    Returns
    -------
    Frame
        The same responses in another order.

    Raises
    ------
    DisclosureError
        An id is missing or stands twice.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"])
    >>> ids = replace_response_ids(frame, coordinators, key=bytes(32))["response_id"].to_list()
    >>> ids == sorted(ids), [len(one) for one in ids]
    (True, [16, 16])
    """
    ids = texts(frame, "response_id")
    if None in ids or len(set(ids)) != len(ids):
        raise DisclosureError(
            "response ids that are missing or stand more than once",
            expected="each once",
            where="step replace_response_ids",
            advice="Clean with the step keep_last first.",
        )
    place = "@".join((instrument.name, *(wave.name for wave in instrument.waves)))
    whole = [f"{place}:{one}" for one in ids]
    named = with_texts(frame, "response_id", _pseudonyms(whole, domain_key(key, RESPONSE)))
    return named.sort("response_id")


def _pseudonyms(values: Iterable[str | None], derived: bytes) -> list[str | None]:
    names = [normalised(value) for value in values]
    known = {name: _of(derived, name) for name in set(names)}
    lost = len(known) - len(set(known.values()))
    if lost:
        raise DisclosureError(
            f"{lost} collision(s): identifiers that share a pseudonym with another",
            expected="one pseudonym for each",
            where="pseudonyms",
            advice="Use another key; two people would be taken for one.",
        )
    return [known[name] for name in names]
