"""A mapping that was edited has an effect, or is refused: it is never passed over in silence."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from surveys.errors import ResponseError
from surveys.instruments import employers
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


NO_EFFECT: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda plain: plain["fields"]["why"].update(codes={"a": "b"}),
     "field why: found 'codes'; expected 'name' alone, as the field has no codes."),
    (lambda plain: plain["fields"]["months"].update(codes={"1": "yksi"}), "field months: found 'codes'"),
    (lambda plain: plain["fields"]["started"].update(codes={"1": "1.1.2026"}),
     "field started: found 'codes'"),
    (lambda plain: plain["meta"].update(languages="Kieli"),
     "found meta key 'languages'; expected one of response_id, submitted, language."),
    (lambda plain: plain["fields"]["tasks__time"]["codes"].update(yes="x"),
     "field tasks__time: found code 'yes'; expected one of 1, 0."),
    (lambda plain: plain["fields"]["role"]["codes"].update(locla="x"),
     "field role: found code 'locla'; expected one of"),
    (lambda plain: plain["fields"].update(rol={"name": "x"}), "found field 'rol'; expected one of"),
    (lambda plain: plain["fields"].pop("months"),
     "found no field 'months'; expected a name for every field of sample, wave 2026. "
     'Write under "fields": "months": {"name": "…"}, with the heading of its column in the file.'),
    (lambda plain: plain["fields"]["months"].update(name=[]), "found field 'months' without a name"),
    (lambda plain: plain["fields"]["months"].update(name=""), "found field 'months' without a name"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "said"), NO_EFFECT)
@pytest.mark.parametrize("platform", [name for name in names() if name not in OWN])
def test_an_edit_without_effect_is_refused(
    platform: str, edit: Callable[[dict[str, Any]], object], said: str, tmp_path: Path
) -> None:
    edited = mapping(platform, tmp_path, edit)
    with pytest.raises(ResponseError) as error:
        read(get(platform), answered(platform, tmp_path), SAMPLE, mapping=edited)
    assert str(error.value).startswith(str(edited))
    assert said in str(error.value)


def test_a_mapping_names_no_field_that_is_computed(tmp_path: Path) -> None:
    *_, file = get("table").export(employers, "2026")
    plain = json.loads(file.content)
    plain["fields"]["partial_share"] = {"name": "osuus"}
    path = tmp_path / "names.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(ResponseError, match="field 'partial_share', which is computed"):
        read(get("table"), tmp_path / "any.csv", employers, mapping=path)
