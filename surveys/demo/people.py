"""Who answers in the demo study and how. Every number here is invented.

Built in, for an analysis to find again: management support rises between the waves, the need for
the role does not change; support is higher in one area and lower in another; more clients are at
work at exit than at start, and half of them have no exit notice.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from surveys.codelists.areas import COUNTY_TO_ELY
from surveys.synthetic import Behaviour
from surveys.synthetic.populations import coordinators as usual

SUPPORT_SHIFT = 0.55
"""Rise of management support from 2024 to 2026, in standard deviations of one answer's leaning."""
JOB_DESCRIPTION_SHIFT = 0.8
"""Rise of having a job description from 2024 to 2026, in the same unit."""
HIGH_SUPPORT_ELY = "13"
LOW_SUPPORT_ELY = "08"
AREA_SHIFT = 1.1
"""How far support in those two areas lies from the rest, in the same unit."""

_PEOPLE_BY_ELY = {
    "01": 54, "02": 22, "03": 14, "04": 18, "05": 26, "06": 16, "07": 11, "08": 18,
    "09": 12, "10": 17, "11": 13, "12": 14, "13": 24, "14": 4, "15": 12, "16": 1,
}  # fmt: skip
_AREA_BY_ELY = {
    "01": "08", "02": "41", "03": "35", "04": "19", "05": "39", "06": "16", "07": "23", "08": "17",
    "09": "29", "10": "09", "11": "18", "12": "26", "13": "24", "14": "10", "15": "33", "16": "46",
}  # fmt: skip
_ASKED_2024 = 0.66
_ASKED_2026 = 0.78
_LINK_CODE_GIVEN = 0.9
_EXIT_NOTICE = 0.56


COORDINATORS = replace(
    usual.COORDINATORS,
    by_wave={
        "2026": {"support": SUPPORT_SHIFT, "has_job_description": -JOB_DESCRIPTION_SHIFT},
    },
    by_group={"support": ("ely", {HIGH_SUPPORT_ELY: AREA_SHIFT, LOW_SUPPORT_ELY: -AREA_SHIFT})},
)

CLIENTS = Behaviour(
    shares={
        "gender": {"woman": 0.52, "man": 0.46, "other": 0.02},
        "household": {"alone": 0.48, "two_or_more": 0.52},
        "housing": {"secure": 0.95, "at_risk": 0.04, "homeless": 0.01},
    },
    blank=0.02,
)


def coordinators_asked(wave: str, seed: int) -> pd.DataFrame:
    """Return the coordinators who answer in a wave, with what stays the same for each.

    Two in three answer in 2024 and three in four in 2026, partly the same people; one in ten
    gives no link code.
    """
    everyone = _coordinators(seed)
    rng = np.random.default_rng([seed, 1])
    answers = {
        "2024": rng.random(len(everyone)) < _ASKED_2024,
        "2026": rng.random(len(everyone)) < _ASKED_2026,
    }
    return everyone[answers[wave]].reset_index(drop=True)


def _coordinators(seed: int) -> pd.DataFrame:
    rng = np.random.default_rng([seed, 0])
    ely = np.repeat(list(_PEOPLE_BY_ELY), list(_PEOPLE_BY_ELY.values()))
    counties = {code: [c for c, e in COUNTY_TO_ELY.items() if e == code] for code in _PEOPLE_BY_ELY}
    codes = [_link_code(number) for number in range(len(ely))]
    given = rng.random(len(ely)) < _LINK_CODE_GIVEN
    return pd.DataFrame(
        {
            "person": np.arange(len(ely)),
            "link_code": np.where(given, codes, ""),
            "ely": ely,
            "county": [str(rng.choice(counties[code])) for code in ely],
            "employment_area": [_AREA_BY_ELY[code] for code in ely],
            "age_group": rng.choice(
                ["under_30", "30_39", "40_49", "50_59", "60_or_over"],
                len(ely),
                p=[0.06, 0.2, 0.3, 0.3, 0.14],
            ),
        }
    ).astype({"link_code": "str", "ely": "str", "county": "str"})


def _link_code(number: int) -> str:
    """Return a code of the shape the questionnaire explains, a different one for each number."""
    street = f"{'AEIKLMNOPRSTUV'[number % 14]}{'AEIOU'[number % 5]}"
    town = f"{'KLMNRSTV'[number % 8]}{'AIOU'[number // 8 % 4]}"
    return f"{street}{number % 31 + 1:02d}{town}"


def clients(form: str, seed: int, size: int = 260) -> pd.DataFrame:
    """Return the clients who have a start or an exit notice, with what stays the same for each."""
    rng = np.random.default_rng([seed, 2])
    everyone = pd.DataFrame(
        {
            "person": np.arange(size),
            "client": [f"TK-{n:04d}" for n in rng.permutation(9000)[:size]],
            "coordinator": [f"K{n:02d}" for n in rng.integers(1, 26, size)],
            "ely": rng.choice(["01", "02", "05", "08", "13"], size),
            "gender": rng.choice(["woman", "man"], size, p=[0.53, 0.47]),
            "start_date": _days(rng, size, "2017-01-01", 400),
            "exit_date": _days(rng, size, "2018-06-01", 500),
        }
    )
    leaves = rng.random(size) < _EXIT_NOTICE
    return everyone if form == "start" else everyone[leaves].reset_index(drop=True)


def _days(rng: np.random.Generator, size: int, first: str, span: int) -> list[str]:
    days = pd.Timestamp(first) + pd.to_timedelta(rng.integers(0, span, size), unit="D")
    return list(days.strftime("%Y-%m-%d"))
