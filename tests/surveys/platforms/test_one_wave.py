"""Reading a file whose wave is not named, and one whose form is pinned by its mapping."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surveys.errors import ResponseError, UsageError
from surveys.model import Instrument
from surveys.platforms import export, get, read
from tests.small import small_instrument
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.sample import SAMPLE

LIMESURVEY = get("limesurvey")
SAME = small_instrument()
"""An instrument that asks the same in every wave."""


def answered(instrument: Instrument, wave: str, folder: Path) -> Path:
    fields = [one.name for one in instrument.at(wave).asked_fields]
    path = folder / "vastaukset.csv"
    path.write_bytes(
        LIMESURVEY.lay_out(frame([("fi", dict.fromkeys(fields, ""))]), instrument, wave)
    )
    return path


@pytest.mark.parametrize("wave", ["2024", "2026"])
def test_a_file_is_read_as_the_only_wave_that_it_fits(wave: str, tmp_path: Path) -> None:
    assert read(LIMESURVEY, answered(SAMPLE, wave, tmp_path), SAMPLE).wave == wave


def test_two_waves_that_fit_are_refused_until_one_is_named(tmp_path: Path) -> None:
    assert [wave.name for wave in SAME.waves] == ["2024", "2026"]
    path = answered(SAME, "2024", tmp_path)
    with pytest.raises(ResponseError) as error:
        read(LIMESURVEY, path, SAME)
    assert str(error.value) == (
        "vastaukset.csv: found a file that fits the waves 2024, 2026; expected one wave. Name the "
        "one that was answered with --wave."
    )
    assert read(LIMESURVEY, path, SAME, "2024").wave == "2024"


def test_a_file_that_fits_no_wave_says_what_the_last_lacks(tmp_path: Path) -> None:
    path = tmp_path / "vastaukset.csv"
    path.write_text("id;submitdate;lastpage;startlanguage\n1;;;fi\n")
    with pytest.raises(ResponseError, match="expected all columns of sample, wave 2026"):
        read(LIMESURVEY, path, SAMPLE)
    with pytest.raises(UsageError, match="Did you mean '2026'"):
        read(LIMESURVEY, path, SAMPLE, "20226")


def mapping(folder: Path, wave: str = "2026", **changes: str) -> Path:
    path = folder / "names.json"
    plain = json.loads(export(LIMESURVEY, SAMPLE, wave)[-1].content)
    path.write_text(json.dumps({**plain, **changes}))
    return path


def test_a_mapping_names_the_wave_and_pins_the_form(tmp_path: Path) -> None:
    path = answered(SAMPLE, "2024", tmp_path)
    assert read(LIMESURVEY, path, SAMPLE, mapping=mapping(tmp_path, "2024")).wave == "2024"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"platform": "odk"}, "found platform 'odk'; expected 'limesurvey'"),
        ({"instrument": "other"}, "found instrument 'other'; expected 'sample'"),
        ({"content_hash": "0" * 64}, f"found content_hash '{'0' * 64}'; expected '"),
    ],
)
def test_the_mapping_of_another_form(changes: dict[str, str], message: str, tmp_path: Path) -> None:
    path = answered(SAMPLE, "2026", tmp_path)
    with pytest.raises(ResponseError) as error:
        read(LIMESURVEY, path, SAMPLE, "2026", mapping(tmp_path, **changes))
    assert message in str(error.value)
    assert "take the one exported with the form" in str(error.value)


def test_the_mapping_of_another_wave(tmp_path: Path) -> None:
    path = answered(SAMPLE, "2026", tmp_path)
    with pytest.raises(ResponseError, match="found wave '2024'; expected '2026'"):
        read(LIMESURVEY, path, SAMPLE, "2026", mapping(tmp_path, "2024"))
