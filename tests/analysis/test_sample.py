from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import load
from analysis.provenance import provenance
from analysis.sample import Sample
from surveys.errors import AnalysisError, DefinitionError, StoreError, UsageError
from surveys.frame_files import parquet_bytes
from surveys.store import Store
from tests.analysis.answers import CODEBOOK, sample, two_waves


def released(root: Path, study: str = "demo", *, synthetic: bool = True, minimum: int = 5) -> Store:
    """Write a study with a release of the instrument `visits`."""
    frame = pd.DataFrame({"wave": ["2024"] * 3 + ["2026"] * 2, "score": [1.0, 2.0, 3.0, 4.0, 5.0]})
    store = Store(root)
    store.write_raw(study, {"study.toml": b""}, force=True)
    store.write_release(
        study,
        {
            "visits.parquet": parquet_bytes(frame),
            "visits.codebook.json": CODEBOOK.to_json().encode(),
        },
        {
            "instruments": {"visits": {}},
            "rule": {"minimum_group": minimum},
            "synthetic": synthetic,
        },
    )
    return store


def test_load_reads_frame_codebook_waves_and_rule(tmp_path: Path) -> None:
    released(tmp_path, minimum=7)
    answers = load("visits", root=tmp_path)
    assert answers.waves == ("2024", "2026")
    assert len(answers) == 5
    assert answers.codebook == CODEBOOK
    assert answers.rule.minimum_group == 7
    assert (answers.study, answers.synthetic) == ("demo", True)
    assert answers.version == Store(tmp_path).release("demo").version


def test_load_keeps_the_waves_asked_for_in_their_own_order(tmp_path: Path) -> None:
    released(tmp_path)
    assert load("visits", waves=("2026",), root=tmp_path).frame["score"].tolist() == [4.0, 5.0]
    assert load("visits", waves=("2026", "2024"), root=str(tmp_path)).waves == ("2024", "2026")


def test_load_finds_the_root_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released(tmp_path)
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    assert len(load("visits")) == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"instrument": "visit"},
            "data_clean of demo: found instrument 'visit'; expected one of visits. "
            "Did you mean 'visits'?",
        ),
        (
            {"instrument": "visits", "waves": ("2025",)},
            "answers to visits: found wave '2025'; expected one of 2024, 2026. "
            "Did you mean '2026'?",
        ),
        (
            {"instrument": "visits", "waves": ()},
            "answers to visits: found no wave; expected one or more of 2024, 2026.",
        ),
    ],
)
def test_load_names_what_does_not_exist(
    tmp_path: Path, arguments: dict[str, object], message: str
) -> None:
    released(tmp_path)
    with pytest.raises(UsageError) as caught:
        load(root=tmp_path, **arguments)  # type: ignore[arg-type] # one table of arguments
    assert str(caught.value).startswith(message)


def test_a_single_wave_may_be_a_text(tmp_path: Path) -> None:
    released(tmp_path)
    assert load("visits", waves="2026", root=tmp_path).waves == ("2026",)


@pytest.mark.parametrize(
    ("raw", "advice"), [([], "tkk simulate demo"), (["visits2026"], "tkk run visits2026")]
)
def test_nothing_in_data_clean_says_what_to_run(
    tmp_path: Path, raw: list[str], advice: str
) -> None:
    for study in raw:
        Store(tmp_path).write_raw(study, {"study.toml": b""}, force=False)
    with pytest.raises(StoreError, match=advice):
        load("visits", root=tmp_path)


def test_a_named_study_without_a_release_says_what_to_run(tmp_path: Path) -> None:
    released(tmp_path)
    with pytest.raises(StoreError, match="tkk run other"):
        load("visits", study="other", root=tmp_path)


def test_real_answers_go_before_demo_data(tmp_path: Path) -> None:
    released(tmp_path, "demo")
    released(tmp_path, "evaluation", synthetic=False)
    Store(tmp_path).write_raw("planned", {"study.toml": b""}, force=False)
    assert load("visits", root=tmp_path).study == "evaluation"
    assert load("visits", study="demo", root=tmp_path).study == "demo"


def test_two_real_studies_have_to_be_told_apart(tmp_path: Path) -> None:
    released(tmp_path, "one", synthetic=False)
    released(tmp_path, "two", synthetic=False)
    with pytest.raises(UsageError, match="in 2 studies; expected the name of one: one, two"):
        load("visits", root=tmp_path)


def test_a_damaged_release_is_never_passed_over(tmp_path: Path) -> None:
    released(tmp_path, "demo")
    released(tmp_path, "evaluation", synthetic=False)
    release = Store(tmp_path).release("evaluation")
    (release.folder / "visits.parquet").write_bytes(b"changed")
    with pytest.raises(StoreError, match="missing or was changed"):
        load("visits", root=tmp_path)


def test_a_damaged_release_of_another_study_is_no_hindrance(tmp_path: Path) -> None:
    released(tmp_path, "demo")
    released(tmp_path, "evaluation", synthetic=False)
    release = Store(tmp_path).release("demo")
    (release.folder / "visits.parquet").write_bytes(b"changed")
    assert load("visits", root=tmp_path).study == "evaluation"


def test_load_and_provenance_choose_the_same_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(tmp_path, "demo")
    released(tmp_path, "evaluation", synthetic=False)
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    monkeypatch.delenv("TKK_STUDY", raising=False)
    assert provenance().release.study == load("visits").study == "evaluation"
    monkeypatch.setenv("TKK_STUDY", "demo")
    assert provenance().release.study == load("visits").study == "demo"


def test_importing_analysis_is_light() -> None:
    code = "import sys, analysis; print('pandas' in sys.modules, 'load' in dir(analysis))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_analysis_has_no_other_names() -> None:
    import analysis

    with pytest.raises(AttributeError, match="no attribute 'befor_after'"):
        analysis.befor_after  # noqa: B018 # the look-up is what fails


def test_a_frame_without_waves_is_refused() -> None:
    with pytest.raises(AnalysisError, match="expected a column 'wave'"):
        Sample(frame=pd.DataFrame({"score": [1.0]}), codebook=CODEBOOK)


def test_one_wave() -> None:
    answers = two_waves("score", [1, 2, 3], [4, 5])
    assert answers.wave("2026").frame["score"].tolist() == [4.0, 5.0]
    with pytest.raises(UsageError, match=r"found wave '2025'; expected one of 2024, 2026"):
        answers.wave("2025")


def test_it_says_how_many_without_small_counts() -> None:
    answers = two_waves("score", [1, 2, 3], [1, 2, 3, 4, 5, 6], synthetic=True)
    assert str(answers) == "visits, responses by wave: 2024: fewer than 5, 2026: 6; demo data"
    assert repr(answers) == f"<Sample {answers}>"
    assert str(two_waves("score", [1] * 5, [])) == "visits, responses by wave: 2024: 5, 2026: 0"


def test_subset_is_the_meaning_of_skip_logic() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 4,
            "plan": ["yes", "no", None, "yes"],
            "years": [1, 5, 9, 7],
            "help__phone": [True, False, None, False],
        }
    )
    assert answers.subset('plan == "yes" and years >= 2').frame["years"].tolist() == [7]
    assert answers.subset('not plan == "yes"').frame["years"].tolist() == [5, 9]
    assert answers.subset('any_of(help, "phone")').frame["years"].tolist() == [1]
    assert answers.subset('count(help, "phone") > 0').frame["years"].tolist() == [1]
    assert answers.subset("is_answered(plan) or years == 9").frame.shape[0] == 4


@pytest.mark.parametrize(
    ("condition", "error", "message"),
    [
        ('plann == "yes"', UsageError, "Did you mean 'plan'?"),
        ('help == "phone"', DefinitionError, "found 'help' compared as a whole"),
        ('any_of(help, "phon")', DefinitionError, "Did you mean 'phone'?"),
        ('any_of(plan, "yess")', DefinitionError, "Did you mean 'yes'?"),
        ("home >= 2", DefinitionError, "whole-number codes to compare by size"),
        ("plan ==", DefinitionError, "subset: found"),
    ],
)
def test_subset_explains_a_wrong_condition(
    condition: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        sample({"wave": ["2024"], "plan": ["yes"]}).subset(condition)
    assert message in str(caught.value)


def test_numbers_by_kind() -> None:
    answers = sample(
        {
            "wave": ["2024"] * 3,
            "plan": ["yes", "no", None],
            "home": ["city", "state", None],
            "likert": ["1", "5", None],
            "help__phone": [True, False, None],
            "years": [3, None, 4],
        }
    )

    def numbers(item: str, code: str | tuple[str, ...] | None = None) -> list[float | None]:
        found = answers.numbers(item, code)
        return [None if pd.isna(one) else float(one) for one in found]

    assert numbers("plan") == [1, 0, None]
    assert numbers("plan", "no") == [0, 1, None]
    assert numbers("home", ("state", "county")) == [0, 1, None]
    assert numbers("likert") == [1, 5, None]
    assert numbers("likert", ("4", "5")) == [0, 1, None]
    assert numbers("help__phone") == [1, 0, None]
    assert numbers("years") == [3, None, 4]


def test_an_answer_that_is_no_code_is_missing() -> None:
    answers = sample({"wave": ["2024"] * 2, "plan": ["unsure", "no"]})
    assert answers.numbers("plan").isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("item", "code", "message"),
    [
        ("help", None, "found item 'help', which has parts; expected one of help__phone"),
        ("scor", None, "Did you mean 'score'?"),
        ("plan", "yess", "found code 'yess'; expected one of yes, no. Did you mean 'yes'?"),
        ("plan", "unsure", "found code 'unsure'; expected one of yes, no"),
        ("score", "1", "found code '1' for 'score', whose answers are no codes"),
    ],
)
def test_wrong_items_and_codes_are_explained(item: str, code: str | None, message: str) -> None:
    answers = sample({"wave": ["2024"], "plan": ["yes"], "score": [1.0]})
    with pytest.raises(UsageError) as caught:
        answers.numbers(item, code)
    assert message in str(caught.value)


def test_a_variable_without_its_column_is_a_fault_of_the_data() -> None:
    with pytest.raises(AnalysisError, match="no column 'years'"):
        sample({"wave": ["2024"]}).numbers("years")


def test_no_order_offers_code() -> None:
    with pytest.raises(AnalysisError) as caught:
        sample({"wave": ["2024"], "home": ["city"]}).numbers("home")
    assert str(caught.value) == (
        "variable home: found level of measurement 'nominal'; expected binary, ordinal or "
        "numeric. Compare the share that chose an answer, such as code='city' (one of city, "
        "county, state), or several, such as code=('city', 'county')."
    )
