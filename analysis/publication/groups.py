"""Which groups to hide when readers also see all groups together."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.publication.rule import Rule


def groups_to_hide(
    sizes: Mapping[str, int], rule: Rule, counts: Mapping[str, int] | None = None
) -> frozenset[str]:
    """Return the groups that are too small, and those by which they could be had.

    Parameters
    ----------
    sizes
        How many people each group's value rests on.
    rule
        Groups smaller than its smallest are hidden.
    counts
        For shares: how many of each group chose the answer. A group is also hidden when few
        of it did, or did not. More groups follow, the smallest first, until at least two are
        hidden and what they hold together tells of no small number of people either: this is
        what all groups together minus the shown ones give.

    Examples
    --------
    >>> sorted(groups_to_hide({"A": 3, "B": 8, "C": 40}, Rule()))
    ['A', 'B']
    >>> sorted(groups_to_hide({"A": 30, "B": 8, "C": 40}, Rule(), {"A": 1, "B": 0, "C": 20}))
    ['A', 'B', 'C']
    """

    def is_small(names: frozenset[str]) -> bool:
        size = sum(sizes[name] for name in names)
        if counts is None:
            return size < rule.minimum_group
        return rule.hides_share(sum(counts[name] for name in names), size)

    hidden = frozenset(name for name in sizes if is_small(frozenset({name})))
    if not hidden:
        return hidden
    for name in sorted(sizes.keys() - hidden, key=lambda one: (sizes[one], one)):
        if len(hidden) > 1 and not is_small(hidden):
            break
        hidden |= {name}
    return hidden
