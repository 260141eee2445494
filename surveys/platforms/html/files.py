"""The files of answers that respondents deliver, as they can be handed to the toolkit.

Accepted are one file as the form saved it, a JSON array of such files' contents, and a folder or a
zipped file of them, with the folders in it. A file that was encrypted is opened with the private
key: the one given to `opening_with`, or the one in the file that the environment variable
TKK_FORM_KEY_FILE names.

The same response twice is taken once; two files of one response that differ are refused. So is
every .json or .jwe that is not whole: it may be somebody's answers. Left out with a notice is what
is whole and something else, such as the names mapping, and hidden files.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from surveys.errors import ResponseError, UsageError, listed, shown_id, unreadable
from surveys.platforms.encodings import decode, encoding_of
from surveys.platforms.html.form import FORMAT
from surveys.platforms.html.recognition import is_sealed
from surveys.platforms.html.sealed import opened
from surveys.platforms.json_files import parse_json

KEY_VARIABLE = "TKK_FORM_KEY_FILE"
_EXPECTED = "answers as the offline form saves them"
_ADVICE = "Ask for the file as the form saved it."
_AGAIN = "Ask for it again, or move it out of the folder."
_ENDINGS = (".json", ".jwe")
"""What the form's files are called; of others only what begins as these do is read."""
_MOST = 20_000_000
"""Bytes of one file in a zipped one: far more than any form's answers."""
_HEAD = 64
_BEGINNING = re.compile(r"\s*(?:[{\[]|eyJ)")
_key: ContextVar[Path | None] = ContextVar("form_key", default=None)


@dataclass(frozen=True, slots=True)
class Saved:
    """One response: where it stands, and what the form saved."""

    place: str
    content: Mapping[str, object]

    @property
    def id(self) -> str:
        """The id that the form drew for the response."""
        return str(self.content.get("response_id") or "").strip()


@contextmanager
def opening_with(path: Path | None) -> Iterator[None]:
    """Open sealed answers with the private key in this file, for as long as the block lasts."""
    before = _key.set(path)
    try:
        yield
    finally:
        _key.reset(before)


def read_saved(path: Path) -> tuple[tuple[Saved, ...], tuple[str, ...]]:
    """Return the responses of a file or folder, each once, and what there is to say of it.

    Raises
    ------
    ResponseError
        A file cannot be read, holds something else, or there are two of one response that differ.
    UsageError
        Answers are sealed and there is no private key.
    """
    found: list[Saved] = []
    others: list[str] = []
    hidden: list[str] = []
    for name, content in _contents(path, hidden):
        there = _responses(content, name)
        if there is None:
            others.append(name)
        else:
            found += there
    if not found:
        raise ResponseError(
            f"no answers in {listed([*others, *hidden])}" if others or hidden else "no answers",
            expected=_EXPECTED,
            where=path.name,
            advice=_ADVICE,
        )
    once, twice = _each_once(found)
    left_out = f"{path.name}: left out {listed(others)}, which hold no answers" if others else ""
    unseen = f"{path.name}: left out {listed(hidden)}: hidden files are not read" if hidden else ""
    return once, tuple(one for one in (left_out, unseen, twice) if one)


def _contents(path: Path, hidden: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file; add those to `hidden` that may be answers."""
    try:
        if path.is_dir():
            for name in _within(path):
                if not _is_hidden(name, hidden):
                    yield name, _worth_reading(path / name)
        elif zipfile.is_zipfile(path):
            yield from _zipped(path, hidden)
        else:
            yield path.name, path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None


def _within(folder: Path) -> list[str]:
    """Return the names of all files in a folder and the folders in it."""

    def stop(error: OSError) -> None:
        raise error

    return sorted(
        (Path(place) / name).relative_to(folder).as_posix()
        for place, _, names in os.walk(folder, onerror=stop)
        for name in names
    )


def _is_hidden(name: str, hidden: list[str]) -> bool:
    """Tell whether a file is hidden; add it to `hidden` when it may be answers."""
    parts = PurePosixPath(name).parts
    if "__MACOSX" in parts:
        return True
    found = any(part.startswith(".") for part in parts)
    if found and _is_named_so(name):
        hidden.append(name)
    return found


def _is_named_so(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def _worth_reading(path: Path) -> bytes:
    """Return a file's content, of what cannot be answers only the beginning."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        return head + file.read() if _is_named_so(path.name) or _begins(head) else head


def _begins(content: bytes) -> bool:
    """Tell whether a file begins as JSON or as answers that were encrypted."""
    head = content[:_HEAD]
    return bool(_BEGINNING.match(head.decode(encoding_of(head), "replace")))


def _zipped(path: Path, hidden: list[str]) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for one in sorted(archive.infolist(), key=lambda member: member.filename):
            if one.is_dir() or _is_hidden(one.filename, hidden):
                continue
            name = f"{path.name}, {one.filename}"
            if one.file_size > _MOST:
                raise ResponseError(f"{one.file_size} bytes", expected=_EXPECTED, where=name)
            try:
                yield name, archive.read(one)
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
                raise ResponseError(
                    f"a file that cannot be unzipped ({error})",
                    expected="a zipped file without a password",
                    where=name,
                    advice="Unzip it, and name the folder.",
                ) from None


def _responses(content: bytes, name: str) -> list[Saved] | None:
    """Return the responses of one file, or None when it is whole and about something else."""
    if not _is_named_so(name) and not _begins(content):
        return None
    text = _decoded(content, name)
    if is_sealed(text):
        text = _decoded(opened(text, _private_key(name), name), name)
    values = parse_json(text, name, _EXPECTED, f"The file may be cut short or damaged. {_AGAIN}")
    if not isinstance(values, dict | list):
        raise ResponseError("a single value", expected=_EXPECTED, where=name, advice=_AGAIN)
    if isinstance(values, list) and values:
        return [
            _saved(one, f"{name}, response {number}") for number, one in enumerate(values, start=1)
        ]
    is_ours = isinstance(values, dict) and values.get("format") == FORMAT
    return [_saved(values, name)] if is_ours else None


def _decoded(content: bytes, name: str) -> str:
    if not content.strip():
        raise ResponseError("an empty file", expected=_EXPECTED, where=name, advice=_AGAIN)
    try:
        return decode(content, name)
    except ResponseError as error:
        raise ResponseError(
            error.found, expected=error.expected, where=name, advice=_AGAIN
        ) from None


def _private_key(name: str) -> str:
    path = _key.get() or os.environ.get(KEY_VARIABLE) or None
    if path is None:
        raise UsageError(
            "answers that are encrypted",
            expected="the private key that opens them",
            where=name,
            advice=f"Name its file with --form-key, or in {KEY_VARIABLE}.",
        )
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error, "the private key", UsageError) from None


def _saved(values: object, place: str) -> Saved:
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise ResponseError(
            "something else", expected=f"{_EXPECTED}: an object with format {FORMAT!r}",
            where=place, advice=f"{_ADVICE} If it holds no answers, move it out of the folder.",
        )  # fmt: skip
    return Saved(place, values)


def _each_once(every: Sequence[Saved]) -> tuple[tuple[Saved, ...], str]:
    """Return each response once, and a notice of those that came more than once."""
    once: dict[str, Saved] = {}
    again: list[str] = []
    for one in every:
        first = once.setdefault(one.id or one.place, one)
        if first is one:
            continue
        if first.content != one.content:
            raise ResponseError(
                f"response {shown_id(one.id)!r} again with {_differing(first, one)}, "
                f"which {first.place} has",
                expected="one file for each response",
                where=one.place,
                advice="The respondent saved twice. Keep the file that they mean, mostly the "
                "later one, and take the other away.",
            )
        again.append(one.place)
    if not again:
        return tuple(once.values()), ""
    verb = "holds a response that was" if len(again) == 1 else "hold responses that were"
    return tuple(once.values()), f"{listed(again)} {verb} read already: taken once"


def _differing(first: Saved, second: Saved) -> str:
    """Name what differs, never the answers themselves."""
    both = [one.content.get("answers") for one in (first, second)]
    left, right = (one if isinstance(one, dict) else {} for one in both)
    names = [name for name in {**left, **right} if left.get(name) != right.get(name)]
    if names:
        return f"other answers ({listed(names)}) than those"
    return "another time or language than the one"
