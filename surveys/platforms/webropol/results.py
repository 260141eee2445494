"""The JSON of Webropol's REST service as a table: a column for each question or row.

    {"SurveyAnswers": [{"ResponseId": "…", "ResponseDate": "2020-11-11T09:37:09.593",
       "ResponseLanguageId": "…", "RespondentEmail": null, "RespondentAnswers": [
         {"QuestionTitle": "Which role?", "QuestionTypeName": "questionType_selection",
          "QuestionAnswers": [{"OptionAnswer": "Local", "RowText": null,
                               "AttahedTextFieldValue": ""}]}]}]}

`AttahedTextFieldValue` is spelt so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from surveys.errors import ResponseError
from surveys.platforms.by_hand.texts import SEPARATOR, plain
from surveys.platforms.decoding import decode
from surveys.platforms.mapping import NameMapping
from surveys.platforms.sheets import Cell, Sheet, in_columns
from surveys.platforms.webropol.target import META

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
    rows = [dict(_row(one, f"{path.name}, response {number}", attached))
            for number, one in enumerate(found, start=1)]  # fmt: skip
    there = dict.fromkeys(heading for row in rows for heading in row)
    if not any(plain(name) in there for names in mapping.fields.values() for name in names):
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
    return Sheet(
        name=path.name,
        header=header,
        columns=in_columns(([row.get(name) for name in header] for row in rows), len(header)),
        rows=len(rows),
        locate=lambda row: row + 1,
        notices=(notice,) if notice else (),
    )


def _plain(path: Path) -> list[Any]:
    try:
        found = json.loads(decode(path.read_bytes(), path.name))
    except ValueError as error:
        raise ResponseError(
            f"text that is not JSON ({error})", expected="responses as JSON", where=path.name
        ) from None
    answers = found.get("SurveyAnswers") if isinstance(found, dict) else None
    if not isinstance(answers, list) or not all(isinstance(one, dict) for one in answers):
        raise ResponseError(
            "no array SurveyAnswers", expected="responses as JSON", where=path.name, advice=_ADVICE
        )
    return answers


def _row(
    response: Mapping[str, Any], where: str, attached: list[int]
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
    yield from ((heading, _joined(parts)) for heading, parts in texts.items())


def _text(answer: Mapping[str, Any], attached: list[int]) -> str:
    chosen, more = answer.get("OptionAnswer"), answer.get("AttahedTextFieldValue")
    if chosen and more:
        attached[0] += 1
    return str(chosen or more or "")


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else SEPARATOR.join(parts)


def _list(part: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
    found = part.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _fault(f"no array {key}", where)
    return found


def _fault(found: str, where: str) -> ResponseError:
    return ResponseError(
        found, expected="answers as Webropol's REST service gives them", where=where, advice=_ADVICE
    )
