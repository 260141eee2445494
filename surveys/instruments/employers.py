"""The survey of employers: what they know, have tried and would need to employ more people.

Answered once, in 2026, by whoever decides on hiring or leads the work, on behalf of one workplace.
For companies of every size and for public and voluntary employers. It looks at the employers' side
of the coordinators' work: do employers know the means of support, do they know coordinators, and
what would make them hire.

Numbers of people fit inside one another and are sensitive; see `bank.workplaces`. Report size in
the classes of the EU recommendation 2003/361/EC by staff: 1–9, 10–49, 50–249, 250 or more.

Means that clients are asked about too carry the codes of `participants.MEANS`, so that what
employers know can be set beside what clients have received. All wording is our own. The limits of
the size classes and the coarse sectors are from memory: not verified.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import collaboration, intros, people, places, workplaces
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import employers as lists
from surveys.model import (
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Section,
    SingleChoice,
    Text,
    Wave,
)

_workplace = Section(
    "workplace",
    Text(fi="Työpaikkasi", sv="Din arbetsplats", en="Your workplace"),
    (
        workplaces.ANSWERED_BY,
        specify("answered_by"),
        replace(
            people.EMPLOYER,
            text=Text(fi="Mikä taho on työnantajana?", sv="Vem är arbetsgivare?",
                      en="What kind of employer is it?"),
        ),
        specify("employer"),
        workplaces.SECTOR,
        specify("sector"),
        workplaces.EMPLOYEES,
        places.WORKPLACE_ELY,
        places.WORKPLACE_EMPLOYMENT_AREA,
        workplaces.WORKPLACE_AREA,
    ),
    intro=Text(
        fi="Vastaa sen työpaikan tai toimipaikan puolesta, jonka tunnet parhaiten.",
        sv="Svara för den arbetsplats eller det verksamhetsställe som du känner bäst.",
        en="Answer for the workplace or site that you know best.",
    ),
)

_experience = Section(
    "past",
    Text(fi="Kokemuksia", sv="Erfarenheter", en="Experience"),
    (
        SingleChoice(
            "experience",
            Text(fi="Onko työpaikallasi ollut töissä osatyökykyisiä viimeisten kahden vuoden "
                 "aikana?",
                 sv="Har partiellt arbetsföra personer arbetat på din arbetsplats under de senaste "
                 "två åren?",
                 en="Have people with partial work ability worked at your workplace during the "
                 "past two years?"),
            codes=lists.EXPERIENCE,
        ),
        workplaces.EMPLOYED_PARTIAL,
        workplaces.EMPLOYED_WITH_SUPPORT,
        workplaces.PARTIAL_SHARE,
        SingleChoice(
            "experience_rating",
            Text(fi="Millaisia kokemuksia teillä on osatyökykyisten työllistämisestä?",
                 sv="Hurdana erfarenheter har ni av att sysselsätta partiellt arbetsföra?",
                 en="What is your experience of employing people with partial work ability like?"),
            codes=lists.RATING, show_if='any_of(experience, "now", "before")',
        ),
        workplaces.TRYOUTS,
        workplaces.HIRED_AFTER_TRYOUT,
        MultipleChoice(
            "adjustments",
            Text(fi="Mitä muutoksia työpaikallasi on tehty jonkun työkyvyn vuoksi viimeisten 12 "
                 "kuukauden aikana?",
                 sv="Vilka ändringar har gjorts på din arbetsplats på grund av någons "
                 "arbetsförmåga under de senaste 12 månaderna?",
                 en="What changes have been made at your workplace because of somebody’s work "
                 "ability during the past 12 months?"),
            help=answers.SEVERAL, codes=lists.ADJUSTMENTS,
        ),
        specify("adjustments"),
        SingleChoice(
            "adjustments_useful",
            Text(fi="Muutoksista on ollut hyötyä.", sv="Ändringarna har varit till nytta.",
                 en="The changes have been useful."),
            codes=answers.AGREEMENT, show_if="count(adjustments) >= 1",
        ),
    ),
    intro=Text(
        fi="Osatyökykyinen on ihminen, joka voi tehdä työtä, mutta jonka työkykyä jokin rajoittaa, "
        "esimerkiksi sairaus tai vamma. Kerro vain, mitä tiedät työssäsi muutenkin.",
        sv="En partiellt arbetsför person kan arbeta, men något begränsar arbetsförmågan, till "
        "exempel en sjukdom eller en funktionsnedsättning. Berätta bara sådant som du ändå vet i "
        "ditt arbete.",
        en="A person with partial work ability can work, but something limits their work ability, "
        "such as an illness or a disability. Tell us only what you know from "
        "your work anyway.",
    ),
)

_support = Section(
    "support",
    Text(fi="Tukikeinot ja työkykykoordinaattori", sv="Stödformer och arbetsförmågekoordinatorn",
         en="Means of support and the work ability coordinator"),
    (
        *rated(
            "knowledge",
            Text(fi="Kuinka hyvin tunnet nämä keinot?",
                 sv="Hur väl känner du till de här stödformerna?",
                 en="How well do you know these means of support?"),
            rows=lists.EMPLOYER_MEANS, codes=lists.KNOWLEDGE,
            score="means_knowledge", minimum_answered=5,
            mean=Text(fi="Tukikeinojen tuntemus", sv="Kännedom om stödformer",
                      en="Knowledge of means of support"),
        ),
        LikertGrid(
            "usefulness",
            Text(fi="Kuinka paljon hyötyä keinoista on ollut?",
                 sv="Hur stor nytta har ni haft av stödformerna?",
                 en="How useful have they been?"),
            help=Text(fi="Vastaa vain niistä, joita olette käyttäneet.",
                      sv="Svara bara om dem som ni har använt.",
                      en="Answer only about those you have used."),
            rows=lists.EMPLOYER_MEANS, codes=answers.USEFULNESS_DONT_KNOW,
            show_if='count(knowledge, "4") >= 1',
        ),
        collaboration.COORDINATOR_CONTACT,
        MultipleChoice(
            "coordinator_help",
            Text(fi="Mitä asiaa yhteydenpito koski?", sv="Vad gällde kontakten?",
                 en="What was the contact about?"),
            help=answers.SEVERAL, codes=lists.COORDINATOR_HELP,
            show_if='coordinator_contact == "yes"',
        ),
        specify("coordinator_help"),
        collaboration.COORDINATOR_USEFUL,
        Number(
            "recommend",
            Text(fi="Kuinka todennäköisesti suosittelisit työkykykoordinaattoria toiselle "
                 "työnantajalle?",
                 sv="Hur sannolikt är det att du skulle rekommendera arbetsförmågekoordinatorn "
                 "till en annan arbetsgivare?",
                 en="How likely are you to recommend the work ability coordinator to another "
                 "employer?"),
            help=Text(fi="0 = en lainkaan todennäköisesti, 10 = erittäin todennäköisesti",
                      sv="0 = inte alls sannolikt, 10 = mycket sannolikt",
                      en="0 = not at all likely, 10 = extremely likely"),
            minimum=0, maximum=10, show_if='coordinator_contact == "yes"',
        ),
    ),
)

_future = Section(
    "future",
    Text(fi="Jatkossa", sv="I framtiden", en="In future"),
    (
        *rated(
            "readiness", answers.STATEMENTS,
            rows=lists.READINESS, codes=answers.AGREEMENT, negative=("risk",), randomise=True,
            score="employer_readiness", minimum_answered=3,
            mean=Text(fi="Valmius työllistää", sv="Beredskap att anställa",
                      en="Readiness to employ"),
        ),
        SingleChoice(
            "willingness",
            Text(fi="Kuinka todennäköisesti palkkaatte osatyökykyisen seuraavien kahden vuoden "
                 "aikana?",
                 sv="Hur sannolikt är det att ni anställer en partiellt arbetsför person under de "
                 "kommande två åren?",
                 en="How likely are you to hire a person with partial work ability during the "
                 "next two years?"),
            codes=lists.LIKELIHOOD,
        ),
        MultipleChoice(
            "hiring_obstacles",
            Text(fi="Mitkä asiat ovat osatyökykyisten palkkaamisen esteenä?",
                 sv="Vad hindrar er från att anställa partiellt arbetsföra?",
                 en="What stands in the way of hiring people with partial work ability?"),
            help=answers.SEVERAL, codes=lists.OBSTACLES, randomise=True,
        ),
        specify("hiring_obstacles"),
        MultipleChoice(
            "help_wanted",
            Text(fi="Millaisesta avusta olisi teille eniten hyötyä?",
                 sv="Hurdan hjälp skulle ni ha mest nytta av?",
                 en="What kind of help would be most useful to you?"),
            help=answers.AT_MOST_THREE, codes=lists.HELP_WANTED, at_most=3,
        ),
        specify("help_wanted"),
        LongText(
            "wishes",
            Text(fi="Mitä haluat sanoa niille, jotka kehittävät palveluja työnantajille?",
                 sv="Vad vill du säga till dem som utvecklar tjänster för arbetsgivare?",
                 en="What would you like to say to those who develop services for employers?"),
            help=answers.NO_NAMES,
        ),
    ),
)

employers = Instrument(
    "employers",
    Text(fi="Kysely työnantajille", sv="Enkät till arbetsgivare", en="Survey of employers"),
    Text(
        fi="Tässä kyselyssä selvitetään, mitä kokemuksia työnantajilla on osatyökykyisten "
        "työllistämisestä ja millaista apua työnantajat tarvitsevat. Vastaaminen kestää noin 10 "
        "minuuttia. Kysely on vapaaehtoinen. Nimiä tai yrityksen nimeä ei kysytä, ja tulokset "
        "julkaistaan niin, ettei yksittäistä vastaajaa tai työpaikkaa voi tunnistaa.",
        sv="I den här enkäten frågar vi vilka erfarenheter arbetsgivare har av att sysselsätta "
        "partiellt arbetsföra och hurdan hjälp arbetsgivare behöver. Det tar ungefär 10 minuter "
        "att svara. Enkäten är frivillig. Vi frågar inte efter personers eller företagets namn, "
        "och resultaten publiceras så att ingen enskild person eller arbetsplats kan kännas igen.",
        en="This survey asks what experience employers have of employing people with partial work "
        "ability and what help employers need. It takes about 10 minutes. Answering is voluntary. "
        "We do not ask for anybody’s name or the name of the company, and results are published "
        "so that no single person or workplace can be recognised.",
    ) + intros.PRIVACY,
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään palveluja työnantajille.",
        sv="Tack! Dina svar bidrar till att utveckla tjänsterna för arbetsgivare.",
        en="Thank you! Your answers help develop services for employers.",
    ),
    (_workplace, _experience, _support, _future),
    (Wave("2026", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 10, 15)),),
)
