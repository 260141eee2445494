"""Puts the forms into a finished site: the files, the previews, and the list of them all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from book.forms.catalogue import AUDIENCES, check_catalogue
from book.forms.listing import parts
from book.forms.making import made
from book.forms.previews import preview_pages
from book.forms.questionnaires import FOLDER, questionnaires
from book.forms.rendering import SLUG
from book.theme.page import Edition
from book.theme.slots import filled


def add_forms(
    site: Path,
    editions: Sequence[Edition],
    *,
    cache: Path,
    report: Callable[[str], None],
) -> None:
    """Write files and previews into the site, and fill in the page that lists them.

    Parameters
    ----------
    site
        Folder of the site, with the editions in it.
    editions
        What their pages share.
    cache
        Folder that keeps the files from build to build.
    report
        Is told what takes time.

    Raises
    ------
    BookError
        A form cannot be written, the catalogue lacks a questionnaire, or a page lacks a slot.
    """
    check_catalogue()
    names = tuple(name for audience in AUDIENCES.values() for name in audience)
    files = made(cache, names, report)
    shutil.copytree(files, site / FOLDER)
    every = questionnaires(files, names)
    for name, content in preview_pages(editions, every).items():
        (site / name).write_bytes(content)
    for edition in editions:
        page = site / edition.lang / edition.place(SLUG).file
        html = filled(
            page.read_text(encoding="utf-8"), parts(edition, every), f"{edition.lang}/{SLUG}"
        )
        page.write_text(html, encoding="utf-8")
