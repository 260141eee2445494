"""Writes the files that are offered: forms and codebooks of each questionnaire, once.

They are kept under a digest of all that they are made from, so that only the first build and one
after a change of the toolkit write them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from importlib.metadata import distributions
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from book.forms.questionnaires import CODEBOOK
from book.tools.digest import digest_of
from book.tools.failures import all_of
from surveys import instruments, platforms
from surveys.codebook import codebook_of
from surveys.codebook.formats import FORMATS, write
from surveys.errors import ToolkitError

ROOT = Path(__file__).resolve().parents[2]
MADE_FROM = ("surveys", "pyproject.toml", "book/forms/making.py")
AT_ONCE = 2

Job = tuple[Callable[..., tuple[str, ...]], tuple[Any, ...]]
"""What is called with what, but for the folder, and tells what could not be written."""


def made(
    cache: Path,
    names: tuple[str, ...],
    report: Callable[[str], None],
    formats: tuple[str, ...] | None = None,
) -> Path:
    """Return the folder with the files of these instruments, after writing what is missing.

    Parameters
    ----------
    cache
        Folder that keeps them from build to build.
    names
        Of the instruments; each gets a folder of its name.
    report
        Is told when there is something to write.
    formats
        Names of the platforms, and `CODEBOOK`; all when not given.

    Raises
    ------
    BookError
        A form cannot be written; with every reason.
    """
    wanted = (*platforms.names(), CODEBOOK) if formats is None else formats
    folder = cache / key((*names, *wanted))
    if folder.is_dir():
        return folder
    report(f"Writing the forms of {len(names)} questionnaires …")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".new-") as work:
        _make(names, wanted, Path(work) / "files")
        for old in cache.iterdir():
            if not old.name.startswith("."):
                shutil.rmtree(old)
        (Path(work) / "files").rename(folder)
    return folder


def key(wanted: Iterable[str]) -> str:
    """Return what tells whether the files that are wanted would be written the same again."""
    packages = sorted({f"{one.name} {one.version}" for one in distributions()})
    said = "\n".join((sys.version, digest_of(ROOT, MADE_FROM), *wanted, *packages))
    return sha256(said.encode()).hexdigest()[:16]


def _make(names: tuple[str, ...], formats: tuple[str, ...], folder: Path) -> None:
    # processes start afresh: a copy of this one would hold the locks of its threads
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        try:
            jobs = [pool.submit(call, *given, folder) for call, given in _jobs(names, formats)]
            messages = [message for job in jobs for message in job.result()]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if messages:
        raise all_of("the forms", messages)


def _jobs(names: Iterable[str], formats: tuple[str, ...]) -> Iterator[Job]:
    asked = tuple(one for one in formats if one != CODEBOOK)
    for name in names:
        for wave in instruments.get(name).waves:
            yield write_forms, (name, wave.name, asked)
        if CODEBOOK in formats:
            yield write_codebook, (name,)


def write_forms(name: str, wave: str, formats: tuple[str, ...], folder: Path) -> tuple[str, ...]:
    """Write the forms of an instrument's round and say which could not be written.

    Parameters
    ----------
    name, wave
        Of the instrument and the round.
    formats
        Names of the platforms.
    folder
        Gets a folder of the instrument's name.
    """
    instrument, messages = instruments.get(name), []
    for platform in formats:
        try:
            files = platforms.export(platforms.get(platform), instrument, wave)
        except ToolkitError as error:
            messages.append(f"{name}, round {wave}, {platform}: {error}")
        else:
            _write(folder / name, {file.name: file.content for file in files})
    return tuple(messages)


def write_codebook(name: str, folder: Path) -> tuple[str, ...]:
    """Write the codebook of an instrument in every format and say which could not be written.

    Parameters
    ----------
    name
        Of the instrument; the codebook describes all of its rounds.
    folder
        Gets a folder of the instrument's name.
    """
    instrument, messages = instruments.get(name), []
    codebook = codebook_of(instrument, [wave.name for wave in instrument.waves])
    for format_ in FORMATS:
        try:
            # what SPSS has to cut stands in full in the other formats
            files = write(codebook, format_, shorten=True)
        except ToolkitError as error:
            messages.append(f"{name}, codebook, {format_}: {error}")
        else:
            _write(folder / name, files)
    return tuple(messages)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
