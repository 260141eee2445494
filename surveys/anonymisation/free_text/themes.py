"""Themes of open answers: what a scheme is, and what a machine proposes for an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from surveys.anonymisation.free_text.languages import spoken
from surveys.errors import DefinitionError, near
from surveys.model import LANGUAGES, Code, CodeList, Language, Text
from surveys.model.naming import check_code

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_STEM = 3
NO_THEME: Final = "none"
"""Stands for an answer in which a coder found no theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of open answers.

    Parameters
    ----------
    code
        Its name in the data.
    text
        What a reader calls it, in three languages.
    stems
        Language → beginnings of words that propose the theme, in small letters. One that begins
        with "-" may stand anywhere in a word, as the later part of a compound does.
    """

    code: str
    text: Text
    stems: Mapping[Language, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ThemeScheme:
    """The themes by which the answers to one question are coded.

    Parameters
    ----------
    name
        Of the scheme, in errors and in the codebook.
    themes
        One or more, each with its own code.

    Raises
    ------
    DefinitionError
        A code is not right or stands twice, a stem is short or not in small letters, or there
        are no themes.

    Examples
    --------
    >>> time = Theme("time", Text("Aika", "Tid", "Time"), {"fi": ("aika", "ajan", "kiire")})
    >>> ThemeScheme("open_answers", (time,)).codes
    ('time',)
    """

    name: str
    themes: tuple[Theme, ...]

    def __post_init__(self) -> None:
        where = f"theme scheme {self.name}"
        if not self.themes:
            raise DefinitionError("no themes", expected="one or more", where=where)
        for code, times in Counter(self.codes).items():
            check_code(code, where)
            if times > 1 or code == NO_THEME:
                raise DefinitionError(
                    f"code {code!r}", expected=f"each once, and not {NO_THEME!r}", where=where
                )
        for theme in self.themes:
            _check_stems(theme, f"{where}, theme {theme.code}")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in their order."""
        return tuple(theme.code for theme in self.themes)

    @property
    def code_list(self) -> CodeList:
        """The themes as a list of codes."""
        return CodeList(self.name, tuple(Code(one.code, one.text) for one in self.themes))

    def columns(self, name: str) -> dict[str, Text]:
        """Return the columns that stand for a field of text, and what they are called.

        Examples
        --------
        >>> time = Theme("time", Text("Aika", "Tid", "Time"))
        >>> list(ThemeScheme("open_answers", (time,)).columns("greetings"))
        ['greetings__time']
        """
        return {f"{name}__{theme.code}": theme.text for theme in self.themes}


def _check_stems(theme: Theme, where: str) -> None:
    for language, stems in theme.stems.items():
        if language not in LANGUAGES:
            raise DefinitionError(
                f"language {language!r}", expected=", ".join(LANGUAGES), where=where,
                advice=near(language, LANGUAGES),
            )  # fmt: skip
        for stem in stems:
            bare = stem.removeprefix("-")
            if len(bare) < _SHORTEST_STEM or bare != bare.lower() or not bare.isalpha():
                raise DefinitionError(
                    f"stem {stem!r}",
                    expected=f"{_SHORTEST_STEM} small letters or more",
                    where=where,
                )


def scheme_from(rows: Mapping[str, Mapping[str, object]], name: str) -> ThemeScheme:
    """Build a scheme from a table of a study file.

    Parameters
    ----------
    rows
        Code → its texts fi, sv and en, and its stems_fi, stems_sv and stems_en, if any.
    name
        Of the scheme.

    Raises
    ------
    DefinitionError
        A text is missing, a name is unknown, or the scheme is not right.

    Examples
    --------
    >>> rows = {"time": {"fi": "Aika", "sv": "Tid", "en": "Time", "stems_fi": ["kiire"]}}
    >>> scheme_from(rows, "open_answers").themes[0].stems["fi"]
    ('kiire',)
    """
    return ThemeScheme(name, tuple(_theme(code, row, name) for code, row in rows.items()))


def _theme(code: str, row: Mapping[str, object], name: str) -> Theme:
    where = f"theme scheme {name}, theme {code}"
    known = (*LANGUAGES, *(f"stems_{one}" for one in LANGUAGES))
    for key in row:
        if key not in known:
            raise DefinitionError(
                f"name {key!r}", expected=", ".join(known), where=where, advice=near(key, known)
            )
    for language in LANGUAGES:
        if not isinstance(row.get(language), str):
            raise DefinitionError(f"no text {language!r}", expected="a text", where=where)
    stems: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        given = row.get(f"stems_{language}", ())
        if isinstance(given, str) or not isinstance(given, list | tuple):
            raise DefinitionError(f"stems_{language} {given!r}", expected="a list", where=where)
        stems[language] = tuple(str(one) for one in given)
    text = Text(*(str(row[language]) for language in ("fi", "sv", "en")))
    return Theme(code, text, MappingProxyType({lang: some for lang, some in stems.items() if some}))


def propose_themes(
    text: str, scheme: ThemeScheme, language: Language | None = None
) -> tuple[str, ...]:
    """Propose themes for an answer by the beginnings of its words.

    A proposal does nothing by itself: a person codes the answer.

    Parameters
    ----------
    text
        An answer.
    scheme
        The themes.
    language
        Of the answer; by default it is guessed, and where there is no sign of one the stems
        of all languages count.

    Returns
    -------
    tuple of str
        Codes, in the order of the scheme.

    Examples
    --------
    >>> time = Theme("time", Text("Aika", "Tid", "Time"), {"fi": ("aika", "kiire")})
    >>> propose_themes("Kiireen vuoksi asiakastyö kärsii.", ThemeScheme("open_answers", (time,)))
    ('time',)
    """
    words = {word.lower() for word in _WORD.findall(text)}
    guessed = language or spoken(text)
    spoken_in = (guessed,) if guessed else LANGUAGES
    return tuple(
        theme.code
        for theme in scheme.themes
        if any(_begins(words, stem) for one in spoken_in for stem in theme.stems.get(one, ()))
    )


def _begins(words: set[str], stem: str) -> bool:
    if stem.startswith("-"):
        return any(stem[1:] in word for word in words)
    return any(word.startswith(stem) for word in words)
