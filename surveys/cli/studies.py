"""Commands about studies: answers read, checked, cleaned, anonymised and released."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys import instruments, platforms
from surveys.cli.command import tkk
from surveys.cli.options import KEY_FILE
from surveys.model import LANGUAGES, Language

if TYPE_CHECKING:
    from surveys.cleaning import ValidationReport


_FORM_KEY = click.option(
    "--form-key", type=click.Path(path_type=Path, dir_okay=False), envvar="TKK_FORM_KEY_FILE",
    help="The private key that opens sealed answers of offline forms; see: tkk key pair.",
)  # fmt: skip


@tkk.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--instrument", required=True, help="See: tkk instruments.")
@click.option("--wave", help="Which wave; the only one that fits the file when not given.")
@click.option("--platform", help="See: tkk platforms. Recognised from the file when not given.")
@click.option(
    "--mapping", type=click.Path(path_type=Path, dir_okay=False),
    help="The mapping file exported with the form (….names.json): pins which form was answered.",
)  # fmt: skip
@_FORM_KEY
@click.option("--json", "as_json", is_flag=True, help="The report for other programs.")
def read(
    file: Path,
    instrument: str,
    wave: str | None,
    platform: str | None,
    mapping: Path | None,
    form_key: Path | None,
    *,
    as_json: bool,
) -> None:
    """Read a response FILE and report what is wrong with it; nothing is written.

    \b
    Example:
      tkk read data_raw/demo/coordinators_2026.csv --instrument coordinators --wave 2026
    """
    from surveys.cleaning import validate
    from surveys.platforms.detection import detect
    from surveys.platforms.html import opening_with

    chosen = instruments.get(instrument)
    if platform is None:
        found = detect(file)
        platform = found.platform
        click.echo(f"recognised {platform}: {found.evidence}", err=True)
    with opening_with(form_key):
        responses = platforms.read(platforms.get(platform), file, chosen, wave, mapping)
    if wave is None:
        click.echo(f"read as wave {responses.wave}", err=True)
    for notice in responses.notices:
        click.echo(f"{responses.source}: {notice}", err=True)
    report = validate(responses)
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
    "--language", type=click.Choice(LANGUAGES), default="fi", show_default=True,
    help="Of the reports.",
)  # fmt: skip
@_FORM_KEY
def clean(study: str, language: Language, form_key: Path | None) -> None:
    """Read, check and clean the answers of STUDY, and say what a person still has to look at.

    Reports of what is wrong, as pages and as JSON, are written beside the response files in
    data_raw/, and so are tables for a person to fill in. Nothing is written to data_clean/.

    \b
    Example:
      tkk clean demo
    """
    from surveys.pipeline import clean_study, to_write
    from surveys.store import open_store

    store = open_store()
    with _opening(study, form_key):
        waves, files = clean_study(study, store, language, report=click.echo)
    wanted, kept = to_write(files, store.study_file(study).parent)
    folder = store.write_raw(study, wanted, force=True)
    for name in wanted:
        click.echo(f"wrote {folder / name}")
    for name in kept:
        click.echo(f"left as it is, as somebody has filled it in: {folder / name}")
    for wave in (wave for some in waves.values() for wave in some):
        wave.validation.raise_for_errors()


@tkk.command()
@click.argument("study")
@KEY_FILE
@_FORM_KEY
def anonymise(study: str, key_file: Path | None, form_key: Path | None) -> None:
    """Do all that `tkk run` does but the release, and say what protection does to STUDY.

    \b
    Example:
      tkk anonymise demo
    """
    from surveys.pipeline import anonymised_study
    from surveys.store import open_store

    with _opening(study, form_key):
        outcome = anonymised_study(study, open_store(), key_file, report=click.echo)
    for waves in outcome.waves.values():
        for wave in waves:
            click.echo(str(wave.disclosure))
    click.echo("The rule is met; nothing was released. Release it with: tkk run " + study)


@contextmanager
def _opening(study: str, form_key: Path | None) -> Iterator[None]:
    """Open sealed answers with the key named, or the one in its usual place when there is one."""
    from surveys.keyring import form_key_place
    from surveys.platforms.html import opening_with

    usual = form_key_place(study)
    with opening_with(form_key or (usual if usual.is_file() else None)):
        yield


@tkk.command()
@click.argument("study")
@KEY_FILE
@_FORM_KEY
def run(study: str, key_file: Path | None, form_key: Path | None) -> None:
    """Take STUDY from its response files to data_clean: read, check, clean, anonymise, release.

    \b
    Example:
      tkk run demo
    """
    from surveys.pipeline import run_study
    from surveys.store import open_store

    with _opening(study, form_key):
        release = run_study(study, open_store(), key_file, report=click.echo)
    click.echo(f"released {release.study} {release.version} in {release.folder}")
