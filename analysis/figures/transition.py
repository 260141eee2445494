"""From which answer to which: a table of pairs as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.figures import style
from analysis.figures.estimates import sentence
from analysis.figures.figure import Figure
from analysis.figures.rows import LABEL_WIDTH, label_text
from analysis.language import using
from analysis.publication import Protected
from analysis.publication.protected import checked
from analysis.tables import HIDDEN, source_line, why_hidden
from surveys.errors import AnalysisError, listed, near
from surveys.model import Language, Text

TILE = 0.52
_BEFORE = Text(fi="Alussa", sv="Vid starten", en="At the start")
_AFTER = Text(fi="Lopussa", sv="Vid slutet", en="At the end")
_ALT = Text(
    fi="{title} Esitetyistä {n} parista {same} pysyi samana.",
    sv="{title} Av de {n} par som visas var {same} oförändrade.",
    en="{title} Of the {n} pairs shown, {same} stayed the same.",
)


@dataclass(frozen=True, slots=True)
class _Grid:
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    title: str
    before: str
    after: str
    notes: tuple[str, ...]


def transition(
    protected: Protected,
    levels: Sequence[tuple[str, Text]],
    title: Text,
    language: Language | None = None,
    *,
    before_label: Text = _BEFORE,
    after_label: Text = _AFTER,
    note: Text | None = None,
    alt: Text | None = None,
) -> Figure:
    """Draw a table of pairs: rows are the answers before, columns the answers after.

    Parameters
    ----------
    protected
        Columns label (the answer before) and one count column per answer after.
    levels
        Name of each count column and its text, in the order of the scale; the rows are in the
        same order. Tiles on the diagonal are framed: these answers stayed the same.
    title
        The finding.

    Raises
    ------
    DisclosureError
        The counts have not been through a rule of publication.
    AnalysisError
        A column is missing, or there are not as many rows as levels.

    Examples
    --------
    >>> from analysis.publication import protect_counts
    >>> pairs = pd.DataFrame({"label": ["No", "Yes"], "no": [20, 6], "yes": [15, 9]})
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> levels = [("no", same("No")), ("yes", same("Yes"))]
    >>> shown = protect_counts(pairs, ["no", "yes"])
    >>> transition(shown, levels, same("More say yes"), language="en").alt
    'More say yes. Of the 50 pairs shown, 29 stayed the same.'
    """
    checked(protected, f"figure {title.en!r}")
    with using(language) as chosen:
        frame = _fitting(protected, levels, title)
        grid = _Grid(
            rows=tuple(label_text(label, chosen) for label in frame["label"]),
            columns=tuple(text[chosen] for _, text in levels),
            counts=tuple(
                tuple(None if pd.isna(row[name]) else int(row[name]) for name, _ in levels)
                for _, row in frame.iterrows()
            ),
            title=title[chosen],
            before=before_label[chosen],
            after=after_label[chosen],
            notes=_notes(protected, note, chosen),
        )
        return Figure(_drawn(grid), alt[chosen] if alt else _alt(grid, chosen))


def _fitting(protected: Protected, levels: Sequence[tuple[str, Text]], title: Text) -> pd.DataFrame:
    frame, where = protected.frame, f"figure {title.en!r}"
    have = [str(name) for name in frame.columns]
    for name in ("label", *(name for name, _ in levels)):
        if name not in have:
            raise AnalysisError(
                f"no column {name!r}", expected=f"one of {listed(have)}", where=where,
                advice=near(name, have),
            )  # fmt: skip
    if len(frame) != len(levels):
        raise AnalysisError(
            f"{len(frame)} rows and {len(levels)} levels",
            expected="one row per level, in the same order",
            where=where,
        )
    return frame


def _notes(protected: Protected, note: Text | None, language: Language) -> tuple[str, ...]:
    lines = [
        note[language] if note else "",
        why_hidden(protected, language) if protected.any_hidden else "",
        source_line(protected, language),
    ]
    return tuple(line for line in lines if line)


def _drawn(grid: _Grid) -> str:
    room = style.WIDTH - 2 * style.EDGE
    title = style.wrapped(grid.title, room, style.TITLE, "bold")
    labels = [style.wrapped(label, LABEL_WIDTH * 0.9) for label in grid.rows]
    left = style.EDGE + max(map(style.text_width, [*labels, grid.before])) + style.GAP
    width = (style.WIDTH - style.EDGE - left) / len(grid.columns)
    heads = [style.wrapped(label, width - 0.06, style.SMALL) for label in grid.columns]
    head = max(style.text_height(text, style.SMALL) for text in heads)
    tall = max(TILE, *(style.text_height(label) + 0.08 for label in labels))
    top = style.EDGE + style.text_height(title, style.TITLE) + 0.38 + head
    notes = [style.wrapped(note, room, style.SMALL) for note in grid.notes]
    below = sum(style.text_height(note, style.SMALL) + 0.05 for note in notes)
    height = top + tall * len(labels) + 0.12 + below + style.EDGE
    with style.page(height) as sheet:
        sheet.text(style.EDGE, style.EDGE, title, size=style.TITLE, weight="bold", stand="top")
        names = {"size": style.SMALL, "weight": "bold", "stand": "bottom"}
        sheet.text(style.EDGE, top - 0.06, f"{grid.before} ↓", colour=style.EARLIER, **names)  # type: ignore[arg-type]  # one set of options
        sheet.text(left, top - head - 0.12, f"{grid.after} →", colour=style.MAIN, **names)  # type: ignore[arg-type]  # one set of options
        for place, text in enumerate(heads):
            sheet.text(left + width * (place + 0.5), top - 0.06, text, size=style.SMALL,
                       align="center", stand="bottom")  # fmt: skip
        for place, label in enumerate(labels):
            sheet.text(style.EDGE, top + tall * (place + 0.5), label)
        axes = sheet.plot(left, top, style.WIDTH - style.EDGE - left, tall * len(labels))
        _tiles(axes, grid)
        y = top + tall * len(labels) + 0.12
        for note in notes:
            sheet.text(style.EDGE, y, note, size=style.SMALL, colour=style.MUTED, stand="top")
            y += style.text_height(note, style.SMALL) + 0.05
        return style.svg(sheet)


def _tiles(axes: Any, grid: _Grid) -> None:
    axes.set_xticks([])
    axes.set_xlim(0, len(grid.columns))
    axes.set_ylim(len(grid.rows), 0)
    most = max((count or 0 for row in grid.counts for count in row), default=0) or 1
    for y, row in enumerate(grid.counts):
        for x, count in enumerate(row):
            _tile(axes, (x, y), count, (count or 0) / most)


def _tile(axes: Any, place: tuple[int, int], count: int | None, depth: float) -> None:
    x, y = place
    same, hidden = x == y, count is None
    axes.barh(y + 0.5, 0.94, left=x + 0.03, height=0.92, edgecolor=style.INK, zorder=2,
              color=style.PAPER if hidden else _shade(depth),
              linewidth=1.8 if same else 0.8 if hidden else 0,
              linestyle=(0, (2, 3)) if hidden and not same else "-")  # fmt: skip
    text = HIDDEN if count is None else numbers.integer(count)
    axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", fontsize=style.BODY,
              weight="bold" if same else "normal",
              color=style.PAPER if depth > 0.55 else style.INK, zorder=3)  # fmt: skip


def _shade(depth: float) -> tuple[float, float, float]:
    light, dark = (0.945, 0.957, 0.969), (0.078, 0.322, 0.490)
    red, green, blue = (a + (b - a) * depth for a, b in zip(light, dark, strict=True))
    return red, green, blue


def _alt(grid: _Grid, language: Language) -> str:
    shown = sum(count or 0 for row in grid.counts for count in row)
    same = sum(row[place] or 0 for place, row in enumerate(grid.counts))
    return _ALT[language].format(
        title=sentence(grid.title), n=numbers.integer(shown), same=numbers.integer(same)
    )
