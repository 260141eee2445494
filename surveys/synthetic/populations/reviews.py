"""Fidelity reviews: two reviewers score each site, then they agree.

Built in: on each item the reviewers give the same score with the probability `AGREEMENT`, else
scores that differ by one; the consensus is one of the two. Sites differ, and all gain
`IMPROVEMENT` by the second review. Every number here is invented.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from surveys.instruments.fidelity import fidelity
from surveys.model import Number, Wave
from surveys.synthetic.behaviour import Behaviour
from surveys.synthetic.leanings import Integers, generator, rank_of
from surveys.synthetic.measuring import amounts, number_texts
from surveys.synthetic.populations.areas import areas_of
from surveys.synthetic.sheet import respond
from surveys.synthetic.usual import usual_numbers

AGREEMENT = 0.75
"""Share of items on which the two reviewers give the same score."""
SITE_SHARE = 0.25
"""Share of the variance of an item's leaning that lies between sites."""
IMPROVEMENT = 0.5
"""Rise from the first review to the second, in standard deviations of a leaning."""
SCORES = (0.08, 0.14, 0.24, 0.3, 0.24)
"""Shares of the scores 1 to 5 in the first review."""
RATERS = ("a", "b", "consensus")
_GRIDS = ("ips_staffing", "ips_organisation", "ips_services")


def reviews(seed: int, wave: str, sites: int) -> pd.DataFrame:
    """Return the reviews of sites: by reviewer a, by reviewer b and by both, three for each.

    Parameters
    ----------
    seed
        Equal seeds give equal sites in both waves.
    wave
        "first" or "second".
    sites
        How many.

    Examples
    --------
    >>> reviews(seed=1, wave="first", sites=2)["rater"].tolist()
    ['a', 'b', 'consensus', 'a', 'b', 'consensus']
    """
    fields = [one.name for grid in _GRIDS for one in fidelity[grid].fields]
    scores = _scores(seed, wave, sites, len(fields))
    people = pd.DataFrame(
        {
            **_facts(seed, wave, sites),
            "person": np.arange(3 * sites),
            "rater": np.tile(RATERS, sites),
            **{name: scores[:, place].astype("str") for place, name in enumerate(fields)},
        }
    )
    return respond(fidelity, wave, people, Behaviour(), seed)


def _scores(seed: int, wave: str, sites: int, items: int) -> Integers:
    """Return scores of shape (3 · sites, items): a, b and consensus of each site in turn."""
    lasting = generator(seed, "sites")
    quality = lasting.standard_normal((sites, 1))
    rng = generator(seed, f"scores {wave}")
    gain = IMPROVEMENT if wave == "second" else 0.0
    leaning = np.sqrt(SITE_SHARE) * quality + np.sqrt(1 - SITE_SHARE) * rng.standard_normal(
        (sites, items)
    )
    first = 1 + np.digitize(rank_of(leaning + gain), np.cumsum(SCORES)[:-1])
    # At the ends there is one way to differ only.
    step = np.where(rng.random(first.shape) < 0.5, 1, -1)
    step = np.where(first == 1, 1, np.where(first == len(SCORES), -1, step))
    second = np.where(rng.random(first.shape) < AGREEMENT, first, first + step)
    agreed = np.where(rng.random(first.shape) < 0.5, first, second)
    return np.stack([first, second, agreed], axis=1).reshape(3 * sites, items)


def _facts(seed: int, wave: str, sites: int) -> dict[str, object]:
    """Return what is the same in the three scorings of a site."""
    rng = generator(seed, f"facts {wave}")
    (asked,) = fidelity.at(wave).waves
    facts: dict[str, object] = {
        "site": [f"S-{number:03d}" for number in range(1, sites + 1)],
        "ely": areas_of(np.arange(sites), seed)["ely"].tolist(),
        "review_date": _visits(asked, rng, sites),
    }
    for name in ("coaches", "clients"):
        item = fidelity[name]
        assert isinstance(item, Number)
        values = amounts(rng.standard_normal(sites), usual_numbers(item), item.minimum)
        facts[name] = number_texts(values, item)
    return {name: np.repeat(np.asarray(values), len(RATERS)) for name, values in facts.items()}


def _visits(wave: Wave, rng: np.random.Generator, sites: int) -> list[str]:
    days = rng.integers(0, (wave.closes - wave.opens).days - 30, sites)
    return list((pd.Timestamp(wave.opens) + pd.to_timedelta(days, unit="D")).strftime("%Y-%m-%d"))
