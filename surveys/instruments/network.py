"""The survey of the partner network, asked from all sides at once.

Coordinators and people from every partner organisation answer the same questions, in 2024 before
employment services moved to the employment areas and in 2026 after.

**Reciprocity.** Every respondent says what kind of organisation they represent and where they
work, and then rates every kind of organisation on the same list of codes. The answer of a
respondent from type A on the row of type B is a tie A → B. For an area and a pair of types, the
mean of A → B (over the respondents of type A in the area) is set against the mean of B → A: a
*dyad* (area, A, B). It is known when both sides have an answer. A dyad is mutual when both sides
reach a level, say 3 (we coordinate our work), one-sided when one does, and absent when neither
does (the dyad census of Holland and Leinhardt 1970); the difference between the two means says
who sees more collaboration. Weighted reciprocity is the sum of the smaller means over the sum of
all means (Squartini et al. 2013). The same holds for `frequency` and `trust`.

Respondents are not linked over time; dyads are, by area and the two types.

**One's own type** is a row too, as a grid has the same rows for all. There one answers about
*other units of the same kind*: coordinators about other coordinators, a municipality about other
municipalities. These answers describe collaboration between peers. Both sides of such a pair are
the same respondents, so they are left out of every measure of reciprocity. Those who represent
something else (`other`) tell how they see the others, but nobody rates them.

An area and a type can together mean one person: keep dyads inside the analysis and publish
results over several areas only.

Levels of collaboration follow Frey et al. (2006); see `answers.COLLABORATION_LEVEL`. All wording
is our own. References on reciprocity are from memory: not verified.
"""

from __future__ import annotations

from dataclasses import replace

from surveys.bank import collaboration, intros, places, rounds
from surveys.bank.rated import rated
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import network as lists
from surveys.model import (
    Disclosure,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Revision,
    Section,
    ShortText,
    SingleChoice,
    Text,
)

_background = Section(
    "background",
    Text(fi="Sinä ja alueesi", sv="Du och ditt område", en="You and your area"),
    (
        SingleChoice(
            "organisation",
            Text(fi="Mitä tahoa edustat?", sv="Vilken aktör representerar du?",
                 en="What kind of organisation do you represent?"),
            help=Text(fi="Valitse se, jonka puolesta teet eniten yhteistyötä muiden kanssa.",
                      sv="Välj den som du främst representerar när du samarbetar med andra.",
                      en="Choose the one for which you mostly work with others."),
            codes=lists.ORGANISATIONS, required=True, disclosure=Disclosure.KEY,
        ),
        specify("organisation"),
        SingleChoice(
            "position",
            Text(fi="Mikä kuvaa tehtävääsi parhaiten?", sv="Vad beskriver bäst din uppgift?",
                 en="Which describes your work best?"),
            codes=lists.POSITIONS, disclosure=Disclosure.KEY,
        ),
        specify("position"),
        replace(places.ELY, required=True),
        places.COUNTY,
        places.EMPLOYMENT_AREA,
    ),
)

_ties = Section(
    "ties",
    Text(fi="Yhteistyö eri tahojen kanssa", sv="Samarbete med olika aktörer",
         en="Working with others"),
    (
        replace(collaboration.PARTNERS, rows=lists.ACTORS),
        LikertGrid(
            "frequency",
            Text(fi="Kuinka usein olet ollut yhteydessä näihin tahoihin viimeisten kuuden "
                 "kuukauden aikana?",
                 sv="Hur ofta har du haft kontakt med dessa aktörer under de senaste sex "
                 "månaderna?",
                 en="How often have you been in contact with these organisations during the past "
                 "six months?"),
            rows=lists.ACTORS, codes=lists.FREQUENCY,
            show_if='count(partners, "1", "2", "3", "4", "5") >= 1',
        ),
        LikertGrid(
            "trust",
            Text(fi="Kuinka paljon luotat siihen, että nämä tahot tekevät sen, mitä on sovittu?",
                 sv="Hur mycket litar du på att dessa aktörer gör det som man har kommit överens "
                 "om?",
                 en="How much do you trust these organisations to do what has been agreed?"),
            help=Text(fi="Jos et tunne tahoa, valitse ”En osaa sanoa”.",
                      sv="Om du inte känner till aktören, välj ”Jag kan inte säga”.",
                      en="If you do not know one of them, choose “Don’t know”."),
            rows=lists.ACTORS, codes=lists.TRUST,
        ),
    ),
    intro=Text(
        fi="Edustamasi taho: {organisation}. Ajattele yhteistyötä, jolla tuetaan osatyökykyisiä. "
        "Kun rivillä on oma tahosi, vastaa muista samanlaisista yksiköistä.",
        sv="Aktör som du representerar: {organisation}. Tänk på det samarbete som stöder "
        "partiellt arbetsföra. När raden gäller din egen aktör, svara om andra enheter av samma "
        "slag.",
        en="You represent: {organisation}. Think of working together to support people with "
        "partial work ability. When a row is your own kind of organisation, answer about other "
        "units of the same kind.",
    ),
)

_needs = Section(
    "needs",
    Text(fi="Tärkeimmät yhteistyötahot", sv="De viktigaste samarbetsparterna",
         en="Partners that matter most"),
    (
        MultipleChoice(
            "most_important",
            Text(fi="Mitkä ovat työssäsi tärkeimmät yhteistyötahot?",
                 sv="Vilka är de viktigaste samarbetsparterna i ditt arbete?",
                 en="Which are your most important partners?"),
            help=answers.AT_MOST_THREE,
            codes=lists.ACTORS, at_most=3,
        ),
        SingleChoice(
            "partner_missing",
            Text(fi="Puuttuuko verkostosta jokin taho?", sv="Saknas det någon aktör i nätverket?",
                 en="Is any organisation missing from the network?"),
            codes=answers.YES_NO_DONT_KNOW,
        ),
        ShortText(
            "partner_missing_which",
            Text(fi="Mikä taho puuttuu?", sv="Vilken aktör saknas?",
                 en="Which organisation is missing?"),
            help=answers.NO_NAMES, show_if='partner_missing == "yes"',
            disclosure=Disclosure.FREE_TEXT,
        ),
        MultipleChoice(
            "closer",
            Text(fi="Minkä tahojen kanssa yhteistyön pitäisi olla tiiviimpää?",
                 sv="Med vilka aktörer borde samarbetet vara närmare?",
                 en="With whom should you be working more closely?"),
            help=answers.SEVERAL, codes=lists.CLOSER,
        ),
        MultipleChoice(
            "collaboration_obstacles",
            Text(fi="Mikä vaikeuttaa yhteistyötä?", sv="Vad försvårar samarbetet?",
                 en="What makes it difficult to work together?"),
            help=answers.SEVERAL, codes=lists.OBSTACLES,
            show_if='count(closer) >= 1 or count(trust, "1", "2") >= 1',
        ),
        specify("collaboration_obstacles"),
    ),
)

_whole = Section(
    "whole",
    Text(fi="Verkosto kokonaisuutena", sv="Nätverket som helhet", en="The network as a whole"),
    (
        MultipleChoice(
            "structures",
            Text(fi="Mitä näistä alueesi verkostossa on käytössä?",
                 sv="Vilka av dessa används i nätverket i ditt område?",
                 en="Which of these are in use in the network of your area?"),
            help=answers.SEVERAL, codes=lists.STRUCTURES,
            revisions=(Revision(waves=("2024",), codes=lists.STRUCTURES_2024),),
        ),
        specify("structures"),
        *rated(
            "functioning",
            Text(fi="Mitä mieltä olet alueesi verkostosta?",
                 sv="Vad anser du om nätverket i ditt område?",
                 en="What do you think about the network of your area?"),
            rows=lists.FUNCTIONING, codes=answers.AGREEMENT, negative=("bounced",),
            score="network_functioning", minimum_answered=4,
            mean=Text(fi="Verkoston toimivuus", sv="Hur nätverket fungerar",
                      en="How well the network works"),
        ),
        replace(
            collaboration.COORDINATOR_CONTACT,
            text=Text(fi="Oletko tehnyt yhteistyötä työkykykoordinaattorin kanssa viimeisten 12 "
                      "kuukauden aikana?",
                      sv="Har du samarbetat med en arbetsförmågekoordinator under de senaste 12 "
                      "månaderna?",
                      en="Have you worked with a work ability coordinator during the past 12 "
                      "months?"),
            show_if='not organisation == "coordinator"',
        ),
        collaboration.COORDINATOR_USEFUL,
        SingleChoice(
            "reform_network",
            Text(fi="Miten työvoimapalvelujen siirtyminen työllisyysalueille 1.1.2025 on "
                 "vaikuttanut yhteistyöhön alueellasi?",
                 sv="Hur har överföringen av arbetskraftsservicen till sysselsättningsområdena "
                 "den 1 januari 2025 påverkat samarbetet i ditt område?",
                 en="How has the move of employment services to the employment areas on "
                 "1 January 2025 affected collaboration in your area?"),
            codes=answers.CHANGE, waves=("2026",),
        ),
        LongText(
            "wishes",
            Text(fi="Mitä haluat sanoa niille, jotka kehittävät yhteistyötä?",
                 sv="Vad vill du säga till dem som utvecklar samarbetet?",
                 en="What would you like to say to those who develop collaboration?"),
            help=answers.NO_NAMES,
        ),
    ),
)

network = Instrument(
    "network",
    Text(fi="Kysely työkyvyn tuen verkostolle",
         sv="Enkät till nätverket för stöd för arbetsförmågan",
         en="Survey of the network for work ability support"),
    Text(
        fi="Tässä kyselyssä selvitetään, miten eri tahot tekevät yhteistyötä, kun ne tukevat "
        "osatyökykyisiä. Samat kysymykset esitetään kaikille tahoille, jotta näkemyksiä voidaan "
        "verrata. Vastaaminen kestää noin 15 minuuttia.",
        sv="I den här enkäten frågar vi hur olika aktörer samarbetar när de stöder partiellt "
        "arbetsföra. Alla aktörer får samma frågor, så att vi kan jämföra deras syn. Det tar "
        "ungefär 15 minuter att svara.",
        en="This survey asks how different organisations work together to support people with "
        "partial work ability. All of them get the same questions so that their views can be "
        "compared. It takes about 15 minutes.",
    ) + intros.PROFESSIONALS,
    Text(
        fi="Kiitos! Vastauksesi auttavat kehittämään yhteistyötä.",
        sv="Tack! Dina svar bidrar till att utveckla samarbetet.",
        en="Thank you! Your answers help develop collaboration.",
    ),
    (_background, _ties, _needs, _whole),
    (rounds.BEFORE, rounds.AFTER),
)
