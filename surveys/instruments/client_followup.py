"""The follow-up of a client's work ability, from the start of support to half a year after it.

Clients answer on their own or with the work ability coordinator, in the waves *start*, *middle*,
*end* and *after* (about six months after the end), with the same client code each time. The waves
overlap in time, as clients start and end on different days: `days_since_start` says when in the
client's own time an answer was given.

All questions are our own. Where a published measure is wanted, it is answered on its own licensed
form, and the professional enters the total in the last section; the Abilitator is only ticked, as
no total of it is published. `work_ability` is not the Work Ability Score and does not have its
bands. Which totals there are, what they rest on and what of it is not verified is told in
`surveys.measures`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys import measures
from surveys.bank import clients, intros, places
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import followup as lists
from surveys.measures import asking
from surveys.model import (
    Calculation,
    Date,
    Disclosure,
    Instrument,
    LongText,
    MultipleChoice,
    Number,
    Section,
    SingleChoice,
    Text,
    Wave,
)

_LATER = ("middle", "end", "after")
_AT_WORK = (
    'any_of(work_forms, "open", "subsidised", "own_business", "tryout", "rehabilitative", "other")'
)


_you = Section(
    "taking_part",
    Text(fi="Seuranta", sv="Uppföljningen", en="Follow-up"),
    (
        replace(clients.CLIENT, help=clients.EVERY_TIME),
        clients.COORDINATOR,
        replace(places.HOME_COUNTY, waves=("start",)),
        SingleChoice(
            "filled_by",
            Text(fi="Kuka täyttää lomakkeen?", sv="Vem fyller i blanketten?",
                 en="Who is filling in the form?"),
            codes=lists.FILLED_BY,
        ),
        replace(
            clients.START_DATE,
            text=Text(fi="Minä päivänä tuki alkoi?", sv="Vilken dag började stödet?",
                      en="On what date did the support start?"),
            help=Text(fi="Työkykykoordinaattori voi kertoa päivän.",
                      sv="Arbetsförmågekoordinatorn kan berätta vilken dag det var.",
                      en="The work ability coordinator can tell you the date."),
            latest=dt.date(2028, 12, 31),
        ),
        Date(
            "answer_date",
            Text(fi="Minä päivänä vastaat?", sv="Vilken dag svarar du?",
                 en="On what date are you answering?"),
            earliest=dt.date(2026, 1, 1), latest=dt.date(2028, 12, 31), required=True,
            valid_if="answer_date >= start_date",
            valid_message=Text(fi="Päivä ei voi olla ennen tuen alkua.",
                               sv="Dagen kan inte vara före den dag då stödet började.",
                               en="The date cannot be before the support started."),
        ),
        Calculation(
            "days_since_start",
            Text(fi="Päiviä tuen alusta", sv="Dagar sedan stödet började",
                 en="Days since the support started"),
            value="days(start_date, answer_date)", unit=Text(fi="päivää", sv="dagar", en="days"),
        ),
    ),
)

_ability = Section(
    "ability",
    Text(fi="Työkyky ja arki", sv="Arbetsförmåga och vardag", en="Work ability and everyday life"),
    (
        clients.WORK_ABILITY,
        SingleChoice(
            "work_ability_change",
            Text(fi="Millainen työkykysi on nyt, jos vertaat sitä siihen, kun tuki alkoi?",
                 sv="Hurdan är din arbetsförmåga nu jämfört med när stödet började?",
                 en="What is your work ability like now, compared with when the support started?"),
            codes=lists.DIRECTION, disclosure=Disclosure.SENSITIVE, waves=_LATER,
        ),
        *rated(
            "functioning",
            Text(fi="Miten nämä asiat sujuvat sinulta nyt?",
                 sv="Hur går de här sakerna för dig nu?",
                 en="How do you manage these things at present?"),
            rows=lists.FUNCTIONING, codes=lists.DIFFICULTY, disclosure=Disclosure.SENSITIVE,
            score="difficulty_score", minimum_answered=6,
            mean=Text(fi="Arjen hankaluus", sv="Svårigheter i vardagen",
                      en="Difficulty in everyday life"),
        ),
        SingleChoice(
            "health",
            Text(fi="Millainen terveytesi on nyt?", sv="Hurdan är din hälsa nu?",
                 en="How is your health now?"),
            codes=lists.HEALTH, disclosure=Disclosure.SENSITIVE,
        ),
    ),
)

_outlook = Section(
    "outlook",
    Text(fi="Tulevaisuus ja tuki", sv="Framtid och stöd", en="The future and support"),
    (
        *rated(
            "hope",
            Text(fi="Mitä ajattelet työstä ja tulevaisuudesta?",
                 sv="Vad tänker du om arbete och om framtiden?",
                 en="What do you think about work and the future?"),
            rows=lists.HOPE, codes=answers.AGREEMENT, negative=("distant",),
            mean=Text(fi="Luottamus tulevaan", sv="Framtidstro", en="Hope"), minimum_answered=3,
        ),
        *rated(
            "client_support",
            Text(fi="Mitä mieltä olet palveluista, joita saat nyt?",
                 sv="Vad anser du om de tjänster som du får nu?",
                 en="What do you think about the services you get now?"),
            rows=lists.SUPPORT, codes=answers.AGREEMENT, negative=("repeat",),
            mean=Text(fi="Koettu tuki", sv="Upplevt stöd", en="Support as experienced"),
            minimum_answered=4,
        ),
    ),
)

_work = Section(
    "work",
    Text(fi="Työ", sv="Arbete", en="Work"),
    (
        replace(
            clients.LABOUR_STATUS,
            text=Text(fi="Mikä on työtilanteesi nyt?", sv="Vilken är din arbetssituation nu?",
                      en="What is your work situation now?"),
        ),
        MultipleChoice(
            "work_forms",
            Text(fi="Mitä työtä tai toimintaa sinulla on ollut viimeisten neljän viikon aikana?",
                 sv="Vilket arbete eller vilken verksamhet har du haft under de senaste fyra "
                 "veckorna?",
                 en="What work or activity have you had in the past four weeks?"),
            help=answers.SEVERAL, codes=lists.WORK_FORMS,
        ),
        specify("work_forms"),
        Number(
            "work_hours",
            Text(fi="Kuinka monta tuntia viikossa käytät siihen yhteensä?",
                 sv="Hur många timmar i veckan använder du till det sammanlagt?",
                 en="How many hours a week do you spend on it in all?"),
            help=Text(fi="Arvioi tavallinen viikko.", sv="Uppskatta en vanlig vecka.",
                      en="Estimate for an ordinary week."),
            minimum=0, maximum=80, unit=Text(fi="tuntia", sv="timmar", en="hours"),
            show_if=_AT_WORK,
        ),
        SingleChoice(
            "hours_fit",
            Text(fi="Onko tunteja sopivasti?", sv="Är antalet timmar lagom?",
                 en="Is that about the right number of hours?"),
            codes=lists.HOURS_FIT, show_if=_AT_WORK,
        ),
        replace(clients.HELPED, waves=_LATER),
        LongText(
            "moving_forward",
            Text(fi="Mikä auttaisi sinua nyt eteenpäin?", sv="Vad skulle hjälpa dig framåt nu?",
                 en="What would help you move forward now?"),
            help=answers.NO_NAMES,
        ),
    ),
)

# What is in use with clients; relational coordination is between organisations.
_MEASURES = tuple(
    measures.get(name)
    for name in ("wai", "was", "abilitator", "whodas12", "eurohis8", "gse", "uwes9")
)

_for_professionals = Section(
    "for_professionals",
    Text(fi="Ammattilainen täyttää: muut mittarit",
         sv="Fylls i av en yrkesperson: andra mätinstrument",
         en="For the professional: other measures"),
    (
        MultipleChoice(
            "measures_used",
            Text(fi="Mitä näistä mittareista asiakas on täyttänyt tällä kerralla?",
                 sv="Vilka av de här mätinstrumenten har klienten fyllt i den här gången?",
                 en="Which of these measures has the client filled in this time?"),
            help=answers.SEVERAL,
            codes=asking.code_list_of("client_measures", _MEASURES, also=lists.OTHER_MEASURES),
        ),
        specify("measures_used"),
        *asking.totals(_MEASURES, used="measures_used"),
    ),
    intro=Text(
        fi="Mittarit täytetään niiden omilla luvallisilla lomakkeilla. Tähän merkitään vain "
        "kokonaispistemäärä. Kykyviisarin tulokset jäävät sen omaan palveluun.",
        sv="Mätinstrumenten fylls i på sina egna blanketter, med de tillstånd som krävs. Här "
        "anges bara totalpoängen. Resultaten av Kykyviisari blir kvar i dess egen tjänst.",
        en="Measures are filled in on their own licensed forms. Only the total is entered here. "
        "The results of the Abilitator stay in its own service.",
    ),
)

client_followup = Instrument(
    "client_followup",
    Text(fi="Asiakkaan työkyvyn seuranta", sv="Uppföljning av klientens arbetsförmåga",
         en="Follow-up of the client’s work ability"),
    Text(
        fi="Tällä lomakkeella seurataan, miten työkykysi ja tilanteesi muuttuvat, kun saat "
        "tukea. Samat kysymykset esitetään neljä kertaa: tuen alussa, puolivälissä ja lopussa "
        "sekä puoli vuotta sen jälkeen. Vastaaminen kestää noin 10 minuuttia, ja se on "
        "vapaaehtoista. Vastauksesi eivät vaikuta palveluihisi tai etuuksiisi.",
        sv="Med den här blanketten följer vi hur din arbetsförmåga och din situation förändras "
        "när du får stöd. Samma frågor ställs fyra gånger: i början av stödet, halvvägs, i "
        "slutet och ett halvt år efteråt. Det tar ungefär 10 minuter att svara och det är "
        "frivilligt. Dina svar påverkar inte dina tjänster eller förmåner.",
        en="This form follows how your work ability and your situation change as you get "
        "support. The same questions are asked four times: at the start of the support, "
        "half-way, at the end, and half a year later. It takes about 10 minutes. Answering is "
        "voluntary. Your answers do not affect your services or benefits.",
    ) + intros.CLIENTS,
    Text(
        fi="Kiitos vastauksistasi! Voit keskustella niistä työkykykoordinaattorin kanssa.",
        sv="Tack för dina svar! Du kan prata om dem med arbetsförmågekoordinatorn.",
        en="Thank you for your answers! You can talk about them with the work ability "
        "coordinator.",
    ),
    (_you, _ability, _outlook, _work, _for_professionals),
    (
        Wave("start", opens=dt.date(2026, 1, 1), closes=dt.date(2027, 12, 31)),
        Wave("middle", opens=dt.date(2026, 4, 1), closes=dt.date(2028, 3, 31)),
        Wave("end", opens=dt.date(2026, 7, 1), closes=dt.date(2028, 6, 30)),
        Wave("after", opens=dt.date(2027, 1, 1), closes=dt.date(2028, 12, 31)),
    ),
)
