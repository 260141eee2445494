"""The command itself, to which the others are added."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tkk-toolkit")
def tkk() -> None:
    """Define, collect, clean and anonymise surveys of work ability coordinators.

    \b
    Example: a LimeSurvey form of the national survey, and the demo study up to data_clean
      tkk export coordinators --platform limesurvey --output forms/
      tkk simulate demo
      tkk run demo
    """
