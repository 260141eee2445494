"""Register of the development assignments made in the training of work ability coordinators.

A development assignment (kehittämistehtävä, utvecklingsuppgift) is part of the training: those who
take part develop something in their own organisation or network. One response is one assignment,
filled in by its maker or by the group, at the end of the training ("post") and half a year later
("follow_up"). The `assignment` code, given by the training, joins the two, so that one can see
what was in use at the end and still is. Asking the same of the same assignment, rather than of
people, keeps a group's work from being counted several times.

The groups of themes, of what remained and of evidence are our own: not verified against any list.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, intros, places
from surveys.bank.specify import specify
from surveys.codelists import answers, learning, work
from surveys.model import (
    Calculation,
    Date,
    Disclosure,
    Instrument,
    LongText,
    MultipleChoice,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

_EARLIEST, _LATEST = dt.date(2020, 1, 1), dt.date(2028, 12, 31)
_STARTED = 'any_of(state, "under_way", "done", "permanent", "given_up")'
_ENDED = 'any_of(state, "done", "permanent", "given_up")'
_DONE = 'any_of(state, "done", "permanent")'

_makers = Section(
    "makers",
    Text(fi="Tekijät", sv="De som gör uppgiften", en="Who does it"),
    (
        ShortText(
            "assignment",
            Text(fi="Kehittämistehtävän koodi", sv="Utvecklingsuppgiftens kod",
                 en="Code of the development assignment"),
            help=Text(
                fi="Saat koodin koulutuksen järjestäjältä. Samaa koodia käytetään puolen vuoden "
                "kuluttua.",
                sv="Du får koden av den som ordnar utbildningen. Samma kod används om ett halvt "
                "år.",
                en="You get the code from the organiser of the training. The same code is used "
                "half a year later.",
            ),
            max_length=20, unique=True, required=True, disclosure=Disclosure.IDENTIFIER,
        ),
        Number(
            "makers_count",
            Text(fi="Kuinka monta osallistujaa tekee tehtävää?",
                 sv="Hur många deltagare gör uppgiften?",
                 en="How many participants are doing the assignment?"),
            help=Text(fi="Laske itsesi mukaan.", sv="Räkna med dig själv.",
                      en="Count yourself too."),
            minimum=1, maximum=20, unit=Text(fi="osallistujaa", sv="deltagare", en="participants"),
        ),
        MultipleChoice(
            "employers",
            Text(fi="Ketkä ovat tekijöiden työnantajia?", sv="Vilka är deltagarnas arbetsgivare?",
                 en="Who are the employers of those who do it?"),
            help=answers.SEVERAL, codes=work.EMPLOYERS, disclosure=Disclosure.KEY,
        ),
        replace(
            places.COUNTY,
            text=Text(fi="Minkä hyvinvointialueen alueella tehtävä pääasiassa tehdään?",
                      sv="Inom vilket välfärdsområde görs uppgiften huvudsakligen?",
                      en="In which wellbeing services county is the assignment mainly done?"),
        ),
        replace(
            places.EMPLOYMENT_AREA,
            text=Text(fi="Minkä työllisyysalueen alueella tehtävä pääasiassa tehdään?",
                      sv="Inom vilket sysselsättningsområde görs uppgiften huvudsakligen?",
                      en="In which employment area is the assignment mainly done?"),
        ),
    ),
)

_contents = Section(
    "contents",
    Text(fi="Kehittämistehtävä", sv="Utvecklingsuppgiften", en="The development assignment"),
    (
        SingleChoice(
            "theme",
            Text(fi="Mikä on tehtävän pääaihe?", sv="Vilket är uppgiftens huvudsakliga tema?",
                 en="What is the main theme of the assignment?"),
            codes=learning.ASSIGNMENT_THEMES, required=True,
        ),
        specify("theme"),
        LongText(
            "aim",
            Text(fi="Mitä tehtävällä halutaan muuttaa?", sv="Vad ska uppgiften förändra?",
                 en="What is the assignment meant to change?"),
            help=answers.NO_NAMES,
        ),
        MultipleChoice(
            "partners",
            Text(fi="Ketkä ovat mukana tekijöiden lisäksi?",
                 sv="Vilka är med förutom de som gör uppgiften?",
                 en="Who takes part besides those who do it?"),
            help=answers.SEVERAL, codes=work.PARTNERS,
        ),
    ),
)

_progress = Section(
    "progress",
    Text(fi="Vaihe", sv="Skede", en="Progress"),
    (
        SingleChoice(
            "state",
            Text(fi="Missä vaiheessa tehtävä on nyt?", sv="I vilket skede är uppgiften nu?",
                 en="At what stage is the assignment now?"),
            codes=learning.ASSIGNMENT_STATES, required=True,
        ),
        Date(
            "started",
            Text(fi="Minä päivänä tehtävä aloitettiin?", sv="Vilken dag inleddes uppgiften?",
                 en="On what date was the assignment started?"),
            help=answers.ESTIMATE,
            earliest=_EARLIEST, latest=_LATEST, show_if=_STARTED,
        ),
        Date(
            "ended",
            Text(fi="Minä päivänä tehtävä päättyi?", sv="Vilken dag avslutades uppgiften?",
                 en="On what date did the assignment end?"),
            help=Text(fi="Jos tehtävästä on luovuttu, merkitse päivä, jolloin työ lopetettiin.",
                      sv="Om uppgiften har lagts ned, ange dagen då arbetet upphörde.",
                      en="If it was given up, enter the day on which the work stopped."),
            earliest=_EARLIEST, latest=_LATEST, show_if=_ENDED,
            valid_if="not ended < started",
            valid_message=Text(fi="Tehtävä ei voi päättyä ennen kuin se alkoi.",
                               sv="Uppgiften kan inte avslutas innan den började.",
                               en="The assignment cannot end before it started."),
        ),
        Calculation(
            "duration",
            Text(fi="Kehittämistehtävän kesto (päivää)", sv="Utvecklingsuppgiftens längd (dagar)",
                 en="Length of the development assignment (days)"),
            value="days(started, ended)",
        ),
        LongText(
            "given_up_reason",
            Text(fi="Miksi tehtävästä luovuttiin?", sv="Varför lades uppgiften ned?",
                 en="Why was the assignment given up?"),
            help=answers.NO_NAMES, show_if='state == "given_up"',
        ),
    ),
)

_remains = Section(
    "what_remains",
    Text(fi="Mitä jäi käyttöön", sv="Vad som blev kvar i bruk", en="What remained in use"),
    (
        MultipleChoice(
            "remains",
            Text(fi="Mitä tehtävästä on nyt käytössä?", sv="Vad av uppgiften används nu?",
                 en="What of the assignment is in use now?"),
            help=answers.SEVERAL, codes=learning.ASSIGNMENT_REMAINS,
        ),
        specify("remains"),
        LongText(
            "remains_described",
            Text(fi="Kuvaa, miten sitä käytetään.", sv="Beskriv hur det används.",
                 en="Describe how it is used."),
            help=answers.NO_NAMES, show_if="count(remains) >= 1",
        ),
        SingleChoice(
            "responsible_named",
            Text(fi="Onko sovittu, kuka vastaa jatkosta?",
                 sv="Är det överenskommet vem som ansvarar för fortsättningen?",
                 en="Has it been agreed who is responsible from now on?"),
            codes=answers.YES_NO_DONT_KNOW, show_if="count(remains) >= 1",
        ),
        MultipleChoice(
            "evidence",
            Text(fi="Millaista näyttöä tehtävän tuloksista on?",
                 sv="Vilket underlag finns det för att bedöma uppgiftens resultat?",
                 en="What evidence is there of the results of the assignment?"),
            help=answers.SEVERAL, codes=learning.ASSIGNMENT_EVIDENCE,
        ),
        specify("evidence"),
        LongText(
            "evidence_described",
            Text(fi="Mitä näyttö kertoo?", sv="Vad visar underlaget?",
                 en="What does the evidence say?"),
            help=answers.NO_NAMES, show_if="count(evidence) >= 1",
        ),
    ),
    show_if=_DONE,
)

development_assignments = Instrument(
    "development_assignments",
    Text(fi="Kehittämistehtävien rekisteri", sv="Register över utvecklingsuppgifter",
         en="Register of development assignments"),
    Text(
        fi="Tällä lomakkeella kootaan tiedot työkykykoordinaattorin koulutuksen "
        "kehittämistehtävistä. Tietojen avulla selvitetään, mitä tehtävillä kehitetään ja "
        "mitä niistä jää käyttöön. Täytä yksi lomake jokaisesta tehtävästä. Jos teette "
        "tehtävää ryhmänä, täyttäkää se yhdessä. Täyttäminen kestää noin 5 minuuttia ja on "
        "vapaaehtoista. Nimiä ei kysytä, ja tulokset julkaistaan niin, ettei yksittäistä "
        "tekijää voi tunnistaa.",
        sv="Med den här blanketten samlas uppgifter om utvecklingsuppgifterna i utbildningen för "
        "arbetsförmågekoordinatorer. Med hjälp av uppgifterna tar vi reda på vad som "
        "utvecklas och vad som blir kvar i bruk. Fyll i en blankett för varje uppgift. Om ni "
        "är en grupp, fyll i den tillsammans. Det tar ungefär 5 minuter och är frivilligt. Vi "
        "frågar inte efter namn, och resultaten publiceras så att ingen enskild person kan "
        "kännas igen.",
        en="This form gathers information on the development assignments done in the training of "
        "work ability coordinators. It is used to find out what the assignments develop and "
        "what remains in use. Fill in one form for each assignment. If you are a group, fill "
        "it in together. It takes about 5 minutes and is voluntary. We do not ask for names, "
        "and results are published so that no single person can be recognised.",
    ) + intros.REGISTER,
    Text(
        fi="Kiitos! Tiedot auttavat näkemään, mitä kehittämistehtävät saavat aikaan.",
        sv="Tack! Uppgifterna hjälper oss att se vad utvecklingsuppgifterna åstadkommer.",
        en="Thank you! This helps us see what the development assignments achieve.",
    ),
    (_makers, _contents, _progress, _remains),
    (
        Wave("post", opens=dt.date(2027, 5, 1), closes=dt.date(2027, 6, 15)),
        Wave("follow_up", opens=dt.date(2027, 11, 1), closes=dt.date(2027, 12, 15)),
    ),
    accepted=accepted.no_words_for_other("employers"),
)
