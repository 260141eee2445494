"""What is fetched is what the platform's reader takes: the same answers, page by page or not."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from surveys import instruments, platforms
from surveys.connections import Central, LimeSurvey, Patience, fetch_limesurvey, fetch_odk
from surveys.responses import Responses
from surveys.synthetic.populations import simulate
from tests.surveys.connections.standin import (
    PASSWORD,
    CentralStandIn,
    LimeSurveyStandIn,
    Server,
)

INSTRUMENT = instruments.get("coordinators")
WAVE = "2026"


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    return simulate(INSTRUMENT, WAVE, 25, 1)


def read(platform: str, path: Path) -> Responses:
    return platforms.get(platform).read(path, INSTRUMENT, WAVE)


def check(platform: str, laid_out: bytes, fetched: Path) -> None:
    exported = fetched.with_name("exported.json")
    exported.write_bytes(laid_out)
    one, other = read(platform, exported), read(platform, fetched)
    assert len(one.frame) > 15
    order = "response_id"
    pd.testing.assert_frame_equal(
        one.frame.sort_values(order, ignore_index=True),
        other.frame.sort_values(order, ignore_index=True),
    )


def test_submissions_of_a_central(
    cells: pd.DataFrame,
    central_server: Server,
    central: CentralStandIn,
    output: Path,
    patience: Patience,
) -> None:
    laid_out = platforms.get("odk").lay_out(cells, INSTRUMENT, WAVE, "json")
    central.submissions = json.loads(laid_out)["value"]
    central.date = "Fri, 01 Jan 2027 00:00:00 GMT"
    source = Central(url=central_server.url, project=1, form="coordinators", user="anna@example.fi")
    fetch_odk(source, PASSWORD, output, page=10, patience=patience)
    check("odk", laid_out, output)


def test_responses_of_a_limesurvey(
    cells: pd.DataFrame,
    limesurvey_server: Server,
    limesurvey: LimeSurveyStandIn,
    output: Path,
    patience: Patience,
) -> None:
    laid_out = platforms.get("limesurvey").lay_out(cells, INSTRUMENT, WAVE, "json")
    limesurvey.responses = json.loads(laid_out)["responses"]
    source = LimeSurvey(url=limesurvey_server.url, survey=123, user="anna")
    fetch_limesurvey(source, PASSWORD, output, page=10, patience=patience)
    check("limesurvey", laid_out, output)
