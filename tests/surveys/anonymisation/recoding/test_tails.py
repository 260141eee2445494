from __future__ import annotations

from math import ceil
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation.recoding import band, tails_in_words, top_bottom_code
from surveys.cleaning import Plan, run
from surveys.cleaning.frames import texts
from surveys.cleaning.plan import step_maker
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from ..conftest import Make, framed

AGES = [18, 19, 20, 30, 40, 50, None, 61, 70, 98]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"top": 61}, [18, 19, 20, 30, 40, 50, None, 61, 61, 61]),
        ({"bottom": 20}, [20, 20, 20, 30, 40, 50, None, 61, 70, 98]),
        ({"bottom": 20, "top": 61, "to": "mean"}, [19, 19, 19, 30, 40, 50, None, 76, 76, 76]),
        ({"top_share": 0.01}, [18, 19, 20, 30, 40, 50, None, 61, 61, 61]),
        ({"top_share": 0.5}, [18, 19, 20, 30, 40, 40, None, 40, 40, 40]),
        ({"bottom_share": 0.4, "to": "mean"}, [22, 22, 22, 22, 40, 50, None, 61, 70, 98]),
        ({"top": 99}, AGES),
        ({"top": 98, "to": "mean"}, AGES),
    ],
)
def test_tails_become_one_value(
    make: Make, instrument: Instrument, options: Any, expected: list[int | None]
) -> None:
    frame = make({"age": AGES, "age__missing": [None] * 6 + ["refused"] + [None] * 3})
    after = top_bottom_code(frame, instrument, field="age", k=3, **options)
    assert texts(after, "age") == [None if one is None else str(one) for one in expected]
    assert after.schema == frame.schema
    assert texts(after, "age__missing")[6] == "refused"


def test_decimals_are_those_of_the_question(make: Make, instrument: Instrument) -> None:
    frame = make({"share": [1.0, 50.5, 60.2, 60.4]})
    after = top_bottom_code(frame, instrument, field="share", top=50.5, to="mean", k=2)
    assert after["share"].to_list() == [1.0, 57.0, 57.0, 57.0]
    after = top_bottom_code(frame, instrument, field="share", top=60.2, k=2)
    assert after["share"].to_list() == [1.0, 50.5, 60.2, 60.2]


@given(
    ages=st.lists(st.integers(18, 99), min_size=1, max_size=40),
    k=st.integers(2, 6),
    share=st.floats(0.01, 0.3),
    to=st.sampled_from(["limit", "mean"]),
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50
)
def test_nobody_stands_out_in_a_tail(
    instrument: Instrument, ages: list[int], k: int, share: float, to: Any
) -> None:  # fmt: skip
    options: Any = {"top_share": share, "bottom_share": share, "to": to, "k": k}
    ordered, held = sorted(ages), min(max(k, ceil(share * len(ages))), len(ages))
    try:
        after = top_bottom_code(framed({"age": ages}), instrument, field="age", **options)
    except (DisclosureError, DefinitionError):
        assert len(ages) < k or ordered[held - 1] >= ordered[-held]
        return
    found = after["age"].to_list()
    for end, old in ((max(found), ordered[-1]), (min(found), ordered[0])):
        assert found.count(end) >= k or end == old


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"top": 70}, r"2 number\(s\) in a tail of age; expected 3 or more"),
        ({"bottom": 19}, r"2 number\(s\) in a tail of age"),
    ],
)
def test_too_small_a_tail_is_refused(
    make: Make, instrument: Instrument, options: Any, message: str
) -> None:
    with pytest.raises(DisclosureError, match=message):
        top_bottom_code(make({"age": AGES}), instrument, field="age", k=3, **options)
    with pytest.raises(DisclosureError, match=r"2 number\(s\) in a tail"):
        top_bottom_code(make({"age": [30, 40]}), instrument, field="age", k=3, top_share=0.1)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "no limit; expected top, bottom, top_share or bottom_share"),
        ({"top": 60, "top_share": 0.1}, "both top and top_share"),
        ({"bottom_share": 0.6}, "bottom_share = 0.6; expected over 0 and up to 0.5"),
        ({"bottom_share": 0}, "bottom_share = 0"),
        ({"top": 120}, "top = 120 of age; expected 18 to 99 with 0 decimals"),
        ({"top": 60.5}, "top = 60.5 of age"),
        ({"top": float("nan")}, "top = nan of age"),
        ({"top": 20, "bottom": 50}, "tails of age that meet"),
        ({"top": 60, "to": "median"}, "to = 'median'; expected one of limit, mean"),
        ({"top": 60, "k": 1}, "k = 1; expected 2 or more"),
    ],
)
def test_wrong_options(make: Make, instrument: Instrument, options: Any, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        top_bottom_code(make({"age": AGES}), instrument, field="age", **{"k": 2, **options})


def test_only_numbers_have_tails(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="field 'area', which is no number"):
        top_bottom_code(make({"area": ["north"]}), instrument, field="area", top=3)
    banded = band(make({"age": [40, 50]}), instrument, field="age", edges=[45])
    with pytest.raises(DefinitionError, match="field age, which holds no numbers any more"):
        top_bottom_code(banded, instrument, field="age", top=50)


def test_no_numbers(make: Make, instrument: Instrument) -> None:
    frame = make({"age": [None, None], "title": ["x", "y"]})
    after = top_bottom_code(frame, instrument, field="age", top=50)
    assert texts(after, "age") == [None, None]
    empty = make({"age": [40]}).head(0)
    assert len(top_bottom_code(empty, instrument, field="age", bottom_share=0.1)) == 0


def test_as_a_step(make: Make, instrument: Instrument) -> None:
    step = step_maker({"top_bottom_code": top_bottom_code})
    one = step("top_bottom_code", reason="few are so old", field="age", top=61, k=3)
    _, (record,) = run(make({"age": AGES}), Plan((one,)), instrument)
    assert record.cells_changed == 2


def test_the_codebook_can_say_it(instrument: Instrument) -> None:
    both = tails_in_words(instrument, "share", top=60.5, bottom_share=0.125, k=5)
    assert both.fi == (
        "Arvot 60,5 ja sitä suuremmat on annettu arvona 60,5. "
        "Pienimmät 12,5 % arvoista (vähintään 5) on annettu suurimpana niistä."
    )
    assert both.sv == (
        "Värden från och med 60,5 anges som 60,5. "
        "De lägsta 12,5 % av värdena (5 eller fler) anges som det högsta av dem."
    )
    assert tails_in_words(instrument, "age", bottom=20, top_share=0.1, to="mean").en == (
        "The highest 10 % of values (5 or more) are given as their mean. "
        "Values of 20 and less are given as their mean."
    )
    one = tails_in_words(instrument, "age", top=61)
    assert one.sv == "Värden från och med 61 anges som 61."
