"""Tells whether the fields that a step names are the instrument's, and this wave's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Annotated, TypeAlias, cast, get_args, get_type_hints

from surveys.errors import DefinitionError, near
from surveys.model import Instrument

_FIELD = "the name of a field or an item"
_COLUMN = "the name of a column"

FieldName: TypeAlias = Annotated[str, _FIELD]
"""Marks an option of a step that names fields or items of the instrument."""
ColumnName: TypeAlias = Annotated[str, _COLUMN]
"""Marks an option that may also name columns which are no fields, such as the language."""


def unasked(whole: Instrument, asked: Instrument) -> frozenset[str]:
    """Return the names of the fields and items that one wave did not ask.

    Parameters
    ----------
    whole
        The instrument over all waves.
    asked
        The same as asked in the wave.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> sorted(unasked(coordinators, coordinators.at("2024")))[:1]
    ['reform_change']
    """
    return frozenset(_names(whole) - _names(asked))


def _names(instrument: Instrument) -> set[str]:
    return {*instrument.fields, *(item.name for item in instrument)}


def without_unasked(
    function: Callable[..., object], options: Mapping[str, object], gone: Collection[str]
) -> dict[str, object] | None:
    """Return a step's options without the names of fields that the wave did not ask.

    Parameters
    ----------
    function
        Of the step; its annotations say which options name fields.
    options
        As in the plan.
    gone
        As `unasked` returns them.

    Returns
    -------
    dict or None
        None when one of these options named nothing else: there is nothing to do in the wave.

    Examples
    --------
    >>> def drop(frame: object, instrument: object, *, fields: list[FieldName]) -> object:
    ...     return frame
    >>> without_unasked(drop, {"fields": ["role", "mood"]}, {"mood"})
    {'fields': ['role']}
    """
    left = dict(options)
    for option, names in _naming(function, options, (_FIELD, _COLUMN)):
        kept = [name for name in names if name not in gone]
        if names and not kept:
            return None
        left[option] = options[option] if len(kept) == len(names) else kept
    return left


def check_names(
    step: str,
    function: Callable[..., object],
    options: Mapping[str, object],
    instrument: Instrument,
) -> None:
    """Raise DefinitionError when a step names a field or item that no wave has."""
    known = _names(instrument)
    for option, names in _naming(function, options, (_FIELD,)):
        for name in names:
            if name not in known:
                raise DefinitionError(
                    f"{option} with field {name!r}",
                    expected=f"a field or item of instrument {instrument.name}",
                    where=f"step {step}",
                    advice=near(name, known),
                )


def _naming(
    function: Callable[..., object], options: Mapping[str, object], marks: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the options that name fields, and the names."""
    hints = get_type_hints(function, include_extras=True)
    for option, value in options.items():
        if _marked(hints[option], marks) and value is not None:
            names = (value,) if isinstance(value, str) else cast("Iterable[str]", value)
            yield option, list(names)


def _marked(hint: object, marks: Collection[str]) -> bool:
    found = getattr(hint, "__metadata__", ())
    return any(one in marks for one in found) or any(_marked(one, marks) for one in get_args(hint))
