"""The variables of a statistics file, and names that the program accepts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as part
from typing import Literal

from surveys.errors import DefinitionError, listed
from surveys.model import MOST_RATINGS, Code, Kind, Text
from surveys.platforms.statistical.programs import Program
from surveys.platforms.statistical.values import Value

Measure = Literal["nominal", "ordinal", "scale"]
_HASH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable of a file.

    Parameters
    ----------
    field
        Its canonical name.
    name
        Its name in the file.
    kind
        What its cells hold.
    label
        In every language in which a file may be written.
    codes, stored
        What its values mean, and code → value.
    measure
        Level of measurement, in the words of SPSS.
    decimals
        Of a number.
    width
        Bytes that a text may have.
    moment
        Whether a date has a time of day.
    """

    field: str
    name: str
    kind: Kind
    label: Text | None = None
    codes: tuple[Code, ...] = ()
    stored: Mapping[str, Value] = part(default_factory=dict)
    measure: Measure = "nominal"
    decimals: int = 0
    width: int = 0
    moment: bool = False

    @property
    def missing(self) -> tuple[Value, ...]:
        """The values that are no answers."""
        return tuple(self.stored[one.code] for one in self.codes if one.missing is not None)


def measure_of(kind: Kind, codes: Sequence[Code]) -> Measure:
    """Return the level of measurement of what a variable holds.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> measure_of(Kind.CODE, tuple(coordinators["support"].codes))
    'ordinal'
    >>> measure_of(Kind.FLAG, ()), measure_of(Kind.DECIMAL, ())
    ('nominal', 'scale')
    """
    answers = [one.code for one in codes if one.missing is None]
    if kind is Kind.CODE:
        is_rating = 2 < len(answers) <= MOST_RATINGS and all(map(str.isdecimal, answers))
        return "ordinal" if is_rating else "nominal"
    return "nominal" if kind in (Kind.FLAG, Kind.TEXT) else "scale"


def named(fields: Iterable[str], program: Program, where: str) -> dict[str, str]:
    """Return canonical name → name in the file: the same, unless the program does not accept it.

    Raises
    ------
    DefinitionError
        Two names differ in nothing that the program sees.

    Examples
    --------
    >>> from surveys.platforms.statistical.programs import STATA
    >>> named(["role", "if", "workplace_means__vocational_rehabilitation"], STATA, "x")
    {'role': 'role', 'if': 'if_', 'workplace_means__vocational_rehabilitation': \
'workplace_means__voc_0a6d5e'}
    """
    names = {one: _accepted(one, program) for one in fields}
    _check_apart([*names], [*names.values()], program, where)
    return names


def _accepted(name: str, program: Program) -> str:
    if program.size(name) > program.longest_name:
        digest = hashlib.sha256(name.encode()).hexdigest()[:_HASH]
        return f"{program.beginning(name, program.longest_name - _HASH - 1)}_{digest}"
    return f"{name}_" if name.lower() in program.reserved else name


def _check_apart(fields: Sequence[str], names: Sequence[str], program: Program, where: str) -> None:
    twice = Counter(name.lower() for name in names)
    clashing = [one for one, name in zip(fields, names, strict=True) if twice[name.lower()] > 1]
    if clashing:
        raise DefinitionError(
            f"the variables {listed(clashing)}, which {program.name} takes for one",
            expected="names that differ in more than capital letters",
            where=where,
            advice="Rename one of them.",
        )
