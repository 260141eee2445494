"""A preview is the questionnaire as it is asked, in the look of the book, and no form."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from book.forms.previews import KINDS, losses_of, preview, preview_pages
from book.forms.questionnaires import Download, Questionnaire
from book.theme.page import Edition
from book.tools.links import PageReader
from surveys import instruments, platforms
from surveys.model import LANGUAGES
from surveys.printed import printed

MakeForm = Callable[..., Questionnaire]

FILES = (
    Download(name="means.html", group="html", language="", role="", kind="html", size=120_000),
    Download(name="means.odk.xlsx", group="odk", language="", role="", kind="xlsx", size=24_000),
    Download(
        name="means.paper.fi.pdf", group="paper", language="fi", role="", kind="pdf", size=9_000
    ),
    Download(
        name="means.paper.sv.pdf", group="paper", language="sv", role="", kind="pdf", size=9_000
    ),
    Download(
        name="means.odk.names.json", group="odk", language="", role="names", kind="json", size=1
    ),
)
VOID = re.compile(r"<(?:input|select|textarea|button|form|option)\b")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\xad", "").split())


def shown(edition: Edition, form: Questionnaire, **losses: tuple[str, ...]) -> str:
    return preview(edition, form, (form,), losses)


@pytest.mark.parametrize("name", instruments.names())
def test_everything_that_is_asked_stands_on_the_page(
    editions: tuple[Edition, ...], form: MakeForm, name: str
) -> None:
    one = form(name)
    for edition, language in zip(editions, LANGUAGES, strict=True):
        html = shown(edition, one)
        told = words(html)
        for question in printed(one.asked, language).questions:
            said = (question.text, question.help, question.condition, question.instruction)
            texts = [*said, *(row.text for row in question.rows)]
            for text in [*texts, *(option.text for option in question.options)]:
                assert " ".join(text.split()) in told
        assert not VOID.search(html), "controls that would do nothing"
        reader = PageReader()
        reader.feed(html)
        assert reader.found == []
        assert len(set(reader.anchors)) == len(reader.anchors)


def test_it_is_a_page_of_the_book_below_the_list(
    editions: tuple[Edition, ...], form: MakeForm
) -> None:
    html = shown(editions[1], form("means", None, *FILES))
    assert '<html lang="sv">' in html
    assert '<link rel="stylesheet" href="../assets/style.css">' in html
    assert '<a href="../forms/index.html" aria-current="true">Lomakkeet</a>' in html
    assert '<a href="../../fi/forms/means.html" lang="fi" hreflang="fi">' in html
    assert '<a href="../forms/index.html#form-means">Alla blanketter</a>' in html
    assert 'class="pager"' not in html


def test_files_are_offered_with_kind_and_size_in_the_readers_language_first(
    editions: tuple[Edition, ...], form: MakeForm
) -> None:
    html = shown(editions[1], form("means", None, *FILES))
    told = words(html).replace(" (", "(").replace("(", " (")
    address = "../../downloads/forms/means/"
    assert f'<a class="button" href="{address}means.html?lang=sv">Prova blanketten</a>' in html
    assert f'<a href="{address}means.odk.xlsx" download>' in html
    assert "alla språk (Excel, 24 kB) För att läsa in svaren: namnmappning (json, 1 kB)" in told
    assert "svenska (PDF, 9 kB) På andra språk: suomi (PDF, 9 kB)" in told
    assert '<span lang="fi">suomi</span>' in html


def test_without_a_file_there_is_no_link_to_it(
    editions: tuple[Edition, ...], form: MakeForm
) -> None:
    told = words(shown(editions[2], form("means")))
    assert "Try the form" not in told
    assert "Print the paper form" not in told
    assert "Print the paper form (PDF" not in words(shown(editions[2], form("means", None, *FILES)))


def test_what_a_platform_cannot_carry_is_folded_and_said_to_be_in_english(
    editions: tuple[Edition, ...], form: MakeForm
) -> None:
    one = form("means", None, *FILES)
    html = shown(editions[0], one, odk=("item a: it keeps its order",))
    assert '<ul lang="en">\n<li>item a: it keeps its order</li>' in html
    assert "Luettelo on englanniksi." in html
    assert "What ODK and KoboToolbox cannot carry" in shown(editions[2], one, odk=("x",))
    assert 'class="losses"' not in shown(editions[0], one)


def test_losses_are_those_of_the_round(form: MakeForm) -> None:
    found = losses_of(form("employers"))
    assert found["odk"] == platforms.get("odk").losses(instruments.get("employers").at("2026"))
    assert "surveyjs" not in found


def test_rounds_lead_to_each_other(editions: tuple[Edition, ...], form: MakeForm) -> None:
    instrument = instruments.get("training")
    rounds = [Questionnaire(instrument, wave.name) for wave in instrument.waves]
    pages = preview_pages(editions, rounds)
    assert len(pages) == 9
    html = pages["fi/forms/training@pre.html"].decode("utf-8")
    assert "<strong>Ennen koulutusta</strong>" in html
    assert '<a href="../forms/training@post.html">Koulutuksen lopussa</a>' in html
    assert '<a href="../forms/training.html">Puoli vuotta koulutuksen jälkeen</a>' in html
    single = preview_pages(editions, [form("employers")])["fi/forms/employers.html"]
    assert b'class="rounds"' not in single


def test_every_kind_of_question_is_drawn() -> None:
    asked = {type(item) for name in instruments.names() for item in instruments.get(name).asked}
    assert asked == set(KINDS)


def test_long_lists_are_folded(editions: tuple[Edition, ...], form: MakeForm) -> None:
    told = shown(editions[0], form("coordinators"))
    assert re.search(r"<summary>Näytä kaikki 46\xa0vaihtoehtoa</summary>", told)


def test_the_style_sheet_draws_every_answer() -> None:
    style = (Path(__file__).parents[3] / "book" / "theme" / "style.css").read_text("utf-8")
    for look in (".choices li::before", ".choices.several", ".rating td", ".blank.long", ".shares"):
        assert look in style
