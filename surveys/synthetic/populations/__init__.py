"""People of several instruments, waves or sides who belong together, with known effects.

Each module states its effects as named constants: what an analysis must find again.
"""

from surveys.synthetic.populations.followed import followed
from surveys.synthetic.populations.learners import learners
from surveys.synthetic.populations.networks import network_answers
from surveys.synthetic.populations.notices import notices
from surveys.synthetic.populations.reviews import reviews
from surveys.synthetic.populations.simulate import simulate
from surveys.synthetic.populations.teams import Dyads, dyads

__all__ = [
    "Dyads",
    "dyads",
    "followed",
    "learners",
    "network_answers",
    "notices",
    "reviews",
    "simulate",
]
