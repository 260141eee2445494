"""The analysis plan: what is to be analysed and how, frozen before the answers are seen."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from surveys.errors import DefinitionError
from surveys.model.naming import check_name, check_unique
from surveys.model.text import Text


class Method(StrEnum):
    """How a planned question is analysed; each names a call of `analysis`."""

    DESCRIBE = "describe"
    BEFORE_AFTER = "before_after"
    BEFORE_AFTER_FAMILY = "before_after_family"
    BY_AREA = "by_area"


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned analysis.

    Parameters
    ----------
    name
        Stable, so that amendments can name it.
    question
        What is asked of the answers.
    items
        Items or fields that answer it.
    method
        How.
    comparison
        What is compared: waves in order, or a division into areas; empty for a description.
    """

    name: str
    question: Text
    items: tuple[str, ...]
    method: Method
    comparison: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change made to the plan after it was frozen, with its day and its reason.

    Parameters
    ----------
    date
        When it was decided.
    name
        The planned analysis that it changes or adds.
    reason
        Why.
    now
        What is done instead; None when the analysis is given up.
    """

    date: dt.date
    name: str
    reason: Text
    now: Planned | None = None


@dataclass(frozen=True, slots=True)
class AnalysisPlan:
    """What is to be analysed, frozen on a day; later changes are dated amendments.

    Parameters
    ----------
    frozen
        The day on which the plan was fixed.
    analyses
        As planned on that day. They are never edited: `digest` shows if they were.
    digest
        `digest_of` the analyses on that day: 16 hex digits, written down beside them.
    amendments
        In the order of their days.

    Raises
    ------
    DefinitionError
        The analyses are not those of the digest, a name stands twice, or amendments are out of
        order, older than the plan, or about an analysis that there is not.

    Examples
    --------
    >>> support = Planned("support", Text(en="Did support change?"), ("management_support",),
    ...                   Method.BEFORE_AFTER, ("2024", "2026"))
    >>> AnalysisPlan(dt.date(2024, 9, 1), (support,), digest_of((support,))).current[0].name
    'support'
    """

    frozen: dt.date
    analyses: tuple[Planned, ...]
    digest: str
    amendments: tuple[Amendment, ...] = ()

    def __post_init__(self) -> None:
        where = f"analysis plan of {self.frozen}"
        check_unique((one.name for one in self.analyses), "analysis", where)
        for one in self.analyses:
            check_name(one.name, where)
        found = digest_of(self.analyses)
        if found != self.digest:
            raise DefinitionError(
                f"analyses with the digest {found}",
                expected=f"those that were frozen, with the digest {self.digest}",
                where=where,
                advice="Leave the frozen analyses as they were and add an Amendment.",
            )
        self._check_amendments(where)

    def _check_amendments(self, where: str) -> None:
        last = self.frozen
        names = {one.name for one in self.analyses}
        for one in self.amendments:
            if one.date < last:
                raise DefinitionError(
                    f"an amendment of {one.date} after {last}", expected="their order", where=where
                )
            if one.now is None and one.name not in names:
                raise DefinitionError(
                    f"an amendment that gives up {one.name!r}",
                    expected="a planned analysis",
                    where=where,
                )
            if one.now is not None and one.now.name != one.name:
                raise DefinitionError(
                    f"an amendment of {one.name!r} that plans {one.now.name!r}",
                    expected="one name for both",
                    where=where,
                )
            names.add(one.name)
            last = one.date

    @property
    def current(self) -> tuple[Planned, ...]:
        """The analyses as amended."""
        valid = {one.name: one for one in self.analyses}
        for amendment in self.amendments:
            if amendment.now is None:
                valid.pop(amendment.name, None)
            else:
                valid[amendment.name] = amendment.now
        return tuple(valid.values())


def digest_of(analyses: tuple[Planned, ...]) -> str:
    """Return 16 hex digits of the SHA-256 of planned analyses.

    Examples
    --------
    >>> digest_of(())
    'e3b0c44298fc1c14'
    """
    text = "\n".join(map(repr, analyses))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
