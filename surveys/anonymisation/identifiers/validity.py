"""Whether the check digits of Finnish identifiers are right."""

from __future__ import annotations

_DIGITS = "0123456789"
CHECK = f"{_DIGITS}ABCDEFHJKLMNPRSTUVWXY"
"""Check characters of the identity code: the remainder modulo 31 chooses one."""
_FI = "1518"  # the letters F and I as ISO 7064 counts them
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def identity_code_is_valid(code: str) -> bool:
    """Tell whether the nine digits of an identity code fit its check character.

    Examples
    --------
    >>> identity_code_is_valid("010195-910A"), identity_code_is_valid("010195-910B")
    (True, False)
    """
    digits = "".join(one for one in code[:-1] if one in _DIGITS)
    return len(digits) == 9 and CHECK[int(digits) % len(CHECK)] == capital(code[-1])


def business_id_is_valid(number: str) -> bool:
    """Tell whether eight digits are a business id (Y-tunnus) with its right check digit.

    Examples
    --------
    >>> business_id_is_valid("0737546-2"), business_id_is_valid("0737546-3")
    (True, False)
    """
    digits = [int(one) for one in number if one in _DIGITS]
    if len(digits) != len(_WEIGHTS) + 1:
        return False
    rest = sum(w * d for w, d in zip(_WEIGHTS, digits[:-1], strict=True)) % 11
    return rest != 1 and digits[-1] == (11 - rest) % 11


def iban_is_valid(iban: str) -> bool:
    """Tell whether a Finnish IBAN has its right length and check digits (modulo 97 is 1).

    Examples
    --------
    >>> iban_is_valid("FI21 1234 5600 0007 85"), iban_is_valid("FI22 1234 5600 0007 85")
    (True, False)
    """
    digits = "".join(one for one in iban if one in _DIGITS)
    return len(digits) == 16 and int(f"{digits[2:]}{_FI}{digits[:2]}") % 97 == 1


def capital(letter: str) -> str:
    """Return the capital; a long s or a Kelvin sign, which patterns take for s and k, too."""
    return letter.casefold().upper()
