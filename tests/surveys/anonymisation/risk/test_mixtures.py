from __future__ import annotations

import numpy as np
import pytest

from surveys.anonymisation.keycodes import Floats
from surveys.anonymisation.risk.mixtures import _FACTORS, Binned, expected, mixtures


def cells(rates: Floats, seed: int = 1) -> Binned:
    counts = np.random.default_rng(seed).poisson(rates)
    records, many = np.unique(counts, return_counts=True)
    mean = np.full(len(records), rates.mean())
    return Binned(records.astype(float), mean, many.astype(float))


def best(binned: Binned) -> str:
    found = list(mixtures(binned))
    for one in found:
        assert one.chances.sum() == pytest.approx(1)
        assert one.chances @ _FACTORS == pytest.approx(1, rel=0.05)
    return min(found, key=lambda one: one.score).shape


@pytest.mark.parametrize(
    ("shape", "rates"),
    [
        ("none", np.full(20_000, 0.7)),
        ("gamma", np.random.default_rng(2).gamma(0.5, 2, size=20_000)),
        ("log-normal", np.exp(np.random.default_rng(3).normal(-1, 1.5, size=20_000))),
        ("power", 3000 / np.random.default_rng(4).permutation(np.arange(1, 20_001))),
        ("bent power", np.random.default_rng(5).pareto(1.2, size=20_000)),
    ],
)
def test_the_true_shape_is_found(shape: str, rates: Floats) -> None:
    assert best(cells(rates)) == shape


def test_power_laws_are_not_tried_where_all_cells_are_as_expected() -> None:
    shapes = [one.shape for one in mixtures(cells(np.full(2000, 0.7)))]
    assert shapes == ["none", "gamma", "log-normal"]


def test_expected_uniques_of_cells_as_the_model_says() -> None:
    none = (_FACTORS == 1).astype(float)
    means = np.array([0.5, 0.5, 2.0])
    uniques, matches = expected(none, means, 0.25)
    others = means * 3
    assert uniques == pytest.approx(np.exp(-others).sum(), rel=0.05)
    assert matches == pytest.approx(((1 - np.exp(-others)) / others).sum(), rel=0.05)
    assert expected(none, means[:0], 0.25) == (0, 0)
