"""Commands about questionnaires: which there are, and their forms."""

from __future__ import annotations

import json
from pathlib import Path

import click

from surveys import instruments, platforms
from surveys.cli.command import tkk
from surveys.errors import DefinitionError
from surveys.model import LANGUAGES, Instrument, Language, content_hash

_LINE = "  {:<24} {}"


@tkk.command("instruments")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def list_instruments(*, as_json: bool) -> None:
    """List the instruments.

    \b
    Example:
      tkk instruments
    """
    every = [instruments.get(name) for name in instruments.names()]
    if as_json:
        click.echo(json.dumps([_facts(one) for one in every], ensure_ascii=False, indent=1))
        return
    for one in every:
        waves = ", ".join(f"{wave} {hash_[:8]}" for wave, hash_ in _versions(one).items())
        click.echo(_LINE.format(one.name, f"{one.title['en']} ({len(one.asked)} items)"))
        click.echo(_LINE.format("", f"waves and versions: {waves}"))


def _facts(instrument: Instrument) -> dict[str, object]:
    return {
        "name": instrument.name,
        "title": {language: instrument.title.get(language) for language in LANGUAGES},
        "waves": [wave.name for wave in instrument.waves],
        "versions": _versions(instrument),
        "items": len(instrument.asked),
        "fields": len(instrument.fields),
    }


def _versions(instrument: Instrument) -> dict[str, str]:
    """Return wave → content hash of the questionnaire as asked in it."""
    return {wave.name: content_hash(instrument.at(wave.name)) for wave in instrument.waves}


@tkk.command("platforms")
def list_platforms() -> None:
    """List the platforms that forms are written for.

    \b
    Example:
      tkk platforms
    """
    for name in platforms.names():
        click.echo(_LINE.format(name, platforms.get(name).TITLE))


@tkk.command()
@click.argument("instrument")
@click.option("--platform", required=True, help="See: tkk platforms.")
@click.option("--wave", help="Which wave; the last one when not given.")
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(LANGUAGES),
    help="A language of the form; give it once for each. All three when not given.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("forms"),
    show_default=True, help="Folder that the files are written to.",
)  # fmt: skip
@click.option(
    "--fieldwork", type=click.Path(path_type=Path, dir_okay=False),
    help="TOML file with the privacy notice, and the key that offline forms encrypt to.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse when the platform cannot carry everything.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def export(
    instrument: str,
    platform: str,
    wave: str | None,
    languages: tuple[Language, ...],
    output: Path,
    fieldwork: Path | None,
    *,
    strict: bool,
    force: bool,
) -> None:
    """Write the form of INSTRUMENT for a platform, and the mapping that decodes its answers.

    The files of an earlier wave have its name in theirs: coordinators@2024.odk.xlsx. Without a
    fieldwork file the first page says what the privacy notice has to tell.

    \b
    Example:
      tkk export coordinators --platform odk --output forms/
      tkk export coordinators --platform odk --language fi --language sv
      tkk export coordinators --platform html --fieldwork data_raw/mystudy/fieldwork.toml
    """
    from surveys.fieldwork import NO_FIELDWORK, read_fieldwork
    from surveys.store import write_files

    chosen, target = instruments.get(instrument), platforms.get(platform)
    asks = NO_FIELDWORK if fieldwork is None else read_fieldwork(fieldwork)
    forms = platforms.export(target, chosen, wave, languages or None, asks)
    losses = target.losses(chosen.at(chosen.wave(wave).name))
    if strict and losses:
        raise _lossy(target, losses)
    for path in write_files(output, {form.name: form.content for form in forms}, force=force):
        click.echo(f"wrote {path}")
    for loss in losses:
        click.echo(f"not carried by {target.TITLE}: {loss}", err=True)
    if asks.notice is None and target.IS_FORM:
        click.echo(
            "no privacy notice: the first page says what to fill in; give one with --fieldwork",
            err=True,
        )


def _lossy(target: platforms.Platform, losses: tuple[str, ...]) -> DefinitionError:
    shown = "".join(f"\n  {loss}" for loss in losses)
    return DefinitionError(
        f"{len(losses)} thing(s) that {target.TITLE} cannot carry",
        expected="none with --strict",
        advice=f"Choose another platform, or export without --strict.{shown}",
    )
