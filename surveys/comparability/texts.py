"""What changed in a text: its wording, its translation, or the unit it names."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.comparability.verdicts import Change, Verdict
from surveys.model import LANGUAGES, Text


def wording_changes(one: Text, other: Text) -> Iterator[Change]:
    """Find another wording; in another language than the first alone, another translation."""
    differing = [language for language in LANGUAGES if one[language] != other[language]]
    if not differing:
        return
    # The language that most are asked in comes first; another alone is a matter of translation.
    verdict = Verdict.WORDING if LANGUAGES[0] in differing else Verdict.TRANSLATION
    language = differing[0]
    yield Change(verdict, f"{language} {one[language]!r}", f"{other[language]!r}")


def unit_changes(one: Text | None, other: Text | None) -> Iterator[Change]:
    """Find another unit in any language: numbers of those asked in it mean something else."""
    if one is None or other is None:
        if one is not other:
            yield Change(Verdict.SCALE, f"unit changed, {_unit(one)}", _unit(other))
        return
    for language in LANGUAGES:
        if one.has(language) and other.has(language) and one[language] != other[language]:
            before = f"unit changed, {language} {one[language]!r}"
            yield Change(Verdict.SCALE, before, f"{other[language]!r}")
            return


def _unit(unit: Text | None) -> str:
    if unit is None:
        return "none"
    language = next(one for one in LANGUAGES if unit.has(one))
    return f"{language} {unit[language]!r}"
