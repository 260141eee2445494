"""The gate between surveys and analysis: nothing passes that would give someone away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import narwhals as nw

from surveys.anonymisation.keycodes import check_keys
from surveys.anonymisation.pseudonyms import LENGTH
from surveys.anonymisation.risk import (
    RULES,
    Violations,
    diversity,
    k_anonymity,
    unit_violations,
    violations,
)
from surveys.anonymisation.rule import DisclosureRule
from surveys.cleaning.frames import Frame, fields_in
from surveys.errors import DisclosureError, listed
from surveys.model import Disclosure, Field, Instrument, Kind
from surveys.responses import DURATION

_PSEUDONYM = f"^[a-z2-7]{{{LENGTH}}}$"


@dataclass(frozen=True, slots=True)
class RiskReport:
    """What the gate saw: counts and column names, never a value.

    Parameters
    ----------
    records, k, keys
        Of the frame and the rule.
    smallest
        Way of counting blanks → size of the smallest class.
    violating
        Way of counting blanks → records and classes under k.
    units
        The same for distinct units, when the rule names a unit.
    l
        Of the rule.
    alike
        Sensitive field → records in classes that give fewer than l different answers to it,
        under the way of counting blanks that finds most.
    identifiers, free_texts
        Fields that may not be there but hold values.
    uncovered
        Key fields of the instrument that hold values but are not among the rule's keys.
    traces
        What leads back to the platform: its response ids, the exact time of submission.
    """

    records: int
    k: int
    keys: tuple[str, ...]
    smallest: dict[str, int]
    violating: dict[str, Violations]
    units: Violations | None
    l: int  # noqa: E741 - the literature's name
    alike: dict[str, int]
    identifiers: tuple[str, ...]
    free_texts: tuple[str, ...]
    uncovered: tuple[str, ...]
    traces: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Why the frame may not be released, one sentence part for each reason."""
        return tuple(_faults(self))

    @property
    def allowed(self) -> bool:
        """Whether the frame may be released."""
        return not self.faults

    def to_json(self) -> str:
        """Return the report as JSON."""
        whole = {**asdict(self), "allowed": self.allowed, "faults": self.faults}
        return json.dumps(whole, ensure_ascii=False, indent=2)


def _faults(report: RiskReport) -> Iterator[str]:
    for name, found in (*report.violating.items(), ("units", report.units)):
        if found is not None and found.records:
            counted = "distinct units" if name == "units" else f"records, blanks as {name}"
            yield (
                f"{found.records} record(s) in {found.classes} class(es) of fewer than "
                f"{report.k} ({counted})"
            )
    for field, records in report.alike.items():
        if records:
            yield f"{records} record(s) whose class gives fewer than {report.l} answers to {field}"
    if report.identifiers:
        yield f"direct identifiers: {listed(report.identifiers)}"
    if report.free_texts:
        yield f"free text: {listed(report.free_texts)}"
    if report.uncovered:
        yield f"key fields that the rule does not count: {listed(report.uncovered)}"
    if report.traces:
        yield f"traces of the platform: {listed(report.traces)}"


def check(frame: Frame, rule: DisclosureRule, instrument: Instrument) -> RiskReport:
    """Measure a frame against a rule.

    Parameters
    ----------
    frame
        After anonymisation.
    rule
        What must hold.
    instrument
        As asked in the wave; says which fields are identifiers, free text and keys.

    Raises
    ------
    DefinitionError
        A key, a sensitive field or the unit of the rule is not in the frame.
    """
    check_keys(frame, rule.keys)
    present = [field for field in fields_in(frame, instrument) if _holds(frame, field.name)]
    names = {kind: _of(present, instrument, kind) for kind in Disclosure}
    identifiers = names[Disclosure.IDENTIFIER]
    allowed = {*rule.texts, *identifiers}
    written = [field.name for field in present if field.kind is Kind.TEXT]
    free = {*written, *names[Disclosure.FREE_TEXT]} - allowed
    return RiskReport(
        records=len(frame),
        k=rule.k,
        keys=rule.keys,
        smallest={one: k_anonymity(frame, rule.keys, one) for one in RULES},
        violating={one: violations(frame, rule.keys, rule.k, one) for one in RULES},
        units=unit_violations(frame, rule.keys, rule.k, rule.unit) if rule.unit else None,
        l=rule.l,
        alike={field: _alike(frame, rule, field) for field in rule.sensitive},
        identifiers=identifiers,
        free_texts=tuple(field.name for field in present if field.name in free),
        uncovered=tuple(one for one in names[Disclosure.KEY] if one not in rule.keys),
        traces=tuple(_traces(frame)),
    )


def release(frame: Frame, rule: DisclosureRule, instrument: Instrument) -> Frame:
    """Return the frame, sorted by response id, if the rule lets it pass.

    Parameters
    ----------
    frame, rule, instrument
        As `check`.

    Raises
    ------
    DisclosureError
        It does not pass: too few records share their keys under one of the ways to count
        blanks (a blank as a value is the strictest), those who share them gave too few
        different sensitive answers, or identifiers, free text, uncovered
        keys or traces of the platform are left. The message has counts and column names only.
    """
    refuse(check(frame, rule, instrument), instrument)
    return frame.sort("response_id")


def refuse(report: RiskReport, instrument: Instrument) -> None:
    """Raise DisclosureError when the report does not let the frame pass, or return."""
    if not report.allowed:
        raise DisclosureError(
            "; ".join(report.faults),
            expected=f"{report.k} or more records for each combination of keys, "
            "and nothing that names anyone",
            where=f"instrument {instrument.name}",
            advice="Generalise or suppress keys, suppress sensitive answers, and pseudonymise or "
            "remove the fields named.",
        )


def _alike(frame: Frame, rule: DisclosureRule, field: str) -> int:
    found = (diversity(frame, rule.keys, field, blanks=blanks) for blanks in RULES)
    return max(one.under(rule.l) for one in found)


def _of(present: list[Field], instrument: Instrument, kind: Disclosure) -> tuple[str, ...]:
    return tuple(field.name for field in present if instrument[field.item].disclosure is kind)


def _holds(frame: Frame, name: str) -> bool:
    return not frame[name].is_null().all()


def _traces(frame: Frame) -> Iterator[str]:
    ids = frame["response_id"].cast(nw.String)
    # The end of a text matches before a line break too, so the length is asked as well.
    fits = ids.str.contains(_PSEUDONYM) & (ids.str.len_chars() == LENGTH)
    if ids.is_null().any() or not fits.all():
        yield "response_id (the platform's own)"
    if "submitted" in frame.columns and _holds(frame, "submitted"):
        time = nw.col("submitted")
        exact = ~time.is_null() & (time > time.dt.truncate("1d")).fill_null(value=False)
        if frame.select(exact=exact)["exact"].any():
            yield "submitted (time of day)"
    if DURATION in frame.columns and _holds(frame, DURATION):
        yield f"{DURATION} (time taken to answer)"
