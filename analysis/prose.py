"""What the book says beside tables and figures: sentences and cards of key figures."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from analysis.language import current, using
from analysis.numbers import Shown
from surveys.model import Language, Text


def say(sentence: Text | str) -> Shown:
    """Return a sentence in the reader's language, to be put into running text.

    Examples
    --------
    >>> say(Text(fi="Kyllä.", sv="Ja.", en="Yes."))
    Yes.
    """
    return Shown(sentence if isinstance(sentence, str) else sentence[current()])


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure.

    Parameters
    ----------
    label
        What it is.
    value
        The figure, written by `analysis.numbers`, in each language.
    note
        Its base, interval and time: never left out.
    """

    label: Text
    value: Text
    note: Text


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of cards."""

    figures: tuple[KeyFigure, ...]
    language: Language

    def _repr_html_(self) -> str:
        cards = "".join(self._card(figure) for figure in self.figures)
        return f'<ul class="kpi" lang="{self.language}">{cards}</ul>'

    def _card(self, figure: KeyFigure) -> str:
        label, value, note = (
            escape(text[self.language]) for text in (figure.label, figure.value, figure.note)
        )
        return (
            f'<li><span class="kpi-label">{label}</span><b>{value}</b>'
            f'<span class="kpi-note">{note}</span></li>'
        )


def key_figures(*figures: KeyFigure, language: Language | None = None) -> KeyFigures:
    """Return cards of key figures in the reader's language.

    Examples
    --------
    >>> card = KeyFigure(Text("n", "n", "n"), Text("5", "5", "5"), Text("kaikki", "alla", "all"))
    >>> key_figures(card, language="fi")._repr_html_()[:30]
    '<ul class="kpi" lang="fi"><li>'
    """
    with using(language) as chosen:
        return KeyFigures(figures, chosen)
