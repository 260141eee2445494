"""Where `tkk` starts: runs the commands and turns errors into messages and exit codes."""

from __future__ import annotations

import sys

import click

from surveys.cli import tkk
from surveys.errors import ToolkitError

__all__ = ["main", "tkk"]


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit: 0 when well, else the code of the kind of error.

    2 usage, 3 definition, 4 responses, 5 disclosure, 6 store, 7 analysis.

    Examples
    --------
    >>> try:
    ...     main(["platforms"])
    ... except SystemExit as ended:
    ...     print(ended.code)
      limesurvey     LimeSurvey
      odk            ODK and KoboToolbox
    0
    """
    try:
        tkk.main(args=arguments, prog_name="tkk", standalone_mode=False)
    except ToolkitError as error:
        _leave(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _leave("stopped; nothing was changed", 130)
    sys.exit(0)


def _leave(message: str, code: int) -> None:
    click.echo(f"tkk: {message}", err=True)
    sys.exit(code)
