from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.errors import DefinitionError
from surveys.model import Code, CodeList, LikertGrid, Section
from surveys.model.naming import check_code
from surveys.platforms.limesurvey.names import ANSWER, QUESTION, names_of, shorten
from tests.small import text
from tests.surveys.platforms.sample import SAMPLE, SCALE


def _fits(name: str) -> bool:
    try:
        check_code(name, "name")
    except DefinitionError:
        return False
    return True


NAMES = st.lists(st.text("ab01_e", min_size=1, max_size=30).filter(_fits), unique=True, max_size=25)


@pytest.mark.parametrize("limit", [QUESTION, ANSWER])
@given(names=NAMES)
def test_codes_fit_and_go_back(limit: int, names: list[str]) -> None:
    codes = shorten(names, limit)
    assert list(codes) == names
    assert all(re.fullmatch("[A-Za-z0-9]{1,%d}" % limit, code) for code in codes.values())  # noqa: UP031 - braces are the pattern's
    # Without case, and as numbers: so they are compared in a database and in PHP.
    keys = {
        float(code) if re.fullmatch(r"\d+(e\d+)?", code) else code.lower()
        for code in codes.values()
    }
    assert len(keys) == len(names)


@given(names=NAMES)
def test_codes_of_parts_begin_with_a_letter_and_stay_apart(names: list[str]) -> None:
    codes = shorten(names, QUESTION, letter="s")
    assert list(codes) == names
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]{0,19}", code) for code in codes.values())
    assert len({code.lower() for code in codes.values()}) == len(names)


def test_parts_with_digits_give_columns_of_their_own() -> None:
    parts = CodeList("parts", tuple(Code(one, text(one)) for one in ("1", "11", "s1", "a")))
    grid = LikertGrid("grid", text("Grid"), rows=parts, codes=SCALE)
    names = names_of(replace(SAMPLE, sections=(Section("one", text("One"), (grid,)),)))
    assert names.parts["grid"]["11"] == "s11"
    assert names.parts["grid"]["a"] == "a"
    assert names.answers["grid"]["1"] == "1"
    own = list(names.parts["grid"].values())
    assert len(set(own)) == 4
    # Number of the question and code of the part, as LimeSurvey joins them to a column.
    joined = [f"1X1X{number}{code}" for number in (5, 51, 511) for code in own]
    assert len(set(joined)) == len(joined)


@given(names=NAMES, more=NAMES)
def test_a_code_stays_when_others_come_that_do_not_clash(names: list[str], more: list[str]) -> None:
    before, after = shorten(names, QUESTION), shorten(dict.fromkeys(names + more), QUESTION)
    plain = {name.replace("_", "") for name in more if name not in names}
    for name in names:
        if name.replace("_", "") not in plain and not re.search(r"\d", name):
            assert before[name] == after[name]


def test_names_that_clash_both_end_in_their_hash() -> None:
    assert shorten(["a_b", "ab", "c"], QUESTION) == {"a_b": "aBqupv3", "ab": "abft66m", "c": "c"}
    assert shorten(["1", "01"], ANSWER) == {"1": "13m", "01": "014g"}


def test_long_names_keep_their_beginning() -> None:
    assert shorten(["how_many_years_in_the_role"], QUESTION) == {
        "how_many_years_in_the_role": "howManyYearsInT6883q"
    }


def test_words_of_limesurvey_are_left_to_it() -> None:
    names = names_of(SAMPLE)
    assert names.questions["seed"] == "seedx"
    assert names.parts["tasks"]["time"] == "timex"
    assert names.parts["tasks"]["other"] == "otherx"
    assert names.answers["role"]["other"] == "other"


def test_codes_that_cannot_be_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.platforms.limesurvey.names._hash", lambda name, length: "")
    with pytest.raises(DefinitionError, match="the codes a_b, ab, which LimeSurvey cannot"):
        shorten(["a_b", "ab"], QUESTION)
