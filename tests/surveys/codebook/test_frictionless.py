"""The Table Schema is one that Frictionless takes."""

from __future__ import annotations

import json

import pytest

from surveys.codebook import codebook_of
from surveys.codebook.formats import write
from surveys.instruments import INSTRUMENTS
from surveys.model import Instrument


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_frictionless_takes_the_schema(instrument: Instrument) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    codebook = codebook_of(instrument, [wave.name for wave in instrument.waves])
    files = write(codebook, "csv")
    (name,) = [name for name in files if name.endswith(".json")]
    plain = json.loads(files[name])
    schema = frictionless.Schema.from_descriptor(plain)
    assert [field.name for field in schema.fields] == [one.name for one in codebook.variables]
    assert schema.missing_values == plain["missingValues"]
