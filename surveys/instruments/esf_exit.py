"""Exit notice of a client in a European Social Fund project, programme period 2014–2020.

Own wording. The answers to `labour_status` and `qualification_gained` follow the options of
Finland's exit form in the EURA 2021 system. Correspondence to the European Social Fund's common
result indicators is given from memory: code number not verified.

=============================================  ==============================================
Item                                           Indicator
=============================================  ==============================================
labour_status, seeking_work                    CR01 job searching, CR02 in education or
                                               training, CR04 in employment upon leaving
qualification_gained                           CR03 gaining a qualification upon leaving
=============================================  ==============================================
"""

from __future__ import annotations

import datetime as dt

from surveys.codelists import answers, areas, participants
from surveys.model import (
    Date,
    Disclosure,
    Instrument,
    LongText,
    MultipleChoice,
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
                fi="Sama koodi, joka sinulla oli aloittaessasi. Työkykykoordinaattori voi kertoa "
                "sen. Älä kirjoita nimeäsi tai henkilötunnustasi.",
                sv="Samma kod som du hade när du började. Arbetsförmågekoordinatorn kan ge dig "
                "den. Skriv inte ditt namn eller din personbeteckning.",
                en="The same code you had when you started. The work ability coordinator can tell "
                "you what it is. Do not write your name or personal identity code.",
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
            help=Text(fi="Jos et muista, jätä tyhjäksi.", sv="Om du inte minns, lämna tomt.",
                      en="If you do not remember, leave this empty."),
            earliest=dt.date(2015, 1, 1), latest=dt.date(2023, 12, 31),
        ),
        Date(
            "exit_date",
            Text(fi="Minä päivänä osallistumisesi päättyi?",
                 sv="Vilken dag avslutades ditt deltagande?",
                 en="On what date did your participation end?"),
            earliest=dt.date(2015, 1, 1), latest=dt.date(2023, 12, 31), required=True,
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
        SingleChoice(
            "labour_status",
            Text(fi="Mikä on työtilanteesi, kun osallistumisesi päättyy?",
                 sv="Vilken är din arbetssituation när ditt deltagande avslutas?",
                 en="What is your work situation as your participation ends?"),
            help=Text(fi="Valitse se, mikä kuvaa tilannettasi parhaiten.",
                      sv="Välj det som bäst beskriver din situation.",
                      en="Choose the one that best describes your situation."),
            codes=participants.LABOUR_STATUS, required=True,
        ),
        SingleChoice(
            "seeking_work",
            Text(fi="Etsitkö töitä?", sv="Söker du jobb?", en="Are you looking for work?"),
            codes=answers.YES_NO, show_if='any_of(labour_status, "studying", "none")',
        ),
        SingleChoice(
            "qualification_gained",
            Text(fi="Saitko hankkeessa tutkinnon tai ammattipätevyyden?",
                 sv="Fick du en examen eller yrkeskompetens i projektet?",
                 en="Did you gain a qualification in the project?"),
            help=Text(fi="Esimerkiksi ammatillinen tutkinto, tutkinnon osa tai lupakortti.",
                      sv="Till exempel en yrkesexamen, en examensdel eller ett yrkeskort.",
                      en="For example a vocational qualification, a unit of one, or an "
                      "occupational licence."),
            codes=answers.YES_NO,
        ),
        MultipleChoice(
            "means",
            Text(fi="Mitä tukea ja palveluja sait hankkeen aikana?",
                 sv="Vilket stöd och vilka tjänster fick du under projektet?",
                 en="What support and services did you receive during the project?"),
            help=answers.SEVERAL, codes=participants.MEANS,
        ),
    ),
)

_ending = Section(
    "ending",
    Text(fi="Osallistumisen päättyminen", sv="När deltagandet avslutas",
         en="As your participation ends"),
    (
        SingleChoice(
            "exit_reason",
            Text(fi="Miksi osallistumisesi päättyy?", sv="Varför avslutas ditt deltagande?",
                 en="Why is your participation ending?"),
            codes=participants.EXIT_REASONS, disclosure=Disclosure.SENSITIVE,
        ),
        ShortText(
            "exit_reason_other",
            Text(fi="Mikä muu syy?", sv="Vilken annan orsak?", en="Which other reason?"),
            show_if='exit_reason == "other"', disclosure=Disclosure.FREE_TEXT,
        ),
        MultipleChoice(
            "next_step",
            Text(fi="Mitä teet seuraavaksi?", sv="Vad gör du härnäst?",
                 en="What will you do next?"),
            help=answers.SEVERAL, codes=participants.NEXT_STEPS,
        ),
        SingleChoice(
            "helped",
            Text(fi="Työkykykoordinaattorin tuki auttoi minua eteenpäin.",
                 sv="Arbetsförmågekoordinatorns stöd hjälpte mig framåt.",
                 en="The work ability coordinator’s support helped me move forward."),
            codes=answers.AGREEMENT,
        ),
        LongText(
            "feedback",
            Text(fi="Mikä tuessa oli hyvää ja mitä voisi parantaa?",
                 sv="Vad var bra med stödet och vad kunde bli bättre?",
                 en="What was good about the support, and what could be better?"),
            help=answers.NO_NAMES,
        ),
    ),
)

esf_exit = Instrument(
    "esf_exit",
    Text(fi="Lopetusilmoitus hankkeeseen osallistuneelle",
         sv="Avslutsanmälan för projektdeltagare", en="Exit notice for project participants"),
    Text(
        fi="Tällä lomakkeella kysytään, millainen tilanteesi on, kun osallistumisesi hankkeeseen "
        "päättyy. Tietojen avulla selvitetään, mitä hanke on saanut aikaan. Täytä lomake itse tai "
        "yhdessä työkykykoordinaattorin kanssa. Vastaaminen kestää noin 5 minuuttia. Nimeäsi tai "
        "henkilötunnustasi ei kysytä, ja tulokset julkaistaan niin, ettei sinua voi tunnistaa. "
        "Kyselyn toteuttaja kertoo omassa tietosuojailmoituksessaan, kuka vastauksia käsittelee "
        "ja miten.",
        sv="Med den här blanketten frågar vi hurdan din situation är när ditt deltagande i "
        "projektet avslutas. Med hjälp av uppgifterna tar vi reda på vad projektet har "
        "åstadkommit. Fyll i blanketten själv eller tillsammans med arbetsförmågekoordinatorn. "
        "Det tar ungefär 5 minuter att svara. Vi frågar inte efter ditt namn eller din "
        "personbeteckning, och resultaten publiceras så att du inte kan kännas igen. Den som "
        "genomför enkäten berättar i sitt dataskyddsmeddelande vem som behandlar svaren och hur.",
        en="This form asks about your situation as your participation in the project ends. The "
        "answers are used to find out what the project has achieved. Fill it in on your own or "
        "with the work ability coordinator. It takes about 5 minutes. We do not ask for your name "
        "or personal identity code, and results are published so that you cannot be recognised. "
        "Whoever carries out the survey explains in their own privacy notice who handles the "
        "answers and how.",
    ),
    Text(
        fi="Kiitos vastauksistasi ja kaikkea hyvää jatkoon!",
        sv="Tack för dina svar och lycka till i fortsättningen!",
        en="Thank you for your answers, and all the best for the future!",
    ),
    (_project, _situation, _ending),
    (Wave("2014_2020", opens=dt.date(2015, 1, 1), closes=dt.date(2023, 12, 31)),),
)
