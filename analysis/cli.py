"""Where `tkk` starts: runs the commands and turns errors into messages and exit codes."""

from __future__ import annotations

import sys

import click

from surveys.errors import StoreError, ToolkitError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit: 0 when well, else the code of the kind of error.

    2 usage, 3 definition, 4 responses, 5 disclosure, 6 store, 7 analysis.

    Examples
    --------
    >>> try:
    ...     main(["instruments", "--json"])  # doctest: +ELLIPSIS
    ... except SystemExit as ended:
    ...     print(ended.code)
    [
     {
      "name": "coordinators",
    ...
    0
    """
    try:
        # Imported here, as building the instruments is where a mistake in one is met.
        from analysis import commands  # noqa: F401 - it adds its own to the commands of surveys
        from surveys.cli import tkk

        tkk.main(args=arguments, prog_name="tkk", standalone_mode=False)
    except ToolkitError as error:
        _leave(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        _leave(_told(error), StoreError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _leave("stopped", 130)
    sys.exit(0)


def _told(error: OSError) -> str:
    """Say what the system refused, such as writing to a full disk."""
    what = (error.strerror or type(error).__name__).lower()
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}found that the system refuses: {what}. Check the path, its rights and the disk."


def _leave(message: str, code: int) -> None:
    click.echo(f"tkk: {message}", err=True)
    sys.exit(code)
