"""The survey of work ability coordinators: their work, partners, support and need for the role.

Asked twice, in 2024 before employment services moved to the employment areas and in 2026 after.
The `link_code` that respondents make up themselves joins their two answers.
"""

from __future__ import annotations

import datetime as dt

from surveys.codelists import answers, areas, work
from surveys.model import (
    Allocation,
    Disclosure,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

_background = Section(
    "background",
    Text(fi="Taustatiedot", sv="Bakgrundsuppgifter", en="About you"),
    (
        ShortText(
            "link_code",
            Text(fi="Oma tunnuskoodisi", sv="Din egen kod", en="Your own code"),
            help=Text(
                fi="Samat kysymykset esitetään kahdesti, vuosina 2024 ja 2026. Koodin avulla "
                "vastauksesi voidaan yhdistää kysymättä nimeäsi. Muodosta koodi näin: lapsuutesi "
                "kotikadun kaksi ensimmäistä kirjainta, kuukaudenpäivä, jona olet syntynyt "
                "(01–31), ja synnyinkuntasi kaksi viimeistä kirjainta. Esimerkiksi Koivutie, 7. "
                "päivä ja Kuopio: KO07IO. Voit myös jättää koodin antamatta.",
                sv="Samma frågor ställs två gånger, 2024 och 2026. Med koden kan dina svar "
                "kopplas ihop utan att vi frågar efter ditt namn. Bilda koden så här: de två "
                "första bokstäverna i namnet på gatan där du bodde som barn, dagen i månaden "
                "då du är född (01–31) och de två sista bokstäverna i din födelsekommun. Till "
                "exempel Björkvägen, den 7:e och Vasa: BJ07SA. Du kan också hoppa över koden.",
                en="The same questions are asked twice, in 2024 and 2026. The code lets your "
                "answers be linked without asking for your name. Make it like this: the first "
                "two letters of the street you lived on as a child, the day of the month you "
                "were born (01–31), and the last two letters of the municipality you were born "
                "in. For example Koivutie, the 7th and Kuopio: KO07IO. You may also leave it out.",
            ),
            max_length=6, unique=True, disclosure=Disclosure.IDENTIFIER,
        ),
        SingleChoice(
            "role",
            Text(fi="Missä tehtävässä työskentelet?", sv="Vilken är din uppgift?",
                 en="What is your role?"),
            codes=work.ROLES, required=True, disclosure=Disclosure.KEY,
        ),
        ShortText(
            "role_other",
            Text(fi="Mikä tehtävä?", sv="Vilken uppgift?", en="Which role?"),
            show_if='role == "other"', disclosure=Disclosure.FREE_TEXT,
        ),
        SingleChoice(
            "employer",
            Text(fi="Kuka on työnantajasi?", sv="Vem är din arbetsgivare?",
                 en="Who is your employer?"),
            codes=work.EMPLOYERS, disclosure=Disclosure.KEY,
        ),
        SingleChoice(
            "age_group",
            Text(fi="Minkä ikäinen olet?", sv="Hur gammal är du?", en="How old are you?"),
            codes=work.AGE_GROUPS, disclosure=Disclosure.KEY,
        ),
        Number(
            "years_in_role",
            Text(fi="Kuinka monta vuotta olet työskennellyt työkykykoordinaattorina?",
                 sv="Hur många år har du arbetat som arbetsförmågekoordinator?",
                 en="How many years have you worked as a work ability coordinator?"),
            help=Text(fi="Täysinä vuosina. Jos olet työskennellyt alle vuoden, merkitse 0.",
                      sv="I hela år. Om du har arbetat mindre än ett år, skriv 0.",
                      en="In full years. If less than a year, enter 0."),
            minimum=0, maximum=40, unit=Text(fi="vuotta", sv="år", en="years"),
            disclosure=Disclosure.KEY,
        ),
        SingleChoice(
            "training",
            Text(fi="Oletko suorittanut työkykykoordinaattorin koulutuksen?",
                 sv="Har du gått utbildningen för arbetsförmågekoordinatorer?",
                 en="Have you completed training for work ability coordinators?"),
            codes=work.TRAINING,
        ),
        SingleChoice(
            "training_useful",
            Text(fi="Koulutuksesta on ollut hyötyä työssäni.",
                 sv="Jag har haft nytta av utbildningen i mitt arbete.",
                 en="The training has been useful in my work."),
            codes=answers.AGREEMENT, show_if='training == "completed" or training == "ongoing"',
        ),
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
        SingleChoice(
            "ely",
            Text(fi="Minkä ELY-keskuksen alueella työskentelet pääasiassa?",
                 sv="Inom vilken NTM-centrals område arbetar du huvudsakligen?",
                 en="In which ELY Centre’s area do you mainly work?"),
            help=Text(
                fi="Käytämme kummallakin kyselykerralla vuoden 2025 aluejakoa, jotta tuloksia "
                "voidaan verrata. Jos alueita on useita, valitse se, jolla teet eniten työtä.",
                sv="Vi använder 2025 års områdesindelning båda gångerna för att resultaten ska "
                "kunna jämföras. Om du arbetar inom flera områden, välj det där du arbetar mest.",
                en="We use the areas of 2025 both times so that results can be compared. If you "
                "work in several areas, choose the one where you work most.",
            ),
            codes=areas.ELY, required=True, disclosure=Disclosure.KEY,
        ),
        SingleChoice(
            "county",
            Text(fi="Minkä hyvinvointialueen alueella työskentelet pääasiassa?",
                 sv="Inom vilket välfärdsområde arbetar du huvudsakligen?",
                 en="In which wellbeing services county do you mainly work?"),
            codes=areas.COUNTIES, disclosure=Disclosure.KEY,
        ),
        SingleChoice(
            "employment_area",
            Text(fi="Minkä työllisyysalueen alueella työskentelet pääasiassa?",
                 sv="Inom vilket sysselsättningsområde arbetar du huvudsakligen?",
                 en="In which employment area do you mainly work?"),
            help=Text(
                fi="Työllisyysalueet ovat aluejako, joka on voimassa 1.1.2025 alkaen.",
                sv="Indelningen i sysselsättningsområden gäller från och med den 1 januari 2025.",
                en="Employment areas are the division in force from 1 January 2025.",
            ),
            codes=areas.EMPLOYMENT_AREAS, show_if='not role == "regional"',
            disclosure=Disclosure.KEY,
        ),
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
        ShortText(
            "tasks_other",
            Text(fi="Mikä muu työtehtävä?", sv="Vilken annan arbetsuppgift?",
                 en="Which other task?"),
            show_if='any_of(tasks, "other")', disclosure=Disclosure.FREE_TEXT,
        ),
        Number(
            "clients_month",
            Text(fi="Kuinka monen asiakkaan asioissa olet ollut mukana viimeisen kuukauden aikana?",
                 sv="Hur många klienters ärenden har du arbetat med under den senaste månaden?",
                 en="How many clients have you worked with during the past month?"),
            help=Text(fi="Arvio riittää.", sv="En uppskattning räcker.",
                      en="An estimate is enough."),
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
            parts=work.WORKING_TIME, total=100,
            unit=Text(fi="prosenttia", sv="procent", en="per cent"),
        ),
    ),
)

_network = Section(
    "network",
    Text(fi="Yhteistyö", sv="Samarbete", en="Working with others"),
    (
        LikertGrid(
            "partners",
            Text(fi="Kuinka tiivistä yhteistyösi on seuraavien tahojen kanssa?",
                 sv="Hur nära samarbetar du med följande aktörer?",
                 en="How closely do you work with the following?"),
            help=Text(fi="Valitse kullakin rivillä tavallisin yhteistyön tapa.",
                      sv="Välj på varje rad det vanligaste sättet att samarbeta.",
                      en="On each row, choose the most usual way of working together."),
            rows=work.PARTNERS, codes=answers.COLLABORATION_LEVEL,
        ),
    ),
)

_competence = Section(
    "competence_page",
    Text(fi="Osaaminen", sv="Kompetens", en="Skills and knowledge"),
    (
        LikertGrid(
            "competence",
            Text(fi="Millaiseksi arvioit osaamisesi seuraavissa asioissa?",
                 sv="Hur bedömer du din kompetens inom följande områden?",
                 en="How do you rate your skills and knowledge in the following?"),
            rows=work.COMPETENCE, codes=answers.COMPETENCE_LEVEL,
        ),
        ScaleScore(
            "competence_score",
            Text(fi="Oma arvio osaamisesta (keskiarvo 1–5)",
                 sv="Egen bedömning av kompetensen (medelvärde 1–5)",
                 en="Self-rated competence (mean, 1–5)"),
            scale=Scale(
                fields=("competence__benefits", "competence__assessment", "competence__guidance",
                        "competence__networks", "competence__employers",
                        "competence__evaluation"),
                minimum_answered=4,
            ),
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
        LikertGrid(
            "support",
            Text(fi="Mitä mieltä olet johdolta saamastasi tuesta?",
                 sv="Vad anser du om det stöd du får av ledningen?",
                 en="What do you think about the support you get from management?"),
            help=Text(fi="Johdolla tarkoitetaan esihenkilöäsi ja organisaatiosi johtoa.",
                      sv="Med ledningen avses din chef och organisationens ledning.",
                      en="Management means your supervisor and the heads of your organisation."),
            rows=work.SUPPORT, codes=answers.AGREEMENT, negative=("alone",),
        ),
        ScaleScore(
            "management_support",
            Text(fi="Johdon tuki (keskiarvo 1–5)", sv="Ledningens stöd (medelvärde 1–5)",
                 en="Management support (mean, 1–5)"),
            scale=Scale(
                fields=("support__valued", "support__known", "support__resources",
                        "support__barriers", "support__alone"),
                reverse=("support__alone",), minimum_answered=3,
            ),
        ),
        MultipleChoice(
            "challenges",
            Text(fi="Mitkä asiat vaikeuttavat työtäsi?", sv="Vad försvårar ditt arbete?",
                 en="What makes your work difficult?"),
            help=answers.SEVERAL, codes=work.CHALLENGES,
        ),
        ShortText(
            "challenges_other",
            Text(fi="Mikä muu haaste?", sv="Vilken annan utmaning?", en="Which other challenge?"),
            show_if='any_of(challenges, "other")', disclosure=Disclosure.FREE_TEXT,
        ),
        SingleChoice(
            "has_job_description",
            Text(fi="Onko sinulla kirjallinen tehtävänkuvaus?",
                 sv="Har du en skriftlig befattningsbeskrivning?",
                 en="Do you have a written job description?"),
            codes=answers.YES_NO_DONT_KNOW,
        ),
        SingleChoice(
            "job_description_useful",
            Text(fi="Tehtävänkuvauksesta on hyötyä työssäni.",
                 sv="Jag har nytta av befattningsbeskrivningen i mitt arbete.",
                 en="The job description is useful in my work."),
            codes=answers.AGREEMENT, show_if='has_job_description == "yes"',
        ),
    ),
)

_future = Section(
    "future",
    Text(fi="Työkykykoordinaattorin tehtävä jatkossa",
         sv="Arbetsförmågekoordinatorns roll i framtiden",
         en="The role of work ability coordinator in future"),
    (
        SingleChoice(
            "reform_effect",
            Text(fi="Miten työvoimapalvelujen siirtyminen työllisyysalueille 1.1.2025 on "
                 "vaikuttanut työsi edellytyksiin?",
                 sv="Hur har överföringen av arbetskraftsservicen till sysselsättningsområdena "
                 "den 1 januari 2025 påverkat förutsättningarna för ditt arbete?",
                 en="How has the move of employment services to the employment areas on "
                 "1 January 2025 affected the conditions of your work?"),
            codes=answers.CHANGE, show_if="years_in_role >= 1", waves=("2026",),
        ),
        LongText(
            "reform_change",
            Text(fi="Mikä on muuttunut?", sv="Vad har förändrats?", en="What has changed?"),
            help=answers.NO_NAMES,
            show_if="reform_effect <= 2 or reform_effect >= 4", waves=("2026",),
        ),
        SingleChoice(
            "need_from_2025",
            Text(fi="Kuinka suuri tarve alueellasi on työkykykoordinaattorille vuodesta 2025 "
                 "alkaen?",
                 sv="Hur stort är behovet av en arbetsförmågekoordinator i ditt område från och "
                 "med 2025?",
                 en="How great is the need for a work ability coordinator in your area from 2025 "
                 "on?"),
            codes=answers.NEED,
        ),
        LongText(
            "need_reason",
            Text(fi="Miksi arvioit näin?", sv="Varför gör du den bedömningen?",
                 en="Why do you think so?"),
            help=answers.NO_NAMES, show_if="is_answered(need_from_2025)",
        ),
        SingleChoice(
            "home",
            Text(fi="Mihin organisaatioon tehtävä mielestäsi sopisi parhaiten?",
                 sv="I vilken organisation tycker du att uppgiften passar bäst?",
                 en="In which organisation would the role fit best?"),
            codes=work.HOMES, show_if="need_from_2025 >= 3",
        ),
        LongText(
            "greetings",
            Text(fi="Mitä haluat sanoa työkykykoordinaattorin työn kehittäjille?",
                 sv="Vad vill du säga till dem som utvecklar arbetsförmågekoordinatorernas arbete?",
                 en="What would you like to say to those who develop the work of work ability "
                 "coordinators?"),
            help=answers.NO_NAMES,
        ),
    ),
)

coordinators = Instrument(
    "coordinators",
    Text(fi="Kysely työkykykoordinaattoreille", sv="Enkät till arbetsförmågekoordinatorer",
         en="Survey of work ability coordinators"),
    Text(
        fi="Tässä kyselyssä selvitetään, millaista työkykykoordinaattorin työ on, mitkä asiat "
        "auttavat siinä ja miten työtä pitäisi kehittää. Vastaaminen kestää noin 15 minuuttia. "
        "Kysely on vapaaehtoinen. Nimeä tai sähköpostiosoitetta ei kysytä, ja tulokset "
        "julkaistaan niin, ettei yksittäistä vastaajaa voi tunnistaa. Kyselyn toteuttaja kertoo "
        "omassa tietosuojailmoituksessaan, kuka vastauksia käsittelee ja miten.",
        sv="I den här enkäten frågar vi hurdant arbete arbetsförmågekoordinatorerna har, vad som "
        "underlättar arbetet och hur det borde utvecklas. Det tar ungefär 15 minuter att svara. "
        "Enkäten är frivillig. Vi frågar inte efter namn eller e-postadress, och resultaten "
        "publiceras så att ingen enskild person kan kännas igen. Den som genomför enkäten "
        "berättar i sitt dataskyddsmeddelande vem som behandlar svaren och hur.",
        en="This survey asks what the work of work ability coordinators is like, what helps in it "
        "and how it should be developed. It takes about 15 minutes. Answering is voluntary. We "
        "do not ask for your name or email address, and results are published so that no single "
        "person can be recognised. Whoever carries out the survey explains in their own privacy "
        "notice who handles the answers and how.",
    ),
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään työkykykoordinaattorien työtä.",
        sv="Tack! Dina svar bidrar till att utveckla arbetsförmågekoordinatorernas arbete.",
        en="Thank you! Your answers help develop the work of work ability coordinators.",
    ),
    (_background, _area, _work, _network, _competence, _conditions, _future),
    (
        Wave("2024", opens=dt.date(2024, 10, 1), closes=dt.date(2024, 11, 15)),
        Wave("2026", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 10, 15)),
    ),
)
