"""A questionnaire as asked in one round, with the files that are offered of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from surveys import instruments
from surveys.lint.length import Length, length_of
from surveys.model import LANGUAGES, Instrument, Language

CODEBOOK = "codebook"
MAPPING = "names"
FOLDER = "downloads/forms"
"""Where the files lie on the site."""
STRUCTURE = {("limesurvey", "txt"): "structure"}
"""What a file is for that its name does not tell."""
OPENED = frozenset({"html", "pdf"})
"""Kinds of files that browsers show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that is offered.

    Parameters
    ----------
    name
        Of the file.
    group
        The platform it is for, or `CODEBOOK`.
    language
        Of what is in it; empty when that is every language, or none.
    role
        What it is for where that is more than the form itself: `MAPPING`, or "logic".
    kind
        How its name ends: "pdf".
    size
        In bytes.
    """

    name: str
    group: str
    language: str
    role: str
    kind: str
    size: int

    @property
    def is_mapping(self) -> bool:
        """Whether it is the mapping of names that decodes answers."""
        return self.role == MAPPING

    @property
    def opens(self) -> bool:
        """Whether a browser shows it."""
        return self.kind in OPENED

    def address(self, language: str) -> str:
        """Return its name, with the language in which a form opens that has all of them.

        Examples
        --------
        >>> form = Download(
        ...     name="means.html", group="html", language="", role="", kind="html", size=1
        ... )
        >>> form.address("sv")
        'means.html?lang=sv'
        """
        asks = self.kind == "html" and not self.language
        return f"{self.name}?lang={language}" if asks else self.name


def download(file: Path, stem: str) -> Download:
    """Return what a file `<stem>.<platform>[.<language>][.<role>][.<ending>]` is.

    The ending is left out where it is the platform's own name: "employers.html".

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "means@2024.paper.sv.pdf"
    ...     _ = file.write_bytes(b"PDF")
    ...     found = download(file, "means@2024")
    >>> found.group, found.language, found.kind, found.size
    ('paper', 'sv', 'pdf', 3)
    """
    group, *rest = file.name.removeprefix(f"{stem}.").split(".")
    language = rest.pop(0) if rest[1:] and rest[0] in LANGUAGES else ""
    kind = rest[-1] if rest else group
    return Download(
        name=file.name,
        group=group,
        language=language,
        role=".".join(rest[:-1]) or STRUCTURE.get((group, kind), ""),
        kind=kind,
        size=file.stat().st_size,
    )


@dataclass(frozen=True)
class Questionnaire:
    """A questionnaire as asked in one round.

    Parameters
    ----------
    instrument
        With all of its rounds.
    wave
        The round.
    downloads
        Its files.
    """

    instrument: Instrument
    wave: str
    downloads: tuple[Download, ...] = ()

    @property
    def stem(self) -> str:
        """How the names of its files begin: that of the last round has no round in it."""
        name, last = self.instrument.name, self.instrument.wave().name
        return name if self.wave == last else f"{name}@{self.wave}"

    @property
    def folder(self) -> str:
        """Where its files lie on the site, with a slash."""
        return f"{FOLDER}/{self.instrument.name}/"

    @property
    def slug(self) -> str:
        """Name of its preview in addresses."""
        return f"forms/{self.stem}.html"

    @cached_property
    def asked(self) -> Instrument:
        """What is asked in the round."""
        return self.instrument.at(self.wave)

    def length(self, language: Language) -> Length:
        """Return how long it is."""
        return length_of(self.asked, language)

    def offered(self, group: str, language: str) -> tuple[Download, ...]:
        """Return the files of a platform: first those in the reader's language.

        Of a language, those come first that are the form itself.
        """
        order = (language, "", *LANGUAGES)
        found = (one for one in self.downloads if one.group == group)
        return tuple(
            sorted(
                found,
                key=lambda one: (one.is_mapping, order.index(one.language), one.role, one.name),
            )
        )

    def find(self, group: str, kind: str, language: str) -> Download | None:
        """Return the file of that kind in the reader's language, or in all of them."""
        for one in self.offered(group, language):
            if one.kind == kind and not one.role and one.language in {"", language}:
                return one
        return None


def questionnaires(folder: Path, names: Sequence[str]) -> tuple[Questionnaire, ...]:
    """Return these instruments in every round, with their files.

    Parameters
    ----------
    folder
        Where each instrument's files lie, in a folder of its name.
    names
        Of the instruments.
    """
    return tuple(_rounds(folder, names))


def _rounds(folder: Path, names: Sequence[str]) -> Iterator[Questionnaire]:
    for name in names:
        instrument = instruments.get(name)
        files = sorted((folder / name).iterdir())
        for wave in instrument.waves:
            stem = Questionnaire(instrument, wave.name).stem
            mine = [download(one, stem) for one in files if one.name.startswith(f"{stem}.")]
            # one codebook describes all rounds
            book = [
                download(one, name) for one in files if one.name.startswith(f"{name}.{CODEBOOK}.")
            ]
            own = [one for one in mine if one.group != CODEBOOK]
            yield Questionnaire(instrument, wave.name, (*own, *book))
