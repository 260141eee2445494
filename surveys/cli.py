"""The `tkk` commands up to data_clean: of surveys, only this module prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys import instruments, platforms
from surveys.model import Instrument, content_hash

if TYPE_CHECKING:
    from surveys.cleaning import ValidationReport

_LINE = "  {:<14} {}"


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
        waves = ", ".join(wave.name for wave in one.waves)
        click.echo(
            _LINE.format(one.name, f"{one.title.en} ({len(one.asked)} items; waves {waves})")
        )


def _facts(instrument: Instrument) -> dict[str, object]:
    return {
        "name": instrument.name,
        "title": {"fi": instrument.title.fi, "sv": instrument.title.sv, "en": instrument.title.en},
        "waves": [wave.name for wave in instrument.waves],
        "items": len(instrument.asked),
        "fields": len(instrument.fields),
        "hash": content_hash(instrument),
    }


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
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("forms"),
    show_default=True, help="Folder that the files are written to.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def export(instrument: str, platform: str, wave: str | None, output: Path, *, force: bool) -> None:
    """Write the form of INSTRUMENT for a platform, and the mapping that decodes its answers.

    \b
    Example:
      tkk export coordinators --platform odk --output forms/
    """
    from surveys.store import write_files

    chosen, target = instruments.get(instrument), platforms.get(platform)
    forms = target.export(chosen, wave or chosen.waves[-1].name)
    for path in write_files(output, {form.name: form.content for form in forms}, force=force):
        click.echo(f"wrote {path}")
    for loss in target.losses(chosen):
        click.echo(f"not carried by {target.TITLE}: {loss}", err=True)


@tkk.command()
@click.argument("study")
@click.option("--seed", type=click.IntRange(min=0), help="Seed of the synthetic respondents.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def simulate(study: str, seed: int | None, *, force: bool) -> None:
    """Write STUDY (only "demo") into data_raw/: synthetic answers as the platforms export them.

    \b
    Example:
      tkk simulate demo
    """
    from surveys.demo import SEED, demo_files
    from surveys.errors import UsageError
    from surveys.store import open_store

    if study != "demo":
        raise UsageError(f"study {study!r}", expected="demo", advice="Only demo is synthetic.")
    files = demo_files(SEED if seed is None else seed)
    folder = open_store().write_raw(study, files, force=force)
    for name in files:
        click.echo(f"wrote {folder / name}")


@tkk.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--instrument", required=True, help="See: tkk instruments.")
@click.option("--wave", help="Which wave; the last one when not given.")
@click.option("--platform", help="See: tkk platforms. Recognised from the file when not given.")
@click.option("--json", "as_json", is_flag=True, help="The report for other programs.")
def read(
    file: Path, instrument: str, wave: str | None, platform: str | None, *, as_json: bool
) -> None:
    """Read a response FILE and report what is wrong with it; nothing is written.

    \b
    Example:
      tkk read data_raw/demo/coordinators_2026.csv --instrument coordinators --wave 2026
    """
    from surveys.cleaning import validate
    from surveys.platforms.detection import detect

    chosen = instruments.get(instrument)
    if platform is None:
        found = detect(file)
        platform = found.platform
        click.echo(f"recognised {platform}: {found.evidence}", err=True)
    report = validate(platforms.get(platform).read(file, chosen, wave or chosen.waves[-1].name))
    click.echo(report.to_json() if as_json else _summary(report))
    report.raise_for_errors()


def _summary(report: ValidationReport) -> str:
    head = (
        f"{report.source}: {report.responses} responses, {len(report.errors)} errors, "
        f"{len(report.warnings)} warnings"
    )
    return "\n".join([head, *(f"  warning: {one}" for one in report.warnings[:20])])


@tkk.command()
@click.argument("study")
@click.option(
    "--key", "key_file", type=click.Path(path_type=Path, dir_okay=False), envvar="TKK_KEY_FILE",
    help="The study's secret key, when it does not lie in its usual place.",
)  # fmt: skip
def run(study: str, key_file: Path | None) -> None:
    """Take STUDY from its response files to data_clean: read, check, clean, anonymise, release.

    \b
    Example:
      tkk run demo
    """
    from surveys.pipeline import run_study
    from surveys.store import open_store

    release = run_study(study, open_store(), key_file, report=click.echo)
    click.echo(f"released {release.study} {release.version} in {release.folder}")


@tkk.group()
def key() -> None:
    """Make the secret key that turns identifiers into pseudonyms.

    \b
    Example:
      tkk key create mystudy
    """


@key.command("create")
@click.argument("study")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="Where to; a place outside the project. The usual place when not given.",
)  # fmt: skip
def create(study: str, output: Path | None) -> None:
    """Make a new key for STUDY outside the project; an existing one is never replaced.

    \b
    Example:
      tkk key create mystudy
    """
    from surveys.pipeline import make_key
    from surveys.store import open_store

    path = make_key(study, open_store(), output)
    click.echo(f"wrote {path}")
    click.echo("Keep a copy in a safe place: without it later waves cannot be linked.")
