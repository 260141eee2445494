"""How long to wait for a server, and how often to ask again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often a request is made before it is given up, and the pauses between.

    Parameters
    ----------
    attempts
        How often in all.
    first, most
        The first pause and the longest, in seconds; each is twice the one before.
    connect, read
        How long to wait for a connection, and for the next piece of an answer, in seconds.
    sleep, chance
        The clock, and a number from 0 to 1 that spreads the requests of many; given by tests.
    """

    attempts: int = 6
    first: float = 1.0
    most: float = 120.0
    connect: float = 15.0
    read: float = 300.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def pause(self, attempt: int, asked: float | None = None) -> float:
        """Return how long to wait after the attempt of that number, from 1.

        What the server asked for in Retry-After is kept, and never shortened; else the pause is
        drawn between half and all of what it would be.

        Examples
        --------
        >>> Patience(chance=lambda: 1.0).pause(3)
        4.0
        >>> Patience().pause(1, asked=30)
        30
        """
        if asked is not None:
            return asked
        return float(min(self.most, self.first * 2 ** (attempt - 1)) * (0.5 + self.chance() / 2))


PATIENCE: Final = Patience()


def retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for; it may name a moment instead.

    Examples
    --------
    >>> retry_after("30")
    30.0
    >>> retry_after("Fri, 02 Jan 2026 10:00:05 GMT", datetime(2026, 1, 2, 10, tzinfo=UTC))
    5.0
    >>> retry_after("soon") is None
    True
    """
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
