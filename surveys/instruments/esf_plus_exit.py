"""Exit notice of a client in a European Social Fund Plus (ESF+) project, period 2021–2027.

The client answers when leaving a project, alone or with the coordinator. Own wording; the answers
to `labour_status` and `qualification_gained` follow the options of Finland's exit form in the
EURA 2021 system. Which answers count towards which common result indicator of Regulation (EU)
2021/1057, Annex I, and what is not verified about their numbers, stands in
`surveys.codelists.indicators`.

Nothing that the start notice told is asked again: `client` links the two, so the area, the
coordinator and the day of starting come from there. That the end is not before the start is
therefore checked when the forms are linked; here the day only has to lie within the period.

The names and codes of `esf_exit` (2014–2020) are kept where the matter is the same. `in_education`
is new, because people at work or looking for it may be in training too; so is `work_ability`,
asked as at the start.

Not verified: the last day on which participation can end in this period, which is from memory.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, clients, intros
from surveys.codelists import answers
from surveys.model import Instrument, Section, SingleChoice, Text, Wave

_project = Section(
    "project",
    Text(fi="Osallistuminen", sv="Deltagandet", en="Taking part"),
    (
        replace(clients.CLIENT, help=clients.SAME_CODE),
        replace(clients.EXIT_DATE, earliest=dt.date(2021, 1, 1)),
    ),
)

_situation = Section(
    "situation",
    Text(fi="Tilanteesi nyt", sv="Din situation nu", en="Your situation now"),
    (
        replace(clients.LABOUR_STATUS, text=clients.STATUS_AT_EXIT),
        clients.SEEKING_WORK,
        SingleChoice(
            "in_education",
            Text(fi="Oletko nyt jossakin koulutuksessa?", sv="Går du någon utbildning nu?",
                 en="Are you in any education or training now?"),
            help=Text(fi="Myös lyhyt tai työn ohella suoritettava koulutus lasketaan mukaan.",
                      sv="Räkna också med korta utbildningar och utbildning vid sidan av arbetet.",
                      en="Count short courses and training alongside work too."),
            codes=answers.YES_NO, show_if='not labour_status == "studying"',
        ),
        clients.QUALIFICATION_GAINED,
        clients.WORK_ABILITY,
    ),
)

_support = Section(
    "support",
    Text(fi="Tuki, jota sait", sv="Stödet du fick", en="The support you received"),
    (clients.MEANS, clients.HELPED, clients.FEEDBACK),
)

_ending = Section(
    "ending",
    Text(fi="Osallistumisen päättyminen", sv="När deltagandet avslutas",
         en="As your participation ends"),
    (clients.EXIT_REASON, clients.EXIT_REASON_OTHER, clients.NEXT_STEP),
)

esf_plus_exit = Instrument(
    "esf_plus_exit",
    Text(fi="ESR+-hankkeen lopetusilmoitus osallistujalle",
         sv="Avslutsanmälan för deltagare i ESF+-projekt",
         en="Exit notice for participants in ESF+ projects"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun osallistumisesi hankkeeseen "
        "päättyy. Hanketta rahoittaa Euroopan sosiaalirahasto plus (ESR+). Tietojen avulla "
        "selvitetään, mitä hanke on saanut aikaan. Täytä lomake itse tai yhdessä "
        "työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia ja on "
        "vapaaehtoista.",
        sv="Med den här blanketten frågar vi hurdan din situation är när ditt deltagande i "
        "projektet avslutas. Projektet finansieras av Europeiska socialfonden plus (ESF+). "
        "Med hjälp av uppgifterna tar vi reda på vad projektet har åstadkommit. Fyll i "
        "blanketten själv eller tillsammans med arbetsförmågekoordinatorn. Det tar ungefär 5 "
        "minuter att svara och det är frivilligt.",
        en="This form asks about your situation as your participation in the project ends. The "
        "project is funded by the European Social Fund Plus (ESF+). The answers are used to "
        "find out what the project has achieved. Fill it in on your own or with the work "
        "ability coordinator. It takes about 5 minutes and is voluntary.",
    ) + intros.CLIENTS,
    Text(
        fi="Kiitos vastauksistasi ja kaikkea hyvää jatkoon!",
        sv="Tack för dina svar och lycka till i fortsättningen!",
        en="Thank you for your answers, and all the best for the future!",
    ),
    (_project, _situation, _support, _ending),
    (Wave("2021_2027", opens=dt.date(2021, 1, 1), closes=dt.date(2029, 12, 31)),),
    accepted=accepted.no_words_for_other("means", "next_step"),
)
