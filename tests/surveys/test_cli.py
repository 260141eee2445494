"""The tkk command: help with an example, JSON for programs, an exit code for each kind of error."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from surveys import instruments, platforms
from surveys.model import content_hash

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    "command",
    [[], ["instruments"], ["platforms"], ["check"], ["diff"], ["export"], ["simulate"], ["read"], ["run"], ["key"], ["key", "create"], ["key", "rotate"], ["key", "destroy"], ["key", "pair"]],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_an_example(tkk: Command, command: list[str]) -> None:
    code, printed, _ = tkk(*command, "--help")
    assert code == 0
    assert "Example" in printed
    assert "tkk " in printed.split("Example")[1]


def test_instruments_are_listed_for_people_and_programs(tkk: Command) -> None:
    code, printed, _ = tkk("instruments")
    assert code == 0
    listed = json.loads(tkk("instruments", "--json")[1])
    assert [one["name"] for one in listed] == list(instruments.names())
    assert listed[0]["waves"] == ["2024", "2026"]
    version = content_hash(instruments.coordinators.at("2026"))
    assert listed[0]["versions"]["2026"] == version
    assert f"2026 {version[:8]}" in printed


def test_platforms_are_listed(tkk: Command) -> None:
    shown = [line.split(maxsplit=1) for line in tkk("platforms")[1].splitlines()]
    assert shown == [[name, platforms.get(name).TITLE] for name in platforms.names()]
    assert ["odk", "ODK and KoboToolbox"] in shown


NO_NOTICE = "no privacy notice: the first page says what to fill in; give one with --fieldwork\n"


@pytest.mark.parametrize("platform", platforms.names())
def test_forms_are_written_once(tkk: Command, tmp_path: Path, platform: str) -> None:
    arguments = (
        "export", "coordinators", "--platform", platform, "--output", str(tmp_path / "forms"),
    )  # fmt: skip
    code, printed, complaint = tkk(*arguments)
    assert code == 0
    assert complaint.count(NO_NOTICE) == (platform not in ("spss", "stata", "table"))
    names = {path.name for path in (tmp_path / "forms").iterdir()}
    assert f"coordinators.{platform}.names.json" in names
    assert len(names) >= 2
    assert len(printed.splitlines()) == len(names)
    code, _, complaint = tkk(*arguments)
    assert code == 6
    assert "--force" in complaint
    assert tkk(*arguments, "--force")[0] == 0


def test_what_is_lost_is_printed_and_strictly_refused(tkk: Command, tmp_path: Path) -> None:
    form = Path(__file__).parent / "platforms" / "lossy.py"
    arguments = ("export", str(form), "--platform", "odk", "--output", str(tmp_path))
    code, _, complaint = tkk(*arguments, "--strict")
    assert code == 3
    assert "found 3 thing(s) that ODK and KoboToolbox cannot carry" in complaint
    assert "item support: ODK cannot shuffle the rows of a grid" in complaint
    assert not list(tmp_path.iterdir())
    code, printed, complaint = tkk(*arguments)
    assert (code, len(printed.splitlines())) == (0, 2)
    assert complaint.count("not carried by ODK and KoboToolbox: ") == 3


UNIQUE = (
    "not carried by SurveyJS: item link_code: nobody is told that the answer was given before; it "
    "is checked when the answers are read"
)


def test_a_form_with_a_privacy_notice(tkk: Command, tmp_path: Path) -> None:
    said = "".join(
        f'[notice.{name}]\nfi = "{name} suomeksi"\nsv = "{name} på svenska"\n'
        for name in ("controller", "purpose", "legal_basis", "recipients", "retention", "rights",
                     "complaint", "voluntary")
    )  # fmt: skip
    (tmp_path / "fieldwork.toml").write_text(said, encoding="utf-8")
    arguments = ("export", "coordinators", "--platform", "surveyjs", "--output", str(tmp_path),
                 "--fieldwork", str(tmp_path / "fieldwork.toml"))  # fmt: skip
    code, _, complaint = tkk(*arguments)
    assert code == 3
    assert "privacy notice, controller: found no en text" in complaint
    code, _, complaint = tkk(*arguments, "--language", "fi", "--language", "sv")
    assert (code, complaint.splitlines()) == (0, [UNIQUE])
    form = (tmp_path / "coordinators.surveyjs.json").read_text(encoding="utf-8")
    assert "retention på svenska" in form


def test_a_form_of_an_earlier_wave_in_some_languages(tkk: Command, tmp_path: Path) -> None:
    arguments = ("export", "coordinators", "--platform", "limesurvey", "--output", str(tmp_path))
    languages = ("--language", "en", "--language", "sv")
    assert tkk(*arguments, "--wave", "2024", *languages)[0] == 0
    assert tkk(*arguments, "--wave", "2026", *languages)[0] == 0
    assert {path.name for path in tmp_path.glob("*.lss")} == {
        "coordinators@2024.limesurvey.lss", "coordinators.limesurvey.lss",
    }  # fmt: skip
    form = (tmp_path / "coordinators@2024.limesurvey.lss").read_text("utf-8")
    head = form.split("<answers>")[0]
    assert ("<language>sv</language>" in head, "<language>fi</language>" in head) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["export", "coordinatrs", "--platform", "odk"], 2, "Did you mean 'coordinators'"),
        (["export", "coordinators", "--platform", "odkk"], 2, "Did you mean 'odk'"),
        (
            ["export", "coordinators", "--platform", "odk", "--wave", "20244"],
            2,
            "Did you mean '2024'",
        ),
        (["export", "coordinators"], 2, "Missing option '--platform'"),
        (
            ["export", "coordinators", "--platform", "odk", "--language", "se"],
            2,
            "'se' is not one of 'fi', 'sv', 'en'",
        ),
        (["exprt"], 2, "No such command 'exprt'"),
        (["run", "nostudy"], 6, "no study 'nostudy'"),
        (["simulate", "mine"], 2, "study 'mine'"),
        (["simulate", "demo"], 6, "--force"),
        (["simulate", "demo", "--seed", "-1"], 2, "-1 is not in the range x>=0"),
        (["read", "nothere.csv", "--instrument", "coordinators"], 4, "nothere.csv"),
        (
            ["read", "nothere.csv", "--instrument", "coordinators", "--platform", "odk"],
            4,
            "nothere.csv",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_each_kind_of_error_has_its_code(
    tkk: Command, project: Path, arguments: list[str], code: int, message: str
) -> None:
    ended, _, complaint = tkk(*arguments)
    assert (ended, message in complaint) == (code, True), complaint
    assert "Traceback" not in complaint


def test_a_response_file_is_read_and_reported(tkk: Command, project: Path) -> None:
    file = project / "data_raw" / "demo" / "coordinators_2026.csv"
    code, printed, hint = tkk("read", str(file), "--instrument", "coordinators")
    assert code == 0
    assert "0 errors" in printed
    assert hint.startswith("recognised odk: ")
    report = json.loads(
        tkk(
            "read",
            str(file),
            "--instrument",
            "coordinators",
            "--wave",
            "2026",
            "--platform",
            "odk",
            "--json",
        )[1]
    )
    assert report["errors"] == []


def test_simulate_writes_the_demo_study(
    tkk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data_raw").mkdir()
    monkeypatch.setenv("TKK_ROOT", str(tmp_path))
    code, printed, _ = tkk("simulate", "demo", "--seed", "7")
    assert code == 0
    assert "study.toml" in printed
    assert (tmp_path / "data_raw" / "demo" / "esf_exit.csv").is_file()


def test_exporting_a_form_needs_no_dataframes(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom analysis.cli import main\n"
        "try:\n    main(['export', 'coordinators', '--platform', sys.argv[1], '--output', sys.argv[2]])\n"
        "except SystemExit as ended:\n    assert ended.code == 0\n"
        "heavy = {'pandas', 'numpy', 'narwhals', 'scipy', 'matplotlib'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    for platform in ("limesurvey", "odk"):
        subprocess.run(
            [sys.executable, "-c", program, platform, str(tmp_path)], check=True, timeout=60
        )
