"""Writes answers as an Excel export of Webropol's, or as the JSON of its REST service."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from surveys.model import Instrument, Language, LikertGrid, MultipleChoice
from surveys.platforms.by_hand.layout import rows_of_texts
from surveys.platforms.by_hand.texts import SEPARATOR, headings
from surveys.platforms.forms import main_language
from surveys.platforms.webropol.builder import META
from surveys.platforms.workbook_writing import workbook
from surveys.platforms.writing import column_texts
from surveys.printed import printed

if TYPE_CHECKING:
    import pandas as pd

_SURVEY = "00000000-0000-0000-0000-000000000000"


def lay_out_responses(cells: pd.DataFrame, instrument: Instrument, wave: str, layout: str) -> bytes:
    """Return the export of these answers.

    Parameters
    ----------
    cells
        Texts under canonical field names, as `surveys.responses.typed` takes them.
    instrument
        With all of its waves.
    wave
        The wave whose questions were asked.
    layout
        "xlsx" or "json".
    """
    asked = instrument.at(wave)
    language = main_language(instrument, asked.languages)
    own = {name: column_texts(cells, key) for key, name in META.items()}
    heads = [{name: column[row] or "" for name, column in own.items()} for row in range(len(cells))]
    answers = list(rows_of_texts(cells, asked, language))
    if layout == "json":
        questions = list(_questions(asked, language))
        found = [
            {**head, "RespondentEmail": None, "RespondentAnswers": _answers(row, questions)}
            for head, row in zip(heads, answers, strict=True)
        ]
        result = {"SurveyId": _SURVEY, "SurveyAnswers": found}
        return json.dumps(result, ensure_ascii=False, indent=1).encode()
    columns = (*META.values(), *dict.fromkeys(headings(asked, language).values()))
    rows = [{**head, **row} for head, row in zip(heads, answers, strict=True)]
    return workbook({"Answers": (columns, rows)})


def _questions(asked: Instrument, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield the heading of every answer, its question, and its row or "several" answers."""
    named = headings(asked, language)
    for question in printed(asked, language).questions:
        kind = "several" if isinstance(question.item, MultipleChoice) else ""
        for heading in dict.fromkeys(named[one.name] for one in question.item.fields):
            is_row = isinstance(question.item, LikertGrid)
            title = f"{question.text} [{question.number}]" if is_row else heading
            yield heading, title, "row" if is_row else kind


def _answers(row: Mapping[str, str], questions: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "QuestionTitle": title,
            "QuestionAnswers": [
                {
                    "OptionAnswer": text,
                    "RowText": heading if kind == "row" else None,
                    "AttahedTextFieldValue": "",
                }
                for text in _parts(row.get(heading, ""), kind)
            ],
        }
        for heading, title, kind in questions
    ]


def _parts(text: str, kind: str) -> list[str]:
    return [part for part in (text.split(SEPARATOR) if kind == "several" else [text]) if part]
