"""How fields are called: an item, or an item and one of its parts."""

from __future__ import annotations

from collections.abc import Mapping

PART = "__"
"""Joins an item and its part in a field name, so a name itself may not hold it."""


def field_name(item: str, part: str) -> str:
    """Return the name of the field that a part of an item fills.

    Examples
    --------
    >>> field_name("tasks", "guidance")
    'tasks__guidance'
    """
    return f"{item}{PART}{part}"


def item_of(field: str) -> str:
    """Return the name of the item that fills a field.

    Examples
    --------
    >>> item_of("tasks__guidance"), item_of("role")
    ('tasks', 'role')
    """
    return field.partition(PART)[0]


def part_of(field: str) -> str:
    """Return the code of the part that a field is for; empty for an item without parts.

    Examples
    --------
    >>> part_of("tasks__guidance"), part_of("role")
    ('guidance', '')
    """
    return field.partition(PART)[2]


def with_new_item(field: str, names: Mapping[str, str]) -> str:
    """Return the field of the item that takes the place of its own: old item name → new.

    Examples
    --------
    >>> with_new_item("tasks__guidance", {"tasks": "tasks_2"})
    'tasks_2__guidance'
    """
    item, mark, part = field.partition(PART)
    return f"{names.get(item, item)}{mark}{part}"
