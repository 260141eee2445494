"""study.toml is checked when read; what is wrong is named with its table and key."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from surveys.errors import DefinitionError
from surveys.study import read_study

DEMO = files("surveys.demo").joinpath("study.toml").read_text(encoding="utf-8")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "study.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_demo_study_is_read(tmp_path: Path) -> None:
    study = read_study(written(tmp_path, DEMO))
    assert study.name == "demo"
    assert study.synthetic
    assert study.minimum_group == 5
    assert [one.instrument.name for one in study.instruments] == [
        "coordinators",
        "esf_start",
        "esf_exit",
    ]
    coordinators = study.instruments[0]
    assert [file.platform for file in coordinators.responses] == ["limesurvey", "odk"]
    assert coordinators.rule.keys == ("role", "ely")
    assert coordinators.clean.steps[0].reason == "the survey was left before the last page"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "demo"', "name = demo", "text that is not TOML"),
        ('name = "demo"', "", "study.toml: found no 'name'; expected text"),
        ("seed = 20260901", 'seed = "x"', "study.toml: found seed = 'x'; expected a whole number"),
        ("seed = 20260901", "seed = true", "expected a whole number"),
        ("seed = 20260901", "seed = 1\nsed = 2", "study.toml: found unknown key 'sed'; expected one of"),
        ('fi = "Esim', 'fin = "Esim', "study.toml, [title]: found no 'fi'"),
        ("[instruments.coordinators.rule]", "[instruments.coordinatrs.rule]", "[coordinators]: found no 'rule'"),
        ('wave = "2024"', 'wave = "2023"', "found wave '2023'"),
        ('platform = "limesurvey"', 'platform = "limesurvy"', "Did you mean 'limesurvey'"),
        ('file = "coordinators_2024.csv"', 'file = "../x.csv"', "the name of a file beside study.toml"),
        ('wave = "2026"', 'wave = "2024"', "one response file for each wave"),
        ('step = "drop_partial"', 'step = "drop_parts"', "Did you mean 'drop_partial'"),
        ('step = "drop_partial"', 'step = "drop_partial"\nfrom = 1', "found option 'from'"),
        ('reason = "the survey was left before the last page"', "", "found no 'reason'"),
        ('keys = ["role", "ely"]\nk = 5\n\n# ESF', 'keys = ["role", "ely"]\nk = 1\n\n# ESF', "k = 1"),
        ("responses]]\nwave", "responses]]\nwaves = 1\nwave", "unknown key 'waves'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in DEMO
    with pytest.raises(DefinitionError) as caught:
        read_study(written(tmp_path, DEMO.replace(old, new, 1)))
    assert message in str(caught.value)


def test_a_list_of_steps_holds_tables(tmp_path: Path) -> None:
    text = (
        DEMO.split("# The national survey")[0]
        + "[instruments.coordinators]\nclean = [1]\nresponses = []\n"
    )
    with pytest.raises(DefinitionError, match="clean number 1 = 1"):
        read_study(written(tmp_path, text))
