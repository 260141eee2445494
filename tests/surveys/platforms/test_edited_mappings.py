"""A mapping that was edited has an effect, or is refused: it is never passed over in silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from surveys.errors import ResponseError
from surveys.model import LANGUAGES, Language
from surveys.platforms import get, names, read
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE, blank

OWN = ("html", "limesurvey", "odk", "qualtrics", "redcap", "surveyjs")
"""Platforms that decode by names of their own."""


def answered(platform: str, folder: Path) -> Path:
    target = get(platform)
    path = folder / f"responses.{next(iter(target.LAYOUTS.values()))}"
    path.write_bytes(target.lay_out(frame([("fi", blank(role="local"))]), SAMPLE, "2026"))
    return path


def mapping(
    platform: str, folder: Path, edit: Callable[[dict[str, Any]], object] = lambda plain: None
) -> Path:
    # Names of a platform's own are the same in every language.
    languages: Sequence[Language] = LANGUAGES if get(platform).TAKES_EDITS else ("sv", "en")
    *_, file = get(platform).export(SAMPLE, "2026", languages)
    plain = json.loads(file.content)
    edit(plain)
    path = folder / "names.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def rename(plain: dict[str, Any]) -> None:
    plain["fields"]["role"]["name"] = "tehtävä"


def test_which_platforms_take_edits() -> None:
    assert tuple(name for name in sorted(names()) if not get(name).TAKES_EDITS) == OWN


@pytest.mark.parametrize("platform", names())
def test_a_mapping_as_it_was_exported_is_taken(platform: str, tmp_path: Path) -> None:
    path = answered(platform, tmp_path)
    found = read(get(platform), path, SAMPLE, mapping=mapping(platform, tmp_path))
    assert (found.frame["role"].tolist(), found.problems) == (["local"], ())


@pytest.mark.parametrize("platform", names())
def test_another_name_is_never_passed_over(platform: str, tmp_path: Path) -> None:
    path = answered(platform, tmp_path)
    edited = mapping(platform, tmp_path, rename)
    with pytest.raises(ResponseError, match="tehtävä") as error:
        read(get(platform), path, SAMPLE, mapping=edited)
    assert ("this mapping was edited" in str(error.value)) == (platform in OWN)


def test_the_first_edit_is_named(tmp_path: Path) -> None:
    edited = mapping("redcap", tmp_path, rename)
    with pytest.raises(ResponseError) as error:
        read(get("redcap"), answered("redcap", tmp_path), SAMPLE, mapping=edited)
    assert str(error.value) == (
        f"{edited}: found field role as 'tehtävä'; expected 'role'. REDCap reads by its own names, "
        "this mapping was edited: leave it as it was exported. A table under other names can be "
        "read with --platform table."
    )


EDITS: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda plain: plain["fields"]["role"]["codes"].update(local=["paikallinen"]),
     "found field role, code local as 'paikallinen'; expected"),
    (lambda plain: plain["fields"]["role"]["codes"].pop("local"),
     "found field role, code local as nothing; expected"),
    (lambda plain: plain["fields"]["role"]["codes"].update(national="5"),
     "found field role, code national as '5'; expected nothing."),
    (lambda plain: plain["fields"].pop("why"), "found field why as nothing; expected"),
    (lambda plain: plain["fields"].update(more={"name": "m"}), "found field more as 'm'; expected nothing."),
    (lambda plain: plain.update(meta={"language": "kieli"}), "found meta language as 'kieli'; expected nothing."),
    (lambda plain: plain.update(ignored=["a", "b"]), "found ignored columns 'a', 'b'; expected nothing."),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), EDITS)
@pytest.mark.parametrize("platform", OWN)
def test_every_edit_is_refused(
    platform: str, edit: Callable[[dict[str, Any]], object], said: str, tmp_path: Path
) -> None:
    edited = mapping(platform, tmp_path, edit)
    with pytest.raises(ResponseError) as error:
        read(get(platform), answered(platform, tmp_path), SAMPLE, mapping=edited)
    assert said in str(error.value)
