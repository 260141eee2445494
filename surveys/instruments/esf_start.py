"""Start notice of a client in a European Social Fund project, programme period 2014–2020.

Own wording, after the European Social Fund's common output indicators (Regulation (EU)
No 1304/2013, Annex I). Names and order of the indicators were found in the regulation; each
code number is given from memory: code number not verified.

=============================================  ==============================================
Item                                           Indicator
=============================================  ==============================================
labour_status, unemployed_months               CO01 unemployed, CO02 long-term unemployed,
                                               CO03 inactive, CO05 employed
birth_year                                     CO06 below 25, CO07 above 54 years of age
education                                      CO09, CO10, CO11 level of education (ISCED)
household, household_employed                  CO12 jobless household
dependants, only_adult                         CO13, CO14 household with dependent children
foreign_background                             CO15 migrants, foreign background, minorities
disability                                     CO16 participants with disabilities
housing                                        CO18 homeless or affected by housing exclusion
=============================================  ==============================================
"""

from __future__ import annotations

import datetime as dt

from surveys.codelists import answers, areas, participants
from surveys.model import (
    Date,
    Disclosure,
    Instrument,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

_project = Section(
    "project",
    Text(fi="Osallistuminen", sv="Deltagandet", en="Taking part"),
    (
        ShortText(
            "client",
            Text(fi="Asiakaskoodi", sv="Klientkod", en="Client code"),
            help=Text(
                fi="Saat koodin työkykykoordinaattorilta. Samaa koodia käytetään, kun "
                "osallistumisesi päättyy. Älä kirjoita nimeäsi tai henkilötunnustasi.",
                sv="Du får koden av arbetsförmågekoordinatorn. Samma kod används när ditt "
                "deltagande avslutas. Skriv inte ditt namn eller din personbeteckning.",
                en="You get the code from the work ability coordinator. The same code is used "
                "when your participation ends. Do not write your name or personal identity code.",
            ),
            max_length=20, unique=True, required=True, disclosure=Disclosure.IDENTIFIER,
        ),
        ShortText(
            "coordinator",
            Text(fi="Työkykykoordinaattorin koodi", sv="Arbetsförmågekoordinatorns kod",
                 en="Work ability coordinator’s code"),
            max_length=20, disclosure=Disclosure.IDENTIFIER,
        ),
        SingleChoice(
            "ely",
            Text(fi="Minkä ELY-keskuksen alueella asut?",
                 sv="Inom vilken NTM-centrals område bor du?",
                 en="In which ELY Centre’s area do you live?"),
            codes=areas.ELY, disclosure=Disclosure.KEY,
        ),
        Date(
            "start_date",
            Text(fi="Minä päivänä aloitit hankkeessa?", sv="Vilken dag började du i projektet?",
                 en="On what date did you start in the project?"),
            earliest=dt.date(2015, 1, 1), latest=dt.date(2023, 12, 31), required=True,
        ),
    ),
)

_situation = Section(
    "situation",
    Text(fi="Tilanteesi nyt", sv="Din situation nu", en="Your situation now"),
    (
        SingleChoice(
            "gender",
            Text(fi="Mikä on sukupuolesi?", sv="Vilket är ditt kön?", en="What is your gender?"),
            codes=participants.GENDERS, disclosure=Disclosure.KEY,
        ),
        Number(
            "birth_year",
            Text(fi="Minä vuonna olet syntynyt?", sv="Vilket år är du född?",
                 en="In what year were you born?"),
            minimum=1935, maximum=2007, disclosure=Disclosure.KEY,
        ),
        SingleChoice(
            "labour_status",
            Text(fi="Mikä on työtilanteesi, kun aloitat hankkeessa?",
                 sv="Vilken är din arbetssituation när du börjar i projektet?",
                 en="What is your work situation as you start in the project?"),
            help=Text(fi="Valitse se, mikä kuvaa tilannettasi parhaiten.",
                      sv="Välj det som bäst beskriver din situation.",
                      en="Choose the one that best describes your situation."),
            codes=participants.LABOUR_STATUS, required=True,
        ),
        Number(
            "unemployed_months",
            Text(fi="Kuinka monta kuukautta olet ollut työttömänä?",
                 sv="Hur många månader har du varit arbetslös?",
                 en="For how many months have you been unemployed?"),
            help=Text(fi="Täysinä kuukausina. Arvio riittää.",
                      sv="I hela månader. En uppskattning räcker.",
                      en="In full months. An estimate is enough."),
            minimum=0, maximum=600, unit=Text(fi="kuukautta", sv="månader", en="months"),
            show_if='labour_status == "unemployed"',
        ),
        SingleChoice(
            "education",
            Text(fi="Mikä on korkein koulutus, jonka olet suorittanut?",
                 sv="Vilken är den högsta utbildning som du har slutfört?",
                 en="What is the highest level of education you have completed?"),
            codes=participants.EDUCATION,
        ),
    ),
)

_home = Section(
    "home_and_health",
    Text(fi="Koti ja elämäntilanne", sv="Hem och livssituation", en="Home and circumstances"),
    (
        SingleChoice(
            "household",
            Text(fi="Asutko yksin vai yhdessä muiden kanssa?",
                 sv="Bor du ensam eller tillsammans med andra?",
                 en="Do you live alone or with others?"),
            codes=participants.HOUSEHOLDS, disclosure=Disclosure.SENSITIVE,
        ),
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
        SingleChoice(
            "disability",
            Text(fi="Onko sinulla vamma tai pitkäaikainen sairaus, joka vaikuttaa työkykyysi?",
                 sv="Har du en funktionsnedsättning eller en långvarig sjukdom som påverkar din "
                 "arbetsförmåga?",
                 en="Do you have a disability or a long-term illness that affects your work "
                 "ability?"),
            codes=answers.YES_NO_PREFER_NOT, disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "housing",
            Text(fi="Millainen on asumistilanteesi?", sv="Hurdan är din boendesituation?",
                 en="What is your housing situation?"),
            codes=participants.HOUSING, disclosure=Disclosure.SENSITIVE,
        ),
    ),
)

esf_start = Instrument(
    "esf_start",
    Text(fi="Aloitusilmoitus hankkeeseen osallistuvalle", sv="Startanmälan för projektdeltagare",
         en="Start notice for project participants"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun aloitat hankkeessa. Tietojen "
        "avulla seurataan, keitä hanke tavoittaa ja mitä se saa aikaan. Täytä lomake itse tai "
        "yhdessä työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia. "
        "Arkaluonteisiin kysymyksiin voit valita ”En halua vastata”. Nimeäsi tai "
        "henkilötunnustasi ei kysytä, ja tulokset julkaistaan niin, ettei sinua voi tunnistaa. "
        "Kyselyn toteuttaja kertoo omassa tietosuojailmoituksessaan, kuka vastauksia käsittelee "
        "ja miten.",
        sv="Med den här blanketten frågar vi hurdan din situation är när du börjar i projektet. "
        "Med hjälp av uppgifterna följer vi upp vilka projektet når och vad det åstadkommer. Fyll "
        "i blanketten själv eller tillsammans med arbetsförmågekoordinatorn. Det tar ungefär 5 "
        "minuter att svara. På känsliga frågor kan du välja ”Jag vill inte svara”. Vi frågar inte "
        "efter ditt namn eller din personbeteckning, och resultaten publiceras så att du inte kan "
        "kännas igen. Den som genomför enkäten berättar i sitt dataskyddsmeddelande vem som "
        "behandlar svaren och hur.",
        en="This form asks about your situation as you start in the project. The answers are used "
        "to follow whom the project reaches and what it achieves. Fill it in on your own or with "
        "the work ability coordinator. It takes about 5 minutes. For sensitive questions you can "
        "choose “Prefer not to answer”. We do not ask for your name or personal identity code, and "
        "results are published so that you cannot be recognised. Whoever carries out the survey "
        "explains in their own privacy notice who handles the answers and how.",
    ),
    Text(
        fi="Kiitos vastauksistasi! Samoja asioita kysytään uudelleen, kun osallistumisesi päättyy.",
        sv="Tack för dina svar! Vi frågar om samma saker på nytt när ditt deltagande avslutas.",
        en="Thank you for your answers! We will ask about the same things when your participation "
        "ends.",
    ),
    (_project, _situation, _home),
    (Wave("2014_2020", opens=dt.date(2015, 1, 1), closes=dt.date(2023, 12, 31)),),
)
