"""The command that writes codebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys import instruments
from surveys.cli.command import tkk
from surveys.codebook.formats import FORMATS, write
from surveys.errors import UsageError
from surveys.model import LANGUAGES, Language

if TYPE_CHECKING:
    from surveys.codebook import Codebook
    from surveys.codebook.summary import Summary


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
    "--study",
    help="A study in data_clean: the codebook of its release, as it was recoded, with the number "
    "of answers, means and deviations in DDI.",
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
    study: str | None,
    languages: tuple[Language, ...],
    study_facts: Path | None,
    output: Path,
    *,
    shorten: bool,
    force: bool,
) -> None:
    """Write the codebook of INSTRUMENT: what was asked, of whom, and what each code means.

    A codebook of some waves has their names in its own: coordinators@2024.codebook.fi.html. That
    of a study's release has the study's: demo.coordinators.codebook.fi.html.

    \b
    Example:
      tkk codebook coordinators --format html
      tkk codebook coordinators --format ddi --study-facts facts.toml --output archive/
      tkk codebook coordinators --format sav --language fi --wave 2026
      tkk codebook coordinators --format ddi --study demo
    """
    from surveys.codebook.facts import NO_FACTS, read_facts
    from surveys.store import write_files

    if study is not None and waves:
        raise UsageError(
            "both --study and --wave",
            expected="one of them: a release is described with all of its waves",
        )
    facts = NO_FACTS if study_facts is None else read_facts(study_facts)
    called, book, summary = (
        _asked(instrument, waves) if study is None else _released(instrument, study)
    )
    files = write(book, format_, languages or None, facts=facts, summary=summary, shorten=shorten)
    named = {name.replace(instrument, called, 1): one for name, one in files.items()}
    for path in write_files(output, named, force=force):
        click.echo(f"wrote {path}")
    if format_ == "ddi" and facts.unstated:
        click.echo(
            f"not stated: {', '.join(facts.unstated)}; the document says so. Give them with "
            "--study-facts",
            err=True,
        )


def _asked(instrument: str, waves: tuple[str, ...]) -> tuple[str, Codebook, None]:
    """Return the codebook of a questionnaire, and what it is called."""
    from surveys.codebook import codebook_of

    chosen = instruments.get(instrument)
    every = [wave.name for wave in chosen.waves]
    wanted = [wave for wave in every if wave in {chosen.wave(one).name for one in waves}] or every
    called = instrument if wanted == every else f"{instrument}@{'+'.join(wanted)}"
    return called, codebook_of(chosen, wanted), None


def _released(instrument: str, study: str) -> tuple[str, Codebook, Summary]:
    """Return the codebook of a release, what it is called, and what the data hold."""
    from surveys.codebook import Codebook
    from surveys.codebook.summary import summary_of
    from surveys.store import open_store

    release = open_store().release(study)
    frame = release.frame(instrument)
    book = Codebook.from_json(release.text(f"{instrument}.codebook.json"))
    summary = summary_of(
        frame,
        book,
        f"{instrument}.csv",
        minimum_group=int(release.manifest["rule"]["minimum_group"]),
        synthetic=bool(release.manifest["synthetic"]),
    )
    return f"{study}.{instrument}", book, summary
