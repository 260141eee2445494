"""Reads the lists of words that come with the package."""

from __future__ import annotations

from importlib.resources import files


def words_of(name: str) -> frozenset[str]:
    """Return the words of a list, in small letters.

    Examples
    --------
    >>> "liisa" in words_of("given_fi")
    True
    """
    text = files("surveys.anonymisation.free_text.lists").joinpath(f"{name}.txt")
    lines = text.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
