"""How coordinators usually answer, without any effect. Every number here is invented."""

from __future__ import annotations

import numpy as np

from surveys.synthetic.behaviour import Behaviour


def levels(middle: float) -> dict[str, float]:
    """Return shares of the collaboration levels 0–5 that lie around a middle.

    Examples
    --------
    >>> max(levels(3.0), key=levels(3.0).get)
    '3'
    """
    weights = np.exp(-((np.arange(6) - middle) ** 2) / 2.5)
    return {str(level): float(weight) for level, weight in enumerate(weights / weights.sum())}


PARTNERS = {
    "employment": 3.8, "municipality": 3.1, "social_services": 2.9, "health_care": 2.5,
    "kela": 2.4, "pension": 0.9, "occupational_health": 1.4, "employers": 2.6,
    "associations": 2.1, "education": 1.7, "rehabilitation": 2.2,
}  # fmt: skip
"""Partner → the level of collaboration around which answers lie."""

COORDINATORS = Behaviour(
    shares={
        "role": {"regional": 0.08, "local": 0.62, "project": 0.26, "other": 0.04},
        "employer": {
            "municipality": 0.52, "county": 0.18, "state": 0.1, "education": 0.04,
            "association": 0.12, "company": 0.02, "other": 0.02,
        },
        "has_job_description": {"yes": 0.5, "no": 0.5},
        "need_from_2025": {"1": 0.03, "2": 0.07, "3": 0.2, "4": 0.38, "5": 0.32},
        "working_time": {
            "clients": 1.9, "network": 1.4, "employers": 0.9, "advising": 0.7, "development": 0.8,
            "other": 0.6,
        },
        **{f"partners__{name}": levels(middle) for name, middle in PARTNERS.items()},
        "tasks": {"guidance": 0.8, "network": 0.7, "employers": 0.55, "other": 0.1},
    },
)  # fmt: skip
