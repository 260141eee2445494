"""PO files: written so that gettext accepts them, read so that nothing bad comes through."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.errors import DefinitionError
from surveys.instruments import INSTRUMENTS
from surveys.model import Instrument, Language, Text
from surveys.translation import (
    Catalogue,
    Entry,
    Outcome,
    outgoing,
    read_catalogue,
    received,
    stale,
    write_catalogue,
)
from tests.surveys.translation.questionnaire import asked, catalogue, entry

HEADER = b"""msgid ""
msgstr ""
"Language: sv\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: fi\\n"
"X-TKK-Instrument: survey\\n"

"""
TITLE = 'msgctxt "title"\nmsgid "Kysely"\nmsgstr "Enkät"\n'


def test_an_entry_is_written_with_what_a_translator_needs() -> None:
    role = next(one for one in outgoing(asked(), "sv").entries if one.place == "hours.text")
    written = write_catalogue(catalogue(role)).decode()
    assert written.split("\n\n", 1)[1] == (
        "#. Question hours\n"
        "#. In en: How many hours {role}?\n"
        "#. Keep {role} as it is: it shows the answer to: Missä roolissa toimit?\n"
        "#. Only in wave 2026\n"
        '#. Shown when role == "local"\n'
        "#, python-brace-format\n"
        'msgctxt "hours.text"\n'
        'msgid "Montako tuntia {role}?"\n'
        'msgstr "Hur många timmar {role}?"\n'
    )


def test_the_header_says_whose_and_which_language() -> None:
    file = outgoing(asked(), "sv")
    back = read_catalogue(write_catalogue(file), "x.po")
    assert (back.instrument, back.language, back.source) == ("survey", "sv", "fi")
    assert back.content_hash == file.content_hash
    assert len(file.content_hash) == 64


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_gettext_accepts_the_files(
    instrument: Instrument, language: Language, tmp_path: Path
) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt (GNU gettext) is not installed")
    path = tmp_path / "out.po"
    path.write_bytes(
        write_catalogue(outgoing(instrument, language, stale(instrument, frozenset())))
    )
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "--output-file", tmp_path / "out.mo", path],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"{len(instrument.texts)} translated messages"), done.stderr


def test_gettext_finds_a_pipe_that_the_translation_lost(tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt (GNU gettext) is not installed")
    path = tmp_path / "out.po"
    path.write_bytes(write_catalogue(catalogue(entry("a", "Miksi {role}?", "Varför {roll}?"))))
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", tmp_path / "out.mo", path], capture_output=True
    )
    assert done.returncode == 1


WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="{}")
    | st.sampled_from('\\"\n\t\r\v\f\x1c\x85\u2028%äÄ '),
    min_size=1,
).filter(str.strip)


@given(source=WORDS, text=WORDS)
@settings(deadline=None)
def test_any_text_comes_back_as_it_went_out(source: str, text: str) -> None:
    instrument = replace(asked(), title=Text(fi=source, sv=text, en="Survey"))
    file = read_catalogue(write_catalogue(outgoing(instrument, "sv")), "x.po")
    brought = received(instrument, file)
    assert brought.counts[Outcome.UNCHANGED] == len(brought.findings) == len(instrument.texts)
    assert not brought.has_changed


def test_lines_stay_lines() -> None:
    written = write_catalogue(catalogue(entry("intro", "Hei!\nVastaa.", "Hej!\nSvara.")))
    assert read_catalogue(written, "x.po").entries[0].text == "Hej!\nSvara."


def with_header(body: str, encoding: str = "utf-8") -> bytes:
    return HEADER + body.encode(encoding)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (with_header(TITLE, "latin-1"), "x.po, line 10: found the byte 0xe4, which is not UTF-8; expected UTF-8. Save it as a PO file in UTF-8 and try again."),
        (with_header(TITLE).decode().encode("utf-16"), "x.po: found UTF-16; expected a PO file in UTF-8. Save it as a PO file in UTF-8 and try again."),
        (b"PK\x03\x04 a workbook", "x.po: found a zip or office file; expected a PO file in UTF-8. Save it as a PO file in UTF-8 and try again."),
        (HEADER.replace(b"UTF-8", b"ISO-8859-1"), "x.po: found charset 'ISO-8859-1'; expected UTF-8. Save it as a PO file in UTF-8 and try again."),
        (HEADER.replace(b": sv", b": de"), "x.po: found Language 'de'; expected one of fi, sv, en."),
        (HEADER.replace(b"Language: sv", b"Language: "), "x.po: found no Language in the header; expected the header that tkk translate out wrote. Copy the first entry of the file from a new: tkk translate out."),
        (HEADER.replace(b"X-TKK-Instrument: survey", b"X-Other: 1"), "x.po: found no X-TKK-Instrument in the header; expected the header that tkk translate out wrote. Copy the first entry of the file from a new: tkk translate out."),
        (b"", "x.po: found no X-TKK-Instrument in the header; expected the header that tkk translate out wrote. Copy the first entry of the file from a new: tkk translate out."),
        (with_header('msgctxt "title"\nmsgid "Kysely"\nmsgstr "Enk'), "x.po, line 10: found what is no line of a PO file ('msgstr \"Enk'); expected msgctxt, msgid or msgstr and a text between quotation marks (\\\" inside it). Mend the line, or save the file again from the program it was edited in."),
        (with_header('msgctxt "title"\nmsgid "Ky"sely"\nmsgstr ""\n'), "x.po, line 9: found what is no line of a PO file ('msgid \"Ky\"sely\"'); expected msgctxt, msgid or msgstr and a text between quotation marks (\\\" inside it). Mend the line, or save the file again from the program it was edited in."),
        (with_header("<<<<<<< HEAD\n" + TITLE), "x.po, line 8: found what is no line of a PO file ('<<<<<<< HEAD'); expected msgctxt, msgid or msgstr and a text between quotation marks (\\\" inside it). Mend the line, or save the file again from the program it was edited in."),
        (b"/etc/hostname", "x.po, line 1: found what is no line of a PO file ('/etc/hostname'); expected msgctxt, msgid or msgstr and a text between quotation marks (\\\" inside it). Mend the line, or save the file again from the program it was edited in."),
    ],
    ids=["latin-1", "utf-16", "workbook", "charset", "other language", "no language", "no instrument", "empty", "cut", "quote", "conflict", "a path"],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_catalogue(content, "x.po")
    assert str(caught.value) == message


def test_a_file_that_names_another_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    other.write_bytes(with_header(TITLE))
    with pytest.raises(DefinitionError, match="line 1: found what is no line of a PO file"):
        read_catalogue(str(other).encode(), "x.po")


@pytest.mark.parametrize("written", [b"sv_FI", b"sv-FI", b"SV"])
def test_a_language_may_name_a_country(written: bytes) -> None:
    assert read_catalogue(HEADER.replace(b": sv", b": " + written), "x.po").language == "sv"


def test_what_editors_add_does_no_harm() -> None:
    content = b"\xef\xbb\xbf" + with_header(
        '# a translator\'s remark\n#: somewhere:1\n#| msgid "Vanha"\n'
        + TITLE
        + '\n#~ msgid "Poistettu"\n#~ msgstr "Borttagen"\n'
    ).replace(b"\n", b"\r\n")
    (only,) = read_catalogue(content, "x.po").entries
    assert (only.place, only.source, only.text, only.previous) == (
        "title",
        "Kysely",
        "Enkät",
        "Vanha",
    )


WHOLE = write_catalogue(outgoing(asked(), "sv"))


@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
    st.binary(max_size=12)
    | st.sampled_from(
        [b'"', b"\\", b"\n", b'msgid "a"\n', b"#~ ", b"#| ", b"msgstr[0] ", b"\xe2\x80\xa8"]
    ),
)
@settings(deadline=None, max_examples=300)
def test_a_damaged_file_is_read_or_refused(start: int, gone: int, new: bytes) -> None:
    content = WHOLE[:start] + new + WHOLE[start + gone :]
    complaint = ""
    try:
        brought = received(asked(), read_catalogue(content, "x.po"))
        assert sum(brought.counts.values()) == len(brought.findings)
    except DefinitionError as error:
        complaint = str(error)
    assert not complaint or complaint.startswith("x.po")


def test_equal_catalogues_are_equal_bytes() -> None:
    one = Catalogue(
        instrument="survey",
        language="sv",
        source="fi",
        entries=(Entry(place="title", source="Kysely", text="Enkät"),),
    )
    assert write_catalogue(one) == write_catalogue(read_catalogue(write_catalogue(one), "other.po"))
