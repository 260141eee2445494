"""Numbers and dates that are usual for questions of the instruments, and for any other.

Every number here is invented: plausible, not taken from any source.
"""

from __future__ import annotations

from collections.abc import Mapping

from surveys.model import Number
from surveys.synthetic.behaviour import Typical

NUMBERS: Mapping[str, Typical] = {
    "age": Typical(43, 59),
    "base_value": Typical(400, 5000),
    "birth_year": Typical(1979, 1994),
    "clients": Typical(35, 120),
    "clients_month": Typical(25, 60),
    "coaches": Typical(2.5, 7),
    "coordinators_supervised": Typical(3, 9),
    "counties_served": Typical(2, 5),
    "employed_partial": Typical(2, 9),
    "employed_with_support": Typical(0, 3),
    "employees": Typical(18, 220),
    "hired_after_tryout": Typical(0, 2),
    "leading_share": Typical(20, 50),
    "makers_count": Typical(2, 5),
    "planned_1": Typical(300, 3000),
    "planned_2": Typical(300, 3000),
    "planned_3": Typical(300, 3000),
    "realised": Typical(250, 3000),
    "recommend": Typical(7, 9),
    "total_eurohis8": Typical(3.2, 4.2),
    "total_gse": Typical(27, 34),
    "total_uwes9": Typical(3.4, 5.0),
    "total_wai": Typical(29, 38),
    "total_was": Typical(5, 8),
    "total_whodas12": Typical(16, 29),
    "tryouts": Typical(1, 6),
    "unemployed_months": Typical(14, 60),
    "work_ability": Typical(5, 7),
    "work_hours": Typical(18, 34),
    "years_in_role": Typical(3, 8),
}
"""Item → its usual numbers, in every instrument that asks it."""

DAYS: Mapping[str, tuple[int, int]] = {
    "answer_date": (0, 0),
    "assessed_on": (-30, 0),
    "exit_date": (-30, 0),
    "next_review": (150, 380),
    "next_step_by": (14, 300),
    "review_date": (-30, 0),
}
"""Item → first and last day, counted from the day of answering."""

USUAL_DAYS = (-730, 0)
"""Days of a date that is not named: within the last two years."""

_RATING = 10
"""Numbers of a range up to this are taken for ratings, which gather around the middle."""


def usual_numbers(item: Number) -> Typical:
    """Return what is usual for a number: by its name, else by its limits.

    Ratings gather around their middle. Wider ranges lean to the low end: the median lies as far
    over the minimum as the square root of the range, so that a question that allows a thousand
    gets tens, not hundreds.

    Examples
    --------
    >>> from surveys.model import Text
    >>> usual_numbers(Number("visits", Text(en="Visits"), minimum=0, maximum=400))
    Typical(median=20.0, high=60.0)
    >>> usual_numbers(Number("mark", Text(en="Mark"), minimum=0, maximum=10))
    Typical(median=5.0, high=8.0)
    """
    width = item.maximum - item.minimum
    named = NUMBERS.get(item.name)
    if named is not None and item.minimum <= named.median and named.high <= item.maximum:
        return named
    if width <= _RATING:
        return Typical(item.minimum + 0.5 * width, item.minimum + 0.8 * width)
    return Typical(item.minimum + width**0.5, min(item.minimum + 3 * width**0.5, item.maximum))
