"""The analysis plan: what is to be analysed and how, frozen before the answers are opened."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from surveys.errors import DefinitionError, listed
from surveys.kinds import check_kinds
from surveys.model.naming import check_name, check_unique
from surveys.model.text import Text


class Method(StrEnum):
    """How a planned question is analysed; each names a call of `analysis`."""

    DESCRIBE = "describe"
    BEFORE_AFTER = "before_after"
    BEFORE_AFTER_FAMILY = "before_after_family"
    BY_AREA = "by_area"


CHANGES = (Method.BEFORE_AFTER, Method.BEFORE_AFTER_FAMILY)
"""The methods that compare two waves."""
_WAVES = {Method.BY_AREA: 1} | dict.fromkeys(CHANGES, 2)
"""How many waves a method compares; a description takes any number."""
_OPTIONS = {
    "areas": (Method.BY_AREA,),
    "link": CHANGES,
    "codes": (Method.BEFORE_AFTER, Method.BY_AREA),
}
"""What else can be said of an analysis, and of which."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned analysis, said so exactly that it can be carried out without choosing anything.

    Parameters
    ----------
    name
        Stable, so that amendments can name it.
    question
        What is asked of the answers.
    items
        The field that answers it, for a description the item or field; several fields for a family.
    method
        How.
    waves
        The waves that are compared, before and after; the one wave of a comparison by area; the
        waves that are described, all in which it was asked when none is named.
    areas
        The item of areas by which a comparison by area is made.
    link
        Column of pseudonyms by which the same people are found in both waves; empty when the waves
        are compared as two groups.
    codes
        The answers whose share is compared; empty for numbers, ordered answers and options.

    Raises
    ------
    DefinitionError
        The method does not go with the items, the waves or the options.
    """

    name: str
    question: Text
    items: tuple[str, ...]
    method: Method
    waves: tuple[str, ...] = ()
    areas: str = ""
    link: str = ""
    codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_kinds(self, f"planned analysis {self.name!r}")
        where = f"analysis {self.name!r}"
        check_name(self.name, where)
        check_unique(self.items, "item", where)
        check_unique(self.waves, "wave", where)
        alone = self.method is not Method.BEFORE_AFTER_FAMILY
        if not self.items or (alone and len(self.items) > 1):
            raise DefinitionError(
                f"items {listed(self.items)}" if self.items else "no items",
                expected=f"one item for {self.method}",
                where=where,
                advice="Plan each by itself, or several before and after as a family.",
            )
        number = _WAVES.get(self.method)
        if number is not None and len(self.waves) != number:
            raise DefinitionError(
                f"waves {listed(self.waves)}" if self.waves else "no waves",
                expected=f"{number} for {self.method}",
                where=where,
            )
        self._check_options(where)

    def _check_options(self, where: str) -> None:
        for name, methods in _OPTIONS.items():
            value = getattr(self, name)
            if value and self.method not in methods:
                raise DefinitionError(
                    f"{name}={value!r} for {self.method}",
                    expected=f"{name} only for {listed(methods)}",
                    where=where,
                )
        if self.method is Method.BY_AREA and not self.areas:
            raise DefinitionError("no areas", expected="an item of areas", where=where)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change made to the plan after it was frozen, with its day and its reason.

    Parameters
    ----------
    date
        When it was decided.
    name
        The planned analysis that it changes, adds or gives up.
    reason
        Why.
    now
        What is done instead; None when the analysis is given up.
    """

    date: dt.date
    name: str
    reason: Text
    now: Planned | None = None

    def __post_init__(self) -> None:
        check_kinds(self, f"amendment of {self.name!r}")


@dataclass(frozen=True, slots=True)
class AnalysisPlan:
    """What is to be analysed, frozen on a day; later changes are dated amendments.

    Parameters
    ----------
    frozen
        The day on which the plan was fixed.
    analyses
        As planned on that day. They are never edited: `content_hash` shows if they were.
    content_hash
        `plan_hash` of the day and the analyses: 16 hex digits, written down beside them, and kept
        elsewhere too, such as in a public register: whoever can edit the plan can edit the hash.
    amendments
        In the order of their days.

    Raises
    ------
    DefinitionError
        The analyses are not those of the hash, there are none, a name stands twice, or an
        amendment is out of order, older than the plan, changes nothing, or gives up an analysis
        that there is not.

    Examples
    --------
    >>> support = Planned("support", Text(en="Did support change?"), ("management_support",),
    ...                   Method.BEFORE_AFTER, ("2024", "2026"))
    >>> day = dt.date(2024, 9, 1)
    >>> AnalysisPlan(day, (support,), plan_hash(day, (support,))).current[0].name
    'support'
    """

    frozen: dt.date
    analyses: tuple[Planned, ...]
    content_hash: str
    amendments: tuple[Amendment, ...] = ()

    def __post_init__(self) -> None:
        where = f"analysis plan of {self.frozen}"
        check_kinds(self, where)
        if not self.analyses:
            raise DefinitionError("no analyses", expected="at least one", where=where)
        check_unique((one.name for one in self.analyses), "analysis", where)
        found = plan_hash(self.frozen, self.analyses)
        if found != self.content_hash:
            raise DefinitionError(
                f"a day and analyses with the content hash {found}",
                expected=f"those that were frozen, with the content hash {self.content_hash}",
                where=where,
                advice="Leave what was frozen as it was and add an Amendment.",
            )
        last = self.frozen
        for amendment, before in self.replayed():
            _check_amendment(amendment, before, last, where)
            last = amendment.date

    @property
    def current(self) -> tuple[Planned, ...]:
        """The analyses as amended."""
        last: dict[str, Planned | None] = {one.name: one for one in self.analyses}
        last |= {one.name: one.now for one in self.amendments}
        return tuple(one for one in last.values() if one is not None)

    def replayed(self) -> Iterator[tuple[Amendment, Mapping[str, Planned]]]:
        """Yield each amendment with what was planned before it: name → analysis."""
        before = {one.name: one for one in self.analyses}
        for one in self.amendments:
            yield one, before
            left = {name: kept for name, kept in before.items() if name != one.name}
            before = left if one.now is None else {**before, one.name: one.now}

    def amendments_of(self, name: str) -> tuple[Amendment, ...]:
        """Return the amendments of one analysis, in the order of their days."""
        return tuple(one for one in self.amendments if one.name == name)


def _check_amendment(
    amendment: Amendment, before: Mapping[str, Planned], last: dt.date, plan: str
) -> None:
    where = f"{plan}, amendment of {amendment.date}"
    if amendment.date < last:
        raise DefinitionError(
            f"the day {amendment.date}",
            expected=f"{last} or later: after the plan, and amendments in their order",
            where=where,
        )
    if amendment.now is None and amendment.name not in before:
        raise DefinitionError(
            f"{amendment.name!r} given up",
            expected=f"an analysis that is planned then: {listed(before) or 'there is none'}",
            where=where,
        )
    if amendment.now is not None and amendment.now.name != amendment.name:
        raise DefinitionError(
            f"{amendment.now.name!r} planned under the name {amendment.name!r}",
            expected="one name for both",
            where=where,
        )
    if amendment.now is not None and before.get(amendment.name) == amendment.now:
        raise DefinitionError(
            f"{amendment.name!r} as it was planned already",
            expected="a change",
            where=where,
        )


def plan_hash(frozen: dt.date, analyses: Iterable[Planned]) -> str:
    """Return 16 hex digits of the SHA-256 of the day and the analyses of a plan.

    They are written as JSON with sorted keys and without what was left empty, so that the hash
    is the same with every version of Python, and when an analysis can one day say more.

    Examples
    --------
    >>> plan_hash(dt.date(2024, 9, 1), ())
    '7904a16d88151a14'
    """
    plain = {"frozen": frozen.isoformat(), "analyses": [_plain(one) for one in analyses]}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    if is_dataclass(value):
        parts = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {name: part for name, part in parts.items() if part}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return str(value)
