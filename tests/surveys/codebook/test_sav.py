"""SPSS codebooks have every label, value and missing code that the instrument has, or refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyreadstat
import pytest

from surveys import instruments
from surveys.codebook import Codebook, codebook_of
from surveys.codebook.formats import write
from surveys.errors import DefinitionError
from surveys.model import LANGUAGES, Code, CodeList, Instrument, Kind, Language, SingleChoice, Text
from surveys.platforms.statistical import SPSS, values_of
from tests.small import one_page, text


def whole(instrument: Instrument) -> Codebook:
    return codebook_of(instrument, [wave.name for wave in instrument.waves])


def meta_of(content: bytes, folder: Path) -> Any:
    path = folder / "codebook.sav"
    path.write_bytes(content)
    frame, meta = pyreadstat.read_sav(str(path), user_missing=True)
    assert len(frame) == 0
    return meta


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", instruments.names())
def test_every_label_comes_back_whole(name: str, language: Language, tmp_path: Path) -> None:
    book = whole(instruments.get(name))
    (content,) = write(book, "sav", [language]).values()
    meta = meta_of(content, tmp_path)
    assert meta.column_names == [one.name for one in book.variables]
    assert meta.column_names_to_labels == {
        one.name: " ".join(one.label[language].split()) for one in book.variables
    }
    for one in book.variables:
        stored = values_of(one.codes, SPSS)
        if one.codes:
            assert meta.variable_value_labels[one.name] == {
                float(stored[code.code]): " ".join(code.text[language].split())
                for code in one.codes
            }
        lost = {stored[code.code] for code in one.codes if code.missing is not None}
        assert {limits["lo"] for limits in meta.missing_ranges.get(one.name, ())} == lost


def test_measures_formats_and_widths(small: Instrument, tmp_path: Path) -> None:
    meta = meta_of(write(whole(small), "sav", ["fi"])["small.codebook.fi.sav"], tmp_path)
    wanted = {
        "role": ("nominal", "F8.0"),
        "tasks__none": ("nominal", "F8.0"),
        "years": ("scale", "F8.0"),
        "support__valued": ("ordinal", "F8.0"),
        "support_score": ("scale", "F8.2"),
        "started": ("scale", "DATE11"),
        "code": ("nominal", "A20"),
        "why": ("nominal", "A4000"),
    }
    found = {name: (meta.variable_measure[name], meta.original_variable_types[name])
             for name in wanted}  # fmt: skip
    assert found == wanted
    assert meta.file_label == small.title.fi
    assert meta.variable_value_labels["tasks__none"] == {1.0: "Valittu", 0.0: "Ei valittu"}


def choice(label: str, code_label: str) -> Instrument:
    codes = CodeList("codes", (Code("a", Text(fi=code_label, sv="a", en="a")),
                               Code("b", text("b"))))  # fmt: skip
    return one_page(SingleChoice("q", Text(fi=label, sv="q", en="q"), codes=codes))


@pytest.mark.parametrize(
    ("label", "code_label", "found"),
    [
        ("ä" * 128, "ö" * 60, ""),
        ("ä" * 129, "a", "that of q has 258 bytes; expected at most 256"),
        ("q", "ö" * 61, "that of code a of q has 122 bytes; expected at most 120"),
    ],
)
def test_labels_that_spss_would_cut_are_refused(
    label: str, code_label: str, found: str, tmp_path: Path
) -> None:
    book = whole(choice(label, code_label))
    if not found:
        meta = meta_of(write(book, "sav", ["fi"])["x.codebook.fi.sav"], tmp_path)
        assert meta.column_names_to_labels["q"] == label
        assert meta.variable_value_labels["q"][1.0] == code_label
        return
    with pytest.raises(DefinitionError, match=found):
        write(book, "sav", ["fi"])


def test_labels_are_cut_when_asked_and_listed_in_full(tmp_path: Path) -> None:
    label, code_label = "työkyvyn tuki " * 30, "=cmd " + "työllisyys " * 30
    files = write(whole(choice(label, code_label)), "sav", ["fi", "sv"], shorten=True)
    assert [*files] == ["x.codebook.fi.sav", "x.codebook.fi.labels.csv", "x.codebook.sv.sav"]
    meta = meta_of(files["x.codebook.fi.sav"], tmp_path)
    short = meta.column_names_to_labels["q"]
    assert short.endswith(" työkyvyn…")
    assert len(short.encode()) <= 256
    listed = files["x.codebook.fi.labels.csv"].decode("utf-8-sig").splitlines()
    assert listed[0] == '"variable";"code";"label";"full_label"'
    assert listed[1] == f'"q";"";"{short}";"{label.strip()}"'
    assert listed[2].startswith('"q";"a";"\'=cmd')


def test_a_release_with_recodings_has_their_codes(small: Instrument, tmp_path: Path) -> None:
    book = whole(small).recoded("years", [Code("few", text("few")), Code("many", text("many"))])
    assert book["years"].kind is Kind.CODE
    meta = meta_of(write(book, "sav", ["en"])["small.codebook.en.sav"], tmp_path)
    assert meta.variable_value_labels["years"] == {1.0: "few", 2.0: "many"}
