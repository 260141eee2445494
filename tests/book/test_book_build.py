"""A real build of a small book: three editions with jupyter-book, its engine and cells."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
import pytest

from book.build import build
from book.study import Inputs
from book.tools.failures import BookError

pytestmark = pytest.mark.slow
pytest.importorskip("jupyter_server", reason="the book extra is not installed")

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("fi", "sv", "en")
GRACE = 10.0  # seconds a kernel takes to notice that its server is gone


@pytest.fixture(autouse=True)
def nothing_left_running(small_book: Path) -> Iterator[None]:
    yield
    deadline = time.monotonic() + GRACE
    while left := processes_of(small_book):
        if time.monotonic() > deadline:
            pytest.fail(f"left running: {left}")
        time.sleep(0.2)


def processes_of(book: Path) -> list[str]:
    """Return the command lines of all processes that were started for the book."""
    found = []
    for process in psutil.process_iter():
        try:
            mine = str(book) in " ".join([process.cwd(), *process.cmdline()])
            if mine and process.pid != os.getpid():
                found.append(" ".join(process.cmdline()))
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return found


def build_small(book: Path, inputs: str = "1") -> Path:
    site = book.parent / "_site"
    built_from = dict.fromkeys(LANGUAGES, f"data {inputs}")
    notice = {"fi": "Keksitty."}
    made_of = Inputs(study="small", digest=inputs, built_from=built_from, notice=notice)
    build(site, made_of, book=book)
    return site


def contents(site: Path) -> Mapping[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def append(book: Path, text: str, lang: str = "sv") -> None:
    page = book / lang / "results.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


def test_three_editions_that_rebuild_to_the_same_bytes(small_book: Path) -> None:
    site = build_small(small_book)
    first = contents(site)
    for lang, label in zip(LANGUAGES, ("Kuvio 1.", "Figur 1.", "Figure 1."), strict=True):
        index = first[f"{lang}/index.html"].decode("utf-8")
        results = first[f"{lang}/results/index.html"].decode("utf-8")
        assert f'<html lang="{lang}">' in index
        assert f"<p>{lang} <a" in index
        assert "data 1" in index
        assert label in results
        assert 'role="region" aria-labelledby="table-caption-1"' in results
        assert results.count("<img") == results.count(' alt="') == 1
    assert "Keksitty." in first["fi/index.html"].decode("utf-8")
    assert b'class="notice"' not in first["en/index.html"]
    assert not list(site.parent.glob(".book-*"))
    assert contents(build_small(small_book)) == first


def test_cells_run_again_only_when_the_inputs_change(small_book: Path) -> None:
    executed = small_book / "fi" / "_build" / "execute"
    build_small(small_book)
    once = set(executed.iterdir())
    build_small(small_book)
    assert set(executed.iterdir()) == once
    build_small(small_book, inputs="2")
    assert len(set(executed.iterdir())) == 2 * len(once)


CELL = "```{code-cell} python\n%s\n```\n"
PNG = 'display({"image/svg+xml": "<svg/>"}, raw=True)'


@pytest.mark.parametrize(
    ("planted", "message"),
    [
        (CELL % "1 / 0", "ZeroDivisionError"),
        ("{eval}`missing_name`", "missing_name"),
        (CELL % PNG, r"sv/results\.md.*figure without alt text"),
        ("[x](./missing.md)", r"sv/results\.md:\d+: link to './missing\.md' leads nowhere"),
        ("[x](/downloads/missing.zip)", r"sv/results/index\.html:\d+: link to nothing"),
        ("[](#missing)", "missing"),
        ("```{unknown}\n```", "unknown"),
        ("{doc}`index`", "status 0"),
    ],
    ids=["cell", "expression", "alt", "page", "file", "target", "directive", "role"],
)
def test_defect_fails_the_build_and_leaves_the_old_site(
    small_book: Path, planted: str, message: str
) -> None:
    old = small_book.parent / "_site" / "index.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    append(small_book, planted)
    with pytest.raises(BookError, match=message):
        build_small(small_book)
    assert list(contents(old.parent)) == ["index.html"]
    assert old.read_text(encoding="utf-8") == "old"
    assert not list(small_book.parent.glob(".book-*"))


def test_page_that_one_language_lacks_is_found(small_book: Path) -> None:
    config = small_book / "en" / "myst.yml"
    text = config.read_text(encoding="utf-8").replace("    - file: results.md\n", "")
    config.write_text(text, encoding="utf-8")
    index = small_book / "en" / "index.md"
    index.write_text("---\ntitle: Sample\n---\n\nText.\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"fi/results/index\.html:\d+: link to nothing: .*/en/"):
        build_small(small_book)


def test_builder_that_is_told_to_stop_takes_its_servers_along(small_book: Path) -> None:
    append(small_book, CELL % "import time; time.sleep(300)", lang="fi")
    script = (
        "import sys, signal; from pathlib import Path; from book import build as b;"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(143));"
        "from book.study import Inputs;"
        "inputs = Inputs(study='small', digest='1', built_from={}, notice={});"
        f"b.build(Path({str(small_book.parent / '_site')!r}), inputs, book=Path({str(small_book)!r}))"
    )
    builder = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 60
    while not any("ipykernel" in command for command in processes_of(small_book)):
        assert time.monotonic() < deadline, "the cells never started"
        time.sleep(0.2)
    builder.send_signal(signal.SIGTERM)
    assert builder.wait(60) == 143
