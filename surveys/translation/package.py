"""The translations that come with the instruments: catalogues, and what has been reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.errors import DefinitionError
from surveys.model import LANGUAGES, Language
from surveys.translation.catalogue import Catalogue, catalogue_name, read_catalogue

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

REVIEWED = "reviewed.txt"


def folder() -> Traversable:
    """Return the folder of translations inside the package of instruments."""
    from importlib.resources import files

    return files("surveys.instruments").joinpath("translations")


def catalogues(instrument: str, home: Traversable | None = None) -> tuple[Catalogue, ...]:
    """Return the catalogues there are for an instrument, in the order of the languages.

    Parameters
    ----------
    instrument
        Its name.
    home
        The folder that they lie in; the one inside the package when not given.

    Raises
    ------
    DefinitionError
        One cannot be read, or is another instrument's or language's.

    Examples
    --------
    >>> catalogues("no_such_instrument")
    ()
    """
    found = []
    for language in LANGUAGES:
        name = catalogue_name(instrument, language)
        file = (home or folder()).joinpath(name)
        if file.is_file():
            one = read_catalogue(file.read_bytes(), name)
            _check_name(one, name)
            found.append(one)
    return tuple(found)


def catalogue_of(
    instrument: str, language: Language, home: Traversable | None = None
) -> Catalogue | None:
    """Return an instrument's catalogue in one language, if there is one; errors as `catalogues`."""
    return next((one for one in catalogues(instrument, home) if one.language == language), None)


def reviewed_text() -> str:
    """Return the register of reviewed translations as it is written, empty when there is none."""
    file = folder().joinpath(REVIEWED)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _check_name(catalogue: Catalogue, name: str) -> None:
    """Raise DefinitionError when the header says something else than the name of the file."""
    stated = catalogue_name(catalogue.instrument, catalogue.language)
    if stated != name:
        raise DefinitionError(
            f"the header of {stated}",
            expected=f"that of {name}",
            where=name,
            advice="Write catalogues with: tkk translate in.",
        )
