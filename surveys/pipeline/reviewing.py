"""What a person has to look at: reports of what is wrong and tables to be filled in.

They hold what people wrote, and lie beside the response files in data_raw.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from surveys.anonymisation.free_text import coding_queue, read_review, review_queue
from surveys.anonymisation.free_text.coding import CODING_COLUMNS
from surveys.anonymisation.free_text.review import QUEUE_COLUMNS
from surveys.cleaning.other_answers import COLUMNS, other_queue
from surveys.cleaning.repairs import QUEUE, repair_queue
from surveys.cleaning.tables import rows_of, table_file
from surveys.model import Language
from surveys.pipeline.cleaned import CleanWave
from surveys.study import InstrumentStudy

BY_A_PERSON: Final = ("new", "date", "by", "code", "decision", "themes")
"""Columns of the tables that a person fills in."""

_Queue: TypeAlias = tuple[str, Sequence[str], Sequence[Mapping[str, str]]]


def review_files(
    plan: InstrumentStudy, waves: Sequence[CleanWave], language: Language
) -> dict[str, bytes]:
    """Return the files for data_raw by name.

    Parameters
    ----------
    plan
        The steps, some of which read tables that a person has filled in.
    waves
        After cleaning.
    language
        Of the pages.
    """
    files: dict[str, bytes] = {}
    for wave in waves:
        place = f"{plan.instrument.name}.{wave.name}"
        report = wave.validation
        files[f"{place}.validation.html"] = report.to_html(language, wave.asked).encode()
        files[f"{place}.validation.json"] = report.to_json().encode()
        for name, headings, rows in _queues(plan, wave):
            files[f"{place}.{name}.csv"] = table_file(rows, headings)
    return files


def to_write(files: Mapping[str, bytes], folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return which files are to be written, and the tables that somebody has filled in meanwhile.

    Parameters
    ----------
    files
        As `review_files` made them. A table without rows is only written in the place of one in
        which something was open before.
    folder
        Where they go.
    """
    wanted: dict[str, bytes] = {}
    kept: list[str] = []
    for name, content in files.items():
        path = folder / name
        if not name.endswith(".csv"):
            wanted[name] = content
        elif path.exists() and not _filled(path) <= _filled_in(content):
            kept.append(name)
        elif path.exists() or rows_of(content.decode("utf-8-sig"), name):
            wanted[name] = content
    return wanted, kept


def _filled(path: Path) -> set[tuple[str, ...]]:
    return _filled_in(path.read_bytes())


def _filled_in(content: bytes) -> set[tuple[str, ...]]:
    """Return the rows in which a person has written something."""
    rows = rows_of(content.decode("utf-8-sig", errors="replace"), "table")
    return {tuple(row.values()) for row in rows if any(row.get(name) for name in BY_A_PERSON)}


def _queues(plan: InstrumentStudy, wave: CleanWave) -> Iterator[_Queue]:
    """Yield the name, the headings and the rows of each table to be filled in."""
    read = wave.responses
    yield (
        "unread",
        QUEUE,
        repair_queue(
            wave.frame, wave.asked, problems=read.problems, columns=read.columns, wave=wave.name
        ),
    )
    for step in plan.clean.steps:
        options: dict[str, Any] = dict(step.options)
        if step.name == "recode_other" and options["text"] in wave.asked.fields:
            yield f"{options['text']}", COLUMNS, other_queue(wave.frame, wave.asked, **options)
    yield from _open_answers(plan, wave)


def _open_answers(plan: InstrumentStudy, wave: CleanWave) -> Iterator[_Queue]:
    """Yield the tables on names in open answers, and on their themes."""
    for step in plan.anonymise.steps:
        options: dict[str, Any] = dict(step.options)
        if step.name == "redact_text":
            fields = [one for one in options["fields"] if _asked(wave, one)]
            reviewed = read_review(options.get("table", ()))
            yield (
                "names",
                QUEUE_COLUMNS,
                review_queue(wave.frame, wave.asked, fields=fields, reviewed=reviewed)
                if fields
                else (),
            )
        elif step.name == "code_themes" and _asked(wave, options["field"]):
            yield (
                f"{options['field']}.themes",
                CODING_COLUMNS,
                coding_queue(
                    wave.frame,
                    wave.asked,
                    field=options["field"],
                    scheme=options["scheme"],
                    table=options["table"],
                    wave=wave.name,
                ),
            )


def _asked(wave: CleanWave, name: str) -> bool:
    return name in wave.asked.fields or name in wave.asked
