"""What a privacy notice says is shown as it stands on every platform, whatever signs it has."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from surveys.fieldwork import Fieldwork, PrivacyNotice
from surveys.model import Text
from surveys.platforms import get, names
from surveys.platforms.html.form import form
from surveys.platforms.odk.cells import TITLES
from tests.surveys.platforms.html.engine import first_page
from tests.surveys.platforms.sample import SAMPLE

SAID = (
    "{foo} {role} {{role}} ${role} ${q://QID1/ChoiceTextEntryValue} [role] [role](url) @TODAY "
    "<b>bold</b> %s %(role)s %% C:\\temp\\new \\{role} &amp; #{role} a_b_c *b* **c** $x$ `role`"
)
NOTICE = Fieldwork(PrivacyNotice(*[Text(fi=SAID, sv=SAID, en=f"{SAID}\n@TODAY")] * 8))
PARTS = 8
JOINER = "\N{WORD JOINER}"


def files(platform: str) -> dict[str, bytes]:
    exported = get(platform).export(SAMPLE, "2026", ("fi", "sv"), NOTICE)
    return {file.name.removeprefix("sample."): file.content for file in exported}


def limesurvey(forms: dict[str, bytes]) -> str:
    text = forms["limesurvey.lss"].decode()
    shown = "".join(re.findall(r"<surveyls_welcometext><!\[CDATA\[(.*?)\]\]>", text, re.S))
    assert not re.search("[{}]", shown)
    assert "<b>" not in shown
    assert html.escape("<b>bold", quote=False) in forms["limesurvey.txt"].decode()
    return html.unescape(shown)


def qualtrics(forms: dict[str, bytes]) -> str:
    text = forms["qualtrics.fi.txt"].decode()
    (shown,) = re.findall(r"\[\[ID:form_notice\]\]\n(.*)\n", text)
    assert not re.search(r"[][{}$|]", shown)
    return html.unescape(shown) * 2


def redcap(forms: dict[str, bytes]) -> str:
    rows = csv.DictReader(io.StringIO(forms["redcap.sv.csv"].decode()))
    (shown,) = (row["Field Label"] for row in rows if row["Variable / Field Name"] == "form_notice")
    assert not re.search(r"[][{}$|]", shown)
    assert "<b>bold" not in shown
    return html.unescape(shown) * 2


def surveyjs(forms: dict[str, bytes]) -> str:
    _, panel = json.loads(forms["surveyjs.json"])["pages"][0]["elements"]
    shown: list[str] = [
        text
        for part in panel["elements"]
        for element in part["elements"]
        for text in element["html"].values()
    ]
    assert not re.search("[{}]|<b>", " ".join(shown))
    return html.unescape(" ".join(shown))


def odk(forms: dict[str, bytes]) -> str:
    sheet: Any = load_workbook(io.BytesIO(forms["odk.xlsx"]))["survey"]
    header, *rows = sheet.iter_rows(values_only=True)
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    shown = " ".join(
        line[f"label::{TITLES[language]}"]
        for line in lines
        for language in ("fi", "sv")
        if re.fullmatch(r"form_notice_\d_", str(line["name"]))
    )
    assert not re.search(r"\$\{|<\w|&\w+;|\]\(", shown)
    unmarked = re.sub(r"\*\*[^*\n]+\*\*\n\n", "", shown)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_#]", unmarked)
    return re.sub(r"\\([\\*_#])", r"\1", unmarked.replace(JOINER, ""))


def offline(forms: dict[str, bytes]) -> str:
    return first_page(form(SAMPLE, "2026", ("fi", "sv"), NOTICE)) * 2


def word(*endings: str) -> Callable[[dict[str, bytes]], str]:
    def shown(forms: dict[str, bytes]) -> str:
        import docx

        documents: list[Any] = [docx.Document(io.BytesIO(forms[ending])) for ending in endings]
        texts = [
            paragraph.text
            for one in documents
            for holder in (one, *(cell for table in one.tables for cell in table._cells))
            for paragraph in holder.paragraphs
        ]
        return "\n".join(texts)

    return shown


SHOWN: dict[str, Callable[[dict[str, bytes]], str]] = {
    "limesurvey": limesurvey,
    "qualtrics": qualtrics,
    "redcap": redcap,
    "surveyjs": surveyjs,
    "odk": odk,
    "html": offline,
    "paper": word("paper.fi.docx", "paper.sv.docx"),
    "webropol": word("webropol.fi.docx", "webropol.sv.docx"),
    "ms_forms": word("ms_forms.fi.docx", "ms_forms.sv.docx"),
}


def test_every_form_is_looked_at() -> None:
    assert {name for name in names() if get(name).IS_FORM} == set(SHOWN)


@pytest.mark.parametrize("platform", SHOWN)
def test_it_is_shown_as_it_stands(platform: str) -> None:
    assert SHOWN[platform](files(platform)).count(SAID) == 2 * PARTS


@pytest.mark.parametrize("platform", [name for name in names() if not get(name).IS_FORM])
def test_files_that_are_no_forms_do_not_have_it(platform: str) -> None:
    assert not [name for name, content in files(platform).items() if b"C:\\temp" in content]


def test_pyxform_takes_it_without_a_word(tmp_path: Path) -> None:
    from pyxform.xls2xform import convert

    path = tmp_path / "form.xlsx"
    path.write_bytes(files("odk")["odk.xlsx"])
    made = convert(path, validate=False)
    assert made.warnings == []
    assert made.xform.count(f"${JOINER}{{role}}") == 2 * PARTS


def test_it_stands_in_the_pdf(tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    path = tmp_path / "form.pdf"
    path.write_bytes(files("paper")["paper.fi.pdf"])
    assert path.read_bytes().startswith(b"%PDF-")
    if program is None:
        pytest.skip("pdftotext is not installed")
    done = subprocess.run([program, str(path), "-"], capture_output=True, check=True)
    assert "".join(done.stdout.decode().split()).count("".join(SAID.split())) == PARTS
