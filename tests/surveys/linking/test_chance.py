"""How often strangers agree, against counting."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from surveys.linking.chance import chance, evidence_chance
from surveys.linking.slips import one_slip

from .people import code


@pytest.mark.parametrize("shape", ["999", "a9", "99a"])
def test_the_chance_is_what_is_counted_among_strangers(shape: str) -> None:
    dice = random.Random(5)  # noqa: S311 # no secret, only repeatable
    codes = [code(dice, shape) for _ in range(2000)]
    pairs = list(combinations(codes[:1000], 2))
    found = chance(codes)
    assert found.same == pytest.approx(sum(a == b for a, b in pairs) / len(pairs), rel=0.1)
    assert found.slip == pytest.approx(sum(one_slip(a, b) for a, b in pairs) / len(pairs), rel=0.1)


def test_codes_of_two_lengths() -> None:
    dice = random.Random(6)  # noqa: S311 # no secret, only repeatable
    codes = [code(dice, dice.choice(("999", "99"))) for _ in range(1000)]
    pairs = list(combinations(codes, 2))
    # A sign left out of a run is counted at each of its places, so the formula is a little high.
    counted = sum(one_slip(a, b) for a, b in pairs) / len(pairs)
    assert counted < chance(codes).slip < 1.15 * counted


@pytest.mark.parametrize("codes", [[], ["ko07io"]])
def test_hardly_any_codes(codes: list[str]) -> None:
    assert 0 <= chance(codes).same <= chance(codes).slip < 1e-3


def test_evidence_of_strangers_against_counting() -> None:
    dice = np.random.default_rng(4)
    fields = [dice.integers(-1, 2, 600), dice.integers(-1, 5, 600)]
    agree, contradict = [], []
    for a, b in combinations(range(600), 2):
        known = [(one[a], one[b]) for one in fields if one[a] >= 0 <= one[b]]
        agree.append(sum(x == y for x, y in known))
        contradict.append(any(x != y for x, y in known))
    both = [float((one >= 0).mean()) ** 2 for one in fields]
    for required in (0, 1, 2):
        counted = np.mean([a >= required and not c for a, c in zip(agree, contradict, strict=True)])
        assert evidence_chance(fields, both, required) == pytest.approx(counted, rel=0.05)


def test_no_evidence_rules_nobody_out() -> None:
    assert evidence_chance([], [], 0) == 1
    assert evidence_chance([np.array([3])], [1.0], 1) == 1
    assert evidence_chance([np.array([], dtype=np.int64)], [0.0], 0) == 1
