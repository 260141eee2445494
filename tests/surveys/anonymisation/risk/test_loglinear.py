from __future__ import annotations

import numpy as np
import pytest

from surveys.anonymisation.risk.loglinear import MODELS, fits, without_own


def table(
    seed: int, *spans: int, records: int = 4000
) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(int(np.prod(spans))))
    return rng.multinomial(records, shares).reshape(spans)


def test_models_from_simple_to_rich() -> None:
    sample = table(1, 3, 4, 2, 2)
    found = list(fits(sample, 3))
    assert [one.model for one in found] == list(MODELS)
    for fit in found:
        assert fit.means.shape == sample.shape
        assert fit.means.sum() == pytest.approx(4000, rel=0.01)
    assert np.ptp(found[0].means) == 0
    assert [one.parameters for one in found[:2]] == [0, 2 + 3 + 1 + 1]
    assert found[1].parameters < found[2].parameters < found[3].parameters < sample.size - 1
    errors = [np.abs(one.means - sample).sum() for one in found]
    assert errors == sorted(errors, reverse=True)


def test_independent_keys_have_the_margins_of_the_sample() -> None:
    sample = table(2, 3, 4, 2)
    *_, fit = fits(sample, 1)
    for axes in ((1, 2), (0, 2), (0, 1)):
        assert fit.means.sum(axis=axes) == pytest.approx(sample.sum(axis=axes))


def test_strong_pairs_are_kept_and_chance_is_not() -> None:
    strong = np.zeros((2, 2, 2), dtype=np.int64)
    strong[0, 0], strong[1, 1] = 500, 500
    *_, fit = fits(strong, 2)
    assert fit.means[0, 0].sum() == pytest.approx(1000, rel=0.01)
    even = np.full((2, 2, 2), 100)
    *_, flat = fits(even, 2)
    assert flat.means == pytest.approx(even)
    assert flat.parameters == 3


def test_means_without_own_records_are_lower() -> None:
    sample = table(3, 6, 6, 6, records=300)
    *_, fit = fits(sample, 2)
    own = fit.means[sample == 1]
    rest = without_own(sample, 2, 5, np.random.default_rng(1))
    assert rest.shape == own.shape
    assert rest.mean() < own.mean()


def test_a_single_record_has_nothing_else_to_be_fitted_to() -> None:
    assert without_own(np.array([[1, 0], [0, 0]]), 1, 5, np.random.default_rng(1)).tolist() == [0]
