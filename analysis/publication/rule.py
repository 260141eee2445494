"""The smallest group that may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from surveys.errors import DisclosureError

# Two people can always tell each other's answers from a shared total; three is the least.
LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """Threshold of publication.

    Parameters
    ----------
    minimum_group
        Smallest number of people (or organisations) that a published value may rest on.

    Raises
    ------
    DisclosureError
        Fewer than three.

    Examples
    --------
    >>> Rule().minimum_group
    5
    """

    minimum_group: int = 5

    def __post_init__(self) -> None:
        if self.minimum_group < LEAST:
            raise DisclosureError(
                f"a smallest group of {self.minimum_group}",
                expected=f"at least {LEAST}",
                where="rule of publication",
                advice="In a group of two each knows the other's answer.",
            )

    def hides(self, number: int) -> bool:
        """Whether a count of people may not be shown; nobody at all may.

        Examples
        --------
        >>> Rule().hides(4), Rule().hides(5), Rule().hides(0)
        (True, False, False)
        """
        return 0 < number < self.minimum_group

    def hides_share(self, count: int, n: int) -> bool:
        """Whether a share may not be shown: of too few, or few chose it or did not choose it.

        Parameters
        ----------
        count, n
            Who chose it, and who answered.

        Examples
        --------
        >>> Rule().hides_share(1, 6), Rule().hides_share(5, 6), Rule().hides_share(6, 6)
        (True, True, False)
        """
        return n < self.minimum_group or self.hides(count) or self.hides(n - count)
