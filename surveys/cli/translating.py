"""Commands about translations: texts out to translators, translations back, what is left to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys import instruments
from surveys.cli.command import tkk
from surveys.errors import DefinitionError, UsageError, unknown
from surveys.instruments import outside
from surveys.model import LANGUAGES, Instrument, Language

if TYPE_CHECKING:
    from surveys.translation import Completeness, Received

_ROW = "  {:<24} {:<8} {:>7} {:>8} {:>7} {:>11} {:>13} {:>7} {:>11}"
_HEAD = (
    "", "language", "texts", "missing", "stale", "unreviewed", "in catalogue", "words",
    "words left",
)  # fmt: skip
_language = click.Choice(LANGUAGES)


@tkk.group()
def translate() -> None:
    """Send texts to translators, take translations back, and see what is left to do.

    \b
    Example: Swedish translations by a translator with Poedit
      tkk translate out coordinators --language sv --output translations/
      tkk translate in translations/coordinators.sv.po
      tkk translate status coordinators
    """


@translate.command("out")
@click.argument("instrument")
@click.option("--language", required=True, type=_language, help="The language translated into.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("translations"),
    show_default=True, help="Folder that the file is written to.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def out(instrument: str, language: Language, output: Path, *, force: bool) -> None:
    """Write the texts of INSTRUMENT as a PO file for translators (Poedit, Weblate, OmegaT …).

    \b
    Example:
      tkk translate out coordinators --language sv --output translations/
    """
    from surveys import translation
    from surveys.store import write_files

    chosen = instruments.get(instrument)
    kept = translation.catalogue_of(chosen.name, language, _home(instrument))
    file = translation.outgoing(chosen, language, translation.stale(chosen), kept)
    name = translation.catalogue_name(chosen.name, language)
    (path,) = write_files(output, {name: translation.write_catalogue(file)}, force=force)
    left = sum(not entry.text or entry.fuzzy for entry in file.entries)
    click.echo(f"wrote {path}: {len(file.entries)} texts, {left} to translate")
    for place in translation.without_source(chosen):
        click.echo(f"left out: {place} has no text in {chosen.source}", err=True)


@translate.command("in")
@click.argument("files", metavar="FILE...", nargs=-1, required=True,
                type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
@click.option("--instrument", "own", type=click.Path(path_type=Path, dir_okay=False),
              help="The Python file, when the questionnaire is one of your own.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Report only; nothing is written.")
@click.option("--json", "as_json", is_flag=True, help="The report for other programs.")
def take_in(files: tuple[Path, ...], own: Path | None, *, dry_run: bool, as_json: bool) -> None:
    """Read translators' PO files, report on every entry, and keep the new translations.

    What is unsure (fuzzy), made from another source text than the present one, or shows other
    answers than the source text is listed and not taken. Translations of a questionnaire of your
    own are kept in a folder beside its file.

    \b
    Examples:
      tkk translate in translations/coordinators.sv.po --dry-run
      tkk translate in mine.sv.po --instrument mine.py
    """
    from surveys.store import write_files, write_translations

    brought = [_received(path, own) for path in files]
    _check_once(brought)
    to_write = {} if dry_run else dict(_files(brought))
    if own is not None:
        written = write_files(outside.translations_of(own), to_write, force=True)
    else:
        written = write_translations(to_write) if to_write else ()
    if as_json:
        report = {
            "files": [_plain(one) for one in brought],
            "written": [str(one) for one in written],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for one in brought:
        click.echo("\n".join(_told(one)))
    for path in written:
        click.echo(f"wrote {path}")
    if not written:
        click.echo("nothing written: a dry run" if dry_run else "nothing written: nothing new")


@translate.command("reviewed")
@click.argument("names", metavar="INSTRUMENT...", nargs=-1, required=True)
@click.option("--language", "languages", type=_language, multiple=True,
              help="Only this language (may be repeated); its own stands for twins.")  # fmt: skip
def record_reviewed(names: tuple[str, ...], languages: tuple[Language, ...]) -> None:
    """Record that the present translations of INSTRUMENT fit their present source texts.

    Do this after reading them. When a source text changes later, its translations are stale until
    they are translated or reviewed again; the same goes for twins, another role's wordings.

    \b
    Example:
      tkk translate reviewed coordinators --language sv
    """
    from surveys import translation
    from surveys.store import write_translations

    known = before = translation.register()
    for name in names:
        chosen = instruments.get(name)
        present = translation.pairs(chosen, languages or LANGUAGES)
        click.echo(f"{chosen.name}: {len(present)} pairs, {len(present - known)} new")
        # What was reviewed before and stands no more is forgotten, unless only some were asked for.
        gone = () if languages else [pair for pair in known if pair.instrument == chosen.name]
        known = known.difference(gone) | present
    if known == before:
        click.echo("nothing written: all were recorded already")
        return
    for path in write_translations({translation.REVIEWED: translation.write_register(known)}):
        click.echo(f"wrote {path}")


@translate.command("status")
@click.argument("names", metavar="[INSTRUMENT...]", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def status(names: tuple[str, ...], *, as_json: bool) -> None:
    """Show how complete the translations are, of INSTRUMENT or of all.

    The row of the language that an instrument is written in (marked *) counts twins: wordings for
    another role that the first role's have left behind.

    \b
    Example:
      tkk translate status coordinators
    """
    rows = [row for name in names or instruments.names() for row in _rows(name)]
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return
    click.echo(_ROW.format(*_HEAD))
    for row in rows:
        click.echo(
            _ROW.format(
                row.instrument if row.is_source else "", f"{row.language}{'*' * row.is_source}",
                row.texts, row.missing, row.stale, row.unreviewed, row.in_catalogue, row.words,
                row.words_left,
            )
        )  # fmt: skip


def _rows(name: str) -> tuple[Completeness, ...]:
    from surveys import translation

    instrument = instruments.get(name)
    kept = translation.catalogues(instrument.name, _home(name))
    return translation.completeness(instrument, translation.stale(instrument, kept=kept), kept)


def _home(name: str) -> Path | None:
    """Return where the translations of an instrument of one's own lie; None for the toolkit's."""
    return outside.translations_of(Path(name)) if name.endswith(".py") else None


def _received(path: Path, own: Path | None) -> Received:
    from surveys import translation

    incoming = translation.read_catalogue(path.read_bytes(), str(path))
    chosen = (
        _as_written(incoming.instrument, incoming.where) if own is None else outside.as_written(own)
    )
    home = None if own is None else outside.translations_of(own)
    kept = translation.catalogue_of(chosen.name, incoming.language, home)
    return translation.received(chosen, incoming, kept, translation.register())


def _as_written(name: str, where: str) -> Instrument:
    """Return an instrument of the toolkit as its module has it, without its catalogues.

    The name comes from a file, so it is never taken for a Python file that would be run.
    """
    for one in instruments.INSTRUMENTS:
        if one.name == name:
            return one
    raise unknown(
        "a catalogue of", name, instruments.names(), where=where, error=DefinitionError,
        advice="Take the name of the instrument that the file was written for: tkk instruments. "
        "A questionnaire of your own is named with --instrument.",
    )  # fmt: skip


def _check_once(brought: Sequence[Received]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for one in brought:
        before = seen.setdefault((one.instrument, one.language), one.where)
        if before != one.where:
            raise UsageError(
                f"two files for {one.instrument} in {one.language}: {before} and {one.where}",
                expected="one file for each instrument and language",
                where="tkk translate in",
                advice="Take in one after the other.",
            )


def _files(brought: Sequence[Received]) -> Iterator[tuple[str, bytes]]:
    """Yield what is to be written: catalogues that changed, and the register when it did."""
    from surveys import translation

    known = before = translation.register()
    for one in brought:
        if one.has_changed:
            name = translation.catalogue_name(one.instrument, one.language)
            yield name, translation.write_catalogue(one.catalogue)
        known |= one.confirmed
    if known != before:
        yield translation.REVIEWED, translation.write_register(known)


def _told(one: Received) -> Iterator[str]:
    from surveys.translation import Outcome

    counted = ", ".join(f"{count} {outcome}" for outcome, count in one.counts.items() if count)
    yield f"{one.where}: {one.instrument}, {one.language}: {counted or 'no entries'}"
    if not one.is_of_this_version:
        yield "  the questionnaire has changed since this file was written"
    quiet = {Outcome.UNCHANGED, Outcome.UNTRANSLATED, Outcome.ABSENT}
    for found in one.findings:
        if found.outcome not in quiet:
            place = f"line {found.line}, {found.place or 'no place'}"
            yield f"  {found.outcome}: {place}{f': {found.note}' if found.note else ''}"


def _plain(one: Received) -> dict[str, object]:
    from surveys.translation import Outcome

    return {
        "file": one.where,
        "instrument": one.instrument,
        "language": one.language,
        "is_of_this_version": one.is_of_this_version,
        "counts": {str(outcome): count for outcome, count in one.counts.items()},
        "entries": [
            {
                "place": found.place,
                "line": found.line,
                "outcome": str(found.outcome),
                "note": found.note,
            }
            for found in one.findings
            if found.outcome is not Outcome.UNCHANGED
        ],
    }
