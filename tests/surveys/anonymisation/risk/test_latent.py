from __future__ import annotations

import numpy as np
import pytest

from surveys.anonymisation.risk.latent import CLASSES, latent_fits


def test_two_unseen_groups_are_found() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.dirichlet(np.ones(4), size=3), rng.dirichlet(np.ones(4), size=3)
    shares = 0.7 * np.einsum("i,j,k", *first) + 0.3 * np.einsum("i,j,k", *second)
    sample = rng.multinomial(40_000, shares.ravel()).reshape(4, 4, 4)
    fit = next(latent_fits(sample, np.random.default_rng(2)))
    assert (fit.model, fit.parameters) == ("2 latent classes", 1 + 2 * 9)
    assert fit.means.sum() == pytest.approx(40_000)
    assert np.abs(fit.means / 40_000 - shares).sum() < 0.03


def test_more_and_more_classes() -> None:
    sample = np.random.default_rng(3).integers(0, 4, size=(3, 3))
    found = list(latent_fits(sample, np.random.default_rng(1)))
    assert [one.model for one in found] == [f"{one} latent classes" for one in CLASSES]
    assert [one.parameters for one in found] == sorted(one.parameters for one in found)
    assert all(np.isfinite(one.means).all() for one in found)


def test_the_same_start_gives_the_same_result() -> None:
    sample = np.arange(12).reshape(3, 4)
    one, two = (next(latent_fits(sample, np.random.default_rng(5))) for _ in range(2))
    assert one.means.tolist() == two.means.tolist()


def test_the_search_ends_after_some_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveys.anonymisation.risk.latent._ROUNDS", 1)
    sample = np.arange(12).reshape(3, 4)
    assert next(latent_fits(sample, np.random.default_rng(1))).means.sum() == pytest.approx(66)
