"""Analyses that start from anonymised data: estimates, comparisons, tables and figures."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.changes import before_after
    from analysis.distributions import describe
    from analysis.families import before_after_family
    from analysis.plans import plan_done
    from analysis.regions import by_area
    from analysis.sample import load

__all__ = ["before_after", "before_after_family", "by_area", "describe", "load", "plan_done"]

_HOMES = {
    "before_after": "analysis.changes",
    "before_after_family": "analysis.families",
    "describe": "analysis.distributions",
    "by_area": "analysis.regions",
    "load": "analysis.sample",
    "plan_done": "analysis.plans",
}


def __getattr__(name: str) -> object:
    """Import an analysis when it is first asked for, so that `tkk` starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
