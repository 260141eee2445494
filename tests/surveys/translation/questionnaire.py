"""A questionnaire with everything that translators can meet, for the tests of translation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.model import (
    Code,
    CodeList,
    Instrument,
    LikertGrid,
    Number,
    Revision,
    Section,
    SingleChoice,
    Text,
    Wave,
    variant,
    with_texts,
)
from surveys.translation import Catalogue, Entry

ROLES = CodeList(
    "roles",
    (
        Code("local", Text(fi="Paikallinen", sv="Lokal", en="Local")),
        Code("regional", Text(fi="Alueellinen", sv="Regional", en="Regional")),
    ),
)
FIVE = CodeList(
    "five",
    tuple(
        Code(str(n), Text(fi=f"{n} pistettä", sv=f"{n} poäng", en=f"{n} points")) for n in (1, 2)
    ),
)
ROLE = SingleChoice(
    "role",
    Text(fi="Missä roolissa toimit?", sv="Vilken är din roll?", en="What is your role?"),
    codes=ROLES,
    waves=("2026",),
)
HOURS = Number(
    "hours",
    Text(fi="Montako tuntia {role}?", sv="Hur många timmar {role}?", en="How many hours {role}?"),
    minimum=0,
    maximum=99,
    unit=Text(fi="tuntia", sv="timmar", en="hours"),
    show_if='role == "local"',
    waves=("2026",),
)
SUPPORT = LikertGrid(
    "support",
    Text(fi="Saan tukea", sv="Jag får stöd", en="I get support"),
    rows=CodeList(
        "rows", (Code("boss", Text(fi="esihenkilöltä", sv="av chefen", en="from my boss")),)
    ),
    codes=FIVE,
    revisions=(Revision(("2024",), text=Text(fi="Tuki", sv="Stöd", en="Support")),),
)


def asked(**source: str) -> Instrument:
    """Return the questionnaire, with other source texts at `place__part`."""
    instrument = Instrument(
        "survey",
        Text(fi="Kysely", sv="Enkät", en="Survey"),
        Text(fi="Hei!", sv="Hej!", en="Hello!"),
        Text(fi="Kiitos!", sv="Tack!", en="Thanks!"),
        (Section("work", Text(fi="Työ", sv="Arbete", en="Work"), (ROLE, HOURS, SUPPORT)),),
        (
            Wave("2024", dt.date(2024, 1, 1), dt.date(2024, 2, 1)),
            Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),
        ),
    )
    places = {name.replace("__", "."): words for name, words in source.items()}
    return with_texts(
        instrument,
        {place: replace(instrument.texts[place], fi=words) for place, words in places.items()},
    )


def bosses(first: LikertGrid = SUPPORT) -> Instrument:
    """Return the questionnaire of another role with a twin of `first`."""
    twin = variant(
        of=first, role="boss", text=Text(fi="Annan tukea", sv="Jag ger stöd", en="I give support")
    )
    whole = asked()
    return replace(
        whole, name="bosses", sections=(Section("work", whole.sections[0].title, (twin,)),)
    )


def catalogue(*entries: Entry, language: str = "sv", **changes: str) -> Catalogue:
    """Return a catalogue of the questionnaire."""
    facts = {"instrument": "survey", "source": "fi", "where": "survey.sv.po", **changes}
    return Catalogue(language=language, entries=entries, **facts)  # type: ignore[arg-type] # languages of the tests' own


def entry(
    place: str, source: str, text: str, *, fuzzy: bool = False, plural: bool = False
) -> Entry:
    """Return an entry."""
    return Entry(place=place, source=source, text=text, fuzzy=fuzzy, plural=plural)
