"""One look for all figures: a page measured in inches, calm colours, text that stays legible.

A figure is 6.4 inches wide and its smallest text is 11 points, so that on a telephone 360 pixels
wide the text is still over 8 pixels high. Colours differ in lightness, not only in hue.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from analysis import numbers
from analysis.numbers import Form
from surveys.model import Language

WIDTH: Final = 6.4
EDGE: Final = 0.1
GAP: Final = 0.14

INK: Final = "#1b2733"
MUTED: Final = "#55616d"
GRID: Final = "#e4e8ec"
LINE: Final = "#b4bdc6"
MAIN: Final = "#14527d"
MAIN_PALE: Final = "#c9dcea"
EARLIER: Final = "#8a6a1f"
PAPER: Final = "#ffffff"

TITLE: Final = 14.0
BODY: Final = 11.5
SMALL: Final = 11.0
LEADING: Final = 1.32

Weight = Literal["normal", "bold"]

SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "svg.hashsalt": "tkk-toolkit",
    "svg.fonttype": "path",
    "path.simplify": False,
    "axes.unicode_minus": True,
}


@cache
def _inches(text: str, size: float, weight: Weight) -> float:
    if not text.strip():
        return 0.0
    font = FontProperties(family="DejaVu Sans", weight=weight)
    return float(TextPath((0, 0), text, size=size, prop=font).get_extents().width) / 72


def text_width(text: str, size: float = BODY, weight: Weight = "normal") -> float:
    """Return the width of a text in inches; of several lines, the widest.

    Examples
    --------
    >>> text_width("ab") < text_width("abc")
    True
    """
    return max(_inches(line, size, weight) for line in text.split("\n"))


def text_height(text: str, size: float = BODY) -> float:
    """Return the height of a text in inches, all lines together."""
    return (text.count("\n") + 1) * size * LEADING / 72 if text else 0.0


def wrapped(text: str, width: float, size: float = BODY, weight: Weight = "normal") -> str:
    """Break a text into lines that fit a width in inches; words are never broken.

    Examples
    --------
    >>> wrapped("Pohjois-Pohjanmaan ELY-keskus", 1.9).split(chr(10))
    ['Pohjois-Pohjanmaan', 'ELY-keskus']
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Page:
    """A drawing surface in inches, measured from its top left corner."""

    drawing: Drawing
    height: float

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        colour: str = INK,
        weight: Weight = "normal",
        align: Literal["left", "center", "right"] = "left",
        stand: Literal["top", "center", "bottom"] = "center",
    ) -> None:
        """Write a text at a point."""
        self.drawing.text(
            x / WIDTH, 1 - y / self.height, text, fontsize=size, color=colour, weight=weight,
            ha=align, va=stand, linespacing=LEADING * 0.9,
        )  # fmt: skip

    def plot(self, left: float, top: float, width: float, height: float) -> Axes:
        """Return a plot area without frame and ticks."""
        box = (left / WIDTH, 1 - (top + height) / self.height, width / WIDTH, height / self.height)
        axes = self.drawing.add_axes(box)
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0, labelsize=SMALL, labelcolor=MUTED, pad=4)
        axes.set_yticks([])
        return axes


@contextmanager
def page(height: float) -> Iterator[Page]:
    """Open a page of a height in inches."""
    with mpl.rc_context(SETTINGS):
        yield Page(Drawing(figsize=(WIDTH, height), facecolor=PAPER), height)


def svg(sheet: Page) -> str:
    """Return the page as SVG; the same page gives the same text."""
    buffer = io.StringIO()
    with mpl.rc_context(SETTINGS):
        sheet.drawing.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Return round values that span a range, at most `most` of them.

    Examples
    --------
    >>> ticks(0.0, 0.61, 4)
    (0.0, 0.2, 0.4, 0.6)
    """
    span = max(high - low, 1e-9)
    power = 10.0
    while power > span:
        power /= 10
    steps = [
        factor * power * scale for scale in (1, 10, 100, 1000) for factor in (0.1, 0.2, 0.25, 0.5)
    ]
    step = next(
        step for step in [power / 10, *steps] if int(high / step + 1e-9) - _up(low, step) < most
    )
    first, last = _up(low, step), int(high / step + 1e-9) if high >= 0 else -_up(-high, step)
    return tuple(round(place * step, 10) for place in range(first, last + 1))


def _up(value: float, step: float) -> int:
    return int(-(-(value / step - 1e-9) // 1))


def scale(
    axes: Axes, limits: tuple[float, float], form: Form, language: Language, rows: int
) -> None:
    """Set the axis of values with a light grid, and one row per unit downwards."""
    places = ticks(*limits, most=5)
    axes.set_xlim(*limits)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks(places)
    axes.set_xticklabels([tick_label(place, places, form, language) for place in places])
    for place in places:
        axes.axvline(place, color=LINE if place == 0 else GRID, linewidth=0.9, zorder=0)


def tick_label(value: float, every: Sequence[float], form: Form, language: Language) -> str:
    """Write a value on the axis with as few decimals as the axis needs."""
    factor = 1 if form == "decimal" else 100
    fits = (
        n for n in range(6) if all(abs(round(v * factor, n) - v * factor) < 1e-9 for v in every)
    )
    decimals = next(fits, 6)
    if form == "percent":
        return numbers.percent(value, decimals, language=language)
    if form == "points":
        return numbers.change(value, decimals, language=language)
    return numbers.decimal(value, decimals, language=language)


def value_text(value: float, form: Form, language: Language) -> str:
    """Write a value beside its mark."""
    if form == "percent":
        return numbers.percent(value, language=language)
    if form == "points":
        return numbers.change(value, language=language)
    return numbers.decimal(value, language=language)


def change_text(value: float, form: Form, language: Language, places: int = 1) -> str:
    """Write a change beside its marks: signed, in points or in the scale's own unit."""
    own: Form = "decimal" if form == "decimal" else "points"
    return numbers.change(value, places, form=own, language=language)


def limits_of(values: Sequence[float], form: Form) -> tuple[float, float]:
    """Return the range of the axis: shares start at 0 and end at 1 at most."""
    low, high = min(values), max(values)
    if form == "decimal":
        room = max((high - low) * 0.08, 1e-6)
        return low - room, high + room
    low, high = min(0.0, low), max(0.0, high)
    room = (high - low) * 0.06 or 0.05
    if form == "points":
        return low - room * (low < 0), high + room
    return 0.0, min(1.0, high + room)
