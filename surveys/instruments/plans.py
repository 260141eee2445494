"""The analysis plans of the questionnaires: what is to be analysed and how, decided beforehand.

A study's plan is to be frozen before its answers are opened, best before they are collected, and
its content hash kept where nobody can change it. What is changed later is added as an `Amendment`
with its day and its reason; the frozen analyses stay as they are.
"""

from __future__ import annotations

import datetime as dt

from surveys.model import AnalysisPlan, Method, Planned, Text

_BOTH = ("2024", "2026")
_SAME = "respondent"  # the pseudonym that takes the place of the link code

# The toolkit's example, written on the day that it says: after the answers were collected. Write
# and freeze one's own before the answers are opened.
COORDINATORS = AnalysisPlan(
    frozen=dt.date(2026, 11, 23),
    content_hash="9981c9248b0c1e3b",
    analyses=(
        Planned(
            "support",
            Text(fi="Muuttuiko koordinaattorien johdolta saama tuki?",
                 sv="Förändrades det stöd som koordinatorerna får av ledningen?",
                 en="Did the support that coordinators get from management change?"),
            ("management_support",), Method.BEFORE_AFTER, _BOTH, link=_SAME,
        ),
        Planned(
            "support_statements",
            Text(fi="Mitkä johdon tukea koskevat arviot muuttuivat?",
                 sv="Vilka bedömningar av ledningens stöd förändrades?",
                 en="Which assessments of management support changed?"),
            ("support__valued", "support__known", "support__resources", "support__barriers",
             "support__alone"),
            Method.BEFORE_AFTER_FAMILY, _BOTH, link=_SAME,
        ),
        Planned(
            "job_description",
            Text(fi="Onko kirjallinen tehtävänkuvaus yhä useammalla?",
                 sv="Har allt fler en skriftlig befattningsbeskrivning?",
                 en="Do more coordinators have a written job description than before?"),
            ("has_job_description",), Method.BEFORE_AFTER, _BOTH, link=_SAME, codes=("yes",),
        ),
        Planned(
            "need",
            Text(fi="Kuinka suureksi koordinaattorien tarve arvioidaan vuodesta 2025 alkaen?",
                 sv="Hur stort bedöms behovet av koordinatorer vara från och med 2025?",
                 en="How great is the need for coordinators thought to be from 2025 on?"),
            ("need_from_2025",), Method.DESCRIBE, _BOTH,
        ),
        Planned(
            "need_change",
            Text(fi="Muuttuiko arvio koordinaattorien tarpeesta?",
                 sv="Förändrades bedömningen av behovet av koordinatorer?",
                 en="Did the assessment of the need for coordinators change?"),
            ("need_from_2025",), Method.BEFORE_AFTER, _BOTH, link=_SAME,
        ),
        Planned(
            "competence",
            Text(fi="Muuttuiko koordinaattorien oma arvio osaamisestaan?",
                 sv="Förändrades koordinatorernas egen bedömning av sin kompetens?",
                 en="Did coordinators’ own rating of their skills and knowledge change?"),
            ("competence_score",), Method.BEFORE_AFTER, _BOTH, link=_SAME,
        ),
        Planned(
            "partners",
            Text(fi="Keiden kanssa yhteistyö tiivistyi tai väheni?",
                 sv="Med vilka aktörer blev samarbetet närmare eller mindre nära?",
                 en="With whom did collaboration become closer or less close?"),
            ("partners__employment", "partners__municipality", "partners__social_services",
             "partners__health_care", "partners__kela", "partners__pension",
             "partners__occupational_health", "partners__employers", "partners__associations",
             "partners__education", "partners__rehabilitation"),
            Method.BEFORE_AFTER_FAMILY, _BOTH, link=_SAME,
        ),
        Planned(
            "support_by_area",
            Text(fi="Onko johdon tuki erilaista eri ELY-alueilla?",
                 sv="Är ledningens stöd olika i olika NTM-områden?",
                 en="Does management support differ between ELY areas?"),
            ("management_support",), Method.BY_AREA, ("2026",), areas="ely",
        ),
        Planned(
            "tasks",
            Text(fi="Mitä tehtäviä koordinaattorien työhön kuuluu?",
                 sv="Vilka uppgifter ingår i koordinatorernas arbete?",
                 en="Which tasks belong to the work of coordinators?"),
            ("tasks",), Method.DESCRIBE, _BOTH,
        ),
    ),
)
