"""Working together: with the other organisations, and with a work ability coordinator."""

from __future__ import annotations

from surveys.codelists import answers, work
from surveys.model import LikertGrid, SingleChoice, Text

PARTNERS = LikertGrid(
    "partners",
    Text(fi="Kuinka tiivistä yhteistyösi on seuraavien tahojen kanssa?",
         sv="Hur nära samarbetar du med följande aktörer?",
         en="How closely do you work with the following?"),
    help=Text(fi="Valitse kullakin rivillä tavallisin yhteistyön tapa.",
              sv="Välj på varje rad det vanligaste sättet att samarbeta.",
              en="On each row, choose the most usual way of working together."),
    rows=work.PARTNERS, codes=answers.COLLABORATION_LEVEL,
)

# What employers and partners say of coordinators

COORDINATOR_CONTACT = SingleChoice(
    "coordinator_contact",
    Text(fi="Oletko ollut tekemisissä työkykykoordinaattorin kanssa viimeisten 12 kuukauden "
         "aikana?",
         sv="Har du haft kontakt med en arbetsförmågekoordinator under de senaste 12 månaderna?",
         en="Have you been in contact with a work ability coordinator during the past 12 months?"),
    codes=answers.YES_NO_DONT_KNOW,
)

COORDINATOR_USEFUL = SingleChoice(
    "coordinator_useful",
    Text(fi="Työkykykoordinaattorista on ollut hyötyä.",
         sv="Arbetsförmågekoordinatorn har varit till nytta.",
         en="The work ability coordinator has been useful."),
    codes=answers.AGREEMENT, show_if='coordinator_contact == "yes"',
)
