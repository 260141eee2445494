from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from surveys.anonymisation import DisclosureRule, check, default_rule, release
from surveys.cleaning import Frame
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from .conftest import Make

IDS = [f"{letter * 16}" for letter in "edcbafgh"]
RULE = DisclosureRule(keys=("area", "age"), k=2)


def frame_with(make: Make, **columns: Any) -> Frame:
    """A frame that passes, but for the columns given."""
    passing: dict[str, Any] = {
        "response_id": IDS[:4],
        "submitted": [dt.datetime(2026, 2, 3), None, None, dt.datetime(2026, 2, 4)],
        "email": [None] * 4,
        "area": ["north", "north", "east", "east"],
        "age": [40, 40, 50, 50],
        "share": [1.5, 2.5, 3.5, 4.5],
    }
    return make(passing | columns)


def test_a_frame_that_passes_comes_back_sorted(make: Make, instrument: Instrument) -> None:
    frame = frame_with(make)
    after = release(frame, RULE, instrument)
    assert texts(after, "response_id") == sorted(IDS[:4])
    report = check(frame, RULE, instrument)
    assert report.allowed
    assert report.smallest == {"value": 2, "wildcard": 2, "ignored": 2}
    assert check(frame.drop("submitted"), RULE, instrument).allowed


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"area": ["north", "north", "east", "west"]},
         "2 record(s) in 2 class(es) of fewer than 2 (records, blanks as value)"),
        ({"area": ["north", "north", "east", None]},
         "2 record(s) in 2 class(es) of fewer than 2 (records, blanks as value)"),
        ({"email": [None, "maija@b.fi", None, None]}, "direct identifiers: email"),
        ({"link_code": ["maija", None, None, None]}, "direct identifiers: link_code"),
        ({"story": ["maija", None, None, None]}, "free text: story"),
        ({"title": ["maija", None, None, None]}, "free text: title"),
        ({"response_id": ["1", "2", "3", "4"]}, "traces of the platform: response_id"),
        ({"response_id": [*IDS[:3], None]}, "traces of the platform: response_id"),
        ({"submitted": [dt.datetime(2026, 2, 3, 14, 5), None, None, None]},
         "traces of the platform: submitted (time of day)"),
        ({"answering_seconds": [840, None, None, None]},
         "traces of the platform: answering_seconds (time taken to answer)"),
    ],
)  # fmt: skip
def test_what_does_not_pass_is_named_without_values(
    make: Make, instrument: Instrument, columns: dict[str, Any], message: str
) -> None:
    with pytest.raises(DisclosureError) as raised:
        release(frame_with(make, **columns), RULE, instrument)
    assert message in str(raised.value)
    assert raised.value.exit_code == 5
    for value in ("north", "east", "west", "maija", "14:05"):
        assert value not in str(raised.value)


def test_what_all_of_a_class_answered_is_not_released(make: Make, instrument: Instrument) -> None:
    rule = DisclosureRule(keys=("area", "age"), k=2, sensitive=("share",))
    assert release(frame_with(make), rule, instrument) is not None
    alike = frame_with(make, share=[1.5, 2.5, 3.5, 3.5])
    assert check(alike, rule, instrument).alike == {"share": 2}
    with pytest.raises(DisclosureError) as raised:
        release(alike, rule, instrument)
    assert "2 record(s) whose class gives fewer than 2 answers to share" in str(raised.value)
    nobody = frame_with(make, share=[1.5, 2.5, None, None])
    assert check(nobody, rule, instrument).allowed


def test_a_wildcard_does_not_open_the_gate(make: Make, instrument: Instrument) -> None:
    report = check(frame_with(make, area=["north", "north", "east", None]), RULE, instrument)
    assert report.violating["wildcard"].records == 0
    assert report.violating["value"].records == 2
    assert not report.allowed


def test_every_key_of_the_instrument_is_counted(make: Make, instrument: Instrument) -> None:
    rule = DisclosureRule(keys=("area",), k=2)
    with pytest.raises(DisclosureError, match="key fields that the rule does not count: age"):
        release(frame_with(make), rule, instrument)
    assert check(frame_with(make, age=[None] * 4), rule, instrument).allowed


def test_short_texts_may_be_allowed_but_never_identifiers(
    make: Make, instrument: Instrument
) -> None:
    rule = DisclosureRule(keys=RULE.keys, k=2, texts=("title", "email"))
    assert check(frame_with(make, title=["A"] * 4), rule, instrument).allowed
    report = check(frame_with(make, email=["a@b.fi"] * 4), rule, instrument)
    assert report.faults == ("direct identifiers: email",)


def test_units_are_counted_beside_records(make: Make, instrument: Instrument) -> None:
    rule = DisclosureRule(keys=RULE.keys, k=2, unit="coordinator")
    frame = frame_with(make, coordinator=["x", "x", "y", "z"])
    assert check(frame, rule, instrument).faults == (
        "2 record(s) in 1 class(es) of fewer than 2 (distinct units)",
    )
    assert check(frame_with(make, coordinator=["x", "v", "y", "z"]), rule, instrument).allowed


def test_the_report_as_json(make: Make, instrument: Instrument) -> None:
    frame = frame_with(make, area=["north", "north", "east", "west"])
    report = json.loads(check(frame, RULE, instrument).to_json())
    assert report["violating"]["value"] == {"records": 2, "classes": 2}
    assert report["allowed"] is False
    assert len(report["faults"]) == 3
    assert "north" not in json.dumps(report)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keys": ()}, "no keys"),
        ({"keys": ("area",), "k": 1}, "k = 1"),
        ({"keys": ("area",), "l": 1}, "l = 1"),
        ({"keys": ("area",), "sensitive": ("area",)}, "'area' as a key and as sensitive"),
    ],
)
def test_a_rule_has_keys_and_a_k(options: dict[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        DisclosureRule(**options)


def test_the_rules_keys_are_columns(make: Make, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'area'"):
        check(frame_with(make), DisclosureRule(keys=("aera",)), instrument)


def test_the_default_rule_counts_language_and_keys(instrument: Instrument) -> None:
    assert default_rule(instrument) == DisclosureRule(keys=("language", "age", "area"), k=5)
    assert default_rule(instrument, k=10).k == 10


def test_a_rule_without_what_a_wave_did_not_ask() -> None:
    rule = DisclosureRule(keys=("age", "area"), k=3, unit="email", texts=("title", "other"))
    assert rule.without(()) == rule
    assert rule.without({"area", "email", "title"}) == DisclosureRule(
        keys=("age",), k=3, texts=("other",)
    )
    with pytest.raises(DefinitionError, match="no keys"):
        rule.without({"age", "area"})
