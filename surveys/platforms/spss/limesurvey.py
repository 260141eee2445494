"""SPSS files that LimeSurvey exports: its own names and codes, and labels that are not reliable.

Which type a variable has depends there on the answers, and value labels are cut or those of
another scale, so that only values are used.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from surveys.model import Instrument, Kind
from surveys.platforms.limesurvey.names import META_COLUMNS, names_of
from surveys.platforms.mapping import NameMapping
from surveys.platforms.tabular.naming import canonical_mapping

_MARKS = ("lastpage", "startlanguage")
_META = {"response_id": "id", "submitted": "submitdate", "language": "startlanguage"}
_TICKED = {"1": ("Y", "1"), "0": ("N", "0")}


def is_limesurveys(headings: Collection[str]) -> bool:
    """Tell whether variables are those of a file that LimeSurvey made.

    Examples
    --------
    >>> is_limesurveys(["id", "submitdate", "lastpage", "startlanguage", "role"])
    True
    """
    return all(mark in headings for mark in _MARKS)


def limesurvey_mapping(
    platform: str, instrument: Instrument, wave: str, headings: Sequence[str]
) -> NameMapping:
    """Return which variable is which field, and which value is which code.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = limesurvey_mapping("spss", coordinators, "2026", ["id", "ipaddr"])
    >>> found.fields["tasks__guidance"], found.codes["role"]["regional"], found.ignored
    (('tasks_guidance',), ('regij',), ('ipaddr',))
    """
    names = names_of(instrument)
    fields = instrument.at(wave).asked_fields
    mapping = canonical_mapping(
        platform,
        instrument,
        wave,
        names={one.name: names.variable(one) for one in fields},
        codes={
            **{one.name: _TICKED for one in fields if one.kind is Kind.FLAG},
            **{
                one.name: {code: (own,) for code, own in names.codes(one).items()
                           if one.codes is not None and code in one.codes}
                for one in fields
                if one.codes is not None
            },
        },
        meta=_META,
    )  # fmt: skip
    computed = {names.variable(one) for one in instrument.fields.values() if one.value is not None}
    own = (META_COLUMNS | computed) - set(_META.values())
    return replace(mapping, ignored=tuple(name for name in headings if name in own))
