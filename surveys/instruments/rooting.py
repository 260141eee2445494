"""Checklist of how well a network for work ability support is embedded (juurruttaminen).

Filled in for one network by its leader, a coordinator, a supervisor or the network together;
"first" to see what is missing, "again" a year later to see what has been put in place. The
`network` code, given by whoever carries out the survey, joins the two. Seventeen checks stand in
four blocks: leadership, structure, clients, continuity.

The checks are our own reading of what makes a way of working last when projects end and people
change. They are not a validated measure: neither the checks nor the stages have been verified
against a published list.

* `checks_answered` counts the checks answered yes, partly or no; don't know is no answer.
* `in_place` counts those answered yes. `in_place_share` is their share of the checks answered.
* `rooting_index` (0–100) counts a yes as one and a partly as a half.

The two shares are given when at least twelve checks of seventeen are answered. `maturity` is what
the one who fills in thinks as a whole, asked after the checks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import intros, places
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import rooting as checks
from surveys.model import (
    Calculation,
    CodeList,
    Date,
    Disclosure,
    Instrument,
    LikertGrid,
    LongText,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

_AGAIN = ("again",)
_BLOCKS = ("leadership", "structure", "clients", "continuity")


def _count(*codes: str) -> str:
    """Return the sum over the blocks of the checks answered, or answered so."""
    chosen = "".join(f', "{code}"' for code in codes)
    return " + ".join(f"count({block}{chosen})" for block in _BLOCKS)


def _block(name: str, title: Text, rows: CodeList) -> Section:
    """Return a page of checks that ends by asking where one can see what is in place."""
    return Section(
        f"{name}_page",
        title,
        (
            LikertGrid(
                name,
                Text(fi="Pitävätkö seuraavat väittämät paikkansa verkostossanne nyt?",
                     sv="Stämmer följande påståenden i ert nätverk nu?",
                     en="Are the following statements true of your network now?"),
                rows=rows, codes=checks.IN_PLACE,
            ),
            LongText(
                f"{name}_evidence",
                Text(fi="Mistä sen näkee?", sv="Var kan man se det?", en="Where can it be seen?"),
                help=Text(fi="Esimerkiksi päätöksestä, sopimuksesta, kuvauksesta tai kokousten "
                          "muistioista. Älä kirjoita nimiä.",
                          sv="Till exempel i ett beslut, ett avtal, en beskrivning eller "
                          "minnesanteckningar. Skriv inte namn.",
                          en="For example in a decision, an agreement, a description or the notes "
                          "of meetings. Please do not write names."),
                show_if=f'count({name}, "yes", "partly") >= 1',
            ),
        ),
    )


_network = Section(
    "network_page",
    Text(fi="Verkosto", sv="Nätverket", en="The network"),
    (
        ShortText(
            "network",
            Text(fi="Verkoston koodi", sv="Nätverkets kod", en="The code of the network"),
            help=Text(fi="Saat koodin kyselyn toteuttajalta. Samaa koodia käytetään vuoden "
                      "kuluttua.",
                      sv="Du får koden av den som genomför enkäten. Samma kod används om ett år.",
                      en="You get the code from whoever carries out the survey. The same code is "
                      "used a year later."),
            max_length=20, required=True, disclosure=Disclosure.IDENTIFIER,
        ),
        SingleChoice(
            "filled_by",
            Text(fi="Kuka täyttää lomakkeen?", sv="Vem fyller i blanketten?",
                 en="Who is filling in the form?"),
            codes=checks.FILLED_BY, disclosure=Disclosure.KEY,
        ),
        specify("filled_by"),
        Date(
            "assessed_on",
            Text(fi="Minä päivänä arvio tehtiin?", sv="Vilken dag gjordes bedömningen?",
                 en="On what date was the assessment made?"),
            earliest=dt.date(2026, 1, 1), latest=dt.date(2028, 12, 31),
        ),
        replace(
            places.EMPLOYMENT_AREA,
            text=Text(fi="Minkä työllisyysalueen alueella verkosto pääasiassa toimii?",
                      sv="Inom vilket sysselsättningsområde arbetar nätverket huvudsakligen?",
                      en="In which employment area does the network mainly work?"),
        ),
        replace(
            places.COUNTY,
            text=Text(fi="Minkä hyvinvointialueen alueella verkosto pääasiassa toimii?",
                      sv="Inom vilket välfärdsområde arbetar nätverket huvudsakligen?",
                      en="In which wellbeing services county does the network mainly work?"),
        ),
    ),
)

_pages = (
    _block("leadership", Text(fi="Johtaminen ja sopiminen", sv="Ledning och överenskommelser",
                              en="Leadership and agreements"), checks.LEADERSHIP),
    _block("structure", Text(fi="Rakenne", sv="Struktur", en="Structure of the network"),
           checks.STRUCTURE),
    _block("clients", Text(fi="Asiakkaat", sv="Klienter", en="Clients"), checks.CLIENTS),
    _block("continuity", Text(fi="Jatkuvuus", sv="Kontinuitet", en="Continuity"),
           checks.CONTINUITY),
)

_whole = Section(
    "whole",
    Text(fi="Kokonaisuus", sv="Helheten", en="The whole"),
    (
        Calculation(
            "checks_answered",
            Text(fi="Arvioituja kohtia (enintään 17)", sv="Bedömda punkter (högst 17)",
                 en="Checks answered (17 at most)"),
            value=_count(),
        ),
        Calculation(
            "in_place",
            Text(fi="Toteutuvia kohtia (enintään 17)", sv="Uppfyllda punkter (högst 17)",
                 en="Checks in place (17 at most)"),
            value=_count("yes"),
        ),
        Calculation(
            "partly_in_place",
            Text(fi="Osittain toteutuvia kohtia (enintään 17)",
                 sv="Delvis uppfyllda punkter (högst 17)",
                 en="Checks partly in place (17 at most)"),
            value=_count("partly"),
        ),
        Calculation(
            "in_place_share",
            Text(fi="Toteutuvien osuus arvioiduista kohdista",
                 sv="Andelen uppfyllda av de bedömda punkterna",
                 en="Share of the checks answered that are in place"),
            value="in_place / checks_answered * 100", unit=answers.PER_CENT,
            show_if="checks_answered >= 12",
        ),
        Calculation(
            "rooting_index",
            Text(fi="Juurtumisen aste (0–100)", sv="Graden av förankring (0–100)",
                 en="Degree of embedding (0–100)"),
            value="(in_place + partly_in_place / 2) / checks_answered * 100",
            show_if="checks_answered >= 12",
        ),
        SingleChoice(
            "maturity",
            Text(fi="Mikä kuvaa verkostoanne parhaiten nyt?",
                 sv="Vad beskriver ert nätverk bäst nu?",
                 en="Which describes your network best now?"),
            codes=checks.MATURITY,
        ),
        LongText(
            "changed",
            Text(fi="Mikä on muuttunut edellisen arvion jälkeen?",
                 sv="Vad har förändrats sedan den förra bedömningen?",
                 en="What has changed since the last assessment?"),
            help=answers.NO_NAMES, waves=_AGAIN,
        ),
        LongText(
            "next_step",
            Text(fi="Mitä teette seuraavaksi, jotta toiminta juurtuu?",
                 sv="Vad gör ni härnäst för att förankra verksamheten?",
                 en="What will you do next to embed the work?"),
            help=answers.NO_NAMES,
        ),
        Date(
            "next_step_by",
            Text(fi="Mihin päivään mennessä teette sen?", sv="Senast vilken dag gör ni det?",
                 en="By what date will you do it?"),
            earliest=dt.date(2026, 1, 1), latest=dt.date(2030, 12, 31),
            show_if="is_answered(next_step)",
            valid_if="not next_step_by < assessed_on",
            valid_message=Text(fi="Päivän täytyy olla arvion päivä tai sen jälkeen.",
                               sv="Dagen måste vara bedömningsdagen eller efter den.",
                               en="The date must be that of the assessment or later."),
        ),
    ),
)

rooting = Instrument(
    "rooting",
    Text(fi="Verkoston juurtumisen tarkistuslista", sv="Checklista för nätverkets förankring",
         en="Checklist for embedding a network"),
    Text(
        fi="Tämän lomakkeen avulla arvioit, kuinka hyvin työkyvyn tuen verkosto on juurtunut. "
        "Näet samalla, mitä kannattaa tehdä seuraavaksi. Täytä lomake yksin tai yhdessä "
        "verkoston kanssa. Täyttäminen kestää noin 10 minuuttia ja on vapaaehtoista. Nimiä ei "
        "kysytä, ja tulokset julkaistaan niin, ettei yksittäistä vastaajaa voi tunnistaa.",
        sv="Med den här blanketten bedömer du hur väl nätverket för stöd för arbetsförmågan är "
        "förankrat. Du ser samtidigt vad det lönar sig att göra härnäst. Fyll i blanketten "
        "ensam eller tillsammans med nätverket. Det tar ungefär 10 minuter och är frivilligt. "
        "Vi frågar inte efter namn, och resultaten publiceras så att ingen enskild person kan "
        "kännas igen.",
        en="With this form you assess how well a network for work ability support is embedded. "
        "You also see what to do next. Fill it in alone or together with the network. It "
        "takes about 10 minutes and is voluntary. We do not ask for names, and results are "
        "published so that no single person can be recognised.",
    ) + intros.PRIVACY,
    Text(
        fi="Kiitos! Sama lista täytetään uudelleen vuoden kuluttua.",
        sv="Tack! Samma lista fylls i på nytt om ett år.",
        en="Thank you! The same list is filled in again a year later.",
    ),
    (_network, *_pages, _whole),
    (
        Wave("first", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 11, 30)),
        Wave("again", opens=dt.date(2027, 9, 1), closes=dt.date(2027, 11, 30)),
    ),
)
