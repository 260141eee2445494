"""Questionnaires of one's own: an instrument from a Python file outside the toolkit."""

from __future__ import annotations

import runpy
from pathlib import Path
from traceback import extract_tb

from surveys.errors import DefinitionError, ToolkitError, UsageError
from surveys.model import Instrument
from surveys.translation import catalogues, translated


def translations_of(path: Path) -> Path:
    """Return the folder beside a Python file in which its translations lie."""
    return path.parent / "translations"


def from_file(path: Path) -> Instrument:
    """Return the instrument that a Python file defines, with the translations beside it.

    Errors as `as_written`, or a catalogue cannot be read.
    """
    instrument = as_written(path)
    return translated(instrument, catalogues(instrument.name, translations_of(path)))


def as_written(path: Path) -> Instrument:
    """Return the instrument that a Python file defines.

    Parameters
    ----------
    path
        A file written like the modules of `surveys.instruments`: it runs, so it must be one
        that you trust.

    Raises
    ------
    UsageError
        There is no such file.
    DefinitionError
        The file cannot be run, or does not define exactly one instrument.
    """
    if not path.is_file():
        raise UsageError(f"no file {str(path)!r}", expected="a Python file with an instrument")
    try:
        names = runpy.run_path(str(path))
    except ToolkitError as error:
        where = f"{_place(path, error)}: {error.where}".removesuffix(": ")
        raise DefinitionError(
            error.found, expected=error.expected, where=where, advice=error.advice
        ) from error
    except Exception as error:  # whatever the file does wrong is the file's fault
        raise DefinitionError(
            f"{type(error).__name__}: {error}",
            expected="a file that runs",
            where=_place(path, error),
        ) from error
    found = {id(one): one for one in names.values() if isinstance(one, Instrument)}
    if len(found) != 1:
        raise DefinitionError(
            f"{len(found)} instruments",
            expected="one",
            where=str(path),
            advice="Keep parts in variables of their own and build the Instrument once.",
        )
    return next(iter(found.values()))


def _place(path: Path, error: Exception) -> str:
    """Return the file and, when the error came from it, the line."""
    if isinstance(error, SyntaxError) and error.lineno:
        return f"{path}, line {error.lineno}"
    lines = [one.lineno for one in extract_tb(error.__traceback__) if one.filename == str(path)]
    return f"{path}, line {lines[-1]}" if lines else str(path)
