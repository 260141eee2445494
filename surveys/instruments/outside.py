"""Questionnaires of one's own: an instrument from a Python file outside the toolkit."""

from __future__ import annotations

import runpy
from pathlib import Path

from surveys.errors import DefinitionError, ToolkitError, UsageError
from surveys.model import Instrument


def from_file(path: Path) -> Instrument:
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
    except ToolkitError:
        raise
    except Exception as error:  # whatever the file does wrong is the file's fault
        raise DefinitionError(
            f"{type(error).__name__}: {error}", expected="a file that runs", where=str(path)
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
