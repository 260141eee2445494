from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from surveys.connections import Patience
from tests.surveys.connections.standin import (
    CentralStandIn,
    LimeSurveyStandIn,
    Server,
    response,
    serving,
    submission,
)


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that were made, in seconds; nobody waits for them."""
    return []


@pytest.fixture
def patience(pauses: list[float]) -> Patience:
    return Patience(attempts=4, read=5, sleep=pauses.append, chance=lambda: 1.0)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "mine" / "answers.json"


@pytest.fixture
def limesurvey() -> LimeSurveyStandIn:
    return LimeSurveyStandIn([response(number) for number in (1, 2, 3, 11, 12, 25)])


@pytest.fixture
def limesurvey_server(limesurvey: LimeSurveyStandIn) -> Iterator[Server]:
    with serving(limesurvey) as server:
        yield server


@pytest.fixture
def central() -> CentralStandIn:
    return CentralStandIn([submission(number) for number in range(7, 0, -1)])


@pytest.fixture
def central_server(central: CentralStandIn) -> Iterator[Server]:
    with serving(central) as server:
        yield server
