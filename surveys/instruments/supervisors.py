"""The survey of coordinators' supervisors: the same work, seen by those who lead it.

Asked in the same rounds as `coordinators`. Where both answer, the question is a twin of the
coordinators' one: equal in name and codes, worded for the supervisor, so that the two views can be
compared. The `team_code` joins a supervisor with the coordinators of the team; a supervisor
answers once, about the whole team, and has one code. `link_code` joins the supervisor's own two
answers.

The rest is the supervisor's own: position, practices, conditions, obstacles and needs in leading
the work, and how many coordinators there will be in a year.

Own wording. Not verified: the time it takes to answer.
"""

from __future__ import annotations

from dataclasses import replace

from surveys.bank import accepted, future, intros, people, places
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers, supervision
from surveys.instruments.coordinators import coordinators
from surveys.model import Instrument, MultipleChoice, Number, Section, SingleChoice, Text, Twins

_twin = Twins(of=coordinators, role="supervisor")

_background = Section(
    "background",
    Text(fi="Sinä ja tiimisi", sv="Du och ditt team", en="You and your team"),
    (
        people.LINK_CODE,
        people.LEADING_POSITION,
        specify("leading_position"),
        people.EMPLOYER,
        _twin("years_in_role",
              Text(fi="Kuinka monta vuotta olet ollut työkykykoordinaattorien esihenkilö?",
                   sv="Hur många år har du varit chef för arbetsförmågekoordinatorer?",
                   en="How many years have you supervised work ability coordinators?")),
        _twin("training"),
        _twin("training_useful",
              Text(fi="Koulutuksesta on ollut hyötyä esihenkilötyössäni.",
                   sv="Jag har haft nytta av utbildningen i mitt arbete som chef.",
                   en="The training has been useful in my work as a supervisor."),
              show_if='training == "completed" or training == "ongoing"'),
        people.COORDINATORS_SUPERVISED,
        people.COORDINATOR_ROLES,
        replace(places.ELY, required=True),
        places.COUNTY,
        places.EMPLOYMENT_AREA,
    ),
    intro=Text(
        fi="Tiimilläsi tarkoitetaan työkykykoordinaattoreita, joiden esihenkilö olet, vaikka "
        "heitä olisi vain yksi.",
        sv="Med ditt team avses de arbetsförmågekoordinatorer som du är chef för, även om det "
        "bara finns en.",
        en="Your team means the work ability coordinators whose supervisor you are, even if there "
        "is only one.",
    ),
)

_work = Section(
    "work",
    Text(fi="Tiimisi työ", sv="Ditt teams arbete", en="Your team’s work"),
    (
        _twin("tasks",
              Text(fi="Mitä tiimisi työhön kuuluu?", sv="Vad ingår i ditt teams arbete?",
                   en="What does your team’s work include?")),
        specify("tasks"),
        _twin("working_time",
              Text(fi="Miten tiimisi työaika jakautuu tavallisesti?",
                   sv="Hur fördelar sig ditt teams arbetstid vanligtvis?",
                   en="How is your team’s working time usually divided?"),
              help=Text(fi="Arvioi keskimääräiset osuudet prosentteina. Summan tulee olla 100.",
                        sv="Uppskatta de genomsnittliga andelarna i procent. Summan ska vara 100.",
                        en="Estimate the average shares in per cent. They should add up to 100.")),
        _twin("partners",
              Text(fi="Kuinka tiivistä tiimisi yhteistyö on seuraavien tahojen kanssa?",
                   sv="Hur nära samarbetar ditt team med följande aktörer?",
                   en="How closely does your team work with the following?"),
              help=Text(fi="Valitse tavallisin yhteistyön tapa. ”Me” on tiimisi ja rivin taho.",
                        sv="Välj det vanligaste sättet. ”Vi” är ditt team och aktören på raden.",
                        en="Choose the most usual way. “We” means your team and those on the "
                        "row.")),
        _twin("competence",
              Text(fi="Millaiseksi arvioit tiimisi osaamisen seuraavissa asioissa?",
                   sv="Hur bedömer du ditt teams kompetens inom följande områden?",
                   en="How do you rate your team’s skills and knowledge in the following?")),
        _twin("competence_score",
              Text(fi="Esihenkilön arvio osaamisesta (keskiarvo 1–5)",
                   sv="Chefens bedömning av kompetensen (medelvärde 1–5)",
                   en="Competence as rated by the supervisor (mean, 1–5)")),
    ),
)

_conditions = Section(
    "circumstances",
    Text(fi="Työn edellytykset ja johdon tuki", sv="Arbetets förutsättningar och ledningens stöd",
         en="Conditions of the work and support from management"),
    (
        _twin("conditions",
              Text(fi="Kuinka hyvin onnistumisen edellytykset toteutuvat tiimisi työssä?",
                   sv="Hur väl uppfylls förutsättningarna för att lyckas i teamets arbete?",
                   en="How well are the conditions for success met in your team’s work?"),
              rows=supervision.TEAM_CONDITIONS),
        _twin("support",
              Text(fi="Mitä mieltä olet tuesta, jota johto antaa tiimillesi?",
                   sv="Vad anser du om det stöd som ledningen ger ditt team?",
                   en="What do you think about the support that management gives your team?"),
              help=Text(fi="Johdolla tarkoitetaan sinua ja organisaatiosi johtoa.",
                        sv="Med ledningen avses du och organisationens ledning.",
                        en="Management means you and the heads of your organisation."),
              rows=supervision.TEAM_SUPPORT),
        _twin("management_support",
              Text(fi="Johdon tuki esihenkilön arviona (keskiarvo 1–5)",
                   sv="Ledningens stöd enligt chefen (medelvärde 1–5)",
                   en="Management support as rated by the supervisor (mean, 1–5)")),
        _twin("challenges",
              Text(fi="Mitkä asiat vaikeuttavat tiimisi työtä?",
                   sv="Vad försvårar ditt teams arbete?",
                   en="What makes your team’s work difficult?")),
        specify("challenges"),
        _twin("has_job_description",
              Text(fi="Onko kaikilla tiimissäsi kirjallinen tehtävänkuvaus?",
                   sv="Har alla i ditt team en skriftlig befattningsbeskrivning?",
                   en="Does everybody in your team have a written job description?")),
        _twin("job_description_useful",
              Text(fi="Tehtävänkuvauksesta on hyötyä tiimini työssä.",
                   sv="Mitt team har nytta av befattningsbeskrivningen i sitt arbete.",
                   en="The job description is useful in my team’s work."),
              show_if='has_job_description == "yes"'),
    ),
)

_leading = Section(
    "leading",
    Text(fi="Työn johtaminen", sv="Att leda arbetet", en="Leading the work"),
    (
        Number(
            "leading_share",
            Text(fi="Kuinka suuri osa työajastasi kuluu tiimisi työn johtamiseen?",
                 sv="Hur stor del av din arbetstid går till att leda ditt teams arbete?",
                 en="How much of your working time goes to leading your team’s work?"),
            help=Text(fi="Arvioi osuus prosentteina.", sv="Uppskatta andelen i procent.",
                      en="Estimate the share in per cent."),
            minimum=0, maximum=100, unit=answers.PER_CENT,
        ),
        SingleChoice(
            "talks",
            Text(fi="Kuinka usein keskustelet kunkin työkykykoordinaattorin kanssa hänen työstään?",
                 sv="Hur ofta pratar du med varje arbetsförmågekoordinator om koordinatorns "
                 "arbete?",
                 en="How often do you talk with each work ability coordinator about their work?"),
            codes=supervision.TALKS,
        ),
        MultipleChoice(
            "practices",
            Text(fi="Mitä näistä tiimissäsi on?", sv="Vad av det här finns i ditt team?",
                 en="Which of these does your team have?"),
            help=answers.SEVERAL, codes=supervision.PRACTICES,
        ),
        *rated(
            "leading_conditions",
            Text(fi="Mitä mieltä olet edellytyksistäsi johtaa tiimisi työtä?",
                 sv="Vad anser du om dina förutsättningar att leda ditt teams arbete?",
                 en="What do you think about your conditions for leading your team’s work?"),
            rows=supervision.LEADING, codes=answers.AGREEMENT, negative=("unclear",),
            score="leading_score", minimum_answered=5,
            mean=Text(fi="Johtamisen edellytykset", sv="Förutsättningar att leda",
                      en="Conditions for leading"),
        ),
        MultipleChoice(
            "leading_obstacles",
            Text(fi="Mitkä asiat vaikeuttavat työn johtamista?",
                 sv="Vad försvårar ledningen av arbetet?",
                 en="What makes it difficult to lead the work?"),
            help=answers.SEVERAL, codes=supervision.OBSTACLES,
        ),
        specify("leading_obstacles"),
        MultipleChoice(
            "leading_aids",
            Text(fi="Mikä auttaisi sinua eniten työn johtamisessa?",
                 sv="Vad skulle mest hjälpa dig att leda arbetet?",
                 en="What would help you most in leading the work?"),
            help=answers.AT_MOST_THREE,
            codes=supervision.AIDS, at_most=3,
        ),
        specify("leading_aids"),
    ),
)

_future = Section(
    "future",
    future.TITLE,
    (
        _twin("reform_effect",
              Text(fi="Miten työvoimapalvelujen siirtyminen työllisyysalueille 1.1.2025 on "
                   "vaikuttanut tiimisi työn edellytyksiin?",
                   sv="Hur har överföringen av arbetskraftsservicen till sysselsättningsområdena "
                   "den 1 januari 2025 påverkat förutsättningarna för ditt teams arbete?",
                   en="How has the move of employment services to the employment areas on "
                   "1 January 2025 affected the conditions of your team’s work?"),
              show_if="years_in_role >= 1"),
        _twin("reform_change", show_if="reform_effect <= 2 or reform_effect >= 4"),
        _twin("need_from_2025"),
        _twin("need_reason", show_if="is_answered(need_from_2025)"),
        _twin("home", show_if="need_from_2025 >= 3"),
        SingleChoice(
            "outlook",
            Text(fi="Kuinka monta työkykykoordinaattoria arvioit tiimissäsi olevan vuoden päästä?",
                 sv="Hur många arbetsförmågekoordinatorer tror du att teamet har om ett år?",
                 en="How many work ability coordinators do you expect to have in your team in a "
                 "year?"),
            codes=supervision.OUTLOOK,
        ),
        future.GREETINGS,
    ),
)

_team = Section(
    "team",
    people.TEAM_TITLE,
    (
        replace(people.TEAM_CODE, help=people.TEAM_CODE_TO_PASS_ON, unique=True, waves=("2026",)),
    ),
    intro=people.TEAM_INTRO,
)

supervisors = Instrument(
    "supervisors",
    Text(fi="Kysely työkykykoordinaattorien esihenkilöille",
         sv="Enkät till arbetsförmågekoordinatorernas chefer",
         en="Survey of work ability coordinators’ supervisors"),
    Text(
        fi="Tässä kyselyssä selvitetään, miten työkykykoordinaattorien esihenkilöt näkevät "
        "koordinaattorien työn ja mitä sen johtaminen vaatii. Jos koordinaattoreita on "
        "useita, vastaa kerran ja heistä kaikista. Vastaaminen kestää noin 20 minuuttia.",
        sv="I den här enkäten frågar vi hur arbetsförmågekoordinatorernas chefer ser på "
        "koordinatorernas arbete och vad det kräver att leda det. Om du är chef för flera "
        "koordinatorer, svara en gång och om dem alla. Det tar ungefär 20 minuter att svara.",
        en="This survey asks how the supervisors of work ability coordinators see the "
        "coordinators’ work and what it takes to lead it. If you supervise several "
        "coordinators, answer once, about all of them. It takes about 20 minutes.",
    ) + intros.PROFESSIONALS,
    coordinators.thanks,
    (_background, _work, _conditions, _leading, _future, _team),
    coordinators.waves,
    accepted=accepted.no_words_for_other("employer", "coordinator_roles", "home"),
)
