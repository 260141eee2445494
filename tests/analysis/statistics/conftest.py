"""Reference values computed in R, where they are at hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

REFERENCE = Path(__file__).parents[4] / "shared" / "golden" / "statistics"


@pytest.fixture
def golden() -> Callable[[str], Any]:
    """Give a check's values as pytest.approx at its own tolerance."""
    path = REFERENCE / "golden.json"
    if not path.exists():
        pytest.skip("reference values are not at hand")
    checks = {check["id"]: check for check in json.loads(path.read_text(encoding="utf-8"))}

    def approximately(identity: str) -> Any:
        check = checks[identity]
        return {
            name: pytest.approx(value, rel=check["rtol"], abs=1e-12)
            for name, value in check["value"].items()
        }

    return approximately


@pytest.fixture
def column() -> Callable[..., npt.NDArray[np.float64]]:
    """Read one column of a reference input, optionally of the rows where another has a value."""
    if not REFERENCE.exists():
        pytest.skip("reference inputs are not at hand")

    def read(file: str, name: str, **where: str) -> npt.NDArray[np.float64]:
        with (REFERENCE / "in" / file).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        kept = [row[name] for row in rows if all(row[key] == want for key, want in where.items())]
        return np.array([float(text) if text not in ("", "NA") else np.nan for text in kept])

    return read


@pytest.fixture
def likert(column: Callable[..., Any]) -> tuple[Any, Any]:
    """Thirty linked answers on a five-point scale."""
    return column("likert_prepost30.csv", "pre"), column("likert_prepost30.csv", "post")
