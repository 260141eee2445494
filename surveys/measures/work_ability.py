"""Measures of work ability: Work Ability Index, Work Ability Score, Abilitator.

The bands of the index are those of Tuomi and others (1998) for everybody, and those of Kujala and
others (2005) for the young. Kujala's study is of people aged 31 and speaks of “employees in their
early 30s”; that its bands are used here for everyone under 35 is a choice of this toolkit.
"""

from __future__ import annotations

from surveys.measures.measure import Band, Measure, MeasureItem, Rule, Subscale
from surveys.model import Text

_POOR = Text(fi="huono", sv="dålig", en="poor")
_MODERATE = Text(fi="kohtalainen", sv="måttlig", en="moderate")
_GOOD = Text(fi="hyvä", sv="god", en="good")
_EXCELLENT = Text(fi="erinomainen", sv="utmärkt", en="excellent")
_YOUNG = 35

WAI = Measure(
    name="wai",
    title=Text(
        fi="Työkykyindeksi (TKI)", sv="Arbetsförmågeindex (WAI)", en="Work Ability Index (WAI)"
    ),
    # Points of the seven dimensions, as the professional who uses the form has counted them.
    # The second is weighted by the kind of work, which can give half points.
    items=(
        MeasureItem("wai_1", 0, 10),
        MeasureItem("wai_2", 2, 10, whole=False),
        MeasureItem("wai_3", 1, 7),
        MeasureItem("wai_4", 1, 6),
        MeasureItem("wai_5", 1, 5),
        MeasureItem("wai_6", 1, 7, only=(1, 4, 7)),
        MeasureItem("wai_7", 1, 4),
    ),
    rule=Rule.SUM,
    bands=(
        Band("poor", 7, 27, _POOR, from_age=_YOUNG),
        Band("moderate", 28, 36, _MODERATE, from_age=_YOUNG),
        Band("good", 37, 43, _GOOD, from_age=_YOUNG),
        Band("excellent", 44, 49, _EXCELLENT, from_age=_YOUNG),
        Band("poor", 7, 36, _POOR, under_age=_YOUNG),
        Band("moderate", 37, 40, _MODERATE, under_age=_YOUNG),
        Band("good", 41, 44, _GOOD, under_age=_YOUNG),
        Band("excellent", 45, 49, _EXCELLENT, under_age=_YOUNG),
    ),
    licence="An instrument of the Finnish Institute of Occupational Health. Its terms of use were "
    "not found; ask the institute before using the form.",
    ship="Scoring only.",
    source="Tuomi, K., Ilmarinen, J., Jahkola, A., Katajarinne, L. & Tulkki, A. (1998). Work "
    "Ability Index (2nd ed.). Finnish Institute of Occupational Health. Bands under 35: Kujala, "
    "V., Remes, J., Ek, E., Tammelin, T. & Laitinen, J. (2005). Classification of Work Ability "
    "Index among young employees. Occupational Medicine 55(5), 399–401.",
    seen="seven dimensions, sum 7–49 and bands (healthy-workplaces.eu, page on the index); bands "
    "of the young (abstract of Kujala and others).",
    unseen="points of each dimension (they do add up to 7–49), the rule for missing answers, the "
    "age to which the bands of the young apply, and the licence.",
)

WAS = Measure(
    name="was",
    title=Text(
        fi="Työkykypistemäärä (TKI:n ensimmäinen kysymys)",
        sv="Arbetsförmågepoäng (WAI:s första fråga)",
        en="Work Ability Score (first item of the WAI)",
    ),
    items=(MeasureItem("was_1", 0, 10),),
    rule=Rule.SUM,
    bands=(
        Band("poor", 0, 5, _POOR),
        Band("moderate", 6, 7, _MODERATE),
        Band(
            "good_or_excellent",
            8,
            10,
            Text(fi="hyvä tai erinomainen", sv="god eller utmärkt", en="good or excellent"),
        ),
    ),
    licence="As the Work Ability Index, of which it is the first question.",
    ship="Scoring only. A question from 0 to 10 of one’s own wording is another question, and the "
    "bands are not for it.",
    source="Jääskeläinen, A., Kausto, J., Seitsamo, J. and others (2016). Work ability index and "
    "perceived work ability as predictors of disability pension. Scandinavian Journal of Work, "
    "Environment & Health 42(6), 490–499.",
    seen="range and bands (abstract of Jääskeläinen and others; the same in Kinnunen & Nätti "
    "2017).",
)

ABILITATOR = Measure(
    name="abilitator",
    title=Text(fi="Kykyviisari", sv="Kykyviisari (Abilitator)", en="Abilitator (Kykyviisari)"),
    items=(MeasureItem("abilitator_work_ability", 0, 10),),
    rule=Rule.NONE,
    subscales=(
        Subscale(
            "abilitator_inclusion", Text(fi="osallisuus", sv="delaktighet", en="inclusion"), ()
        ),
        Subscale("abilitator_mind", Text(fi="mieli", sv="psyke", en="mind"), ()),
        Subscale("abilitator_everyday", Text(fi="arki", sv="vardag", en="everyday life"), ()),
        Subscale("abilitator_skills", Text(fi="taidot", sv="färdigheter", en="skills"), ()),
        Subscale("abilitator_body", Text(fi="keho", sv="kropp", en="body"), ()),
    ),
    licence="A registered trade mark of the Finnish Institute of Occupational Health, used in its "
    "own online service. Questions and answers may not be edited.",
    ship="Name, names of domains and columns only.",
    source="Finnish Institute of Occupational Health, kykyviisari.fi.",
    seen="the domains (tyoelamatieto.fi; their short Finnish names vates.fi), the question on work "
    "ability from 0 to 10 and that the form may not be edited (kykyviisari.fi).",
    unseen="number of questions, ranges of the domains and the algorithm of the feedback, none of "
    "which was found; Swedish and English names of the domains.",
)
