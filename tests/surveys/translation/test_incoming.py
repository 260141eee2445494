"""What becomes of each entry that a translator sends back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys import platforms
from surveys.errors import DefinitionError, UsageError
from surveys.instruments import INSTRUMENTS
from surveys.model import Instrument, Language, Text, content_hash, with_texts
from surveys.translation import (
    Catalogue,
    Entry,
    Outcome,
    catalogues,
    outgoing,
    pairs,
    read_catalogue,
    received,
    stale,
    translated,
    without_source,
    write_catalogue,
)
from tests.surveys.translation.questionnaire import asked, catalogue, entry

HOURS = "Montako tuntia {role}?"


@pytest.mark.parametrize(
    ("given", "outcome", "note"),
    [
        (entry("title", "Kysely", "Undersökning"), Outcome.TAKEN, "'Enkät' is now 'Undersökning'"),
        (entry("title", "Kysely", "Enkät"), Outcome.UNCHANGED, ""),
        (entry("title", "Kysely", " Enka\u0308t\r\n"), Outcome.UNCHANGED, ""),
        (entry("title", "Kysely", ""), Outcome.UNTRANSLATED, ""),
        (entry("title", "Kysely", " \n"), Outcome.UNTRANSLATED, ""),
        (entry("title", "Kysely", "Undersökning", fuzzy=True), Outcome.FUZZY, "marked as unsure"),
        (entry("title", "Vanha kysely", "Undersökning"), Outcome.STALE, "made from 'Vanha kysely'; now 'Kysely'"),
        (entry("titel", "Kysely", "Undersökning"), Outcome.UNKNOWN, "Did you mean 'title'?"),
        (entry("role.code.local", "Paikallinen", "Lokal"), Outcome.UNKNOWN, "Did you mean 'role.codes.local'?"),
        (entry("", "Kysely", "Undersökning"), Outcome.UNKNOWN, "It has no msgctxt."),
        (entry("title", "Kysely", "Undersökning", plural=True), Outcome.REFUSED, "plural forms"),
        (entry("hours.text", HOURS, "Timmar?"), Outcome.REFUSED, "the translation shows no answer, the source text shows {role}"),
        (entry("hours.text", HOURS, "{rol}?"), Outcome.REFUSED, "the translation shows {rol}, the source text shows {role}"),
        (entry("hours.text", HOURS, "{role?"), Outcome.REFUSED, "a brace alone in the sv text '{role?'"),
        (entry("hours.text", HOURS, "{role} timmar?"), Outcome.TAKEN, "'Hur många timmar {role}?' is now '{role} timmar?'"),
        (entry("title", "Kysely", "{role}?"), Outcome.REFUSED, "the translation shows {role}, the source text shows no answer"),
        (entry("title", "Kysely", "EnkÃ¤t"), Outcome.REFUSED, "letters in a wrong encoding ('EnkÃ¤t')"),
        (entry("title", "Kysely", "Enk\ufffdt"), Outcome.REFUSED, "letters in a wrong encoding ('Enk\ufffdt')"),
        (entry("title", "Kysely", "Enkät\x00"), Outcome.REFUSED, "the character '\\x00', which no form can show"),
    ],
)  # fmt: skip
def test_an_entry_is_judged(given: Entry, outcome: Outcome, note: str) -> None:
    brought = received(asked(), catalogue(given))
    assert (brought.findings[0].outcome, brought.findings[0].note) == (outcome, note)
    taken = [(given.place, given.text)] if outcome is Outcome.TAKEN else []
    assert [(one.place, one.text) for one in brought.catalogue.entries] == taken
    assert brought.has_changed is (outcome is Outcome.TAKEN)
    assert brought.confirmed == frozenset()


def test_a_place_that_stands_twice_is_not_taken() -> None:
    one, other = entry("title", "Kysely", "En"), entry("title", "Kysely", "Två")
    brought = received(asked(), catalogue(one, other))
    assert brought.places(Outcome.TWICE) == ("title", "title")
    assert not brought.has_changed


def test_what_the_file_leaves_out_is_counted() -> None:
    brought = received(asked(), catalogue(entry("title", "Kysely", "Enkät")))
    assert brought.counts[Outcome.ABSENT] == len(asked().texts) - 1
    assert "title" not in brought.places(Outcome.ABSENT)


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_out_and_in_changes_nothing(instrument: Instrument, language: Language) -> None:
    file = read_catalogue(write_catalogue(outgoing(instrument, language)), "x.po")
    brought = received(instrument, file)
    assert brought.counts[Outcome.UNCHANGED] == len(brought.findings) == len(instrument.texts)
    assert brought.is_of_this_version
    assert translated(instrument, [file]) == instrument


@pytest.mark.parametrize("wave", ["2024", "2026"])
def test_out_is_in_the_order_of_the_form(wave: str) -> None:
    instrument = asked().at(wave)
    assert [one.place for one in outgoing(instrument, "sv").entries] == list(instrument.texts)


def test_a_new_wording_is_asked_exported_and_hashed() -> None:
    edited = catalogue(
        entry("support.text", "Saan tukea", "Jag får hjälp"),
        entry("support.rows.boss", "esihenkilöltä", "från förmannen"),
        entry("support.revisions.0.text", "Tuki", "Hjälp"),
    )
    kept = received(asked(), edited).catalogue
    instrument = translated(asked(), [read_catalogue(write_catalogue(kept), "survey.sv.po")])
    assert instrument.at("2026")["support"].text == Text(
        fi="Saan tukea", sv="Jag får hjälp", en="I get support"
    )
    assert instrument.at("2024")["support"].text.sv == "Hjälp"
    (form, *_) = platforms.get("limesurvey").export(instrument, "2026")
    assert "Jag får hjälp" in form.content.decode()
    assert "från förmannen" in form.content.decode()
    assert "Jag får stöd" not in form.content.decode()
    assert content_hash(instrument) != content_hash(asked())


def test_a_language_can_come_from_a_catalogue_alone() -> None:
    finnish = with_texts(
        asked(), {place: Text(fi=text.fi) for place, text in asked().texts.items()}
    )
    assert finnish.languages == ("fi",)
    to_do = outgoing(finnish, "sv")
    assert {one.text for one in to_do.entries} == {""}
    done = replace(to_do, entries=tuple(
        replace(one, text=asked().texts[one.place].sv) for one in to_do.entries
    ))  # fmt: skip
    kept = received(finnish, done).catalogue
    assert translated(finnish, [kept]).languages == ("fi", "sv")


def test_what_was_kept_stays_when_more_is_taken() -> None:
    first = received(asked(), catalogue(entry("intro", "Hei!", "Hejsan!"))).catalogue
    second = received(asked(), catalogue(entry("title", "Kysely", "Undersökning")), first)
    assert [one.place for one in second.catalogue.entries] == ["title", "intro"]
    again = received(asked(), catalogue(entry("title", "Kysely", "Undersökning")), second.catalogue)
    assert again.counts[Outcome.UNCHANGED] == 1
    assert not again.has_changed


class TestChangedSource:
    """A source text has changed since it was translated."""

    known = pairs(asked())
    new = asked(title="Uusi kysely")

    def sent(self, kept: Catalogue | None = None) -> Catalogue:
        files = () if kept is None else (kept,)
        present = translated(self.new, files)
        return outgoing(present, "sv", stale(present, self.known, files), kept)

    def test_goes_out_fuzzy_and_comes_back_untaken(self) -> None:
        sent = read_catalogue(write_catalogue(self.sent()), "x.po")
        assert [one.place for one in sent.entries if one.fuzzy] == ["title"]
        assert sent.entries[0].note[0].startswith("CHANGED")
        brought = received(self.new, sent, known=self.known)
        assert brought.places(Outcome.FUZZY) == ("title",)
        assert not brought.has_changed
        assert brought.confirmed == frozenset()

    def test_the_earlier_translation_is_stale_in_an_old_file(self) -> None:
        brought = received(self.new, outgoing(asked(), "sv"), known=self.known)
        assert brought.places(Outcome.STALE) == ("title",)
        assert not brought.is_of_this_version

    def test_a_translation_that_still_fits_is_confirmed(self) -> None:
        sent = self.sent()
        sure = replace(sent, entries=tuple(replace(one, fuzzy=False) for one in sent.entries))
        brought = received(self.new, sure, known=self.known)
        assert brought.places(Outcome.CONFIRMED) == ("title",)
        assert not brought.has_changed
        left = stale(self.new, self.known | brought.confirmed, ())
        assert {(one.place, one.language) for one in left} == {("title", "en")}

    def test_what_a_catalogue_had_is_shown_with_the_text_it_was_made_from(self) -> None:
        kept = catalogue(entry("title", "Kysely", "Undersökning"))
        assert translated(self.new, [kept]).title.sv == "Enkät"
        sent = self.sent(kept).entries[0]
        assert (sent.text, sent.fuzzy, sent.previous) == ("Undersökning", True, "Kysely")
        taken = received(
            self.new, catalogue(entry("title", "Uusi kysely", "Undersökning")), kept, self.known
        )
        assert taken.places(Outcome.TAKEN) == ("title",)
        assert translated(self.new, [taken.catalogue]).title.sv == "Undersökning"

    def test_what_a_catalogue_had_goes_when_the_instruments_own_is_confirmed(self) -> None:
        kept = catalogue(entry("title", "Kysely", "Undersökning"))
        brought = received(
            self.new, catalogue(entry("title", "Uusi kysely", "Enkät")), kept, self.known
        )
        assert brought.places(Outcome.CONFIRMED) == ("title",)
        assert brought.catalogue.entries == ()
        assert brought.has_changed
        assert "title" not in {
            one.place
            for one in stale(self.new, self.known | brought.confirmed, (brought.catalogue,))
            if one.language == "sv"
        }


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (catalogue(instrument="other"), "survey.sv.po: found a catalogue of 'other'; expected one of 'survey'."),
        (catalogue(source="en"), "survey.sv.po: found a catalogue translated from en; expected one from fi, the source language of survey. Write the texts out again with: tkk translate out."),
        (catalogue(language="fi"), "survey.sv.po: found a catalogue into fi; expected another language: survey is written in fi. The source text is changed in the instrument itself."),
    ],
    ids=["instrument", "source", "into the source"],
)  # fmt: skip
def test_a_catalogue_that_does_not_belong_is_refused(file: Catalogue, message: str) -> None:
    for refuses in (lambda: received(asked(), file), lambda: translated(asked(), [file])):
        with pytest.raises(DefinitionError) as caught:
            refuses()
        assert str(caught.value) == message


def test_a_kept_catalogue_that_was_damaged_is_named() -> None:
    with pytest.raises(DefinitionError) as caught:
        translated(asked(), [catalogue(replace(entry("hours.text", HOURS, "Timmar?"), line=7))])
    assert str(caught.value) == (
        "survey.sv.po, line 7, hours.text: found the translation shows no answer, the source text "
        "shows {role}; expected a translation of the source text."
    )


def test_kept_entries_that_do_not_fit_any_more_are_left_out() -> None:
    kept = catalogue(
        entry("title", "Vanha", "Gammal"),
        entry("gone.text", "Poissa", "Borta"),
        entry("intro", "Hei!", "Hallå", fuzzy=True),
        entry("thanks", "Kiitos!", ""),
    )
    assert translated(asked(), [kept]) == asked()


def test_texts_go_out_only_into_another_language() -> None:
    with pytest.raises(UsageError) as caught:
        outgoing(asked(), "fi")
    assert str(caught.value) == (
        "instrument survey: found language fi; expected one of sv, en. "
        "It is written in fi, and translated from it."
    )


def test_a_text_without_source_is_named_and_left_out() -> None:
    instrument = with_texts(asked(), {"intro": Text(en="Hello")})
    assert without_source(instrument) == ("intro",)
    sent = outgoing(instrument, "sv")
    assert "intro" not in {one.place for one in sent.entries}
    brought = received(instrument, catalogue(entry("intro", "Hei!", "Hej")))
    assert brought.findings[0].note == "made from 'Hei!'; now there is none in fi"


def test_no_catalogue_no_change() -> None:
    instrument = asked()
    assert catalogues("survey") == ()
    assert translated(instrument, ()) is instrument
