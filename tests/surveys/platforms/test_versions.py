"""Answers to an older version of a form, and to another form, on every platform that marks them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from surveys.errors import ResponseError
from surveys.model import content_hash
from surveys.platforms import get
from surveys.platforms.versions import form_version
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

MARKING = ("odk", "surveyjs", "redcap", "qualtrics", "html")
HASH = content_hash(SAMPLE.at("2026"))
CHANGED = "The questionnaire has changed since the form was exported"


def laid_out(platform: str) -> str:
    cells = frame([(language, blank(role="local")) for language in ("fi", "sv", "en")])
    return get(platform).lay_out(cells, SAMPLE, "2026").decode()


def read(platform: str, text: str, folder: Path) -> Responses:
    target = get(platform)
    path = folder / f"responses.{next(iter(target.LAYOUTS.values()))}"
    path.write_text(text, encoding="utf-8")
    return target.read(path, SAMPLE, "2026")


@pytest.mark.parametrize("platform", MARKING)
def test_an_older_version_is_read_and_said(platform: str, tmp_path: Path) -> None:
    text = laid_out(platform)
    assert read(platform, text, tmp_path).notices == ()
    found = read(platform, text.replace(HASH[:8], "00000000", 2), tmp_path)
    assert found.notices == (
        "answers to form version "
        f"{'sample/2026/' if platform in ('redcap', 'qualtrics') else 'sample@2026-'}00000000 (2 "
        f"response(s)), and the questionnaire is now {form_version(SAMPLE, '2026')}: texts, codes "
        "or conditions have changed in between",
    )
    assert found.frame["role"].tolist() == ["local"] * 3


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ((("sample", "means"),), "means@2026"),
        ((("sample@2026", "sample@2024"), ("sample/2026", "sample/2024"),
          ('"wave": "2026"', '"wave": "2024"')), "sample@2024"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("platform", MARKING)
def test_another_form_is_refused(
    platform: str, changes: tuple[tuple[str, str], ...], other: str, tmp_path: Path
) -> None:
    text = laid_out(platform)
    for old, new in changes:
        text = text.replace(old, new)
    if platform == "redcap":
        text = text.replace("means_", "sample_")
    with pytest.raises(ResponseError) as error:
        read(platform, text, tmp_path)
    assert str(error.value).startswith("responses.")
    assert str(error.value).endswith(
        f": found answers to {other!r}; expected answers to 'sample@2026'. Read them as answers to "
        "that questionnaire and wave."
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"rol": "local"}, "answers: found field 'rol'; expected only fields of the form."),
        ({"link": ...}, "answers: found no field link; expected every field of the form."),
        ({"role": "national"}, "answers: found role 'national'; expected one of regional, local,"),
    ],
)
def test_an_older_offline_form_with_something_unknown_is_refused(
    answers: dict[str, Any], said: str, tmp_path: Path
) -> None:
    """A field or code that is gone since was no mistake of the respondent's."""
    saved = json.loads(laid_out("html"))
    given = {**saved[0]["answers"], **answers}
    saved[0]["answers"] = {name: one for name, one in given.items() if one is not ...}
    saved[0]["content_hash"] = f"00000000{HASH[8:]}"
    with pytest.raises(ResponseError) as error:
        read("html", json.dumps(saved), tmp_path)
    assert said in str(error.value)
    assert CHANGED in str(error.value)
    assert "answers to" not in str(error.value)


def test_an_unknown_code_of_the_form_as_it_is_is_a_problem(tmp_path: Path) -> None:
    saved = json.loads(laid_out("html"))
    saved[0]["answers"]["role"] = "national"
    found = read("html", json.dumps(saved), tmp_path)
    assert [one.found for one in found.problems] == ["'national'"]
