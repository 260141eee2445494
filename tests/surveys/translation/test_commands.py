"""`tkk translate`: out to a translator, in again, reviewed, and how far it has come."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from surveys import instruments
from surveys.errors import StoreError
from surveys.model import Text, with_texts
from surveys.store import write_translations
from surveys.translation import Pair, package, pairs, register, write_register
from surveys.translation.wording import wording_hash

Command = Callable[..., tuple[int, str, str]]
TITLE = instruments.coordinators.title


@pytest.fixture
def sent(tkk: Command, tmp_path: Path, home: Path) -> Path:
    """The Swedish texts of the coordinators' survey, as a translator gets them."""
    code, printed, complaint = tkk(
        "translate", "out", "coordinators", "--language", "sv", "--output", str(tmp_path)
    )
    path = tmp_path / "coordinators.sv.po"
    texts = len(instruments.coordinators.texts)
    assert (code, printed, complaint) == (0, f"wrote {path}: {texts} texts, 0 to translate\n", "")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(f'msgstr "{old}"') == 1
    path.write_text(text.replace(f'msgstr "{old}"', f'msgstr "{new}"'), encoding="utf-8")


@pytest.mark.parametrize("command", [[], ["out"], ["in"], ["reviewed"], ["status"]], ids=" ".join)
def test_every_command_has_help_with_an_example(tkk: Command, command: list[str]) -> None:
    code, printed, _ = tkk("translate", *command, "--help")
    assert code == 0
    assert "tkk translate" in printed.split("Example")[1]


def test_out_and_in_writes_nothing(tkk: Command, sent: Path, home: Path) -> None:
    code, printed, _ = tkk("translate", "in", str(sent))
    texts = len(instruments.coordinators.texts)
    assert code == 0
    assert printed == (
        f"{sent}: coordinators, sv: {texts} unchanged\nnothing written: nothing new\n"
    )
    assert list(home.iterdir()) == []


def test_a_file_is_replaced_only_with_force(tkk: Command, sent: Path) -> None:
    arguments = (
        "translate",
        "out",
        "coordinators",
        "--language",
        "sv",
        "--output",
        str(sent.parent),
    )
    code, _, complaint = tkk(*arguments)
    assert code == 6
    assert "--force" in complaint
    assert tkk(*arguments, "--force")[0] == 0


def test_a_new_translation_is_kept_got_and_exported(tkk: Command, sent: Path, home: Path) -> None:
    edit(sent, TITLE.sv, "Frågor till koordinatorer")
    code, printed, _ = tkk("translate", "in", str(sent))
    assert code == 0
    assert "1 taken" in printed
    assert f"title: {TITLE.sv!r} is now 'Frågor till koordinatorer'" in printed
    assert [path.name for path in home.iterdir()] == ["coordinators.sv.po"]
    got = instruments.get("coordinators")
    assert got.at("2026").title.sv == "Frågor till koordinatorer"
    assert got.title.fi == TITLE.fi
    forms = sent.parent / "forms"
    assert tkk("export", "coordinators", "--platform", "limesurvey", "--output", str(forms))[0] == 0
    written = "".join(path.read_text(encoding="utf-8") for path in forms.glob("*.lss"))
    assert "Frågor till koordinatorer" in written
    assert TITLE.sv not in written


def test_a_dry_run_writes_nothing(tkk: Command, sent: Path, home: Path) -> None:
    edit(sent, TITLE.sv, "Frågor")
    code, printed, _ = tkk("translate", "in", str(sent), "--dry-run")
    assert code == 0
    assert "1 taken" in printed
    assert printed.endswith("nothing written: a dry run\n")
    assert list(home.iterdir()) == []


def test_the_report_for_programs(tkk: Command, sent: Path, home: Path) -> None:
    edit(sent, TITLE.sv, "")
    code, printed, _ = tkk("translate", "in", str(sent), "--json")
    report = json.loads(printed)
    (file,) = report["files"]
    assert (code, report["written"]) == (0, [])
    assert (file["instrument"], file["language"]) == ("coordinators", "sv")
    assert file["counts"]["untranslated"] == 1
    (only,) = file["entries"]
    assert (only["place"], only["outcome"], only["note"]) == ("title", "untranslated", "")
    assert only["line"] > 0


def test_a_bad_file_among_good_ones_leaves_all_as_it_was(
    tkk: Command, sent: Path, home: Path
) -> None:
    edit(sent, TITLE.sv, "Frågor")
    bad = sent.with_name("bad.po")
    bad.write_bytes(sent.read_bytes()[:-3])
    code, _, complaint = tkk("translate", "in", str(sent), str(bad))
    assert code == 3
    assert f"{bad}, line " in complaint
    assert list(home.iterdir()) == []


def test_what_is_not_taken_is_listed_with_its_line(tkk: Command, sent: Path, home: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    content_hash = text.partition("Content-Hash: ")[2][:64]
    text = text.replace(content_hash, "0" * 64).replace('msgctxt "title"', 'msgctxt "titel"')
    sent.write_text(f'{text}\nmsgid "x"\nmsgstr "y"\n', encoding="utf-8")
    lines = text.splitlines()
    printed = tkk("translate", "in", str(sent))[1].splitlines()
    assert printed[1:] == [
        "  the questionnaire has changed since this file was written",
        f"  unknown: line {lines.index('#. Title of the questionnaire') + 1}, titel: "
        "Did you mean 'title'?",
        f"  unknown: line {len(lines) + 2}, no place: It has no msgctxt.",
        "nothing written: nothing new",
    ]


def test_texts_without_source_are_named(
    tkk: Command, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = with_texts(instruments.coordinators, {"intro": Text(en="Hello")})
    monkeypatch.setattr(instruments, "get", lambda name: bare)
    arguments = ("translate", "out", "x", "--language", "sv", "--output", str(tmp_path))
    assert tkk(*arguments)[2] == "left out: intro has no text in fi\n"


def test_two_files_for_one_language_are_refused(tkk: Command, sent: Path, home: Path) -> None:
    other = sent.with_name("other.po")
    other.write_bytes(sent.read_bytes())
    code, _, complaint = tkk("translate", "in", str(sent), str(other))
    assert code == 2
    assert "two files for coordinators in sv" in complaint


def test_a_name_in_a_file_is_never_run(tkk: Command, sent: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()", encoding="utf-8")
    text = sent.read_text(encoding="utf-8")
    sent.write_text(
        text.replace("X-TKK-Instrument: coordinators", f"X-TKK-Instrument: {program}"),
        encoding="utf-8",
    )
    code, _, complaint = tkk("translate", "in", str(sent))
    assert code == 3
    assert "found a catalogue of" in complaint
    assert not (tmp_path / "ran").exists()


def test_another_instruments_name_is_answered_with_the_nearest(tkk: Command, sent: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    sent.write_text(
        text.replace("Instrument: coordinators", "Instrument: coordinator"), encoding="utf-8"
    )
    code, _, complaint = tkk("translate", "in", str(sent))
    assert code == 3
    assert "Did you mean 'coordinators'?" in complaint


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["out", "coordinators", "--language", "fi"], 2, "It is written in fi"),
        (["out", "coordinators", "--language", "de"], 2, "'de' is not one of"),
        (["out", "cordinators", "--language", "sv"], 2, "Did you mean 'coordinators'?"),
        (["in"], 2, "Missing argument 'FILE...'"),
        (["in", "no_such_file.po"], 6, "no_such_file.po"),
        (["reviewed"], 2, "Missing argument 'INSTRUMENT...'"),
        (["status", "cordinators"], 2, "Did you mean 'coordinators'?"),
    ],
    ids=["source", "language", "instrument", "no file", "missing file", "nothing", "status"],
)
def test_mistakes_are_explained(
    tkk: Command, home: Path, arguments: list[str], code: int, message: str
) -> None:
    ended, _, complaint = tkk("translate", *arguments)
    assert (ended, message in complaint) == (code, True), complaint


def test_reviewed_is_recorded_once_and_one_language_at_a_time(tkk: Command, home: Path) -> None:
    code, printed, _ = tkk("translate", "reviewed", "coordinators", "--language", "sv")
    assert code == 0
    assert printed.endswith(f"wrote {home / 'reviewed.txt'}\n")
    assert register() == pairs(instruments.get("coordinators"), ["sv"])
    tkk("translate", "reviewed", "coordinators", "supervisors")
    both = pairs(instruments.get("coordinators")) | pairs(instruments.get("supervisors"))
    assert register() == both
    assert {pair.kind for pair in both} == {"sv", "en", "twin"}
    printed = tkk("translate", "reviewed", "coordinators")[1]
    assert printed.endswith("nothing written: all were recorded already\n")


def test_a_translation_that_still_fits_is_confirmed(tkk: Command, sent: Path, home: Path) -> None:
    earlier = Pair("coordinators", "sv", wording_hash(TITLE.sv), "0" * 10)
    (home / "reviewed.txt").write_bytes(write_register([earlier]))
    arguments = ("--language", "sv", "--output", str(sent.parent), "--force")
    assert "1 to translate" in tkk("translate", "out", "coordinators", *arguments)[1]
    assert "1 fuzzy" in tkk("translate", "in", str(sent))[1]
    assert register() == {earlier}
    sent.write_text(sent.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    assert "1 confirmed" in tkk("translate", "in", str(sent))[1]
    assert register() == {
        earlier,
        Pair("coordinators", "sv", wording_hash(TITLE.sv), wording_hash(TITLE.fi)),
    }
    assert [path.name for path in home.iterdir()] == ["reviewed.txt"]


def test_status_follows_what_is_reviewed_and_taken(tkk: Command, sent: Path, home: Path) -> None:
    def swedish() -> dict[str, object]:
        rows = json.loads(tkk("translate", "status", "coordinators", "--json")[1])
        (row,) = [one for one in rows if one["language"] == "sv"]
        return {name: row[name] for name in ("missing", "stale", "unreviewed", "in_catalogue")}

    texts = len(instruments.coordinators.texts)
    assert swedish() == {"missing": 0, "stale": 0, "unreviewed": texts, "in_catalogue": 0}
    tkk("translate", "reviewed", "coordinators")
    assert swedish() == {"missing": 0, "stale": 0, "unreviewed": 0, "in_catalogue": 0}
    edit(sent, TITLE.sv, "Frågor")
    tkk("translate", "in", str(sent))
    assert swedish() == {"missing": 0, "stale": 0, "unreviewed": 0, "in_catalogue": 1}


def test_status_of_all_is_a_table(tkk: Command, home: Path) -> None:
    code, printed, _ = tkk("translate", "status")
    lines = printed.splitlines()
    assert code == 0
    assert len(lines) == 1 + 3 * len(instruments.names())
    assert " ".join(lines[0].split()) == (
        "language texts missing stale unreviewed in catalogue words words left"
    )
    assert lines[1].split()[:2] == ["coordinators", "fi*"]


def test_a_catalogue_under_another_name_is_refused(tkk: Command, sent: Path, home: Path) -> None:
    (home / "supervisors.sv.po").write_bytes(sent.read_bytes())
    code, _, complaint = tkk("translate", "status", "supervisors")
    assert code == 3
    assert "supervisors.sv.po: found the header of coordinators.sv.po" in complaint


def test_a_toolkit_that_is_no_folder_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "folder", lambda: tmp_path / "toolkit.zip" / "translations")
    with pytest.raises(StoreError, match="no folder of translations in the toolkit"):
        write_translations({"reviewed.txt": b""})


def test_the_register_comes_with_the_toolkit() -> None:
    assert package.folder() == files("surveys.instruments").joinpath("translations")
    assert package.folder().joinpath("reviewed.txt").is_file()


def test_polib_is_loaded_only_for_a_catalogue() -> None:
    program = (
        "import sys; from surveys import instruments; "
        "[instruments.get(name) for name in instruments.names()]; "
        "from surveys import translation; translation.stale(instruments.coordinators); "
        "print('polib' in sys.modules, 'pandas' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    there = any(package.catalogues(name) for name in instruments.names())
    assert done.stdout.split() == [str(there), "False"]


def test_texts_of_another_language_are_not_taken(tkk: Command, sent: Path, home: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    wrong = sent.with_name("coordinators.en.po")
    wrong.write_text(text.replace('"Language: sv\\n"', '"Language: en\\n"'), encoding="utf-8")
    code, _, complaint = tkk("translate", "in", str(wrong))
    assert code == 3
    assert "translations into en that are the texts in sv; expected texts in en" in complaint
    assert list(home.iterdir()) == []


def test_a_questionnaire_of_ones_own_is_translated_beside_its_file(
    tkk: Command, tmp_path: Path
) -> None:
    own = tmp_path / "mine.py"
    own.write_text(OWN, encoding="utf-8")
    assert tkk("translate", "out", str(own), "--language", "sv", "--output", str(tmp_path))[0] == 0
    sent = tmp_path / "mine.sv.po"
    text = sent.read_text(encoding="utf-8")
    title = 'msgid "My survey"\nmsgstr "'
    sent.write_text(text.replace(title, f"{title}Min enkät"), encoding="utf-8")
    code, printed, _ = tkk("translate", "in", str(sent), "--instrument", str(own))
    assert code == 0, printed
    assert (tmp_path / "translations" / "mine.sv.po").is_file()
    assert instruments.get(str(own)).title.sv == "Min enkät"
    assert tkk("translate", "in", str(sent))[0] == 3


OWN = """
import datetime as dt
from surveys.model import *
mine = Instrument(
    "mine", Text(en="My survey"), Text(en="Hello."), Text(en="Thank you."),
    (Section("page", Text(en="Page"), (Number("n", Text(en="How many?"), minimum=0, maximum=9),)),),
    (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),), source="en")
"""
