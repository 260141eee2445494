from __future__ import annotations

from surveys.anonymisation import suppression
from surveys.anonymisation.risk import violations

from ..conftest import Make

TABLE = {"area": ["n", "n", "s", "w", "e"], "role": ["a", "a", "a", "b", "b"]}


def test_the_cost_as_plain_values(make: Make) -> None:
    found = suppression(make(TABLE), ("area", "role"), 2, blanks="wildcard")
    assert found.facts() == {
        "k": 2,
        "blanks": "wildcard",
        "cells": {"area": 2, "role": 0},
        "total": 2,
        "share": 0.2,
        "records": 2,
        "remaining": {"value": 3, "wildcard": 0, "ignored": 1},
    }


def test_what_is_protected_is_counted_anew(make: Make) -> None:
    found = suppression(make(TABLE), ("area", "role"), 2, blanks="wildcard")
    assert found.protected == {"value": 2, "wildcard": 5}
    for rule, left in found.remaining.items():
        assert left == violations(found.frame, ("area", "role"), 2, rule)
