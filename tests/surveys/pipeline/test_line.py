"""The line up to data_clean: the demo passes; what is wrong stops it and changes nothing."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from surveys import platforms
from surveys.codebook import Codebook
from surveys.model import Disclosure
from surveys.platforms.delimited import parse
from surveys.platforms.delimited_writing import delimited
from surveys.store import Store
from surveys.study import read_study
from surveys.synthetic import planted_in

Command = Callable[..., tuple[int, str, str]]

PLACES = {"place", "workplace"}
"""What is planted in open answers and real, so that it may stand in texts of the codebook."""


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_release_holds_each_instrument_in_every_form(released: Store) -> None:
    release = released.release("demo")
    assert release.instruments == ("coordinators", "esf_exit", "esf_start")
    for name in release.instruments:
        for ending in ("parquet", "csv", "missing.csv", "codebook.json", "steps.json",
                       "validation.json", "disclosure.json"):  # fmt: skip
            assert f"{name}.{ending}" in release.manifest["files"]


def test_waves_are_stacked_and_people_linked(released: Store) -> None:
    frame = released.release("demo").frame("coordinators")
    assert set(frame["wave"]) == {"2024", "2026"}
    pairs = frame.dropna(subset="respondent").groupby("respondent")["wave"].nunique()
    assert (pairs == 2).sum() > 80
    assert frame.loc[frame["wave"] == "2024", "reform_effect__missing"].eq("not_in_wave").all()


def test_codebook_describes_what_is_there(released: Store) -> None:
    release = released.release("demo")
    for name in release.instruments:
        codebook = Codebook.from_json(release.text(f"{name}.codebook.json"))
        frame = release.frame(name)
        for variable in codebook.variables:
            assert variable.name in frame
            if variable.answers and variable.kind == "code":
                known = {code.code for code in variable.answers}
                assert set(frame[variable.name].dropna()) <= known, variable.name


def test_csv_and_parquet_say_the_same(released: Store) -> None:
    release = released.release("demo")
    parquet = release.frame("coordinators")
    csv = pd.read_csv(release.folder / "coordinators.csv", dtype="str")
    assert list(csv["support__valued"].fillna("")) == list(parquet["support__valued"].fillna(""))
    missing = pd.read_csv(release.folder / "coordinators.missing.csv", dtype="str")
    ely = missing[missing["field"] == "ely"]
    assert len(ely) == parquet["ely"].isna().sum()


def test_every_record_shares_its_keys_with_four_others(released: Store) -> None:
    release = released.release("demo")
    for name in release.instruments:
        keys = release.manifest["instruments"][name]["keys"]
        frame = release.frame(name)
        sizes = frame.fillna(dict.fromkeys(keys, "(blank)")).groupby(["wave", *keys]).size()
        assert sizes.min() >= 5, name


def traces_in(raw: Path) -> dict[str, set[str]]:
    """Return what tells in the raw demo who somebody is: field or kind → what stands there."""
    study = read_study(raw / "study.toml")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for plan in study.instruments:
        for file in plan.responses:
            read = platforms.get(file.platform).read(raw / file.file, plan.instrument, file.wave)
            for item in plan.instrument.at(file.wave):
                if item.disclosure is Disclosure.IDENTIFIER:
                    found[item.name] |= set(read.frame[item.name].dropna())
            planted = planted_in(read.frame, study.seed)
            for kind, trace in zip(planted["kind"], planted["found"], strict=True):
                found[kind] |= {trace} if kind not in PLACES else set()
    return found


def test_nothing_of_a_person_is_left(released: Store) -> None:
    release = released.release("demo")
    raw = released.study_file("demo").parent
    traces = traces_in(raw)
    assert {kind for kind, some in traces.items() if some} == {
        "link_code", "team_code", "client", "coordinator",
        "name", "phone", "email", "identity_code", "address",
    }  # fmt: skip
    every = set().union(*traces.values())
    assert len(every) > 500
    written = b"".join(path.read_bytes() for path in raw.iterdir()).decode("utf-8", "replace")
    assert {trace for trace in every if trace not in written} == set()
    told = {
        name: content.decode("utf-8", errors="replace")
        for name, content in everything_in(release.folder).items()
    }
    told |= {f"{name}.parquet": release.frame(name).to_csv() for name in release.instruments}
    left = [(name, trace) for name, text in told.items() for trace in every if trace in text]
    assert left == []


def test_equal_input_gives_an_equal_release(released: Store, project: Path, tkk: Command) -> None:
    assert tkk("run", "demo")[0] == 0
    assert Store(project).release("demo").version == released.release("demo").version


def test_logs_say_what_each_step_changed_and_why(released: Store) -> None:
    steps = json.loads(released.release("demo").text("coordinators.steps.json"))["2024"]
    dropped = next(step for step in steps if step["step"] == "drop_partial")
    assert dropped["rows_before"] - dropped["rows_after"] > 0
    assert dropped["reason"] == "the survey was left before the last page"


BROKEN: dict[str, tuple[str, Callable[[bytes], bytes | None], int, str]] = {
    "an unknown answer code": (
        "coordinators_2024.csv", lambda file: file.replace(b'"local"', b'"locl"', 1), 4,
        "column role, item role: unknown_code: found «…»"),
    "a missing column": (
        "coordinators_2026.csv", lambda file: file.replace(b"background-role,", b"background-rle,", 1), 4, "no column role"),
    "a wrong encoding": (
        "coordinators_2024.csv", lambda file: file.decode("utf-8-sig").encode("utf-16-le"), 4, "coordinators_2024.csv: found a zero byte"),
    "an export of another survey": (
        "coordinators_2024.csv", lambda file: b'"id","submitdate","lastpage","startlanguage","seed","G1Q1"\n"1","","","fi","1","A"\n', 4,
        "coordinators_2024.csv"),
    "an empty file": ("coordinators_2024.csv", lambda file: b"", 4, "coordinators_2024.csv"),
    "a file that is not there": ("coordinators_2024.csv", lambda file: None, 6, "coordinators_2024.csv"),
    "a duplicate respondent": (
        "coordinators_2024.csv", lambda file: file + file.splitlines(keepends=True)[1], 4, "duplicate"),
    "a rule that is not met": (
        "study.toml", lambda file: file.replace(b'step = "suppress"\nkeys = ["ely"]\nk = 5', b'step = "suppress"\nkeys = ["ely"]\nk = 2').replace(
            b'rule]\nkeys = ["ely"]\nk = 5', b'rule]\nkeys = ["ely"]\nk = 50'), 5,
        "fewer than 50"),
    "a time of submission that is none": (
        "coordinators_2024.csv", lambda file: re.sub(rb'^("1";)"[^"]*"', rb'\1"yesterday"', file, count=1, flags=re.MULTILINE), 4,
        "item submitted: not_a_date: found «…»"),
    "a study that is no TOML": ("study.toml", lambda file: b"name = ", 3, "study.toml"),
    "a real study without a key": ("study.toml", lambda file: file.replace(b"synthetic = true", b"synthetic = false"), 5, "tkk key create"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_bad_input_is_named_and_data_clean_stays(
    case: str,
    project: Path,
    tkk: Command,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file, damage, code, message = BROKEN[case]
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    old = {"demo.txt": b"the old release"}
    Store(project).write_release("demo", old, {"instruments": {}})
    before = everything_in(project / "data_clean")
    path = project / "data_raw" / "demo" / file
    damaged = damage(path.read_bytes())
    if damaged is None:
        path.unlink()
    else:
        assert damaged != path.read_bytes()
        path.write_bytes(damaged)

    ended, _, complaint = tkk("run", "demo")

    assert (ended, message in complaint) == (code, True), complaint
    assert complaint.startswith("tkk: ")
    assert "Traceback" not in complaint
    assert everything_in(project / "data_clean") == before


def test_identifiers_never_pass_the_gate(project: Path, tkk: Command) -> None:
    path = project / "data_raw" / "demo" / "study.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[instruments.coordinators.anonymise]]\nstep = "pseudonymise"')
    end = text.index("[[instruments.coordinators.anonymise]]", start + 10)
    text = text[:start] + text[end:]
    start = text.index('[[instruments.coordinators.anonymise]]\nstep = "remove_free_text"')
    end = text.index("[[instruments.coordinators.anonymise]]", start + 10)
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    code, _, complaint = tkk("run", "demo")
    assert code == 5
    assert "direct identifiers: link_code" in complaint
    assert "free text: " in complaint
    assert not (project / "data_clean" / "demo").exists()


def test_only_the_demo_may_call_its_people_invented(project: Path, tkk: Command) -> None:
    (project / "data_raw" / "demo").rename(project / "data_raw" / "mine")
    path = project / "data_raw" / "mine" / "study.toml"
    text = path.read_text(encoding="utf-8").replace('name = "demo"', 'name = "mine"')
    path.write_text(text, encoding="utf-8")
    code, _, complaint = tkk("run", "mine")
    assert code == 5
    assert "tkk key create mine" in complaint
    assert not (project / "data_clean" / "mine").exists()


def test_response_ids_are_unique_over_waves_and_instruments(released: Store) -> None:
    release = released.release("demo")
    ids = [one for name in release.instruments for one in release.frame(name)["response_id"]]
    assert len(set(ids)) == len(ids)


def test_logs_hold_no_response(released: Store) -> None:
    release = released.release("demo")
    for name in release.instruments:
        log = json.loads(release.text(f"{name}.validation.json"))
        for wave in log.values():
            assert set(wave) == {"responses", "errors", "warnings"}
            for problem in (*wave["errors"], *wave["warnings"]):
                assert set(problem) == {"kind", "item", "times"}


def test_a_real_study_runs_with_a_key_kept_outside(
    project: Path, tkk: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = project / "data_raw" / "demo" / "study.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("synthetic = true", "synthetic = false"),
        encoding="utf-8",
    )
    key = tmp_path_factory.mktemp("elsewhere") / "demo.key"
    assert tkk("key", "create", "demo", "--output", str(key))[0] == 0
    code, _, complaint = tkk("run", "demo", "--key", str(key))
    assert (code, complaint) == (0, "")
    secret = key.read_text(encoding="ascii").strip()
    for content in everything_in(project / "data_clean").values():
        assert secret.encode() not in content
    code, _, complaint = tkk("key", "create", "demo", "--output", str(key))
    assert code == 6
    assert "a key that exists already" in complaint
    code, _, complaint = tkk("key", "create", "demo", "--output", str(project / "demo.key"))
    assert code == 5
    assert "inside the repository" in complaint


def test_a_field_of_one_wave_is_passed_over_in_the_others(project: Path, tkk: Command) -> None:
    path = project / "data_raw" / "demo" / "study.toml"
    text = path.read_text(encoding="utf-8")
    first, second = re.findall(r"\[\[instruments\.coordinators\.responses\]\]\n(?:.+\n)+\n", text)
    merged = """[[instruments.coordinators.anonymise]]
step = "generalise"
field = "reform_effect"
groups = { worse = ["1", "2"], same_or_better = ["3", "4", "5"] }
reason = "shown in two groups"

[[instruments.coordinators.anonymise]]
step = "remove"
fields = ["reform_change", "home"]
reason = "asked in some waves only"

"""
    # The wave that did not ask the field comes last.
    text = text.replace(second, "").replace(first, second + first + merged)
    text = text.replace(
        'step = "repair_text"', 'step = "repair_text"\nfields = ["reform_change"]', 1
    )
    path.write_text(text, encoding="utf-8")
    code, _, complaint = tkk("run", "demo")
    assert (code, complaint) == (0, "")
    release = Store(project).release("demo")
    assert release.manifest["instruments"]["coordinators"]["waves"].keys() == {"2024", "2026"}
    frame = release.frame("coordinators")
    before = frame["wave"] == "2024"
    assert frame.loc[before, "reform_effect__missing"].eq("not_in_wave").all()
    assert set(frame.loc[~before, "reform_effect"].dropna()) == {"worse", "same_or_better"}
    assert frame.loc[before, "home__missing"].eq("removed").any()
    codebook = Codebook.from_json(release.text("coordinators.codebook.json"))
    assert [one.code for one in codebook["reform_effect"].codes] == ["worse", "same_or_better"]
    steps = json.loads(release.text("coordinators.steps.json"))
    passed = [one for one in steps["2024"] if one["step"] == "generalise"]
    assert [(one["cells_changed"], one["columns"]) for one in passed] == [(0, [])]


def test_a_wave_may_come_in_several_files(released: Store, project: Path, tkk: Command) -> None:
    """Answers in two files are those in one, under other ids, by which suppression is ordered."""
    folder = project / "data_raw" / "demo"
    whole = (folder / "coordinators_2026.csv").read_text(encoding="utf-8")
    header, *rows = [row.cells for row in parse(whole, ",", "a.csv")]
    for name, some in (("web.csv", rows[:60]), ("paper.csv", rows[60:])):
        text = delimited([header, *some], ",", marks="as needed")
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8")
    (one,) = re.findall(
        r'\[\[instruments\.coordinators\.responses\]\]\nwave = "2026"\n(?:.+\n)+\n', text
    )
    two = [one.replace("coordinators_2026.csv", name) for name in ("web.csv", "paper.csv")]
    path.write_text(text.replace(one, "".join(two)), encoding="utf-8")

    code, told, complaint = tkk("run", "demo")

    assert (code, complaint) == (0, "")
    assert "coordinators@2026: read 60 responses from web.csv" in told
    release = Store(project).release("demo")
    facts = release.manifest["instruments"]["coordinators"]["waves"]["2026"]
    assert [(one["file"], one["responses_read"]) for one in facts["files"]] == [
        ("web.csv", 60), ("paper.csv", len(rows) - 60),
    ]  # fmt: skip

    def answers(store: Store) -> pd.DataFrame:
        frame = store.release("demo").frame("coordinators").dropna(subset="respondent")
        asked = [name for name in frame if str(name).startswith(("support_", "tasks_"))]
        return frame.sort_values(["wave", "respondent"], ignore_index=True)[asked]

    assert_frame_equal(answers(Store(project)), answers(released))


def test_a_key_of_one_wave_counts_in_that_wave(project: Path, tkk: Command) -> None:
    path = project / "data_raw" / "demo" / "study.toml"
    text = path.read_text(encoding="utf-8")
    keys = 'keys = ["ely"]\nk = 5'
    text = text.replace(keys, keys.replace("[", '["reform_effect", '), 2)
    path.write_text(text, encoding="utf-8")
    code, _, complaint = tkk("run", "demo")
    assert (code, complaint) == (0, "")
    risks = json.loads(Store(project).release("demo").text("coordinators.disclosure.json"))
    assert {wave: risk["gate"]["keys"] for wave, risk in risks.items()} == {
        "2024": ["ely"],
        "2026": ["reform_effect", "ely"],
    }


def test_a_study_may_recode_what_none_of_its_waves_asked(project: Path, tkk: Command) -> None:
    path = project / "data_raw" / "demo" / "study.toml"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split('[[instruments.coordinators.responses]]\nwave = "2026"')
    rest = rest.split("\n\n", 1)[1]
    merged = """[[instruments.coordinators.anonymise]]
step = "generalise"
field = "reform_effect"
groups = { all = ["1", "2", "3", "4", "5"] }
reason = "asked in later waves"

"""
    path.write_text(head + merged + rest, encoding="utf-8")
    code, _, complaint = tkk("run", "demo")
    assert (code, complaint) == (0, "")
    assert "reform_effect" not in Store(project).release("demo").frame("coordinators")
