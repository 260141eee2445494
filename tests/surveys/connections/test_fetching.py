"""The commands that fetch: password from the environment or a prompt, never an option."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.surveys.connections.standin import PASSWORD, Server

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TKK_PASSWORD", PASSWORD)


@pytest.mark.parametrize("command", [[], ["limesurvey"], ["odk"]])
def test_help_has_an_example_and_no_option_for_a_password(tkk: Command, command: list[str]) -> None:
    code, printed, _ = tkk("fetch", *command, "--help")
    assert code == 0
    assert "tkk fetch" in printed.split("Example")[1]
    assert "--password" not in printed


@pytest.mark.usefixtures("environment")
def test_responses_of_a_limesurvey(tkk: Command, limesurvey_server: Server, output: Path) -> None:
    code, printed, complaint = tkk(
        "fetch", "limesurvey", "--url", limesurvey_server.url, "--survey", "123",
        "--user", "anna", "--output", str(output), "--page", "10",
    )  # fmt: skip
    assert code == 0, complaint
    assert printed == f"wrote {output} (6 responses)\n"
    assert "fetching" in complaint
    assert len(json.loads(output.read_bytes())["responses"]) == 6


@pytest.mark.usefixtures("environment")
def test_submissions_of_a_central(tkk: Command, central_server: Server, output: Path) -> None:
    code, printed, complaint = tkk(
        "fetch", "odk", "--url", central_server.url, "--project", "1", "--form", "coordinators",
        "--user", "anna@example.fi", "--output", str(output), "--since", "2026-01-01",
    )  # fmt: skip
    assert code == 0, complaint
    assert printed == f"wrote {output} (7 responses, submitted until 2026-01-05T10:00:00.000Z)\n"
    assert len(json.loads(output.read_bytes())["value"]) == 7


def fetch(tkk: Command, url: str, output: Path) -> tuple[int, str, str]:
    arguments = ("--survey", "123", "--user", "anna", "--output", str(output))
    return tkk("fetch", "limesurvey", "--url", url, *arguments)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("url", "message"), [("http://survey.example.fi", "an http address"), ("x", "found 'x'")]
)
def test_an_address_that_is_not_safe(tkk: Command, output: Path, url: str, message: str) -> None:
    code, _, complaint = fetch(tkk, url, output)
    assert (code, message in complaint) == (2, True), complaint
    assert not output.parent.exists()


def test_the_password_is_asked_for_in_a_terminal(
    tkk: Command, limesurvey_server: Server, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TKK_PASSWORD", raising=False)
    code, _, complaint = fetch(tkk, limesurvey_server.url, output)
    assert (code, "found no password; expected one in the environment" in complaint) == (2, True)
    asked: list[dict[str, object]] = []

    def prompt(text: str, **options: object) -> str:
        asked.append(options)
        return PASSWORD

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    code, printed, complaint = fetch(tkk, limesurvey_server.url, output)
    assert (code, asked) == (0, [{"hide_input": True, "err": True}]), complaint
    assert PASSWORD not in printed + complaint
