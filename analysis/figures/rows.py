"""The layout that most figures share: a title, labelled rows, a plot, figures at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.style import (
    BODY,
    EDGE,
    GAP,
    INK,
    MUTED,
    SMALL,
    TITLE,
    WIDTH,
    Page,
    Weight,
    text_height,
    text_width,
    wrapped,
)
from analysis.publication import Protected
from analysis.publication.protected import checked
from surveys.errors import AnalysisError, listed, near
from surveys.model import Language, Text

LABEL_WIDTH: Final = 2.05
AXIS_HEIGHT: Final = 0.32

_HIDDEN = Text(
    fi="Ei esitetä (alle {n} vastaajaa tai pääteltävissä): {areas}.",
    sv="Visas inte (färre än {n} svarande eller kan härledas): {areas}.",
    en="Not shown (fewer than {n} respondents, or could be worked out): {areas}.",
)
_EMPTY = Text(fi="Ei lukua: {areas}.", sv="Ingen siffra: {areas}.", en="No figure: {areas}.")
_SOURCE = Text(fi="Lähde: {name}.", sv="Källa: {name}.", en="Source: {name}.")


@dataclass(frozen=True, slots=True)
class Side:
    """A column of figures at the right of the plot.

    Parameters
    ----------
    heading
        Shown above it, may be empty.
    texts
        One per row; of two lines the second is shown smaller.
    """

    heading: str
    texts: tuple[str, ...]
    weight: Weight = "normal"
    colour: str = INK

    @property
    def width(self) -> float:
        """Width in inches."""
        lines = [part for text in self.texts for part in text.split("\n")]
        widest = max((text_width(line, BODY, self.weight) for line in lines), default=0.0)
        return max(widest, text_width(self.heading, SMALL))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything goes, in inches from the top left corner."""

    title: str
    labels: tuple[str, ...]
    sides: tuple[Side, ...]
    axis: str
    notes: tuple[str, ...]
    row: float
    head: float = 0.0

    @property
    def left(self) -> float:
        """Left end of the plot."""
        return EDGE + max((text_width(label) for label in self.labels), default=0.0) + GAP

    @property
    def right(self) -> float:
        """Right end of the plot."""
        return WIDTH - EDGE - sum(side.width + GAP * 1.3 for side in self.sides) - GAP * 0.4

    @property
    def top(self) -> float:
        """Top of the plot."""
        heading = 0.24 if any(side.heading for side in self.sides) else 0.0
        return EDGE + text_height(self.title, TITLE) + 0.12 + max(heading, self.head)

    @property
    def bottom(self) -> float:
        """Bottom of the plot."""
        return self.top + self.row * len(self.labels)

    @property
    def height(self) -> float:
        """Height of the page."""
        below = sum(text_height(note, SMALL) + 0.05 for note in self.notes)
        axis = text_height(self.axis, SMALL)
        return self.bottom + AXIS_HEIGHT + axis + (0.1 if self.notes else 0) + below + EDGE

    def centre(self, row: int) -> float:
        """Height of the middle of a row."""
        return self.top + self.row * (row + 0.5)

    def draw(self, sheet: Page) -> Axes:
        """Write the texts and return the empty plot."""
        sheet.text(EDGE, EDGE, self.title, size=TITLE, weight="bold", stand="top")
        for row, label in enumerate(self.labels):
            sheet.text(EDGE, self.centre(row), label)
        self._sides(sheet)
        y = self.bottom + AXIS_HEIGHT
        sheet.text(self.left, y, self.axis, size=SMALL, colour=MUTED, stand="top")
        y += text_height(self.axis, SMALL) + 0.1
        for note in self.notes:
            sheet.text(EDGE, y, note, size=SMALL, colour=MUTED, stand="top")
            y += text_height(note, SMALL) + 0.05
        return sheet.plot(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def _sides(self, sheet: Page) -> None:
        x = WIDTH - EDGE
        for side in reversed(self.sides):
            sheet.text(
                x, self.top - 0.06, side.heading,
                size=SMALL, colour=MUTED, align="right", stand="bottom",
            )  # fmt: skip
            for row, text in enumerate(side.texts):
                self._figure(sheet, x, row, text, side)
            x -= side.width + GAP * 1.3

    def _figure(self, sheet: Page, x: float, row: int, text: str, side: Side) -> None:
        first, _, second = text.partition("\n")
        up = 0.095 if second else 0.0
        y = self.centre(row)
        sheet.text(x, y - up, first, weight=side.weight, colour=side.colour, align="right")
        if second:
            sheet.text(x, y + up, second, size=SMALL, colour=MUTED, align="right")


def layout(
    title: str,
    labels: Sequence[str],
    sides: Sequence[Side],
    axis: str,
    notes: Sequence[str],
    *,
    row: float,
    head: float = 0.0,
) -> Layout:
    """Return a layout with every text broken to fit."""
    fitted = tuple(wrapped(label, LABEL_WIDTH) for label in labels)
    tallest = max((text_height(label) for label in fitted), default=0.0)
    room = WIDTH - 2 * EDGE
    first = Layout(
        title=wrapped(title, room, TITLE, "bold"),
        labels=fitted,
        sides=tuple(sides),
        axis=axis,
        notes=tuple(wrapped(note, room, SMALL) for note in notes if note),
        row=max(row, tallest + 0.08),
        head=head,
    )
    broken = wrapped(axis, WIDTH - EDGE - first.left, SMALL)
    return Layout(
        title=first.title, labels=first.labels, sides=first.sides, axis=broken,
        notes=first.notes, row=first.row, head=head,
    )  # fmt: skip


def shown_rows(protected: Protected, needed: Sequence[str], title: Text) -> pd.DataFrame:
    """Return the rows that may be shown and have all their figures.

    Raises
    ------
    DisclosureError
        `protected` is a plain frame.
    AnalysisError
        A column is missing, or no row is left to show.
    """
    where = f"figure {title.en!r}"
    checked(protected, where)
    frame = protected.frame
    have = [str(name) for name in frame.columns]
    for name in needed:
        if name not in have:
            raise AnalysisError(
                f"no column {name!r}", expected=f"one of {listed(have)}", where=where,
                advice=near(name, have),
            )  # fmt: skip
    hidden = list(protected.hidden_rows)
    kept = frame[[not gone for gone in hidden]].dropna(subset=list(needed)).reset_index(drop=True)
    if kept.empty:
        raise AnalysisError(
            f"{len(frame)} rows of which none may be shown",
            expected="at least one",
            where=where,
            advice="Combine areas, or say in the text why there is no figure.",
        )
    return kept


def label_text(label: object, language: Language) -> str:
    """Return a row's label in a language; a plain text is the same in all."""
    return label[language] if isinstance(label, Text) else str(label)


def notes_of(
    protected: Protected, needed: Sequence[str], note: Text | None, language: Language
) -> tuple[str, ...]:
    """Return the lines below a figure: the note, who is left out and why, the source."""
    frame, hidden = protected.frame, np.array(protected.hidden_rows, dtype=bool)
    empty = frame[list(needed)].isna().any(axis=1) & ~hidden
    lines = [note[language] if note else ""]
    if protected.rule and hidden.any():
        areas = _joined(frame["label"][hidden], language)
        lines.append(_HIDDEN[language].format(n=protected.rule.minimum_group, areas=areas))
    if empty.any():
        lines.append(_EMPTY[language].format(areas=_joined(frame["label"][empty], language)))
    if protected.source:
        lines.append(_SOURCE[language].format(name=protected.source[language].rstrip(".")))
    return tuple(line for line in lines if line)


def _joined(labels: Iterable[object], language: Language) -> str:
    return ", ".join(label_text(label, language) for label in labels)
