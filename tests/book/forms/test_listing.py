"""The list of forms: every questionnaire once, with its rounds and files, and the advice."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from book.forms.catalogue import AUDIENCES
from book.forms.listing import parts
from book.forms.questionnaires import Download, Questionnaire
from book.theme.page import Edition
from surveys import instruments, platforms
from surveys.lint.length import length_of

MakeForm = Callable[..., Questionnaire]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\xad", "").split())


def all_forms(*files: Download) -> list[Questionnaire]:
    every = (instruments.get(name) for name in instruments.names())
    return [Questionnaire(one, wave.name, files) for one in every for wave in one.waves]


def test_every_questionnaire_and_round_is_listed(editions: tuple[Edition, ...]) -> None:
    html = "".join(parts(editions[0], all_forms()).values())
    for name in instruments.names():
        assert html.count(f'<h3 id="form-{name}">') == 1
    for form in all_forms():
        assert html.count(f'<a href="../{form.slug}">Esikatsele</a>') == 1


def test_number_of_questions_and_time_are_computed(editions: tuple[Edition, ...]) -> None:
    asked = instruments.get("employers").at("2026")
    minutes = round(length_of(asked, "sv").typical)
    told = words(parts(editions[1], all_forms())["partners"])
    assert f"{len(asked.asked)} frågor, uppskattningsvis {minutes} minuter" in told


def test_form_and_paper_are_offered_at_once_and_the_rest_folded(
    editions: tuple[Edition, ...],
) -> None:
    files = (
        Download(name="x.html", group="html", language="", role="", kind="html", size=1),
        Download(
            name="x.paper.en.pdf", group="paper", language="en", role="", kind="pdf", size=2_000
        ),
        Download(name="x.odk.xlsx", group="odk", language="", role="", kind="xlsx", size=1),
    )
    html = parts(editions[2], all_forms(*files))["evaluators"]
    before, folded = html.split("<details>", 1)
    address = "../../downloads/forms/fidelity/"
    assert f'<a href="{address}x.html?lang=en">Try the form</a>' in before
    assert f'<a href="{address}x.paper.en.pdf">Print the paper form (PDF, 2\xa0kB)</a>' in before
    assert f'<a href="{address}x.odk.xlsx" download>' in folded
    assert "Quality review of job coaching, First time" in words(folded)


def test_the_guide_advises_on_the_platforms_that_there_are(editions: tuple[Edition, ...]) -> None:
    found = parts(editions[0], all_forms())
    assert set(found) == {"guide", *AUDIENCES}
    assert found["guide"].count('<th scope="row">') == len(platforms.names())
    assert "Organisaatiolla on LimeSurvey" in found["guide"]
