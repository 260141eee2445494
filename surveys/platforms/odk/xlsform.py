"""An instrument as the three sheets of an XLSForm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.model import (
    LANGUAGES,
    CodeList,
    Instrument,
    Item,
    Language,
    Section,
    Text,
    content_hash,
)
from surveys.platforms.odk import messages, names
from surveys.platforms.odk.conditions import relevance
from surveys.platforms.odk.questions import question_rows

TITLES: dict[Language, str] = {
    "fi": "Suomi (fi)",
    "sv": "Svenska (sv)",
    "en": "English (en)",
}
"""Languages as XLSForm names them, with their codes."""


def _translated(column: str) -> tuple[str, ...]:
    return tuple(f"{column}::{TITLES[language]}" for language in LANGUAGES)


SURVEY = (
    "type", "name", *_translated("label"), *_translated("hint"), "required",
    *_translated("required_message"), "relevant", "constraint",
    *_translated("constraint_message"), "appearance",
)  # fmt: skip
CHOICES = ("list_name", "name", *_translated("label"))
SETTINGS = ("form_title", "form_id", "version", "default_language", "style")
_TEXTS = frozenset(("label", "hint", "required_message", "constraint_message"))

Line = dict[str, str]
"""One row of a sheet: column → cell, without the empty ones."""


@dataclass(frozen=True, slots=True)
class Form:
    """The rows of the sheets survey, choices and settings."""

    survey: tuple[Line, ...]
    choices: tuple[Line, ...]
    settings: Line


def form(instrument: Instrument, wave: str) -> Form:
    """Return the sheets of an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    """
    asked = instrument.at(wave)
    lists = names.choice_lists(asked)
    return Form(
        survey=tuple(map(_line, _survey(asked, lists))),
        choices=tuple(map(_line, _choices(lists))),
        settings={
            "form_title": instrument.title[LANGUAGES[0]],
            "form_id": names.form_id(instrument, wave),
            "version": version(instrument, wave),
            "default_language": TITLES[LANGUAGES[0]],
            "style": "pages",
        },
    )


def version(instrument: Instrument, wave: str) -> str:
    """Return the version of the form: the wave and the beginning of the content hash."""
    return f"{wave}-{content_hash(instrument)[:8]}"


def _line(row: dict[str, str | Text | None]) -> Line:
    """Spread texts over their languages and leave out what is empty."""
    line: Line = {}
    for column, value in row.items():
        if isinstance(value, Text):
            assert column in _TEXTS
            line.update({f"{column}::{TITLES[one]}": value[one] for one in LANGUAGES})
        elif value:
            line[column] = value
    return line


def _survey(
    asked: Instrument, lists: dict[str, tuple[str, CodeList]]
) -> Iterator[dict[str, str | Text | None]]:
    yield {"type": "start", "name": names.START}
    yield {"type": "end", "name": names.END}
    yield {
        "type": "begin_group",
        "name": names.OPENING,
        "label": asked.title,
        "appearance": "field-list",
    }
    yield {"type": "note", "name": names.INTRO, "label": asked.intro}
    yield {
        "type": f"select_one {names.LANGUAGE}",
        "name": names.LANGUAGE,
        "label": messages.LANGUAGE_QUESTION,
        "required": "yes",
        "required_message": messages.LANGUAGE_REQUIRED,
    }
    yield {"type": "end_group"}
    for section in asked.sections:
        yield from _section(section, asked, lists)
    yield {"type": "note", "name": names.THANKS, "label": asked.thanks}


def _section(
    section: Section, asked: Instrument, lists: dict[str, tuple[str, CodeList]]
) -> Iterator[dict[str, str | Text | None]]:
    items: list[Item] = [item for item in section.items if item.asked]
    if not items:
        return
    yield {
        "type": "begin_group",
        "name": names.group(section.name),
        "label": section.title,
        "relevant": relevance(section.condition, asked),
        "appearance": "field-list",
    }
    if section.intro is not None:
        yield {"type": "note", "name": names.note(section.name), "label": section.intro}
    for item in items:
        choice_list = lists[item.name][0] if item.name in lists else ""
        yield from question_rows(item, asked, choice_list)
    yield {"type": "end_group"}


def _choices(
    lists: dict[str, tuple[str, CodeList]],
) -> Iterator[dict[str, str | Text | None]]:
    for language, text in messages.LANGUAGE_NAMES.items():
        yield {"list_name": names.LANGUAGE, "name": language, "label": text}
    for name, codes in dict(lists.values()).items():
        for code in codes:
            yield {"list_name": name, "name": code.code, "label": code.text}
