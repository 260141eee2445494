"""Start notice of a client in a European Social Fund Plus (ESF+) project, period 2021–2027.

The client answers when joining a project, alone or with the coordinator; `esf_plus_exit` follows
when the participation ends. Own wording, after the common output indicators of Regulation (EU)
2021/1057, Annex I. Which answers count towards which indicator, and what is not verified about
their numbers, stands in `surveys.codelists.indicators`.

The names and codes of `esf_start` (2014–2020) are kept where the matter is the same. What differs:

- `age` at the start instead of a year of birth: the age groups changed, and less is asked.
- `citizenship`, `parents_born` and `minority` instead of one question on all three.
- `employment_area` instead of the ELY Centre, which ceased at the end of 2025. Almost every
  employment area lies within one ELY Centre's area of 2025.
- `living_area`, for participants from rural areas, is new; so is `work_ability`.
- Nothing is asked of the household: no indicator needs it any more.

Not verified: how Finland's programme defines minorities and foreign background; the days on which
the period opens and closes for participants are from memory.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, clients, intros, places
from surveys.codelists import answers, participants
from surveys.model import Disclosure, Instrument, Number, Section, SingleChoice, Text, Wave

_project = Section(
    "project",
    Text(fi="Osallistuminen", sv="Deltagandet", en="Taking part"),
    (
        clients.CLIENT,
        clients.COORDINATOR,
        places.HOME_EMPLOYMENT_AREA,
        replace(clients.START_DATE, earliest=dt.date(2021, 1, 1)),
    ),
)

_situation = Section(
    "situation",
    Text(fi="Tilanteesi nyt", sv="Din situation nu", en="Your situation now"),
    (
        clients.GENDER,
        Number(
            "age",
            Text(fi="Minkä ikäinen olet nyt, kun aloitat hankkeessa?",
                 sv="Hur gammal är du nu när du börjar i projektet?",
                 en="How old are you now as you start in the project?"),
            minimum=15, maximum=85, unit=Text(fi="vuotta", sv="år", en="years"),
            disclosure=Disclosure.KEY,
        ),
        clients.LABOUR_STATUS,
        clients.UNEMPLOYED_MONTHS,
        clients.EDUCATION,
        clients.WORK_ABILITY,
    ),
)

_background = Section(
    "background",
    Text(fi="Taustasi ja asumisesi", sv="Din bakgrund och ditt boende",
         en="Your background and home"),
    (
        clients.DISABILITY,
        SingleChoice(
            "citizenship",
            Text(fi="Minkä maan kansalainen olet?", sv="Vilket lands medborgare är du?",
                 en="Which country are you a citizen of?"),
            help=Text(fi="Jos sopivia vaihtoehtoja on useita, valitse niistä ensimmäinen.",
                      sv="Om flera alternativ passar, välj det första av dem.",
                      en="If several options fit, choose the first of them."),
            codes=participants.CITIZENSHIPS, disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "parents_born",
            Text(fi="Missä vanhempasi ovat syntyneet?", sv="Var är dina föräldrar födda?",
                 en="Where were your parents born?"),
            help=Text(
                fi="Jos tiedät vain toisen vanhempasi syntymämaan, vastaa sen mukaan "
                "”molemmat”.",
                sv="Om du bara vet var den ena föräldern är född, svara ”båda” enligt det.",
                en="If you know this of one parent only, answer “both” according to that "
                "parent.",
            ),
            codes=participants.PARENTS_BORN, disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "minority",
            Text(fi="Kuulutko kansalliseen tai etniseen vähemmistöön?",
                 sv="Hör du till en nationell eller etnisk minoritet?",
                 en="Do you belong to a national or ethnic minority?"),
            help=Text(fi="Esimerkiksi romaneihin.", sv="Till exempel romerna.",
                      en="For example the Roma."),
            codes=answers.YES_NO_PREFER_NOT, disclosure=Disclosure.SENSITIVE,
        ),
        clients.HOUSING,
        SingleChoice(
            "living_area",
            Text(fi="Millaisella alueella asut?", sv="I hurdant område bor du?",
                 en="What kind of area do you live in?"),
            codes=participants.LIVING_AREAS, disclosure=Disclosure.KEY,
        ),
    ),
    intro=Text(
        fi="Näitä kysytään, koska rahoittaja seuraa, keitä hankkeet tavoittavat. Voit jättää "
        "vastaamatta mihin tahansa näistä kysymyksistä.",
        sv="Vi frågar om det här eftersom finansiären följer upp vilka projekten når. Du kan "
        "låta bli att svara på vilken som helst av de här frågorna.",
        en="We ask these because the funder follows whom the projects reach. You may leave any "
        "of these questions unanswered.",
    ),
)

esf_plus_start = Instrument(
    "esf_plus_start",
    Text(fi="ESR+-hankkeen aloitusilmoitus osallistujalle",
         sv="Startanmälan för deltagare i ESF+-projekt",
         en="Start notice for participants in ESF+ projects"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun aloitat hankkeessa. "
        "Hanketta rahoittaa Euroopan sosiaalirahasto plus (ESR+). Tietojen avulla seurataan, "
        "keitä hanke tavoittaa ja mitä se saa aikaan. Täytä lomake itse tai yhdessä "
        "työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia ja on "
        "vapaaehtoista.",
        sv="Med den här blanketten frågar vi hurdan din situation är när du börjar i projektet. "
        "Projektet finansieras av Europeiska socialfonden plus (ESF+). Med hjälp av "
        "uppgifterna följer vi upp vilka projektet når och vad det åstadkommer. Fyll i "
        "blanketten själv eller tillsammans med arbetsförmågekoordinatorn. Det tar ungefär 5 "
        "minuter att svara och det är frivilligt.",
        en="This form asks about your situation as you start in the project. The project is "
        "funded by the European Social Fund Plus (ESF+). The answers are used to monitor whom "
        "the project reaches and what it achieves. Fill it in on your own or with the work "
        "ability coordinator. It takes about 5 minutes and is voluntary.",
    ) + intros.CLIENTS,
    Text(
        fi="Kiitos vastauksistasi! Osaa näistä asioista kysytään uudelleen, kun osallistumisesi "
        "päättyy.",
        sv="Tack för dina svar! Vi frågar om en del av det här på nytt när ditt deltagande "
        "avslutas.",
        en="Thank you for your answers! We will ask about some of this again when your "
        "participation ends.",
    ),
    (_project, _situation, _background),
    (Wave("2021_2027", opens=dt.date(2021, 1, 1), closes=dt.date(2029, 12, 31)),),
    accepted=accepted.no_words_for_other("gender"),
)
