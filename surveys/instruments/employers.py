"""The survey of employers: what they know, have tried and would need to employ more people.

Answered once, in 2026, by whoever decides on hiring or leads the work, on behalf of one workplace.
For companies of every size and for public and voluntary employers. It looks at the employers' side
of the coordinators' work: do employers know the means of support, do they know coordinators, and
what would make them hire.

Numbers of people are asked so that they fit inside one another: with support ≤ with partial work
ability ≤ employees, and hired ≤ tried. They describe the health of few people, so they are
sensitive; the number of employees is a key. Report size in the classes of the EU recommendation
2003/361/EC by staff: 1–9, 10–49, 50–249, 250 or more.

Means that clients are asked about too carry the codes of `participants.MEANS`, so that what
employers know can be set beside what clients have received. All wording is our own. The limits of
the size classes and the coarse sectors are from memory: not verified.
"""

from __future__ import annotations

import datetime as dt

from surveys.bank import places
from surveys.bank.specify import specify
from surveys.codelists import answers, participants, work
from surveys.codelists import employers as lists
from surveys.model import (
    Calculation,
    Disclosure,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    Section,
    SingleChoice,
    Text,
    Wave,
)

_PEOPLE = Text(fi="henkilöä", sv="personer", en="people")

_workplace = Section(
    "workplace",
    Text(fi="Työpaikkasi", sv="Din arbetsplats", en="Your workplace"),
    (
        SingleChoice(
            "answered_by",
            Text(fi="Mikä on tehtäväsi?", sv="Vilken är din uppgift?", en="What is your position?"),
            codes=lists.POSITIONS, disclosure=Disclosure.KEY,
        ),
        specify("answered_by"),
        SingleChoice(
            "employer",
            Text(fi="Mikä taho on työnantajana?", sv="Vem är arbetsgivare?",
                 en="What kind of employer is it?"),
            codes=work.EMPLOYERS, disclosure=Disclosure.KEY,
        ),
        specify("employer"),
        SingleChoice(
            "sector",
            Text(fi="Mikä on työpaikkasi toimiala?", sv="Vilken bransch hör din arbetsplats till?",
                 en="Which sector is your workplace in?"),
            codes=lists.SECTORS, disclosure=Disclosure.KEY,
        ),
        specify("sector"),
        Number(
            "employees",
            Text(fi="Kuinka monta työntekijää työpaikallasi on?",
                 sv="Hur många anställda finns det på din arbetsplats?",
                 en="How many employees are there at your workplace?"),
            help=Text(fi="Laske mukaan myös osa-aikaiset ja määräaikaiset. Arvio riittää.",
                      sv="Räkna också med deltids- och visstidsanställda. En uppskattning räcker.",
                      en="Include part-time and fixed-term staff. An estimate is enough."),
            minimum=1, maximum=50000, unit=_PEOPLE, required=True, disclosure=Disclosure.KEY,
        ),
        places.ELY,
        places.EMPLOYMENT_AREA,
        SingleChoice(
            "workplace_area",
            Text(fi="Missä työpaikkasi on?",
                 sv="Var finns din arbetsplats?",
                 en="Where is your workplace?"),
            codes=participants.LIVING_AREAS, disclosure=Disclosure.KEY,
        ),
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
        Number(
            "employed_partial",
            Text(fi="Kuinka monta osatyökykyistä työpaikallasi on nyt töissä?",
                 sv="Hur många partiellt arbetsföra arbetar på din arbetsplats nu?",
                 en="How many people with partial work ability work at your workplace now?"),
            help=Text(fi="Arvio riittää.", sv="En uppskattning räcker.",
                      en="An estimate is enough."),
            minimum=1, maximum=5000, unit=_PEOPLE, show_if='experience == "now"',
            valid_if="not employed_partial > employees",
            valid_message=Text(fi="Luku ei voi olla suurempi kuin työntekijöiden määrä.",
                               sv="Talet kan inte vara större än antalet anställda.",
                               en="The number cannot be greater than the number of employees."),
            disclosure=Disclosure.SENSITIVE,
        ),
        Number(
            "employed_with_support",
            Text(fi="Kuinka monen palkkaan tai työoloihin saatte nyt tukea?",
                 sv="För hur många får ni nu stöd till lönen eller arbetsförhållandena?",
                 en="For how many of them do you now receive support for pay or working "
                 "conditions?"),
            help=Text(fi="Osatyökykyisiä on vastauksesi mukaan töissä {employed_partial}.",
                      sv="Enligt ditt svar är antalet partiellt arbetsföra {employed_partial}.",
                      en="By your answer, the number of people with partial work ability is "
                      "{employed_partial}."),
            minimum=0, maximum=5000, unit=_PEOPLE, show_if="employed_partial >= 1",
            valid_if="not employed_with_support > employed_partial",
            valid_message=Text(fi="Luku ei voi olla suurempi kuin osatyökykyisten määrä.",
                               sv="Talet kan inte vara större än antalet partiellt arbetsföra.",
                               en="The number cannot be greater than the number of people with "
                               "partial work ability."),
            disclosure=Disclosure.SENSITIVE,
        ),
        Calculation(
            "partial_share",
            Text(fi="Osatyökykyisten osuus työntekijöistä (prosenttia)",
                 sv="Andelen partiellt arbetsföra av de anställda (procent)",
                 en="Share of employees with partial work ability (per cent)"),
            value="employed_partial / employees * 100", disclosure=Disclosure.SENSITIVE,
        ),
        SingleChoice(
            "experience_rating",
            Text(fi="Millaisia kokemuksia teillä on?", sv="Hurdana är era erfarenheter?",
                 en="What has your experience been like?"),
            codes=lists.RATING, show_if='any_of(experience, "now", "before")',
        ),
        Number(
            "tryouts",
            Text(fi="Kuinka monta ihmistä on ollut työpaikallasi työkokeilussa viimeisten 12 "
                 "kuukauden aikana?",
                 sv="Hur många personer har varit på arbetsprövning på din arbetsplats under de "
                 "senaste 12 månaderna?",
                 en="How many people have been on a work try-out at your workplace during the "
                 "past 12 months?"),
            minimum=0, maximum=1000, unit=_PEOPLE,
        ),
        Number(
            "hired_after_tryout",
            Text(fi="Kuinka moni heistä sai työpaikaltasi työsuhteen?",
                 sv="Hur många av dem fick anställning på din arbetsplats?",
                 en="How many of them were hired at your workplace?"),
            minimum=0, maximum=1000, unit=_PEOPLE, show_if="tryouts >= 1",
            valid_if="not hired_after_tryout > tryouts",
            valid_message=Text(fi="Luku ei voi olla suurempi kuin työkokeilussa olleiden määrä.",
                               sv="Talet kan inte vara större än antalet på arbetsprövning.",
                               en="The number cannot be greater than the number on a work "
                               "try-out."),
        ),
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
        "such as an illness or a disability. Tell only what you know in your work anyway.",
    ),
)

_support = Section(
    "support",
    Text(fi="Tukikeinot ja työkykykoordinaattori", sv="Stödformer och arbetsförmågekoordinatorn",
         en="Means of support and the work ability coordinator"),
    (
        LikertGrid(
            "knowledge",
            Text(fi="Kuinka hyvin tunnet nämä keinot?", sv="Hur väl känner du till de här stöden?",
                 en="How well do you know these means of support?"),
            rows=lists.EMPLOYER_MEANS, codes=lists.KNOWLEDGE,
        ),
        ScaleScore(
            "means_knowledge",
            Text(fi="Tukikeinojen tuntemus (keskiarvo 1–4)",
                 sv="Kännedom om stödformer (medelvärde 1–4)",
                 en="Knowledge of means of support (mean, 1–4)"),
            scale=Scale(
                fields=tuple(f"knowledge__{means.code}" for means in lists.EMPLOYER_MEANS),
                minimum_answered=5,
            ),
        ),
        LikertGrid(
            "usefulness",
            Text(fi="Kuinka paljon hyötyä keinoista on ollut?",
                 sv="Hur stor nytta har ni haft av stöden?",
                 en="How useful have they been?"),
            help=Text(fi="Vastaa vain niistä, joita olette käyttäneet.",
                      sv="Svara bara om dem som ni har använt.",
                      en="Answer only about those you have used."),
            rows=lists.EMPLOYER_MEANS, codes=lists.USEFULNESS,
            show_if='count(knowledge, "4") >= 1',
        ),
        SingleChoice(
            "coordinator_contact",
            Text(fi="Oletko ollut tekemisissä työkykykoordinaattorin kanssa viimeisten 12 "
                 "kuukauden aikana?",
                 sv="Har du haft kontakt med en arbetsförmågekoordinator under de senaste 12 "
                 "månaderna?",
                 en="Have you been in contact with a work ability coordinator during the past 12 "
                 "months?"),
            codes=answers.YES_NO_DONT_KNOW,
        ),
        MultipleChoice(
            "coordinator_help",
            Text(fi="Mitä asiaa yhteydenpito koski?", sv="Vad gällde kontakten?",
                 en="What was the contact about?"),
            help=answers.SEVERAL, codes=lists.COORDINATOR_HELP,
            show_if='coordinator_contact == "yes"',
        ),
        specify("coordinator_help"),
        SingleChoice(
            "coordinator_useful",
            Text(fi="Työkykykoordinaattorista on ollut hyötyä.",
                 sv="Arbetsförmågekoordinatorn har varit till nytta.",
                 en="The work ability coordinator has been useful."),
            codes=answers.AGREEMENT, show_if='coordinator_contact == "yes"',
        ),
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
        LikertGrid(
            "readiness",
            Text(fi="Mitä mieltä olet seuraavista väittämistä?",
                 sv="Vad anser du om följande påståenden?",
                 en="What do you think of the following statements?"),
            rows=lists.READINESS, codes=answers.AGREEMENT, negative=("risk",), randomise=True,
        ),
        ScaleScore(
            "employer_readiness",
            Text(fi="Valmius työllistää (keskiarvo 1–5)",
                 sv="Beredskap att anställa (medelvärde 1–5)",
                 en="Readiness to employ (mean, 1–5)"),
            scale=Scale(
                fields=("readiness__tasks", "readiness__flexible", "readiness__welcome",
                        "readiness__advice", "readiness__risk"),
                reverse=("readiness__risk",), minimum_answered=3,
            ),
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
            Text(fi="Mitkä asiat ovat palkkaamisen esteenä?",
                 sv="Vad hindrar er från att anställa?",
                 en="What stands in the way of hiring?"),
            help=answers.SEVERAL, codes=lists.OBSTACLES, randomise=True,
        ),
        specify("hiring_obstacles"),
        MultipleChoice(
            "help_wanted",
            Text(fi="Millaisesta avusta olisi teille eniten hyötyä?",
                 sv="Hurdan hjälp skulle ni ha mest nytta av?",
                 en="What kind of help would be most useful to you?"),
            help=Text(fi="Valitse enintään kolme.", sv="Välj högst tre.",
                      en="Choose three at most."),
            codes=lists.HELP_WANTED, at_most=3,
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
        fi="Tässä kyselyssä selvitetään, mitä kokemuksia työnantajilla on osatyökykyisistä ja "
        "millaista apua työnantajat tarvitsevat. Vastaaminen kestää noin 10 minuuttia. Kysely on "
        "vapaaehtoinen. Nimiä tai yrityksen nimeä ei kysytä, ja tulokset julkaistaan niin, ettei "
        "yksittäistä vastaajaa tai työpaikkaa voi tunnistaa. Kyselyn toteuttaja kertoo omassa "
        "tietosuojailmoituksessaan, kuka vastauksia käsittelee ja miten.",
        sv="I den här enkäten frågar vi vilka erfarenheter arbetsgivare har av partiellt "
        "arbetsföra och hurdan hjälp arbetsgivare behöver. Det tar ungefär 10 minuter att svara. "
        "Enkäten är frivillig. Vi frågar inte efter personers eller företagets namn, och "
        "resultaten publiceras så att ingen enskild person eller arbetsplats kan kännas igen. Den "
        "som genomför enkäten berättar i sitt dataskyddsmeddelande vem som behandlar svaren och "
        "hur.",
        en="This survey asks what experience employers have of people with partial work ability "
        "and what help employers need. It takes about 10 minutes. Answering is voluntary. We do "
        "not ask for anybody’s name or the name of the company, and results are published so that "
        "no single person or workplace can be recognised. Whoever carries out the survey explains "
        "in their own privacy notice who handles the answers and how.",
    ),
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään palveluja työnantajille.",
        sv="Tack! Dina svar bidrar till att utveckla tjänsterna för arbetsgivare.",
        en="Thank you! Your answers help develop services for employers.",
    ),
    (_workplace, _experience, _support, _future),
    (Wave("2026", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 10, 15)),),
)
