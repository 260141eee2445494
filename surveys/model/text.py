"""A text in the three languages of the toolkit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from surveys.errors import DefinitionError

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Finnish, Swedish and English; none may be empty.

    Raises
    ------
    DefinitionError
        A language is missing or empty.

    Examples
    --------
    >>> Text(fi="Kyllä", sv="Ja", en="Yes")["sv"]
    'Ja'
    """

    fi: str
    sv: str
    en: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not self[language].strip():
                shown = next((self[other] for other in LANGUAGES if self[other].strip()), "")
                raise DefinitionError(
                    f"no {language} text",
                    expected="a text in fi, sv and en",
                    where=f"text {shown!r}",
                    advice=f"Write the {language} text.",
                )

    def __getitem__(self, language: Language) -> str:
        """Return the text in `language`."""
        value: str = getattr(self, language)
        return value
