from __future__ import annotations

import json
import math

import numpy as np
import pytest

from surveys.anonymisation.risk import individual_risk, unit_risk
from surveys.errors import DefinitionError, UsageError

from ..conftest import Make, framed, golden
from .conftest import numbers, read_columns


def test_who_recognises_one_recognises_all(make: Make) -> None:
    frame = make({"pair": ["b", "a", "b", None, None]})
    risks = np.array([0.5, 0.25, 0.2, 0.1, 1.0])
    assert unit_risk(frame, risks, "pair") == pytest.approx([0.6, 0.25, 0.6, 0.1, 1])


def test_tiny_risks_are_not_lost() -> None:
    frame = framed({"pair": ["a"] * 3})
    assert unit_risk(frame, np.full(3, 1e-20), "pair") == pytest.approx([3e-20] * 3, rel=1e-14)


def test_records_left_out_add_nothing() -> None:
    frame = framed({"pair": ["a", "a"]})
    assert unit_risk(frame, np.array([0.5, math.nan]), "pair").tolist() == [0.5, 0.5]


def test_no_records(make: Make) -> None:
    assert unit_risk(make({"pair": ["a"]}).head(0), np.zeros(0), "pair").tolist() == []


@pytest.mark.parametrize("risks", [[0.5], [0.5, 1.1], [-0.1, 0.5]])
def test_risks_are_chances_of_all_records(risks: list[float]) -> None:
    with pytest.raises(UsageError, match="one risk from 0 to 1 for each record"):
        unit_risk(framed({"pair": ["a", "b"]}), np.array(risks), "pair")


def test_an_unknown_unit() -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'pair'"):
        unit_risk(framed({"pair": ["a"]}), np.zeros(1), "pairs")


@pytest.mark.parametrize("case", ["testdata_kv5", "testdata_kv7"])
def test_agrees_with_sdcmicro(case: str) -> None:
    facts = json.loads(golden("golden.json").read_text())[case]
    columns = read_columns("data/testdata.csv")
    weights = [float(one or "nan") for one in columns["sampling_weight"]]
    names = [*facts["keyVars"], facts["hhId"]]
    frame = framed({**{name: columns[name] for name in names}, "w": weights})
    rows = individual_risk(frame, facts["keyVars"], weights="w", formula="approximate").rows
    found = unit_risk(frame, rows, facts["hhId"])
    assert found == pytest.approx(numbers(f"{case}_rows.csv", "hier_risk"), rel=1e-11, abs=1e-12)
    assert found.sum() == pytest.approx(facts["global_obj"]["hier_risk_ER"], rel=1e-12)
