"""What is asked in words: piping, repeat groups, twins, earlier wordings, places of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from surveys.errors import DefinitionError
from surveys.model import (
    Calculation,
    Date,
    Item,
    LikertGrid,
    MultipleChoice,
    Number,
    Revision,
    Scale,
    ScaleScore,
    ShortText,
    SingleChoice,
    Text,
    content_hash,
    piped_fields,
    repeated,
    variant,
    with_pipes,
    with_texts,
    without_pipes,
)
from tests.small import WAVES, codes, one_page, small_instrument, text

FIVE = codes("five", "1", "2", "3", "4", "5")
GRID = LikertGrid("grid", text("Grid"), rows=codes("rows", "up", "down"), codes=FIVE)
ROLE = SingleChoice("role", text("Role"), codes=codes("roles", "a", "b"))
instrument = partial(one_page, waves=WAVES)


def pipe(word: str) -> Text:
    return Text(fi=f"Miksi {word}?", sv=f"Varför {word}?", en=f"Why {word}?")


def test_pipes_are_found_shown_and_left_out() -> None:
    asked = pipe("{role}")
    assert piped_fields(asked, "why") == ("role",)
    assert with_pipes(asked.en, str.upper) == "Why ROLE?"
    assert without_pipes(asked) == pipe("…")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (Text(fi="{role}", sv="{rol}", en="{role}"),
         "found {rol} in the sv text '{rol}'; expected the same answers in every language: role"),
        (pipe("{role"), "found a brace alone in the fi text 'Miksi {role?'"),
        (pipe("{rol}"), "found {rol} in the text 'Miksi {rol}?'; expected the name of an earlier "
         "item with one answer. Did you mean 'role'?"),
        (pipe("{why}"), "found {why} in the text"),
        (pipe("{tasks__a}"), "found {tasks__a} in the text"),
    ],
)  # fmt: skip
def test_a_pipe_must_lead_to_an_earlier_answer(words: Text, message: str) -> None:
    tasks = MultipleChoice("tasks", text("Tasks"), codes=codes("tasks", "a", "b"))
    with pytest.raises(DefinitionError) as caught:
        instrument(ROLE, tasks, ShortText("why", words))
    assert message in str(caught.value)
    assert "item why" in str(caught.value)


def test_a_text_can_lack_a_language_and_says_so() -> None:
    asked = Text(en="Role")
    assert (asked["fi"], asked.has("fi"), asked.has("en")) == ("Role", False, True)
    whole = instrument(ROLE)
    assert whole.languages == ("fi", "sv", "en")
    part = with_texts(whole, {"role.text": Text(fi="Tehtävä", en="Role")})
    assert part.languages == ("fi", "en")


def test_every_text_has_a_place_and_can_be_put_back() -> None:
    whole = small_instrument()
    assert with_texts(whole, whole.texts) == whole
    changed = with_texts(whole, {"support.rows.valued": text("New")})
    assert changed.texts["support.rows.valued"] == text("New")
    assert {
        **changed.texts,
        "support.rows.valued": whole.texts["support.rows.valued"],
    } == whole.texts


def test_texts_of_earlier_wordings_have_places_too() -> None:
    role = SingleChoice("role", text("Role"), codes=codes("roles", "a"),
                        revisions=(Revision(("2024",), text=text("Post")),))  # fmt: skip
    whole = instrument(role)
    assert "role.revisions.0.text" in whole.texts
    changed = with_texts(whole, {"role.revisions.0.text": text("Job")})
    assert changed.at("2024")["role"].text == text("Job")


def test_a_repeat_group_is_unrolled_with_its_names() -> None:
    group = repeated(
        "plan",
        title=text("Plan"),
        items=(
            Date("made", text("Made"), earliest=dt.date(2020, 1, 1), latest=dt.date(2026, 1, 1)),
            Number("planned", text("Planned"), minimum=0, maximum=9, show_if="is_answered(made)"),
            ShortText("unit", pipe("{planned}"), show_if="planned > limit"),
            Calculation("twice", text("Twice"), value="planned * 2 + limit"),
            GRID,
            ScaleScore("score", text("Score"), scale=Scale(("grid__up", "grid__down"), 1)),
        ),
        times=3,
        show_if="limit > 1",
    )
    first = instrument(Number("limit", text("Limit"), minimum=0, maximum=9))
    built = replace(first, sections=first.sections + group)
    assert [section.name for section in built.sections] == ["page", "plan_1", "plan_2", "plan_3"]
    assert [item.name for item in built.sections[2].items] == [
        "made_2", "planned_2", "unit_2", "twice_2", "grid_2", "score_2", "plan_more_2",
    ]  # fmt: skip
    assert "plan_more_3" not in built
    assert str(built.sections[1].condition) == "limit > 1"
    assert str(built.condition_of("unit_2")) == 'plan_more_1 == "yes" and planned_2 > limit'
    assert built["unit_2"].text.en == "Why {planned_2}?"
    assert str(built.fields["twice_3"].value) == "planned_3 * 2 + limit"
    assert str(built.fields["score_3"].value) == "mean(grid_3__up, grid_3__down)"
    assert built.sections[3].title.sv == "Plan (sv) 3"
    assert built.sections[3].repeat is not None
    assert (built.sections[3].repeat.group, built.sections[3].repeat.number) == ("plan", 3)


@pytest.mark.parametrize(("items", "times"), [((), 3), ((ROLE,), 1)])
def test_a_repeat_group_needs_items_and_turns(items: tuple[Item, ...], times: int) -> None:
    with pytest.raises(DefinitionError, match="repeat group plan: found"):
        repeated("plan", title=text("Plan"), items=items, times=times)


def test_a_twin_differs_in_words_only() -> None:
    twin = variant(of=GRID, role="supervisor", text=text("Your team"), rows={"up": text("Rise")},
                   show_if="is_answered(role)")  # fmt: skip
    assert [one.name for one in twin.fields] == [one.name for one in GRID.fields]
    assert [one.codes for one in twin.fields] == [one.codes for one in GRID.fields]
    assert (twin.rows["up"].text, twin.rows["down"].text) == (text("Rise"), text("down"))
    assert twin.twin is not None
    assert (twin.twin.role, twin.twin.of) == ("supervisor", GRID)


def test_being_a_twin_is_not_asked_and_so_not_hashed() -> None:
    assert content_hash(instrument(ROLE)) == content_hash(
        instrument(variant(of=ROLE, role="supervisor"))
    )


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: variant(of=GRID, role="x", rows={"upp": text("U")}),
         "item grid: found row 'upp' in a twin; expected a row of the item: up, down. "
         "Did you mean 'up'?"),
        (lambda: variant(of=ROLE, role="x", rows={"a": text("A")}),
         "item role: found rows for a SingleChoice; expected a grid"),
    ],
)  # fmt: skip
def test_a_twin_cannot_have_rows_of_its_own(build: Callable[[], Item], message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        build()
    assert message in str(caught.value)


def test_an_item_is_as_it_was_asked_in_each_wave() -> None:
    number = Number("n", text("N"), minimum=0, maximum=40,
                    revisions=(Revision(("2024",), text=text("Old"), maximum=30),))  # fmt: skip
    before, after = (instrument(number).at(wave)["n"] for wave in ("2024", "2026"))
    assert isinstance(before, Number)
    assert isinstance(after, Number)
    assert (before.text, before.maximum, before.revisions) == (text("Old"), 30, ())
    assert (after.text, after.maximum) == (text("N"), 40)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (lambda: SingleChoice("role", text("R"), codes=codes("roles", "a"),
                              revisions=(Revision(("2024",), minimum=1),)),
         "item role: found a revision of minimum; expected a part of SingleChoice"),
        (lambda: SingleChoice("role", text("R"), codes=codes("roles", "a"),
                              revisions=(Revision(("2024",), codes=codes("roles", "a", "b")),)),
         "item role: found code(s) b in a revision of codes; expected codes that the item itself "
         "has: a"),
        (lambda: Number("n", text("N"), minimum=0, maximum=9,
                        revisions=(Revision(("2024",), maximum=12),)),
         "item n: found a revision with the limits 0 to 12; expected limits within 0 to 9"),
        (lambda: SingleChoice("role", text("R"), codes=codes("roles", "a"),
                              revisions=(Revision(("2025",), text=text("Old")),)),
         "item role: found wave '2025'; expected one of 2024, 2026"),
    ],
)  # fmt: skip
def test_a_revision_fits_its_item(item: Callable[[], Item], message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        instrument(item())
    assert message in str(caught.value)


def test_a_wave_is_checked_by_itself() -> None:
    later = Number("n", text("N"), minimum=0, maximum=9, waves=("2026",))
    with pytest.raises(DefinitionError, match=r"item role.*unknown item 'n'|which is not asked"):
        instrument(later, SingleChoice("role", text("R"), codes=FIVE, show_if="n > 1"))


def test_a_waves_hash_does_not_depend_on_the_others() -> None:
    only = Number("n", text("N"), minimum=0, maximum=9, waves=("2026",))
    assert content_hash(instrument(ROLE).at("2024")) == content_hash(
        instrument(ROLE, only).at("2024")
    )
    assert content_hash(instrument(ROLE).at("2026")) != content_hash(
        instrument(ROLE, only).at("2026")
    )


@pytest.mark.parametrize(
    ("items", "circle"),
    [
        ((Number("a", text("A"), minimum=0, maximum=9, show_if="b > 1"),
          Number("b", text("B"), minimum=0, maximum=9, show_if="a > 1")), "a → b → a"),
        ((Calculation("a", text("A"), value="a + 1"),), "a → a"),
        ((Number("a", text("A"), minimum=0, maximum=9, show_if="c > 1"),
          Number("b", text("B"), minimum=0, maximum=9, show_if="a > 1"),
          Calculation("c", text("C"), value="b + 1")), "a → c → b → a"),
    ],
)  # fmt: skip
def test_items_may_not_depend_on_each_other_in_a_circle(
    items: tuple[Item, ...], circle: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        instrument(*items)
    assert f"instrument x, item a: found items that depend on each other in a circle: {circle}" in (
        str(caught.value)
    )
