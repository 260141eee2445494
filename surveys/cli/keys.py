"""Commands about the secret keys of a study: made, replaced, destroyed, each with a record."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.command import tkk
from surveys.cli.options import KEY_FILE
from surveys.errors import UsageError

_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Where the key goes; a place outside the project. The usual place when not given.",
)  # fmt: skip


def _said(context: click.Context, option: click.Parameter, text: str) -> str:
    """Refuse an option of spaces alone."""
    if not text.strip():
        raise UsageError(
            f"an empty --{option.name}", expected="some words, which the record keeps",
            where=str(context.command.name),
        )  # fmt: skip
    return text.strip()


_BY = click.option("--by", required=True, callback=_said, help="Who does it; kept in the record.")
_REASON = click.option(
    "--reason", required=True, callback=_said,
    help="Why; kept in the record, so name nobody who answered.",
)  # fmt: skip
_YES = click.option("--yes", is_flag=True, help="Do it: it cannot be undone.")


@tkk.group()
def key() -> None:
    """Make, replace and destroy the secret keys of a study.

    A study has one key for its pseudonyms, and a pair of keys when its offline forms are sealed.
    What is done to them stands in data_clean/<study>/keys.json, without any secret.

    \b
    Example:
      tkk key create mystudy
      tkk key rotate mystudy --by "A. Keeper" --reason "a laptop was lost" --yes
      tkk key destroy mystudy --by "A. Keeper" --reason "the study has ended" --yes
      tkk key pair mystudy
    """


@key.command("create")
@click.argument("study")
@_OUTPUT
@click.option("--by", default="", help="Who makes it; kept in the record.")
def create(study: str, output: Path | None, by: str) -> None:
    """Make a new key for STUDY outside the project; an existing one is never replaced.

    \b
    Example:
      tkk key create mystudy
    """
    from surveys.keyring import Told, make_key
    from surveys.store import open_store

    path = make_key(study, open_store(), output, Told(by))
    click.echo(f"wrote {path}")
    click.echo("Keep a copy in a safe place: without it later waves cannot be linked.")


@key.command("rotate")
@click.argument("study")
@KEY_FILE
@_BY
@_REASON
@_YES
def rotate(study: str, key_file: Path | None, by: str, reason: str, *, yes: bool) -> None:
    """Put a new key in the place of the key of STUDY, such as after somebody else has seen it.

    Data given out before cannot be linked to what is made with the new key. The old key is kept
    beside the new one until it is destroyed.

    \b
    Example:
      tkk key rotate mystudy --by "A. Keeper" --reason "a laptop was lost" --yes
      tkk run mystudy
      tkk key destroy mystudy --old --by "A. Keeper" --reason "a laptop was lost" --yes
    """
    from surveys.keyring import Told, rotate_key
    from surveys.store import open_store

    _confirm(yes, "rotating: data given out before can no longer be linked to later waves")
    path, kept = rotate_key(study, open_store(), Told(by, reason), key_file)
    click.echo(f"wrote a new key to {path}")
    click.echo(f"kept the old key as {kept}")
    click.echo(f"Make all pseudonyms anew from the raw data: tkk run {study}")
    click.echo(f"Then destroy the old key and its copies: tkk key destroy {study} --old")


@key.command("destroy")
@click.argument("study")
@KEY_FILE
@_BY
@_REASON
@click.option(
    "--form-key", type=click.Path(path_type=Path, dir_okay=False), envvar="TKK_FORM_KEY_FILE",
    help="With --form: the private key, when it does not lie in its usual place.",
)  # fmt: skip
@click.option("--old", "which", flag_value="old", help="Only the keys that rotating has kept.")
@click.option("--form", "which", flag_value="form", help="The private key of sealed answers.")
@_YES
def destroy(
    study: str,
    key_file: Path | None,
    form_key: Path | None,
    by: str,
    reason: str,
    which: str | None,
    *,
    yes: bool,
) -> None:
    """Destroy the key of STUDY, so that nobody can tell who is behind a pseudonym.

    The file is overwritten and removed, and a record says when, by whom and why. Copies of it,
    and backups, are for whoever keeps them to destroy.

    \b
    Example:
      tkk key destroy mystudy --by "A. Keeper" --reason "the study has ended" --yes
    """
    from surveys.key_record import record_place
    from surveys.keyring import Told, destroy_keys
    from surveys.store import open_store

    _confirm(yes, "destroying: later waves cannot be linked, or sealed answers opened")
    store, told = open_store(), Told(by, reason)
    place = form_key if which == "form" else key_file
    for path in destroy_keys(study, store, told, place, which=which or "all"):
        click.echo(f"destroyed {path}")
    click.echo(f"recorded in {record_place(store, study)}")
    click.echo("Copies and backups of the key are still to be destroyed where they are kept.")


def _confirm(yes: bool, what: str) -> None:
    if not yes:
        raise UsageError(f"no --yes to {what}", expected="--yes when this is what you want")


@key.command("pair")
@click.argument("study")
@_OUTPUT
@click.option("--by", default="", help="Who makes them; kept in the record.")
def pair(study: str, output: Path | None, by: str) -> None:
    """Make the pair of keys for offline forms of STUDY: answers are sealed to the public one.

    \b
    Example:
      tkk key pair mystudy
    """
    from surveys.keyring import Told, make_form_keys
    from surveys.store import open_store

    private, public = make_form_keys(study, open_store(), output, Told(by))
    click.echo(f"wrote {private}")
    click.echo(f"wrote {public}")
    click.echo(f'Name the public key in the fieldwork file: public_key = "{public.name}"')
    click.echo("Keep a copy of the private key in a safe place: nothing else opens the answers.")
