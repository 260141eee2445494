"""A preview of every questionnaire, in the look of the book: what is asked, and its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from book.forms.catalogue import PURPOSES
from book.forms.questionnaires import Questionnaire
from book.forms.rendering import SLUG, rendered
from book.forms.words import WORDS
from book.theme.page import Edition, Page, page_html
from book.theme.render import Heading
from surveys import platforms
from surveys.model import (
    Allocation,
    Date,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
)
from surveys.printed import Printed, printed

KINDS: Mapping[type[Item], str] = {
    SingleChoice: "one",
    MultipleChoice: "several",
    LikertGrid: "grid",
    Allocation: "shares",
    Number: "number",
    Date: "date",
    ShortText: "short",
    LongText: "long",
}
"""How the place for an answer is drawn."""

Losses = Mapping[str, tuple[str, ...]]


def preview_pages(
    editions: Sequence[Edition], every: Sequence[Questionnaire]
) -> Mapping[str, bytes]:
    """Return the previews of all questionnaires in all editions, by their files on the site.

    Parameters
    ----------
    editions
        Whose navigation and footer they get.
    every
        The questionnaires with their files.
    """
    pages = {}
    for form in every:
        losses = losses_of(form)
        rounds = tuple(one for one in every if one.instrument is form.instrument)
        for edition in editions:
            html = preview(edition, form, rounds, losses)
            pages[f"{edition.lang}/{form.slug}"] = html.encode("utf-8")
    return pages


def losses_of(form: Questionnaire) -> Losses:
    """Return what platforms cannot carry of a questionnaire; those that carry all are left out."""
    found = {name: platforms.get(name).losses(form.asked) for name in platforms.names()}
    return {name: losses for name, losses in found.items() if losses}


def preview(
    edition: Edition, form: Questionnaire, rounds: Sequence[Questionnaire], losses: Losses
) -> str:
    """Return the whole page of a preview.

    Parameters
    ----------
    edition
        Its language, navigation and footer.
    form
        The questionnaire.
    rounds
        It and the same questionnaire in other rounds.
    losses
        What platforms cannot carry of it.
    """
    words = WORDS[edition.lang]
    shown = printed(form.asked, words.lang)
    page = Page(
        slug=form.slug,
        title=shown.title,
        description=PURPOSES[form.instrument.name][words.lang],
        body=_body(edition, form, shown, rounds=rounds if len(rounds) > 1 else (), losses=losses),
        headings=_headings(shown),
        parent=SLUG,
    )
    return page_html(edition, page)


def _body(edition: Edition, form: Questionnaire, shown: Printed, **values: object) -> Markup:
    place, words = edition.place(form.slug), WORDS[edition.lang]
    return rendered(
        "preview",
        place,
        form=form,
        printed=shown,
        length=form.length(words.lang),
        address=f"{place.site}{form.folder}",
        tried=form.find("html", "html", words.lang),
        paper=form.find("paper", "pdf", words.lang),
        kinds={question.name: KINDS[type(question.item)] for question in shown.questions},
        **values,
    )


def _headings(shown: Printed) -> tuple[Heading, ...]:
    return tuple(
        Heading(f"s-{section.name}", Markup.escape(section.title)) for section in shown.sections
    )
