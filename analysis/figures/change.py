"""Before and after, one row per item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import numbers
from analysis.figures import style
from analysis.figures.estimates import sentence
from analysis.figures.figure import Figure
from analysis.figures.rows import Layout, Side, label_text, layout, notes_of, shown_rows
from analysis.figures.style import Page
from analysis.language import using
from analysis.numbers import Form
from analysis.publication import Protected
from surveys.model import Language, Text

COLUMNS = ("label", "before", "before_low", "before_high", "after", "after_low", "after_high")
CHANGE_COLUMNS = ("change", "change_low", "change_high")
ROW = 0.56
APART = 0.19
HEAD = 0.36
KEY_LINE = 0.22
APART_NAMES = 0.15
COLOURS = (style.EARLIER, style.MAIN)

_BEFORE = Text(fi="Alussa", sv="Vid starten", en="At the start")
_AFTER = Text(fi="Lopussa", sv="Vid slutet", en="At the end")
_CHANGE = Text(fi="Muutos", sv="Förändring", en="Change")
_POINTS = Text(fi="Muutos, %-yks.", sv="Förändring, %-enh.", en="Change, pp")
_ALT = Text(
    fi="{label}: {before} → {after}{change}",
    sv="{label}: {before} → {after}{change}",
    en="{label}: {before} → {after}{change}",
)
_ALT_CHANGE = Text(fi=" (muutos {value})", sv=" (förändring {value})", en=" (change {value})")


@dataclass(frozen=True, slots=True)
class _Options:
    axis: Text
    before_label: Text
    after_label: Text
    form: Form
    limits: tuple[float, float] | None
    language: Language


def change(
    protected: Protected,
    title: Text,
    axis: Text,
    language: Language | None = None,
    *,
    before_label: Text = _BEFORE,
    after_label: Text = _AFTER,
    form: Form = "percent",
    limits: tuple[float, float] | None = None,
    note: Text | None = None,
    alt: Text | None = None,
) -> Figure:
    """Draw each item's value before and after with intervals, and the change beside it.

    Parameters
    ----------
    protected
        Columns label, before, before_low, before_high, after, after_low, after_high; and if the
        change is to be written beside: change, change_low, change_high.
    title
        The finding.
    axis
        What is measured.
    before_label, after_label
        Names of the two times, written above the first row.
    form, limits, note, alt
        As in `estimates`.

    Raises
    ------
    DisclosureError, AnalysisError
        As in `estimates`.

    Examples
    --------
    >>> from analysis.publication import protect
    >>> items = pd.DataFrame({"label": ["Employed"], "n": [404], "before": [0.04],
    ...     "before_low": [0.03], "before_high": [0.05], "after": [0.21], "after_low": [0.18],
    ...     "after_high": [0.25]})
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> change(protect(items), same("More at work"), same("Share"), language="en").alt
    'More at work. Employed: 4.0% → 21.0%.'
    """
    with using(language) as chosen:
        options = _Options(axis, before_label, after_label, form, limits, chosen)
        rows = shown_rows(protected, COLUMNS, title)
        rows = rows.assign(label=[label_text(label, chosen) for label in rows["label"]])
        plan = _plan(rows, title, notes_of(protected, COLUMNS, note, chosen), options)
        with style.page(plan.height) as sheet:
            axes = plan.draw(sheet)
            limits = _marks(axes, rows, options)
            if plan.head > HEAD:
                _key(sheet, plan, options)
            else:
                _names(axes, next(rows.itertuples()), limits, options)
            drawn = style.svg(sheet)
        return Figure(drawn, alt[chosen] if alt else _alt(rows, title, options))


def _plan(rows: pd.DataFrame, title: Text, notes: tuple[str, ...], options: _Options) -> Layout:
    language, form = options.language, options.form
    sides = []
    if set(CHANGE_COLUMNS) <= set(rows.columns):
        heading = _CHANGE if form == "decimal" else _POINTS
        texts = tuple(_side_text(row, form, language) for row in rows.itertuples())
        sides.append(Side(heading[language], texts, "bold"))

    def planned(head: float) -> Layout:
        return layout(
            title[language], list(rows["label"]), sides, options.axis[language], notes,
            row=ROW, head=head,
        )  # fmt: skip

    widths = [style.text_width(name, style.SMALL, "bold") for name in _marked(options)]
    plan = planned(HEAD)
    if sum(widths) + APART_NAMES <= plan.right - plan.left:
        return plan
    return planned(HEAD + KEY_LINE * len(widths))


def _side_text(row: Any, form: Form, language: Language) -> str:
    places = _places(row, form)
    value = style.change_text(row.change, form, language, places)
    kind: Form = "decimal" if form == "decimal" else "points"
    ends = numbers.interval(
        row.change_low, row.change_high, places, form=kind, unit=False, signed=True
    )
    return f"{value}\n{ends}"


def _places(row: Any, form: Form) -> int:
    factor = 1 if form == "decimal" else 100
    return numbers.places_of(row.change_low * factor, row.change_high * factor)


def _marks(axes: Axes, rows: pd.DataFrame, options: _Options) -> tuple[float, float]:
    values = [float(value) for name in COLUMNS[1:] for value in rows[name]]
    limits = options.limits or style.limits_of(values, options.form)
    style.scale(axes, limits, options.form, options.language, len(rows))
    for place, row in enumerate(rows.itertuples()):
        _arrow(axes, place, row)
        _mark(axes, place - APART, (row.before, row.before_low, row.before_high), earlier=True)
        _mark(axes, place + APART, (row.after, row.after_low, row.after_high), earlier=False)
    return limits


def _arrow(axes: Axes, place: int, row: Any) -> None:
    axes.plot([row.before, row.after], [place - APART, place + APART], color=style.LINE,
              linewidth=1.3, zorder=1, clip_on=False)  # fmt: skip


def _mark(axes: Axes, y: float, values: tuple[Any, Any, Any], *, earlier: bool) -> None:
    value, low, high = (float(number) for number in values)
    colour = style.EARLIER if earlier else style.MAIN
    axes.plot([low, high], [y, y], color=colour, linewidth=2.2, alpha=0.55,
              solid_capstyle="butt", zorder=2, clip_on=False)  # fmt: skip
    axes.plot([value], [y], "o", markersize=7.5, zorder=3, clip_on=False,
              markerfacecolor=style.PAPER if earlier else colour, markeredgewidth=1.8,
              markeredgecolor=colour)  # fmt: skip


def _marked(options: _Options) -> tuple[str, str]:
    """Return the names of the two times with the marks they are drawn with."""
    language = options.language
    return f"○ {options.before_label[language]}", f"● {options.after_label[language]}"


def _key(sheet: Page, plan: Layout, options: _Options) -> None:
    """Name the two times below the title, for names too long to stand above the marks."""
    top = plan.top - plan.head
    for line, name in enumerate(_marked(options)):
        sheet.text(
            style.EDGE, top + KEY_LINE * line, name,
            size=style.SMALL, colour=COLOURS[line], weight="bold", stand="top",
        )  # fmt: skip


def _names(axes: Axes, first: Any, limits: tuple[float, float], options: _Options) -> None:
    """Name the two times above the first row, each over its own mark, never over each other."""
    names = _marked(options)
    order = (0, 1) if first.before <= first.after else (1, 0)
    values = sorted([float(first.before), float(first.after)])
    inches = axes.get_position().width * style.WIDTH
    widths = [style.text_width(names[which], style.SMALL, "bold") for which in order]
    for which, start in zip(order, _starts(values, limits, inches, widths), strict=True):
        axes.annotate(
            names[which], (start / inches, 1), xycoords="axes fraction",
            xytext=(0, 4), textcoords="offset points", ha="left", va="bottom",
            fontsize=style.SMALL, weight="bold", color=COLOURS[which], annotation_clip=False,
        )  # fmt: skip


def _starts(
    values: list[float], limits: tuple[float, float], inches: float, widths: list[float]
) -> list[float]:
    """Return where two names begin so that they stay in the plot and apart."""
    places = [(value - limits[0]) / (limits[1] - limits[0]) * inches for value in values]
    second = min(max(places[1] - widths[1] / 2, 0.0), inches - widths[1])
    first = min(max(places[0] - widths[0] / 2, 0.0), second - widths[0] - APART_NAMES)
    return [first, second] if first >= 0 else [0.0, widths[0] + APART_NAMES]


def _alt(rows: pd.DataFrame, title: Text, options: _Options) -> str:
    language, form = options.language, options.form
    named: Iterable[Any] = rows.itertuples()
    told = [
        _ALT[language].format(
            label=row.label,
            before=style.value_text(float(row.before), form, language),
            after=style.value_text(float(row.after), form, language),
            change=_alt_change(row, form, language),
        )
        for row in named
    ]
    return f"{sentence(title[language])} {'; '.join(told)}."


def _alt_change(row: Any, form: Form, language: Language) -> str:
    if not hasattr(row, "change"):
        return ""
    places = _places(row, form)
    value = (
        numbers.change(row.change, places, form="decimal")
        if form == "decimal"
        else numbers.points(row.change, places)
    )
    return _ALT_CHANGE[language].format(value=value)
