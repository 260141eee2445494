"""Exporting: which wave, which languages, under which names."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from surveys.errors import DefinitionError, UsageError
from surveys.model import Instrument, Text, content_hash, with_texts
from surveys.platforms import export, get, names
from tests.surveys.platforms.sample import SAMPLE

ODK = get("odk")


def without(**texts: Text) -> Instrument:
    """Return the sample with other texts: places with "__" for the dot."""
    return with_texts(SAMPLE, {name.replace("__", "."): text for name, text in texts.items()})


@pytest.mark.parametrize("platform", names())
def test_the_form_of_an_earlier_wave_has_a_name_of_its_own(platform: str) -> None:
    def files(wave: str | None) -> list[str]:
        return [file.name.replace(platform, "x") for file in export(get(platform), SAMPLE, wave)]

    assert files(None) == files("2026")
    assert {name.partition(".")[0] for name in files("2026")} == {"sample"}
    assert files("2024") == [name.replace("sample", "sample@2024") for name in files(None)]
    assert export(get(platform), SAMPLE) == get(platform).export(SAMPLE, "2026")


def test_the_mapping_names_the_version_of_the_wave() -> None:
    _, mapping = export(ODK, SAMPLE, "2024")
    assert json.loads(mapping.content)["content_hash"] == content_hash(SAMPLE.at("2024"))


def test_a_form_is_only_written_in_complete_languages() -> None:
    english = Text(en="Only in English")
    lacking = without(
        title=english, role__text=english, role__help=english, role__codes__local=english,
        time_spent__text=Text(sv="Tid", en="Time"),
    )  # fmt: skip
    with pytest.raises(DefinitionError) as error:
        export(ODK, lacking)
    count = len(lacking.texts)
    assert str(error.value) == (
        f"instrument sample, wave 2026: found 4 of {count} texts without fi (title, role.text, "
        f"role.codes.local … (4 in all)); 3 of {count} texts without sv (title, role.text, "
        "role.codes.local); expected every text in fi, sv, en. Translate them, or ask for the "
        "languages that are complete: --language en."
    )
    assert export(ODK, lacking, languages=["en"]) == ODK.export(lacking, "2026", ("en",))
    with pytest.raises(DefinitionError, match=r"3 of \d+ texts without sv"):
        export(ODK, lacking, languages=["en", "sv"])


def test_without_any_complete_language_there_is_no_advice_to_ask_for_one() -> None:
    mixed = without(title=Text(fi="Otsikko"), intro=Text(sv="Hej", en="Hello"))
    with pytest.raises(DefinitionError) as error:
        export(ODK, mixed)
    assert str(error.value).endswith("Translate them.")


def test_texts_of_another_wave_may_be_lacking() -> None:
    lacking = without(only_new__text=Text(en="New"))
    assert len(export(ODK, lacking, "2024")) == 2
    with pytest.raises(DefinitionError, match=r"only_new\.text"):
        export(ODK, lacking, "2026")


def test_languages_come_in_their_order_and_once() -> None:
    assert export(ODK, SAMPLE, languages=["en", "fi", "en"]) == ODK.export(
        SAMPLE, "2026", ("fi", "en")
    )


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        (["se"], "found language 'se'; expected one of fi, sv, en."),
        ([], "found no language; expected at least one of fi, sv, en."),
    ],
)
def test_languages_that_there_are_not(languages: list[str], message: str) -> None:
    with pytest.raises(UsageError) as error:
        export(ODK, SAMPLE, languages=languages)  # type: ignore[arg-type] # as a user may write
    assert str(error.value).startswith(message)


def test_a_wave_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="Did you mean '2024'"):
        export(ODK, SAMPLE, "20244")


def test_the_source_opens_the_form_whatever_the_order() -> None:
    form, *_ = export(get("limesurvey"), replace(SAMPLE, source="sv"))
    assert b"<language><![CDATA[sv]]></language>" in form.content
    assert b"<additional_languages><![CDATA[fi en]]></additional_languages>" in form.content
