"""Synthetic respondents: invented people who obey the skip logic, with known effects built in.

Shares, numbers, changes between waves and differences between groups are stated in a `Behaviour`;
an analysis of the answers must find them again. `surveys.synthetic.populations` holds people of
several instruments who belong together: teams, networks, reviewers, clients.
"""

from surveys.synthetic.behaviour import Behaviour, Typical
from surveys.synthetic.identifiers import PlantedKind, identity_code
from surveys.synthetic.open_answers import OpenAnswer, Planted, open_answers, planted_in
from surveys.synthetic.sheet import respond

__all__ = [
    "Behaviour",
    "OpenAnswer",
    "Planted",
    "PlantedKind",
    "Typical",
    "identity_code",
    "open_answers",
    "planted_in",
    "respond",
]
