"""What a catalogue wants to know of a study and no questionnaire says: who made it, where it is.

The facts stand in a TOML file. What is not stated there is not invented: documents then say, in
their own language, that it was not stated.

    agency = "FSD"                     # who gave the identifier; DOI, URN … for a persistent one
    identifier = "FSD1234"
    holdings = "https://example.org/"  # the page of the study

    [distributor]                      # also [producer] and [abstract]
    fi = "…"
    sv = "…"
    en = "…"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from surveys.errors import DefinitionError
from surveys.model import Text
from surveys.tables import Table

UNSTATED: Final = Text(fi="Ei ilmoitettu", sv="Inte angivet", en="Not stated")
NOWHERE: Final = "urn:x-not-stated"
"""Stands for the address of a study that none is stated of."""


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """Facts about a study; None where they are not stated.

    Parameters
    ----------
    agency, identifier
        Who identifies the study, and as what.
    holdings
        Address of the study's page.
    distributor, producer, abstract
        Who distributes it, who made it, and what it is about.

    Examples
    --------
    >>> StudyFacts(agency="FSD").unstated
    ('identifier', 'holdings', 'distributor', 'producer', 'abstract')
    """

    agency: str | None = None
    identifier: str | None = None
    holdings: str | None = None
    distributor: Text | None = None
    producer: Text | None = None
    abstract: Text | None = None

    @property
    def unstated(self) -> tuple[str, ...]:
        """Names of the facts that are not stated."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is None)


NO_FACTS: Final = StudyFacts()


def read_facts(path: Path) -> StudyFacts:
    """Read the facts about a study.

    Raises
    ------
    DefinitionError
        The file cannot be read, or something in it is unknown or of another kind.
    """
    try:
        table = Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, ValueError) as error:
        raise DefinitionError(
            f"no readable TOML ({error})", expected="facts about a study", where=str(path)
        ) from None
    facts = StudyFacts(
        agency=table.get("agency", str),
        identifier=table.get("identifier", str),
        holdings=table.get("holdings", str),
        distributor=_text(table, "distributor"),
        producer=_text(table, "producer"),
        abstract=_text(table, "abstract"),
    )
    table.finish()
    return facts


def _text(table: Table, name: str) -> Text | None:
    plain = table.get(name, dict)
    if plain is None:
        return None
    part = Table(plain, f"{table.where}, [{name}]")
    words = part.words()
    part.finish()
    return Text(**words)
