"""The fieldwork file: TOML that names the privacy notice and the public key, checked when read."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from surveys.errors import DefinitionError
from surveys.fieldwork.notice import Fieldwork, PrivacyNotice
from surveys.fieldwork.prompts import PARTS
from surveys.model import LANGUAGES, Text
from surveys.tables import Table, read_toml


def read_fieldwork(path: Path) -> Fieldwork:
    """Read a fieldwork file: TOML with a table `notice`, and `public_key`, the name of a key file.

    Raises
    ------
    DefinitionError
        It cannot be read, or something in it is unknown, missing or of the wrong kind.
    """
    table = read_toml(path, "a fieldwork file")
    notice = _notice(table.table("notice")) if "notice" in table.left else None
    key = table.take("public_key", str, "")
    table.finish()
    return Fieldwork(notice, _json(path.parent / key) if key else None)


def _notice(table: Table) -> PrivacyNotice:
    required = [one.name for one in fields(PrivacyNotice) if one.default is not None]
    there = [name for name in PARTS if name in required or name in table.left]
    said = {name: _said(table.table(name)) for name in there}
    table.known.extend(PARTS)
    table.finish()
    return PrivacyNotice(**said)


def _said(table: Table) -> Text:
    words = {language: table.take(language, str, "") for language in LANGUAGES}
    table.finish()
    with table.placed():
        return Text(**words)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, str(error.strerror), "a public key") from None
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, str(error), "a JSON Web Key") from None


def _unreadable(path: Path, why: str, expected: str) -> DefinitionError:
    return DefinitionError(f"no readable file ({why})", expected=expected, where=str(path))
