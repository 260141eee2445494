"""Answers encrypted in the respondent's browser, and the pair of keys that this needs.

The public key goes into the form; the private key stays with whoever carries out the survey. A
sealed file is a compact JWE (RFC 7516): RSA-OAEP-256 wraps a fresh key for A256GCM, which also
shows whether anything was changed on the way.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from typing import Any

from surveys.errors import DefinitionError, ResponseError, UsageError
from surveys.platforms.html.recognition import SEALED_TYPE

ALGORITHM = "RSA-OAEP-256"
ENCRYPTION = "A256GCM"
BITS = 3072
"""Of a new key: good beyond 2030 by NIST SP 800-57."""
LEAST_BITS = 2048


def make_pair() -> tuple[str, str]:
    """Return a new private key and its public key as JSON Web Keys.

    Examples
    --------
    >>> private, public = make_pair()
    >>> sorted(json.loads(public)), "d" in json.loads(private)
    (['alg', 'e', 'kid', 'kty', 'n', 'use'], True)
    """
    from joserfc.jwk import RSAKey

    key = RSAKey.generate_key(BITS)
    told = {"kid": key.thumbprint(), "alg": ALGORITHM, "use": "enc"}
    private: dict[str, Any] = {**key.as_dict(private=True), **told}
    public: dict[str, Any] = {**key.as_dict(private=False), **told}
    return json.dumps(private, indent=1) + "\n", json.dumps(public, indent=1) + "\n"


def sealed(content: bytes, public_key: Mapping[str, str]) -> str:
    """Return content encrypted to a public key, as the form does it.

    Examples
    --------
    >>> private, public = make_pair()
    >>> opened(sealed("Hei".encode(), json.loads(public)), private).decode()
    'Hei'
    """
    from joserfc import jwe
    from joserfc.jwk import RSAKey

    parts: dict[str, str | list[str]] = {name: public_key[name] for name in ("kty", "n", "e")}
    header = {"alg": ALGORITHM, "enc": ENCRYPTION, "typ": "JWE", "cty": SEALED_TYPE}
    return jwe.encrypt_compact(header, content, RSAKey.import_key(parts), _ALLOWED)


def check_public_key(public_key: Mapping[str, str]) -> None:
    """Raise DefinitionError when answers could not be encrypted to this key, or not well."""
    from joserfc.errors import JoseError
    from joserfc.jwk import RSAKey

    try:
        bits = int.from_bytes(urlsafe_b64decode(public_key["n"] + "==")).bit_length()
        if bits >= LEAST_BITS:
            RSAKey.import_key({name: public_key[name] for name in ("kty", "n", "e")})
    except (JoseError, ValueError):
        bits = 0
    if bits < LEAST_BITS:
        raise DefinitionError(
            f"a key of {bits} bits" if bits else "no key that works",
            expected=f"a public RSA key of {LEAST_BITS} bits or more",
            where="public_key",
            advice="Make a pair with: tkk key pair",
        )


def opened(token: str, private_jwk: str, where: str = "") -> bytes:
    """Return what a sealed file holds.

    Parameters
    ----------
    token
        The compact JWE.
    private_jwk
        The private key as JSON.
    where
        The file, for messages.

    Raises
    ------
    UsageError
        The key is no private RSA key.
    ResponseError
        The file was encrypted to another key, or it is damaged or was changed.
    """
    from joserfc import jwe
    from joserfc.errors import JoseError

    key = _private(private_jwk)
    try:
        found = jwe.decrypt_compact(token.strip(), key, _ALLOWED).plaintext
    except (JoseError, ValueError, TypeError) as error:
        raise ResponseError(
            f"a sealed file that this key does not open ({error or type(error).__name__})",
            expected="answers encrypted to the public key of this private key",
            where=where,
            advice="Was the form exported with another key, or the file changed on the way?",
        ) from None
    assert found is not None
    return found


def _private(text: str) -> Any:
    """Return the key; its own message never repeats what it holds."""
    from joserfc.errors import JoseError
    from joserfc.jwk import RSAKey

    try:
        parts = json.loads(text)
        key = RSAKey.import_key({name: parts[name] for name in _PARTS})
    except (JoseError, ValueError, TypeError, KeyError):
        raise UsageError(
            "no private key",
            expected="a private RSA key as a JSON Web Key",
            where="form key",
            advice="Make a pair with: tkk key pair",
        ) from None
    return key


_ALLOWED = [ALGORITHM, ENCRYPTION]
_PARTS = ("kty", "n", "e", "d", "p", "q", "dp", "dq", "qi")
