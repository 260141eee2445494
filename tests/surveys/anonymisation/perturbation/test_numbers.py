from __future__ import annotations

from math import inf, isnan

import narwhals as nw
import pyarrow as pa

from surveys.anonymisation.perturbation import add_noise, microaggregate, swap_ranks
from surveys.anonymisation.perturbation.numbers import limits
from surveys.model import Instrument

from .conftest import KEY


def test_fields_have_the_limits_of_their_items(instrument: Instrument) -> None:
    fields = instrument.fields
    assert limits(instrument, fields["age"]) == (18, 99)
    assert limits(instrument, fields["score"]) == (1, 5)
    assert limits(instrument, fields["twice"]) == (-inf, inf)


def test_what_is_no_number_stays_none(instrument: Instrument) -> None:
    table = pa.table({"response_id": ["1", "2", "3", "4"], "wide": [1.0, float("nan"), 5.0, None]})
    frame = nw.from_native(table, eager_only=True)
    for after in (
        microaggregate(frame, instrument, fields=["wide"], k=2),
        add_noise(frame, instrument, fields=["wide"], key=KEY),
        swap_ranks(frame, instrument, fields=["wide"], key=KEY),
    ):
        first, second, third, fourth = after["wide"].to_list()
        assert (first != 1, isnan(second), third != 5, fourth) == (True, True, True, None)
