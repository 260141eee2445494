from __future__ import annotations

import json
from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pytest

from surveys.anonymisation.utility import utility
from surveys.cleaning import Frame
from surveys.errors import DefinitionError
from surveys.model import Instrument
from tests.small import small_instrument

approx: Any = pytest.approx


@pytest.fixture
def instrument() -> Instrument:
    return small_instrument().at("2026")


@pytest.fixture(params=["pandas", "pyarrow"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def framed(engine: str, **columns: Any) -> Frame:
    rows = len(next(iter(columns.values())))
    data = pd.DataFrame({"response_id": [f"{n:03}" for n in range(rows)], **columns})
    data = data.convert_dtypes()
    if engine == "pyarrow":
        return nw.from_native(pa.Table.from_pandas(data, preserve_index=False), eager_only=True)
    return nw.from_native(data, eager_only=True)


def test_records_are_matched_by_their_ids(engine: str, instrument: Instrument) -> None:
    years = [1, 2, 3, 4, 5, 6] * 6
    roles = ["regional", "local", None] * 12
    before = framed(engine, years=years, role=roles, tasks__guidance=[True, False] * 18)
    after = before[list(range(35, -1, -1))]
    found = utility(before, after, instrument)
    assert (found.matched, found.before, found.after, found.recoded) == (True, 36, 36, ())
    assert found.numbers is not None
    assert (found.numbers.il1s, found.numbers.fields) == (0, ("years",))
    assert found.codes is not None
    assert dict(found.codes.margins) == {"role": 0, "tasks__guidance": 0}
    assert found.propensity is not None
    assert found.propensity.pmse == approx(0, abs=1e-12)
    told = json.loads(json.dumps(found.to_json()))
    assert (told["matched"], told["codes"]["margins"]["role"]) == (True, 0)


def test_records_under_other_ids_are_compared_as_wholes(
    engine: str, instrument: Instrument
) -> None:
    before = framed(engine, years=[1, 2, 3])
    after = framed(engine, response_id=["x", "y"], years=[1, 3])
    found = utility(before, after, instrument)
    assert not found.matched
    assert found.numbers is not None
    assert (found.numbers.il1s, found.numbers.mean_drift) == (None, (0,))
    assert found.codes is None
    same = framed(engine, years=[2])
    alone = utility(same, same, instrument)
    assert (alone.matched, alone.propensity) == (True, None)
    assert alone.to_json()["propensity"] is None


def test_recoded_fields_are_named_and_left_out(engine: str, instrument: Instrument) -> None:
    before = framed(engine, years=[1, 2], role=["regional", "local"], tasks__training=[True, False])
    after = framed(
        engine, years=["few", "many"], role=["all", "all"], tasks__training=[False, False]
    )
    found = utility(before, after, instrument)
    assert set(found.recoded) == {"years", "role"}
    assert found.codes is not None
    assert dict(found.codes.margins) == {"tasks__training": 0.5}
    assert found.numbers is None


def test_a_field_of_which_all_was_removed_is_lost_not_recoded(
    engine: str, instrument: Instrument
) -> None:
    before = framed(engine, years=[1, 2, 3], role=["regional", "local", None])
    after = framed(engine, years=[None] * 3, role=[None] * 3)
    found = utility(before, after, instrument, fields=["years", "role"])
    assert found.numbers is not None
    assert (found.numbers.lost, found.recoded) == (3, ())
    assert found.codes is not None
    assert found.codes.margins["role"] == approx(2 / 3)


def test_many_terms_are_compared_without_their_products(
    engine: str, instrument: Instrument
) -> None:
    before = framed(
        engine, years=[1, 2, 3, 4], role=["regional", "local"] * 2, time__a=[1, 3, 2, 2]
    )
    found = utility(before, before, instrument)
    assert found.propensity is not None
    assert found.propensity.parameters == 3


def test_unknown_fields_are_named(engine: str, instrument: Instrument) -> None:
    frame = framed(engine, years=[1, 2])
    with pytest.raises(DefinitionError, match="Did you mean 'years'"):
        utility(frame, frame, instrument, fields=["yaers"])
    with pytest.raises(DefinitionError, match="which the frame no longer has"):
        utility(frame, frame.drop("years"), instrument, fields=["years"])
