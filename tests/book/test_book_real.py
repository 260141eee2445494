"""The real book, built from the demo study and from published figures of which one was changed."""

from __future__ import annotations

import re
import shutil
from functools import partial
from html import unescape
from pathlib import Path

import pytest

from book.build import BOOK, build
from book.forms.finishing import add_forms
from book.study import prepare
from surveys import instruments, platforms

ROOT = Path(__file__).resolve().parents[2]
SPACE = "\N{NO-BREAK SPACE}"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book, with 90 instead of 86 people at work at the exit of S20784."""
    root = tmp_path_factory.mktemp("book")
    shutil.copytree(ROOT / "data_raw" / "published", root / "data_raw" / "published")
    figures = root / "data_raw" / "published" / "s20784.csv"
    text = figures.read_text(encoding="utf-8")
    assert "employed_exit,86," in text
    figures.write_text(text.replace("employed_exit,86,", "employed_exit,90,"), encoding="utf-8")
    pages = root / "pages"
    shutil.copytree(BOOK, pages, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TKK_ROOT", str(root))
        forms = partial(add_forms, cache=BOOK / "_build" / "forms", report=print)
        build(root / "_site", prepare(root, None, print), book=pages, finish=forms)
    return root / "_site"


def words(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).replace(SPACE, " ").split())


def test_published_figures_are_recomputed_from_their_file(site: Path) -> None:
    told = words(site / "fi" / "pilots" / "index.html")
    for shown in ("774", "110,6 %", "245", "574", "650", "1 299 627", "1 727 188", "3,7 %", "721"):
        assert shown in told, shown
    assert "22,3 %" in told, "90 of 404"
    assert "21,3 %" not in told, "86 of 404"
    assert "12,5–56,4 %" in told, "90 and 90 + 317 of 721"
    assert "11,9–55,9 %" not in told


def test_the_built_in_change_is_found(site: Path) -> None:
    told = words(site / "en" / "survey" / "index.html")
    assert re.search(
        r"Management support .{0,40}on average 3\.\d+ in 2024 and 3\.\d+ in 2026", told
    )
    assert "Increase" in told


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_edition_says_its_language_and_that_the_data_are_invented(
    site: Path, language: str
) -> None:
    html = (site / language / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    notice = {"fi": "synteettisistä", "sv": "syntetiska", "en": "synthetic"}[language]
    for page in (site / language).rglob("*.html"):
        assert notice in page.read_text(encoding="utf-8")


def test_every_form_can_be_read_and_fetched(site: Path) -> None:
    for name in instruments.names():
        files = {path.name for path in (site / "downloads" / "forms" / name).iterdir()}
        for platform in platforms.names():
            assert f"{name}.{platform}.names.json" in files
        for language in ("fi", "sv", "en"):
            told = words(site / language / "forms" / f"{name}.html")
            assert instruments.get(name).title[language] in told
            assert instruments.get(name).title[language] in words(
                site / language / "forms" / "index.html"
            )
