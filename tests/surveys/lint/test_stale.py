"""A translation, or a twin, whose source was reworded since it was reviewed is found."""

from __future__ import annotations

from dataclasses import replace

from surveys.instruments import coordinators, supervisors
from surveys.lint import check
from surveys.model import Instrument, Item, LikertGrid, variant, with_texts


def stale(instrument: Instrument) -> set[str]:
    found = check(instrument).findings
    return {one.finding.place for one in found if one.rule == "stale-translation"}


def with_item(instrument: Instrument, item: Item) -> Instrument:
    sections = tuple(
        replace(one, items=tuple(item if old.name == item.name else old for old in one.items))
        for one in instrument.sections
    )
    return replace(instrument, sections=sections)


def test_a_reworded_source_leaves_its_translations_behind() -> None:
    reworded = replace(coordinators["role"].text, fi="Mikä on työtehtäväsi nyt?")
    assert stale(coordinators) == set()
    assert stale(with_texts(coordinators, {"role.text": reworded})) == {"role.text"}


def test_another_questionnaire_may_use_the_same_words_for_something_else() -> None:
    reworded = replace(coordinators["role"].text, fi="Mikä on työtehtäväsi nyt?")
    own = replace(coordinators, name="mine", plan=None)
    assert stale(with_texts(own, {"role.text": reworded})) == set()


def test_a_twin_is_found_when_what_can_be_answered_to_the_first_changes() -> None:
    first, twin = coordinators["support"], supervisors["support"]
    assert isinstance(first, LikertGrid)
    assert isinstance(twin, LikertGrid)
    turned = variant(
        of=replace(first, negative=()), role="supervisor", text=twin.text, help=twin.help,
        rows={row.code: row.text for row in twin.rows},
    )  # fmt: skip
    assert "support.text" in stale(with_item(supervisors, replace(turned, negative=("alone",))))
