"""An instrument as the three sheets of an XLSForm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.conditions import all_of
from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import LANGUAGES, CodeList, Instrument, Language, Section
from surveys.platforms.forms import main_language
from surveys.platforms.odk import messages, names
from surveys.platforms.odk.cells import TITLES, Cells, Line, Piped, line
from surveys.platforms.odk.computed import calculation_row, is_randomised, seed_row, shown_rows
from surveys.platforms.odk.conditions import relevance
from surveys.platforms.odk.questions import question_rows
from surveys.platforms.pipes import shown_in_texts
from surveys.platforms.versions import form_version

SETTINGS = ("form_title", "form_id", "version", "default_language", "style")


@dataclass(frozen=True, slots=True)
class Form:
    """The rows of the sheets survey, choices and settings."""

    survey: tuple[Line, ...]
    choices: tuple[Line, ...]
    settings: Line


def form(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> Form:
    """Return the sheets of an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    languages
        In which the form can be answered.
    fieldwork
        Who asks: the privacy notice stands after the intro.
    """
    asked = instrument.at(wave)
    writer = _Survey(asked, tuple(languages), fieldwork)
    main = main_language(instrument, languages)

    def lines(rows: Iterator[Cells]) -> tuple[Line, ...]:
        return tuple(line(row, asked.fields, languages) for row in rows)

    return Form(
        survey=lines(writer.rows()),
        choices=lines(_choices(writer.lists, languages)),
        settings={
            "form_title": asked.title[main],
            "form_id": names.form_id(instrument, wave),
            "version": form_version(instrument, wave),
            "default_language": TITLES[main],
            "style": "pages",
        },
    )


class _Survey:
    """The rows of the sheet survey."""

    def __init__(
        self, asked: Instrument, languages: tuple[Language, ...], fieldwork: Fieldwork
    ) -> None:
        self.asked = asked
        self.languages = languages
        self.notice = privacy_texts(fieldwork)
        self.lists = names.choice_lists(asked)
        self.shown = shown_in_texts(asked)

    def rows(self) -> Iterator[Cells]:
        yield {"type": "start", "name": names.START}
        yield {"type": "end", "name": names.END}
        if any(map(is_randomised, self.asked.asked)):
            yield seed_row()
        yield from self.opening()
        for section in self.asked.sections:
            yield from self.section(section)
        yield {"type": "note", "name": names.THANKS, "label": self.asked.thanks}

    def opening(self) -> Iterator[Cells]:
        yield {
            "type": "begin_group",
            "name": names.OPENING,
            "label": self.asked.title,
            "appearance": "field-list",
        }
        yield {"type": "note", "name": names.INTRO, "label": self.asked.intro}
        yield {"type": "begin_group", "name": names.NOTICE, "label": HEADING}
        for number, said in enumerate(self.notice, 1):
            label = messages.headed(*said)
            yield {"type": "note", "name": f"{names.NOTICE}{number}_", "label": label}
        yield {"type": "end_group"}
        yield _language_row(self.languages)
        yield {"type": "end_group"}

    def section(self, section: Section) -> Iterator[Cells]:
        if not any(item.asked for item in section.items):
            yield from self.computed_alone(section)
            return
        yield {
            "type": "begin_group",
            "name": names.group(section.name),
            "label": section.title,
            "relevant": relevance(section.condition, self.asked),
            "appearance": "field-list",
        }
        if section.intro is not None:
            note = names.note(section.name)
            yield {"type": "note", "name": note, "label": Piped(section.intro)}
        for item in section.items:
            if item.asked:
                choices = self.lists[item.name][0] if item.name in self.lists else ""
                yield from question_rows(item, self.asked, choices)
            else:
                yield calculation_row(item, item.condition, self.asked)
            yield from shown_rows(item, self.shown)
        yield {"type": "end_group"}

    def computed_alone(self, section: Section) -> Iterator[Cells]:
        """Write a section that asks nothing without its group, which would be an empty page."""
        for item in section.items:
            condition = all_of(section.condition, item.condition)
            yield calculation_row(item, condition, self.asked)
            yield from shown_rows(item, self.shown)


def _language_row(languages: tuple[Language, ...]) -> Cells:
    """Ask for the language of the answers; a form in one language knows it."""
    if len(languages) == 1:
        return {
            "type": "calculate", "name": names.LANGUAGE, "calculation": f"'{languages[0]}'",
        }  # fmt: skip
    return {
        "type": f"select_one {names.LANGUAGE}",
        "name": names.LANGUAGE,
        "label": messages.LANGUAGE_QUESTION,
        "required": "yes",
        "required_message": messages.LANGUAGE_REQUIRED,
    }


def _choices(
    lists: Mapping[str, tuple[str, CodeList]], languages: Sequence[Language]
) -> Iterator[Cells]:
    if len(languages) > 1:
        for language in languages:
            text = messages.LANGUAGE_NAMES[language]
            yield {"list_name": names.LANGUAGE, "name": language, "label": text}
    for name, codes in dict(lists.values()).items():
        for code in codes:
            yield {"list_name": name, "name": code.code, "label": code.text}
