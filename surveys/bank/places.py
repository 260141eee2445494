"""Where somebody works, or lives: the same names and codes in every instrument.

`ELY`, `COUNTY` and `EMPLOYMENT_AREA` ask where the respondent works. A client is asked where she
lives, an employer where the workplace is: `HOME_ELY`, `HOME_COUNTY`, `HOME_EMPLOYMENT_AREA`,
`WORKPLACE_ELY` and `WORKPLACE_EMPLOYMENT_AREA` fill the same fields.

Areas are those of 2025 whatever the year of asking, so that results of different years concern the
same areas.
"""

from __future__ import annotations

from dataclasses import replace

from surveys.codelists import areas
from surveys.model import Disclosure, SingleChoice, Text

ELY = SingleChoice(
    "ely",
    Text(fi="Minkä ELY-keskuksen alueella työskentelet pääasiassa?",
         sv="Inom vilken NTM-centrals område arbetar du huvudsakligen?",
         en="In which ELY Centre’s area do you mainly work?"),
    help=Text(
        fi="Käytämme vuoden 2025 aluejakoa, jotta eri vuosien tuloksia voidaan verrata. Jos "
        "alueita on useita, valitse se, jolla teet eniten työtä.",
        sv="Vi använder 2025 års områdesindelning för att resultat från olika år ska kunna "
        "jämföras. Om du arbetar inom flera områden, välj det där du arbetar mest.",
        en="We use the areas of 2025 so that results of different years can be compared. If you "
        "work in several areas, choose the one where you work most.",
    ),
    codes=areas.ELY, disclosure=Disclosure.KEY,
)

COUNTY = SingleChoice(
    "county",
    Text(fi="Minkä hyvinvointialueen alueella työskentelet pääasiassa?",
         sv="Inom vilket välfärdsområde arbetar du huvudsakligen?",
         en="In which wellbeing services county do you mainly work?"),
    codes=areas.COUNTIES, disclosure=Disclosure.KEY,
)

EMPLOYMENT_AREA = SingleChoice(
    "employment_area",
    Text(fi="Minkä työllisyysalueen alueella työskentelet pääasiassa?",
         sv="Inom vilket sysselsättningsområde arbetar du huvudsakligen?",
         en="In which employment area do you mainly work?"),
    help=Text(
        fi="Työllisyysalueet ovat aluejako, joka on voimassa 1.1.2025 alkaen.",
        sv="Indelningen i sysselsättningsområden gäller från och med den 1 januari 2025.",
        en="Employment areas are the division in force from 1 January 2025.",
    ),
    codes=areas.EMPLOYMENT_AREAS, disclosure=Disclosure.KEY,
)

HOME_ELY = replace(
    ELY,
    text=Text(fi="Minkä ELY-keskuksen alueella asut?",
              sv="Inom vilken NTM-centrals område bor du?",
              en="In which ELY Centre’s area do you live?"),
    help=None,
)

HOME_COUNTY = replace(
    COUNTY,
    text=Text(fi="Minkä hyvinvointialueen alueella asut?",
              sv="Inom vilket välfärdsområde bor du?",
              en="In which wellbeing services county do you live?"),
)

HOME_EMPLOYMENT_AREA = replace(
    EMPLOYMENT_AREA,
    text=Text(fi="Minkä työllisyysalueen alueella asut?",
              sv="Inom vilket sysselsättningsområde bor du?",
              en="In which employment area do you live?"),
)

WORKPLACE_ELY = replace(
    ELY,
    text=Text(fi="Minkä ELY-keskuksen alueella työpaikkasi sijaitsee?",
              sv="Inom vilken NTM-centrals område ligger din arbetsplats?",
              en="In which ELY Centre’s area is your workplace?"),
    help=Text(
        fi="Jos toimipaikkoja on useita, valitse se, jota vastauksesi koskevat.",
        sv="Om det finns flera verksamhetsställen, välj det som dina svar gäller.",
        en="If there are several sites, choose the one that your answers are about.",
    ),
)

WORKPLACE_EMPLOYMENT_AREA = replace(
    EMPLOYMENT_AREA,
    text=Text(fi="Minkä työllisyysalueen alueella työpaikkasi sijaitsee?",
              sv="Inom vilket sysselsättningsområde ligger din arbetsplats?",
              en="In which employment area is your workplace?"),
)
