"""No password, token or answer stands in a log, a message or a file that is left."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from surveys.connections import Central, LimeSurvey, Patience, fetch_limesurvey, fetch_odk
from surveys.errors import ResponseError
from tests.surveys.connections.standin import PASSWORD, Reply, Server

SECRETS = (PASSWORD, "token-1", "key-1", "Åbo")


def told(caplog: pytest.LogCaptureFixture, error: Exception) -> str:
    return "\n".join([*(record.getMessage() for record in caplog.records), str(error)])


def test_of_a_central(
    central_server: Server, output: Path, patience: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    central = Central(
        url=central_server.url, project=1, form="coordinators", user="anna@example.fi"
    )
    central_server.troubles.extend([None, None, *[Reply(status=503)] * 4])
    with pytest.raises(ResponseError) as error:
        fetch_odk(central, PASSWORD, output, page=3, patience=patience)
    words = told(caplog, error.value)
    assert "/v1/sessions" in words, "the requests are logged by their address"
    assert [secret for secret in SECRETS if secret in words] == []
    manifest = output.with_name("answers.json.part") / "manifest.json"
    assert [secret for secret in SECRETS if secret in manifest.read_text("utf-8")] == []


def test_of_a_limesurvey(
    limesurvey_server: Server, output: Path, patience: Patience, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    source = LimeSurvey(url=limesurvey_server.url, survey=123, user="anna")
    limesurvey_server.troubles.extend([None, None, *[Reply(b"<html>" + PASSWORD.encode())] * 9])
    with pytest.raises(ResponseError, match="a web page instead of data") as error:
        fetch_limesurvey(source, PASSWORD, output, patience=patience)
    words = told(caplog, error.value)
    assert "remotecontrol" in words
    assert [secret for secret in SECRETS if secret in words] == []
