"""Open answers become themes that a person has coded; names in texts are looked at first."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from surveys.cleaning.tables import read_table
from surveys.codebook import Codebook
from surveys.store import Store

Command = Callable[..., tuple[int, str, str]]
Change = Callable[[str, str], None]

FREE = '[[instruments.coordinators.anonymise]]\nstep = "remove_free_text"'
THEMES = """[themes.wishes.thanks]
fi = "Kiitos"
sv = "Tack"
en = "Thanks"
stems_fi = ["kiito"]
stems_sv = ["tack"]

[themes.wishes.network]
fi = "Verkosto"
sv = "Nätverk"
en = "Network"
stems_fi = ["verkost"]

"""
CODED = """[[instruments.coordinators.anonymise]]
step = "redact_text"
fields = ["need_reason"]
reason = "names are masked before anybody reads it"

[[instruments.coordinators.anonymise]]
step = "code_themes"
field = "greetings"
scheme = "wishes"
table = []
unreviewed = "not_coded"
reason = "themes in the place of words"

"""


def test_coded_themes_take_the_place_of_the_words(
    project: Path, tkk: Command, change: Change
) -> None:
    raw = project / "data_raw" / "demo"
    change("# The national survey", f"{THEMES}# The national survey")
    change(FREE, CODED + FREE)
    assert tkk("clean", "demo")[0] == 0
    rows = [
        {**row, "themes": row["proposed"] or "none", "by": "AB"}
        for wave in ("2024", "2026")
        for row in read_table(raw / f"coordinators.{wave}.greetings.themes.csv")
    ]
    assert {row["wave"] for row in rows} == {"2024", "2026"}
    assert any(row["themes"] != "none" for row in rows)
    assert {"passage", "decision"} <= set(read_table(raw / "coordinators.2026.names.csv")[0])
    with (raw / "coded.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    change("table = []", 'table = "coded.csv"')

    code, _, complaint = tkk("run", "demo")

    assert (code, complaint) == (0, "")
    release = Store(project).release("demo")
    frame = release.frame("coordinators")
    assert frame["greetings"].isna().all()
    assert frame["greetings__thanks"].notna().sum() == len(rows)
    assert frame["greetings__thanks"].sum() == sum("thanks" in row["themes"] for row in rows)
    codebook = Codebook.from_json(release.text("coordinators.codebook.json"))
    assert codebook["greetings__network"].label.sv.endswith("– Nätverk")
    for path in release.folder.iterdir():
        for row in rows:
            assert row["answer"].encode() not in path.read_bytes()


def test_a_scheme_that_is_not_there_is_named(project: Path, tkk: Command, change: Change) -> None:
    change("# The national survey", f"{THEMES}# The national survey")
    change(FREE, CODED.replace('"wishes"', '"wishs"') + FREE)
    code, _, complaint = tkk("run", "demo")
    assert (code, "Did you mean 'wishes'" in complaint) == (3, True), complaint


def test_a_theme_without_a_language_is_named(project: Path, tkk: Command, change: Change) -> None:
    change(
        "# The national survey",
        f"{THEMES.replace(chr(10) + 'sv = ' + chr(34) + 'Tack' + chr(34), '')}# The national survey",
    )
    code, _, complaint = tkk("run", "demo")
    assert (code, "sv" in complaint and "themes" in complaint) == (3, True), complaint
