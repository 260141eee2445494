"""The rule that study.toml declares: keys, k, sensitive items, l, population and units."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys.store import Store

Command = Callable[..., tuple[int, str, str]]
Change = Callable[[str, str], None]

RULE = '[instruments.esf_exit.rule]\nkeys = ["ely"]\nk = 5'


def people(project: Path, count: int) -> None:
    areas = "".join(f"{area:02d};{count}\n" for area in range(1, 17))
    path = project / "data_raw" / "demo" / "people.csv"
    path.write_text(f"ely;people\n{areas}", encoding="utf-8")


def test_risk_is_measured_from_a_known_population(
    project: Path, tkk: Command, change: Change
) -> None:
    people(project, 400)
    change(RULE, f'{RULE}\npopulation = ["people.csv"]')
    assert tkk("run", "demo")[0] == 0
    release = Store(project).release("demo")
    (report,) = json.loads(release.text("esf_exit.disclosure.json")).values()
    assert report["after"]["individual"]["counted"] == "known population"
    assert report["after"]["individual"]["highest"] == pytest.approx(1 / 400)
    assert "people.csv" in release.manifest["tables"]
    assert "people.csv" in release.text("esf_exit.disclosure.fi.html")


def test_more_answers_than_people_are_an_error(project: Path, tkk: Command, change: Change) -> None:
    people(project, 2)
    change(RULE, f'{RULE}\npopulation = ["people.csv"]')
    code, _, complaint = tkk("run", "demo")
    assert (code, "more records than people" in complaint) == (4, True), complaint


def test_what_all_of_an_area_answered_stops_the_run_until_it_is_removed(
    project: Path, tkk: Command, change: Change
) -> None:
    change(RULE, f'{RULE}\nsensitive = ["labour_status"]\nl = 40')
    code, _, complaint = tkk("run", "demo")
    assert (code, "fewer than 40 answers to labour_status" in complaint) == (5, True), complaint
    last = '[[instruments.esf_exit.anonymise]]\nstep = "replace_response_ids"'
    step = (
        '[[instruments.esf_exit.anonymise]]\nstep = "suppress_sensitive"\nkeys = ["ely"]\n'
        'sensitive = ["labour_status"]\nl = 40\nreason = "nobody is to be told by their area"\n\n'
    )
    change(last, step + last)
    assert tkk("run", "demo")[0] == 0
    frame = Store(project).release("demo").frame("esf_exit")
    assert frame["labour_status"].isna().all()


def test_units_are_counted_beside_records(project: Path, tkk: Command, change: Change) -> None:
    change(RULE, f'{RULE}\nunit = "coordinator_id"')
    assert tkk("run", "demo")[0] == 0
    (wave,) = json.loads(Store(project).release("demo").text("esf_exit.disclosure.json")).values()
    assert wave["gate"]["units"] == {"records": 0, "classes": 0}
    assert wave["after"]["units"]["counted"] == "coordinator_id"


def test_too_few_units_stop_the_run_until_suppression_counts_them(
    project: Path, tkk: Command, change: Change
) -> None:
    keys = 'keys = ["gender", "birth_year", "ely"]\nk = 5'
    rule = f"[instruments.esf_start.rule]\n{keys}"
    change(rule, f'{rule}\nunit = "coordinator_id"')
    code, _, complaint = tkk("run", "demo")
    assert (code, "distinct units" in complaint) == (5, True), complaint
    change(f'step = "suppress"\n{keys}', f'step = "suppress"\n{keys}\nunit = "coordinator_id"')
    assert tkk("run", "demo")[0] == 0


def test_the_key_of_a_release_is_known_by_its_fingerprint(
    project: Path,
    tkk: Command,
    change: Change,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    change("synthetic = true", "synthetic = false")
    keys = tmp_path_factory.mktemp("elsewhere")
    for name in ("right.key", "wrong.key"):
        made = tkk("key", "create", "demo", "--output", str(keys / name))
        assert made[0] == 0, made
    assert tkk("run", "demo", "--key", str(keys / "right.key"))[0] == 0
    version = Store(project).release("demo").version
    code, _, complaint = tkk("run", "demo", "--key", str(keys / "wrong.key"))
    assert (code, "links would break" in complaint) == (5, True), complaint
    assert Store(project).release("demo").version == version
    for name in Store(project).release("demo").manifest["files"]:
        (Store(project).release("demo").folder / name).write_bytes(b"damaged")
        break
    assert tkk("run", "demo", "--key", str(keys / "right.key"))[0] == 0
