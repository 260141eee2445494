"""An instrument as a LimeSurvey survey: a group for each section, a page for each group."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from surveys.model import LANGUAGES, CodeList, Instrument, Item, Language, Section, Text
from surveys.platforms.limesurvey import xml
from surveys.platforms.limesurvey.conditions import relevance
from surveys.platforms.limesurvey.names import Names, parts_of
from surveys.platforms.limesurvey.questions import (
    answer_list,
    attributes,
    question_type,
    theme,
)
from surveys.platforms.limesurvey.tables import COLUMNS, SURVEY

# LimeSurvey's numbers for the form of dates (dd.mm.yyyy) and of decimals (0 point, 1 comma).
_DATE_FORMAT = 1
_DECIMALS: dict[Language, int] = {"fi": 1, "sv": 1, "en": 0}


def document(instrument: Instrument, names: Names) -> str:
    """Return the .lss document of an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        As asked in the wave: `instrument.at(wave)`.
    names
        Of the whole instrument, so that they are the same in every wave.
    """
    writer = _Writer(instrument, names)
    for order, section in enumerate(instrument.sections, start=1):
        writer.section(section, order)
    writer.survey()
    return xml.document([xml.Table(name, writer.rows[name]) for name in COLUMNS])


def survey_id(instrument: Instrument) -> int:
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
    rows: dict[str, list[xml.Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def __post_init__(self) -> None:
        self.sid = survey_id(self.instrument)
        self.qid = 0

    def add(self, table: str, row: xml.Row) -> int:
        """Add a row and return its number, which is also its id where it needs one."""
        self.rows[table].append(row)
        return len(self.rows[table])

    def next_id(self, table: str) -> int:
        return len(self.rows[table]) + 1

    def survey(self) -> None:
        base, *others = LANGUAGES
        self.add("surveys", {
            "sid": self.sid, "language": base, "additional_languages": " ".join(others), **SURVEY,
        })  # fmt: skip
        for language in LANGUAGES:
            self.add("surveys_languagesettings", {
                "surveyls_survey_id": self.sid,
                "surveyls_language": language,
                "surveyls_title": xml.html(self.instrument.title[language]),
                "surveyls_description": "",
                "surveyls_welcometext": xml.html(self.instrument.intro[language]),
                "surveyls_endtext": xml.html(self.instrument.thanks[language]),
                "surveyls_dateformat": _DATE_FORMAT,
                "surveyls_numberformat": _DECIMALS[language],
            })  # fmt: skip

    def section(self, section: Section, order: int) -> None:
        asked = [item for item in section.items if item.asked]
        if not asked:
            return
        self.add("groups", {
            "gid": order, "sid": self.sid, "group_order": order, "randomization_group": "",
            "grelevance": relevance(section.condition, self.instrument, self.names),
        })  # fmt: skip
        for language in LANGUAGES:
            self.add("group_l10ns", {
                "id": self.next_id("group_l10ns"),
                "gid": order,
                "group_name": xml.html(section.title[language]),
                "description": _in(section.intro, language),
                "language": language,
            })  # fmt: skip
        for position, item in enumerate(asked, start=1):
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
        self.texts(qid, item.text, item.help)
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

    def texts(self, qid: int, text: Text, help_text: Text | None = None) -> None:
        for language in LANGUAGES:
            self.add("question_l10ns", {
                "id": self.next_id("question_l10ns"),
                "qid": qid,
                "question": xml.html(text[language]),
                "help": _in(help_text, language),
                "script": "",
                "language": language,
            })  # fmt: skip

    def parts(self, item: Item, gid: int, parent: int) -> None:
        own = self.names.parts.get(item.name, {})
        for order, part in enumerate(parts_of(item) or (), start=1):
            self.qid += 1
            self.add("subquestions", {
                **self.shared(gid, "T", own[part.code], order),
                "qid": self.qid,
                "parent_qid": parent,
                "mandatory": "N",
                "relevance": "1",
            })  # fmt: skip
            self.texts(self.qid, part.text)

    def answers(self, codes: CodeList | None, qid: int, item: str) -> None:
        for order, code in enumerate(codes or (), start=1):
            aid = self.next_id("answers")
            self.add("answers", {
                "aid": aid, "qid": qid, "code": self.names.answers[item][code.code],
                "sortorder": order, "assessment_value": 0, "scale_id": 0,
            })  # fmt: skip
            for language in LANGUAGES:
                self.add("answer_l10ns", {
                    "id": self.next_id("answer_l10ns"), "aid": aid,
                    "answer": xml.html(code.text[language]), "language": language,
                })  # fmt: skip

    def attributes(self, item: Item, qid: int) -> None:
        for name, value, language in attributes(item, self.instrument, self.names):
            row: dict[str, str | int] = {"qid": qid, "attribute": name, "value": value}
            self.add("question_attributes", row if language is None else {
                **row, "language": language,
            })  # fmt: skip


def _in(text: Text | None, language: Language) -> str:
    return "" if text is None else xml.html(text[language])
