"""Which wordings should be looked at, and the register that tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surveys.errors import DefinitionError
from surveys.model import Section, Text, with_texts
from surveys.translation import (
    Pair,
    Stale,
    State,
    completeness,
    pairs,
    register,
    stale,
    translated,
    write_register,
)
from tests.surveys.translation.questionnaire import SUPPORT, asked, bosses, catalogue, entry

KNOWN = pairs(asked())


def seen(found: tuple[Stale, ...]) -> list[tuple[str, str, State]]:
    return [(one.place, one.language, one.state) for one in found]


def test_what_was_reviewed_need_not_be_looked_at() -> None:
    assert stale(asked(), KNOWN, ()) == ()


def test_moving_or_renaming_changes_nothing() -> None:
    (work,) = asked().sections
    moved = Section("other", work.title, (replace(SUPPORT, name="help_given"),))
    assert stale(replace(asked(), sections=(moved,)), KNOWN, ()) == ()


def test_a_changed_source_text_makes_its_translations_stale() -> None:
    found = stale(asked(title="Uusi kysely"), KNOWN, ())
    assert seen(found) == [("title", "sv", State.STALE), ("title", "en", State.STALE)]
    assert (found[0].text, found[0].source) == ("Enkät", "Uusi kysely")
    assert found[0].reason == "the source text changed since the translation was reviewed"


def test_a_new_translation_is_unreviewed() -> None:
    title = Text(fi="Kysely", sv="Undersökning", en="Survey")
    (found,) = stale(with_texts(asked(), {"title": title}), KNOWN, ())
    assert (found.place, found.language, found.state) == ("title", "sv", State.UNREVIEWED)
    assert found.reason == "this wording has not been reviewed"


def test_white_space_and_forms_of_letters_do_not_count() -> None:
    title = Text(fi=" Kysely\r\n", sv="Enka\u0308t", en="Survey")
    assert stale(with_texts(asked(), {"title": title}), KNOWN, ()) == ()


def test_a_twin_is_looked_at_again_when_the_first_wording_changes() -> None:
    known = pairs(bosses())
    assert stale(bosses(), known, ()) == ()
    reworded = replace(SUPPORT, text=Text(fi="Saan apua", sv="Jag får stöd", en="I get support"))
    (found,) = stale(bosses(reworded), known, ())
    assert (found.place, found.language, found.state, found.twin) == (
        "support.text", "fi", State.STALE, True,
    )  # fmt: skip
    assert (found.text, found.source) == ("Annan tukea", "Saan apua")
    assert found.reason == (
        "the other role's item was reworded since this twin's wording was reviewed"
    )


def test_a_twin_that_shares_the_wording_follows_by_itself() -> None:
    twins = [one for one in stale(bosses(), frozenset(), ()) if one.twin]
    assert [one.place for one in twins] == ["support.text"]


def test_pairs_can_be_of_one_language() -> None:
    assert {one.kind for one in pairs(bosses(), ["sv"])} == {"sv"}
    assert {one.kind for one in pairs(bosses(), ["fi"])} == {"twin"}


def test_what_a_catalogue_translates_counts_as_reviewed() -> None:
    kept = catalogue(entry("title", "Kysely", "Undersökning"))
    assert stale(translated(asked(), [kept]), KNOWN, (kept,)) == ()


def test_what_a_catalogue_has_for_an_earlier_text_is_stale_in_the_order_of_the_form() -> None:
    kept = catalogue(
        entry("intro", "Moi!", "Tjena!"),
        entry("title", "Kysely", "Frågor"),
        entry("gone", "x", "y"),
    )
    instrument = with_texts(asked(title="Uusi"), {"intro": Text(fi="Hei!", en="Hello!")})
    found = stale(instrument, KNOWN, (kept,))
    assert seen(found) == [
        ("title", "sv", State.STALE), ("title", "en", State.STALE), ("intro", "sv", State.STALE),
    ]  # fmt: skip
    assert [one.text for one in found] == ["Frågor", "Survey", "Tjena!"]


def test_what_stands_instead_of_an_earlier_translation_can_be_reviewed() -> None:
    kept = catalogue(entry("title", "Kysely", "Frågor"))
    instrument = asked(title="Uusi")
    assert stale(instrument, KNOWN | pairs(instrument), (kept,)) == ()


@pytest.mark.parametrize("wave", ["2024", "2026"])
def test_one_wave_is_no_other_text(wave: str) -> None:
    kept = catalogue(entry("support.text", "Saan tukea", "Jag får hjälp"))
    assert stale(translated(asked(), [kept]).at(wave), KNOWN, (kept,)) == ()


def test_the_register_is_sorted_and_read_back() -> None:
    written = write_register(KNOWN).decode()
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    assert len(lines) == len(KNOWN)
    assert register(written) == KNOWN


def test_a_missing_register_knows_nothing(home: Path) -> None:
    assert register() == frozenset()
    (home / "reviewed.txt").write_bytes(write_register(KNOWN))
    assert register() == KNOWN


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "de 0123456789 0123456789", "sv 0123456789"])
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        register(f"# head\n{line}\n")
    assert str(caught.value) == (
        f"reviewed.txt, line 2: found the line {line!r}; expected an instrument, a language "
        "and twice 10 hex digits. Remove the line; what was reviewed can be recorded again."
    )


def test_a_pair_is_a_language_and_two_hashes() -> None:
    pair = next(iter(KNOWN))
    assert isinstance(pair, Pair)
    assert len(pair.text) == len(pair.source) == 10


def test_completeness_counts_what_is_left() -> None:
    intro = Text(fi="Hei sinä!", en="Hello!")
    instrument = with_texts(asked(title="Uusi kysely"), {"intro": intro})
    kept = (catalogue(entry("thanks", "Kiitos!", "Tackar!")),)
    found = stale(translated(instrument, kept), KNOWN, kept)
    rows = {one.language: one for one in completeness(translated(instrument, kept), found, kept)}
    assert list(rows) == ["fi", "sv", "en"]
    assert rows["fi"].is_source
    assert (rows["fi"].missing, rows["fi"].words_left) == (0, 0)
    swedish = rows["sv"]
    assert (swedish.missing, swedish.stale, swedish.unreviewed) == (1, 1, 0)
    assert swedish.in_catalogue == 1
    assert swedish.words_left == len(["Uusi", "kysely", "Hei", "sinä!"])
    assert (rows["en"].missing, rows["en"].stale, rows["en"].in_catalogue) == (0, 2, 0)


def test_words_of_equal_texts_count_once() -> None:
    one = completeness(with_texts(asked(), {"intro": asked().title}), ())[0]
    assert asked().texts["intro"].fi == "Hei!"
    assert one.words == completeness(asked(), ())[0].words - 1
