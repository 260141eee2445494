"""Contrast of every pair of colours the theme uses, measured from its custom properties (WCAG)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLE = Path(__file__).resolve().parents[2] / "book" / "theme" / "style.css"
ROOT_RULE = re.compile(r":root\s*\{(?P<inside>[^}]*)\}")
COLOUR = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>#[0-9a-f]{6});")

TEXT = 4.5  # WCAG 2.1, 1.4.3
SHAPE = 3.0  # WCAG 2.1, 1.4.11

TEXT_PAIRS = [
    *[(ink, paper) for ink in ("ink", "muted", "brand", "link") for paper in ("paper", "surface")],
    ("ink", "warm-surface"),
    ("warm", "warm-surface"),
    ("link", "warm-surface"),
    ("ink", "good-surface"),
    ("good", "good-surface"),
    ("link", "good-surface"),
    ("ink", "bad-surface"),
    ("bad", "bad-surface"),
    ("link", "bad-surface"),
    ("on-band", "band"),
    ("on-band-muted", "band"),
]
SHAPE_PAIRS = [("focus", "paper"), ("focus", "surface"), ("brand", "surface"), ("warm", "paper")]


def palettes() -> dict[str, dict[str, str]]:
    rules = [found["inside"] for found in ROOT_RULE.finditer(STYLE.read_text(encoding="utf-8"))]
    light, dark = ({m["name"]: m["value"] for m in COLOUR.finditer(rule)} for rule in rules[:2])
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [(*pair, TEXT) for pair in TEXT_PAIRS] + [(*pair, SHAPE) for pair in SHAPE_PAIRS],
)
def test_contrast(scheme: str, ink: str, paper: str, least: float) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[paper]) >= least


def test_dark_scheme_changes_every_ink_and_paper() -> None:
    light, dark = palettes()["light"], palettes()["dark"]
    assert {name for name in light if light[name] == dark[name]} == {"picture"}
