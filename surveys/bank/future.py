"""The reform of 2025 and the future of the role, as those who know the work see them.

Employment services moved to the employment areas on 1 January 2025. What the move changed is asked
only of those who were in the work before it and can compare.
"""

from __future__ import annotations

from surveys.codelists import answers, work
from surveys.model import LongText, SingleChoice, Text

TITLE = Text(fi="Työkykykoordinaattorin tehtävä jatkossa",
             sv="Arbetsförmågekoordinatorns roll i framtiden",
             en="The role of work ability coordinator in future")
"""Of the section in which these questions stand."""

REFORM_EFFECT = SingleChoice(
    "reform_effect",
    Text(fi="Miten työvoimapalvelujen siirtyminen työllisyysalueille 1.1.2025 on vaikuttanut työsi "
         "edellytyksiin?",
         sv="Hur har överföringen av arbetskraftsservicen till sysselsättningsområdena den 1 "
         "januari 2025 påverkat förutsättningarna för ditt arbete?",
         en="How has the move of employment services to the employment areas on 1 January 2025 "
         "affected the conditions of your work?"),
    codes=answers.CHANGE, show_if="years_in_role >= 1",
)

REFORM_CHANGE = LongText(
    "reform_change",
    Text(fi="Mikä on muuttunut?", sv="Vad har förändrats?", en="What has changed?"),
    help=answers.NO_NAMES, show_if="reform_effect <= 2 or reform_effect >= 4",
)

NEED_FROM_2025 = SingleChoice(
    "need_from_2025",
    Text(fi="Kuinka suuri tarve alueellasi on työkykykoordinaattorille vuodesta 2025 alkaen?",
         sv="Hur stort är behovet av en arbetsförmågekoordinator i ditt område från och med 2025?",
         en="How great is the need for a work ability coordinator in your area from 2025 on?"),
    codes=answers.NEED,
)

NEED_REASON = LongText(
    "need_reason",
    Text(fi="Miksi arvioit näin?", sv="Varför gör du den bedömningen?",
         en="Why do you think so?"),
    help=answers.NO_NAMES, show_if="is_answered(need_from_2025)",
)

HOME = SingleChoice(
    "home",
    Text(fi="Mihin organisaatioon tehtävä mielestäsi sopisi parhaiten?",
         sv="I vilken organisation tycker du att uppgiften passar bäst?",
         en="In which organisation do you think the role would fit best?"),
    codes=work.HOMES, show_if="need_from_2025 >= 3",
)

GREETINGS = LongText(
    "greetings",
    Text(fi="Mitä haluat sanoa työkykykoordinaattorin työn kehittäjille?",
         sv="Vad vill du säga till dem som utvecklar arbetsförmågekoordinatorernas arbete?",
         en="What would you like to say to those who develop the work of work ability "
         "coordinators?"),
    help=answers.NO_NAMES,
)
