"""study.toml is checked when read; what is wrong is named with its table and key."""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.errors import DefinitionError
from surveys.study import LEAST_GROUP, read_study

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
    assert coordinators.rule.keys == ("ely",)
    assert coordinators.clean.steps[0].reason == "the survey was left before the last page"


RULE = '[instruments.coordinators.rule]\nkeys = ["ely"]\nk = 5'
STEP = "[[instruments.esf_start.anonymise]]\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "demo"', "name = demo", "text that is not TOML"),
        ('name = "demo"', "", "study.toml: found no 'name'; expected a text"),
        ("seed = 20260901", 'seed = "x"', "study.toml: found seed = 'x'; expected a whole number"),
        ("seed = 20260901", "seed = true", "expected a whole number"),
        ("seed = 20260901", "seed = 1\nsed = 2", "study.toml: found unknown key 'sed'; expected one of"),
        ('fi = "Esim', 'fin = "Esim', "study.toml, [title]: found no 'fi'"),
        ("[instruments.coordinators.rule]", "[instruments.coordinatrs.rule]", "[coordinators]: found no 'rule'"),
        ('wave = "2024"', 'wave = "2023"', "found wave '2023'"),
        ('platform = "limesurvey"', 'platform = "limesurvy"', "Did you mean 'limesurvey'"),
        ('file = "coordinators_2024.csv"', 'file = "../x.csv"', "the name of a file beside study.toml"),
        ('file = "coordinators_2026.csv"', 'file = "coordinators_2024.csv"', "found file 'coordinators_2024.csv' twice; expected each response file once"),
        ('step = "drop_partial"', 'step = "drop_parts"', "Did you mean 'drop_partial'"),
        ('step = "drop_partial"', 'step = "drop_partial"\nfrom = 1', "found option 'from'"),
        ('reason = "the survey was left before the last page"', "", "found no 'reason'"),
        (RULE, RULE.replace("5", "1"), "[coordinators], [rule]: disclosure rule: found k = 1"),
        ("responses]]\nwave", "responses]]\nwaves = 1\nwave", "unknown key 'waves'"),
        ('step = "drop_partial"', 'step = "drop_partial"\nname = "x"', "clean number 1: step drop_partial: found option 'name'"),
        (RULE, RULE.replace('["ely"]', "[1]"), "[rule]: found keys = [1]; expected a list, each a text"),
        (RULE, f'{RULE}\ntexts = [["a"]]', "found texts = [['a']]; expected a list, each a text"),
        (RULE, RULE.replace('["ely"]', "[]"), "[rule]: disclosure rule: found no keys"),
        (RULE, RULE.replace('["ely"]', '["elly"]'), "[coordinators]: [rule]: found keys with 'elly'"),
        (RULE, f'{RULE}\nsensitive = ["rol"]', "found sensitive with 'rol'; expected a field of instrument coordinators or a pseudonym. Did you mean 'role'"),
        (RULE, f'{RULE}\nunit = "respondnt"', "found unit with 'respondnt'"),
        (RULE, RULE.replace('["ely"]', '["reform_effect"]'), "disclosure rule: found no keys"),
        ("minimum_group = 5", "minimum_group = 2", "found minimum_group = 2; expected a whole number from 3"),
        ("seed = 20260901", "seed = -1", "found seed = -1; expected a whole number from 0"),
        ("seed = 20260901", f"seed = {'1' * 5000}", "text that is not TOML"),
        ('fi = "Esim', 'fi = " "\nde = "Esim', "[title]: found unknown key 'de'"),
        ('en = "Demo study: work ability coordinators 2024 and 2026 (synthetic data)"', 'en = " "', "[title]: found no en title; expected a title in every language"),
        ('edges = [1965, 1980, 1993]', 'edges = [1980, 1965]', "step band: found edges [1980, 1965]"),
        ('edges = [1965, 1980, 1993]', f'edges = [1965]\nreason = "a"\n{STEP}step = "band"\nfield = "birth_year"\nedges = [1980]',
         "step band: found a second recoding of field 'birth_year'"),
        ('field = "birth_year"', 'field = "birth_yaer"', "step band: found field with field 'birth_yaer'"),
        ('fields = ["start_date"]', 'fields = ["start_day"]', "Did you mean 'start_date'"),
        ('step = "scale_scores"', 'step = "scale_scores"\nscores = ["support_score"]', "found scores with field 'support_score'"),
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


def test_no_instruments(tmp_path: Path) -> None:
    text = DEMO.split("# The national survey")[0] + "[instruments]\n"
    with pytest.raises(DefinitionError, match="no instrument; expected one or more of coord"):
        read_study(written(tmp_path, text))


def test_the_smallest_group_is_allowed(tmp_path: Path) -> None:
    text = DEMO.replace("minimum_group = 5", f"minimum_group = {LEAST_GROUP}")
    assert read_study(written(tmp_path, text)).minimum_group == 3


def test_fields_of_one_wave_are_known(tmp_path: Path) -> None:
    text = DEMO.replace(RULE, RULE.replace('["ely"]', '["ely", "reform_effect"]'))
    text = text.replace('fields = ["role", ', 'fields = ["role", "reform_effect", ', 1)
    assert read_study(written(tmp_path, text)).instruments[0].rule.keys[1] == "reform_effect"


JUNK: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [0, -1, 2, 10**30, True, 1.5, float("nan"), "", "x", "ely", "support", "role\n", "key"]
    ),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["a", "step", "field", "name"]), inner, max_size=2)
    ),
    max_leaves=3,
)
CHANGES = st.sampled_from(["replace", "wrap", "delete", "double", "add"])


def containers(value: Any) -> list[Any]:
    """The value's tables and lists that hold something, itself among them."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if inner else []), *(one for part in inner for one in containers(part))]


def change(draw: Any, plain: dict[str, Any]) -> None:
    """Put one mistake into the study."""
    holder = draw(st.sampled_from(containers(plain)))
    place = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
    match draw(CHANGES):
        case "replace":
            holder[place] = draw(JUNK)
        case "wrap":
            holder[place] = [holder[place]]
        case "delete":
            del holder[place]
        case "double" if isinstance(holder, list):
            holder.append(deepcopy(holder[place]))
        case _ if isinstance(holder, dict):
            holder[draw(st.sampled_from(["name", "key", "frame", "instrument", "x"]))] = draw(JUNK)
        case _:
            holder.append(draw(JUNK))


def toml(value: Any) -> str:
    """Write a value as TOML, tables in one line."""
    if isinstance(value, dict):
        return (
            f"{{ {', '.join(f'{json.dumps(key)} = {toml(one)}' for key, one in value.items())} }}"
        )
    if isinstance(value, list):
        return f"[{', '.join(toml(one) for one in value)}]"
    return "nan" if value != value else json.dumps(value, ensure_ascii=False)


@given(st.data())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_mistakes_never_end_in_tracebacks(tmp_path: Path, data: st.DataObject) -> None:
    plain = tomllib.loads(DEMO)
    for _ in range(data.draw(st.integers(1, 2))):
        change(data.draw, plain)
    text = "\n".join(f"{json.dumps(key)} = {toml(value)}" for key, value in plain.items())
    assert repr(tomllib.loads(text)) == repr(plain)
    complaint = "study.toml"
    try:
        read_study(written(tmp_path, text))
    except DefinitionError as error:
        complaint = str(error)
    assert complaint.startswith("study.toml")
