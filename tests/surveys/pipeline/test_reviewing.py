"""`tkk clean` and `tkk anonymise`: what a person looks at before anything is released."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from surveys.cleaning.tables import read_table
from surveys.codebook import Codebook
from surveys.store import Store

Command = Callable[..., tuple[int, str, str]]
Change = Callable[[str, str], None]

OTHER = """step = "repair_text"
reason = "stray spaces and character forms"

[[instruments.coordinators.clean]]
step = "recode_other"
field = "role"
text = "role_other"
table = []
reason = "roles that fit a code"

[[instruments.coordinators.clean]]
step = "flag_straight_lining"
reason = "the same answer to everything"
"""
REPAIR = 'step = "repair_text"\nreason = "stray spaces and character forms"\n'


def test_what_is_wrong_is_written_beside_the_answers_and_nothing_to_data_clean(
    project: Path, tkk: Command, change: Change
) -> None:
    raw = project / "data_raw" / "demo"
    survey = raw / "coordinators_2024.csv"
    survey.write_bytes(survey.read_bytes().replace(b'"local"', b'"locl"', 1))
    change(REPAIR, OTHER)
    code, told, complaint = tkk("clean", "demo", "--language", "sv")
    assert (code, "unknown_code" in complaint) == (4, True), complaint
    page = (raw / "coordinators.2024.validation.html").read_text(encoding="utf-8")
    assert '<html lang="sv">' in page
    assert "Kontrollrapport" in page
    report = json.loads((raw / "coordinators.2024.validation.json").read_text(encoding="utf-8"))
    assert [one["kind"] for one in report["errors"]] == ["unknown_code"]
    rows = read_table(raw / "coordinators.2026.role_other.csv")
    assert rows
    assert set(rows[0]) == {"text", "times", "proposed", "code", "by", "date"}
    assert f"wrote {raw / 'coordinators.2026.role_other.csv'}" in told
    assert not (project / "data_clean").exists()


def test_the_outcome_is_told_and_not_released(project: Path, tkk: Command) -> None:
    code, told, complaint = tkk("anonymise", "demo")
    assert (code, complaint) == (0, "")
    assert "coordinators@2024: " in told
    assert "share each combination of ely" in told
    assert "nothing was released" in told
    assert not (project / "data_clean" / "demo").exists()


def test_reviewed_words_are_recoded_and_flags_are_described(
    project: Path, tkk: Command, change: Change
) -> None:
    raw = project / "data_raw" / "demo"
    change(REPAIR, OTHER)
    assert tkk("clean", "demo")[0] == 0
    row, *_ = read_table(raw / "coordinators.2026.role_other.csv")
    (raw / "roles.csv").write_text(
        f"text;code;by;date\n{row['text']};project;AB;2026-11-23\n", encoding="utf-8"
    )
    change("table = []", 'table = "roles.csv"')
    assert tkk("run", "demo")[0] == 0
    release = Store(project).release("demo")
    assert "roles.csv" in release.manifest["tables"]
    steps = json.loads(release.text("coordinators.steps.json"))["2026"]
    (recoded,) = [step for step in steps if step["step"] == "recode_other"]
    assert recoded["cells_changed"] >= 1
    assert row["text"] not in json.dumps(steps, ensure_ascii=False)
    codebook = Codebook.from_json(release.text("coordinators.codebook.json"))
    flag = codebook["flag__straight_lining"]
    assert flag.label.en == "Gave the same answer to all statements whatever they say"
    assert "flag__straight_lining" in release.frame("coordinators")


def test_a_table_that_somebody_has_begun_to_fill_in_is_left_alone(
    project: Path, tkk: Command, change: Change
) -> None:
    table = project / "data_raw" / "demo" / "coordinators.2026.role_other.csv"
    change(REPAIR, OTHER)
    assert tkk("clean", "demo")[0] == 0
    first = read_table(table)
    begun = table.read_text(encoding="utf-8-sig").replace(
        '"";"";""', '"project";"AB";"2026-11-23"', 1
    )
    table.write_text(begun, encoding="utf-8")
    code, told, _ = tkk("clean", "demo")
    assert (code, f"left as it is, as somebody has filled it in: {table}" in told) == (0, True)
    assert table.read_text(encoding="utf-8") == begun
    # What is reviewed is no longer open; a table in which nothing is open has no rows.
    (table.parent / "roles.csv").write_text(
        "text;code;by;date\n" + "".join(f"{row['text']};project;AB;2026-11-23\n" for row in first),
        encoding="utf-8",
    )
    table.write_text("text;times;proposed;code;by;date\nx;1;;;;\n", encoding="utf-8")
    change("table = []", 'table = "roles.csv"')
    assert tkk("clean", "demo")[0] == 0
    assert read_table(table) == ()
