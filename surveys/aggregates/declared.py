"""What a layout declares about figures: which belong together, and which deviations are known."""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Total:
    """Parts that make up a total; `overlapping` ones only have to fit into it one by one.

    A star stands for any row of a table: `all__*` of `women__*` and `men__*` is one total for each
    row, and `women__country` of `women__*` is that of all the other rows.
    """

    total: str
    parts: tuple[str, ...]
    overlapping: bool = False

    def among(self, names: Sequence[str]) -> tuple[Total, ...]:
        """Return the totals that it stands for; none when a cell of a row was left open.

        Examples
        --------
        >>> names = ("all__a", "men__a", "all__b", "men__b", "all__sum")
        >>> [one.total for one in Total("all__*", ("men__*",)).among(names)]
        ['all__a', 'all__b']
        >>> Total("all__sum", ("all__*",)).among(names)[0].parts
        ('all__a', 'all__b')
        """
        if ANY not in self.total:
            return (replace(self, parts=self._parts(names)),)
        start, end = self.total.split(ANY, 1)
        rows = [
            name[len(start) : len(name) - len(end)]
            for name in names
            if name.startswith(start) and name.endswith(end)
        ]
        each = [
            replace(
                self,
                total=self.total.replace(ANY, row),
                parts=tuple(part.replace(ANY, row) for part in self.parts),
            )
            for row in rows
        ]
        return tuple(one for one in each if set(one.parts) <= set(names))

    def _parts(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            name
            for part in self.parts
            for name in ([part] if ANY not in part else fnmatch.filter(names, part))
            if name != self.total
        )


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage, and the counts that it is of."""

    share: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A text's "so much more": than planned (an excess), or than before (a growth)."""

    claim: str
    later: str
    earlier: str


@dataclass(frozen=True, slots=True)
class ShareTable:
    """Figures that are printed together as one distribution.

    Parameters
    ----------
    name
        How messages call it.
    figures
        The figures in it.
    multiple
        Whether one person could be counted under several of them.
    """

    name: str
    figures: tuple[str, ...]
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """A deviation that is in the source itself: known, left as it was printed, and why.

    Parameters
    ----------
    rule
        The rule that finds it.
    figures
        The figures that it may be about; any when empty.
    reason
        Why it stands.
    """

    rule: str
    reason: str
    figures: tuple[str, ...] = ()

    def covers(self, rule: str, figures: tuple[str, ...]) -> bool:
        """Return whether a finding of a rule about some figures is this deviation.

        Examples
        --------
        >>> Accepted("repeated", "so printed", ("a", "b")).covers("repeated", ("b",))
        True
        """
        return rule == self.rule and (not self.figures or set(figures) <= set(self.figures))


@dataclass(frozen=True, slots=True)
class Declared:
    """All that a layout declares.

    Parameters
    ----------
    totals, same, shares, excesses, growths, tables
        Which figures belong together.
    bases
        Words of a base → the figure that counts it.
    people
        Units that count people.
    minimum_group
        Fewer people than this could be recognised.
    accepted
        Known deviations.
    """

    totals: tuple[Total, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    shares: tuple[Share, ...] = ()
    excesses: tuple[Claim, ...] = ()
    growths: tuple[Claim, ...] = ()
    tables: tuple[ShareTable, ...] = ()
    bases: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ("persons",)
    minimum_group: int = 5
    accepted: tuple[Accepted, ...] = ()

    def base_figure(self, base: str) -> str | None:
        """Return the figure that counts a base, or None when it was not declared."""
        return dict(self.bases).get(base)

    @property
    def named(self) -> set[str]:
        """Names of all figures of which something is declared."""
        names = {
            *(name for one in self.totals for name in (one.total, *one.parts)),
            *(name for group in self.same for name in group),
            *(name for one in self.shares for name in (one.share, one.part, one.whole)),
            *(name for one in self.excesses for name in (one.claim, one.later, one.earlier)),
            *(name for one in self.growths for name in (one.claim, one.later, one.earlier)),
            *(name for table in self.tables for name in table.figures),
            *(figure for _, figure in self.bases),
            *(name for one in self.accepted for name in one.figures),
        }
        return {name for name in names if ANY not in name}
