"""Submissions fetched from a stand-in of ODK Central's OData."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from surveys.connections import Central, Patience, fetch_odk
from surveys.errors import ResponseError, UsageError
from tests.surveys.connections.standin import (
    PASSWORD,
    CentralStandIn,
    Reply,
    Server,
    as_json,
    submission,
)


def source(server: Server, **changed: Any) -> Central:
    plain = {"url": server.url, "project": 1, "form": "coordinators", "user": "anna@example.fi"}
    return Central(**{**plain, **changed})


def asked(server: Server) -> list[str]:
    """Return the pages that were asked for, by the token of each."""
    return [
        request.query.get("$skiptoken", "first")
        for request in server.requests
        if request.path.endswith("/Submissions")
    ]


def test_all_submissions_come_page_by_page_into_one_file(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    told: list[tuple[int, int]] = []
    done = fetch_odk(
        source(central_server),
        PASSWORD,
        output,
        page=3,
        patience=patience,
        progress=lambda one, total: told.append((one, total)),
    )
    assert (done.responses, done.until) == (7, "2026-01-05T10:00:00.000Z")
    assert asked(central_server) == ["first", "3", "6"]
    assert told == [(3, 7), (6, 7), (7, 7)]
    document = json.loads(output.read_bytes())
    assert document["value"] == central.submissions, "repeats and empty cells as they came"
    assert document["@odata.count"] == 7
    assert "@odata.nextLink" not in document
    assert central.ended == ["Bearer token-1"]
    assert not [one.path for one in central_server.requests if "token" in one.path]
    assert [path.name for path in output.parent.iterdir()] == ["answers.json"]


def test_the_token_stays_with_the_server_whatever_the_link_says(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    assert central.origin == "https://elsewhere.example.fi"
    fetch_odk(source(central_server), PASSWORD, output, page=3, patience=patience)
    pages = [one for one in central_server.requests if one.path.endswith("/Submissions")]
    assert len(pages) == 3
    assert {one.headers["Authorization"] for one in pages} == {"Bearer token-1"}


def test_a_download_that_stopped_goes_on_with_the_submissions_of_its_beginning(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    central_server.troubles.extend([None, None, *[Reply(status=503)] * 4])
    with pytest.raises(ResponseError, match=r"status 503.*Whatever was fetched so far is kept"):
        fetch_odk(source(central_server), PASSWORD, output, page=3, patience=patience)
    assert not output.exists()
    central_server.requests.clear()
    central.submissions.insert(
        0, submission(8, __system={"submissionDate": "2026-01-06T09:00:00.000Z"})
    )
    done = fetch_odk(source(central_server), PASSWORD, output, page=3, patience=patience)
    assert asked(central_server) == ["3", "6"]
    assert (done.responses, done.until) == (7, "2026-01-05T10:00:00.000Z")


def test_from_a_damaged_page_on_everything_is_fetched_again(
    central_server: Server, output: Path, patience: Patience
) -> None:
    central_server.troubles.extend([None, None, None, *[Reply(status=503)] * 4])
    with pytest.raises(ResponseError):
        fetch_odk(source(central_server), PASSWORD, output, page=3, patience=patience)
    (output.with_name("answers.json.part") / "000001.json").unlink()
    central_server.requests.clear()
    fetch_odk(source(central_server), PASSWORD, output, page=3, patience=patience)
    assert asked(central_server) == ["first", "6"]


def test_a_submission_that_is_deleted_meanwhile_is_noticed(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    def progress(done: int, total: int) -> None:
        if done == 3:
            del central.submissions[0]

    message = "answers that were added, changed or deleted.*expected 6 or 7 submissions"
    with pytest.raises(ResponseError, match=message):
        fetch_odk(
            source(central_server), PASSWORD, output, page=3, patience=patience, progress=progress
        )
    assert not output.exists()
    done = fetch_odk(source(central_server), PASSWORD, output, patience=patience, force=True)
    assert done.responses == 6


def test_a_form_without_submissions(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    central.submissions.clear()
    assert fetch_odk(source(central_server), PASSWORD, output, patience=patience).responses == 0
    assert json.loads(output.read_bytes())["value"] == []


def test_only_what_was_submitted_from_a_day_on(
    central_server: Server, output: Path, patience: Patience
) -> None:
    fetch_odk(source(central_server, since="2026-01-02"), PASSWORD, output, patience=patience)
    (page,) = [one for one in central_server.requests if "$filter" in one.query]
    assert page.query["$filter"] == (
        "__system/submissionDate ge 2026-01-02 and "
        "__system/submissionDate le 2026-01-05T10:00:00.000Z"
    )


def test_a_server_that_does_not_tell_the_time(
    central_server: Server, output: Path, patience: Patience
) -> None:
    central_server.troubles.append(Reply(b'{"token": "token-0"}', headers={"Date": "today"}))
    done = fetch_odk(source(central_server), PASSWORD, output, patience=patience)
    assert done.until > "2026-01-05T10:00:00.000Z", "the clock of this machine"


def test_a_session_that_ran_out_is_begun_again(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    def progress(done: int, total: int) -> None:
        if done == 3:
            central.token += 1

    done = fetch_odk(
        source(central_server), PASSWORD, output, page=3, patience=patience, progress=progress
    )
    assert done.responses == 7
    assert central.ended == ["Bearer token-3"]


def test_a_wrong_password_is_told_once_and_never_shown(
    central_server: Server, output: Path, patience: Patience
) -> None:
    with pytest.raises(UsageError, match="a user or password that the server does not") as told:
        fetch_odk(source(central_server), "wrong-word", output, patience=patience)
    assert "wrong-word" not in str(told.value)
    assert len(central_server.requests) == 1


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"form": "coordinator"}, r"project 1: coordinators. Did you mean 'coordinators'\?"),
        ({"form": "a/b"}, "found no form 'a/b'"),
        ({"project": 2}, "found no project 2"),
    ],
)
def test_what_is_not_there_is_told(
    central_server: Server,
    output: Path,
    patience: Patience,
    changed: dict[str, Any],
    message: str,
) -> None:
    with pytest.raises(UsageError, match=message):
        fetch_odk(source(central_server, **changed), PASSWORD, output, patience=patience)


def test_an_account_without_rights(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    central.rights = False
    with pytest.raises(UsageError, match="may not read the submissions of 'coordinators'"):
        fetch_odk(source(central_server), PASSWORD, output, patience=patience)


def test_submissions_that_only_a_passphrase_opens(
    central_server: Server, central: CentralStandIn, output: Path, patience: Patience
) -> None:
    central.submissions[2]["__system"]["status"] = "notDecrypted"
    with pytest.raises(ResponseError, match=r"1 submission\(s\) encrypted.*passphrase"):
        fetch_odk(source(central_server), PASSWORD, output, patience=patience)


@pytest.mark.parametrize(
    ("replies", "message"),
    [
        ([as_json({"detail": "no"}, 404)], r"no session \(status 404\); expected a token"),
        ([as_json([])], r"no session \(status 200\)"),
        ([Reply(b"")], r"no session \(status 200\)"),
        ([None, as_json({}, 501)], r"a refusal \(status 501\)"),
        ([None, as_json({"value": []})], "without submissions or without their number"),
        ([None, as_json([])], "without submissions or without their number"),
    ],
)
def test_servers_that_are_no_central(
    central_server: Server,
    output: Path,
    patience: Patience,
    replies: list[Reply | None],
    message: str,
) -> None:
    central_server.troubles.extend(replies)
    with pytest.raises(ResponseError, match=message):
        fetch_odk(source(central_server), PASSWORD, output, patience=patience)


def test_a_session_that_cannot_be_ended_is_no_fault(
    central_server: Server, output: Path, patience: Patience, pauses: list[float]
) -> None:
    central_server.troubles.extend([None, None, Reply(status=503)])
    assert fetch_odk(source(central_server), PASSWORD, output, patience=patience).responses == 7
    assert pauses == []


def test_without_the_extra(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "surveys.connections.sessions", None)
    given = Central(url="https://odk.example.fi", project=1, form="f", user="anna")
    with pytest.raises(UsageError, match="expected the extra 'odk'"):
        fetch_odk(given, PASSWORD, output)
