"""Table Schema, CSV, pages and documents say the same, and are safe to open."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from surveys import instruments
from surveys.codebook import Codebook, codebook_of
from surveys.codebook.facts import NO_FACTS, StudyFacts, read_facts
from surveys.codebook.formats import FORMATS, languages_of, write
from surveys.errors import DefinitionError, UsageError
from surveys.model import Instrument, ShortText, Text
from tests.small import one_page


def whole(instrument: Instrument) -> Codebook:
    return codebook_of(instrument, [wave.name for wave in instrument.waves])


def schema(book: Codebook) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(
        write(book, "csv")[f"{book.instrument}.codebook.schema.json"]
    )
    return plain


def table(book: Codebook) -> list[dict[str, str]]:
    content = write(book, "csv")[f"{book.instrument}.codebook.csv"].decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(content), delimiter=";")]


def test_fields_have_types_constraints_and_texts(small: Instrument) -> None:
    fields = {one["name"]: one for one in schema(whole(small))["fields"]}
    role = fields["role"]
    assert role["type"] == "string"
    assert role["constraints"] == {"required": True, "enum": ["regional", "local"]}
    assert role["titles"] == {"fi": "Role (fi)", "sv": "Role (sv)", "en": "Role"}
    assert [one["value"] for one in role["missingValues"]] == ["", "secret"]
    assert [one["label"] for one in role["categories"]] == ["regional (fi)", "local (fi)"]
    assert fields["years"]["constraints"] == {"minimum": 0, "maximum": 40}
    assert fields["code"]["constraints"] == {"maxLength": 10}
    assert fields["tasks__none"]["type"] == "boolean"
    assert fields["started"]["type"] == "date"
    assert fields["support_score"]["constraints"] == {"minimum": 1, "maximum": 5}


def test_the_table_has_a_row_for_each_code(small: Instrument) -> None:
    book = whole(small)
    rows = table(book)
    assert [row["code"] for row in rows if row["variable"] == "role"] == [
        "regional", "local", "secret",
    ]  # fmt: skip
    (secret,) = (row for row in rows if row["code"] == "secret")
    assert (secret["missing"], secret["code_text_sv"]) == ("refused", "secret (sv)")
    assert {row["variable"] for row in rows} == {one.name for one in book.variables}
    (years,) = (row for row in rows if row["variable"] == "years")
    assert (years["lowest"], years["highest"]) == ("0", "40")
    assert years["universe"] == 'role == "regional"'


HOSTILE = one_page(
    ShortText("q", Text(fi='=HYPERLINK("x")<script>alert(1)</script>', sv="@b", en="+c"))
)


def test_no_text_becomes_a_formula_or_markup() -> None:
    (row,) = table(whole(HOSTILE))
    assert row["label_fi"].startswith("'=HYPERLINK")
    assert (row["label_sv"], row["label_en"]) == ("'@b", "'+c")
    page = write(whole(HOSTILE), "html", ["fi"])["x.codebook.fi.html"].decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


class _Page(HTMLParser):
    """Counts what an accessible page needs."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize("name", instruments.names())
def test_pages_ask_nothing_of_anybody_and_can_be_read_aloud(name: str) -> None:
    book = whole(instruments.get(name))
    for language, content in zip(("fi", "sv", "en"), write(book, "html").values(), strict=True):
        page = _Page(content.decode())
        assert ("lang", language) in page.attributes
        assert page.tags.count("h1") == 1
        assert page.tags.count("caption") == page.tags.count("table") > 0
        assert page.tags.count("th") == [*page.attributes].count(("scope", "col"))
        assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
        assert len(page.ids) == len(set(page.ids))
        assert not {"script", "link", "img", "iframe"} & set(page.tags)
        assert not re.search(r"https?://|url\(|@import", content.decode())
        for one in book.variables:
            assert f">{one.name}<" in content.decode()


def test_a_page_says_conditions_in_its_language(small: Instrument) -> None:
    page = write(whole(small), "html", ["fi"])["small.codebook.fi.html"].decode()
    assert "Kysymys esitetään, jos valitsit" in page
    assert "role == &quot;regional&quot;" in page


def test_documents_have_headings_and_tables_of_their_own(small: Instrument) -> None:
    content = write(whole(small), "docx", ["sv"])["small.codebook.sv.docx"]
    document = Document(io.BytesIO(content))
    headings = {one.text: one.style.name for one in document.paragraphs if one.style is not None}
    assert {headings[section.title.sv] for section in small.sections} == {"Heading 1"}
    assert headings["2.\tRole (sv)"] == "Heading 2"
    cells = {cell.text for one in document.tables for row in one.rows for cell in row.cells}
    assert {"regional", "regional (sv)", "support__valued"} <= cells
    assert document.core_properties.language == "sv-FI"
    assert content == write(whole(small), "docx", ["sv"])["small.codebook.sv.docx"]


def test_languages_that_are_not_complete_are_not_written(small: Instrument) -> None:
    book = whole(one_page(ShortText("q", Text(fi="Kysymys", en="Question"))))
    assert languages_of(book) == ("fi", "en")
    assert [*write(book, "html")] == ["x.codebook.fi.html", "x.codebook.en.html"]
    with pytest.raises(DefinitionError, match="texts that are not in sv; expected one of the"):
        write(book, "html", ["sv"])
    with pytest.raises(UsageError, match="language 'se'; expected one of fi, sv, en"):
        write(book, "html", ["se"])  # type: ignore[list-item] # a user's mistake
    with pytest.raises(UsageError, match="Did you mean 'docx'"):
        write(whole(small), "doc")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_codebook_that_was_stored_is_written_the_same(format_: str, small: Instrument) -> None:
    book = whole(small)
    assert write(Codebook.from_json(book.to_json()), format_) == write(book, format_)


def test_facts_are_read_and_what_is_unknown_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text('agency = "FSD"\n[abstract]\nfi = "a"\nsv = "b"\nen = "c"\n', encoding="utf-8")
    assert read_facts(path) == StudyFacts(agency="FSD", abstract=Text("a", "b", "c"))
    assert NO_FACTS.unstated[0] == "agency"
    for content, found in (
        ('agancy = "FSD"', "Did you mean 'agency'"),
        ("agency = 1", "expected a text"),
        ('[abstract]\nfi = "a"', "no 'sv'"),
        ("agency = ", "no readable TOML"),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DefinitionError, match=found):
            read_facts(path)


def test_numbers_of_questions_are_those_of_the_conditions(small: Instrument) -> None:
    book = whole(small)
    assert (book["role"].number, book["support__valued"].number[-1]) == ("2", "a")
    assert book["years"].asked_if is not None
    assert "question 2" in book["years"].asked_if.en
