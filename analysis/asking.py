"""Was the question the same in each wave? Refuses what cannot be compared, says what differed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from analysis.language import in_each
from surveys.codebook import Variable, WaveChange
from surveys.comparability import Use
from surveys.errors import AnalysisError, listed
from surveys.model import Language, Text


def check_comparable(variables: Sequence[Variable], waves: Sequence[str], instrument: str) -> None:
    """Raise AnalysisError if answers of two of the waves are not on the same scale.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> book = codebook_of(coordinators, ["2024", "2026"])
    >>> check_comparable([book["need_from_2025"]], book.waves, "coordinators")
    """
    for variable, change in _changes(variables, waves):
        if change.use is Use.NOT:
            before, after = change.before, change.after
            raise AnalysisError(
                f"{variable.name!r} asked differently in {before} and {after} "
                f"({listed(change.verdicts)})",
                expected="an item whose answers mean the same in both",
                where=f"codebook of {instrument}",
                advice=f"See: tkk diff {instrument}@{before} {instrument}@{after}. "
                "Describe each wave by itself.",
            )


def asked_differently(variables: Sequence[Variable], waves: Sequence[str]) -> Iterator[Text]:
    """Say what had changed in a question from one wave to another, if anything.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> book = codebook_of(coordinators, ["2024", "2026"])
    >>> list(asked_differently([book["need_from_2025"]], book.waves))
    []
    """
    verdicts = {verdict: None for _, one in _changes(variables, waves) for verdict in one.verdicts}
    words = [verdict.words for verdict in verdicts]
    if words:
        yield in_each(lambda language: _differently(words, language))


def _changes(
    variables: Sequence[Variable], waves: Sequence[str]
) -> Iterator[tuple[Variable, WaveChange]]:
    for variable in variables:
        for before, after in combinations(waves, 2):
            change = variable.change_between(before, after)
            if change is not None:
                yield variable, change


def _differently(words: Sequence[Text], language: Language) -> str:
    what = "; ".join(one[language] for one in words)
    return {
        "fi": f"Kysymys ei ollut joka kierroksella aivan sama: {what}.",
        "sv": f"Frågan var inte helt densamma i alla omgångar: {what}.",
        "en": f"The question was not quite the same in every wave: {what}.",
    }[language]
