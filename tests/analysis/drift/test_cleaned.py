from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.drift import Band, cleaned_sample, drift
from analysis.publication import Rule
from analysis.sample import Sample
from surveys.anonymisation import step
from surveys.cleaning import Frame, Plan, run
from surveys.cleaning.frames import framed
from surveys.codebook import codebook_of
from surveys.instruments import coordinators

KEY = bytes(range(32))
GROUPS = {"near": ["local", "project"], "far": ["regional", "other"]}
PLAN = Plan(
    (
        step(
            "pseudonymise", reason="links", field="link_code", to="respondent", domain="respondent"
        ),
        step("remove", reason="points at people", fields=["employer"]),
        step("generalise", reason="coarser", field="role", groups=GROUPS),
    )
)


def answers(wave: str, support: list[float]) -> Frame:
    return framed(
        response_id=[f"{wave}-{number}" for number in range(len(support))],
        link_code=[f"AB{number:02}CD" for number in range(len(support))],
        role=["local", "regional"] * (len(support) // 2),
        employer=["municipality"] * len(support),
        ely=["01"] * (len(support) - 1) + ["02"],
        management_support=support,
    )


def released(frames: dict[str, Frame]) -> Sample:
    parts = [
        run(frame, PLAN, coordinators.at(wave), key=KEY)[0].to_pandas().assign(wave=wave)
        for wave, frame in frames.items()
    ]
    codebook = codebook_of(coordinators, ["2024", "2026"])
    return Sample(frame=pd.concat(parts), codebook=codebook, rule=Rule(3))


def test_names_and_codes_are_the_released_ones_and_nothing_is_lost() -> None:
    frames = {
        "2024": answers("2024", [3.0, 2.4, 4.0, 3.2, 2.8, 3.6]),
        "2026": answers("2026", [3.4, 3.0, 4.2, 3.4, 3.6, 3.8]),
    }
    after = released(frames)
    before = cleaned_sample(frames, coordinators, PLAN, after, key=KEY)
    assert before.frame["role"].tolist() == ["near", "far"] * 6
    assert before.frame["employer"].tolist() == ["municipality"] * 12
    assert after.frame["employer"].isna().all()
    assert before.frame["respondent"].tolist() == after.frame["respondent"].tolist()
    assert "link_code" not in before.frame
    assert before.rule == after.rule
    found = drift(before, after, ["management_support", "role", "employer"])
    assert found.left_out == ()
    bands = {one.item: one.band for one in found.estimates}
    assert bands["management_support"] is Band.TENTH
    assert bands["employer"] is Band.HIDDEN
    assert found.verdicts_changed == 0


def test_a_plan_without_steps_changes_nothing() -> None:
    frames = {"2026": answers("2026", [3.0, 4.0])}
    after = replace(released(frames), waves=("2026",))
    before = cleaned_sample(frames, coordinators, Plan(), after, key=KEY)
    assert before.frame["link_code"].tolist() == ["AB00CD", "AB01CD"]
