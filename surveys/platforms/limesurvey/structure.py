"""The survey as a tab-separated structure file, for LimeSurvey's other way of importing.

The .lss document is the better way in: the structure file tells which rows belong together by their
order and by names. It can be read and corrected in a spreadsheet, and that is what it is for.

Checked in the source of LimeSurvey (`TSVImportSurvey` and `tsvSurveyExport`): the classes of rows
and the columns that are read for each; that groups of several languages are matched by type/scale
and questions by name; that attributes without a language stored again for each language row would
be duplicated; that the first language's tree comes first. The sizes and signs of codes, the byte
order mark and the .txt ending follow from trial imports into 6.13. This writer's own files were
never imported into a real LimeSurvey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveys.platforms.limesurvey.xml import Row

FIELDS = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language",
    "validation", "mandatory", "encrypted", "other", "default", "same_default", "same_script",
)  # fmt: skip
"""Columns that every row has, in the order in which LimeSurvey writes them."""
_MARK = "\ufeff"
"""LimeSurvey guesses the encoding from the beginning of the file, and rightly only with a mark."""
_SETTINGS_LEFT = ("gsid",)
_FORMULAS = ("relevance", "em_validation_q")

Tables = Mapping[str, Sequence[Row]]
Line = dict[str, str]


def structure(tables: Tables) -> bytes:
    """Return the structure file of a survey.

    Parameters
    ----------
    tables
        As `lss.tables` makes them.
    """
    attributes = sorted({str(row["attribute"]) for row in tables["question_attributes"]})
    columns = (*FIELDS, *attributes)
    lines = [dict(zip(columns, columns, strict=True)), *_lines(tables)]
    body = "".join(
        "\t".join(_cell(column, line.get(column, "")) for column in columns) + "\r\n"
        for line in lines
    )
    return f"{_MARK}{body}".encode()


def _cell(column: str, text: str) -> str:
    """Write a cell without quotation marks round it, which LimeSurvey would take away twice.

    One that begins with such a mark would be read to the next, over tabs and lines; so a text gets
    a reference for it, and a formula gets parentheses.
    """
    text = " ".join(text.replace("\t", " ").splitlines())
    if not text.startswith('"'):
        return text
    return f"({text})" if column in _FORMULAS else f"&quot;{text[1:]}"


def _lines(tables: Tables) -> Iterator[Line]:
    (survey,) = tables["surveys"]
    base = str(survey["language"])
    for name, value in survey.items():
        if name not in _SETTINGS_LEFT:
            yield {"class": "S", "name": name, "text": str(value)}
    for row in tables["surveys_languagesettings"]:
        for name, value in row.items():
            if name != "surveyls_survey_id":
                yield {
                    "class": "SL", "name": name, "text": str(value),
                    "language": str(row["surveyls_language"]),
                }  # fmt: skip
    for language in (base, *str(survey["additional_languages"]).split()):
        yield from _Tree(tables, language, is_base=language == base).lines()


class _Tree:
    """The groups, questions and answers of a survey in one language."""

    def __init__(self, tables: Tables, language: str, *, is_base: bool) -> None:
        self.tables = tables
        self.language = language
        self.is_base = is_base
        self.groups = self.own("group_l10ns", "gid")
        self.questions = self.own("question_l10ns", "qid")
        self.answers = self.own("answer_l10ns", "aid")

    def own(self, table: str, key: str) -> dict[object, Row]:
        """Return the rows of this language by the id of what they word."""
        rows = self.tables[table]
        return {row[key]: row for row in rows if row["language"] == self.language}

    def lines(self) -> Iterator[Line]:
        for group in self.tables["groups"]:
            words = self.groups[group["gid"]]
            yield {
                "class": "G",
                "type/scale": str(group["group_order"]),
                "name": str(words["group_name"]),
                "relevance": str(group["grelevance"]),
                "text": str(words["description"]),
                "language": self.language,
            }
            for question in self.tables["questions"]:
                if question["gid"] == group["gid"]:
                    yield from self.question(question)

    def question(self, question: Row) -> Iterator[Line]:
        yield {**self.worded(question, "Q", str(question["type"])), **self.attributes(question)}
        for part in self.tables["subquestions"]:
            if part["parent_qid"] == question["qid"]:
                yield self.worded(part, "SQ", str(part["scale_id"]))
        for answer in self.tables["answers"]:
            if answer["qid"] == question["qid"]:
                yield {
                    "class": "A",
                    "type/scale": str(answer["scale_id"]),
                    "name": str(answer["code"]),
                    "text": str(self.answers[answer["aid"]]["answer"]),
                    "language": self.language,
                }

    def worded(self, row: Row, kind: str, scale: str) -> Line:
        words = self.questions[row["qid"]]
        plain = ("relevance", "mandatory", "encrypted", "other", "same_default", "same_script")
        return {
            "class": kind,
            "type/scale": scale,
            "name": str(row["title"]),
            "text": str(words["question"]),
            "help": str(words["help"]),
            "language": self.language,
            **{name: str(row[name]) for name in plain},
        }

    def attributes(self, question: Row) -> Line:
        """Return the attributes of this language, and on the first tree those of none."""
        wanted = (self.language, None) if self.is_base else (self.language,)
        return {
            str(row["attribute"]): str(row["value"])
            for row in self.tables["question_attributes"]
            if row["qid"] == question["qid"] and row.get("language") in wanted
        }
