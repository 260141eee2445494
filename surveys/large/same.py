"""Checks on pseudonyms over a whole wave: one for each identifier, and none for two."""

from __future__ import annotations

from surveys.errors import DisclosureError
from surveys.large.engine import Engine


def check_pseudonyms(engine: Engine, data: str, mark: str, to: str) -> None:
    """Raise DisclosureError when two identifiers have the same pseudonym.

    Parameters
    ----------
    engine, data
        Where the rows are.
    mark
        Column of the marks of the identifiers.
    to
        Column of their pseudonyms.
    """
    lost = _distinct(engine, data, mark) - _distinct(engine, data, to)
    if lost:
        raise DisclosureError(
            f"{lost} collision(s): identifiers that share a pseudonym with another",
            expected="one pseudonym for each",
            where="pseudonyms",
            advice="Use another key; two people would be taken for one.",
        )


def check_response_ids(engine: Engine, data: str) -> None:
    """Raise DisclosureError when two rows have the same pseudonym of a response."""
    rows = engine.query(f'SELECT count("response_id") AS "n" FROM {data}')["n"][0].as_py()
    if _distinct(engine, data, "response_id") != rows:
        raise DisclosureError(
            "response ids that are missing or stand more than once",
            expected="each once",
            where="step replace_response_ids",
            advice="Clean with the step keep_last first.",
        )


def _distinct(engine: Engine, data: str, column: str) -> int:
    rows = engine.query(
        f'SELECT count(*) AS "n" FROM (SELECT "{column}" FROM {data} '
        f'WHERE "{column}" IS NOT NULL GROUP BY "{column}") AS "t"'
    )
    return int(rows["n"][0].as_py())
