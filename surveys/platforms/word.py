"""Word documents with real styles, headings, tables and language, whose bytes depend on them alone.

What is common to documents that people read and fill in: an accessible structure (heading levels,
repeated header rows, a title, the language of the text) and nothing that only looks like one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from surveys.model import Language
from surveys.platforms.packing import WRITTEN, packed

_TAGS: dict[Language, str] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_GREY = "606060"
_FONT = "Arial"
_SIGNS = "Segoe UI Symbol"
"""Has the circles and boxes that text fonts lack."""
TEXT_WIDTH = 170
"""Millimetres between the margins of A4."""
_TOGETHER = 3
"""Rows of a table that are never parted: its header and the first two."""
_STYLES = (
    # name, points, bold, italic, indent (mm), before, after (points)
    ("Condition", 10, False, True, 8, 0, 3),
    ("Note", 9.5, False, False, 8, 0, 3),
    ("Option", 11, False, False, 15, 0, 3),
    ("Answer line", 11, False, False, 8, 10, 4),
    ("Table head", 8, False, False, 0, 2, 2),
    ("Table text", 9.5, False, False, 0, 2, 2),
    ("Small", 9, False, False, 0, 0, 0),
)


class Document:
    """A Word document that is being written from top to bottom.

    Parameters
    ----------
    title
        Of the document, in its properties and at the foot of its pages.
    language
        Of its text.
    """

    def __init__(self, title: str, language: Language) -> None:
        import docx

        self.document: Any = docx.Document()
        self._properties(title, language)
        self._hyphenate()
        self._page()
        self._styles(language)
        self._footer(title)
        # Looking a style up by its name goes through all styles there are, for every paragraph.
        self.ids = {one.name: one.style_id for one in self.document.styles}

    def _properties(self, title: str, language: Language) -> None:
        own = self.document.core_properties
        own.title, own.language = title, _TAGS[language]
        own.author = own.last_modified_by = own.comments = own.keywords = ""
        own.created = own.modified = WRITTEN

    def _hyphenate(self) -> None:
        from docx.oxml import OxmlElement

        settings = self.document.settings.element
        before = settings.find(_qualified("w:defaultTabStop"))
        before.addprevious(OxmlElement("w:autoHyphenation"))

    def _page(self) -> None:
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(18), Mm(20)

    def _styles(self, language: Language) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Mm, Pt

        styles = self.document.styles
        _set_language(styles, _TAGS[language])
        _set_look(styles["Normal"], 10.5)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, size in (("Title", 20), ("Heading 1", 14.5), ("Heading 2", 11)):
            _set_look(styles[name], size, bold=True)
            styles[name].paragraph_format.keep_with_next = True
        styles["Heading 1"].paragraph_format.space_before = Pt(20)
        styles["Heading 1"].paragraph_format.space_after = Pt(8)
        _underline(styles["Heading 1"])
        _no_border(styles["Title"])
        question = styles["Heading 2"].paragraph_format
        question.space_before, question.space_after = Pt(14), Pt(3)
        question.left_indent, question.first_line_indent = Mm(8), Mm(-8)
        question.tab_stops.add_tab_stop(Mm(8))
        for name, size, bold, italic, indent, before, after in _STYLES:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            _set_look(style, size, bold=bold, italic=italic)
            style.paragraph_format.left_indent = Mm(indent)
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(after)
        self._tab_stops()

    def _tab_stops(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        styles = self.document.styles
        option = styles["Option"].paragraph_format
        option.first_line_indent = Mm(-7)
        option.tab_stops.add_tab_stop(Mm(15))
        option.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        line = styles["Answer line"].paragraph_format.tab_stops
        line.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)

    def _footer(self, title: str) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = self.document.styles["Small"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{title}\t")
        _field(paragraph, "PAGE")
        paragraph.add_run(" (")
        _field(paragraph, "NUMPAGES")
        paragraph.add_run(")")

    def title(self, text: str) -> None:
        """Write the title."""
        self.paragraph(text, "Title")

    def heading(self, text: str, level: int) -> None:
        """Write a heading of a section (1) or a question (2)."""
        self.paragraph(text, f"Heading {level}")

    def paragraph(self, text: str, style: str = "Normal", *, with_next: bool = False) -> Any:
        """Write a paragraph, which can be kept on one page with what follows."""
        found = self.document.add_paragraph(text)
        found._p.style = self.ids[style]
        if with_next:
            found.paragraph_format.keep_with_next = True
        return found

    def paragraphs(self, text: str, style: str = "Normal") -> None:
        """Write a paragraph for each line of a text that is not empty."""
        for line in text.splitlines():
            if line.strip():
                self.paragraph(line.strip(), style)

    def bullets(self, lines: Iterable[str]) -> None:
        """Write a bulleted list."""
        for line in lines:
            self.paragraph(line, "List Bullet")

    def line(
        self, label: str = "", after: str = "", *, since: int | None = None, until: int = TEXT_WIDTH
    ) -> None:
        """Write a line to write on, between so many millimetres from the left margin."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Mm

        found = self.paragraph(f"{label} \t {after}".strip(" "), "Answer line")
        if since is not None:
            found.paragraph_format.left_indent = Mm(since)
        if until != TEXT_WIDTH:
            stops = found.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.CLEAR)
            stops.add_tab_stop(Mm(until), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)

    def table(self, widths: Sequence[float], header: Sequence[str]) -> Any:
        """Start a table whose header row is repeated on every page."""
        from docx.shared import Mm

        found = self.document.add_table(rows=1, cols=len(widths))
        found._tbl.tblStyle_val = self.ids["Table Grid"]
        found.autofit = False
        _flush(found)
        for column, width in zip(found.columns, widths, strict=True):
            column.width = Mm(width)
        _fill(found.rows[0], widths, header, self.ids["Table head"])
        _row_property(found.rows[0], "tblHeader")
        _keep(found.rows[0])
        return found

    def row(self, table: Any, widths: Sequence[float], texts: Sequence[str]) -> Any:
        """Add a row that stays on one page; the first two stay with the header row."""
        found = table.add_row()
        if len(table._tbl.tr_lst) == _TOGETHER:
            _keep(table.rows[1])
        _fill(found, widths, texts, self.ids["Table text"])
        return found

    def keep(self, table: Any) -> None:
        """Keep a table on one page."""
        for row in table.rows[:-1]:
            _keep(row)

    def points(self, size: float) -> Any:
        """Return a size of letters."""
        from docx.shared import Pt

        return Pt(size)

    def content(self) -> bytes:
        """Return the document as a file."""
        written = io.BytesIO()
        self.document.save(written)
        with zipfile.ZipFile(written) as found:
            return packed({name: found.read(name) for name in found.namelist()})


def centred(paragraph: Any) -> None:
    """Put a paragraph in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def sign(paragraph: Any, text: str) -> None:
    """Add a circle or a box to a paragraph."""
    run = paragraph.add_run(text)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        run._element.get_or_add_rPr().get_or_add_rFonts().set(_qualified(f"w:{name}"), _SIGNS)


def small(paragraph: Any, text: str) -> None:
    """Add small grey text to a paragraph."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(7.5), RGBColor.from_string(_GREY)


def _fill(row: Any, widths: Sequence[float], texts: Sequence[str], style: str) -> None:
    from docx.shared import Mm

    _row_property(row, "cantSplit")
    for cell, width, text in zip(row.cells, widths, texts, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style
        paragraph.add_run(text)


def _keep(row: Any) -> None:
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _flush(table: Any) -> None:
    """Put the border of a table, not the text in it, at the margin."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    indent = parse_xml(f'<w:tblInd {nsdecls("w")} w:w="108" w:type="dxa"/>')
    table._tbl.tblPr.insert_element_before(
        indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def _row_property(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def _set_look(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(_qualified("w:cs"), _FONT)


def _set_language(styles: Any, tag: str) -> None:
    defaults = styles.element.find(f".//{_qualified('w:rPrDefault')}//{_qualified('w:lang')}")
    defaults.set(_qualified("w:val"), tag)


def _no_border(style: Any) -> None:
    for border in style.element.iter(_qualified("w:pBdr")):
        border.getparent().remove(border)


def _underline(style: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="2" w:color="000000"/>'
        "</w:pBdr>"
    )
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _field(paragraph: Any, name: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
