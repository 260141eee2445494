from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import cast
from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.figures import Figure, bounds, change, estimates, style, transition
from analysis.figures.change import _starts
from analysis.figures.rows import notes_of
from analysis.publication import Protected, protect, protect_counts, public
from surveys.errors import AnalysisError, DisclosureError
from surveys.model import LANGUAGES, Language, Text

TITLE = Text(fi="Käyttö vaihtelee", sv="Användningen varierar", en="Use varies")
AXIS = Text(fi="Osuus vastaajista", sv="Andel av svarande", en="Share of respondents")
LEVELS = [
    ("no", Text(fi="Ei", sv="Nej", en="No")),
    ("maybe", Text(fi="Ehkä", sv="Kanske", en="Maybe")),
    ("yes", Text(fi="Kyllä", sv="Ja", en="Yes")),
]


def areas(**other: object) -> pd.DataFrame:
    names = ["Pohjois-Pohjanmaan ELY-keskus", "Lapin ELY-keskus", "Uudenmaan ELY-keskus"]
    return pd.DataFrame(
        {
            "label": names,
            "n": [40, 4, 60],
            "estimate": [0.2, 0.9, 0.5],
            "low": [0.1, 0.6, 0.4],
            "high": [0.3, 1.0, 0.6],
        }
        | other
    )


def items() -> pd.DataFrame:
    names = ("before", "after", "change")
    columns = [f"{name}{end}" for name in names for end in ("", "_low", "_high")]
    first = dict(zip(columns, [0.3, 0.2, 0.4, 0.5, 0.4, 0.6, 0.2, 0.1, 0.3], strict=True))
    second = dict(zip(columns, [0.6, 0.5, 0.7, 0.4, 0.3, 0.5, -0.2, -0.3, -0.1], strict=True))
    return pd.DataFrame([{"label": "Tuki", "n": 50, **first}, {"label": "Työ", "n": 50, **second}])


def ranges() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["Start", "End"],
            "n": [721, 721],
            "low": [0.037, 0.119],
            "high": [0.037, 0.559],
            "outer_low": [0.026, 0.099],
            "outer_high": [0.054, 0.589],
            "estimate": [0.037, None],
        }
    )


def pairs() -> Protected:
    frame = pd.DataFrame(
        {"label": ["No", "Maybe", "Yes"], "no": [20, 8, 2], "maybe": [9, 30, 7], "yes": [6, 9, 40]}
    )
    return protect_counts(frame, ["no", "maybe", "yes"])


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314  our own drawings


def height(figure: Figure) -> float:
    return float((parsed(figure.svg).get("height") or "").removesuffix("pt"))


def drawn(kind: str, language: Language) -> Figure:
    if kind == "areas":
        return estimates(protect(areas()), TITLE, AXIS, 0.45, language)
    if kind == "change":
        return change(protect(items()), TITLE, AXIS, language)
    if kind == "bounds":
        return bounds(protect(ranges()), TITLE, AXIS, 0.037, language, reference_label=AXIS)
    return transition(pairs(), LEVELS, TITLE, language)


KINDS = ("areas", "change", "bounds", "transition")


@pytest.mark.parametrize(("kind", "language"), list(itertools.product(KINDS, LANGUAGES)))
def test_every_figure_is_svg_with_an_alt_text_in_the_language(
    kind: str, language: Language
) -> None:
    figure = drawn(kind, language)
    data, metadata = figure._repr_mimebundle_()
    root = parsed(data["image/svg+xml"])
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert metadata == {"image/svg+xml": {"alt": figure.alt}}
    assert figure.alt.startswith(TITLE[language] + ".")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_input_gives_the_same_bytes(kind: str) -> None:
    assert drawn(kind, "fi").svg == drawn(kind, "fi").svg


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_the_file_tells_when_or_with_what_it_was_made(kind: str) -> None:
    svg = drawn(kind, "en").svg
    assert "<dc:date>" not in svg
    assert "<dc:title>" not in svg
    assert "Matplotlib" not in svg


@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_paths_so_that_no_font_is_needed(kind: str) -> None:
    root = parsed(drawn(kind, "fi").svg)
    assert not root.findall(".//{http://www.w3.org/2000/svg}text")


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_has_the_same_width(kind: str) -> None:
    root = parsed(drawn(kind, "fi").svg)
    assert root.get("width") == f"{style.WIDTH * 72:g}pt"


def test_no_text_is_smaller_than_ten_points() -> None:
    assert min(style.TITLE, style.BODY, style.SMALL) >= 10


def test_hidden_areas_are_counted_in_the_alt_text_and_not_drawn() -> None:
    figure = estimates(protect(areas()), TITLE, AXIS, language="fi")
    assert "Ei esitetä: 1." in figure.alt
    assert "Lapin" not in figure.alt
    assert "90,0" not in figure.alt


def test_the_hidden_value_does_not_move_the_axis() -> None:
    one = estimates(protect(areas()), TITLE, AXIS, language="fi").svg
    other = areas(estimate=[0.2, 0.95, 0.5], high=[0.3, 0.99, 0.6])
    assert estimates(protect(other), TITLE, AXIS, language="fi").svg == one


def test_estimates_keep_their_order() -> None:
    frame = areas(n=[40, 50, 60])
    as_given = estimates(protect(frame), TITLE, AXIS, language="fi").alt
    assert as_given.index("Pohjois") < as_given.index("Lapin") < as_given.index("Uudenmaan")


def test_many_areas_are_told_by_their_ends() -> None:
    frame = pd.DataFrame(
        {
            "label": [f"Area {place}" for place in range(9)],
            "n": [30] * 9,
            "estimate": [place / 10 for place in range(9)],
            "low": [0.0] * 9,
            "high": [1.0] * 9,
        }
    )
    alt = estimates(protect(frame), TITLE, AXIS, 0.4, "en").alt
    assert alt == (
        "Use varies. Highest: Area 8 80.0% (0.0–100.0%, n 30). "
        "Lowest: Area 0 0.0% (0.0–100.0%, n 30). All: 40.0%."
    )


def test_own_alt_text_and_note() -> None:
    own = Text(fi="Oma.", sv="Egen.", en="Own.")
    frame = protect(areas())
    assert estimates(frame, TITLE, AXIS, language="sv", alt=own).alt == "Egen."
    assert estimates(frame, TITLE, AXIS, note=own).svg != estimates(frame, TITLE, AXIS).svg


def test_the_source_of_public_figures_is_part_of_the_picture() -> None:
    frame = areas()
    one, other = (
        estimates(public(frame, Text(fi=name, sv=name, en=name)), TITLE, AXIS)
        for name in ("Report A", "Report B")
    )
    assert one.svg != other.svg


def test_change_is_told_with_its_sign() -> None:
    alt = change(protect(items()), TITLE, AXIS, "fi").alt.replace("\N{NO-BREAK SPACE}", " ")
    assert "Tuki: 30,0 % → 50,0 % (muutos +20,0 prosenttiyksikköä)" in alt
    assert "Työ: 60,0 % → 40,0 % (muutos −20,0 prosenttiyksikköä)" in alt


def test_change_on_a_scale_has_no_unit() -> None:
    scores = items().set_index(["label", "n"]).mul(5).reset_index()
    alt = change(protect(scores), TITLE, AXIS, "en", form="decimal", limits=(1, 5)).alt
    assert "Tuki: 1.5 → 2.5 (change +1.0)" in alt


def test_change_without_its_columns_shows_before_and_after_only() -> None:
    frame = items().drop(columns=["change", "change_low", "change_high"])
    assert change(protect(frame), TITLE, AXIS, "en").alt == (
        "Use varies. Tuki: 30.0% → 50.0%; Työ: 60.0% → 40.0%."
    )


def test_names_of_times_too_long_for_the_plot_get_lines_of_their_own() -> None:
    long = Text(fi="Ennen koulutuksen alkua", sv="Före utbildningen", en="Before the training")
    late = Text(fi="Koulutuksen jälkeen", sv="Efter utbildningen", en="After the training")
    frame = protect(items())
    short = change(frame, TITLE, AXIS, "fi")
    longer = change(frame, TITLE, AXIS, "fi", before_label=long, after_label=late)
    assert height(longer) > height(short)


@pytest.mark.parametrize("values", [(0.01, 0.02), (0.02, 0.01), (0.97, 0.99)])
def test_names_of_times_stand_in_the_plot_and_apart(values: tuple[float, float]) -> None:
    widths = [0.6, 0.7]
    first, second = _starts(sorted(values), (0.0, 1.0), 2.5, widths)
    assert first >= 0
    assert second >= first + widths[0]
    assert second + widths[1] <= 2.5 + 1e-9


def test_areas_without_a_figure_are_named_below() -> None:
    frame = areas(n=[40, 50, 60], estimate=[0.2, None, 0.5])
    figure = estimates(protect(frame), TITLE, AXIS, language="fi")
    assert "Lapin" not in figure.alt
    assert notes_of(protect(frame), ("estimate",), None, "fi") == ("Ei lukua: Lapin ELY-keskus.",)
    assert notes_of(protect(areas()), ("estimate",), None, "en") == (
        "Not shown (fewer than 5 respondents, or could be worked out): Lapin ELY-keskus.",
    )


def test_bounds_tell_range_and_point() -> None:
    alt = bounds(protect(ranges()), TITLE, AXIS, language="en").alt
    assert alt == "Use varies. Start: 3.7%; End: 11.9–55.9%."


def test_bounds_of_differences() -> None:
    alt = bounds(protect(ranges()), TITLE, AXIS, language="en", form="points").alt
    assert "End: +11.9 to +55.9." in alt


def test_transition_counts_those_who_stayed() -> None:
    frame = pd.DataFrame({"label": ["No", "Yes"], "no": [20, 6], "yes": [15, 9]})
    shown = protect_counts(frame, ["no", "yes"])
    levels = [LEVELS[0], LEVELS[2]]
    assert transition(shown, levels, TITLE, "en").alt == (
        "Use varies. Of the 50 pairs shown, 29 stayed the same."
    )


@pytest.mark.parametrize(
    "draw",
    [
        lambda frame: estimates(frame, TITLE, AXIS),
        lambda frame: change(frame, TITLE, AXIS),
        lambda frame: bounds(frame, TITLE, AXIS),
        lambda frame: transition(frame, LEVELS, TITLE),
    ],
)
def test_a_plain_frame_is_refused(draw: Callable[[Protected], Figure]) -> None:
    with pytest.raises(DisclosureError, match="found a DataFrame"):
        draw(cast("Protected", areas()))


def test_a_missing_column_is_named_with_its_neighbour() -> None:
    frame = areas().rename(columns={"low": "lower"})
    with pytest.raises(AnalysisError, match=r"no column 'low'.*Did you mean 'lower'\?"):
        estimates(protect(frame), TITLE, AXIS)


def test_transition_needs_its_columns_and_a_row_per_level() -> None:
    with pytest.raises(AnalysisError, match="no column 'never'"):
        transition(pairs(), [("never", AXIS)], TITLE)
    with pytest.raises(AnalysisError, match="3 rows and 2 levels"):
        transition(pairs(), LEVELS[:2], TITLE)


def test_a_figure_of_which_nothing_may_be_shown_is_refused() -> None:
    with pytest.raises(AnalysisError, match="3 rows of which none may be shown"):
        estimates(protect(areas(n=[1, 2, 3])), TITLE, AXIS)


def test_a_figure_without_alt_text_is_refused() -> None:
    with pytest.raises(AnalysisError, match="a figure without alt text"):
        Figure("<svg/>", " ")


def test_a_figure_says_its_alt_text() -> None:
    assert repr(Figure("<svg/>", "Use rose.")) == "Figure: Use rose."


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.0, 0.61, (0.0, 0.2, 0.4, 0.6)),
        (0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0)),
        (1.0, 5.0, (1.0, 2.0, 3.0, 4.0, 5.0)),
        (-0.1, 0.25, (-0.1, 0.0, 0.1, 0.2)),
        (0.0, 0.05, (0.0, 0.02, 0.04)),
        (-0.4, -0.1, (-0.4, -0.3, -0.2, -0.1)),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert style.ticks(low, high) == expected


@pytest.mark.parametrize("span", [1e-6, 0.003, 0.7, 3.0, 98.0, 12345.0])
def test_there_are_enough_ticks_and_never_too_many(span: float) -> None:
    assert 2 <= len(style.ticks(0.0, span)) <= 5


def test_tick_labels_have_as_many_decimals_as_needed() -> None:
    assert style.tick_label(0.025, (0.0, 0.025), "percent", "en") == "2.5%"
    assert style.tick_label(0.5, (0.0, 0.5), "percent", "en") == "50%"
    assert style.tick_label(0.1, (0.0, 0.1), "points", "en") == "+10"
    assert style.tick_label(1.5, (1.0, 1.5), "decimal", "fi") == "1,5"


def test_axes_of_shares_begin_at_nothing_and_end_at_all() -> None:
    assert style.limits_of([0.4, 1.0], "percent") == (0.0, 1.0)
    assert style.limits_of([-0.1, -0.05], "points")[1] > 0
    low, high = style.limits_of([2.0, 4.0], "decimal")
    assert low < 2 < 4 < high


def test_the_line_of_bounds_may_go_without_a_name() -> None:
    frame = protect(ranges())
    named = bounds(frame, TITLE, AXIS, 0.037, "en", reference_label=AXIS)
    assert bounds(frame, TITLE, AXIS, 0.037, "en").svg != named.svg
