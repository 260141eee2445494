"""Submissions of a form, fetched from ODK Central through OData.

Written from the source and documents of ODK Central (getodk/central-backend): sessions with a
token; `Submissions` newest first, `$top` for the size of a page and `@odata.nextLink` for the next
(`$skiptoken` since 2023.4, `$skip` before), `$expand=*` for repeats (since 1.2), `$filter` on the
moment of submission (since 1.1). Tried against a stand-in, not against a real ODK Central.

Only what was submitted before the download began is asked for, so that new submissions do not
shift the pages. The file that is written is one OData document: {"value": [...]}.
"""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from surveys.connections import faults
from surveys.connections.addresses import checked
from surveys.connections.central import Central, Connection, signed_in
from surveys.connections.parts import Fetched, Parts, Progress
from surveys.connections.patience import PATIENCE, Patience
from surveys.errors import ToolkitError, UsageError, near

_NEXT: Final = "@odata.nextLink"
_COUNT: Final = "@odata.count"
_CONTEXT: Final = "@odata.context"


def fetch_odk(
    central: Central,
    password: str,
    output: Path,
    *,
    force: bool = False,
    page: int = 250,
    patience: Patience = PATIENCE,
    progress: Progress = lambda done, total: None,
) -> Fetched:
    """Fetch all submissions of a form into one file.

    Parameters
    ----------
    central, password
        The form, and the password of the account; it is sent to no other server and kept nowhere.
    output
        The response file to be, JSON.
    force
        Start anew, and replace the file when it is there.
    page
        How many submissions are asked for at a time.
    patience
        How long to wait, and how often to ask again.
    progress
        Told how far it is.

    Raises
    ------
    UsageError
        Wrong address, password, project or form; no right to read it; the extra is not installed.
    ResponseError
        The server does not answer as it should, or submissions were deleted meanwhile.
    StoreError
        The file is there already, or the disk is full.
    """
    central = replace(central, url=checked(central.url))
    parts = Parts.begin(output, central.source, force=force)
    with signed_in(central, password, patience) as connection:
        until = parts.fact("until", connection.server_time)
        names = _fetch_pages(central, connection, parts, page, until, progress)
    document = _merged(central, [json.loads(parts.content(name)) for name in names])
    parts.finish(json.dumps(document).encode())
    return Fetched(output, len(document["value"]), until)


def _fetch_pages(
    central: Central,
    connection: Connection,
    parts: Parts,
    page: int,
    until: str,
    progress: Progress,
) -> list[str]:
    """Fetch the pages that are not there yet, and return the names of all."""
    names: list[str] = []
    query: str | None = _first_query(central, page, until)
    done = 0
    while query is not None:
        name = f"{len(names) + 1:06}.json"
        mark = parts.mark(name)
        if mark is None:
            content = _page(central, connection, query)
            mark = json.dumps(_next_query(content))
            parts.keep(name, json.dumps(content).encode(), mark)
        else:
            content = json.loads(parts.content(name))
        names.append(name)
        done += len(content["value"])
        progress(done, content[_COUNT])
        query = json.loads(mark)
    return names


def _first_query(central: Central, page: int, until: str) -> str:
    """Return the query of the first page."""
    moment = "__system/submissionDate"
    within = f"{moment} ge {central.since} and " if central.since else ""
    asked = {
        "$top": str(page),
        "$count": "true",
        "$expand": "*",
        "$filter": f"{within}{moment} le {until}",
    }
    return "&".join(f"{quote(name)}={quote(value, safe='')}" for name, value in asked.items())


def _next_query(content: dict[str, Any]) -> str | None:
    """Return the query of the next page; only that of the link is taken, never its host."""
    link = content.get(_NEXT)
    return urlsplit(link).query if link else None


def _page(central: Central, connection: Connection, query: str) -> dict[str, Any]:
    answer = connection.get(f"{central.submissions}?{query}")
    if answer.status_code != HTTPStatus.OK:
        raise _refusal(central, connection, answer.status_code)
    content: dict[str, Any] = answer.json()
    rows = content.get("value") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not isinstance(content.get(_COUNT), int):
        raise faults.unreadable(
            central.submissions,
            "an answer without submissions or without their number",
            "an OData document with value and @odata.count",
            "Check that --url is that of an ODK Central of version 1.2 or later.",
        )
    _check_decrypted(central, rows)
    return content


def _check_decrypted(central: Central, rows: list[dict[str, Any]]) -> None:
    """Refuse submissions that the server itself cannot read."""
    closed = [row for row in rows if (row.get("__system") or {}).get("status") == "notDecrypted"]
    if closed:
        raise faults.unreadable(
            central.submissions,
            f"{len(closed)} submission(s) encrypted with a key of the project",
            "submissions that the server can read",
            "Export them on the server with the passphrase, as CSV, and read that file.",
        )


def _refusal(central: Central, connection: Connection, status: int) -> ToolkitError:
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return faults.not_allowed(central.submissions, f"the submissions of {central.form!r}")
    if status != HTTPStatus.NOT_FOUND:
        return faults.refused(central.submissions, status)
    listing = connection.get(central.forms)
    if listing.status_code != HTTPStatus.OK:
        return UsageError(
            f"no project {central.project}",
            expected="the number of a project that the account can see",
            where=central.url,
            advice="It stands in the address of the project's page.",
        )
    names = [str(form.get("xmlFormId")) for form in listing.json()]
    return UsageError(
        f"no form {central.form!r}",
        expected=f"a published form of project {central.project}: {', '.join(names) or 'none'}",
        where=central.url,
        advice=near(central.form, names),
    )


def _merged(central: Central, pages: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all pages as one document, each submission once."""
    rows = [row for page in pages for row in page["value"]]
    ids = {row.get("__id") for row in rows}
    counts = {page[_COUNT] for page in pages}
    if counts != {len(ids)} or len(ids) != len(rows):
        raise faults.changing(
            central.submissions,
            f"{' or '.join(map(str, sorted(counts)))} submissions; there are {len(ids)}",
        )
    return {_CONTEXT: pages[0].get(_CONTEXT, ""), _COUNT: len(rows), "value": rows}
