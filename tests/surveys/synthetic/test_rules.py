"""Answers obey rules that are hard to meet by chance; questionnaires are written out here."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from surveys.cleaning import validate
from surveys.errors import DefinitionError
from surveys.model import (
    Calculation,
    Code,
    CodeList,
    Date,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    Missing,
    MultipleChoice,
    Number,
    Revision,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
    repeated,
)
from surveys.responses import typed
from surveys.synthetic import Behaviour, respond
from tests.small import codes, text

PEOPLE = pd.DataFrame({"person": range(300)})
FULL = Behaviour(blank=0.0, open_blank=0.0)
WAVES = (
    Wave("2024", dt.date(2024, 9, 1), dt.date(2024, 10, 1)),
    Wave("2026", dt.date(2026, 9, 1), dt.date(2026, 10, 1)),
)


def asking(*items: Item | Section) -> Instrument:
    """Return a questionnaire of these items, sections as they are."""
    plain = tuple(item for item in items if not isinstance(item, Section))
    sections = tuple(item for item in items if isinstance(item, Section))
    first = (Section("first", text("First"), plain),) if plain else ()
    return Instrument("asked", text("A"), text("B"), text("C"), (*first, *sections), WAVES)


def answers(
    instrument: Instrument, behaviour: Behaviour = FULL, wave: str = "2026"
) -> pd.DataFrame:
    """Return valid answers as they are read."""
    cells = respond(instrument, wave, PEOPLE, behaviour, seed=1)
    responses = typed(cells, instrument.at(wave), wave, "synthetic", {})
    assert (responses.problems, validate(responses).errors) == ((), ())
    return responses.frame


def number(name: str, rule: str | None = None, maximum: float = 100, **more: object) -> Number:
    message = None if rule is None else text("Not so")
    return Number(
        name, text(name), minimum=0, maximum=maximum, valid_if=rule, valid_message=message,
        **more,  # type: ignore[arg-type] # parts of a number
    )  # fmt: skip


def test_numbers_that_must_sum_to_a_total_do() -> None:
    frame = answers(asking(number("a"), number("b"), number("c", "sum(a, b, c) == 100")))
    possible = frame["a"] + frame["b"] <= 100
    assert possible.sum() > 250
    assert (frame.loc[possible, ["a", "b", "c"]].sum(axis=1) == 100).all()
    assert frame.loc[~possible, "c"].isna().all()


@pytest.mark.parametrize(
    "rule", ["b <= a", "b < a + 1", "a - b >= 0 and b >= 0", "not b > a", "b * 2 <= a * 2"]
)
def test_numbers_that_must_not_exceed_another_do_not(rule: str) -> None:
    frame = answers(asking(number("a"), number("b", rule)))
    assert frame["b"].notna().all()
    assert (frame["b"] <= frame["a"]).all()


def test_a_number_with_decimals_can_be_reckoned_out() -> None:
    frame = answers(asking(number("a"), number("b", "a + b == 100.5", decimals=1, maximum=101)))
    assert (frame["a"] + frame["b"]).eq(100.5).all()


def test_days_follow_one_another_even_where_there_is_one_day_left() -> None:
    one = dt.date(2026, 9, 20)
    frame = answers(
        asking(
            Date("start", text("S"), earliest=dt.date(2026, 1, 1), latest=one, required=True),
            Date(
                "end", text("E"), earliest=dt.date(2020, 1, 1), latest=one, required=True,
                valid_if="end >= start", valid_message=text("Too early"),
            ),
        )
    )  # fmt: skip
    assert frame["end"].notna().all()


def test_what_nothing_mends_is_left_blank() -> None:
    frame = answers(asking(number("a"), number("b", "b > a + 1000")))
    assert frame["b"].isna().all()
    grid = LikertGrid(
        "grid", text("G"), rows=codes("rows", "x", "y"), codes=codes("two", "1", "2"),
        valid_if="sum(grid) == 9", valid_message=text("No"),
    )  # fmt: skip
    assert answers(asking(grid))["grid__x"].isna().all()


def test_fixed_answers_that_break_a_rule_are_left_blank() -> None:
    instrument = asking(number("a"), number("b", "b <= a"))
    people = pd.DataFrame({"person": [1, 2], "a": ["5", "5"], "b": ["5", "6"]})
    cells = respond(instrument, "2026", people, FULL, seed=1)
    assert cells["b"].tolist() == ["5", ""]


def test_some_rows_of_a_grid_can_be_fixed() -> None:
    rows, five = codes("rows", "x", "y"), codes("five", "1", "2", "3", "4", "5")
    instrument = asking(LikertGrid("grid", text("G"), rows=rows, codes=five))
    people = PEOPLE.assign(grid__y="4")
    cells = respond(instrument, "2026", people, Behaviour(blank=0.5), seed=1)
    assert set(cells["grid__y"]) == {"4"}
    assert set(cells["grid__x"]) == {"", "1", "2", "3", "4", "5"}


def test_a_choice_is_drawn_again_until_it_fits() -> None:
    one = SingleChoice("one", text("1"), codes=codes("three", "1", "2", "3"))
    two = SingleChoice(
        "two", text("2"), codes=codes("three", "1", "2", "3"),
        valid_if="two != one", valid_message=text("Another"),
    )  # fmt: skip
    frame = answers(asking(one, two))
    assert (frame["one"] != frame["two"]).all()
    assert frame["two"].notna().all()


def test_a_choice_that_is_hardly_ever_made_is_found() -> None:
    rare = SingleChoice(
        "rare", text("R"), codes=codes("three", "1", "2", "3"),
        valid_if="rare == 3", valid_message=text("Three"),
    )  # fmt: skip
    behaviour = Behaviour(shares={"rare": {"3": 0.0001}}, blank=0.0)
    assert answers(asking(rare), behaviour)["rare"].eq("3").all()


def test_conditions_on_computed_items_are_obeyed() -> None:
    frame = answers(
        asking(
            number("a"),
            number("b"),
            Calculation("more", text("More"), value="a - b"),
            Calculation("twice", text("Twice"), value="more * 2"),
            SingleChoice("why", text("W"), codes=codes("two", "1", "2"), show_if="twice > 0"),
        )
    )
    assert "twice" not in frame
    assert (frame["why"].notna() == (frame["a"] > frame["b"])).all()
    assert 30 < frame["why"].notna().sum() < 270


def test_repeated_sections_end_where_people_say_so() -> None:
    turns = repeated("turn", title=text("Turn"), items=(number("planned"),), times=3)
    frame = answers(asking(*turns))
    more = frame["turn_more_1"].eq("yes")
    assert (frame["planned_2"].notna() == more).all()
    assert (frame["planned_3"].notna() == (more & frame["turn_more_2"].eq("yes"))).all()
    assert 30 < frame["planned_3"].notna().sum() < 270


def test_limits_and_codes_of_each_wave_are_kept() -> None:
    four = codes("four", "a", "b", "c", "d")
    instrument = asking(
        number("n", revisions=(Revision(("2024",), maximum=3),)),
        SingleChoice(
            "c", text("C"), codes=four,
            revisions=(Revision(("2024",), codes=codes("two", "a", "b")),),
        ),
    )  # fmt: skip
    before, after = (answers(instrument, wave=wave) for wave in ("2024", "2026"))
    assert before["n"].max() <= 3 < after["n"].max()
    assert (set(before["c"]), set(after["c"])) == ({"a", "b"}, {"a", "b", "c", "d"})


LISTED = CodeList(
    "listed",
    (
        *codes("some", "a", "b", "c", "d", "e").codes,
        Code("none", text("None"), exclusive=True),
        Code("nothing", text("Nothing"), exclusive=True),
        Code("dont_know", text("Don't know"), missing=Missing.DONT_KNOW),
    ),
)


def test_options_that_stand_alone_do_and_limits_hold() -> None:
    often = Behaviour(
        shares={"m": {"none": 0.4, "nothing": 0.4, "dont_know": 0.3, "a": 0.9, "e": 0.9}},
        blank=0.0,
    )
    instrument = asking(MultipleChoice("m", text("M"), codes=LISTED, at_most=2, required=True))
    answers(instrument, often)
    cells = respond(instrument, "2026", PEOPLE, often, seed=1)
    ticked = cells.drop(columns=["response_id", "submitted", "language"]) == "1"
    assert ticked.sum(axis=1).between(1, 2).all()
    alone = ticked[["m__none", "m__nothing", "m__dont_know"]]
    assert set(alone.sum(axis=1)) == {0, 1}
    assert (ticked[alone.any(axis=1)].sum(axis=1) == 1).all()
    assert alone.any().all()
    # The limit does not favour the first options.
    assert ticked["m__e"].mean() == pytest.approx(ticked["m__a"].mean(), abs=0.12)


@pytest.mark.parametrize("length", [3, 6, 20])
def test_unique_codes_are_unique_and_fit(length: int) -> None:
    instrument = asking(ShortText("client", text("C"), max_length=length, unique=True))
    found = answers(instrument)["client"]
    assert found.is_unique
    assert found.str.len().max() <= length


@pytest.mark.parametrize(("name", "length"), [("link_code", 6), ("client", 5)])
def test_too_many_people_for_the_codes_are_refused(name: str, length: int) -> None:
    instrument = asking(ShortText(name, text("C"), max_length=length, unique=True))
    with pytest.raises(DefinitionError, match="for person 5000000; expected persons numbered"):
        respond(instrument, "2026", pd.DataFrame({"person": [5_000_000]}), FULL, seed=1)


def test_link_codes_have_the_explained_shape_and_stay() -> None:
    instrument = asking(ShortText("link_code", text("L"), max_length=6, unique=True))
    waves = [answers(instrument, wave=wave)["link_code"] for wave in ("2024", "2026")]
    assert waves[0].str.fullmatch(r"[A-ZÄÖ]{2}(0[1-9]|[12]\d|3[01])[A-ZÄÖ]{2}").all()
    assert waves[0].equals(waves[1])
    assert waves[0].is_unique


def test_texts_fit_their_length_and_language() -> None:
    short = ShortText("s", text("S"), max_length=45)
    frame = answers(
        asking(short, ShortText("t", text("T"), max_length=5), LongText("l", text("L")))
    )
    assert frame["s"].str.len().max() <= 45
    assert frame["s"].nunique() > 20
    assert frame["t"].str.len().max() <= 5


def test_only_languages_of_the_questionnaire_are_spoken() -> None:
    plain = Text(fi="Suomeksi", sv="På svenska")
    section = Section("one", plain, (LongText("l", plain),))
    instrument = Instrument("asked", plain, plain, plain, (section,), WAVES)
    assert set(answers(instrument)["language"]) == {"fi", "sv"}
    none = Behaviour(languages={"en": 1.0})
    assert set(answers(instrument, none)["language"]) == {"fi"}
