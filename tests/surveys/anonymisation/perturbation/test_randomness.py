from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from surveys.anonymisation.perturbation.randomness import uniforms
from surveys.errors import UsageError
from surveys.model import Instrument

from .conftest import KEY, wave

IDS = [f"{number}" for number in range(4000)]


def test_numbers_are_even_and_uncorrelated(instrument: Instrument) -> None:
    drawn = uniforms(KEY, instrument, "add_noise", 0, "age", IDS, count=2)
    assert drawn.shape == (4000, 2)
    assert 0 < drawn.min() < drawn.max() < 1
    # Chi-squared with 19 degrees of freedom: 52 has odds of one in 10,000.
    counts = np.histogram(drawn, bins=20, range=(0, 1))[0]
    assert ((counts - 400) ** 2 / 400).sum() < 52
    assert abs(np.corrcoef(drawn[:, 0], drawn[:, 1]).min()) < 0.06


def test_a_record_has_its_numbers_whoever_else_is_there(instrument: Instrument) -> None:
    drawn = uniforms(KEY, instrument, "pram", 0, "age", IDS)
    some = uniforms(KEY, instrument, "pram", 0, "age", IDS[::-7])
    assert (some == drawn[::-7]).all()
    assert uniforms(KEY, instrument, "pram", 0, "age", []).shape == (0, 1)


def test_key_wave_step_seed_and_field_each_give_others(instrument: Instrument) -> None:
    usual = uniforms(KEY, instrument, "pram", 0, "age", IDS[:9])
    later = replace(instrument, waves=(wave("2028"),))
    others = (
        uniforms(KEY[::-1], instrument, "pram", 0, "age", IDS[:9]),
        uniforms(KEY, later, "pram", 0, "age", IDS[:9]),
        uniforms(KEY, instrument, "add_noise", 0, "age", IDS[:9]),
        uniforms(KEY, instrument, "pram", 1, "age", IDS[:9]),
        uniforms(KEY, instrument, "pram", 0, "income", IDS[:9]),
    )
    assert all((usual != other).all() for other in others)


def test_a_short_key_is_refused_and_not_shown(instrument: Instrument) -> None:
    with pytest.raises(
        UsageError, match=r"step pram: found a key of 6 bytes; expected 32"
    ) as error:
        uniforms(b"secret", instrument, "pram", 0, "age", IDS)
    assert "secret" not in str(error.value)
