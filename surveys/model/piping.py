"""Piping: earlier answers shown inside a later text, written `{name}`."""

from __future__ import annotations

import re
from collections.abc import Callable

from surveys.errors import DefinitionError
from surveys.model.text import LANGUAGES, Text

_PIPE = re.compile(r"\{([^{}]*)\}")


def piped_fields(text: Text, where: str) -> tuple[str, ...]:
    """Return the fields whose answers a text shows, in order of the first language.

    Parameters
    ----------
    text
        All of its languages must show the same answers.
    where
        Named in the error.

    Raises
    ------
    DefinitionError
        A brace stands alone, or the languages show different answers.

    Examples
    --------
    >>> piped_fields(Text(fi="Miksi {role}?", sv="Varför {role}?", en="Why {role}?"), "why")
    ('role',)
    """
    found = {one: _PIPE.findall(text[one]) for one in LANGUAGES if text.has(one)}
    for language, names in found.items():
        rest = _PIPE.sub("", text[language])
        if "{" in rest or "}" in rest:
            raise DefinitionError(
                f"a brace alone in the {language} text {text[language]!r}",
                expected="braces only around the name of an earlier item",
                where=where,
            )
        first = next(iter(found.values()))
        if sorted(set(names)) != sorted(set(first)):
            raise DefinitionError(
                f"{{{'}, {'.join(names)}}} in the {language} text {text[language]!r}",
                expected=f"the same answers in every language: {', '.join(first) or 'none'}",
                where=where,
            )
    return tuple(dict.fromkeys(next(iter(found.values()))))


def with_pipes(text: str, shown: Callable[[str], str]) -> str:
    """Return one language's text with each `{name}` replaced by what `shown` makes of the name.

    Examples
    --------
    >>> with_pipes("Why {role}?", lambda name: f"${{{name}}}")
    'Why ${role}?'
    """
    return _PIPE.sub(lambda match: shown(match[1]), text)


def without_pipes(text: Text) -> Text:
    """Return a text for tables and codebooks, where no answer can be shown: `…` instead.

    Examples
    --------
    >>> without_pipes(Text(fi="Miksi {role}?", sv="Varför {role}?", en="Why {role}?")).en
    'Why …?'
    """
    return text.map(lambda words: with_pipes(words, lambda _: "…"))
