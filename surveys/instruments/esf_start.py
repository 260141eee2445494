"""Start notice of a client in a European Social Fund project, programme period 2014–2020.

The client answers when joining a project, alone or with the coordinator. Own wording, after the
European Social Fund's common output indicators (Regulation (EU) No 1304/2013, Annex I). Which
answers count towards which indicator, and what is not verified about their numbers, stands in
`surveys.codelists.indicators`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, clients, intros, places
from surveys.codelists import answers
from surveys.model import (
    Disclosure,
    Instrument,
    Number,
    Section,
    SingleChoice,
    Text,
    Wave,
)

_project = Section(
    "project",
    Text(fi="Osallistuminen", sv="Deltagandet", en="Taking part"),
    (
        clients.CLIENT,
        clients.COORDINATOR,
        places.HOME_ELY,
        replace(clients.START_DATE, latest=dt.date(2023, 12, 31)),
    ),
)

_situation = Section(
    "situation",
    Text(fi="Tilanteesi nyt", sv="Din situation nu", en="Your situation now"),
    (
        clients.GENDER,
        Number(
            "birth_year",
            Text(fi="Minä vuonna olet syntynyt?", sv="Vilket år är du född?",
                 en="In what year were you born?"),
            minimum=1935, maximum=2007, disclosure=Disclosure.KEY,
        ),
        clients.LABOUR_STATUS,
        clients.UNEMPLOYED_MONTHS,
        clients.EDUCATION,
    ),
)

_home = Section(
    "home_and_health",
    Text(fi="Koti ja elämäntilanne", sv="Hem och livssituation", en="Home and circumstances"),
    (
        clients.HOUSEHOLD,
        SingleChoice(
            "household_employed",
            Text(fi="Onko joku taloudessasi töissä?", sv="Arbetar någon i ditt hushåll?",
                 en="Is anyone in your household at work?"),
            codes=answers.YES_NO_PREFER_NOT, show_if='household == "two_or_more"',
            disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "dependants",
            Text(fi="Onko taloudessasi lapsia, joita huollat?",
                 sv="Finns det barn i ditt hushåll som du försörjer?",
                 en="Are there children in your household whom you support?"),
            codes=answers.YES_NO_PREFER_NOT, show_if='household == "two_or_more"',
            disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "only_adult",
            Text(fi="Oletko taloutesi ainoa aikuinen?", sv="Är du den enda vuxna i hushållet?",
                 en="Are you the only adult in your household?"),
            codes=answers.YES_NO_PREFER_NOT, show_if='dependants == "yes"',
            disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "foreign_background",
            Text(fi="Oletko muuttanut Suomeen ulkomailta, onko sinulla ulkomaalainen tausta tai "
                 "kuulutko kansalliseen tai etniseen vähemmistöön?",
                 sv="Har du flyttat till Finland från ett annat land, har du utländsk bakgrund "
                 "eller hör du till en nationell eller etnisk minoritet?",
                 en="Have you moved to Finland from another country, do you have a foreign "
                 "background, or do you belong to a national or ethnic minority?"),
            codes=answers.YES_NO_PREFER_NOT, disclosure=Disclosure.SENSITIVE,
        ),
        clients.DISABILITY,
        clients.HOUSING,
    ),
)

esf_start = Instrument(
    "esf_start",
    Text(fi="Aloitusilmoitus hankkeeseen osallistuvalle", sv="Startanmälan för projektdeltagare",
         en="Start notice for project participants"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun aloitat hankkeessa. "
        "Tietojen avulla seurataan, keitä hanke tavoittaa ja mitä se saa aikaan. Täytä lomake "
        "itse tai yhdessä työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia. "
        "Arkaluonteisissa kysymyksissä voit valita ”En halua vastata”.",
        sv="Med den här blanketten frågar vi hurdan din situation är när du börjar i projektet. "
        "Med hjälp av uppgifterna följer vi upp vilka projektet når och vad det åstadkommer. "
        "Fyll i blanketten själv eller tillsammans med arbetsförmågekoordinatorn. Det tar "
        "ungefär 5 minuter att svara. Vid känsliga frågor kan du välja ”Jag vill inte svara”.",
        en="This form asks about your situation as you start in the project. The answers are "
        "used to monitor whom the project reaches and what it achieves. Fill it in on your own "
        "or with the work ability coordinator. It takes about 5 minutes. For sensitive "
        "questions you can choose “Prefer not to answer”.",
    ) + intros.CLIENTS,
    Text(
        fi="Kiitos vastauksistasi! Samoja asioita kysytään uudelleen, kun osallistumisesi päättyy.",
        sv="Tack för dina svar! Vi frågar om samma saker på nytt när ditt deltagande avslutas.",
        en="Thank you for your answers! We will ask about the same things when your participation "
        "ends.",
    ),
    (_project, _situation, _home),
    (Wave("2014_2020", opens=dt.date(2015, 1, 1), closes=dt.date(2023, 12, 31)),),
    accepted=accepted.no_words_for_other("gender"),
)
