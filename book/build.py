"""Builds the book: three editions, the choice of language, and a check of the whole.

Run as ``python book/build.py [--output _site] [--inputs inputs.json]`` or ``python -m book.build``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from book.theme.page import THEME, front_html
from book.tools.digest import digest_of
from book.tools.edition import Built, Order, build_edition
from book.tools.failures import all_of
from book.tools.links import check_site
from book.tools.processes import Keeper
from surveys.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "book"
LANGUAGES = ("fi", "sv", "en")
AT_ONCE = 2  # an edition keeps one core busy with its cells and half of one with the engine
INPUTS = ("surveys", "analysis", "data_clean", "data_raw/published", "pyproject.toml", "uv.lock")


def build(
    output: Path,
    *,
    inputs_digest: str,
    built_from: Mapping[str, str],
    notice: Mapping[str, str],
    book: Path = BOOK,
    finish: Callable[[Path], None] | None = None,
) -> tuple[Built, ...]:
    """Build all editions; the old site stays until the new one is found to be sound.

    Parameters
    ----------
    output
        Folder of the site; replaced as a whole.
    inputs_digest
        Digest of data and code: cells run again when it changes.
    built_from
        Provenance line of the footer by language.
    notice
        Text of the banner by language; a missing or empty one means no banner.
    book
        Folder with ``fi/``, ``sv/`` and ``en/``.
    finish
        Called with the new site before it is checked, to add files that pages lead to
        (PDFs, downloads).

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
                inputs_digest=inputs_digest,
                built_from=built_from.get(lang, ""),
                notice=notice.get(lang, ""),
            )
            for lang in LANGUAGES
        )
        built = _editions(orders, site, work)
        _front_page(built, site)
        if finish is not None:
            finish(site)
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
    titles = {edition.lang: edition.title for edition in built}
    descriptions = {edition.lang: edition.description for edition in built}
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


def default_inputs(root: Path) -> dict[str, Any]:
    """Return what a build is made of when nobody says: code and anonymised data as they lie here.

    Examples
    --------
    >>> sorted(default_inputs(Path("nowhere")))
    ['built_from', 'inputs_digest', 'notice']
    """
    digest = digest_of(root, INPUTS)
    line = f"tkk-toolkit {version('tkk-toolkit')} · sha256 {digest[:12]}"
    return {"inputs_digest": digest, "built_from": dict.fromkeys(LANGUAGES, line), "notice": {}}


def main(arguments: list[str] | None = None) -> int:
    """Build the book from the command line."""
    parser = argparse.ArgumentParser(description="Build the book in Finnish, Swedish and English.")
    parser.add_argument("--output", type=Path, default=ROOT / "_site", help="folder of the site")
    parser.add_argument(
        "--inputs",
        type=Path,
        help='JSON: {"inputs_digest": "…", "built_from": {"fi": "…"}, "notice": {"fi": "…"}}',
    )
    options = parser.parse_args(arguments)
    # a build that is told to stop takes its servers along
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    given = json.loads(options.inputs.read_text("utf-8")) if options.inputs else {}
    given = {**default_inputs(ROOT), **given}
    try:
        built = build(options.output, **given)
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for edition in built:
        print(f"--- {edition.lang}: {edition.title}\n{edition.log}")
    print(f"The book lies in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
