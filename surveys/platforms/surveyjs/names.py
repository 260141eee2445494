"""Names in SurveyJS forms: the canonical ones, but for those that the library takes for itself.

Such a name gets an underscore at its end, which no canonical name has. So has everything that the
form adds of its own.
"""

from __future__ import annotations

from surveys.model import Field, Kind

VERSION = "form_version_"
"""Computed by the form: which form was answered."""
LANGUAGE = "form_language_"
"""Computed by the form: the language in which it stood when something was last answered."""
OPENING = "form_opening_"
INTRO = "form_intro_"
NOTICE = "form_notice_"
IDS = ("id",)
TIMES = ("submitted", "completedAt")
LOCALE = "locale"

# Variables that the library answers by itself, before it looks for a question of that name, and
# the names by which expressions call what is around them.
_VARIABLES = frozenset((
    "pageno", "pagecount", "questioncount", "correctedanswers", "correctanswers",
    "correctedanswercount", "incorrectedanswers", "incorrectanswers", "incorrectedanswercount",
    "locale", "survey", "self", "parent", "matrix", "composite", "item", "choice", "column", "row",
    "panel",
))  # fmt: skip
# Every JavaScript object has a constructor, and `{x.length}` is 0 where there is no such part.
_MEMBERS = frozenset(("constructor", "length"))
# What is equal to an answer that is not there.
_NOTHING = frozenset(("undefined",))
_TAKEN = _VARIABLES | _MEMBERS | frozenset((*IDS, *TIMES))


def question(item: str) -> str:
    """Return the name of the question, or the computed value, of an item.

    Examples
    --------
    >>> question("role"), question("locale")
    ('role', 'locale_')
    """
    return f"{item}_" if item in _TAKEN else item


def part(code: str) -> str:
    """Return the name of a row of a grid, or of a part of an allocation."""
    return f"{code}_" if code in _MEMBERS else code


def option(code: str) -> str:
    """Return the value of a choice."""
    return f"{code}_" if code in _NOTHING else code


def path(one: Field) -> str:
    """Return how expressions and texts call a field; all options of a question are one value.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> path(coordinators.fields["tasks__guidance"]), path(coordinators.fields["role"])
    ('tasks', 'role')
    """
    own = question(one.item)
    return own if one.kind is Kind.FLAG or not one.part else f"{own}.{part(one.part)}"


def published(one: Field) -> str:
    """Return a field's name in the mapping: question, question.row, or question[option]."""
    if one.kind is Kind.FLAG:
        return f"{question(one.item)}[{option(one.part)}]"
    return path(one)


def shown(one: Field) -> str:
    """Return what a text names to show a field; a computed number is rounded for it first."""
    return path(one) if one.value is None else f"{one.name}_shown_"
