from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from surveys.anonymisation import (
    DisclosureRule,
    Link,
    default_plan,
    default_rule,
    recoded,
    release,
    step,
    theme_columns,
    treated,
)
from surveys.anonymisation.free_text import Theme, ThemeScheme
from surveys.cleaning import Frame, Plan, Step, run
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Code, CodeList, Instrument, LikertGrid, Section, Wave

from .conftest import Make, codes, text

KEY = bytes(range(32))
SCHEME = ThemeScheme("s", (Theme("time", text("Time")),))
LINK = Link("link_code", "respondent", "respondent")


def raw(make: Make) -> Frame:
    """Eight responses with everything that must not be released."""
    return make(
        {
            "submitted": [dt.datetime(2026, 2, 3, 10, minute) for minute in range(8)],
            "language": ["fi"] * 7 + ["sv"],
            "link_code": [f"AB-{number}" for number in range(8)],
            "link_code__missing": [None] * 8,
            "email": [f"m{number}@example.fi" for number in range(8)],
            "email__missing": [None] * 8,
            "area": ["north", "north", "east", "east", "west", "west", "north", "east"],
            "area__missing": [None] * 8,
            "age": [20, 30, 40, 50, 60, 70, 80, 90],
            "age__missing": [None] * 8,
            "story": ["Maija from Kemi helped"] * 8,
            "story__missing": [None] * 8,
        }
    )


def test_the_default_plan_opens_the_gate(make: Make, instrument: Instrument) -> None:
    rule = default_rule(instrument, k=3)
    recoding = (step("band", reason="exact ages identify", field="age", edges=[50]),)
    plan = default_plan(instrument, links=(LINK,), recoding=recoding, rule=rule)
    after, records = run(raw(make), plan, instrument, key=KEY)
    released = release(after, rule, instrument)
    assert len(released) == 8
    assert texts(released, "email") == [None] * 8
    assert texts(released, "story") == [None] * 8
    assert len(set(texts(released, "respondent"))) == 8
    assert "link_code" not in released.columns
    changed = {record.step: record.cells_changed for record in records}
    assert (changed["remove"], changed["remove_free_text"], changed["band"]) == (8, 8, 8)
    assert changed["replace_response_ids"] == 8
    assert changed["suppress"] > 0
    assert "AB-" not in f"{records}"


def test_the_same_person_has_one_pseudonym_in_both_waves(
    make: Make, instrument: Instrument
) -> None:
    first, second = (
        run(raw(make)[rows], default_plan(instrument, links=(LINK,)), instrument, key=KEY)[0]
        for rows in ([0, 1, 2], [2, 3])
    )
    both = set(texts(first, "respondent")) & set(texts(second, "respondent"))
    assert len(both) == 1


def test_without_links_identifiers_are_removed(make: Make, instrument: Instrument) -> None:
    plan = default_plan(instrument)
    assert [one.name for one in plan.steps] == [
        "remove", "remove_free_text", "coarsen_submitted", "replace_response_ids",
    ]  # fmt: skip
    assert plan.steps[0].options == {"fields": ["link_code", "email"]}
    after, _ = run(raw(make), plan, instrument, key=KEY)
    assert texts(after, "link_code__missing") == ["removed"] * 8
    with pytest.raises(DisclosureError, match="in 8 class"):
        release(after, DisclosureRule(keys=("area", "age"), k=2), instrument)


def test_all_identifiers_linked_leave_none_to_remove(instrument: Instrument) -> None:
    plan = default_plan(instrument, links=(LINK, Link("email", "client", "client")))
    assert [one.name for one in plan.steps][:3] == [
        "pseudonymise", "pseudonymise", "remove_free_text",
    ]  # fmt: skip


def test_only_identifiers_link(instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'link_code'"):
        default_plan(instrument, links=(Link("link_cod", "respondent", "respondent"),))


def test_an_empty_frame_goes_through(make: Make, instrument: Instrument) -> None:
    plan = default_plan(instrument, links=(LINK,), rule=default_rule(instrument))
    after, _ = run(raw(make).head(0), plan, instrument, key=KEY)
    assert len(release(after, default_rule(instrument), instrument)) == 0


def test_recoded_fields_have_new_codes(instrument: Instrument) -> None:
    plan = Plan(
        (
            step("remove", reason="r", fields=["email"]),
            step("band", reason="r", field="age", edges=[30]),
            step("generalise", reason="r", field="area",
                 groups={"n": ["north"], "rest": ["east", "west"]}),
        )
    )  # fmt: skip
    found = recoded(plan, instrument)
    assert {name: [code.code for code in codes] for name, codes in found.items()} == {
        "age": ["under_30", "30_or_more"], "area": ["n", "rest"],
    }  # fmt: skip


BAND = step("band", reason="r", field="age", edges=[30])
MERGE = step("generalise", reason="r", field="area", groups={"all": ["north", "east", "west"]})


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ((BAND, BAND), "step band: found a second recoding of field 'age'"),
        (
            (MERGE, BAND, MERGE),
            "step generalise: found a second recoding of field 'area'",
        ),
        ((replace(BAND, options={"field": "aeg", "edges": [30]}),), "Did you mean 'age'"),
        ((replace(BAND, options={"field": "age", "edges": [3]}),), "found edges"),
        ((replace(MERGE, options={"field": "area", "groups": {}}),), "no group for north"),
    ],
)
def test_what_cannot_be_recoded_is_refused(
    instrument: Instrument, steps: tuple[Step, ...], message: str
) -> None:
    with pytest.raises(DefinitionError, match=message):
        recoded(Plan(steps), instrument)


def test_a_field_may_be_named_by_its_item() -> None:
    row = CodeList("row", (Code("only", text("Only")),))
    grid = LikertGrid("mood", text("Mood"), rows=row, codes=codes("scale", "1", "2"))
    section = Section("all", text("All"), (grid,))
    wave = Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    instrument = Instrument("one", text("I"), text("I"), text("I"), (section,), (wave,))
    plan = Plan((step("generalise", reason="r", field="mood", groups={"both": ["1", "2"]}),))
    assert list(recoded(plan, instrument)) == ["mood__only"]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("pseudonymize", {}, "Did you mean 'pseudonymise'"),
        ("pseudonymise", {"field": "a", "to": "b", "domain": "c", "key": b"k"}, "option 'key'"),
        ("band", {"field": "age", "edges": 30}, "expected a list, each a whole number"),
        ("coarsen_submitted", {"to": "week"}, "expected one of day, month, year, remove"),
        ("suppress", {"keys": ["area"], "k": "5"}, "expected a whole number"),
        ("generalise", {"field": "a", "groups": {"n": "north"}},
         "expected a table, each value a list, each a text"),
    ],
)  # fmt: skip
def test_steps_are_checked_when_named(name: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        step(name, reason="r", **options)
    assert message in str(raised.value)


def test_a_plan_says_what_it_did_to_values_and_which_codes_come_of_it(
    instrument: Instrument,
) -> None:
    groups = {"cold": ["north"], "mild": ["east", "west"]}
    levels = [groups, "all"]
    plan = Plan(
        (
            step("top_bottom_code", reason="r", field="age", top=80),
            step("swap_ranks", reason="r", fields=["age", "share"]),
            step("generalise_to", reason="r", field="area", levels=levels, level=1),
            step(
                "code_themes", reason="r", field="story", scheme=SCHEME, table=[],
                unreviewed="not_coded",
            ),
        )
    )  # fmt: skip
    said = treated(plan, instrument)
    assert said["age"].en == "Values of 80 and more are given as 80. Numbers of near rank swapped."
    assert said["share"].fi == "Lähekkäisten lukujen vaihtaminen keskenään."
    assert recoded(plan, instrument)["area"].names == ("cold", "mild")
    (column,) = theme_columns(plan, instrument)
    assert (column.name, column.text.en) == ("story__time", "Story – Time")
    searched = Plan(
        (
            step("generalise_by_lattice", reason="r", keys=["area"], levels={"area": levels}, k=2),
            step("generalise_to", reason="r", field="age", levels=[[50], "all"], level=0),
        )
    )
    assert set(recoded(searched, instrument)["area"].names) >= {"north", "cold", "mild"}
    assert "age" not in recoded(searched, instrument)


def test_the_default_plan_removes_what_a_group_answered_alike(instrument: Instrument) -> None:
    rule = DisclosureRule(keys=("area",), k=2, sensitive=("share",), l=3)
    last = default_plan(instrument, rule=rule).steps[-2]
    assert (last.name, last.options["sensitive"], last.options["l"]) == (
        "suppress_sensitive", ("share",), 3,
    )  # fmt: skip
