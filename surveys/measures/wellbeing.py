"""Measures of functioning, quality of life, self-efficacy and work engagement."""

from __future__ import annotations

from surveys.measures.measure import Measure, Rule, Subscale, numbered
from surveys.model import Text

WHODAS12 = Measure(
    name="whodas12",
    title=Text(
        fi="WHODAS 2.0, 12 kysymystä", sv="WHODAS 2.0, 12 frågor", en="WHODAS 2.0, 12-item version"
    ),
    items=numbered("whodas", 12, 0, 4),
    rule=Rule.SUM,
    most_missing=1,
    subscales=(
        Subscale(
            "cognition",
            Text(fi="ymmärtäminen ja viestintä", sv="förståelse och kommunikation", en="cognition"),
            ("whodas_3", "whodas_6"),
        ),
        Subscale(
            "mobility",
            Text(fi="liikkuminen", sv="förflyttning", en="mobility"),
            ("whodas_1", "whodas_7"),
        ),
        Subscale(
            "self_care",
            Text(fi="itsestä huolehtiminen", sv="personlig vård", en="self-care"),
            ("whodas_8", "whodas_9"),
        ),
        Subscale(
            "getting_along",
            Text(fi="ihmissuhteet", sv="relationer", en="getting along"),
            ("whodas_10", "whodas_11"),
        ),
        Subscale(
            "life_activities",
            Text(fi="arjen toimet", sv="dagliga aktiviteter", en="life activities"),
            ("whodas_2", "whodas_12"),
        ),
        Subscale(
            "participation",
            Text(fi="osallistuminen", sv="delaktighet", en="participation"),
            ("whodas_4", "whodas_5"),
        ),
    ),
    higher_is_better=False,
    licence="World Health Organization. Use in electronic form needs written permission.",
    ship="Scoring only.",
    source="Üstün, T. B., Kostanjsek, N., Chatterji, S. & Rehm, J. (Eds.) (2010). Measuring Health "
    "and Disability: Manual for WHO Disability Assessment Schedule (WHODAS 2.0). World Health "
    "Organization. Simple scoring: Andrews, G. and others (2009), PLoS ONE 4(12), e8343.",
    seen="answers 0–4, simple sum 0–48 and a worked example (twelve answers of 2 give 24; FHIR "
    "guide of the Medizininformatik-Initiative); items of each domain (a published table of "
    "results); the demand for permission (a reproduced notice of the WHO).",
    unseen="that one missing answer may be replaced by the mean of the other eleven. The scoring "
    "by item response theory of the manual is not included.",
)

EUROHIS8 = Measure(
    name="eurohis8",
    title=Text(
        fi="EUROHIS-QOL, 8 kysymystä", sv="EUROHIS-QOL, 8 frågor", en="EUROHIS-QOL 8-item index"
    ),
    items=numbered("eurohis", 8, 1, 5),
    rule=Rule.MEAN,
    licence="World Health Organization. The terms of use were not found.",
    ship="Scoring only.",
    source="Schmidt, S., Mühlan, H. & Power, M. (2006). The EUROHIS-QOL 8-item index: psychometric "
    "results of a cross-cultural field study. European Journal of Public Health 16(4), 420–428.",
    seen="eight items and no bands (abstract of Schmidt and others); means between 3 and 4 in a "
    "published sample, which agrees with a mean from 1 to 5.",
    unseen="that the score is the mean of the answers, and the rule for missing answers.",
)

GSE = Measure(
    name="gse",
    title=Text(
        fi="Yleinen minäpystyvyys (GSE)",
        sv="Generell självtillit (GSE)",
        en="General Self-Efficacy Scale (GSE)",
    ),
    items=numbered("gse", 10, 1, 4),
    rule=Rule.SUM,
    most_missing=3,
    licence="The authors permit use and reproduction in research when the source is named.",
    ship="Scoring. Items only after the terms of passing them on have been checked.",
    source="Schwarzer, R. & Jerusalem, M. (1995). Generalized Self-Efficacy scale. In J. Weinman, "
    "S. Wright & M. Johnston (Eds.), Measures in health psychology: A user’s portfolio (pp. "
    "35–37). NFER-NELSON.",
    seen="sum 10–40, a score when no more than three answers are missing, no cut-off and the "
    "permission (Schwarzer’s documentation of the scale, 2014).",
)
"""The authors say that people should not be put into classes by this scale, so it has no bands."""

UWES9 = Measure(
    name="uwes9",
    title=Text(
        fi="Työn imu (UWES-9)",
        sv="Arbetsengagemang (UWES-9)",
        en="Utrecht Work Engagement Scale (UWES-9)",
    ),
    items=numbered("uwes", 9, 0, 6),
    rule=Rule.MEAN,
    subscales=(
        Subscale(
            "vigour",
            Text(fi="tarmokkuus", sv="vitalitet", en="vigour"),
            ("uwes_1", "uwes_2", "uwes_5"),
        ),
        Subscale(
            "dedication",
            Text(fi="omistautuminen", sv="hängivenhet", en="dedication"),
            ("uwes_3", "uwes_4", "uwes_7"),
        ),
        Subscale(
            "absorption",
            Text(fi="uppoutuminen", sv="absorption", en="absorption"),
            ("uwes_6", "uwes_8", "uwes_9"),
        ),
    ),
    licence="Copyright of Schaufeli and Bakker; free for research that is not commercial (terms "
    "from memory).",
    ship="Scoring only. The norms of the manual are not included.",
    source="Schaufeli, W. B., Bakker, A. B. & Salanova, M. (2006). The measurement of work "
    "engagement with a short questionnaire. Educational and Psychological Measurement 66(4), "
    "701–716.",
    seen="that there is a nine-item version of three subscales, vigour, dedication and absorption, "
    "in the authors’ manual (2004).",
    unseen="answers 0–6, which items belong to which subscale, scoring by means, the rule for "
    "missing answers, and the terms.",
)
