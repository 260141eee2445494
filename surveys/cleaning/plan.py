"""A plan: the steps a frame goes through, and the record of what each of them changed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, get_type_hints

from surveys.cleaning.changes import changes
from surveys.cleaning.frames import Frame, texts
from surveys.cleaning.names import check_names, unasked, without_unasked
from surveys.cleaning.tables import is_table
from surveys.errors import DefinitionError, UsageError, listed, near
from surveys.kinds import fits, in_words
from surveys.model import Instrument
from surveys.responses import Problem

StepFunction: TypeAlias = Callable[..., Frame]
"""Takes the frame, the instrument as asked in the wave, and options by name."""

SUPPLIED = frozenset({"key", "wave", "problems", "columns", "read_ids", "note"})
"""Options that never stand in a study file: a step that names one gets it from `run`.

`key`, `wave`, `problems` and `columns` are what `run` was handed over, `read_ids` the ids of the
responses that the plan began with, and `note` is told what a reader of the record should know.
"""


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
    def supplied(self) -> frozenset[str]:
        """The options that the runner hands over."""
        return SUPPLIED & inspect.signature(self.function).parameters.keys()

    @property
    def needs_key(self) -> bool:
        """Whether the runner must hand over the secret key."""
        return "key" in self.supplied


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
    notes
        What else the step has to say, such as how many answers nobody has reviewed; counts and
        names of columns, never what somebody answered.
    """

    step: str
    reason: str
    rows_before: int
    rows_after: int
    cells_changed: int
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        rows = self.rows_before - self.rows_after
        place = f" in {listed(self.columns)}" if self.columns else ""
        return (
            f"{self.step}: {rows} response(s) dropped, {self.cells_changed} cell(s) changed"
            f"{place} ({self.reason}){''.join(f'; {note}' for note in self.notes)}"
        )


class StepMaker(Protocol):
    """Returns a step by its name, its options checked; see `step_maker`."""

    def __call__(self, name: str, /, *, reason: str, **options: object) -> Step:
        """Return the step."""


def step_maker(known: Mapping[str, StepFunction]) -> StepMaker:
    """Return the function that makes the steps of one part of the line.

    It takes the name of a step, the reason why it is taken (printed in the record of the data)
    and the options of the step by name. What is `SUPPLIED` is no option: `run` hands it over.

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
            expected=f"one of {listed(known, most=40)}",
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
    allowed = [one.name for one in parameters if one.name not in SUPPLIED]
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
            # What stands in a table may be somebody's words.
            shown = f"{option}" if is_table(function, option) else f"{option} = {value!r}"
            raise DefinitionError(shown, expected=in_words(hints[option]), where=f"step {name}")
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
    wave: str | None = None,
    problems: Sequence[Problem] = (),
    columns: Mapping[str, str] | None = None,
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
    wave
        Name of the wave, for the steps with tables that are for several waves.
    problems
        What could not be read (`Responses.problems`), for the steps that repair it.
    columns
        Field name → name of the column in the file (`Responses.columns`), as problems name it.
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
    handed: dict[str, object] = {
        "key": key, "wave": wave, "problems": problems, "columns": columns or {},
        "read_ids": _ids(frame, plan),
    }  # fmt: skip
    for step in plan.steps:
        options = without_unasked(step.function, step.options, gone)
        notes: list[str] = []
        if options is None:
            after, notes = frame, ["the wave did not ask it"]
        else:
            after = _apply(step, options, frame, instrument, {**handed, "note": notes.append})
        records.append(_record(step, frame, after, notes))
        frame = after
    return frame, tuple(records)


def _ids(frame: Frame, plan: Plan) -> frozenset[str]:
    if not any("read_ids" in step.supplied for step in plan.steps):
        return frozenset()
    return frozenset(one for one in texts(frame, "response_id") if one is not None)


def _apply(
    step: Step,
    options: Mapping[str, object],
    frame: Frame,
    instrument: Instrument,
    handed: Mapping[str, object],
) -> Frame:
    if step.needs_key and handed["key"] is None:
        raise UsageError(
            f"step {step.name} without a key",
            expected="the secret key",
            where="plan",
            advice="Name its file: `tkk run --key FILE`, or the variable TKK_KEY_FILE; "
            "`tkk key create` makes one.",
        )
    supplied = {name: handed[name] for name in step.supplied}
    return step.function(frame, instrument, **options, **supplied)


def _record(step: Step, before: Frame, after: Frame, notes: Sequence[str]) -> StepRecord:
    found = changes(before, after)
    return StepRecord(
        step=step.name,
        reason=step.reason,
        rows_before=len(before),
        rows_after=len(after),
        cells_changed=found.cells,
        columns=found.columns,
        notes=tuple(notes),
    )
