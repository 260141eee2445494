"""Errors of the system end in a message and an exit code, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cli import main


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    output = str(tmp_path / "file" / "sub")
    with pytest.raises(SystemExit) as ended:
        main(["export", "coordinators", "--platform", "odk", "--output", output])
    assert ended.value.code == 6
    complaint = capsys.readouterr().err
    assert complaint.startswith("tkk: ")
    assert str(tmp_path / "file") in complaint
    assert "Traceback" not in complaint


def test_stopping_by_hand_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("surveys.cli.tkk.main", stop)
    with pytest.raises(SystemExit) as ended:
        main(["platforms"])
    assert ended.value.code == 130
    assert capsys.readouterr().err == "tkk: stopped\n"
