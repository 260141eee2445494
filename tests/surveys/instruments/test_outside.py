"""A questionnaire of one's own is a short file and is used like the toolkit's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from surveys import instruments
from surveys.errors import DefinitionError, UsageError
from surveys.instruments import from_file

WHOLE = '''
"""A short questionnaire in English alone."""
import datetime as dt
from surveys.model import *

often = CodeList("often", tuple(Code(str(n), Text(en=words)) for n, words in enumerate(
    ("Never", "Sometimes", "Often"))))
rows = CodeList("rows", (Code("calm", Text(en="I have felt calm.")),
                         Code("rested", Text(en="I have woken up rested."))))
wellbeing = Instrument(
    "wellbeing", Text(en="Wellbeing"), Text(en="Two questions."), Text(en="Thank you."),
    (Section("page", Text(en="Page"), (
        LikertGrid("felt", Text(en="Over the last two weeks"), rows=rows, codes=often),
        Calculation("points", Text(en="Points"), value="sum(felt)"))),),
    (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),), source="en")
'''


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "own.py"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_defines_an_instrument(own: Callable[[str], Path]) -> None:
    found = instruments.get(str(own(WHOLE)))
    assert (found.name, found.languages, found.source) == ("wellbeing", ("en",), "en")
    assert list(found.fields) == ["felt__calm", "felt__rested", "points"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", "own.py: found 0 instruments; expected one."),
        (WHOLE + "\nother = Instrument('b', wellbeing.title, wellbeing.intro, wellbeing.thanks, "
         "wellbeing.sections, wellbeing.waves)", "found 2 instruments; expected one"),
        ("def", "found SyntaxError: "),
        ("import no_such_module", "found ModuleNotFoundError: No module named 'no_such_module'"),
        (WHOLE.replace('"sum(felt)"', '"sum(fellt)"'), "item points: found unknown item 'fellt'"),
    ],
)  # fmt: skip
def test_a_file_that_defines_none_is_named(
    own: Callable[[str], Path], text: str, message: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        from_file(own(text))
    assert message in str(caught.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match=r"found no file 'nowhere\.py'"):
        instruments.get("nowhere.py")


def test_a_mistake_is_found_by_its_line(own: Callable[[str], Path]) -> None:
    path = own(WHOLE.replace('Code("rested"', 'Code("Rested"'))
    with pytest.raises(DefinitionError) as caught:
        from_file(path)
    assert str(caught.value).startswith(f"{path}, line 9: ")
