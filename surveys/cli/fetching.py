"""The commands that fetch answers from a running survey server."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveys.cli.command import tkk
from surveys.errors import UsageError

if TYPE_CHECKING:
    from surveys.connections import Fetched
    from surveys.connections.parts import Progress

PASSWORD = "TKK_PASSWORD"  # noqa: S105 # the name of the variable, not a password


@tkk.group()
def fetch() -> None:
    """Fetch answers from a running LimeSurvey or ODK Central into one response file.

    The password is asked for, or taken from the environment variable TKK_PASSWORD; it is never an
    option. What was fetched is kept in `<output>.part/` when something stops: the same command goes
    on from there, --force starts anew.

    It was written from the servers' sources and tried against stand-ins, not against a real server:
    compare the number of responses with what the server shows.

    \b
    Example:
      tkk fetch limesurvey --url https://survey.example.fi --survey 123 --user anna \\
        --output data_raw/mystudy/answers.json
    """


def _common(page: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the options that every server has."""
    options = (
        click.option("--url", required=True, help="Address of the server, with https."),
        click.option("--user", required=True, help="Account that may read the answers."),
        click.option(
            "--output", required=True, type=click.Path(path_type=Path, dir_okay=False),
            help="The response file to write.",
        ),
        click.option(
            "--page", type=click.IntRange(min=1), default=page, show_default=True,
            help="How many are asked for at a time.",
        ),
        click.option("--force", is_flag=True, help="Start anew, and replace the file."),
    )  # fmt: skip

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@fetch.command("limesurvey")
@click.option("--survey", required=True, type=int, help="Number of the survey.")
@_common(page=500)
def fetch_limesurvey_(survey: int, url: str, user: str, **options: Any) -> None:
    """Fetch the responses to a survey from LimeSurvey, through RemoteControl 2.

    RemoteControl has to be switched on as JSON-RPC, and the account needs the right to export
    responses. Responses that were not submitted come too.

    \b
    Example:
      tkk fetch limesurvey --url https://survey.example.fi --survey 123 --user anna \\
        --output data_raw/mystudy/answers.json
    """
    from surveys.connections import LimeSurvey, fetch_limesurvey

    source = LimeSurvey(url=url, survey=survey, user=user)
    _fetch(lambda password, **given: fetch_limesurvey(source, password, **given), **options)


@fetch.command("odk")
@click.option("--project", required=True, type=int, help="Number of the project.")
@click.option("--form", required=True, help="Id of the form.")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]),
    help="Only what was submitted from that day (UTC) on, as 2026-01-31.",
)  # fmt: skip
@_common(page=250)
def fetch_odk_(project: int, form: str, since: Any, url: str, user: str, **options: Any) -> None:
    """Fetch the submissions of a form from ODK Central, through OData.

    They are those that were submitted before the download began, also when it is continued later.

    \b
    Example:
      tkk fetch odk --url https://odk.example.fi --project 1 --form coordinators_2026 \\
        --user anna@example.fi --output data_raw/mystudy/answers.json
    """
    from surveys.connections import Central, fetch_odk

    day = f"{since:%Y-%m-%d}" if since else ""
    source = Central(url=url, project=project, form=form, user=user, since=day)
    _fetch(lambda password, **given: fetch_odk(source, password, **given), **options)


def _fetch(fetched: Callable[..., Fetched], output: Path, page: int, *, force: bool) -> None:
    """Fetch with a bar of progress, and say what was fetched."""
    password = _password()
    with _bar() as progress:
        done = fetched(password, output=output, page=page, force=force, progress=progress)
    until = f", submitted until {done.until}" if done.until else ""
    click.echo(f"wrote {done.path} ({done.responses} responses{until})")


def _password() -> str:
    """Return the password from the environment, or ask for it without showing it."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    if not sys.stdin.isatty():
        raise UsageError(
            "no password",
            expected=f"one in the environment variable {PASSWORD}",
            advice="Or give the command in a terminal, where it is asked for.",
        )
    return str(click.prompt("Password", hide_input=True, err=True))


@contextmanager
def _bar() -> Iterator[Progress]:
    """Show how far it is, on standard error."""
    with click.progressbar(length=1, label="fetching", file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield progress
