"""Catalogues: the translations of one instrument into one language, as gettext's PO files.

An entry stands for one place of the instrument: msgctxt is the place, msgid the wording in the
instrument's source language, msgstr its translation. Files are UTF-8.

Source: the GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from surveys.errors import DefinitionError, near
from surveys.model import LANGUAGES, Language
from surveys.translation.wording import LINE_ENDS

if TYPE_CHECKING:
    import polib

_INSTRUMENT = "X-TKK-Instrument"
_HASH = "X-TKK-Content-Hash"
_SOURCE = "X-Source-Language"
_BRACES = "python-brace-format"
_ESCAPED_LINE_ENDS = dict.fromkeys(LINE_ENDS, r"\n")
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK": "a zip or office file"}
_QUOTED = re.compile(r'(?:#[~|]\s*)*(?:msg[a-z_]+(?:\[\d+\])?\s*)?(".*)')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_LINE = re.compile(r"line (\d+)")
_SAVE = "Save it as a PO file in UTF-8 and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place's translation.

    Parameters
    ----------
    place
        As in `instrument.texts`; empty when the entry names none.
    source
        The wording that was translated.
    text
        The translation; empty when there is none yet.
    fuzzy
        Whether it is marked as unsure.
    plural
        Whether it has forms for numbers, which no text of an instrument has.
    previous
        An earlier wording that the translation was made of, to be shown beside the new one.
    note
        What translators are told, one line each.
    line
        Where it stands in its file.
    """

    place: str
    source: str
    text: str = ""
    fuzzy: bool = False
    plural: bool = False
    previous: str = ""
    note: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The translations of one instrument into one language.

    Parameters
    ----------
    instrument
        Its name.
    language
        The language translated into.
    source
        The language translated from.
    entries
        In the order of the file.
    content_hash
        Of the instrument when the file was written for translators, else empty.
    where
        The file, for messages.
    """

    instrument: str
    language: Language
    source: Language
    entries: tuple[Entry, ...]
    content_hash: str = ""
    where: str = ""

    @property
    def by_place(self) -> dict[str, Entry]:
        """The entries by their places."""
        return {entry.place: entry for entry in self.entries}


def catalogue_name(instrument: str, language: Language) -> str:
    """Return what the file of a catalogue is called.

    Examples
    --------
    >>> catalogue_name("coordinators", "sv")
    'coordinators.sv.po'
    """
    return f"{instrument}.{language}.po"


def write_catalogue(catalogue: Catalogue) -> bytes:
    r"""Return a catalogue as a PO file: equal catalogues, equal bytes.

    Examples
    --------
    >>> entry = Entry(place="title", source="Kysely", text="Enkät")
    >>> file = write_catalogue(Catalogue(
    ...     instrument="x", language="sv", source="fi", entries=(entry,)))
    >>> print(file.decode().split("\n\n")[1].strip())
    msgctxt "title"
    msgid "Kysely"
    msgstr "Enkät"
    """
    import polib

    file = polib.POFile(wrapwidth=0)
    file.header = (
        f"{catalogue.instrument}: {catalogue.source} to {catalogue.language}\n"
        "Write each translation into msgstr, keep names in braces as they are, save as UTF-8."
    )
    file.metadata = _metadata(catalogue)
    file.extend(map(_po_entry, catalogue.entries))
    return str(file).encode()


def _metadata(catalogue: Catalogue) -> dict[str, str]:
    facts = {
        "Project-Id-Version": f"tkk-toolkit {catalogue.instrument}",
        "PO-Revision-Date": "",  # the translator's program fills it; a date would make files differ
        "Last-Translator": "",
        "Language-Team": "",
        "Language": catalogue.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _INSTRUMENT: catalogue.instrument,
        _SOURCE: catalogue.source,
    }  # fmt: skip
    return {**facts, **({_HASH: catalogue.content_hash} if catalogue.content_hash else {})}


def _po_entry(entry: Entry) -> polib.POEntry:
    import polib

    flags = [*(["fuzzy"] if entry.fuzzy else []), *([_BRACES] if "{" in entry.source else [])]
    return polib.POEntry(
        msgctxt=entry.place,
        msgid=entry.source,
        msgstr=entry.text,
        comment="\n".join(entry.note),
        flags=flags,
        previous_msgid=entry.previous or None,
    )


@lru_cache(maxsize=64)
def read_catalogue(content: bytes, where: str) -> Catalogue:
    """Return what a PO file says.

    Parameters
    ----------
    content
        The file.
    where
        What to call it in messages.

    Raises
    ------
    DefinitionError
        It is not a PO file, not in UTF-8, or does not say of which instrument or language it is.

    Examples
    --------
    >>> empty = Catalogue(instrument="x", language="sv", source="fi", entries=())
    >>> read_catalogue(write_catalogue(empty), "x.sv.po").language
    'sv'
    """
    text = _decoded(content, where)
    _check_quotes(text, where)
    file = _parsed(text, where)
    facts = file.metadata
    _check_charset(facts, where)
    return Catalogue(
        instrument=_fact(facts, _INSTRUMENT, where),
        language=_language(facts, "Language", where),
        source=_language(facts, _SOURCE, where),
        entries=tuple(_entry(one) for one in file if not one.obsolete),
        content_hash=facts.get(_HASH, ""),
        where=where,
    )


def _decoded(content: bytes, where: str) -> str:
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            raise DefinitionError(name, expected="a PO file in UTF-8", where=where, advice=_SAVE)
    try:
        return content.decode("utf-8-sig").translate(_ESCAPED_LINE_ENDS)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DefinitionError(
            f"the byte {content[error.start]:#04x}, which is not UTF-8",
            expected="UTF-8",
            where=f"{where}, line {line}",
            advice=_SAVE,
        ) from None


def _check_quotes(text: str, where: str) -> None:
    """Raise DefinitionError when a text has no end: the file was cut or edited by hand."""
    for number, line in enumerate(text.splitlines(), 1):
        quoted = _QUOTED.fullmatch(line.strip())
        if quoted and not _STRING.fullmatch(quoted[1]):
            raise _syntax_error(number, line, where)


def _parsed(text: str, where: str) -> polib.POFile:
    import polib

    try:
        # A text that ends with a new line is never taken for the name of a file.
        return polib.pofile(f"{text}\n", encoding="utf-8")
    except (OSError, ValueError, LookupError) as error:
        found = _LINE.search(str(error))
        number = int(found[1]) if found else 1
        raise _syntax_error(number, text.splitlines()[number - 1], where) from None


def _syntax_error(number: int, line: str, where: str) -> DefinitionError:
    shown = line.strip()[:60]
    return DefinitionError(
        f"what is no line of a PO file ({shown!r})",
        expected='msgctxt, msgid or msgstr and a text between quotation marks (\\" inside it)',
        where=f"{where}, line {number}",
        advice="Mend the line, or save the file again from the program it was edited in.",
    )


def _check_charset(facts: dict[str, str], where: str) -> None:
    kind = facts.get("Content-Type", "")
    charset = kind.rpartition("charset=")[2].strip()
    if charset.lower() not in {"utf-8", "utf8", ""}:
        raise DefinitionError(f"charset {charset!r}", expected="UTF-8", where=where, advice=_SAVE)


def _fact(facts: dict[str, str], name: str, where: str) -> str:
    if facts.get(name):
        return facts[name]
    raise DefinitionError(
        f"no {name} in the header",
        expected="the header that tkk translate out wrote",
        where=where,
        advice="Copy the first entry of the file from a new: tkk translate out.",
    )


def _language(facts: dict[str, str], name: str, where: str) -> Language:
    """Return a language of the header, of which programs may make sv_FI or sv-FI."""
    written = _fact(facts, name, where)
    short = re.split("[-_@]", written)[0].lower()
    for language in LANGUAGES:
        if short == language:
            return language
    raise DefinitionError(
        f"{name} {written!r}",
        expected=f"one of {', '.join(LANGUAGES)}",
        where=where,
        advice=near(short, LANGUAGES),
    )


def _entry(one: polib.POEntry) -> Entry:
    return Entry(
        place=one.msgctxt or "",
        source=one.msgid,
        text=one.msgstr,
        fuzzy=one.fuzzy,
        plural=bool(one.msgid_plural or one.msgstr_plural),
        previous=one.previous_msgid or "",
        note=tuple(one.comment.splitlines()),
        line=one.linenum or 0,
    )
