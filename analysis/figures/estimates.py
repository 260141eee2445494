"""Estimates with their intervals, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import numbers
from analysis.figures import style
from analysis.figures.figure import Figure
from analysis.figures.rows import Side, label_text, layout, notes_of, shown_rows
from analysis.language import using
from analysis.numbers import Form
from analysis.publication import Protected
from surveys.model import Language, Text

COLUMNS = ("label", "n", "estimate", "low", "high")
ROW = 0.4

_ALT = Text(
    fi="{title} Suurin: {most}. Pienin: {least}.{reference}{hidden}",
    sv="{title} Störst: {most}. Minst: {least}.{reference}{hidden}",
    en="{title} Highest: {most}. Lowest: {least}.{reference}{hidden}",
)
_ALT_FEW = Text(
    fi="{title} {rows}.{reference}{hidden}",
    sv="{title} {rows}.{reference}{hidden}",
    en="{title} {rows}.{reference}{hidden}",
)
_ALT_HIDDEN = Text(fi=" Ei esitetä: {n}.", sv=" Visas inte: {n}.", en=" Not shown: {n}.")
_ALL = Text(fi="Kaikki", sv="Alla", en="All")
FEW = 4


@dataclass(frozen=True, slots=True)
class _Options:
    axis: Text
    reference: float | None
    reference_label: Text
    form: Form
    limits: tuple[float, float] | None
    note: Text | None
    alt: Text | None
    language: Language


def estimates(
    protected: Protected,
    title: Text,
    axis: Text,
    reference: float | None = None,
    language: Language | None = None,
    *,
    reference_label: Text = _ALL,
    form: Form = "percent",
    limits: tuple[float, float] | None = None,
    note: Text | None = None,
    alt: Text | None = None,
) -> Figure:
    """Draw one estimate with its interval per row, in the order of the rows.

    Parameters
    ----------
    protected
        Columns label (texts or `Text`), n, estimate, low, high. Rows that are hidden are named
        in a note below.
    title
        The finding.
    axis
        What is measured.
    reference
        Value of all areas together, drawn as a line and named by `reference_label`.
    form
        How values are written: "percent" for shares, "points" for differences, "decimal" for
        scales.
    limits
        Ends of the axis; found from the values unless given.
    note, alt
        Line below the figure; alt text in place of the one made from the numbers.

    Raises
    ------
    DisclosureError
        The figures have not been through a rule of publication.
    AnalysisError
        A column is missing or nothing may be shown.

    Examples
    --------
    >>> from analysis.publication import protect
    >>> areas = pd.DataFrame({"label": ["A", "B"], "n": [40, 55], "estimate": [0.2, 0.5],
    ...                       "low": [0.1, 0.4], "high": [0.3, 0.6]})
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> estimates(protect(areas), same("Use varies."), same("Share"), language="en").alt
    'Use varies. A 20.0% (10.0–30.0%, n 40); B 50.0% (40.0–60.0%, n 55).'
    """
    with using(language) as chosen:
        options = _Options(axis, reference, reference_label, form, limits, note, alt, chosen)
        return _estimates(protected, title, options)


def _estimates(protected: Protected, title: Text, options: _Options) -> Figure:
    rows = shown_rows(protected, COLUMNS, title)
    labels = [label_text(label, options.language) for label in rows["label"]]
    rows = rows.assign(label=labels)
    language, form = options.language, options.form
    plan = layout(
        title[language],
        list(rows["label"]),
        [
            Side("", tuple(style.value_text(v, form, language) for v in rows["estimate"]), "bold"),
            Side("n", tuple(numbers.integer(n) for n in rows["n"]), colour=style.MUTED),
        ],
        options.axis[language],
        notes_of(protected, COLUMNS, options.note, language),
        row=ROW,
        head=0.28 if options.reference is not None else 0.0,
    )
    with style.page(plan.height) as sheet:
        axes = plan.draw(sheet)
        _marks(axes, rows, options)
        drawn = style.svg(sheet)
    alt = (
        options.alt[language]
        if options.alt
        else _alt(rows, title, sum(protected.hidden_rows), options)
    )
    return Figure(drawn, alt)


def _marks(axes: Axes, rows: pd.DataFrame, options: _Options) -> None:
    values = [*rows["low"].astype(float), *rows["high"].astype(float)]
    if options.reference is not None:
        values.append(options.reference)
    limits = options.limits or style.limits_of(values, options.form)
    style.scale(axes, limits, options.form, options.language, len(rows))
    if options.reference is not None:
        _reference(axes, options.reference, limits, options)
    named: Iterable[Any] = rows.itertuples()
    for place, row in enumerate(named):
        axes.plot([row.low, row.high], [place, place], color=style.MAIN, linewidth=2.2, alpha=0.55,
                  solid_capstyle="butt", zorder=2, clip_on=False)  # fmt: skip
    axes.plot(rows["estimate"].astype(float), range(len(rows)), "o", color=style.MAIN,
              markersize=7.5, markeredgecolor=style.PAPER, markeredgewidth=1, zorder=3,
              clip_on=False)  # fmt: skip


def _reference(axes: Axes, value: float, limits: tuple[float, float], options: _Options) -> None:
    language = options.language
    axes.axvline(value, color=style.INK, linewidth=1.1, linestyle=(0, (4, 3)), zorder=1)
    name = f"{options.reference_label[language]} {style.value_text(value, options.form, language)}"
    share = (value - limits[0]) / (limits[1] - limits[0])
    axes.annotate(name, (value, 1), xycoords=("data", "axes fraction"), xytext=(0, 4),
                  textcoords="offset points", va="bottom", fontsize=style.SMALL, color=style.INK,
                  ha="left" if share < 0.25 else "right" if share > 0.75 else "center",
                  annotation_clip=False)  # fmt: skip


def _alt(rows: pd.DataFrame, title: Text, hidden: int, options: _Options) -> str:
    language = options.language
    told = [_told(row, options) for row in rows.itertuples()]
    by_size = rows["estimate"].astype(float).reset_index(drop=True)
    reference = ""
    if options.reference is not None:
        value = style.value_text(options.reference, options.form, language)
        reference = f" {options.reference_label[language]}: {value}."
    template = _ALT_FEW if len(told) <= FEW else _ALT
    return template[language].format(
        title=sentence(title[language]),
        rows="; ".join(told),
        most=told[int(by_size.argmax())],
        least=told[int(by_size.argmin())],
        reference=reference,
        hidden=_ALT_HIDDEN[language].format(n=numbers.integer(hidden)) if hidden else "",
    )


def _told(row: Any, options: _Options) -> str:
    form, language = options.form, options.language
    value = style.value_text(row.estimate, form, language)
    limits = numbers.interval(row.low, row.high, form=form, unit=form == "percent")
    return f"{row.label} {value} ({limits}, n {numbers.integer(row.n)})"


def sentence(text: str) -> str:
    """Return a title with the full stop that an alt text needs."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
