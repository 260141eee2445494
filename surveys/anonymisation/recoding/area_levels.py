"""Levels of a hierarchy that are divisions of Finland: municipality, county, ELY and so on."""

from __future__ import annotations

from surveys.anonymisation.recoding.faults import fault
from surveys.areas import Division, crosswalk, division, divisions
from surveys.errors import AnalysisError, DefinitionError, UsageError, listed
from surveys.model import Code, CodeList

_STEP = "hierarchy"


def area_groups(
    codes: CodeList, to: str, year: int | None = None
) -> tuple[CodeList, dict[str, tuple[str, ...]]]:
    """Return the areas of a division as groups of the codes of a field of areas.

    Parameters
    ----------
    codes
        The field's codes, under the name of a division's code list.
    to
        The division in whose areas they lie.
    year
        Of both divisions; by default the one that the list's name ends with, as in
        municipalities_2024, or the latest that both have.

    Returns
    -------
    tuple
        The codes of the level, with the name of the division before them so that no code means
        two areas, and the field's codes in each.

    Raises
    ------
    DefinitionError
        The field's codes are no division, an area lies in several areas of the other division,
        or a code is none of the year.

    Examples
    --------
    >>> from surveys.codelists.areas import COUNTIES
    >>> area_groups(COUNTIES, "ely")[1]["ely_12"]
    ('17', '18')
    """
    source, own_year = _division_of(codes)
    year = year or own_year
    try:
        target = division(to)
        walk = crosswalk(source, target, year=year, target_year=year)
        mapping = walk.mapping
    except (AnalysisError, UsageError) as error:
        raise DefinitionError(
            error.found, expected=error.expected, where=f"step {_STEP}", advice=error.advice
        ) from None
    lost = [code for code in codes.answer_names if code not in mapping]
    if lost:
        raise fault(
            _STEP, f"no area of {walk.name} for {listed(lost)}", "the codes of that year",
            "Give the year of the field's areas, or groups of its codes.",
        )  # fmt: skip
    members: dict[str, tuple[str, ...]] = {}
    for code in codes.answer_names:
        members[mapping[code]] = (*members.get(mapping[code], ()), code)
    order = [code for code in target.codes if code.code in members]
    named = tuple(Code(f"{target.name}_{code.code}", code.text) for code in order)
    return CodeList(target.codes.name, named), {
        f"{target.name}_{code.code}": members[code.code] for code in order
    }


def _division_of(codes: CodeList) -> tuple[Division, int | None]:
    """Return the division of a list, and its year when the list's name ends with one."""
    known = {one.codes.name: one for one in divisions()}
    name, _, year = codes.name.rpartition("_")
    if name in known and year.isdecimal():
        return known[name], int(year)
    if codes.name not in known:
        raise fault(
            _STEP, f"codes {codes.name!r}, which are no areas", f"one of {listed(known)}",
            "Write the level as groups of codes.",
        )  # fmt: skip
    return known[codes.name], None
