"""Exit notice of a client in a European Social Fund project, programme period 2014–2020.

The client answers when leaving a project, alone or with the coordinator; `client` links the
answers to the start notice. Own wording. The answers to `labour_status` and
`qualification_gained` follow the options of Finland's exit form in the EURA 2021 system. Which
answers count towards which common result indicator, and what is not verified about their numbers,
stands in `surveys.codelists.indicators`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, clients, intros, places
from surveys.model import Instrument, Section, Text, Wave

_project = Section(
    "project",
    Text(fi="Osallistuminen", sv="Deltagandet", en="Taking part"),
    (
        replace(clients.CLIENT, help=clients.SAME_CODE),
        clients.COORDINATOR,
        places.HOME_ELY,
        replace(
            clients.START_DATE,
            help=Text(fi="Jos et muista, jätä tyhjäksi.", sv="Om du inte minns, lämna tomt.",
                      en="If you do not remember, leave this empty."),
            latest=dt.date(2023, 12, 31), required=False,
        ),
        replace(
            clients.EXIT_DATE,
            latest=dt.date(2023, 12, 31),
            # "not <" instead of ">=": without a start date there is nothing to correct.
            valid_if="not exit_date < start_date",
            valid_message=Text(
                fi="Päättymispäivä ei voi olla ennen aloituspäivää. Tarkista päivämäärät.",
                sv="Slutdatumet kan inte vara före startdatumet. Kontrollera datumen.",
                en="The end date cannot be before the start date. Please check the dates.",
            ),
        ),
    ),
)

_situation = Section(
    "situation",
    Text(fi="Tilanteesi nyt", sv="Din situation nu", en="Your situation now"),
    (
        replace(clients.LABOUR_STATUS, text=clients.STATUS_AT_EXIT),
        clients.SEEKING_WORK,
        clients.QUALIFICATION_GAINED,
        clients.MEANS,
    ),
)

_ending = Section(
    "ending",
    Text(fi="Osallistumisen päättyminen", sv="När deltagandet avslutas",
         en="As your participation ends"),
    (
        clients.EXIT_REASON,
        clients.EXIT_REASON_OTHER,
        clients.NEXT_STEP,
        clients.HELPED,
        clients.FEEDBACK,
    ),
)

esf_exit = Instrument(
    "esf_exit",
    Text(fi="Lopetusilmoitus hankkeeseen osallistuneelle",
         sv="Avslutsanmälan för projektdeltagare", en="Exit notice for project participants"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun osallistumisesi hankkeeseen "
        "päättyy. Tietojen avulla selvitetään, mitä hanke on saanut aikaan. Täytä lomake itse "
        "tai yhdessä työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia.",
        sv="Med den här blanketten frågar vi hurdan din situation är när ditt deltagande i "
        "projektet avslutas. Med hjälp av uppgifterna tar vi reda på vad projektet har "
        "åstadkommit. Fyll i blanketten själv eller tillsammans med "
        "arbetsförmågekoordinatorn. Det tar ungefär 5 minuter att svara.",
        en="This form asks about your situation as your participation in the project ends. The "
        "answers are used to find out what the project has achieved. Fill it in on your own "
        "or with the work ability coordinator. It takes about 5 minutes.",
    ) + intros.CLIENTS,
    Text(
        fi="Kiitos vastauksistasi ja kaikkea hyvää jatkoon!",
        sv="Tack för dina svar och lycka till i fortsättningen!",
        en="Thank you for your answers, and all the best for the future!",
    ),
    (_project, _situation, _ending),
    (Wave("2014_2020", opens=dt.date(2015, 1, 1), closes=dt.date(2023, 12, 31)),),
    accepted=accepted.no_words_for_other("means", "next_step"),
)
