"""Names in ODK forms: the canonical ones, which its rules allow as they are.

All options of a multiple choice share one node, named after the item. What the form adds of its
own ends with an underscore, which no canonical name does.
"""

from __future__ import annotations

import re

from surveys.model import (
    CodeList,
    Field,
    Instrument,
    Item,
    Kind,
    LikertGrid,
    MultipleChoice,
    SingleChoice,
)

START = "form_start_"
END = "form_end_"
OPENING = "form_opening_"
INTRO = "form_intro_"
NOTICE = "form_notice_"
LANGUAGE = "form_language_"
THANKS = "form_thanks_"
SEED = "form_seed_"
_GROUPS_TAKEN = frozenset(("meta",))


def node(one: Field) -> str:
    """Return the node that holds a field's answer.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> node(coordinators.fields["tasks__guidance"])
    'tasks'
    """
    return one.item if one.kind is Kind.FLAG else one.name


def published(one: Field) -> str:
    """Return a field's name in the mapping: node, or node/option as in split columns."""
    return f"{one.item}/{one.part}" if one.kind is Kind.FLAG else one.name


def group(name: str) -> str:
    """Return the name of the group of a section; the form keeps one name for itself."""
    return f"{name}_" if name in _GROUPS_TAKEN else name


def note(name: str) -> str:
    """Return the name of the note that belongs to a section or item."""
    return f"{name}_note_"


def shown(one: Field) -> str:
    """Return the node whose value is shown where a text shows the answer to a field.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> shown(coordinators.fields["role"]), shown(coordinators.fields["years_in_role"])
    ('role_shown_', 'years_in_role')
    """
    return f"{one.name}_shown_" if one.codes is not None or one.value is not None else node(one)


def form_id(instrument: Instrument, wave: str) -> str:
    """Return the id of the form: each wave is a form of its own.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> form_id(coordinators, "2026")
    'coordinators_2026'
    """
    return f"{instrument.name}_{re.sub('[^A-Za-z0-9]+', '_', wave)}"


def choice_lists(instrument: Instrument) -> dict[str, tuple[str, CodeList]]:
    """Return item → (name of its choice list, the list); equal lists are written once."""
    lists: dict[str, CodeList] = {}
    found: dict[str, tuple[str, CodeList]] = {}
    for item in instrument.asked:
        codes = _codes(item)
        if codes is not None:
            name = codes.name
            if lists.setdefault(name, codes) != codes:
                name = f"{codes.name}_{item.name}_"
                lists[name] = codes
            found[item.name] = (name, codes)
    return found


def _codes(item: Item) -> CodeList | None:
    return item.codes if isinstance(item, SingleChoice | MultipleChoice | LikertGrid) else None
