"""Is the response file right? Collects everything that is wrong with one wave's answers."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

import narwhals as nw
import pandas as pd

from surveys.cleaning.frames import Frame, rows_where, texts
from surveys.cleaning.report import page
from surveys.cleaning.rules import Rule, rules
from surveys.cleaning.skipping import without_hidden
from surveys.cleaning.texts import folded
from surveys.errors import shown_id
from surveys.model import Disclosure, Instrument, Item, Kind, Language, ShortText
from surveys.model.naming import MISSING_SUFFIX
from surveys.responses import Problem, ProblemKind, Responses, refuse

MASK = "«…»"
"""Stands for a value that may be personal: messages end up in logs."""

_HINT = ". Did you mean"
_SUBMITTED = "submitted"

_SHORT_CODE = re.compile(r"[A-Za-z]{0,2}[0-9]{1,4}")
_NUMBER = re.compile(r"[0-9.,:/%+-]{1,12}")
_DATE = re.compile(r"[0-9.,:/ -]{1,25}")
_DIGIT = re.compile(r"[0-9]")
_MOST_DIGITS = 5
"""With more, a number could be one that names somebody: an identity code has ten."""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What is wrong with one wave's answers.

    Parameters
    ----------
    source
        Name of the file.
    responses
        How many responses were checked.
    errors
        What must be corrected, cleaned or dropped before the data are used.
    warnings
        What should be known: required items left blank, answers given outside the wave.
    """

    source: str
    responses: int
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    def raise_for_errors(self) -> None:
        """Raise ResponseError that lists the first 20 errors, or return when there are none."""
        refuse(self.errors, self.source)

    def to_json(self) -> str:
        """Return the report as JSON: source, responses, errors, warnings."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    def to_html(self, language: Language = "fi", instrument: Instrument | None = None) -> str:
        """Return the report as one self-contained page for people.

        Parameters
        ----------
        language
            Of the page.
        instrument
            As asked in the wave: questions are then named by their texts too.
        """
        return page(self.source, self.responses, self.errors, self.warnings, language, instrument)


def validate(
    responses: Responses,
    frame: pd.DataFrame | None = None,
) -> ValidationReport:
    """Check one wave's answers against the instrument.

    Parameters
    ----------
    responses
        As read from the file.
    frame
        The same answers after cleaning. What could not be read then counts as settled when
        its response was dropped or its cell was corrected; a time of submission never does.
        None: as read.

    Returns
    -------
    ValidationReport
        Errors: unknown codes, not a number or date, out of range, wrong sum, an answer under a
        false condition, broken constraints, too many choices, too long texts, duplicates.
        Warnings: required items left blank in a completed response; submitted outside the wave.
        Values of items that can give someone away, and all texts, are masked.

    Examples
    --------
    >>> from surveys.cleaning import validate
    >>> validate.__name__
    'validate'
    """
    return _Validation(responses, frame).report()


class _Validation:
    """Checks one frame; knows where each response stands in the file."""

    def __init__(self, responses: Responses, cleaned: pd.DataFrame | None) -> None:
        self.responses = responses
        self.instrument = responses.instrument
        self.cleaned = cleaned is not None
        native = responses.frame if cleaned is None else cleaned
        self.frame: Frame = nw.from_native(native, eager_only=True)
        self.ids = [str(one) for one in self.frame["response_id"].to_list()]
        self.raw: Frame = nw.from_native(responses.frame, eager_only=True)
        read = [str(one) for one in responses.frame["response_id"]]
        first = {one: row for row, one in reversed([*enumerate(read, start=1)])}
        rows = range(1, len(read) + 1)
        self.rows = [first.get(one, 0) for one in self.ids] if self.cleaned else list(rows)

    def report(self) -> ValidationReport:
        found = [*self.unread(), *self.broken(), *self.hidden(), *self.duplicates()]
        errors = [one for one in found if one.kind is not ProblemKind.REQUIRED]
        warnings = [one for one in found if one.kind is ProblemKind.REQUIRED]
        return ValidationReport(
            self.responses.source,
            len(self.frame),
            self.ordered(errors),
            self.ordered([*warnings, *self.untimely()]),
        )

    def ordered(self, problems: list[Problem]) -> tuple[Problem, ...]:
        order = {item.name: number for number, item in enumerate(self.instrument)}
        masked = (self.masked(problem) for problem in problems)
        return tuple(sorted(masked, key=lambda one: (one.row, order.get(one.item, -1))))

    def masked(self, problem: Problem) -> Problem:
        problem = replace(problem, response=shown_id(problem.response))
        if problem.kind is ProblemKind.TOO_LONG:  # It tells the length of a text alone.
            return problem
        private = problem.item in self.instrument and is_private(self.instrument[problem.item])
        shown = MASK if private else _shown_safely(problem)
        if shown == problem.found:
            return problem
        # The hint names what is nearest to the value, and so the value.
        return replace(problem, found=shown, expected=problem.expected.split(_HINT)[0])

    def problem(
        self, kind: ProblemKind, position: int, field: str, item: str, found: str, expected: str
    ) -> Problem:
        column = self.responses.columns.get(field, field)
        return Problem(kind, self.ids[position], self.rows[position], column, item, found, expected)

    def broken(self) -> Iterator[Problem]:
        for rule in rules(self.frame, self.instrument):
            rows = rows_where(self.frame, rule.broken)
            if any(rows):
                yield from self.of_rule(rule, rows)

    def of_rule(self, rule: Rule, rows: list[bool]) -> Iterator[Problem]:
        values = self.frame.select("response_id", found=rule.found)["found"].to_list()
        for position, (row, value) in enumerate(zip(rows, values, strict=True)):
            if row:
                yield self.problem(
                    rule.kind, position, rule.fields[0], rule.item, _shown(value), rule.expected
                )

    def hidden(self) -> Iterator[Problem]:
        _, hidden = without_hidden(self.frame, self.instrument)
        for item, rows in hidden.items():
            condition = self.instrument.condition_of(item)
            field = self.instrument[item].fields[0].name
            for position in (number for number, row in enumerate(rows) if row):
                yield self.problem(
                    ProblemKind.SKIP_LOGIC,
                    position,
                    field,
                    item,
                    "an answer",
                    f"none, as {condition} is false",
                )

    def duplicates(self) -> Iterator[Problem]:
        yield from self.repeated("response_id", "response_id", [*self.ids])
        for item in self.instrument.asked:
            name = item.fields[0].name
            if isinstance(item, ShortText) and item.unique and name in self.frame.columns:
                values = [one and folded(one) for one in texts(self.frame, name)]
                yield from self.repeated(name, item.name, values)

    def repeated(
        self, field: str, item: str, values: list[str | None] | list[str]
    ) -> Iterator[Problem]:
        times = Counter(value for value in values if value)
        for position, value in enumerate(values):
            if value and times[value] > 1:
                yield self.problem(
                    ProblemKind.DUPLICATE,
                    position,
                    field,
                    item,
                    f"the same value in {times[value]} responses",
                    "each value once in a wave",
                )

    def untimely(self) -> Iterator[Problem]:
        wave = next((one for one in self.instrument.waves if one.name == self.responses.wave), None)
        if wave is None:
            return
        for position, moment in enumerate(self.frame["submitted"].to_list()):
            # Submission times are in UTC, up to half a day from any respondent's calendar.
            if not pd.isna(moment) and not (
                wave.opens - dt.timedelta(days=1)
                <= moment.date()
                <= wave.closes + dt.timedelta(days=1)
            ):
                yield self.problem(
                    ProblemKind.OUT_OF_RANGE,
                    position,
                    "submitted",
                    "submitted",
                    f"{moment.date()}",
                    f"{wave.opens} to {wave.closes}, when the wave was open",
                )

    def unread(self) -> Iterator[Problem]:
        """Yield what could not be read and has not been settled since."""
        for problem in self.responses.problems:
            if not self.cleaned or not self.settled(problem):
                yield problem

    def settled(self, problem: Problem) -> bool:
        """Whether the response was dropped or the cell is no longer as it was read."""
        if problem.item not in self.instrument:
            # Which responses are dropped hangs on the time of submission, so that dropping one
            # whose time cannot be read settles nothing, and no step corrects it.
            return False
        positions = [number for number, one in enumerate(self.ids) if one == problem.response]
        names = [
            field.name
            for field in self.instrument[problem.item].fields
            if self.responses.columns.get(field.name, field.name) == problem.column
            and field.name in self.frame.columns
        ]
        cells = [(position, name) for position in positions for name in names]
        return not cells or any(not self.same(problem.row - 1, *cell) for cell in cells)

    def same(self, row: int, position: int, name: str) -> bool:
        return all(
            texts(self.raw, column)[row] == texts(self.frame, column)[position]
            for column in (name, f"{name}{MISSING_SUFFIX}")
            if column in self.frame.columns
        )


def is_private(item: Item) -> bool:
    """Tell whether values of the item are kept out of messages.

    Examples
    --------
    >>> from surveys.model import ShortText, Text
    >>> is_private(ShortText("other_role", Text("Muu", "Annan", "Other")))
    True
    """
    texts_in_it = any(field.kind is Kind.TEXT for field in item.fields)
    return texts_in_it or item.disclosure is not Disclosure.NONE


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime):
        return f"{value.date()}"
    return f"{value:g}" if isinstance(value, float) else f"{value}"


def _shown_safely(problem: Problem) -> str:
    """Return what was found, as far as it cannot be a name or a number that names somebody."""
    found = problem.found.strip("'\"")
    few = len(_DIGIT.findall(found)) <= _MOST_DIGITS
    match problem.kind:
        case ProblemKind.UNKNOWN_CODE:
            return problem.found if _SHORT_CODE.fullmatch(found) else MASK
        case ProblemKind.NOT_A_NUMBER:
            return problem.found if few and _NUMBER.fullmatch(found) else MASK
        case ProblemKind.NOT_A_DATE:
            # Its form tells what went wrong; the day could be somebody's birthday.
            return repr(_DIGIT.sub("d", found)) if _DATE.fullmatch(found) else MASK
        case _:
            return problem.found if few or problem.item == _SUBMITTED else MASK
