"""The planned questions with their answers, one below the other: long sentences fit no table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from surveys.model import Language


@dataclass(frozen=True, slots=True)
class Answers:
    """Questions and the sentences that answer them, in one language.

    Examples
    --------
    >>> print(Answers((("Did it rise?", "Yes."),), "en"))
    Did it rise?
      Yes.
    """

    pairs: tuple[tuple[str, str], ...]
    language: Language

    def __str__(self) -> str:
        return "\n".join(f"{question}\n  {answer}" for question, answer in self.pairs)

    def _repr_html_(self) -> str:
        pairs = "".join(
            f"<dt>{escape(question)}</dt><dd>{escape(answer)}</dd>"
            for question, answer in self.pairs
        )
        return f'<dl lang="{self.language}">{pairs}</dl>'
