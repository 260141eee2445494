"""Texts as SurveyJS localises them: an object with a key for each language.

A text that stands alone, or under the key "default", is English to the library, so every text is
an object even when it is the same in all languages.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.model import Field, Language, Text, with_pipes
from surveys.platforms.surveyjs import names

Words = dict[str, str]
"""Language → text."""


@dataclass(frozen=True)
class Wording:
    """Writes texts in the languages of a form.

    Parameters
    ----------
    languages
        In which the form can be answered.
    fields
        What texts can show, as asked in the wave.

    Examples
    --------
    >>> Wording(("fi", "en"), {}).plain(Text(fi="Kyllä", sv="Ja", en="Yes"))
    {'fi': 'Kyllä', 'en': 'Yes'}
    """

    languages: Sequence[Language]
    fields: Mapping[str, Field]

    def plain(self, text: Text) -> Words:
        """Write a text that shows no answers: the model sees to it that it has no braces."""
        return {one: text[one] for one in self.languages}

    def piped(self, text: Text) -> Words:
        """Write a text in which `{name}` shows the answer to an earlier item."""
        return {one: with_pipes(text[one], self._shown) for one in self.languages}

    def markup(self, text: Text) -> Words:
        """Write a text where HTML is expected: a paragraph for each of its lines.

        Braces in it show no answers: they are character references, which the library, looking
        for names in braces, passes over.
        """
        return {one: _paragraphs(text[one]) for one in self.languages}

    def _shown(self, name: str) -> str:
        return f"{{{names.shown(self.fields[name])}}}"


def _paragraphs(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines)
    return found.replace("{", "&#123;").replace("}", "&#125;")
