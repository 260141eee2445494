"""The command that writes codebooks."""

from __future__ import annotations

from pathlib import Path

import click

from surveys import instruments
from surveys.cli.command import tkk
from surveys.codebook.formats import FORMATS, write
from surveys.model import LANGUAGES, Language


@tkk.command()
@click.argument("instrument")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), required=True,
    help="DDI-Codebook 2.5, SPSS, Table Schema and CSV, web page or Word.",
)  # fmt: skip
@click.option(
    "--wave", "waves", multiple=True,
    help="A wave that it covers; give it once for each. All when not given.",
)  # fmt: skip
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(LANGUAGES),
    help="A language; give it once for each. All that are complete when not given.",
)  # fmt: skip
@click.option(
    "--study-facts", type=click.Path(path_type=Path, dir_okay=False),
    help="TOML file with what DDI wants to know of the study: agency, identifier, holdings, "
    "distributor, producer, abstract.",
)  # fmt: skip
@click.option(
    "--shorten", is_flag=True,
    help="Cut labels that SPSS cannot hold, and list them in full beside the file.",
)  # fmt: skip
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("codebooks"),
    show_default=True, help="Folder that the files are written to.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def codebook(
    instrument: str,
    format_: str,
    waves: tuple[str, ...],
    languages: tuple[Language, ...],
    study_facts: Path | None,
    output: Path,
    *,
    shorten: bool,
    force: bool,
) -> None:
    """Write the codebook of INSTRUMENT: what was asked, of whom, and what each code means.

    A codebook of some waves has their names in its own: coordinators@2024.codebook.fi.html.

    \b
    Example:
      tkk codebook coordinators --format html
      tkk codebook coordinators --format ddi --study-facts facts.toml --output archive/
      tkk codebook coordinators --format sav --language fi --wave 2026
    """
    from surveys.codebook import codebook_of
    from surveys.codebook.facts import NO_FACTS, read_facts
    from surveys.store import write_files

    chosen = instruments.get(instrument)
    every = [wave.name for wave in chosen.waves]
    wanted = [wave for wave in every if wave in {chosen.wave(one).name for one in waves}] or every
    facts = NO_FACTS if study_facts is None else read_facts(study_facts)
    book = codebook_of(chosen, wanted)
    files = write(book, format_, languages or None, facts=facts, shorten=shorten)
    if wanted != every:
        some = f"{instrument}@{'+'.join(wanted)}."
        files = {name.replace(f"{instrument}.", some, 1): one for name, one in files.items()}
    for path in write_files(output, files, force=force):
        click.echo(f"wrote {path}")
    if format_ == "ddi" and facts.unstated:
        click.echo(
            f"not stated: {', '.join(facts.unstated)}; the document says so. Give them with "
            "--study-facts",
            err=True,
        )
