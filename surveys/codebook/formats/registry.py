"""Which formats there are; each is imported when it is asked for, so that starting stays fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

from surveys.codebook.codebook import Codebook
from surveys.codebook.facts import NO_FACTS, StudyFacts
from surveys.codebook.formats.order import Order
from surveys.codebook.summary import Summary
from surveys.errors import DefinitionError, UsageError, listed, unknown
from surveys.model import LANGUAGES, Language, Text

_MODULES: Final = {
    "ddi": "ddi",
    "sav": "spss",
    "csv": "table_schema",
    "html": "page",
    "docx": "document",
}
FORMATS: Final = tuple(_MODULES)


class _Format(Protocol):
    def files(self, order: Order) -> Mapping[str, bytes]:
        """Return the files of a codebook by their endings: `sv.html`."""


def write(
    codebook: Codebook,
    format_: str,
    languages: Sequence[Language] | None = None,
    *,
    facts: StudyFacts = NO_FACTS,
    summary: Summary | None = None,
    shorten: bool = False,
) -> dict[str, bytes]:
    """Return a codebook in one format: file name → content.

    Parameters
    ----------
    codebook
        Of an instrument, or of a release with its recodings.
    format_
        One of `FORMATS`.
    languages
        All in which every text is there when not given.
    facts
        About the study; only DDI has a place for them.
    summary
        What the data hold, for DDI.
    shorten
        Whether labels that SPSS cannot hold are cut and listed; they are refused otherwise.

    Raises
    ------
    UsageError
        There is no such format or language.
    DefinitionError
        Texts lack a language, or labels do not fit.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> [*write(codebook_of(coordinators, ["2026"]), "html", ["fi", "sv"])]
    ['coordinators.codebook.fi.html', 'coordinators.codebook.sv.html']
    """
    if format_ not in _MODULES:
        raise unknown("format", format_, _MODULES)
    chosen = _checked(codebook, languages)
    order = Order(codebook, chosen, facts, summary, shorten=shorten)
    module = import_module(f"surveys.codebook.formats.{_MODULES[format_]}")
    files = cast("_Format", module).files(order)
    return {f"{codebook.instrument}.codebook.{ending}": content
            for ending, content in files.items()}  # fmt: skip


def _checked(codebook: Codebook, languages: Sequence[str] | None) -> tuple[Language, ...]:
    there = languages_of(codebook)
    if languages is None:
        wanted: Sequence[str] = there
    else:
        wanted = languages
    for one in wanted:
        if one not in LANGUAGES:
            raise unknown("language", one, LANGUAGES)
        if one not in there:
            raise DefinitionError(
                f"texts that are not in {one}",
                expected=f"one of the languages that are complete: {listed(there) or 'none'}",
                where=f"codebook of {codebook.instrument}",
                advice="Translate them, or ask for other languages.",
            )
    if not wanted:
        raise UsageError(
            "no language in which every text is there",
            expected="at least one",
            where=f"codebook of {codebook.instrument}",
        )
    return tuple(one for one in LANGUAGES if one in wanted)


def languages_of(codebook: Codebook) -> tuple[Language, ...]:
    """Return the languages in which every text of a codebook is there.

    Examples
    --------
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> languages_of(codebook_of(coordinators, ["2026"]))
    ('fi', 'sv', 'en')
    """
    texts = [*_texts(codebook)]
    return tuple(one for one in LANGUAGES if all(text.has(one) for text in texts))


def _texts(codebook: Codebook) -> list[Text]:
    some = [
        text
        for one in codebook.variables
        for text in (one.label, one.question, one.help, one.unit, *(c.text for c in one.codes))
        if text is not None
    ]
    return [codebook.title, *(one.title for one in codebook.chapters), *some]
