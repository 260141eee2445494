"""`tkk drift`: how far anonymisation moved what the book publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cli import main
from surveys.store import Store

PAGE = """```{code-cell} python
from analysis import describe, load

answers = load("coordinators")
describe(answers, "has_job_description")
```
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def said(
    capsys: pytest.CaptureFixture[str], store: Store, pages: Path, *more: str
) -> tuple[int, str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TKK_ROOT", str(store.root))
        with pytest.raises(SystemExit) as ended:
            main(["drift", "demo", "--pages", str(pages), *more])
    told = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, told.out, told.err


def test_nothing_moved_where_nothing_was_hidden(
    released: Store, pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, complaint = said(capsys, released, pages, "--instrument", "coordinators")
    assert (code, complaint) == (0, "")
    assert "0 verdict(s) changed" in told


@pytest.mark.parametrize(
    ("instrument", "message"),
    [("esf_start", "no analysis of esf_start"), ("coordinator", "Did you mean 'coordinators'")],
)
def test_what_cannot_be_compared_is_named(
    released: Store,
    pages: Path,
    capsys: pytest.CaptureFixture[str],
    instrument: str,
    message: str,
) -> None:
    code, _, complaint = said(capsys, released, pages, "--instrument", instrument)
    assert (code, message in complaint) == (2, True), complaint
