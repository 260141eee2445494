"""What became of one planned analysis? Its status, its amendments and its result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from analysis.plans.analyses import Result
from surveys.model import Amendment, Planned, Text


class Status(StrEnum):
    """What became of a planned analysis."""

    AS_PLANNED = "as planned"
    AMENDED = "amended"
    ADDED = "added"
    GIVEN_UP = "given up"
    NOT_DONE = "could not be done"

    @property
    def text(self) -> Text:
        """In words."""
        return _STATUS[self]


_STATUS: Final = {
    Status.AS_PLANNED: Text(
        fi="tehty suunnitellusti", sv="utförd enligt planen", en="done as planned"
    ),
    Status.AMENDED: Text(fi="tehty muutettuna", sv="utförd med ändringar", en="done as amended"),
    Status.ADDED: Text(
        fi="lisätty myöhemmin ja tehty", sv="tillagd senare och utförd", en="added later and done"
    ),
    Status.GIVEN_UP: Text(fi="luovuttu", sv="övergiven", en="given up"),
    Status.NOT_DONE: Text(fi="ei voitu tehdä", sv="kunde inte utföras", en="could not be done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One planned analysis and what became of it.

    Attributes
    ----------
    then, now
        As frozen (None when it was added later) and as amended (None when it was given up).
    amendments
        Its amendments, in the order of their days.
    status
        What became of it.
    result
        What it gave; None when it was given up or could not be done.
    why
        Why it could not be done, in words that hold no numbers of people.
    error
        The same as the toolkit's message, for whoever mends it; not for publication.
    """

    then: Planned | None
    now: Planned | None
    status: Status
    amendments: tuple[Amendment, ...] = ()
    result: Result | None = None
    why: Text | None = None
    error: str = ""

    @property
    def planned(self) -> Planned:
        """The analysis as it is planned now, or as it was before it was given up."""
        before = [self.then, *(one.now for one in self.amendments)]
        return next(one for one in reversed(before) if one is not None)

    @property
    def name(self) -> str:
        """Its name in the plan."""
        return self.planned.name
