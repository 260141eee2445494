"""Forms on paper: what the files hold for people and for assistive technology."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from surveys.instruments import INSTRUMENTS, coordinators, fidelity
from surveys.model import LANGUAGES, Instrument, Language
from surveys.platforms import export, get
from surveys.platforms.paper.content import Content, content
from surveys.platforms.paper.document import document
from surveys.platforms.paper.pdf import pdf
from surveys.printed import printed
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

FORMS = (*INSTRUMENTS, SAMPLE)


def form(instrument: Instrument, language: Language = "fi") -> Content:
    return content(printed(instrument.at(instrument.wave().name), language))


def test_the_files_are_named_by_their_languages() -> None:
    files = [one.name for one in export(get("paper"), coordinators, "2024", ["fi", "sv"])]
    assert files == [
        "coordinators@2024.paper.fi.docx",
        "coordinators@2024.paper.fi.pdf",
        "coordinators@2024.paper.sv.docx",
        "coordinators@2024.paper.sv.pdf",
        "coordinators@2024.paper.entry.xlsx",
        "coordinators@2024.paper.names.json",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("instrument", FORMS, ids=lambda one: one.name)
def test_the_pdf_follows_pdf_ua(instrument: Instrument, language: Language) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    made = form(instrument, language)
    with pikepdf.open(io.BytesIO(pdf(made))) as found:
        root = found.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with found.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == made.title
        kinds = [str(one.S) for one in elements(root.StructTreeRoot, pikepdf)]
        assert kinds.count("/H1") == 1
        questions = [one for page in made.pages for one in page.questions]
        assert kinds.count("/H3") == len(questions) + len(made.notice.parts)
        tables = [one for one in questions if one.rows]
        assert kinds.count("/THead") == len(tables) == kinds.count("/Table")
        assert fonts(found, pikepdf) == {True}


def elements(node: Any, pikepdf: Any) -> list[Any]:
    """Return all structure elements of a document."""
    kids = node.get("/K", ())
    below = kids if isinstance(kids, pikepdf.Array) else [kids]
    own = [node] if "/S" in node else []
    return own + [
        one
        for kid in below
        if isinstance(kid, pikepdf.Dictionary)
        for one in elements(kid, pikepdf)
    ]


def fonts(found: Any, pikepdf: Any) -> set[bool]:
    """Return whether fonts are embedded, for those there are."""
    made = [one for one in found.objects if isinstance(one, pikepdf.Dictionary)]
    described = [one for one in made if one.get("/Type") == "/FontDescriptor"]
    return {
        any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3")) for one in described
    }


def test_the_same_form_is_the_same_file() -> None:
    made = form(fidelity, "sv")
    assert pdf(made) == pdf(made)
    assert document(made) == document(made)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("instrument", FORMS, ids=lambda one: one.name)
def test_the_word_document_has_a_structure(instrument: Instrument, language: Language) -> None:
    docx = pytest.importorskip("docx")
    made = form(instrument, language)
    found = docx.Document(io.BytesIO(document(made)))
    assert found.core_properties.title == made.title
    assert found.core_properties.author == ""
    styles = [one.style.name for one in found.paragraphs]
    questions = [one for page in made.pages for one in page.questions]
    assert styles.count("Heading 2") == len(questions) + len(made.notice.parts)
    assert styles.count("Heading 1") == len(made.pages) + 3
    assert [one for one in found.paragraphs if not one.text] == []
    assert len(found.tables) == len([one for one in questions if one.rows])
    for table in found.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
    tags = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
    assert f'w:val="{tags[language]}"' in found.styles.element.xml


def test_every_option_has_its_mark_and_code() -> None:
    docx = pytest.importorskip("docx")
    found = docx.Document(io.BytesIO(document(form(coordinators))))
    texts = [one.text for one in found.paragraphs if one.style.name == "Option"]
    assert "○\tAlueellinen työkykykoordinaattori [regional]\t→ siirry kysymykseen 4" in texts
    assert "☐\tEi mitään näistä [none]" in texts


def test_pages_are_counted_at_their_foot() -> None:
    with zipfile.ZipFile(io.BytesIO(document(form(coordinators)))) as archive:
        footer = archive.read("word/footer1.xml").decode()
    assert footer.index("PAGE") < footer.index("NUMPAGES")


def test_losses_are_said() -> None:
    said = get("paper").losses(SAMPLE.at("2026"))
    assert said[0].startswith("paper enforces nothing")
    shuffled = get("paper").losses(RECKONED)
    assert "item mood: the order is not shuffled: everybody gets the same form" in shuffled
    network = get("paper").losses(
        next(one for one in INSTRUMENTS if one.name == "network").at("2026")
    )
    assert any("named instead" in one and one.startswith("section ") for one in network)
    employed = get("paper").losses(
        next(one for one in INSTRUMENTS if one.name == "employers").at("2026")
    )
    assert (
        "item employed_with_support: an earlier answer is not shown in its text, the question is "
        "named instead" in employed
    )
    assert any(one.startswith("item partial_share: it is not computed") for one in employed)
