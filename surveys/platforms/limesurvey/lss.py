"""An instrument as a LimeSurvey survey: a group for each section, a page for each group.

The tables made here are written as an .lss document (`xml`) and as a structure file (`structure`).

Checked in the source of LimeSurvey (`XMLImportSurvey`, of releases before 6.13): the tables of
surveys, groups and questions and how their rows refer to each other; that every number is given
anew; that unknown settings are left out with a warning; and that texts in languages that the head
does not name are skipped. How subquestions, answers and attributes are imported was not read there.
A small document of this shape was imported into 6.13 by hand; that of a whole instrument never was,
and how the notice in the welcome text looks in a theme was not seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import CodeList, Instrument, Item, Kind, Language, Section, Text
from surveys.platforms.forms import main_language
from surveys.platforms.limesurvey import xml
from surveys.platforms.limesurvey.conditions import calculation, relevance
from surveys.platforms.limesurvey.names import Names
from surveys.platforms.limesurvey.questions import (
    answer_list,
    attributes,
    question_type,
    theme,
)
from surveys.platforms.limesurvey.tables import COLUMNS, SURVEY
from surveys.platforms.writing import SHOWN_DECIMALS

# LimeSurvey's numbers for the form of dates (dd.mm.yyyy) and of decimals (0 point, 1 comma).
_DATE_FORMAT = 1
_DECIMALS: dict[Language, int] = {"fi": 1, "sv": 1, "en": 0}


def tables(
    instrument: Instrument,
    names: Names,
    languages: Sequence[Language],
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> Mapping[str, Sequence[xml.Row]]:
    """Return the rows of every table of `COLUMNS` for an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        As asked in the wave: `instrument.at(wave)`.
    names
        Of the whole instrument, so that they are the same in every wave.
    languages
        In which the survey can be answered.
    fieldwork
        Who asks: the privacy notice follows the intro.
    """
    writer = _Writer(instrument, names, tuple(languages))
    for order, section in enumerate(instrument.sections, start=1):
        writer.section(section, order)
    writer.survey(fieldwork)
    return writer.rows


def document(rows: Mapping[str, Sequence[xml.Row]], languages: Sequence[Language]) -> str:
    """Return the .lss document that holds these tables."""
    return xml.document([xml.Table(name, rows[name]) for name in COLUMNS], languages)


def _welcome(instrument: Instrument, fieldwork: Fieldwork, language: Language) -> str:
    """Return what stands on the first page: the intro, and how personal data are processed."""
    notice = [
        f"<p><strong>{xml.html(heading[language])}</strong><br />{xml.html(text[language])}</p>"
        for heading, text in privacy_texts(fieldwork)
    ]
    intro, heading = xml.html(instrument.intro[language]), xml.html(HEADING[language])
    return f"<p>{intro}</p><h2>{heading}</h2>{''.join(notice)}"


def _survey_id(instrument: Instrument) -> int:
    """Return six digits that are the same for the same instrument and wave.

    LimeSurvey takes another number when this one is in use.
    """
    text = "/".join((instrument.name, *(wave.name for wave in instrument.waves)))
    return 100_000 + int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") % 900_000


@dataclass
class _Writer:
    """Collects the rows of all tables, numbering them as it goes."""

    instrument: Instrument
    names: Names
    languages: tuple[Language, ...]
    rows: dict[str, list[xml.Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def __post_init__(self) -> None:
        self.sid = _survey_id(self.instrument)
        self.qid = 0

    def add(self, table: str, row: xml.Row) -> int:
        """Add a row and return its number, which is also its id where it needs one."""
        self.rows[table].append(row)
        return len(self.rows[table])

    def next_id(self, table: str) -> int:
        return len(self.rows[table]) + 1

    def survey(self, fieldwork: Fieldwork) -> None:
        base = main_language(self.instrument, self.languages)
        others = " ".join(one for one in self.languages if one != base)
        self.add("surveys", {
            "sid": self.sid, "language": base, "additional_languages": others, **SURVEY,
        })  # fmt: skip
        for language in self.languages:
            self.add("surveys_languagesettings", {
                "surveyls_survey_id": self.sid,
                "surveyls_language": language,
                "surveyls_title": xml.html(self.instrument.title[language]),
                "surveyls_description": "",
                "surveyls_welcometext": _welcome(self.instrument, fieldwork, language),
                "surveyls_endtext": xml.html(self.instrument.thanks[language]),
                "surveyls_dateformat": _DATE_FORMAT,
                "surveyls_numberformat": _DECIMALS[language],
            })  # fmt: skip

    def section(self, section: Section, order: int) -> None:
        self.add("groups", {
            "gid": order, "sid": self.sid, "group_order": order, "randomization_group": "",
            "grelevance": relevance(section.condition, self.instrument, self.names),
        })  # fmt: skip
        for language in self.languages:
            self.add("group_l10ns", {
                "id": self.next_id("group_l10ns"),
                "gid": order,
                "group_name": xml.html(section.title[language]),
                "description": self.piped(section.intro, language),
                "language": language,
            })  # fmt: skip
        for position, item in enumerate(section.items, start=1):
            self.question(item, order, position)

    def question(self, item: Item, gid: int, order: int) -> None:
        self.qid += 1
        qid, kind = self.qid, question_type(item)
        self.add("questions", {
            **self.shared(gid, kind, self.names.questions[item.name], order),
            "qid": qid,
            "parent_qid": 0,
            "mandatory": "Y" if item.required else "N",
            "relevance": relevance(item.condition, self.instrument, self.names),
            "question_theme_name": theme(item),
        })  # fmt: skip
        for language in self.languages:
            self.worded(
                qid, language, self.wording(item, language), self.piped(item.help, language)
            )
        self.parts(item, gid, qid)
        self.answers(answer_list(item), qid, item.name)
        self.attributes(item, qid)

    def shared(self, gid: int, kind: str, title: str, order: int) -> dict[str, str | int]:
        """Columns that questions and subquestions have alike."""
        return {
            "sid": self.sid, "gid": gid, "type": kind, "title": title, "other": "N",
            "encrypted": "N", "question_order": order, "scale_id": 0, "same_default": 0,
            "modulename": "", "same_script": 0,
        }  # fmt: skip

    def wording(self, item: Item, language: Language) -> str:
        """Return what stands in a question: its text, or what an equation computes."""
        value = item.fields[0].value
        if value is None:
            return self.piped(item.text, language)
        return f"{{{calculation(value, self.instrument, self.names)}}}"

    def piped(self, text: Text | None, language: Language) -> str:
        return "" if text is None else xml.html_with_answers(text[language], self.shown)

    def shown(self, name: str) -> str:
        """Return the expression that shows an answer as the respondent saw it."""
        one = self.instrument.fields[name]
        variable = self.names.variable(one)
        if one.value is not None:
            answer = f"{variable}.NAOK"
            return f'{{if(is_empty({answer}), "", round({answer}, {SHOWN_DECIMALS}))}}'
        return f"{{{variable}.{'shown' if one.kind in (Kind.CODE, Kind.DATE) else 'NAOK'}}}"

    def worded(self, qid: int, language: Language, question: str, below: str = "") -> None:
        self.add("question_l10ns", {
            "id": self.next_id("question_l10ns"),
            "qid": qid,
            "question": question,
            "help": below,
            "script": "",
            "language": language,
        })  # fmt: skip

    def parts(self, item: Item, gid: int, parent: int) -> None:
        own = self.names.parts.get(item.name, {})
        for order, part in enumerate(item.parts_list or (), start=1):
            self.qid += 1
            self.add("subquestions", {
                **self.shared(gid, "T", own[part.code], order),
                "qid": self.qid,
                "parent_qid": parent,
                "mandatory": "N",
                "relevance": "1",
            })  # fmt: skip
            for language in self.languages:
                self.worded(self.qid, language, xml.html(part.text[language]))

    def answers(self, codes: CodeList | None, qid: int, item: str) -> None:
        for order, code in enumerate(codes or (), start=1):
            aid = self.next_id("answers")
            self.add("answers", {
                "aid": aid, "qid": qid, "code": self.names.answers[item][code.code],
                "sortorder": order, "assessment_value": 0, "scale_id": 0,
            })  # fmt: skip
            for language in self.languages:
                self.add("answer_l10ns", {
                    "id": self.next_id("answer_l10ns"), "aid": aid,
                    "answer": xml.html(code.text[language]), "language": language,
                })  # fmt: skip

    def attributes(self, item: Item, qid: int) -> None:
        for name, value, language in attributes(item, self.instrument, self.names, self.languages):
            row: dict[str, str | int] = {"qid": qid, "attribute": name, "value": value}
            self.add("question_attributes", row if language is None else {
                **row, "language": language,
            })  # fmt: skip
