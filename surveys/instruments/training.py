"""Self-assessment of participants in the training of work ability coordinators (10 credits).

Asked before the training, at its end eight months later, and half a year after that. `link_code`
joins a participant's answers; `course` tells the groups apart. The four dimensions are those that
Nevala (2022, SN Social Sciences; only the abstract has been seen) names in the evaluation of the
training in 2016–2019: knowledge, motivation, opportunity and behaviour. The items are our own, and
so is the division of the training into five contents: not verified against a curriculum.

By the levels of Kirkpatrick (cited from memory: not verified), reaction is asked in the section
`the_training`; learning in `knowledge`, `motivation` and `knowledge_then`; behaviour in `practice`,
`opportunity` and `transfer`; results in `effects` and `assignment_state`.

Those who learn may come to judge themselves more strictly: a response shift (Howard 1980,
Evaluation Review 4(1)). So knowledge before the training is asked a second time at its end, as in
a retrospective pre-test. The shift is `knowledge_then_score` of "post" minus `knowledge_score` of
"pre" of the same person. Looking back can exaggerate change in its turn (Hill & Betz 2005,
American Journal of Evaluation 26(4)), so report both differences.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import accepted, intros, people, places
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers, learning
from surveys.model import (
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Section,
    SingleChoice,
    Text,
    Wave,
)

_PRE, _POST, _LATER = ("pre",), ("post",), ("follow_up",)

_participant = Section(
    "participant",
    Text(fi="Taustatiedot", sv="Bakgrundsuppgifter", en="About you"),
    (
        people.LINK_CODE,
        people.COURSE,
        people.EMPLOYER,
        places.COUNTY,
        people.COORDINATES,
    ),
)

_learning = Section(
    "learning",
    Text(fi="Tietosi ja työsi", sv="Din kunskap och ditt arbete", en="Your knowledge and work"),
    (
        *rated(
            "knowledge",
            Text(fi="Millaiseksi arvioit tietämyksesi seuraavista aiheista nyt?",
                 sv="Hur bedömer du din kunskap om följande ämnen nu?",
                 en="How do you rate your knowledge of the following topics now?"),
            rows=learning.CONTENTS, codes=answers.COMPETENCE_LEVEL, minimum_answered=4,
            mean=Text(fi="Tiedot", sv="Kunskap", en="Knowledge"),
        ),
        *rated(
            "practice",
            Text(fi="Kuinka usein toimit työssäsi seuraavilla tavoilla?",
                 sv="Hur ofta gör du följande i ditt arbete?",
                 en="How often do you do the following in your work?"),
            help=Text(fi="Ajattele viimeistä kolmea kuukautta.",
                      sv="Tänk på de senaste tre månaderna.",
                      en="Think of the past three months."),
            rows=learning.PRACTICE, codes=learning.HOW_OFTEN, minimum_answered=4,
            mean=Text(fi="Käyttö työssä", sv="Användning i arbetet", en="Use in work"),
        ),
    ),
)

_circumstances = Section(
    "circumstances",
    Text(fi="Motivaatio ja mahdollisuudet", sv="Motivation och möjligheter",
         en="Motivation and opportunities"),
    (
        *rated(
            "motivation", answers.STATEMENTS,
            rows=learning.MOTIVATION, codes=answers.AGREEMENT, negative=("reluctant",),
            mean=Text(fi="Motivaatio", sv="Motivation", en="Motivation"), minimum_answered=4,
        ),
        *rated(
            "opportunity",
            Text(fi="Millaiset mahdollisuudet sinulla on työpaikallasi?",
                 sv="Hurdana möjligheter har du på din arbetsplats?",
                 en="What opportunities do you have at your workplace?"),
            rows=learning.OPPORTUNITY, codes=answers.AGREEMENT, negative=("practices",),
            mean=Text(fi="Mahdollisuudet työssä", sv="Möjligheter i arbetet",
                      en="Opportunities at work"), minimum_answered=4,
        ),
        LongText(
            "expectations",
            Text(fi="Mitä odotat koulutukselta?", sv="Vad väntar du dig av utbildningen?",
                 en="What do you expect from the training?"),
            help=answers.NO_NAMES, waves=_PRE,
        ),
    ),
)

_then = Section(
    "looking_back",
    Text(fi="Tilanne ennen koulutusta", sv="Situationen före utbildningen",
         en="Before the training"),
    rated(
        "knowledge_then",
        Text(fi="Millainen tietämyksesi näistä aiheista oli ennen koulutusta?",
             sv="Hurdan var din kunskap om de här ämnena före utbildningen?",
             en="Before the training, what was your knowledge of these topics like?"),
        help=Text(fi="Arvioi mennyttä sen mukaan, mitä tiedät nyt.",
                  sv="Bedöm det utifrån vad du vet nu.", en="Judge the past by what you know now."),
        rows=learning.CONTENTS, codes=answers.COMPETENCE_LEVEL, waves=_POST, minimum_answered=4,
        mean=Text(fi="Tiedot ennen koulutusta, jälkikäteen arvioituna",
                  sv="Kunskap före utbildningen, bedömd i efterhand",
                  en="Knowledge before the training, judged afterwards"),
    ),
)

_training = Section(
    "the_training",
    Text(fi="Koulutus", sv="Utbildningen", en="The training"),
    (
        LikertGrid(
            "reaction",
            Text(fi="Mitä mieltä olet koulutuksesta?", sv="Vad anser du om utbildningen?",
                 en="What do you think of the training?"),
            rows=learning.REACTION, codes=answers.AGREEMENT, waves=_POST,
        ),
        LikertGrid(
            "usefulness",
            Text(fi="Kuinka paljon hyötyä koulutuksen eri sisällöistä on työssäsi?",
                 sv="Vilken nytta har du i ditt arbete av utbildningens olika delar?",
                 en="How useful are the different parts of the training in your work?"),
            rows=learning.CONTENTS, codes=answers.USEFULNESS, waves=_POST,
        ),
        replace(people.TRAINING_USEFUL, show_if=None, waves=_POST + _LATER),
        LongText(
            "best",
            Text(fi="Mikä koulutuksessa oli parasta?", sv="Vad var bäst med utbildningen?",
                 en="What was best about the training?"),
            help=answers.NO_NAMES, waves=_POST,
        ),
        LongText(
            "missing_content",
            Text(fi="Mitä koulutuksesta puuttui?", sv="Vad saknades i utbildningen?",
                 en="What was missing from the training?"),
            help=answers.NO_NAMES, waves=_POST,
        ),
    ),
)

_transfer = Section(
    "transfer",
    Text(fi="Oppimasi käyttö työssä", sv="Hur du använder det du lärt dig",
         en="Using what you learned"),
    (
        SingleChoice(
            "applied",
            Text(fi="Kuinka paljon olet käyttänyt työssäsi sitä, mitä opit?",
                 sv="Hur mycket har du använt det du lärde dig i ditt arbete?",
                 en="How much have you used what you learned in your work?"),
            codes=learning.AMOUNT, waves=_LATER,
        ),
        LongText(
            "does_differently",
            Text(fi="Mitä teet nyt toisin kuin ennen koulutusta?",
                 sv="Vad gör du nu annorlunda än före utbildningen?",
                 en="What do you do differently now than before the training?"),
            help=answers.NO_NAMES, show_if="applied >= 2", waves=_LATER,
        ),
        MultipleChoice(
            "transfer_help",
            Text(fi="Mikä on auttanut käyttämään opittua?",
                 sv="Vad har hjälpt dig att använda det du lärt dig?",
                 en="What has helped you use what you learned?"),
            help=answers.SEVERAL, codes=learning.TRANSFER_HELP, show_if="applied >= 2",
            waves=_LATER,
        ),
        specify("transfer_help", waves=_LATER),
        MultipleChoice(
            "obstacles",
            Text(fi="Mikä on vaikeuttanut opitun käyttämistä?",
                 sv="Vad har gjort det svårt att använda det du lärt dig?",
                 en="What has made it difficult to use what you learned?"),
            help=answers.SEVERAL, codes=learning.TRANSFER_OBSTACLES, waves=_LATER,
        ),
        specify("obstacles", waves=_LATER),
        LikertGrid(
            "effects",
            Text(fi="Miten oppimasi on vaikuttanut seuraaviin asioihin?",
                 sv="Hur har det du lärt dig påverkat följande?",
                 en="How has what you learned affected the following?"),
            rows=learning.EFFECTS, codes=answers.CHANGE, waves=_LATER,
        ),
    ),
)

_assignment = Section(
    "assignment",
    Text(fi="Kehittämistehtävä", sv="Utvecklingsuppgiften", en="Development assignment"),
    (replace(people.ASSIGNMENT_STATE, waves=_POST + _LATER),),
)

training = Instrument(
    "training",
    Text(fi="Itsearviointi työkykykoordinaattorin koulutukseen osallistuvalle",
         sv="Självvärdering för deltagare i utbildningen för arbetsförmågekoordinatorer",
         en="Self-assessment for participants in the training of work ability coordinators"),
    Text(
        fi="Tässä kyselyssä arvioit omia tietojasi, motivaatiotasi ja työtäsi. Vastausten avulla "
        "selvitetään, mitä koulutuksessa opitaan ja miten opittua käytetään. Kysely tehdään "
        "kolme kertaa: ennen koulutusta, sen lopussa ja puoli vuotta myöhemmin. Vastaaminen "
        "kestää joka kerralla 5–10 minuuttia. Kysely on vapaaehtoinen, eivätkä vastaukset "
        "vaikuta opintosuoritukseesi.",
        sv="I den här enkäten bedömer du din kunskap, din motivation och ditt arbete. Med hjälp "
        "av svaren tar vi reda på vad man lär sig i utbildningen och hur det används. Enkäten "
        "görs tre gånger: före utbildningen, i slutet av den och ett halvt år senare. Det tar "
        "5–10 minuter att svara varje gång. Enkäten är frivillig, och svaren påverkar inte "
        "dina studieresultat.",
        en="In this survey you assess your own knowledge, motivation and work. The answers are "
        "used to find out what is learned in the training and how it is used. The survey is "
        "carried out three times: before the training, at its end, and half a year later. It "
        "takes 5 to 10 minutes each time. Answering is voluntary, and the answers do not affect "
        "your study results.",
    ) + intros.NO_NAME,
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään koulutusta.",
        sv="Tack! Dina svar bidrar till att utveckla utbildningen.",
        en="Thank you! Your answers help develop the training.",
    ),
    (_participant, _learning, _circumstances, _then, _training, _transfer, _assignment),
    (
        Wave("pre", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 9, 30)),
        Wave("post", opens=dt.date(2027, 5, 1), closes=dt.date(2027, 5, 31)),
        Wave("follow_up", opens=dt.date(2027, 11, 1), closes=dt.date(2027, 11, 30)),
    ),
    accepted=accepted.no_words_for_other("employer"),
)
