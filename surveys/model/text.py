"""A text in the languages of the toolkit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from surveys.errors import DefinitionError
from surveys.kinds import check_kinds

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Finnish, Swedish and English, or in those of them that there are so far.

    A form is only written in languages in which every text is there, so a text that lacks one
    can be a questionnaire of somebody else's, or one that is being translated.

    Raises
    ------
    DefinitionError
        There is no text in any language.

    Examples
    --------
    >>> Text(fi="Kyllä", sv="Ja", en="Yes")["sv"]
    'Ja'
    >>> Text(en="Yes").has("sv"), Text(en="Yes")["sv"]
    (False, 'Yes')
    """

    fi: str = ""
    sv: str = ""
    en: str = ""

    def __post_init__(self) -> None:
        check_kinds(self, f"text {self.en!r}")
        if not any(map(self.has, LANGUAGES)):
            raise DefinitionError(
                "a text without words",
                expected="a text in fi, sv or en",
                where=f"text {self.fi or self.sv or self.en!r}",
                advice="Write the text.",
            )

    def has(self, language: Language) -> bool:
        """Return whether there is a text in `language`."""
        return bool(self.get(language))

    def get(self, language: Language) -> str:
        """Return the text in `language` alone; empty when it is not there.

        Examples
        --------
        >>> Text(en="Yes").get("sv"), Text(en="Yes").get("en")
        ('', 'Yes')
        """
        value: str = getattr(self, language)
        return value if value.strip() else ""

    def map(self, write: Callable[[str], str]) -> Text:
        """Return what `write` makes of the text, in the languages that there are.

        Examples
        --------
        >>> Text(fi="Kyllä", en="Yes").map(str.upper)
        Text(fi='KYLLÄ', sv='', en='YES')
        """
        return Text(**{one: write(self[one]) for one in LANGUAGES if self.has(one)})

    def __add__(self, other: Text) -> Text:
        """Return both texts, one after the other, in the languages that both have.

        Examples
        --------
        >>> (Text(fi="Hei.", en="Hello.") + Text(fi="Kiitos.", sv="Tack.", en="Thank you.")).en
        'Hello. Thank you.'
        """
        both = [one for one in LANGUAGES if self.has(one) and other.has(one)]
        return Text(**{one: f"{self[one]} {other[one]}" for one in both})

    def __getitem__(self, language: Language) -> str:
        """Return the text in `language`, or in the first that it has."""
        return self.get(language) or self.get(next(filter(self.has, LANGUAGES)))
