"""Translations back: what a catalogue brings, entry by entry, and what is kept of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from surveys.errors import DefinitionError, near
from surveys.model import LANGUAGES, Instrument, Language, content_hash
from surveys.model.texts import place_order
from surveys.translation.applying import check_belongs, is_of_present_text, translated
from surveys.translation.catalogue import Catalogue, Entry
from surveys.translation.reviewed import Pair, State, stale
from surveys.translation.wording import fault_in, tidy, wording_hash

_FEW = 3
"""Texts that can be alike in two languages without anything being wrong."""


class Outcome(StrEnum):
    """What became of an entry."""

    TAKEN = "taken"
    CONFIRMED = "confirmed"
    UNCHANGED = "unchanged"
    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    STALE = "stale"
    REFUSED = "refused"
    TWICE = "twice"
    UNKNOWN = "unknown"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one entry.

    Parameters
    ----------
    place
        As in `instrument.texts`.
    outcome
        `taken`: another wording than there was; `confirmed`: the same, for a source text that has
        changed; `unchanged`, `untranslated`, `fuzzy`; `stale`: made from another source text than
        the present one; `refused`; `twice`: the place stands in the file more than once;
        `unknown`: no such place; `absent`: a text of the instrument that the file leaves out.
        Only what is taken or confirmed is kept.
    note
        Why, or from what to what.
    line
        In the file; 0 when it is not there.
    """

    place: str
    outcome: Outcome
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a file of translations brought.

    Parameters
    ----------
    instrument, language, where
        Whose translations, into which language, from which file.
    findings
        One for each entry, in the order of the file; then what it leaves out.
    catalogue
        What is to be kept: the catalogue there was, with what was taken.
    has_changed
        Whether that differs from the catalogue there was.
    confirmed
        Pairs to be added to the register of reviewed translations.
    is_of_this_version
        Whether the instrument is as it was when the file was written.
    """

    instrument: str
    language: Language
    where: str
    findings: tuple[Finding, ...]
    catalogue: Catalogue
    has_changed: bool
    confirmed: frozenset[Pair]
    is_of_this_version: bool

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many entries came to what."""
        return {one: len(self.places(one)) for one in Outcome}

    def places(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the places with an outcome."""
        return tuple(one.place for one in self.findings if one.outcome is outcome)


def received(
    instrument: Instrument,
    incoming: Catalogue,
    kept: Catalogue | None = None,
    known: frozenset[Pair] = frozenset(),
) -> Received:
    """Return what a translator's catalogue brings to an instrument; nothing is written.

    Parameters
    ----------
    instrument
        As its module has it, without its catalogues.
    incoming
        The translator's catalogue.
    kept
        The catalogue there is in this language.
    known
        The reviewed pairs.

    Raises
    ------
    DefinitionError
        The catalogue is another instrument's, from another source language, or into the language
        that the instrument is written in.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> title = Entry(place="title", source=coordinators.title.fi, text="Enkät")
    >>> swedish = Catalogue(instrument="coordinators", language="sv", source="fi", entries=(title,))
    >>> received(coordinators, swedish).places(Outcome.TAKEN)
    ('title',)
    """
    check_belongs(instrument, incoming)
    _check_language(instrument, incoming)
    files = () if kept is None else (kept,)
    present = translated(instrument, files)
    again = {
        one.place
        for one in stale(present, known, files)
        if one.language == incoming.language and one.state is State.STALE
    }
    judge = _Judge(present, incoming, frozenset(again), _twice(incoming))
    findings = tuple(map(judge.finding, incoming.entries))
    outcomes = {one.place: one.outcome for one in findings}
    catalogue = _to_keep(instrument, incoming, kept, outcomes)
    return Received(
        instrument=instrument.name,
        language=incoming.language,
        where=incoming.where,
        findings=(*findings, *_absent(present, outcomes)),
        catalogue=catalogue,
        has_changed=set(catalogue.entries) != set(kept.entries if kept else ()),
        confirmed=frozenset(_confirmed(incoming, outcomes)),
        is_of_this_version=incoming.content_hash in {"", content_hash(present)},
    )


def _check_language(instrument: Instrument, incoming: Catalogue) -> None:
    """Refuse a catalogue whose texts are mostly those there are in another language."""
    given = [one for one in incoming.entries if tidy(one.text) and one.place in instrument.texts]
    for language in LANGUAGES:
        same = [
            one
            for one in given
            if language != incoming.language
            and tidy(instrument.texts[one.place].get(language)) == tidy(one.text)
            and tidy(instrument.texts[one.place].get(incoming.language)) != tidy(one.text)
        ]
        if len(same) > _FEW and 2 * len(same) > len(given):
            raise DefinitionError(
                f"{len(same)} of {len(given)} translations into {incoming.language} that are the "
                f"texts in {language}",
                expected=f"texts in {incoming.language}",
                where=incoming.where,
                advice="Correct the language in the header, or take the right file.",
            )


@dataclass(frozen=True, slots=True)
class _Judge:
    instrument: Instrument
    catalogue: Catalogue
    again: frozenset[str]
    twice: frozenset[str]

    def finding(self, entry: Entry) -> Finding:
        outcome, note = self._not_taken(entry) or self._compared(entry)
        return Finding(entry.place, outcome, note, entry.line)

    def _not_taken(self, entry: Entry) -> tuple[Outcome, str] | None:
        if entry.place not in self.instrument.texts:
            hint = near(entry.place, self.instrument.texts) if entry.place else "It has no msgctxt."
            return Outcome.UNKNOWN, hint
        if entry.place in self.twice:
            return Outcome.TWICE, "one place, one entry"
        if entry.plural:
            return Outcome.REFUSED, "plural forms"
        if not tidy(entry.text):
            return Outcome.UNTRANSLATED, ""
        if not is_of_present_text(self.instrument, entry):
            return Outcome.STALE, f"made from {entry.source!r}; {self._source(entry)}"
        if entry.fuzzy:
            return Outcome.FUZZY, "marked as unsure"
        return None

    def _source(self, entry: Entry) -> str:
        text, source = self.instrument.texts[entry.place], self.instrument.source
        return f"now {text[source]!r}" if text.has(source) else f"now there is none in {source}"

    def _compared(self, entry: Entry) -> tuple[Outcome, str]:
        text, catalogue = self.instrument.texts[entry.place], self.catalogue
        before = tidy(text.get(catalogue.language))
        if before == tidy(entry.text):
            if entry.place in self.again:
                return Outcome.CONFIRMED, "still right for the changed source text"
            return Outcome.UNCHANGED, ""
        fault = fault_in(entry.text, catalogue.language, entry.source, catalogue.source)
        if fault:
            return Outcome.REFUSED, fault
        return Outcome.TAKEN, f"{before!r} is now {tidy(entry.text)!r}"


def _twice(catalogue: Catalogue) -> frozenset[str]:
    counted = Counter(entry.place for entry in catalogue.entries)
    return frozenset(place for place, count in counted.items() if count > 1)


def _absent(instrument: Instrument, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
    for place, text in instrument.texts.items():
        if place not in outcomes and text.has(instrument.source):
            yield Finding(place, Outcome.ABSENT)


def _confirmed(catalogue: Catalogue, outcomes: Mapping[str, Outcome]) -> Iterator[Pair]:
    for entry in catalogue.entries:
        if outcomes[entry.place] is Outcome.CONFIRMED:
            text, source = wording_hash(entry.text), wording_hash(entry.source)
            yield Pair(catalogue.instrument, catalogue.language, text, source)


def _to_keep(
    instrument: Instrument,
    incoming: Catalogue,
    kept: Catalogue | None,
    outcomes: Mapping[str, Outcome],
) -> Catalogue:
    """Return the catalogue there was with what was taken, in the order of the form."""
    entries = {} if kept is None else kept.by_place
    for entry in incoming.entries:
        if outcomes[entry.place] is Outcome.TAKEN:
            entries[entry.place] = Entry(
                place=entry.place, source=entry.source, text=tidy(entry.text)
            )
        elif outcomes[entry.place] is Outcome.CONFIRMED and not is_of_present_text(
            instrument, entries.get(entry.place, entry)
        ):
            del entries[entry.place]
    order = place_order(instrument)
    ordered = sorted(entries.values(), key=lambda one: order.get(one.place, len(order)))
    return replace(incoming, entries=tuple(ordered), content_hash="")
