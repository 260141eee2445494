"""A plan: the steps a frame goes through, and the record of what each of them changed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, get_type_hints

from surveys.cleaning.changes import changes
from surveys.cleaning.frames import Frame
from surveys.cleaning.names import check_names, unasked, without_unasked
from surveys.errors import DefinitionError, UsageError, listed, near
from surveys.kinds import fits, in_words
from surveys.model import Instrument

StepFunction: TypeAlias = Callable[..., Frame]
"""Takes the frame, the instrument as asked in the wave, and options by name."""

SUPPLIED = "key"
"""The one option that never stands in a study file: whoever runs the plan hands it over."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan.

    Parameters
    ----------
    name
        As it stands in the study file and in the record.
    function
        Takes the frame and the instrument, returns a new frame.
    options
        Handed to the function by name.
    reason
        Why the step is taken, in words for the reader of the record.
    """

    name: str
    function: StepFunction
    options: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""

    @property
    def needs_key(self) -> bool:
        """Whether the runner must hand over the secret key."""
        return SUPPLIED in inspect.signature(self.function).parameters


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in the order in which they are taken."""

    steps: tuple[Step, ...] = ()

    def check(self, instrument: Instrument) -> None:
        """Raise DefinitionError when a step names a field that no wave of it has."""
        for step in self.steps:
            check_names(step.name, step.function, step.options, instrument)


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What one step changed.

    Parameters
    ----------
    step
        Name of the step.
    reason
        As in the plan.
    rows_before, rows_after
        Responses.
    cells_changed
        Cells whose value or reason for being missing differs, in responses that stayed.
    columns
        Columns changed, added or removed.
    """

    step: str
    reason: str
    rows_before: int
    rows_after: int
    cells_changed: int
    columns: tuple[str, ...]

    def __str__(self) -> str:
        rows = self.rows_before - self.rows_after
        place = f" in {listed(self.columns)}" if self.columns else ""
        return (
            f"{self.step}: {rows} response(s) dropped, {self.cells_changed} cell(s) changed"
            f"{place} ({self.reason})"
        )


class StepMaker(Protocol):
    """Returns a step by its name, its options checked; see `step_maker`."""

    def __call__(self, name: str, /, *, reason: str, **options: object) -> Step:
        """Return the step."""


def step_maker(known: Mapping[str, StepFunction]) -> StepMaker:
    """Return the function that makes the steps of one part of the line.

    It takes the name of a step, the reason why it is taken (printed in the record of the data)
    and the options of the step by name. The secret key is no option: ``run(…, key=…)`` hands it
    over.

    Parameters
    ----------
    known
        Name → function of the step.

    Returns
    -------
    function
        It raises DefinitionError when the step or an option is unknown, an option is missing or
        of the wrong kind, or no reason is given.

    Examples
    --------
    >>> from surveys.cleaning.steps import keep_last
    >>> make = step_maker({"keep_last": keep_last})
    >>> make("keep_last", reason="answered twice", by="link_code").options
    {'by': 'link_code'}
    """

    def step(name: str, /, *, reason: str, **options: object) -> Step:
        _check_step(name, known, reason)
        _check_options(name, known[name], options)
        return Step(name, known[name], options, reason)

    return step


def _check_step(name: str, known: Mapping[str, StepFunction], reason: str) -> None:
    if name not in known:
        raise DefinitionError(
            f"step {name!r}",
            expected=f"one of {listed(known, most=20)}",
            where="plan",
            advice=near(name, known),
        )
    if not reason.strip():
        raise DefinitionError(
            f"step {name!r} without a reason",
            expected="a sentence saying why",
            where="plan",
            advice=f'Add reason = "…" to {name}; it is printed in the record of the data.',
        )


def _check_options(name: str, function: StepFunction, options: Mapping[str, object]) -> None:
    parameters = [*inspect.signature(function).parameters.values()][2:]
    allowed = [one.name for one in parameters if one.name != SUPPLIED]
    hints = get_type_hints(function)
    for option, value in options.items():
        if option not in allowed:
            raise DefinitionError(
                f"option {option!r}",
                expected=f"one of {listed(allowed) or 'no options'}",
                where=f"step {name}",
                advice=near(option, allowed),
            )
        if not fits(value, hints[option]):
            raise DefinitionError(
                f"{option} = {value!r}", expected=in_words(hints[option]), where=f"step {name}"
            )
    for one in parameters:
        if one.default is one.empty and one.name in allowed and one.name not in options:
            raise DefinitionError(
                f"no option {one.name!r}", expected="a value for it", where=f"step {name}"
            )


def run(
    frame: Frame,
    plan: Plan,
    instrument: Instrument,
    *,
    key: bytes | None = None,
    whole: Instrument | None = None,
) -> tuple[Frame, tuple[StepRecord, ...]]:
    """Take a frame through a plan.

    Parameters
    ----------
    frame
        One wave's answers: ``nw.from_native(responses.frame, eager_only=True)``.
    plan
        The steps.
    instrument
        As asked in the wave: ``instrument.at(wave)``.
    key
        The secret key, for the steps that make pseudonyms.
    whole
        The instrument over all waves, when the plan is for all of them: a field that a step
        names and only other waves asked is passed over.

    Returns
    -------
    tuple
        The new frame, and one record for each step.

    Raises
    ------
    UsageError
        A step needs the key and none was handed over.
    """
    records: list[StepRecord] = []
    gone = unasked(whole or instrument, instrument)
    for step in plan.steps:
        options = without_unasked(step.function, step.options, gone)
        after = frame if options is None else _apply(step, options, frame, instrument, key)
        records.append(_record(step, frame, after))
        frame = after
    return frame, tuple(records)


def _apply(
    step: Step,
    options: Mapping[str, object],
    frame: Frame,
    instrument: Instrument,
    key: bytes | None,
) -> Frame:
    if not step.needs_key:
        return step.function(frame, instrument, **options)
    if key is None:
        raise UsageError(
            f"step {step.name} without a key",
            expected="the secret key",
            where="plan",
            advice="Name its file: `tkk run --key FILE`, or the variable TKK_KEY_FILE; "
            "`tkk key create` makes one.",
        )
    return step.function(frame, instrument, **options, key=key)


def _record(step: Step, before: Frame, after: Frame) -> StepRecord:
    found = changes(before, after)
    return StepRecord(step.name, step.reason, len(before), len(after), found.cells, found.columns)
