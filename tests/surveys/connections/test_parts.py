"""The pages of a download: kept whole, never mixed, never left half-written."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from surveys.connections.parts import Parts, folder_of
from surveys.errors import StoreError

SOURCE = {"platform": "odk", "form": "coordinators", "since": ""}


def begin(output: Path, *, force: bool = False, **source: str) -> Parts:
    return Parts.begin(output, {**SOURCE, **source}, force=force)


def test_a_page_counts_when_it_is_whole(output: Path) -> None:
    parts = begin(output)
    assert parts.mark("1.json") is None
    parts.keep("1.json", b"[1]", "next")
    again = begin(output)
    assert (again.mark("1.json"), again.content("1.json")) == ("next", b"[1]")
    (folder_of(output) / "1.json").write_bytes(b"[1")
    assert begin(output).mark("1.json") is None


def test_facts_are_made_once(output: Path) -> None:
    parts = begin(output)
    assert parts.fact("until", lambda: "10:00") == "10:00"
    parts.keep("1.json", b"[1]", "")
    assert begin(output).fact("until", lambda: "11:00") == "10:00"
    assert begin(output, force=True).fact("until", lambda: "11:00") == "11:00"


def test_pages_of_another_download_are_not_mixed_in(output: Path) -> None:
    begin(output).keep("1.json", b"[1]", "")
    message = "pages of another download: platform odk, form coordinators; expected .* supervisors"
    with pytest.raises(StoreError, match=message):
        begin(output, form="supervisors")
    assert begin(output, force=True, form="supervisors").mark("1.json") is None


@pytest.mark.parametrize("text", ["{", "[]", '{"source": {}, "facts": {}, "pages": []}'])
def test_a_damaged_manifest_is_told(output: Path, text: str) -> None:
    begin(output).keep("1.json", b"[1]", "")
    (folder_of(output) / "manifest.json").write_text(text)
    with pytest.raises(StoreError, match=r"a manifest that is damaged.*--force"):
        begin(output)
    assert begin(output, force=True).mark("1.json") is None


def test_a_full_disk_leaves_what_was_there(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = begin(output)
    parts.keep("1.json", b"[1]", "next")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match=r"a full disk.*what was fetched is kept"):
            parts.keep("2.json", b"[2]", "")
        with pytest.raises(StoreError, match="a full disk"):
            parts.finish(b"[1, 2]")
    assert not output.exists()
    assert {path.name for path in folder_of(output).iterdir()} == {"1.json", "manifest.json"}
    assert begin(output).mark("1.json") == "next"


def test_other_faults_of_the_system_are_left_to_the_command(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: Any, **options: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(PermissionError):
        begin(output).keep("1.json", b"[1]", "")


def test_nothing_is_there_before_the_first_page(output: Path) -> None:
    begin(output).fact("until", lambda: "10:00")
    assert not output.parent.exists(), "a wrong name is corrected without --force"
