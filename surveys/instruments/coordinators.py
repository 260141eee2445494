"""The survey of work ability coordinators: their work, partners, support and need for the role.

Asked twice, in 2024 before employment services moved to the employment areas and in 2026 after.
The `link_code` that respondents make up themselves joins their two answers; the `team_code` joins
them with the answers of their supervisor, who is asked about the same things in `supervisors`.
"""

from __future__ import annotations

from dataclasses import replace

from surveys.bank import accepted, collaboration, future, intros, people, places, rounds
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers, work
from surveys.instruments import plans
from surveys.model import (
    Allocation,
    Disclosure,
    Instrument,
    LikertGrid,
    MultipleChoice,
    Number,
    Section,
    Text,
)

_background = Section(
    "background",
    Text(fi="Taustatiedot", sv="Bakgrundsuppgifter", en="About you"),
    (
        people.LINK_CODE,
        replace(people.ROLE, required=True),
        specify("role"),
        people.EMPLOYER,
        people.AGE_GROUP,
        people.YEARS_IN_ROLE,
        people.TRAINING,
        people.TRAINING_USEFUL,
    ),
)

_area = Section(
    "area",
    Text(fi="Alue, jolla työskentelet", sv="Området där du arbetar", en="Where you work"),
    (
        Number(
            "counties_served",
            Text(fi="Kuinka monen hyvinvointialueen alueella toimit?",
                 sv="Inom hur många välfärdsområden arbetar du?",
                 en="In how many wellbeing services counties do you work?"),
            help=Text(fi="Laske Helsinki ja Ahvenanmaa mukaan.",
                      sv="Räkna med Helsingfors och Åland.",
                      en="Count Helsinki and Åland as counties too."),
            minimum=1, maximum=23, show_if='role == "regional"', disclosure=Disclosure.KEY,
        ),
        replace(places.ELY, required=True),
        places.COUNTY,
        replace(places.EMPLOYMENT_AREA, show_if='not role == "regional"'),
    ),
)

_work = Section(
    "work",
    Text(fi="Työtehtävät", sv="Arbetsuppgifter", en="Your work"),
    (
        MultipleChoice(
            "tasks",
            Text(fi="Mitä työhösi kuuluu?", sv="Vad ingår i ditt arbete?",
                 en="What does your work include?"),
            help=answers.SEVERAL, codes=work.TASKS,
        ),
        specify("tasks"),
        Number(
            "clients_month",
            Text(fi="Kuinka monen asiakkaan asioissa olet ollut mukana viimeisen kuukauden aikana?",
                 sv="Hur många klienters ärenden har du arbetat med under den senaste månaden?",
                 en="How many clients have you worked with during the past month?"),
            help=answers.ESTIMATE,
            minimum=0, maximum=500, unit=Text(fi="asiakasta", sv="klienter", en="clients"),
            show_if='any_of(tasks, "guidance", "service_needs") and not role == "regional"',
        ),
        Allocation(
            "working_time",
            Text(fi="Miten työaikasi jakautuu tavallisesti?",
                 sv="Hur fördelar sig din arbetstid vanligtvis?",
                 en="How is your working time usually divided?"),
            help=Text(fi="Arvioi osuudet prosentteina. Niiden summan tulee olla 100.",
                      sv="Uppskatta andelarna i procent. Summan ska vara 100.",
                      en="Estimate the shares in per cent. They should add up to 100."),
            parts=work.WORKING_TIME, total=100, unit=answers.PER_CENT,
        ),
    ),
)

_network = Section(
    "network",
    Text(fi="Yhteistyö", sv="Samarbete", en="Working with others"),
    (collaboration.PARTNERS,),
)

_competence = Section(
    "competence_page",
    Text(fi="Osaaminen", sv="Kompetens", en="Skills and knowledge"),
    (
        *rated(
            "competence",
            Text(fi="Millaiseksi arvioit osaamisesi seuraavissa asioissa?",
                 sv="Hur bedömer du din kompetens inom följande områden?",
                 en="How do you rate your skills and knowledge in the following?"),
            rows=work.COMPETENCE, codes=answers.COMPETENCE_LEVEL, minimum_answered=4,
            mean=Text(fi="Oma arvio osaamisesta", sv="Egen bedömning av kompetensen",
                      en="Self-rated competence"),
        ),
    ),
)

_conditions = Section(
    "circumstances",
    Text(fi="Työn edellytykset ja johdon tuki", sv="Arbetets förutsättningar och ledningens stöd",
         en="Conditions of your work and support from management"),
    (
        LikertGrid(
            "conditions",
            Text(fi="Kuinka hyvin onnistumisen edellytykset toteutuvat työssäsi?",
                 sv="Hur väl uppfylls förutsättningarna för att lyckas i ditt arbete?",
                 en="How well are the conditions for success met in your work?"),
            rows=work.CONDITIONS, codes=answers.FULFILMENT,
        ),
        *rated(
            "support",
            Text(fi="Mitä mieltä olet johdolta saamastasi tuesta?",
                 sv="Vad anser du om det stöd du får av ledningen?",
                 en="What do you think about the support you get from management?"),
            help=Text(fi="Johdolla tarkoitetaan esihenkilöäsi ja organisaatiosi johtoa.",
                      sv="Med ledningen avses din chef och organisationens ledning.",
                      en="Management means your supervisor and the heads of your organisation."),
            rows=work.SUPPORT, codes=answers.AGREEMENT, negative=("alone",),
            score="management_support", minimum_answered=3,
            mean=Text(fi="Johdon tuki", sv="Ledningens stöd", en="Management support"),
        ),
        MultipleChoice(
            "challenges",
            Text(fi="Mitkä asiat vaikeuttavat työtäsi?", sv="Vad försvårar ditt arbete?",
                 en="What makes your work difficult?"),
            help=answers.SEVERAL, codes=work.CHALLENGES,
        ),
        specify("challenges"),
        people.HAS_JOB_DESCRIPTION,
        people.JOB_DESCRIPTION_USEFUL,
    ),
)

_future = Section(
    "future",
    future.TITLE,
    (
        replace(future.REFORM_EFFECT, waves=("2026",)),
        replace(future.REFORM_CHANGE, waves=("2026",)),
        future.NEED_FROM_2025,
        future.NEED_REASON,
        future.HOME,
        future.GREETINGS,
    ),
)

_team = Section(
    "team",
    people.TEAM_TITLE,
    (replace(people.TEAM_CODE, waves=("2026",)),),
    intro=people.TEAM_INTRO,
)

coordinators = Instrument(
    "coordinators",
    Text(fi="Kysely työkykykoordinaattoreille", sv="Enkät till arbetsförmågekoordinatorer",
         en="Survey of work ability coordinators"),
    Text(
        fi="Tässä kyselyssä selvitetään, millaista työkykykoordinaattorin työ on, mitkä asiat "
        "auttavat siinä ja miten työtä pitäisi kehittää. Vastaaminen kestää noin 15 "
        "minuuttia.",
        sv="I den här enkäten frågar vi hurdant arbete arbetsförmågekoordinatorerna har, vad som "
        "underlättar arbetet och hur det borde utvecklas. Det tar ungefär 15 minuter att "
        "svara.",
        en="This survey asks what the work of work ability coordinators is like, what helps in "
        "it and how it should be developed. It takes about 15 minutes.",
    ) + intros.PROFESSIONALS,
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään työkykykoordinaattorien työtä.",
        sv="Tack! Dina svar bidrar till att utveckla arbetsförmågekoordinatorernas arbete.",
        en="Thank you! Your answers help develop the work of work ability coordinators.",
    ),
    (_background, _area, _work, _network, _competence, _conditions, _future, _team),
    (rounds.BEFORE, rounds.AFTER),
    plan=plans.COORDINATORS,
    accepted=accepted.no_words_for_other("employer", "home"),
)
