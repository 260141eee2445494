"""Relational coordination: seven dimensions, asked separately about each group of partners."""

from __future__ import annotations

from surveys.measures.measure import Measure, MeasureItem, Rule, Subscale
from surveys.model import Text

_COMMUNICATION = ("frequent", "timely", "accurate", "problem_solving")
_RELATIONSHIPS = ("shared_goals", "shared_knowledge", "mutual_respect")

RCS = Measure(
    name="rcs",
    title=Text(
        fi="Relational Coordination Survey (yhteistyön koordinaatio)",
        sv="Relational Coordination Survey (samordning i samarbetet)",
        en="Relational Coordination Survey (RCS)",
    ),
    items=tuple(
        MeasureItem(f"rcs_{dimension}", 1, 5) for dimension in (*_COMMUNICATION, *_RELATIONSHIPS)
    ),
    rule=Rule.MEAN,
    subscales=(
        Subscale(
            "communication",
            Text(fi="viestintä", sv="kommunikation", en="communication"),
            tuple(f"rcs_{dimension}" for dimension in _COMMUNICATION),
        ),
        Subscale(
            "relationships",
            Text(fi="suhteet", sv="relationer", en="relationships"),
            tuple(f"rcs_{dimension}" for dimension in _RELATIONSHIPS),
        ),
    ),
    licence="Proprietary. Brandeis University licenses end users, and Relational Coordination "
    "Analytics is the only one that may offer the survey to others.",
    ship="Names of the dimensions and the shape of the matrix only.",
    source="Gittell, J. H. (2002). Coordinating mechanisms in care provider groups: relational "
    "coordination as a mediator and input uncertainty as a moderator of performance effects. "
    "Management Science 48(11), 1408–1426.",
    seen="seven dimensions, four of communication and three of relationships, answers on five "
    "points about each group separately, and the licence (heller.brandeis.edu, rcanalytic.com).",
    unseen="that the score of a tie is the mean of the dimensions, the rule for missing answers, "
    "and bands, none of which was found.",
)
"""One row of answers is one tie: one respondent about one group of partners."""
