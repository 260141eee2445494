"""Builds the book: three editions, the choice of language, and a check of the whole.

Run as ``python -m book.build [--output _site] [--study NAME]``.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from book.forms.finishing import add_forms
from book.study import Inputs, prepare
from book.theme.page import THEME, Edition, front_html
from book.tools.edition import Built, Order, build_edition
from book.tools.failures import all_of
from book.tools.links import check_site
from book.tools.processes import Keeper
from surveys.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "book"
LANGUAGES = ("fi", "sv", "en")
AT_ONCE = 2  # an edition keeps one core busy with its cells and half of one with the engine


def build(
    output: Path,
    inputs: Inputs,
    *,
    book: Path = BOOK,
    finish: Callable[[Path, tuple[Edition, ...]], None] | None = None,
) -> tuple[Built, ...]:
    """Build all editions; the old site stays until the new one is found to be sound.

    Parameters
    ----------
    output
        Folder of the site; replaced as a whole.
    inputs
        Study, digest, footer and banner.
    book
        Folder with ``fi/``, ``sv/`` and ``en/``.
    finish
        Called with the new site and its editions before the site is checked, to add what pages
        lead to.

    Returns
    -------
    tuple of Built
        Titles and logs of the editions.

    Raises
    ------
    BookError
        A cell, a page or a link is not right; nothing is replaced then.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=".book-") as folder:
        site, work = Path(folder) / "site", Path(folder) / "work"
        site.mkdir()
        orders = tuple(
            Order(
                lang=lang,
                folder=book / lang,
                study=inputs.study,
                inputs_digest=inputs.digest,
                built_from=inputs.built_from.get(lang, ""),
                notice=inputs.notice.get(lang, ""),
            )
            for lang in LANGUAGES
        )
        built = _editions(orders, site, work)
        _front_page(built, site)
        if finish is not None:
            finish(site, tuple(one.edition for one in built))
        check(site, private=(str(ROOT), str(book.resolve())))
        _swap(site, output, Path(folder) / "old")
    return built


def _editions(orders: tuple[Order, ...], site: Path, work: Path) -> tuple[Built, ...]:
    keeper = Keeper()
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        waiting = [
            pool.submit(build_edition, order, site / order.lang, work / order.lang, keeper)
            for order in orders
        ]
        try:
            failures = [job.exception() for job in waiting]
        except BaseException:
            # told to stop while waiting: the pool would otherwise wait for every edition
            keeper.end_all()
            raise
    _raise_together(failures)
    return tuple(job.result() for job in waiting)


def _raise_together(failures: list[BaseException | None]) -> None:
    for failure in failures:
        if failure is not None and not isinstance(failure, ToolkitError):
            raise failure
    messages = [str(failure) for failure in failures if failure is not None]
    if messages:
        raise all_of("the book", messages)


def _front_page(built: tuple[Built, ...], site: Path) -> None:
    titles = {one.edition.lang: one.edition.title for one in built}
    descriptions = {one.edition.lang: one.description for one in built}
    shutil.copyfile(THEME / "style.css", site / "style.css")
    html = front_html(titles, descriptions, "style.css")
    (site / "index.html").write_text(html, encoding="utf-8")


def check(site: Path, *, private: tuple[str, ...] = ()) -> None:
    """Check a finished site.

    Raises
    ------
    BookError
        With every defect and its place.
    """
    defects = check_site(site, private=private)
    if defects:
        raise all_of("the finished site", [str(defect) for defect in defects])


def _swap(site: Path, output: Path, old: Path) -> None:
    if output.exists():
        output.rename(old)
    site.rename(output)


def main(arguments: list[str] | None = None) -> int:
    """Build the book from the command line."""
    parser = argparse.ArgumentParser(description="Build the book in Finnish, Swedish and English.")
    parser.add_argument("--output", type=Path, default=ROOT / "_site", help="folder of the site")
    parser.add_argument("--study", help="study in data_raw/; the demo study when there is none")
    options = parser.parse_args(arguments)
    # a build that is told to stop takes its servers along
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        inputs = prepare(ROOT, options.study, report=_say)
        _say("Building the editions …")
        finish = partial(add_forms, cache=BOOK / "_build" / "forms", report=_say)
        built = build(options.output, inputs, finish=finish)
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for one in built:
        _say(f"--- {one.edition.lang}: {one.edition.title}\n{one.log}")
    _say(f"The book lies in {options.output}")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
