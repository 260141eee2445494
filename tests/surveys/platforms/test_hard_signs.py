"""Line breaks, and characters that no file of ours can hold, are treated alike everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from surveys.platforms import get, names
from surveys.platforms.mapping import NameMapping, mapping_of
from surveys.responses import Responses
from tests.surveys.platforms.answering import frame, read_directly
from tests.surveys.platforms.sample import SAMPLE, blank

LAYOUTS = [(name, layout) for name in names() for layout in get(name).LAYOUTS]
LOST = "\ufffd"


def read(platform: str, layout: str, folder: Path, *texts: str) -> tuple[Responses, Responses]:
    """Return answers as they are read back, and without any platform."""
    target = get(platform)
    cells = frame([("fi", blank(role="local", why=text)) for text in texts])
    path = folder / f"responses.{target.LAYOUTS[layout]}"
    path.write_bytes(target.lay_out(cells, SAMPLE, "2026", layout))
    names: NameMapping | None = None
    if target.TAKES_EDITS:
        names = mapping_of(target.export(SAMPLE, "2026")[-1])
    return target.read(path, SAMPLE, "2026", names), read_directly(cells, SAMPLE, "2026")


@pytest.mark.parametrize(("platform", "layout"), LAYOUTS)
def test_every_line_break_is_a_newline(platform: str, layout: str, tmp_path: Path) -> None:
    found, expected = read(platform, layout, tmp_path, "a\r\nb\rc\nd", "a\rb", "a\r\r\nb")
    assert found.frame["why"].tolist() == ["a\nb\nc\nd", "a\nb", "a\n\nb"]
    assert_frame_equal(found.frame, expected.frame)
    assert (found.problems, found.notices) == ((), ())


@pytest.mark.parametrize(("platform", "layout"), LAYOUTS)
def test_a_nul_is_a_character_that_was_lost(platform: str, layout: str, tmp_path: Path) -> None:
    found, expected = read(platform, layout, tmp_path, "a\x00b", "ä")
    assert found.frame["why"].tolist() == [f"a{LOST}b", "ä"]
    assert_frame_equal(found.frame, expected.frame)
    assert found.problems == ()
    (notice,) = found.notices
    assert f"characters that could not be read stand as {LOST} in texts of" in notice
