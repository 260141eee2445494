"""How far a result can be from the truth when some people were never heard."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import numbers
from analysis.figures import style
from analysis.figures.estimates import sentence
from analysis.figures.figure import Figure
from analysis.figures.rows import Side, label_text, layout, notes_of, shown_rows
from analysis.language import using
from analysis.numbers import Form
from analysis.publication import Protected
from surveys.model import Language, Text

COLUMNS = ("label", "low", "high", "outer_low", "outer_high")
ROW = 0.56

_ALT = Text(
    fi="{label}: {range}", sv="{label}: {range}", en="{label}: {range}"
)  # the same in all, kept together with the other texts


def bounds(
    protected: Protected,
    title: Text,
    axis: Text,
    reference: float | None = None,
    language: Language | None = None,
    *,
    reference_label: Text | None = None,
    form: Form = "percent",
    limits: tuple[float, float] | None = None,
    note: Text | None = None,
    alt: Text | None = None,
) -> Figure:
    """Draw ranges: the bar is what the missing answers leave open, the line adds chance.

    Parameters
    ----------
    protected
        Columns label, low, high (ends of the bar; the same where nothing is open), outer_low,
        outer_high (ends of the line). A column estimate, where there is one, gives a dot.
    reference, reference_label
        A value to compare with, drawn as a line.
    title, axis, form, limits, note, alt, language
        As in `estimates`.

    Raises
    ------
    DisclosureError, AnalysisError
        As in `estimates`.

    Examples
    --------
    >>> from analysis.publication import protect
    >>> rows = pd.DataFrame({"label": ["All"], "n": [721], "low": [0.12], "high": [0.56],
    ...                      "outer_low": [0.10], "outer_high": [0.59]})
    >>> same = lambda text: Text(fi=text, sv=text, en=text)
    >>> bounds(protect(rows), same("Wide open"), same("Share"), language="en").alt
    'Wide open. All: 12.0–56.0%.'
    """
    with using(language) as chosen:
        rows = shown_rows(protected, COLUMNS, title)
        rows = rows.assign(label=[label_text(label, chosen) for label in rows["label"]])
        texts = tuple(_side_text(row, form) for row in rows.itertuples())
        plan = layout(
            title[chosen], list(rows["label"]), [Side("", texts, "bold")], axis[chosen],
            notes_of(protected, COLUMNS, note, chosen), row=ROW,
            head=0.28 if reference is not None else 0.0,
        )  # fmt: skip
        with style.page(plan.height) as sheet:
            axes = plan.draw(sheet)
            ends = limits or style.limits_of(_values(rows, reference), form)
            style.scale(axes, ends, form, chosen, len(rows))
            if reference is not None:
                _line(axes, reference, reference_label, chosen)
            for place, row in enumerate(rows.itertuples()):
                _mark(axes, place, row)
            drawn = style.svg(sheet)
        return Figure(drawn, alt[chosen] if alt else _alt(rows, title, form, chosen))


def _values(rows: pd.DataFrame, reference: float | None) -> list[float]:
    values = [float(value) for name in COLUMNS[1:] for value in rows[name]]
    return values if reference is None else [*values, reference]


def _mark(axes: Axes, place: int, row: Any) -> None:
    axes.plot([row.outer_low, row.outer_high], [place, place], color=style.MAIN, linewidth=2.2,
              alpha=0.55, solid_capstyle="butt", zorder=2, clip_on=False)  # fmt: skip
    if row.high > row.low:
        axes.barh(place, row.high - row.low, left=row.low, height=0.36, color=style.MAIN_PALE,
                  edgecolor=style.MAIN, linewidth=1.2, zorder=3)  # fmt: skip
    if hasattr(row, "estimate") and pd.notna(row.estimate):
        axes.plot([row.estimate], [place], "o", color=style.MAIN, markersize=7.5,
                  markeredgecolor=style.PAPER, zorder=4, clip_on=False)  # fmt: skip


def _line(axes: Axes, value: float, label: Text | None, language: Language) -> None:
    axes.axvline(value, color=style.INK, linewidth=1.1, linestyle=(0, (4, 3)), zorder=1)
    if label:
        axes.annotate(label[language], (value, 1), xycoords=("data", "axes fraction"),
                      xytext=(-3, 4), textcoords="offset points", ha="left", va="bottom",
                      fontsize=style.SMALL, color=style.INK, annotation_clip=False)  # fmt: skip


def _side_text(row: Any, form: Form) -> str:
    outer = numbers.interval(row.outer_low, row.outer_high, form=form, unit=False)
    if row.high > row.low:
        return f"{numbers.interval(row.low, row.high, form=form, unit=form == 'percent')}\n{outer}"
    with using(None) as language:
        return f"{style.value_text(row.low, form, language)}\n{outer}"


def _alt(rows: pd.DataFrame, title: Text, form: Form, language: Language) -> str:
    told = [
        _ALT[language].format(label=row.label, range=_side_text(row, form).split("\n")[0])
        for row in rows.itertuples()
    ]
    return f"{sentence(title[language])} {'; '.join(told)}."
