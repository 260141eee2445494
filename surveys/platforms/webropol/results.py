"""The JSON of Webropol's REST service as a table: a column for each question or row.

    {"SurveyAnswers": [{"ResponseId": "…", "ResponseDate": "2020-11-11T09:37:09.593",
       "ResponseLanguageId": "…", "RespondentEmail": null, "RespondentAnswers": [
         {"QuestionTitle": "Which role?", "QuestionTypeName": "questionType_selection",
          "QuestionAnswers": [{"OptionAnswer": "Local", "RowText": null,
                               "AttahedTextFieldValue": ""}]}]}]}

`AttahedTextFieldValue` is spelt so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from surveys.errors import ResponseError
from surveys.platforms.by_hand.texts import SEPARATOR, plain
from surveys.platforms.json_files import read_json
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Cell, Sheet, sheet_of_records
from surveys.platforms.webropol.builder import META

_ADVICE = "Ask the service for the survey's responses, with QuestionTitle and QuestionAnswers."
_OWN = (*META.values(), "RespondentEmail")


def read_results(path: Path, mapping: NameMapping) -> Sheet:
    """Read the responses as a sheet.

    Parameters
    ----------
    path
        The JSON file.
    mapping
        Which headings there could be: questions that nobody answered need not stand in the file.

    Raises
    ------
    ResponseError
        It is not such JSON.
    """
    found = _plain(path)
    attached = [0]
    several = _of_several(mapping)
    rows = [dict(_row(one, f"{path.name}, response {number}", several, attached))
            for number, one in enumerate(found, start=1)]  # fmt: skip
    there = dict.fromkeys(heading for row in rows for heading in row)
    asked = {*there, *(plain(one) for response in found for one in _titles(response))}
    if not any(plain(name) in asked for names in mapping.fields.values() for name in names):
        raise ResponseError(
            "no question of this form",
            expected="questions that end with the numbers of the build sheet",
            where=path.name,
            advice="Is this the file of another survey or wave?",
        )
    lacking = [names[0] for names in mapping.fields.values()
               if not any(plain(name) in there for name in names)]  # fmt: skip
    header = (*there, *dict.fromkeys(lacking))
    notice = f"{attached[0]} texts attached to options were left out" if attached[0] else ""
    return sheet_of_records(path.name, rows, header, (notice,) if notice else ())


def _of_several(mapping: NameMapping) -> tuple[str, ...]:
    """Return the headings under which several options can stand: each is one question's fields."""
    counts = Counter(plain(name) for names in mapping.fields.values() for name in names)
    return tuple(name for name, count in counts.items() if count > 1)


def _plain(path: Path) -> list[Any]:
    found = read_json(path, "responses as JSON", _ADVICE)
    answers = found.get("SurveyAnswers") if isinstance(found, dict) else None
    if not isinstance(answers, list) or not all(isinstance(one, dict) for one in answers):
        raise ResponseError(
            "no array SurveyAnswers", expected="responses as JSON", where=path.name, advice=_ADVICE
        )
    return answers


def _row(
    response: Mapping[str, Any], where: str, several: tuple[str, ...], attached: list[int]
) -> Iterator[tuple[str, Cell]]:
    for name in _OWN:
        value = response.get(name)
        yield name, None if value is None else str(value)
    texts: dict[str, list[str]] = {}
    for question in _list(response, "RespondentAnswers", where):
        title = question.get("QuestionTitle")
        if not isinstance(title, str):
            raise _fault("no text QuestionTitle", where)
        for answer in _list(question, "QuestionAnswers", where):
            heading = plain(answer.get("RowText") or title)
            text = _text(answer, attached)
            if text:
                texts.setdefault(heading, []).append(text)
    for heading, parts in texts.items():
        if len(parts) > 1 and not heading.endswith(several):
            raise _fault(f"{len(parts)} answers to {heading!r}, which takes one", where)
        yield heading, SEPARATOR.join(parts)


def _titles(response: Mapping[str, Any]) -> Iterator[str]:
    """Yield the questions of a response, answered or not."""
    for question in response.get("RespondentAnswers", ()):
        yield question["QuestionTitle"]


def _text(answer: Mapping[str, Any], attached: list[int]) -> str:
    chosen, more = answer.get("OptionAnswer"), answer.get("AttahedTextFieldValue")
    if chosen and more:
        attached[0] += 1
    return next((str(one) for one in (chosen, more) if one not in (None, "")), "")


def _list(part: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    found = part.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _fault(f"no array {key}", where)
    return found


def _fault(found: str, where: str) -> ResponseError:
    return ResponseError(
        found, expected="answers as Webropol's REST service gives them", where=where, advice=_ADVICE
    )
