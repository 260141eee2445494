"""What the templates of the pages of forms share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from book.forms.catalogue import PURPOSES, round_title
from book.forms.guide import ordered, title_of
from book.forms.questionnaires import CODEBOOK
from book.forms.words import ITSELF, WORDS
from book.theme.hyphens import hyphenated
from book.theme.page import templates
from book.theme.references import Place
from book.theme.tables import in_regions

TEMPLATES = Path(__file__).with_name("templates")
SLUG = "forms"
"""The page that lists the forms; their previews lie in its folder."""


def rendered(template: str, place: Place, **values: object) -> Markup:
    """Render a template for a page of the book.

    Parameters
    ----------
    template
        Its name without endings.
    place
        Where the page lies.
    values
        What it shows besides.
    """
    words = WORDS[place.lang]
    html = (
        templates(TEMPLATES)
        .get_template(f"{template}.html.j2")
        .render(
            **values,
            place=place,
            words=words,
            itself=ITSELF,
            purposes=PURPOSES,
            round_title=round_title,
            titles=titles(place.lang),
        )
    )
    return Markup(hyphenated(in_regions(html)))  # noqa: S704  rendered with escaping


def titles(language: str) -> Mapping[str, str]:
    """Return what the groups of files are called, in the order in which they are offered."""
    words = WORDS[language]
    own = {platform: title_of(platform, words.lang) for platform in ordered()}
    return {**own, CODEBOOK: words.codebook}
