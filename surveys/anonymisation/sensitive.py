"""Removes the answers that all records of a class share: who is known to be in it gave them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surveys.anonymisation.keycodes import Integers, check_keys, classes, key_codes
from surveys.cleaning.frames import Frame, emptied, named_field
from surveys.cleaning.names import ColumnName, FieldName
from surveys.errors import DefinitionError
from surveys.model import Instrument


def suppress_sensitive(
    frame: Frame,
    instrument: Instrument,
    *,
    keys: Sequence[ColumnName],
    sensitive: Sequence[FieldName],
    l: int = 2,  # noqa: E741 - the literature's name
) -> Frame:
    """Remove sensitive answers in classes where fewer than `l` different ones are given.

    k records that share their keys hide each other, but not what all of them answered
    (Machanavajjhala et al. 2007, ACM TKDD 1, 3: distinct l-diversity). A class that loses its
    answers loses all of them, so that a blank does not tell who answered differently.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    keys
        Columns that someone could know from elsewhere.
    sensitive
        Fields whose answers nobody may learn.
    l
        Different answers that each class must give, from 2. A missing answer is none, whatever
        its reason.

    Returns
    -------
    Frame
        Removed answers have the reason "removed".

    Raises
    ------
    DefinitionError
        `l` is under 2, or a name is no column or field of the frame.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import coordinators
    >>> frame = framed(response_id=["1", "2", "3", "4"], ely=["a", "a", "b", "b"],
    ...                role=["local", "local", "local", "regional"])
    >>> safe = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"])
    >>> safe["role"].to_list()
    [<NA>, <NA>, 'local', 'regional']
    """
    if l < 2:
        raise DefinitionError(f"l = {l}", expected="2 or more", where="step suppress_sensitive")
    for name in sensitive:
        if name in keys:
            raise DefinitionError(
                f"{name!r} as a key and as sensitive",
                expected="one of them",
                where="step suppress_sensitive",
            )
    check_keys(frame, keys)
    labels = classes(key_codes(frame, keys)).labels
    for name in sensitive:
        field = named_field(frame, instrument, name, "suppress_sensitive")
        few = different_answers(frame, field.name, labels) < l
        frame = emptied(frame, field.name, few[labels].tolist()) if len(labels) else frame
    return frame


def different_answers(frame: Frame, field: str, labels: Integers) -> Integers:
    """Return how many different answers to a field each class of records gives.

    Parameters
    ----------
    frame
        One row for each record.
    field
        Missing answers are none.
    labels
        The class of each record, numbered from 0.

    Returns
    -------
    array
        One count for each class.
    """
    answers = key_codes(frame, [field])[:, 0]
    given = answers >= 0
    pairs = classes(np.column_stack([labels[given], answers[given]]))
    return np.bincount(labels[given][pairs.first], minlength=int(labels.max(initial=-1)) + 1)
