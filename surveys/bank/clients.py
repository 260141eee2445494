"""Questions that clients are asked, by whichever form: who they are, how they are, how it ended.

A form may word a question for its own moment (`dataclasses.replace`), but the name and the codes
stay, so that the start and the end, and two programme periods, can be compared.
"""

from __future__ import annotations

import datetime as dt

from surveys.codelists import answers, participants
from surveys.model import (
    Date,
    Disclosure,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)

# Who and when

CLIENT = ShortText(
    "client",
    Text(fi="Asiakaskoodi", sv="Klientkod", en="Client code"),
    help=Text(
        fi="Saat koodin työkykykoordinaattorilta. Samaa koodia käytetään, kun osallistumisesi "
        "päättyy. Älä kirjoita nimeäsi tai henkilötunnustasi.",
        sv="Du får koden av arbetsförmågekoordinatorn. Samma kod används när ditt deltagande "
        "avslutas. Skriv inte ditt namn eller din personbeteckning.",
        en="You get the code from the work ability coordinator. The same code is used when your "
        "participation ends. Do not write your name or personal identity code.",
    ),
    max_length=20, unique=True, required=True, disclosure=Disclosure.IDENTIFIER,
)

SAME_CODE = Text(
    fi="Sama koodi, joka sinulla oli aloittaessasi. Työkykykoordinaattori voi kertoa sen. Älä "
    "kirjoita nimeäsi tai henkilötunnustasi.",
    sv="Samma kod som du hade när du började. Arbetsförmågekoordinatorn kan ge dig den. Skriv "
    "inte ditt namn eller din personbeteckning.",
    en="The same code you had when you started. The work ability coordinator can tell you what "
    "it is. Do not write your name or personal identity code.",
)
"""Help for `CLIENT` on every form after the first."""

EVERY_TIME = Text(
    fi="Saat koodin työkykykoordinaattorilta. Käytä samaa koodia joka kerta. Älä kirjoita nimeäsi "
    "tai henkilötunnustasi.",
    sv="Du får koden av arbetsförmågekoordinatorn. Använd samma kod varje gång. Skriv inte ditt "
    "namn eller din personbeteckning.",
    en="You get the code from the work ability coordinator. Use the same code each time. Do not "
    "write your name or personal identity code.",
)
"""Help for `CLIENT` on a form that is answered several times."""

COORDINATOR = ShortText(
    "coordinator",
    Text(fi="Työkykykoordinaattorin koodi", sv="Arbetsförmågekoordinatorns kod",
         en="Work ability coordinator’s code"),
    max_length=20, disclosure=Disclosure.IDENTIFIER,
)

START_DATE = Date(
    "start_date",
    Text(fi="Minä päivänä aloitit hankkeessa?", sv="Vilken dag började du i projektet?",
         en="On what date did you start in the project?"),
    earliest=dt.date(2015, 1, 1), latest=dt.date(2029, 12, 31), required=True,
)

EXIT_DATE = Date(
    "exit_date",
    Text(fi="Minä päivänä osallistumisesi päättyi?", sv="Vilken dag avslutades ditt deltagande?",
         en="On what date did your participation end?"),
    earliest=dt.date(2015, 1, 1), latest=dt.date(2029, 12, 31), required=True,
)

GENDER = SingleChoice(
    "gender",
    Text(fi="Mikä on sukupuolesi?", sv="Vilket är ditt kön?", en="What is your gender?"),
    codes=participants.GENDERS, disclosure=Disclosure.KEY,
)

# Work and education

LABOUR_STATUS = SingleChoice(
    "labour_status",
    Text(fi="Mikä on työtilanteesi, kun aloitat hankkeessa?",
         sv="Vilken är din arbetssituation när du börjar i projektet?",
         en="What is your work situation as you start in the project?"),
    help=Text(fi="Valitse se, mikä kuvaa tilannettasi parhaiten.",
              sv="Välj det som bäst beskriver din situation.",
              en="Choose the one that best describes your situation."),
    codes=participants.LABOUR_STATUS, required=True,
)

STATUS_AT_EXIT = Text(
    fi="Mikä on työtilanteesi, kun osallistumisesi päättyy?",
    sv="Vilken är din arbetssituation när ditt deltagande avslutas?",
    en="What is your work situation as your participation ends?",
)
"""Text for `LABOUR_STATUS` on the exit notices."""

UNEMPLOYED_MONTHS = Number(
    "unemployed_months",
    Text(fi="Kuinka monta kuukautta olet ollut työttömänä?",
         sv="Hur många månader har du varit arbetslös?",
         en="For how many months have you been unemployed?"),
    help=Text(fi="Täysinä kuukausina. Arvio riittää.",
              sv="I hela månader. En uppskattning räcker.",
              en="In full months. An estimate is enough."),
    minimum=0, maximum=600, unit=Text(fi="kuukautta", sv="månader", en="months"),
    show_if='labour_status == "unemployed"',
)

SEEKING_WORK = SingleChoice(
    "seeking_work",
    Text(fi="Etsitkö töitä?", sv="Söker du jobb?", en="Are you looking for work?"),
    codes=answers.YES_NO, show_if='any_of(labour_status, "studying", "none")',
)

EDUCATION = SingleChoice(
    "education",
    Text(fi="Mikä on korkein koulutus, jonka olet suorittanut?",
         sv="Vilken är den högsta utbildning som du har slutfört?",
         en="What is the highest level of education you have completed?"),
    codes=participants.EDUCATION,
)

QUALIFICATION_GAINED = SingleChoice(
    "qualification_gained",
    Text(fi="Saitko hankkeessa tutkinnon tai ammattipätevyyden?",
         sv="Fick du en examen eller yrkeskompetens i projektet?",
         en="Did you gain a qualification in the project?"),
    help=Text(fi="Esimerkiksi ammatillinen tutkinto, tutkinnon osa tai lupakortti.",
              sv="Till exempel en yrkesexamen, en examensdel eller ett yrkeskort.",
              en="For example a vocational qualification, a unit of one, or an occupational "
              "licence."),
    codes=answers.YES_NO,
)

# Health and home

WORK_ABILITY = Number(
    "work_ability",
    Text(fi="Kuinka hyvä työkykysi on nyt?", sv="Hur bra är din arbetsförmåga nu?",
         en="How good is your work ability now?"),
    help=Text(
        fi="Anna luku 0–10. 0 tarkoittaa, että et pysty työhön lainkaan, ja 10, että työkykysi "
        "on erinomainen.",
        sv="Ange ett tal 0–10. 0 betyder att du inte alls kan arbeta och 10 att din "
        "arbetsförmåga är utmärkt.",
        en="Give a number from 0 to 10. 0 means that you cannot work at all, and 10 that your "
        "work ability is excellent.",
    ),
    minimum=0, maximum=10, disclosure=Disclosure.SENSITIVE,
)
"""Own wording and own end points: the bands of the Work Ability Score do not apply to it."""

DISABILITY = SingleChoice(
    "disability",
    Text(fi="Onko sinulla vamma tai pitkäaikainen sairaus, joka vaikuttaa työkykyysi?",
         sv="Har du en funktionsnedsättning eller en långvarig sjukdom som påverkar din "
         "arbetsförmåga?",
         en="Do you have a disability or a long-term illness that affects your work ability?"),
    codes=answers.YES_NO_PREFER_NOT, disclosure=Disclosure.SENSITIVE,
)

HOUSEHOLD = SingleChoice(
    "household",
    Text(fi="Asutko yksin vai yhdessä muiden kanssa?",
         sv="Bor du ensam eller tillsammans med andra?", en="Do you live alone or with others?"),
    codes=participants.HOUSEHOLDS, disclosure=Disclosure.SENSITIVE,
)

HOUSING = SingleChoice(
    "housing",
    Text(fi="Millainen on asumistilanteesi?", sv="Hurdan är din boendesituation?",
         en="What is your housing situation?"),
    codes=participants.HOUSING, disclosure=Disclosure.SENSITIVE,
)

# What was done and how it ended

MEANS = MultipleChoice(
    "means",
    Text(fi="Mitä tukea ja palveluja sait hankkeen aikana?",
         sv="Vilket stöd och vilka tjänster fick du under projektet?",
         en="What support and services did you receive during the project?"),
    help=answers.SEVERAL, codes=participants.MEANS,
)

EXIT_REASON = SingleChoice(
    "exit_reason",
    Text(fi="Miksi osallistumisesi päättyy?", sv="Varför avslutas ditt deltagande?",
         en="Why is your participation ending?"),
    codes=participants.EXIT_REASONS, disclosure=Disclosure.SENSITIVE,
)

EXIT_REASON_OTHER = ShortText(
    "exit_reason_other",
    Text(fi="Mikä muu syy?", sv="Vilken annan orsak?", en="Which other reason?"),
    help=answers.NO_NAMES, show_if='exit_reason == "other"', disclosure=Disclosure.FREE_TEXT,
)

NEXT_STEP = MultipleChoice(
    "next_step",
    Text(fi="Mitä teet seuraavaksi?", sv="Vad gör du härnäst?", en="What will you do next?"),
    help=answers.SEVERAL, codes=participants.NEXT_STEPS,
)

HELPED = SingleChoice(
    "helped",
    Text(fi="Työkykykoordinaattorin tuki auttoi minua eteenpäin.",
         sv="Arbetsförmågekoordinatorns stöd hjälpte mig framåt.",
         en="The work ability coordinator’s support helped me move forward."),
    codes=answers.AGREEMENT,
)

FEEDBACK = LongText(
    "feedback",
    Text(fi="Mikä tuessa oli hyvää ja mitä voisi parantaa?",
         sv="Vad var bra med stödet och vad kunde bli bättre?",
         en="What was good about the support, and what could be better?"),
    help=answers.NO_NAMES,
)
