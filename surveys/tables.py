"""Tables of a TOML file, checked while they are read; every error names the table and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from surveys.errors import DefinitionError, ToolkitError, UsageError, listed, near
from surveys.model import LANGUAGES

_KINDS: Final[dict[type, str]] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


class Table:
    """A table of which every key is taken once; what is left over is an error.

    Parameters
    ----------
    plain
        The table as a TOML reader gives it.
    where
        The file, and the table in it.

    Examples
    --------
    >>> table = Table({"name": "demo", "sed": 1}, "study.toml")
    >>> table.take("name", str), table.take("seed", int, 0)
    ('demo', 0)
    >>> table.finish()
    Traceback (most recent call last):
    surveys.errors.DefinitionError: study.toml: found unknown key 'sed'; expected one of name, \
seed. Did you mean 'seed'?
    """

    def __init__(self, plain: Mapping[str, Any], where: str) -> None:
        self.left = dict(plain)
        self.known: list[str] = []
        self.where = where

    def fault(self, found: str, expected: str, advice: str = "") -> DefinitionError:
        """Return an error that names this table, to be raised."""
        return DefinitionError(found, expected=expected, where=self.where, advice=advice)

    def take(self, name: str, kind: type, default: Any = None) -> Any:
        """Take the value of a key; without a default it must be there.

        Raises
        ------
        DefinitionError
            It is not there, or of another kind.
        """
        value = self.get(name, kind)
        if value is None and default is None:
            raise self.fault(f"no {name!r}", _KINDS[kind], near(name, self.left))
        return default if value is None else value

    def get(self, name: str, kind: type) -> Any:
        """Take the value of a key, or None when it is not there.

        Raises
        ------
        DefinitionError
            It is of another kind.
        """
        self.known.append(name)
        value = self.left.pop(name, None)
        if value is not None and type(value) is not kind:
            raise self.fault(f"{name} = {value!r}", _KINDS[kind])
        return value

    def number(self, name: str, least: int, default: int | None = None) -> int:
        """Take a whole number from `least`; errors as `take`."""
        value: int = self.take(name, int, default)
        if value < least:
            raise self.fault(f"{name} = {value}", f"{_KINDS[int]} from {least}")
        return value

    def texts(
        self, name: str, default: list[str] | None = None, expected: str = "a list, each a text"
    ) -> tuple[str, ...]:
        """Take a list of texts; errors as `take`."""
        value: list[object] = self.take(name, list, default)
        texts = tuple(one for one in value if isinstance(one, str))
        if len(texts) < len(value):
            raise self.fault(f"{name} = {value!r}", expected)
        return texts

    def words(self) -> dict[str, str]:
        """Take a text in every language; errors as `take`."""
        return {language: self.take(language, str) for language in LANGUAGES}

    def table(self, name: str) -> Table:
        """Take a table in this one; errors as `take`."""
        return Table(self.take(name, dict), f"{self.where}, [{name}]")

    def tables(self, name: str) -> Iterator[Table]:
        """Take a list of tables, which may be lacking; errors as `take`."""
        for number, plain in enumerate(self.take(name, list, []), 1):
            if not isinstance(plain, dict):
                raise self.fault(f"{name} number {number} = {plain!r}", _KINDS[dict])
            yield Table(plain, f"{self.where}, {name} number {number}")

    def rest(self) -> dict[str, Any]:
        """Take all that is left."""
        rest, self.left = self.left, {}
        return rest

    def finish(self) -> None:
        """Raise DefinitionError when something is left."""
        for name in self.left:
            raise self.fault(
                f"unknown key {name!r}", f"one of {listed(self.known)}", near(name, self.known)
            )

    @contextmanager
    def placed(self) -> Iterator[None]:
        """Put this table before the place in errors that know only what was made of it."""
        try:
            yield
        except (DefinitionError, UsageError) as error:
            raise DefinitionError(
                error.found,
                expected=error.expected,
                where=f"{self.where}: {error.where}".removesuffix(": "),
                advice=error.advice,
            ) from None


def read_toml(path: Path, expected: str, missing: type[ToolkitError] = DefinitionError) -> Table:
    """Read a TOML file as the table that it is.

    Parameters
    ----------
    expected
        What the file should be, for messages, such as "a fieldwork file".
    missing
        The class of the error when there is no file that can be read.

    Raises
    ------
    DefinitionError
        It is no TOML in UTF-8; without `missing`, also when it cannot be read.

    Examples
    --------
    >>> read_toml(Path("none.toml"), "a study")
    Traceback (most recent call last):
    surveys.errors.DefinitionError: none.toml: found no readable file (No such file or directory); \
expected a study.
    """
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise missing(
            f"no readable file ({error.strerror})", expected=expected, where=str(path)
        ) from None
    except (ValueError, RecursionError) as error:  # bad TOML and bad UTF-8 are ValueErrors
        raise DefinitionError(
            f"text that is not TOML in UTF-8 ({error})", expected=expected, where=str(path)
        ) from None
    return Table(plain, path.name)
