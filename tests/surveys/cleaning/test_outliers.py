from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from surveys.cleaning.frames import texts
from surveys.cleaning.outliers import (
    Fences,
    Rule,
    fences,
    flag_outliers,
    set_outliers_missing,
)
from surveys.errors import DefinitionError
from surveys.model import Instrument

from .conftest import OnEngine, Read

NUMBERS = np.arange(1.0, 22.0)


def test_tukeys_fences() -> None:
    # Quartiles 6 and 16.
    assert fences(NUMBERS) == Fences(-9, 31)
    assert fences(NUMBERS, factor=3) == Fences(-24, 46)


def test_fences_on_logarithms_leave_out_what_has_none() -> None:
    found = fences(np.append(np.exp(NUMBERS), [0, -5, np.nan]), "log_tukey")
    assert found is not None
    assert np.log([found.low, found.high]).tolist() == pytest.approx([-9, 31])


def test_the_median_absolute_deviation() -> None:
    # Median 11, deviations 0 to 10 twice: their median is 5.
    found = fences(NUMBERS, "mad", 2)
    assert found == Fences(11 - 2 * 1.4826 * 5, 11 + 2 * 1.4826 * 5)


def test_the_adjusted_boxplot_follows_the_skewness() -> None:
    skewed = NUMBERS**2
    # Medcouple by its definition: the median of (x_i + x_j - 2m) / (x_j - x_i) over x_i ≤ m ≤ x_j.
    middle = np.median(skewed)
    pairs = [
        (high + low - 2 * middle) / (high - low)
        for low in skewed[skewed < middle]
        for high in skewed[skewed > middle]
    ]
    zeros = [1.0] * 10 + [-1.0] * 10 + [0.0]
    couple = np.median([*pairs, *zeros])
    first, third = np.quantile(skewed, [0.25, 0.75])
    found = fences(skewed, "adjusted")
    assert found is not None
    assert couple > 0
    assert found.low == pytest.approx(first - 1.5 * np.exp(-4 * couple) * (third - first))
    assert found.high == pytest.approx(third + 1.5 * np.exp(3 * couple) * (third - first))
    turned = fences(-skewed, "adjusted")
    assert turned is not None
    assert [-turned.high, -turned.low] == pytest.approx([found.low, found.high])


def test_of_many_numbers_evenly_spaced_ones_stand_for_all() -> None:
    drawn = np.random.default_rng(3).lognormal(size=20_000)
    many, some = fences(drawn, "adjusted"), fences(drawn[:2000], "adjusted")
    assert many is not None
    assert some is not None
    assert many.high == pytest.approx(some.high, rel=0.15)


@pytest.mark.parametrize("rule", ["tukey", "log_tukey", "mad", "adjusted"])
def test_few_or_equal_numbers_have_no_fences(rule: Rule) -> None:
    assert fences(NUMBERS[:19], rule) is None
    assert fences(np.full(30, 5.0), rule) is None
    assert fences(np.array([]), rule) is None


def test_outliers_are_flagged_or_removed(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    years = [*range(1, 21), 40, ""]
    frame = frame_of(read(*({"years": str(one)} for one in years)))
    notes: list[str] = []
    flagged = flag_outliers(frame, instrument, fields=["years", "time__other"], note=notes.append)[
        "flag__outlier"
    ]
    assert [place for place, one in enumerate(flagged.fill_null(value=False).to_list()) if one] == [
        20
    ]
    # The time of the one without years is the same as everybody's, which cannot be judged.
    assert flagged.is_null().to_list() == [False] * 21 + [True]
    assert notes == [
        "years: 1 answer beyond about -9 to 31",
        "time__other: too few or too equal answers to judge",
        "1 flagged of 21 responses that could be judged",
    ]
    removed = set_outliers_missing(frame, instrument, fields=["years"], rule="mad")
    assert texts(removed, "years")[19:] == ["20", None, None]
    assert texts(removed, "years__missing")[19:] == [None, "removed", "blank"]


def test_zero_stands_out_of_no_logarithms(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read(*({"years": str(one)} for one in [0, *range(10, 31)])))
    removed = set_outliers_missing(frame, instrument, fields=["years"], rule="log_tukey")
    assert texts(removed, "years")[0] == "0"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fields": ["role"]}, "a field of numbers"),
        ({"fields": ["years"], "factor": 0.0}, "a number over 0"),
        ({"fields": ["years"], "factor": float("nan")}, "a number over 0"),
        ({"fields": ["yaers"]}, "Did you mean 'years'?"),
    ],
)
def test_options_that_do_not_fit(
    read: Read, frame_of: OnEngine, instrument: Instrument, options: dict[str, Any], message: str
) -> None:
    for one in (flag_outliers, set_outliers_missing):
        with pytest.raises(DefinitionError) as raised:
            one(frame_of(read({})), instrument, **options)
        assert message in str(raised.value)
