"""How answers with an order divide: one bar of shares per group, the parts in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from analysis import numbers
from analysis.figures import style
from analysis.figures.estimates import sentence
from analysis.figures.figure import Figure
from analysis.figures.rows import label_text
from analysis.language import using
from analysis.publication import Protected
from analysis.publication.protected import checked
from analysis.tables import HIDDEN, source_line
from surveys.errors import AnalysisError, listed, near
from surveys.model import Language, Text

COLUMNS: Final = ("label", "n", "estimate")
BAR: Final = 0.42
HEAD: Final = 0.27
BELOW: Final = 0.27
APART: Final = 0.16
SWATCH: Final = 0.17
KEY_LINE: Final = 0.26
ROOM: Final = 0.07
"""Free space at both sides of a number in a part, and between numbers below a bar."""

_NOT_SHOWN = Text(fi="Ei esitetä", sv="Visas inte", en="Not shown")
_WHY = Text(
    fi="Ei esitetä erikseen (alle {n} vastaajaa tai pääteltävissä) – {answers}.",
    sv="Visas inte var för sig (färre än {n} svarande eller kan härledas) – {answers}.",
    en="Not shown separately (fewer than {n} respondents, or could be worked out) – {answers}.",
)
_PALEST, _DARKEST = (0.890, 0.930, 0.961), (0.051, 0.235, 0.380)


@dataclass(frozen=True, slots=True)
class _Part:
    start: float
    share: float
    level: int | None
    """Place of the answer in the order; None for what may not be shown."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    size: str
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    title: str
    answers: tuple[str, ...]
    bars: tuple[_Bar, ...]
    notes: tuple[str, ...]
    language: Language

    @property
    def any_hidden(self) -> bool:
        return any(part.level is None for bar in self.bars for part in bar.parts)


def stacked(
    bars: Sequence[tuple[Text, Protected]],
    title: Text,
    language: Language | None = None,
    *,
    note: Text | None = None,
    alt: Text | None = None,
) -> Figure:
    """Draw one bar per group, divided into the shares of answers that have an order.

    The answers are named above the bars in their order, from pale to dark, and every part carries
    its share. What may not be shown is one hatched part of the bar: in its place if the hidden
    answers are next to each other, else at the end.

    Parameters
    ----------
    bars
        Name of each group, such as a wave, and its answers: columns label, n (all who answered)
        and estimate (share). The same answers in the same order in every bar.
    title
        What was asked, or the finding.
    note, alt
        Line below the figure; alt text in place of the one made from the numbers.

    Raises
    ------
    DisclosureError
        The figures have not been through a rule of publication.
    AnalysisError
        A column is missing, the bars have different answers, or nothing may be shown.

    Examples
    --------
    >>> from analysis.publication import protect
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> answers = pd.DataFrame({"label": ["No", "Yes"], "n": [40, 40], "estimate": [0.25, 0.75]})
    >>> stacked([(same("2024"), protect(answers))], same("Most say yes"), "en").alt
    'Most say yes. 2024 (n = 40): No 25%, Yes 75%.'
    """
    _check(bars, title)
    with using(language) as chosen:
        plan = _planned(bars, title, note, chosen)
        return Figure(_drawn(plan), alt[chosen] if alt else _alt(plan))


def _check(bars: Sequence[tuple[Text, Protected]], title: Text) -> None:
    where = f"figure {title.en!r}"
    if not bars:
        raise AnalysisError("no bars", expected="at least one", where=where)
    frames = [checked(protected, where).frame for _, protected in bars]
    for frame in frames:
        have = [str(name) for name in frame.columns]
        for name in COLUMNS:
            if name not in have:
                raise AnalysisError(
                    f"no column {name!r}", expected=f"one of {listed(have)}", where=where,
                    advice=near(name, have),
                )  # fmt: skip
    answers = [list(frame["label"]) for frame in frames]
    if any(labels != answers[0] for labels in answers):
        raise AnalysisError(
            "bars with different answers",
            expected="the same answers in the same order in every bar",
            where=where,
        )
    if all(frame["estimate"].isna().all() for frame in frames):
        raise AnalysisError(
            f"{len(bars)} bars of which nothing may be shown",
            expected="at least one share",
            where=where,
            advice="Say in the text why there is no figure.",
        )


def _planned(
    bars: Sequence[tuple[Text, Protected]], title: Text, note: Text | None, language: Language
) -> _Plan:
    labels = bars[0][1].frame["label"]
    room = style.WIDTH - 2 * style.EDGE
    return _Plan(
        title=style.wrapped(title[language], room, style.TITLE, "bold"),
        answers=tuple(label_text(label, language) for label in labels),
        bars=tuple(_bar(name[language], protected.frame, language) for name, protected in bars),
        notes=tuple(
            style.wrapped(line, room, style.SMALL) for line in _notes(bars, note, language) if line
        ),
        language=language,
    )


def _notes(
    bars: Sequence[tuple[Text, Protected]], note: Text | None, language: Language
) -> list[str]:
    hidden = [
        f"{name[language]}: {', '.join(gone)}"
        for name, protected in bars
        if (gone := _hidden(protected, language))
    ]
    rule = bars[0][1].rule
    least = rule.minimum_group if rule else 0
    told = _WHY[language].format(n=least, answers="; ".join(hidden)) if hidden else ""
    sources = dict.fromkeys(source_line(protected, language) for _, protected in bars)
    return [note[language] if note else "", told, *sources]


def _hidden(protected: Protected, language: Language) -> list[str]:
    rows = zip(protected.frame["label"], protected.hidden["estimate"], strict=True)
    return [label_text(label, language) for label, gone in rows if gone]


def _bar(name: str, frame: pd.DataFrame, language: Language) -> _Bar:
    shown = frame["estimate"].notna()
    sizes = frame.loc[shown, "n"]
    size = "" if sizes.empty else f"n = {numbers.integer(sizes.max(), language=language)}"
    shares: list[float | None] = [
        float(share) if seen else None for share, seen in zip(frame["estimate"], shown, strict=True)
    ]
    return _Bar(name, size, tuple(_parts(shares)))


def _parts(shares: Sequence[float | None]) -> list[_Part]:
    """Return the parts from left to right; what is hidden is one of them."""
    gone = [place for place, share in enumerate(shares) if share is None]
    rest = max(0.0, 1.0 - sum(share for share in shares if share is not None))
    together = gone and gone[-1] - gone[0] == len(gone) - 1
    order: list[tuple[int | None, float]] = [
        (place, share) for place, share in enumerate(shares) if share is not None
    ]
    if gone:
        order.insert(gone[0] if together else len(order), (None, rest))
    parts, start = [], 0.0
    for level, share in order:
        parts.append(_Part(start, share, level))
        start += share
    return [part for part in parts if part.share > 0]


def _drawn(plan: _Plan) -> str:
    key = _key_lines(plan)
    top = style.EDGE + style.text_height(plan.title, style.TITLE) + 0.14
    first = top + KEY_LINE * (key[-1][0] + 1) + 0.1
    tops = [first]
    for bar in plan.bars:
        tops.append(tops[-1] + HEAD + BAR + (BELOW if _narrow(bar, plan) else 0.0) + APART)
    notes = sum(style.text_height(note, style.SMALL) + 0.05 for note in plan.notes)
    with style.page(tops[-1] + notes + style.EDGE) as sheet:
        sheet.text(style.EDGE, style.EDGE, plan.title, size=style.TITLE, weight="bold", stand="top")
        _key(sheet, plan, key, top)
        for y, bar in zip(tops, plan.bars, strict=False):
            _draw_bar(sheet, plan, bar, y)
        y = tops[-1]
        for note in plan.notes:
            sheet.text(style.EDGE, y, note, size=style.SMALL, colour=style.MUTED, stand="top")
            y += style.text_height(note, style.SMALL) + 0.05
        return style.svg(sheet)


def _key_lines(plan: _Plan) -> list[tuple[int, float, int | None, str]]:
    """Return line and start of every name in the key, broken where the page ends."""
    named: list[tuple[int | None, str]] = list(enumerate(plan.answers))
    if plan.any_hidden:
        named.append((None, _NOT_SHOWN[plan.language]))
    placed: list[tuple[int, float, int | None, str]] = []
    line, x = 0, style.EDGE
    for level, name in named:
        width = SWATCH + 0.07 + style.text_width(name, style.SMALL)
        if placed and x + width > style.WIDTH - style.EDGE:
            line, x = line + 1, style.EDGE
        placed.append((line, x, level, name))
        x += width + 0.2
    return placed


def _key(
    sheet: style.Page, plan: _Plan, key: list[tuple[int, float, int | None, str]], top: float
) -> None:
    for line, x, level, name in key:
        y = top + KEY_LINE * (line + 0.5)
        box = sheet.plot(x, y - SWATCH / 2, SWATCH, SWATCH)
        _fill(box, 0.0, 1.0, level, len(plan.answers))
        box.set_xticks([])
        box.set_xlim(0, 1)
        box.set_ylim(0.5, -0.5)
        sheet.text(x + SWATCH + 0.07, y, name, size=style.SMALL)


def _draw_bar(sheet: style.Page, plan: _Plan, bar: _Bar, top: float) -> None:
    name_width = style.text_width(f"{bar.name} ", style.BODY, "bold") + 0.1
    sheet.text(style.EDGE, top + HEAD / 2, bar.name, weight="bold")
    sheet.text(style.EDGE + name_width, top + HEAD / 2, bar.size, size=style.SMALL,
               colour=style.MUTED)  # fmt: skip
    width = style.WIDTH - 2 * style.EDGE
    axes = sheet.plot(style.EDGE, top + HEAD, width, BAR)
    axes.set_xticks([])
    axes.set_xlim(0, 1)
    axes.set_ylim(0.5, -0.5)
    for part in bar.parts:
        _fill(axes, part.start, part.share, part.level, len(plan.answers))
        if part.level is not None and _fits(part, plan):
            axes.text(part.start + part.share / 2, 0, _written(part, plan), ha="center",
                      va="center", fontsize=style.SMALL, weight="bold", zorder=3,
                      color=_ink(part.level, len(plan.answers)))  # fmt: skip
    _numbers_below(sheet, plan, bar, top + HEAD + BAR)


def _numbers_below(sheet: style.Page, plan: _Plan, bar: _Bar, y: float) -> None:
    """Write the shares of parts too narrow for them below the bar, each joined to its part."""
    width = style.WIDTH - 2 * style.EDGE
    narrow = _narrow(bar, plan)
    sizes = [style.text_width(_written(part, plan), style.SMALL) + ROOM for part in narrow]
    middles = [(part.start + part.share / 2) * width for part in narrow]
    for part, middle, centre in zip(narrow, middles, _spread(middles, sizes, width), strict=True):
        axes = sheet.plot(style.EDGE, y, width, 0.08)
        axes.set_xticks([])
        axes.set_xlim(0, width)
        axes.set_ylim(1, 0)
        axes.plot([middle, centre], [0, 1], color=style.MUTED, linewidth=0.9, clip_on=False)
        sheet.text(style.EDGE + centre, y + 0.09, _written(part, plan), size=style.SMALL,
                   align="center", stand="top")  # fmt: skip


def _spread(middles: Sequence[float], sizes: Sequence[float], width: float) -> list[float]:
    """Return centres near the middles at which texts of these widths do not meet.

    Examples
    --------
    >>> _spread([0.1, 0.2, 5.0], [0.4, 0.4, 0.4], 6.0)
    [0.2, 0.6, 5.0]
    """
    centres: list[float] = []
    left = 0.0
    for middle, size in zip(middles, sizes, strict=True):
        centres.append(max(middle, left + size / 2))
        left = centres[-1] + size / 2
    right = width
    for place in reversed(range(len(centres))):
        centres[place] = min(centres[place], right - sizes[place] / 2)
        right = centres[place] - sizes[place] / 2
    return [round(centre, 6) for centre in centres]


def _narrow(bar: _Bar, plan: _Plan) -> list[_Part]:
    return [part for part in bar.parts if part.level is not None and not _fits(part, plan)]


def _fits(part: _Part, plan: _Plan) -> bool:
    room = part.share * (style.WIDTH - 2 * style.EDGE)
    return style.text_width(_written(part, plan), style.SMALL, "bold") + ROOM <= room


def _written(part: _Part, plan: _Plan) -> str:
    return numbers.percent(part.share, 0, language=plan.language)


def _fill(axes: Any, start: float, share: float, level: int | None, levels: int) -> None:
    hidden = level is None
    axes.barh(0, share, left=start, height=1, linewidth=1.0, zorder=2, clip_on=False,
              color=style.PAPER if level is None else _shade(level, levels),
              edgecolor=style.MUTED if hidden else style.INK,
              hatch="////" if hidden else None)  # fmt: skip


def _shade(level: int, levels: int) -> tuple[float, float, float]:
    depth = level / max(levels - 1, 1)
    red, green, blue = (a + (b - a) * depth for a, b in zip(_PALEST, _DARKEST, strict=True))
    return red, green, blue


def _ink(level: int, levels: int) -> str:
    """Return the colour of text that stands out from a part, dark on pale and pale on dark."""
    red, green, blue = _shade(level, levels)
    return style.INK if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else style.PAPER


def _alt(plan: _Plan) -> str:
    told = []
    for bar in plan.bars:
        size = f" ({bar.size})" if bar.size else ""
        parts = ", ".join(
            f"{plan.answers[part.level]} {_written(part, plan)}"
            for part in bar.parts
            if part.level is not None
        )
        told.append(f"{bar.name}{size}: {parts or HIDDEN}")
    return f"{sentence(plan.title.replace(chr(10), ' '))} {'; '.join(told)}."
