"""Bars of shares: what is written where, and what is refused."""

from __future__ import annotations

from xml.etree import ElementTree

import pandas as pd
import pytest

from analysis.figures import stacked, style
from analysis.figures.stacked import BELOW, KEY_LINE, _parts, _spread
from analysis.publication import Protected, protect, protect_counts, public
from surveys.errors import AnalysisError, DisclosureError
from surveys.model import LANGUAGES, Language, Text
from tests.analysis.answers import approx

TITLE = Text(fi="Tarve on suuri", sv="Behovet är stort", en="The need is great")
ANSWERS = (
    Text(fi="Ei tarvetta", sv="Inget behov", en="No need"),
    Text(fi="Jonkin verran tarvetta", sv="I någon mån behov", en="Some need"),
    Text(fi="Erittäin suuri tarve", sv="Mycket stort behov", en="Very great need"),
)
WAVE = Text(fi="2024", sv="2024", en="2024")
LATER = Text(fi="2026", sv="2026", en="2026")


def bar(*counts: int) -> Protected:
    n = sum(counts)
    frame = pd.DataFrame(
        {
            "label": ANSWERS[: len(counts)],
            "count": counts,
            "rest": [n - count for count in counts],
            "n": n,
            "estimate": [count / n for count in counts],
        }
    )
    return protect_counts(frame, ["count", "rest"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_alt_text_states_title_and_shares(language: Language) -> None:
    figure = stacked([(WAVE, bar(10, 20, 70)), (LATER, bar(40, 40, 20))], TITLE, language)
    assert figure.alt.startswith(f"{TITLE[language]}. 2024 (n = 100): {ANSWERS[0][language]} 10")
    assert f"{ANSWERS[2][language]} 70" in figure.alt
    assert "; 2026 (n = 100):" in figure.alt


def test_it_is_one_page_wide_and_always_the_same() -> None:
    bars = [(WAVE, bar(10, 20, 70)), (LATER, bar(1, 60, 39))]
    figure = stacked(bars, TITLE, "fi")
    root = ElementTree.fromstring(figure.svg)  # noqa: S314  our own drawing
    assert root.get("width") == f"{style.WIDTH * 72:g}pt"
    assert not root.findall(".//{http://www.w3.org/2000/svg}text")
    assert figure.svg == stacked(bars, TITLE, "fi").svg


def test_a_share_too_narrow_for_its_number_has_it_below_the_bar() -> None:
    def height(*counts: int) -> float:
        root = ElementTree.fromstring(stacked([(WAVE, bar(*counts))], TITLE, "fi").svg)  # noqa: S314  our own drawing
        return float(str(root.get("height")).removesuffix("pt"))

    assert height(5, 5, 390) == approx(height(100, 100, 200) + BELOW * 72)


def test_a_key_that_does_not_fit_is_broken() -> None:
    def height(name: str) -> float:
        answers = [Text(fi=name, sv=name, en=name)] * 3
        frame = pd.DataFrame({"label": answers, "n": 60, "estimate": [0.3, 0.3, 0.4]})
        root = ElementTree.fromstring(stacked([(WAVE, protect(frame))], TITLE, "fi").svg)  # noqa: S314  our own drawing
        return float(str(root.get("height")).removesuffix("pt"))

    assert height("Jokseenkin eri mieltä kuin muut") == approx(height("Ei") + KEY_LINE * 72)


def test_hidden_answers_are_one_hatched_part_and_named_below() -> None:
    shown = stacked([(WAVE, bar(10, 20, 70))], TITLE, "en")
    hidden = stacked([(WAVE, bar(3, 20, 70))], TITLE, "en")
    assert hidden.alt == "The need is great. 2024 (n = 93): Very great need 75%."
    assert "<pattern" not in shown.svg
    assert "<pattern" in hidden.svg
    assert stacked([(WAVE, bar(3, 20, 70))], TITLE, "en", note=WAVE).svg != hidden.svg


def test_a_bar_of_which_nothing_is_shown_stands_beside_another() -> None:
    few = protect(bar(1, 1, 1).frame.assign(count=1, n=3, estimate=0.3), base="n")
    figure = stacked([(WAVE, bar(10, 20, 70)), (LATER, few)], TITLE, "en")
    assert figure.alt.endswith("; 2026: ...")


@pytest.mark.parametrize(
    ("shares", "levels", "starts"),
    [
        ([0.2, 0.3, 0.5], [0, 1, 2], [0, 0.2, 0.5]),
        ([None, None, 0.6], [None, 2], [0, 0.4]),
        ([None, 0.6, None], [1, None], [0, 0.6]),
        ([0.4, 0.0, 0.6], [0, 2], [0, 0.4]),
        ([None, None], [None], [0]),
    ],
)
def test_parts_stand_in_order_and_hidden_ones_together(
    shares: list[float | None], levels: list[int | None], starts: list[float]
) -> None:
    parts = _parts(shares)
    assert [part.level for part in parts] == levels
    assert [part.start for part in parts] == approx(starts)
    assert sum(part.share for part in parts) == approx(1)


@pytest.mark.parametrize(
    ("middles", "centres"),
    [
        ([1.0, 3.0], [1.0, 3.0]),
        ([0.1, 0.2, 0.3], [0.25, 0.75, 1.25]),
        ([3.8, 3.9], [3.25, 3.75]),
    ],
)
def test_numbers_below_a_bar_never_meet(middles: list[float], centres: list[float]) -> None:
    assert _spread(middles, [0.5] * len(middles), 4.0) == approx(centres)


def test_published_figures_name_their_source() -> None:
    frame = pd.DataFrame({"label": ["a", "b"], "n": [10, 10], "estimate": [0.3, 0.7]})
    figure = stacked([(WAVE, public(frame, TITLE))], TITLE, "fi")
    without = stacked([(WAVE, protect(frame))], TITLE, "fi")
    assert figure.alt == without.alt
    assert figure.svg != without.svg


def test_plain_figures_are_refused() -> None:
    frame = pd.DataFrame({"label": ["a"], "n": [10], "estimate": [1.0]})
    with pytest.raises(DisclosureError, match="found a DataFrame"):
        stacked([(WAVE, frame)], TITLE)  # type: ignore[list-item]  # what is refused


def test_no_bars() -> None:
    with pytest.raises(AnalysisError, match="no bars"):
        stacked([], TITLE)


def test_a_column_is_missing() -> None:
    frame = pd.DataFrame({"label": ["a"], "n": [10], "estimates": [1.0]})
    with pytest.raises(AnalysisError, match="Did you mean 'estimates'"):
        stacked([(WAVE, protect(frame))], TITLE)


def test_bars_with_different_answers() -> None:
    with pytest.raises(AnalysisError, match="bars with different answers"):
        stacked([(WAVE, bar(10, 20, 70)), (LATER, bar(50, 50))], TITLE)


def test_nothing_may_be_shown() -> None:
    with pytest.raises(AnalysisError, match="1 bars of which nothing may be shown"):
        stacked([(WAVE, bar(97, 3))], TITLE)
