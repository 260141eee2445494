"""Questions that ask for the totals of measures, within the limits that the measures have."""

from __future__ import annotations

from collections.abc import Iterable

from surveys.measures.measure import Measure, Rule
from surveys.model import Code, CodeList, Disclosure, Number, Text


def code_list_of(name: str, measures: Iterable[Measure], also: tuple[Code, ...] = ()) -> CodeList:
    """Return measures as codes, to ask which of them were used.

    Examples
    --------
    >>> from surveys.measures import get
    >>> code_list_of("used", (get("wai"), get("gse"))).names
    ('wai', 'gse')
    """
    return CodeList(name, (*(Code(one.name, one.title) for one in measures), *also))


def totals(measures: Iterable[Measure], used: str) -> tuple[Number, ...]:
    """Return the questions that ask for the totals of measures; those without a score have none.

    Parameters
    ----------
    measures
        Which.
    used
        Name of the multiple choice that asks which were used; each total is asked only then.

    Examples
    --------
    >>> from surveys.measures import get
    >>> item, = totals((get("wai"), get("abilitator")), used="measures_used")
    >>> item.name, item.minimum, item.maximum, str(item.condition)
    ('total_wai', 7.0, 49.0, 'any_of(measures_used, "wai")')
    """
    return tuple(_total(one, used) for one in measures if one.rule is not Rule.NONE)


def _total(measure: Measure, used: str) -> Number:
    low, high = measure.range
    title = measure.title
    return Number(
        f"total_{measure.name}",
        Text(
            fi=f"{title['fi']}: kokonaispistemäärä",
            sv=f"{title['sv']}: totalpoäng",
            en=f"{title['en']}: total score",
        ),
        help=Text(
            fi=f"Luku väliltä {low:g}–{high:g}.",
            sv=f"Ett tal mellan {low:g} och {high:g}.",
            en=f"A number from {low:g} to {high:g}.",
        ),
        minimum=low,
        maximum=high,
        decimals=_decimals(measure),
        show_if=f'any_of({used}, "{measure.name}")',
        disclosure=Disclosure.SENSITIVE,
    )


def _decimals(measure: Measure) -> int:
    """Return how many decimals a total can have: weights and missing answers break up a sum."""
    if measure.rule is Rule.MEAN:
        return 2
    return 0 if len(measure.items) == 1 else 1
