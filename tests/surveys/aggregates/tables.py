"""Small tables of figures for tests: rows in, figures out."""

from __future__ import annotations

from typing import Any

from surveys.aggregates import Aggregates, check, parse
from surveys.aggregates.layout import layout
from surveys.tables import Table

HEAD = "figure,value,unit,kind,base"
COLUMNS = {name: name for name in HEAD.split(",")}
TOLD = {"source": "final report", "page": "12", "verification": "verified"}


def aggregates(*rows: str, head: str = HEAD, **layout_: Any) -> Aggregates:
    """Read rows under the headings `HEAD`, through a layout with these declarations."""
    plain = {"title": "Demo", "columns": COLUMNS, "defaults": TOLD, **layout_}
    return parse("\n".join([head, *rows]), layout(Table(plain, "demo.toml")), "demo")


def found(*rows: str, **layout_: Any) -> list[str]:
    """Return what the check finds, as it is told."""
    return [str(one) for one in check(aggregates(*rows, **layout_)).findings]


def rules(*rows: str, **layout_: Any) -> list[str]:
    """Return the names of the rules that find something."""
    return [one.rule for one in check(aggregates(*rows, **layout_)).findings]
