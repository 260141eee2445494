"""Noise: numbers move by chance, each by itself or all of a record together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from surveys.anonymisation.perturbation.blocks import Floats, Integers
from surveys.anonymisation.perturbation.numbers import (
    as_written,
    check_not_alone,
    fault,
    fields_of_kind,
    limits,
    strata,
    table,
    with_table,
)
from surveys.anonymisation.perturbation.randomness import uniforms
from surveys.cleaning.frames import Frame, texts
from surveys.cleaning.names import FieldName
from surveys.cleaning.notes import Note, counted, unnoted
from surveys.errors import UsageError
from surveys.model import Field, Instrument

_STEP = "add_noise"
_NOTHING = 1e-9
"""Share of the largest below which a direction of the data has no spread but that of rounding."""


def add_noise(
    frame: Frame,
    instrument: Instrument,
    *,
    fields: Sequence[FieldName],
    level: float = 0.1,
    correlated: bool = False,
    within: Sequence[FieldName] = (),
    seed: int = 0,
    key: bytes,
    note: Note = unnoted,
) -> Frame:
    """Add normal noise to numbers.

    Uncorrelated: each number gets noise of its own; means stay in expectation, variances grow
    by the factor 1 + level², and correlations shrink. Correlated: see `correlated_noise`; means,
    variances and covariances of the records that answered all the fields stay as they were.
    Afterwards whole numbers are rounded, others to the decimals of their item, and numbers
    beyond the limits of their item are reflected back inside, which moves means and variances
    where many answers lie at a limit. Missing answers stay missing; where all answers of a
    stratum are equal they stay too. A score counted from a field before is not counted anew.

    Parameters
    ----------
    frame, instrument
        One wave's answers, and the instrument as asked in it.
    fields
        Numbers.
    level
        Standard deviation of the noise as a share of that of the field: over 0, up to 1.
    correlated
        Whether the noise keeps the covariances of the fields.
    within
        Fields in whose values the records are treated each group by itself, such as the area.
    seed
        Another number gives another draw. It is no secret; the key is.
    key
        32 bytes; no option of a plan, as ``run(…, key=…)`` hands it over. Who has it can take
        the noise away.
    note
        Is told how many numbers fell outside the limits of their item; ``run`` hands it over.

    Returns
    -------
    Frame
        The same columns.

    Raises
    ------
    DefinitionError
        A field is no number, or `level` is not over 0 and up to 1.
    DisclosureError
        An answer is alone in its stratum; a response id is missing or stands twice.
    UsageError
        The key has another length, or too few records have all the fields for `correlated`.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.instruments import esf_start
    >>> frame = framed(response_id=["1", "2", "3"], birth_year=[1950, 1970, 1990])
    >>> noisy = add_noise(frame, esf_start, fields=["birth_year"], level=0.2, key=bytes(32))
    >>> noisy["birth_year"].to_list()
    [1954, 1966, 1989]
    """
    chosen = fields_of_kind(frame, instrument, fields, _STEP)
    if not 0 < level <= 1:
        raise fault(_STEP, f"level = {level}", "a share over 0 and up to 1, such as 0.1")
    cells = table(frame, chosen, _STEP)
    ids = np.asarray(texts(frame, "response_id"), dtype=object)
    noise = np.stack(
        [_normal(uniforms(key, instrument, _STEP, seed, one.name, ids)[:, 0]) for one in chosen],
        axis=1,
    )
    groups = list(strata(frame, instrument, within, _STEP))
    for place, field in enumerate(chosen):
        counts = ((~np.isnan(cells[rows, place])).sum() for rows in groups)
        check_not_alone(map(int, counts), field.name, _STEP)
    after = cells.copy()
    move = _together if correlated else _each
    for rows in groups:
        after[rows] = move(cells[rows], noise[rows], level)
    for place, field in enumerate(chosen):
        low, high = limits(instrument, field)
        outside = int(((after[:, place] < low) | (after[:, place] > high)).sum())
        note(f"{field.name}: {counted(outside, 'number')} reflected at a limit")
    return with_table(frame, chosen, _possible(after, chosen, instrument))


def correlated_noise(values: Floats, noise: Floats, level: float) -> Floats:
    """Add noise that leaves means, variances and covariances exactly as they were.

    The noise is made independent of the values in the sample and given `level`² times their
    covariance; the sum, whose covariance is 1 + `level`² times too large, is drawn in towards
    the means.

    Parameters
    ----------
    values
        Shape (n, d), none missing.
    noise
        Shape (n, d): independent standard normal draws.
    level
        Standard deviation of the noise as a share of that of the values.

    Returns
    -------
    numpy.ndarray
        Shape (n, d).

    Raises
    ------
    UsageError
        n is not over 2d + 1.

    Notes
    -----
    Source: Kim, J. J. (1986), A method for limiting disclosure in microdata based on random
    noise and transformation, Proceedings of the Section on Survey Research Methods, American
    Statistical Association, 303-308.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> values = rng.normal(size=(50, 2)) @ [[1, 0.5], [0, 1]]
    >>> noisy = correlated_noise(values, rng.normal(size=(50, 2)), level=0.5)
    >>> bool(np.allclose(np.cov(noisy.T), np.cov(values.T)))
    True
    """
    count, columns = values.shape
    if count <= 2 * columns + 1:
        raise UsageError(
            f"{count} record(s) with {columns} numbers each",
            expected=f"more than {2 * columns + 1} that have all the numbers",
            where=f"step {_STEP}, correlated",
            advice="Add uncorrelated noise, use coarser strata, or fewer fields.",
        )
    centred = values - values.mean(axis=0)
    known = np.column_stack([np.full(count, count**-0.5), _directions(centred)])
    free = noise - known @ (known.T @ noise)
    even = free @ _power(free.T @ free / (count - 1), -0.5)
    spread = _power(centred.T @ centred / (count - 1), 0.5)
    moved: Floats = values.mean(axis=0) + (centred + level * even @ spread) / np.hypot(1, level)
    return moved


def _directions(centred: Floats) -> Floats:
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    kept: Floats = left[:, sizes > sizes.max() * _NOTHING]
    return kept


def _power(covariance: Floats, power: float) -> Floats:
    """Return a power of a symmetric matrix; directions without spread stay without."""
    sizes, axes = np.linalg.eigh(covariance)
    there = sizes > sizes.max() * _NOTHING
    found: Floats = (axes[:, there] * sizes[there] ** power) @ axes[:, there].T
    return found


def _normal(drawn: Floats) -> Floats:
    """Return standard normal numbers from even ones, by inverting their distribution."""
    from scipy.special import ndtri

    return np.asarray(ndtri(drawn), dtype=np.float64)


def _each(cells: Floats, noise: Floats, level: float) -> Floats:
    answered = ~np.isnan(cells)
    counts = np.maximum(answered.sum(axis=0), 1)
    means = np.where(answered, cells, 0).sum(axis=0) / counts
    squares = np.where(answered, (cells - means) ** 2, 0).sum(axis=0)
    moved: Floats = cells + level * np.sqrt(squares / np.maximum(counts - 1, 1)) * noise
    return moved


def _together(cells: Floats, noise: Floats, level: float) -> Floats:
    """Add noise to a stratum; records that lack a field get it with the others' covariance."""
    whole: Integers = np.flatnonzero(~np.isnan(cells).any(axis=1))
    part = np.setdiff1d(np.flatnonzero(~np.isnan(cells).all(axis=1)), whole)
    moved = cells.copy()
    if len(whole) + len(part):
        moved[whole] = correlated_noise(cells[whole], noise[whole], level)
        means = cells[whole].mean(axis=0)
        root = _power(np.atleast_2d(np.cov(cells[whole].T)), 0.5)
        sum_ = cells[part] - means + level * noise[part] @ root
        moved[part] = means + sum_ / np.hypot(1, level)
    return moved


def _possible(cells: Floats, fields: Sequence[Field], instrument: Instrument) -> Floats:
    """Return the numbers as they can be written, within the limits of their items."""
    inside = cells.copy()
    for place, field in enumerate(fields):
        low, high = limits(instrument, field)
        column = inside[:, place]
        column = np.where(column < low, 2 * low - column, column)
        column = np.where(column > high, 2 * high - column, column)
        inside[:, place] = np.clip(column, low, high)
    return as_written(inside, fields, instrument)
