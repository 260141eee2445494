"""The steps that bring fields to a level of their hierarchy, given or searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveys.anonymisation.recoding.faults import fault
from surveys.anonymisation.recoding.hierarchies import Hierarchy, Level, hierarchy
from surveys.anonymisation.recoding.lattice import Loss, lattice
from surveys.cleaning.frames import Frame, named_field, the_field
from surveys.cleaning.names import ColumnName, FieldName
from surveys.errors import listed, near
from surveys.model import Code, CodeList, Instrument

_TO = "generalise_to"
_SEARCH = "generalise_by_lattice"

MOST_SUPPRESSED = 0.05
"""The part of all records that the search leaves to suppression, unless told otherwise."""


def generalise_to(
    frame: Frame,
    instrument: Instrument,
    *,
    field: FieldName,
    levels: Sequence[Level],
    level: int,
    year: int | None = None,
) -> Frame:
    """Bring a field to a level of its hierarchy, in the same column.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    field
        A field of codes, or a number.
    levels, year
        The hierarchy, as in `hierarchy`.
    level
        0 for the answers as they are, 1 for the first of the levels …

    Returns
    -------
    Frame
        The same columns; the field holds the codes of the level.

    Raises
    ------
    DefinitionError
        The levels do not nest, there is no such level, or the field was recoded before.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], county=["07", "05"])
    >>> generalise_to(frame, coordinators, field="county", levels=["ely", "all"], level=1)[
    ...     "county"].to_list()
    ['ely_04', 'ely_02']
    """
    one = named_field(frame, instrument, field, _TO)
    return hierarchy(instrument, one, levels, year=year).applied(frame, level)


def codes_at(
    instrument: Instrument,
    field: str,
    levels: Sequence[Level],
    level: int,
    year: int | None = None,
) -> CodeList | None:
    """Return the codes of a field after `generalise_to`; None for a number as it is."""
    return hierarchy(instrument, the_field(instrument, field, _TO), levels, year=year).codes(level)


def generalise_by_lattice(
    frame: Frame,
    instrument: Instrument,
    *,
    keys: Sequence[ColumnName],
    levels: Mapping[str, Sequence[Level]],
    k: int,
    most_suppressed: float = MOST_SUPPRESSED,
    by: Loss = "penalty",
    sensitive: str | None = None,
    distinct: int = 1,
    year: int | None = None,
) -> Frame:
    """Bring the keys to the best combination of levels of all there are.

    What is too small even there is left to `suppress`, which comes after. Each wave is searched
    by itself: where waves are compared, see what is best with `lattice` and declare it with
    `generalise_to`.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    keys
        Columns that someone could know from elsewhere.
    levels, year
        Key → its hierarchy, as in `hierarchy`; levels of what the wave did not ask are passed
        over. A number is always cut into the bands of its first level at least.
    k, sensitive, distinct
        As `lattice`.
    most_suppressed, by
        As `Lattice.best`.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DisclosureError
        Every combination would leave more to suppress.
    DefinitionError
        As `lattice`, or levels do not nest, or one code means two things at two levels.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2"], county=["07", "09"], role=["local", "local"])
    >>> generalise_by_lattice(frame, coordinators, keys=["county", "role"], k=2,
    ...                       levels={"county": ["ely", "all"]})["county"].to_list()
    ['ely_04', 'ely_04']
    """
    ladders = _hierarchies(instrument, {key: levels[key] for key in keys if key in levels}, year)
    found = lattice(frame, keys, ladders, k, sensitive=sensitive, distinct=distinct)
    least = {key: 1 for key, ladder in ladders.items() if ladder.field.codes is None}
    node = found.best(most_suppressed=most_suppressed, by=by, least=least)
    for key, ladder in ladders.items():
        frame = ladder.applied(frame, node.levels[key])
    return frame


def codes_of_lattice(
    instrument: Instrument,
    keys: Sequence[str],
    levels: Mapping[str, Sequence[Level]],
    year: int | None = None,
) -> dict[str, CodeList]:
    """Return the codes that fields can have after `generalise_by_lattice`: those of all levels.

    Parameters
    ----------
    instrument
        Over all waves.
    keys, levels, year
        As in the step.

    Raises
    ------
    DefinitionError
        Levels do not nest or are of no key, or one code means two things at two levels.
    """
    for name in levels:
        if name not in keys:
            raise fault(
                _SEARCH, f"levels of {name!r}", f"of a key: {listed(keys)}", near(name, keys)
            )
    ladders = _hierarchies(instrument, levels, year)
    return {ladder.field.name: _every_code(ladder) for ladder in ladders.values()}


def _hierarchies(
    instrument: Instrument, levels: Mapping[str, Sequence[Level]], year: int | None
) -> dict[str, Hierarchy]:
    return {
        name: hierarchy(instrument, the_field(instrument, name, _SEARCH), steps, year=year)
        for name, steps in levels.items()
    }


def _every_code(ladder: Hierarchy) -> CodeList:
    own = ladder.field.codes
    codes: dict[str, Code] = {code.code: code for code in own.answers} if own else {}
    meaning: dict[str, tuple[str, ...]] = {code: (code,) for code in codes}
    for rung in ladder.rungs:
        for code in rung.codes:
            leaves = rung.members.get(code.code, (code.code,))
            if meaning.setdefault(code.code, leaves) != leaves:
                raise fault(
                    _SEARCH,
                    f"code {code.code!r} of {ladder.field.name}, which means different groups "
                    "at different levels",
                    "codes that mean the same at every level",
                )
            codes.setdefault(code.code, code)
    return CodeList(ladder.rungs[0].codes.name, tuple(codes.values()))
