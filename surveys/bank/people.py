"""What professionals are asked about themselves: the same names and codes in every instrument.

Two codes join answers without names. `LINK_CODE`, which respondents make up themselves, joins the
answers that one person gives at different times. `TEAM_CODE` joins a team of coordinators with
their supervisor. The supervisor gets it, drawn by lot, with the invitation and passes it on to the
team; nobody writes down who got which code. One supervisor has one code, however many coordinators
there are in the team: it stands on many coordinators' answers and on one supervisor's. Ask for it
last, after what respondents think of each other's work.
"""

from __future__ import annotations

from surveys.codelists import answers, learning, supervision, work
from surveys.model import Disclosure, MultipleChoice, Number, ShortText, SingleChoice, Text

LINK_CODE = ShortText(
    "link_code",
    Text(fi="Oma tunnuskoodisi", sv="Din egen kod", en="Your own code"),
    help=Text(
        fi="Samoja asioita kysytään useammin kuin kerran. Koodin avulla vastauksesi voidaan "
        "yhdistää kysymättä nimeäsi. Muodosta koodi näin: lapsuutesi kotikadun kaksi ensimmäistä "
        "kirjainta, kuukaudenpäivä, jona olet syntynyt (01–31), ja synnyinkuntasi kaksi viimeistä "
        "kirjainta. Esimerkiksi Koivutie, 7. päivä ja Kuopio: KO07IO. Voit myös jättää koodin "
        "antamatta.",
        sv="Vi frågar om samma saker mer än en gång. Med koden kan dina svar kopplas ihop utan "
        "att vi frågar efter ditt namn. Bilda koden så här: de två första bokstäverna i namnet på "
        "gatan där du bodde som barn, dagen i månaden då du är född (01–31) och de två sista "
        "bokstäverna i din födelsekommun. Till exempel Björkvägen, den 7:e och Vasa: BJ07SA. Du "
        "kan också hoppa över koden.",
        en="The same things are asked more than once. The code lets your answers be linked "
        "without asking for your name. Make it like this: the first two letters of the street you "
        "lived on as a child, the day of the month you were born (01–31), and the last two "
        "letters of the municipality you were born in. For example Koivutie, the 7th and Kuopio: "
        "KO07IO. You may also leave it out.",
    ),
    max_length=6, unique=True, disclosure=Disclosure.IDENTIFIER,
)

TEAM_CODE = ShortText(
    "team_code",
    Text(fi="Tiimin koodi", sv="Teamets kod", en="Team code"),
    help=Text(
        fi="Esihenkilösi on saanut koodin kutsussa omaan kyselyynsä. Siinä on kuusi merkkiä, "
        "esimerkiksi R7K4MD. Jos sinulla ei ole koodia tai et halua antaa sitä, jätä kohta "
        "tyhjäksi.",
        sv="Din chef har fått koden i inbjudan till sin egen enkät. Den har sex tecken, till "
        "exempel R7K4MD. Om du inte har någon kod eller inte vill ge den, lämna raden tom.",
        en="Your supervisor got the code in the invitation to their own survey. It has six "
        "characters, for example R7K4MD. If you have no code, or do not want to give it, leave "
        "this empty.",
    ),
    max_length=6, disclosure=Disclosure.IDENTIFIER,
)

TEAM_CODE_TO_PASS_ON = Text(
    fi="Koodi on kutsussasi. Siinä on kuusi merkkiä, esimerkiksi R7K4MD. Anna sama koodi "
    "jokaiselle tiimisi työkykykoordinaattorille. Jos sinulla ei ole koodia tai et halua antaa "
    "sitä, jätä kohta tyhjäksi.",
    sv="Koden finns i din inbjudan. Den har sex tecken, till exempel R7K4MD. Ge samma kod till "
    "varje arbetsförmågekoordinator i ditt team. Om du inte har någon kod eller inte vill ge den, "
    "lämna raden tom.",
    en="The code is in your invitation. It has six characters, for example R7K4MD. Give the same "
    "code to every work ability coordinator in your team. If you have no code, or do not want to "
    "give it, leave this empty.",
)
"""Help for `TEAM_CODE` when the supervisor is asked."""

TEAM_TITLE = Text(fi="Kaksi näkökulmaa työhön", sv="Två synvinklar på arbetet",
                  en="Two views of the work")

TEAM_INTRO = Text(
    fi="Samoja asioita kysytään työkykykoordinaattoreilta ja heidän esihenkilöiltään. Tiimin "
    "koodilla voidaan tutkia, näkevätkö he työn samalla tavalla. Koordinaattorien vastauksia ei "
    "näytetä esihenkilölle eikä esihenkilön vastauksia koordinaattoreille. Yksittäisen tiimin "
    "tuloksia ei julkaista. Koodi korvataan toisella ennen kuin vastauksia tutkitaan.",
    sv="Arbetsförmågekoordinatorerna och deras chefer får frågor om samma saker. Med teamets kod "
    "kan man undersöka om de ser på arbetet på samma sätt. Koordinatorernas svar visas inte för "
    "chefen och chefens svar visas inte för koordinatorerna. Inga resultat för enskilda team "
    "publiceras. Koden byts ut mot en annan innan svaren undersöks.",
    en="Work ability coordinators and their supervisors are asked about the same things. The team "
    "code makes it possible to study whether they see the work in the same way. The coordinators’ "
    "answers are not shown to the supervisor, nor the supervisor’s to the coordinators. No "
    "results of a single team are published. The code is replaced with another before the answers "
    "are studied.",
)
"""Goes before `TEAM_CODE`: what it is for, and what is never shown."""

ROLE = SingleChoice(
    "role",
    Text(fi="Missä tehtävässä työskentelet?", sv="Vilken är din uppgift?",
         en="What is your role?"),
    codes=work.ROLES, disclosure=Disclosure.KEY,
)

LEADING_POSITION = SingleChoice(
    "leading_position",
    Text(fi="Mikä on asemasi?", sv="Vilken är din ställning?", en="What is your position?"),
    codes=supervision.LEADING_POSITIONS, disclosure=Disclosure.KEY,
)

COORDINATORS_SUPERVISED = Number(
    "coordinators_supervised",
    Text(fi="Kuinka monen työkykykoordinaattorin esihenkilö olet?",
         sv="Hur många arbetsförmågekoordinatorer är du chef för?",
         en="How many work ability coordinators do you supervise?"),
    minimum=1, maximum=60, disclosure=Disclosure.KEY,
)

COORDINATOR_ROLES = MultipleChoice(
    "coordinator_roles",
    Text(fi="Mitä tehtäviä tiimissäsi on?", sv="Vilka uppgifter finns det i ditt team?",
         en="Which roles are there in your team?"),
    help=answers.SEVERAL, codes=work.ROLES, disclosure=Disclosure.KEY,
)

EMPLOYER = SingleChoice(
    "employer",
    Text(fi="Kuka on työnantajasi?", sv="Vem är din arbetsgivare?", en="Who is your employer?"),
    codes=work.EMPLOYERS, disclosure=Disclosure.KEY,
)

AGE_GROUP = SingleChoice(
    "age_group",
    Text(fi="Minkä ikäinen olet?", sv="Hur gammal är du?", en="How old are you?"),
    codes=work.AGE_GROUPS, disclosure=Disclosure.KEY,
)

YEARS_IN_ROLE = Number(
    "years_in_role",
    Text(fi="Kuinka monta vuotta olet työskennellyt työkykykoordinaattorina?",
         sv="Hur många år har du arbetat som arbetsförmågekoordinator?",
         en="How many years have you worked as a work ability coordinator?"),
    help=Text(fi="Täysinä vuosina. Jos alle vuoden, merkitse 0.",
              sv="I hela år. Om mindre än ett år, skriv 0.",
              en="In full years. If less than a year, enter 0."),
    minimum=0, maximum=40, unit=Text(fi="vuotta", sv="år", en="years"),
    disclosure=Disclosure.KEY,
)

TRAINING = SingleChoice(
    "training",
    Text(fi="Oletko suorittanut työkykykoordinaattorin koulutuksen?",
         sv="Har du gått utbildningen för arbetsförmågekoordinatorer?",
         en="Have you completed training for work ability coordinators?"),
    codes=work.TRAINING,
)

TRAINING_USEFUL = SingleChoice(
    "training_useful",
    Text(fi="Koulutuksesta on ollut hyötyä työssäni.",
         sv="Jag har haft nytta av utbildningen i mitt arbete.",
         en="The training has been useful in my work."),
    codes=answers.AGREEMENT, show_if='training == "completed" or training == "ongoing"',
)

COURSE = ShortText(
    "course",
    Text(fi="Koulutusryhmäsi koodi", sv="Din utbildningsgrupps kod",
         en="The code of your training group"),
    help=Text(fi="Koodi on kutsussa.", sv="Koden finns i inbjudan.",
              en="The code is in the invitation."),
    max_length=20, disclosure=Disclosure.KEY,
)

COORDINATES = SingleChoice(
    "coordinates",
    Text(fi="Työskenteletkö nyt työkykykoordinaattorina?",
         sv="Arbetar du nu som arbetsförmågekoordinator?",
         en="Do you work as a work ability coordinator now?"),
    codes=learning.COORDINATES, disclosure=Disclosure.KEY,
)

ASSIGNMENT_STATE = SingleChoice(
    "assignment_state",
    Text(fi="Missä vaiheessa kehittämistehtäväsi on?",
         sv="I vilket skede är din utvecklingsuppgift?",
         en="At what stage is your development assignment?"),
    codes=learning.ASSIGNMENT_STATES,
)

HAS_JOB_DESCRIPTION = SingleChoice(
    "has_job_description",
    Text(fi="Onko sinulla kirjallinen tehtävänkuvaus?",
         sv="Har du en skriftlig befattningsbeskrivning?",
         en="Do you have a written job description?"),
    codes=answers.YES_NO_DONT_KNOW,
)

JOB_DESCRIPTION_USEFUL = SingleChoice(
    "job_description_useful",
    Text(fi="Tehtävänkuvauksesta on hyötyä työssäni.",
         sv="Jag har nytta av befattningsbeskrivningen i mitt arbete.",
         en="The job description is useful in my work."),
    codes=answers.AGREEMENT, show_if='has_job_description == "yes"',
)
