from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from surveys.anonymisation.keycodes import Codes, Floats
from surveys.anonymisation.risk import PopulationRisk, population_risk, population_risk_of
from surveys.errors import DefinitionError, UsageError

from ..conftest import Make
from .conftest import numbers, read_golden

SPANS = (4, 6, 8, 10)
CELLS = 1920


def independent(rng: np.random.Generator) -> Floats:
    shares = [rng.dirichlet(np.ones(span)) for span in SPANS]
    return np.asarray(np.einsum("i,j,k,l", *shares), dtype=np.float64).ravel()


def correlated(rng: np.random.Generator) -> Floats:
    shares = sum(weight * independent(rng) for weight in (0.5, 0.3, 0.2))
    return np.asarray(shares)


def long_tailed(rng: np.random.Generator) -> Floats:
    return rng.permutation(1 / np.arange(1, CELLS + 1) ** 1.3)


def log_normal(rng: np.random.Generator) -> Floats:
    return np.exp(rng.normal(0, 2, size=CELLS))


def sample(
    shares: Floats, people: int, fraction: float, rng: np.random.Generator
) -> tuple[Codes, float, float]:
    """Return a sample, and what is expected over all samples of this population."""
    population = rng.multinomial(people, shares / shares.sum())
    drawn = rng.binomial(population, fraction)
    rows = np.repeat(np.arange(CELLS), drawn)
    occupied = population[population > 0]
    uniques = fraction * (population == 1).sum()
    matches = (fraction * (1 - fraction) ** (occupied - 1.0)).sum()
    return np.column_stack(np.unravel_index(rows, SPANS)), float(uniques), float(matches)


@pytest.mark.parametrize(
    ("shares", "people"),
    [(independent, 60_000), (correlated, 60_000), (long_tailed, 60_000), (log_normal, 30_000)],
)
@pytest.mark.parametrize("fraction", [0.1, 0.3])
def test_simulated_populations_within_ten_per_cent(
    shares: Callable[[np.random.Generator], Floats], people: int, fraction: float
) -> None:
    rng = np.random.default_rng(7)
    ratios = []
    for _ in range(2):
        codes, uniques, matches = sample(shares(rng), people, fraction, rng)
        found = population_risk_of(codes, fraction)
        ratios.append((found.uniques / uniques, found.matches / matches))
    assert np.mean(ratios, axis=0) == pytest.approx([1, 1], abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("shares", [independent, correlated, long_tailed, log_normal])
def test_one_in_a_hundred_of_simulated_populations(
    shares: Callable[[np.random.Generator], Floats],
) -> None:
    rng = np.random.default_rng(8)
    truth, estimates = np.zeros(2), np.zeros(2)
    for _ in range(8):
        codes, uniques, matches = sample(shares(rng), 300_000, 0.01, rng)
        found = population_risk_of(codes, 0.01)
        truth += (uniques, matches)
        estimates += (found.uniques, found.matches)
    assert estimates[1] / truth[1] == pytest.approx(1, abs=0.1)


def test_the_whole_population_is_known(make: Make) -> None:
    frame = make({"area": ["n", "n", "s"], "role": ["a", "a", "b"]})
    found = population_risk(frame, ["area", "role"], 1)
    assert found == PopulationRisk(1, 1.0, 1.0, 1, 4, "none needed", "none", ())


def test_a_key_that_identifies(make: Make) -> None:
    frame = make({"name": ["a", "b", "c", "d", "d"], "role": ["x"] * 5})
    found = population_risk(frame, ["name", "role"], 0.01)
    assert (found.sample_uniques, found.uniques, found.matches) == (3, 3, 3)
    assert found.candidates == ()


def test_one_key(make: Make) -> None:
    found = population_risk(make({"area": ["n"] * 4 + ["s"] * 3 + ["e"]}), ["area"], 0.5)
    assert {one.model for one in found.candidates} == {"equal cells"}
    assert 0 < found.uniques < found.matches < 1


def test_no_uniques_and_no_records(make: Make) -> None:
    frame = make({"area": ["n", "n"]})
    assert population_risk(frame, ["area"], 0.1).matches == 0
    assert population_risk(frame.head(0), ["area"], 0.1).sample_uniques == 0


@pytest.mark.parametrize("area", [["n"], ["n", "s"], ["n", "n", "s"], ["n", "n", "n", "s"]])
def test_few_records(make: Make, area: list[str]) -> None:
    frame = make({"area": area, "role": ["a"] * len(area)})
    for keys in (["area"], ["area", "role"]):
        found = population_risk(frame, keys, 0.5)
        assert 0 <= found.uniques <= found.matches <= found.sample_uniques


def test_the_best_model_has_the_lowest_score() -> None:
    rng = np.random.default_rng(1)
    codes, _, _ = sample(independent(rng), 20_000, 0.1, rng)
    found = population_risk_of(codes, 0.1)
    best = min(found.candidates, key=lambda one: one.score)
    assert (best.model, best.shape) == (found.model, found.shape)
    assert found == population_risk_of(codes, 0.1)
    assert found == population_risk_of(codes[::-1], 0.1)


@pytest.mark.parametrize("shares", [independent, log_normal])
def test_tables_too_large_to_go_through(
    shares: Callable[[np.random.Generator], Floats], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(3)
    codes, uniques, matches = sample(shares(rng), 40_000, 0.1, rng)
    monkeypatch.setattr("surveys.anonymisation.risk.population._MOST_CELLS", 100)
    found = population_risk_of(codes, 0.1)
    assert {one.model for one in found.candidates} == {"equal cells", "independent keys"}
    assert found.uniques == pytest.approx(uniques, rel=0.15)
    assert found.matches == pytest.approx(matches, rel=0.1)


def test_tables_too_large_for_keys_that_interact(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    codes, uniques, _ = sample(independent(rng), 40_000, 0.3, rng)
    monkeypatch.setattr("surveys.anonymisation.risk.population._MOST_PAIRED", 100)
    found = population_risk_of(codes, 0.3)
    assert found.model == "independent keys"
    assert found.uniques == pytest.approx(uniques, rel=0.1)


@pytest.mark.parametrize("fraction", [0, -0.1, 1.1, float("nan")])
def test_fractions_are_shares(make: Make, fraction: float) -> None:
    with pytest.raises(UsageError, match="above 0 and up to 1"):
        population_risk(make({"area": ["n"]}), ["area"], fraction)
    with pytest.raises(DefinitionError, match="Did you mean 'area'"):
        population_risk(make({"area": ["n"]}), ["arae"], 0.1)


def test_a_real_population_that_is_sampled() -> None:
    """Public test data as the population, three in ten of it as a sample of 1,400 records."""
    frame = read_golden("data/testdata.csv")
    keys = ["urbrur", "roof", "walls", "water", "electcon", "relat", "sex"]
    people = np.asarray(numbers("testdata_kv7_rows.csv", "fk"))
    rng = np.random.default_rng(1)
    ratios = []
    for _ in range(3):
        rows = np.flatnonzero(rng.random(len(frame)) < 0.3)
        found = population_risk(frame[rows.tolist()], keys, 0.3)
        ratios.append(found.matches / (0.3 * 0.7 ** (people - 1) / people).sum())
    assert np.mean(ratios) == pytest.approx(1, abs=0.2)
