"""data_clean is the old release or the new one, never a mixture."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pandas as pd
import pytest

from surveys.errors import StoreError
from surveys.frame_files import frame_csv, parquet_bytes
from surveys.platforms.writing import unguarded
from surveys.store import Store, find_root

FACTS: dict[str, object] = {"instruments": {"small": {}}}
FRAME = pd.DataFrame({"wave": ["2024", "2026"], "role": ["regional", None]})


def files(word: str) -> dict[str, bytes]:
    return {"small.parquet": parquet_bytes(FRAME), "note.txt": word.encode()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "data_raw").mkdir()
    return Store(tmp_path)


def test_a_release_is_read_back_as_written(store: Store) -> None:
    written = store.write_release("demo", files("first"), FACTS)
    release = store.release("demo")
    assert release.version == written.version
    assert release.text("note.txt") == "first"
    pd.testing.assert_frame_equal(release.frame("small"), FRAME.astype("str"))


def test_equal_content_gives_an_equal_version(store: Store) -> None:
    first = store.write_release("demo", files("same"), FACTS)
    assert store.write_release("demo", files("same"), FACTS).version == first.version


def test_a_new_release_replaces_the_old_and_leaves_nothing_behind(store: Store) -> None:
    store.write_release("demo", files("first"), FACTS)
    new = store.write_release("demo", files("second"), FACTS)
    home = store.root / "data_clean" / "demo"
    assert sorted(path.name for path in home.iterdir()) == sorted([".lock", "CURRENT", new.version])
    assert store.release("demo").text("note.txt") == "second"


def test_a_changed_file_is_noticed(store: Store) -> None:
    release = store.write_release("demo", files("first"), FACTS)
    (release.folder / "note.txt").write_text("typed over")
    with pytest.raises(StoreError, match="changed after it was written"):
        store.release("demo")


def test_a_damaged_release_is_written_again(store: Store) -> None:
    release = store.write_release("demo", files("first"), FACTS)
    (release.folder / "note.txt").unlink()
    store.write_release("demo", files("first"), FACTS)
    assert store.release("demo").text("note.txt") == "first"


def test_a_release_without_manifest_says_so(store: Store) -> None:
    release = store.write_release("demo", files("first"), FACTS)
    (release.folder / "manifest.json").unlink()
    with pytest.raises(StoreError, match="found no manifest"):
        store.release("demo")


@pytest.mark.parametrize("damage", [b"", b"{}", b"no json", b"\xff\xfe"])
def test_a_damaged_manifest_is_noticed(store: Store, damage: bytes) -> None:
    release = store.write_release("demo", files("first"), FACTS)
    (release.folder / "manifest.json").write_bytes(damage)
    with pytest.raises(StoreError, match="changed after it was written"):
        store.release("demo")


def test_a_manifest_cannot_be_edited(store: Store) -> None:
    release = store.write_release("demo", files("first"), {**FACTS, "synthetic": True})
    path = release.folder / "manifest.json"
    path.write_text(path.read_text().replace('"synthetic": true', '"synthetic": false'))
    with pytest.raises(StoreError, match="changed after it was written"):
        store.release("demo")


def test_a_damaged_pointer_is_noticed(store: Store) -> None:
    store.write_release("demo", files("first"), FACTS)
    (store.root / "data_clean" / "demo" / "CURRENT").write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="found no manifest"):
        store.release("demo")


def test_no_release_says_what_to_run(store: Store) -> None:
    with pytest.raises(StoreError, match="Make it with: tkk run demo"):
        store.release("demo")


def test_an_unknown_instrument_suggests_the_near_one(store: Store) -> None:
    release = store.write_release("demo", files("first"), FACTS)
    with pytest.raises(StoreError, match="Did you mean 'small'"):
        release.frame("smal")


def test_a_missing_study_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match=r"found no study 'demo'.*tkk simulate demo"):
        store.study_file("demo")


def test_raw_files_are_not_replaced_unless_forced(store: Store) -> None:
    store.write_raw("demo", {"study.toml": b"a"}, force=False)
    with pytest.raises(StoreError, match="--force"):
        store.write_raw("demo", {"study.toml": b"b"}, force=False)
    folder = store.write_raw("demo", {"study.toml": b"b"}, force=True)
    assert (folder / "study.toml").read_bytes() == b"b"
    assert store.studies() == ("demo",)
    assert store.study_file("demo") == folder / "study.toml"


def test_a_second_writer_is_kept_out(store: Store) -> None:
    home = store.root / "data_clean" / "demo"
    home.mkdir(parents=True)
    with (home / ".lock").open("w") as file:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another run that is writing"):
            store.write_release("demo", files("first"), FACTS)


def test_the_root_is_named_or_found_upwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TKK_ROOT", raising=False)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    with pytest.raises(StoreError, match="TKK_ROOT"):
        find_root(deep)
    (tmp_path / "data_raw").mkdir()
    assert find_root(deep) == tmp_path.resolve()
    monkeypatch.setenv("TKK_ROOT", str(deep))
    assert find_root() == deep.resolve()


def test_csv_text_never_becomes_a_formula() -> None:
    texts = ["=1+1", "+2", "-3", "@x", "'=1", "\tx", "plain", "'tis", None]
    frame = pd.DataFrame({"text": texts, "n": range(-1, 8)})
    for dtype in ("str", "object"):
        content = frame_csv(frame.astype({"text": dtype}))
        lines = content.decode("utf-8-sig").splitlines()
        assert lines[1:6] == ["'=1+1,-1", "'+2,0", "'-3,1", "'@x,2", "''=1,3"]
        assert lines[7:] == ["plain,5", "'tis,6", ",7"]
        found = pd.read_csv(io.BytesIO(content))["text"].dropna().map(unguarded)
        assert found.tolist() == texts[:-1]


WRITER = textwrap.dedent(
    """
    import sys
    from surveys.store import Store
    from pathlib import Path
    store, turn = Store(Path(sys.argv[1])), 0
    while True:
        turn += 1
        content = {f"{n}.txt": f"{turn}".encode() * 20000 for n in range(6)}
        store.write_release("demo", content, {"instruments": {}, "turn": turn})
        print(turn, flush=True)
    """
)


@pytest.mark.skipif(os.name == "nt", reason="kills a process by a signal that Windows lacks")
def test_a_killed_writer_leaves_a_whole_release(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path.cwd()
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * number)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        release = store.release("demo")
        turns = {release.text(name)[:1] for name in release.manifest["files"]}
        assert len(turns) == 1
    store.write_release("demo", files("after"), FACTS)
    assert store.release("demo").text("note.txt") == "after"
