"""What workplaces are asked about themselves: what they are, and how many people they employ.

Numbers of people fit inside one another: with support ≤ with partial work ability ≤ employees, and
hired ≤ tried. Those with partial work ability are few people whose health the numbers describe, so
they are sensitive; the number of employees is a key.
"""

from __future__ import annotations

from surveys.codelists import answers, participants
from surveys.codelists import employers as lists
from surveys.model import Calculation, Disclosure, Number, SingleChoice, Text

_PEOPLE = Text(fi="henkilöä", sv="personer", en="people")

ANSWERED_BY = SingleChoice(
    "answered_by",
    Text(fi="Mikä on tehtäväsi?", sv="Vilken är din uppgift?", en="What is your position?"),
    codes=lists.POSITIONS, disclosure=Disclosure.KEY,
)

SECTOR = SingleChoice(
    "sector",
    Text(fi="Mikä on työpaikkasi toimiala?", sv="Vilken bransch hör din arbetsplats till?",
         en="Which sector is your workplace in?"),
    codes=lists.SECTORS, disclosure=Disclosure.KEY,
)

EMPLOYEES = Number(
    "employees",
    Text(fi="Kuinka monta työntekijää työpaikallasi on?",
         sv="Hur många anställda finns det på din arbetsplats?",
         en="How many employees are there at your workplace?"),
    help=Text(fi="Laske mukaan myös osa-aikaiset ja määräaikaiset. Arvio riittää.",
              sv="Räkna också med deltids- och visstidsanställda. En uppskattning räcker.",
              en="Include part-time and fixed-term staff. An estimate is enough."),
    minimum=1, maximum=50000, unit=_PEOPLE, required=True, disclosure=Disclosure.KEY,
)

WORKPLACE_AREA = SingleChoice(
    "workplace_area",
    Text(fi="Missä työpaikkasi on?", sv="Var finns din arbetsplats?",
         en="Where is your workplace?"),
    codes=participants.LIVING_AREAS, disclosure=Disclosure.KEY,
)

EMPLOYED_PARTIAL = Number(
    "employed_partial",
    Text(fi="Kuinka monta osatyökykyistä työpaikallasi on nyt töissä?",
         sv="Hur många partiellt arbetsföra arbetar på din arbetsplats nu?",
         en="How many people with partial work ability work at your workplace now?"),
    help=answers.ESTIMATE,
    minimum=1, maximum=5000, unit=_PEOPLE, show_if='experience == "now"',
    valid_if="not employed_partial > employees",
    valid_message=Text(fi="Luku ei voi olla suurempi kuin työntekijöiden määrä.",
                       sv="Talet kan inte vara större än antalet anställda.",
                       en="The number cannot be greater than the number of employees."),
    disclosure=Disclosure.SENSITIVE,
)

EMPLOYED_WITH_SUPPORT = Number(
    "employed_with_support",
    Text(fi="Kuinka monen heistä palkkaan tai työoloihin saatte nyt tukea?",
         sv="För hur många av dem får ni nu stöd till lönen eller arbetsförhållandena?",
         en="For how many of them do you now receive support for pay or working conditions?"),
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
)

PARTIAL_SHARE = Calculation(
    "partial_share",
    Text(fi="Osatyökykyisten osuus työntekijöistä (prosenttia)",
         sv="Andelen partiellt arbetsföra av de anställda (procent)",
         en="Share of employees with partial work ability (per cent)"),
    value="employed_partial / employees * 100", disclosure=Disclosure.SENSITIVE,
)

TRYOUTS = Number(
    "tryouts",
    Text(fi="Kuinka monta ihmistä on ollut työpaikallasi työkokeilussa viimeisten 12 kuukauden "
         "aikana?",
         sv="Hur många personer har varit på arbetsprövning på din arbetsplats under de senaste "
         "12 månaderna?",
         en="How many people have been on a work try-out at your workplace during the past 12 "
         "months?"),
    minimum=0, maximum=1000, unit=_PEOPLE,
)

HIRED_AFTER_TRYOUT = Number(
    "hired_after_tryout",
    Text(fi="Kuinka moni heistä palkattiin työpaikallesi?",
         sv="Hur många av dem fick anställning på din arbetsplats?",
         en="How many of them were hired at your workplace?"),
    minimum=0, maximum=1000, unit=_PEOPLE, show_if="tryouts >= 1",
    valid_if="not hired_after_tryout > tryouts",
    valid_message=Text(fi="Luku ei voi olla suurempi kuin työkokeilussa olleiden määrä.",
                       sv="Talet kan inte vara större än antalet på arbetsprövning.",
                       en="The number cannot be greater than the number on a work try-out."),
)
