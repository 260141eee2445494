"""Whether there are answers that fulfil several conditions at once: a small decision procedure.

Fields are sets of answers (`domains`); conditions are worked out over the sets (`knowledge`), the
sets are narrowed by what must hold (`narrowing`), and what stays open is split and tried:
backtracking search with propagation, as Davis, Logemann & Loveland (1962) for propositions and
branch-and-prune for numbers. "Never" is only said when no split is left open, "possible" only when
every condition holds for what is left. When too much would have to be tried it is "unknown".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from surveys.conditions import (
    And,
    Condition,
    Not,
    Or,
    Test,
    names_in,
    names_in_quantity,
)
from surveys.lint.domains import Choice, Domain, domains_of
from surveys.lint.knowledge import Conflict, Knowledge
from surveys.lint.narrowing import narrow
from surveys.model import Instrument, Kind

BUDGET = 3000
"""Splits after which the search gives up; the questionnaires here need some dozens."""
_ROUNDS = 60
"""How often the sets are narrowed before one of them is split instead."""


class Verdict(StrEnum):
    """What the search found out."""

    POSSIBLE = "possible"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Goal:
    """A test that must hold, or must not."""

    test: Test
    holds: bool


Clause: TypeAlias = tuple[Condition, ...]
"""Conditions of which one must hold."""


def satisfiable(
    instrument: Instrument, conditions: Iterable[Condition], *, budget: int = BUDGET
) -> Verdict:
    """Return whether some answers fulfil all the conditions.

    Parameters
    ----------
    instrument
        Whose answers; only its fields' sets are looked at. What hangs together in it, such as
        skip logic, is added by `surveys.lint.possible`.
    conditions
        All must hold at once.
    budget
        Splits after which the verdict is "unknown".

    Examples
    --------
    >>> from surveys.conditions import parse
    >>> from surveys.instruments import coordinators
    >>> satisfiable(coordinators, [parse("years_in_role > 39")])
    <Verdict.POSSIBLE: 'possible'>
    >>> satisfiable(coordinators, [parse("years_in_role > 40")])
    <Verdict.NEVER: 'never'>
    """
    search = _Search(Knowledge(instrument, domains_of(instrument)), budget)
    return search.verdict(list(conditions))


class _Search:
    def __init__(self, knowledge: Knowledge, budget: int) -> None:
        self.start = knowledge
        self.budget = budget

    def verdict(self, conditions: list[Condition]) -> Verdict:
        """Try one branch after another, the last one opened first."""
        if self.empty_will_do(conditions):
            return Verdict.POSSIBLE
        branches = [(self.start, conditions)]
        open_end = False
        while branches:
            knowledge, wanted = branches.pop()
            try:
                left = _Branch(knowledge.copy(), wanted)
            except Conflict:
                continue
            if not left.goals and not left.clauses:
                return Verdict.POSSIBLE
            self.budget -= 1
            if self.budget < 0:
                return Verdict.UNKNOWN
            split = list(left.split())
            open_end = open_end or not split
            branches += split
        return Verdict.UNKNOWN if open_end else Verdict.NEVER

    def empty_will_do(self, conditions: list[Condition]) -> bool:
        """Return whether leaving everything empty fulfils the conditions."""
        nothing = self.start.copy()
        for name, domain in nothing.domains.items():
            nothing.domains[name] = domain.emptied()
        return all(nothing.plainly(condition) is True for condition in conditions)


class _Branch:
    """What is left open after narrowing by everything that must hold."""

    def __init__(self, knowledge: Knowledge, wanted: list[Condition]) -> None:
        self.knowledge = knowledge
        self.goals: list[Goal] = []
        self.clauses: list[Clause] = []
        for condition in wanted:
            self.add(condition)
        self.propagate()

    def add(self, condition: Condition, *, holds: bool = True) -> None:
        """Take a condition apart into goals and clauses."""
        match condition:
            case Not(part=part):
                self.add(part, holds=not holds)
            case And(parts=parts) if holds:
                for part in parts:
                    self.add(part)
            case Or(parts=parts) if not holds:
                for part in parts:
                    self.add(part, holds=False)
            case And(parts=parts):
                self.clauses.append(tuple(Not(part) for part in parts))
            case Or(parts=parts):
                self.clauses.append(parts)
            case _:
                self.goals.append(Goal(condition, holds))

    def propagate(self) -> None:
        for _ in range(_ROUNDS):
            before = dict(self.knowledge.domains), dict(self.knowledge.limits)
            relations = dict(self.knowledge.relations)
            fewer = self.settle_clauses()
            self.settle_goals()
            same = before == (self.knowledge.domains, self.knowledge.limits)
            if same and not fewer and relations == self.knowledge.relations:
                return

    def settle_clauses(self) -> bool:
        """Drop what is settled; return whether a clause has become a goal."""
        clauses, self.clauses = self.clauses, []
        fewer = False
        for clause in clauses:
            truths = [(part, self.knowledge.truth(part)) for part in clause]
            if any(truth is True for _, truth in truths):
                continue
            left = tuple(part for part, truth in truths if truth is None)
            if not left:
                raise Conflict
            if len(left) == 1:
                self.add(left[0])
                fewer = True
            else:
                self.clauses.append(left)
        return fewer

    def settle_goals(self) -> None:
        goals, self.goals = self.goals, []
        for goal in dict.fromkeys(goals):
            if self.knowledge.truth(goal.test) is (not goal.holds):
                raise Conflict
            if self.knowledge.plainly(goal.test) is not goal.holds:
                narrow(self.knowledge, goal.test, holds=goal.holds)
                self.goals.append(goal)

    def wanted(self) -> list[Condition]:
        """Return what is still open as conditions."""
        goals: list[Condition] = [
            goal.test if goal.holds else Not(goal.test) for goal in self.goals
        ]
        return [*goals, *(Or(clause) for clause in self.clauses)]

    def split(self) -> Iterator[tuple[Knowledge, list[Condition]]]:
        """Return branches that together hold all that is left; nothing when none can be made."""
        if self.clauses:
            self.clauses.sort(key=len)
            first, *rest = self.clauses.pop(0)
            yield self.knowledge, [*self.wanted(), Not(first), *_either(rest)]
            yield self.knowledge, [*self.wanted(), first]
            return
        wanted = self.wanted()
        for domain, name in self.smallest():
            for part in reversed(_halves(domain)):
                new = self.knowledge.copy()
                new.domains[name] = part
                yield new, wanted
            return

    def smallest(self) -> Iterator[tuple[Domain, str]]:
        """Return the fields of the open goals that are not settled, the smallest set first."""
        names = {
            one for goal in self.goals for name in names_in(goal.test)
            for one in _fields(self.knowledge, name)
        }  # fmt: skip
        found = {name: self.knowledge.domains[name] for name in names}
        for name in sorted(found, key=lambda name: (_size(found[name]), name)):
            if not found[name].fixed:
                yield found[name], name


def _either(parts: list[Condition]) -> list[Condition]:
    return [parts[0] if len(parts) == 1 else Or(tuple(parts))] if parts else []


def _halves(domain: Domain) -> tuple[Domain, Domain]:
    """Split a set: an answer or none, else in the middle."""
    if domain.missing:
        return replace(domain, missing=False), domain.emptied()
    return domain.halves()


def _size(domain: Domain) -> int:
    values = len(domain.codes) if isinstance(domain, Choice) else domain.high - domain.low + 1
    return max(values, 0) + domain.missing


def _fields(knowledge: Knowledge, name: str) -> Iterator[str]:
    """Return the fields that are asked behind an item or field, computed or not."""
    for one in knowledge.named(name):
        if one.value is not None:
            for inner in names_in_quantity(one.value):
                yield from _fields(knowledge, inner)
        elif one.kind is Kind.FLAG:
            yield from (part.name for part in knowledge.named(one.item))
        else:
            yield one.name
