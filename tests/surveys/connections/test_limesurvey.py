"""Responses fetched from a stand-in of LimeSurvey's RemoteControl 2."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.connections import LimeSurvey, Patience, fetch_limesurvey
from surveys.connections.limesurvey import blocks_of
from surveys.errors import ResponseError, StoreError, ToolkitError, UsageError
from tests.surveys.connections.standin import (
    PASSWORD,
    LimeSurveyStandIn,
    Reply,
    Server,
    as_json,
    response,
)

STOP = ResponseError("stop")


def source(server: Server, **changed: Any) -> LimeSurvey:
    return LimeSurvey(**{"url": server.url, "survey": 123, "user": "anna", **changed})


def ids(path: Path) -> list[int]:
    return [int(row["id"]) for row in json.loads(path.read_bytes())["responses"]]


def test_all_responses_come_page_by_page_into_one_file(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    told: list[tuple[int, int]] = []
    done = fetch_limesurvey(
        source(limesurvey_server),
        PASSWORD,
        output,
        page=10,
        patience=patience,
        progress=lambda one, total: told.append((one, total)),
    )
    assert (done.path, done.responses) == (output, 6)
    assert limesurvey.exported == [(1, 10), (11, 20), (21, 30)]
    assert told == [(3, 6), (5, 6), (6, 6)]
    (first, *_) = json.loads(output.read_bytes())["responses"]
    assert first == response(1), "null and an empty text stay what they were"
    assert [path.name for path in output.parent.iterdir()] == ["answers.json"]


def stop_after(standin: LimeSurveyStandIn, pages: int) -> None:
    """Let the connection be lost for good after some pages."""

    def during(one: LimeSurveyStandIn) -> None:
        if len(one.exported) > pages:
            one.exported.pop()
            raise STOP

    standin.during = during


def test_a_download_that_stopped_goes_on_where_it_stopped(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    stop_after(limesurvey, 2)
    with pytest.raises(
        ResponseError, match="Whatever was fetched so far is kept: give the same command"
    ):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    folder = output.with_name("answers.json.part")
    assert not output.exists()
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "000000001-000000010.json", "000000011-000000020.json",
    }  # fmt: skip
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert PASSWORD not in (folder / "manifest.json").read_text("utf-8")
    limesurvey.during = lambda one: None
    limesurvey.exported.clear()
    done = fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    assert limesurvey.exported == [(21, 30)]
    assert (done.responses, ids(output)) == (6, [1, 2, 3, 11, 12, 25])
    assert not folder.exists()


def test_a_damaged_page_is_fetched_again(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    stop_after(limesurvey, 2)
    with pytest.raises(ResponseError):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    (output.with_name("answers.json.part") / "000000001-000000010.json").write_text("[]")
    limesurvey.during = lambda one: None
    limesurvey.exported.clear()
    fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    assert limesurvey.exported == [(1, 10), (21, 30)]


def test_responses_that_come_and_change_meanwhile_are_fetched_too(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    def during(one: LimeSurveyStandIn) -> None:
        if len(one.exported) == 3:
            one.responses = [
                response(1, submitdate="2026-02-01 09:00:00"), *one.responses[2:], response(26)
            ]  # fmt: skip

    limesurvey.during = during
    fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    assert limesurvey.exported == [(1, 10), (11, 20), (21, 30), (1, 10), (21, 30)]
    assert ids(output) == [1, 3, 11, 12, 25, 26]
    (first, *_) = json.loads(output.read_bytes())["responses"]
    assert first["submitdate"] == "2026-02-01 09:00:00"


def test_responses_that_never_stand_still(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    def during(one: LimeSurveyStandIn) -> None:
        one.responses.append(response(int(one.responses[-1]["id"]) + 1))

    limesurvey.during = during
    with pytest.raises(ResponseError, match="were added, changed or deleted while they were read"):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, patience=patience)
    assert not output.exists()


def test_a_session_that_ran_out_is_begun_again(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    def during(one: LimeSurveyStandIn) -> None:
        if len(one.exported) == 1:
            one.key += 1

    limesurvey.during = during
    done = fetch_limesurvey(source(limesurvey_server), PASSWORD, output, page=10, patience=patience)
    assert done.responses == 6
    assert [one.body["method"] for one in limesurvey_server.requests].count("get_session_key") == 2


@pytest.mark.parametrize(
    ("status", "error", "message"),
    [
        ("No permission", UsageError, "an account that may not read the responses of survey 123"),
        ("No Data, survey table does not exist.", ResponseError, "never activated.*Activate it"),
        ("No Data, could not get max id.", ResponseError, "found no response to survey 123"),
        ("Language code not found", ResponseError, "the status “Language code not found”"),
    ],
)
def test_what_remotecontrol_refuses(
    limesurvey_server: Server,
    limesurvey: LimeSurveyStandIn,
    output: Path,
    patience: Patience,
    status: str,
    error: type[ToolkitError],
    message: str,
) -> None:
    limesurvey.status = status
    with pytest.raises(error, match=message):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, patience=patience)


def test_a_wrong_password_is_told_once_and_never_shown(
    limesurvey_server: Server, output: Path, patience: Patience
) -> None:
    with pytest.raises(UsageError, match="a user or password that the server does not") as told:
        fetch_limesurvey(source(limesurvey_server), "wrong-word", output, patience=patience)
    assert "wrong-word" not in str(told.value)
    assert len(limesurvey_server.requests) == 1


def test_a_survey_that_is_not_there_is_told_with_those_that_are(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    message = r"no survey 132; expected one that the account may see: 123 \(Koord.*Did you mean"
    with pytest.raises(UsageError, match=message):
        fetch_limesurvey(source(limesurvey_server, survey=132), PASSWORD, output, patience=patience)
    limesurvey.surveys = []
    with pytest.raises(UsageError, match="an account that may not read any survey"):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, patience=patience)


def export(result: Any, error: Any = None) -> Any:
    """Return a server that answers an export with something else."""

    def answer(standin: LimeSurveyStandIn) -> Any:
        def reply(request: Any) -> Reply:
            if request.body["method"] != "export_responses":
                return standin(request)
            return as_json({"id": request.body["id"], "result": result, "error": error})

        return reply

    return answer


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (export("no base64!"), "an export that is not a list|an answer that breaks off"),
        (export("eyJyZXNwb25zZXMiOiBbey"), "breaks off"),
        (export("eyJyZXNwb25zZXMiOiBbe30="), "an export that is not a list of responses with ids"),
        (export("e30="), "an export that is not a list of responses with ids"),
        (export(None, "Internal"), "an error inside LimeSurvey"),
        (export(None), "an answer that breaks off"),
    ],
)
def test_exports_that_are_none(
    limesurvey_server: Server,
    limesurvey: LimeSurveyStandIn,
    output: Path,
    patience: Patience,
    answer: Any,
    message: str,
) -> None:
    limesurvey_server.answer = answer(limesurvey)
    with pytest.raises(ResponseError, match=message):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, patience=patience)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(b""), "found no answer from RemoteControl.*switches it on"),
        (as_json({}, 404), "found no answer from RemoteControl.*Check the address"),
        (as_json({}, 403), r"a refusal \(status 403\)"),
        (as_json({"detail": "welcome"}), "an answer that breaks off"),
        (as_json({"id": 0, "result": "key", "error": None}), "an answer that breaks off"),
    ],
)
def test_servers_that_are_no_remotecontrol(
    limesurvey_server: Server, output: Path, patience: Patience, reply: Reply, message: str
) -> None:
    limesurvey_server.answer = lambda request: reply
    with pytest.raises(ResponseError, match=message):
        fetch_limesurvey(source(limesurvey_server), PASSWORD, output, patience=patience)


@pytest.mark.parametrize(
    "path", ["", "/index.php", "/index.php/admin/remotecontrol"], ids=["root", "index", "whole"]
)
def test_the_address_may_be_short_or_whole(
    limesurvey_server: Server, output: Path, patience: Patience, path: str
) -> None:
    given = source(limesurvey_server, url=f"{limesurvey_server.url}{path}/")
    assert fetch_limesurvey(given, PASSWORD, output, patience=patience).responses == 6


@given(st.sets(st.integers(1, 2000), min_size=1), st.integers(1, 300), st.data())
@settings(max_examples=15)
def test_every_response_is_in_one_page_and_no_other_page_moves_when_it_goes(
    numbers: set[int], size: int, data: st.DataObject
) -> None:
    blocks = blocks_of([response(number) for number in numbers], size)
    for number in numbers:
        assert sum(block.first <= number <= block.last for block in blocks) == 1
    assert sum(block.responses for block in blocks) == len(numbers)
    gone = data.draw(st.sampled_from(sorted(numbers)))
    left = blocks_of([response(number) for number in numbers - {gone}], size)
    assert {block for block in blocks if not block.first <= gone <= block.last} <= set(left)


def test_a_file_is_replaced_only_with_force_also_when_that_run_stopped(
    limesurvey_server: Server, limesurvey: LimeSurveyStandIn, output: Path, patience: Patience
) -> None:
    given = source(limesurvey_server)
    output.parent.mkdir()
    output.write_text("older")
    with pytest.raises(StoreError, match=r"a file that is already there.*--force"):
        fetch_limesurvey(given, PASSWORD, output, page=10, patience=patience)
    assert limesurvey_server.requests == []
    stop_after(limesurvey, 1)
    with pytest.raises(ResponseError):
        fetch_limesurvey(given, PASSWORD, output, page=10, patience=patience, force=True)
    assert output.read_text() == "older"
    limesurvey.during = lambda one: None
    fetch_limesurvey(given, PASSWORD, output, page=10, patience=patience)
    assert ids(output) == [1, 2, 3, 11, 12, 25]


def test_without_the_extra(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "citric", None)
    given = LimeSurvey(url="https://survey.example.fi", survey=1, user="anna")
    message = r"the extra 'limesurvey'. Install it with: pip install \"tkk-toolkit\[limesurvey\]\""
    with pytest.raises(UsageError, match=message):
        fetch_limesurvey(given, PASSWORD, output)
