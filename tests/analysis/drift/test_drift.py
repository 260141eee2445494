from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis import before_after, by_area, describe
from analysis.drift import Band, Drift, drift
from analysis.drift.estimates import Published, published
from analysis.plans import calls_on_pages
from analysis.plans.analyses import Analysis
from analysis.sample import Sample
from surveys.errors import UsageError
from tests.analysis.answers import approx, sample, two_waves

BEFORE = [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.1, 2.9, 3.3, 2.7]
AFTER = [3.4, 3.0, 4.2, 3.4, 3.6, 3.8, 3.3, 3.4, 3.5, 3.1]


def changed(one: Sample, item: str, values: Sequence[Any]) -> Sample:
    frame, kind = one.frame.copy(), one.frame[item].dtype
    frame[item] = list(values)
    return replace(one, frame=frame.astype({item: kind}))


def scores() -> Sample:
    return two_waves("score", BEFORE, AFTER)


def test_the_same_answers_do_not_drift() -> None:
    found = drift(scores(), scores(), ["score"])
    # Two waves described, the two waves of the comparison, and the change.
    assert [(one.method, one.part) for one in found.estimates] == [
        ("describe", "2024"), ("describe", "2026"),
        ("before_after", "2024"), ("before_after", "2026"), ("before_after", "2024–2026"),
    ]  # fmt: skip
    assert found.bands[Band.TENTH] == 5
    assert found.verdicts_changed == 0
    assert all(one.covered and one.widened is False for one in found.estimates)
    assert [one.verdict_changed for one in found.estimates] == [None] * 4 + [False]


def test_drift_is_measured_in_standard_errors_of_the_estimate_before() -> None:
    after = changed(scores(), "score", [one + 0.1 for one in BEFORE] + AFTER)
    first = drift(scores(), after, ["score"]).estimates[0]
    interval = describe(scores(), "score").to_frame().loc[0]
    error = (interval["high"] - interval["low"]) / 2 / 1.959963984540054
    assert (first.before, first.after) == approx((3.1, 3.2))
    assert first.error == approx(error)
    assert first.shift == approx(0.1 / error)
    assert 0.5 < 0.1 / error < 1
    assert first.band is Band.ONE


def test_a_verdict_that_changes_is_told() -> None:
    noise = [one + 1.5 * (-1) ** place for place, one in enumerate(AFTER)]
    after = changed(scores(), "score", [*BEFORE, *noise])
    found = drift(scores(), after, ["score"])
    (change,) = [one for one in found.estimates if one.part == "2024–2026"]
    assert (change.verdict_changed, change.widened, change.covered) == (True, True, True)
    assert found.verdicts_changed == 1
    assert "1 verdict(s) changed" in str(found)


def every_text(found: Drift) -> str:
    return json.dumps(found.to_json()) + found.to_frame().to_csv() + str(found) + repr(found)


def test_estimates_before_are_nowhere_in_what_is_released() -> None:
    values = [0.123456 + place for place in range(10)]
    before = two_waves("score", values, AFTER)
    after = changed(before, "score", [None, *values[1:], *AFTER])
    found = drift(before, after, ["score"])
    first = found.estimates[0]
    assert first.before is not None
    assert first.error is not None
    assert first.shift is not None
    told = every_text(found)
    for secret in (first.before, first.error, first.shift):
        assert f"{secret:.4f}"[:5] not in told
    holder = found.for_holder()
    assert holder["before"][0] == approx(np.mean(values))
    assert holder["shift"][0] == approx(first.shift)


def test_which_answer_was_hidden_is_not_released() -> None:
    def told(hidden: str) -> str:
        before = sample(
            {
                "wave": ["2026"] * 20,
                "home": ["city"] * 8 + ["county"] * 6 + ["state"] * 5 + [hidden],
            }
        ).wave("2026")
        after = changed(before, "home", [*before.frame["home"][:-1], None])
        return json.dumps(drift(before, after, ["home"]).to_json())

    assert told("city") == told("county") == told("state")


def test_what_is_released_of_each_item() -> None:
    after = changed(scores(), "score", [one + 0.1 for one in BEFORE] + AFTER)
    found = drift(scores(), after, ["score"])
    assert found.to_frame().to_dict("records") == found.to_json()["items"] == [
        {
            "method": "describe", "item": "score", "estimates": 2, "largest": "0.5 to 1",
            "verdicts_changed": 0,
        },
        {
            "method": "before_after", "item": "score", "estimates": 3, "largest": "over 1",
            "verdicts_changed": 0,
        },
    ]  # fmt: skip
    assert found.largest is Band.MORE


def test_hidden_estimates_are_told_from_those_that_did_not_drift() -> None:
    before = sample({"wave": ["2026"] * 6, "score": [1.0, 2, 3, 4, 5, 6]}).wave("2026")
    few = changed(before, "score", [1.0, 2, 3, None, None, None])
    (hidden,) = drift(before, few, ["score"]).estimates
    assert (hidden.part, hidden.band, hidden.after, hidden.covered) == (
        "2026", Band.HIDDEN, None, None,
    )  # fmt: skip
    assert hidden.shift is None
    (shown,) = drift(few, before, ["score"]).estimates
    assert (shown.band, shown.before, shown.widened) == (Band.UNMEASURED, None, None)


def test_without_spread_only_equal_estimates_can_be_told() -> None:
    before = sample({"wave": ["2026"] * 6, "score": [2.0] * 6}).wave("2026")
    (same,) = drift(before, before, ["score"]).estimates
    assert same.band is Band.TENTH
    (moved,) = drift(before, changed(before, "score", [2.5] * 6), ["score"]).estimates
    assert (moved.band, moved.shift) == (Band.UNMEASURED, None)


@pytest.mark.parametrize(
    ("shift", "band"),
    [
        (0.02, Band.TENTH), (0.2, Band.QUARTER), (0.4, Band.HALF), (0.7, Band.ONE),
        (1.2, Band.MORE),
    ],
)  # fmt: skip
def test_bands(shift: float, band: Band) -> None:
    error = drift(scores(), scores(), ["score"]).estimates[0].error
    assert error is not None
    after = changed(scores(), "score", [*(one + shift * error for one in BEFORE), *AFTER])
    assert drift(scores(), after, ["score"]).estimates[0].band is band


def areas(minimum: int = 5) -> Sample:
    return sample(
        {
            "wave": ["2026"] * 24,
            "area": ["01"] * 8 + ["02"] * 8 + ["03"] * 8,
            "score": [1.0, 2, 3, 2, 1, 2, 3, 2, 2, 3, 4, 3, 2, 3, 4, 3, 5, 6, 7, 6, 5, 6, 7, 6],
        },
        minimum=minimum,
    )


def test_areas_their_differences_and_their_test() -> None:
    analysis = Analysis(method="by_area", items=("score",), areas="area")
    swapped = areas().frame["area"].tolist()
    swapped[0], swapped[23] = swapped[23], swapped[0]
    found = drift(areas(), changed(areas(), "area", swapped), [analysis])
    assert [one.part for one in found.estimates] == [
        "2026 all area",
        "2026 area 01", "2026 area 01 − rest",
        "2026 area 02", "2026 area 02 − rest",
        "2026 area 03", "2026 area 03 − rest",
        "2026 area",
    ]  # fmt: skip
    bands = {one.part: one.band for one in found.estimates}
    assert bands["2026 all area"] is Band.TENTH
    assert bands["2026 area 02"] is Band.TENTH
    assert bands["2026 area 01"] is Band.MORE
    assert bands["2026 area"] is Band.UNMEASURED
    assert found.estimates[-1].verdict_changed is False


def test_an_area_that_is_gone_is_hidden() -> None:
    analysis = Analysis(method="by_area", items=("score",), areas="area", waves=("2026",))
    gone = areas().frame["area"].tolist()[:16] + [None] * 8
    found = drift(areas(), changed(areas(), "area", gone), [analysis])
    bands = {one.part: one.band for one in found.estimates}
    assert (bands["2026 area 03"], bands["2026 area 03 − rest"]) == (Band.HIDDEN, Band.HIDDEN)


def test_analyses_of_every_kind_are_carried_out_as_the_pages_call_them(tmp_path: Path) -> None:
    code = """
from analysis import before_after, before_after_family, by_area, describe, load
answers = load("visits", waves=("2024", "2026"))
change = before_after(answers, "score", level=0.9)
shares = before_after(answers, "likert", code=("4", "5"))
rows = before_after_family(answers, ["score", "likert"], title="Work")
last = describe(answers.wave("2026"), "likert")
some = by_area(answers.subset("score >= 2"), "score", areas="area", wave="2024")
"""
    tmp_path.joinpath("page.md").write_text(f"```{{code-cell}} python\n{code.strip()}\n```\n")
    rows = 40
    columns: dict[str, Any] = {
        "wave": ["2024"] * rows + ["2026"] * rows,
        "score": [1.0 + (place * 7) % 5 for place in range(2 * rows)],
        "likert": [str(1 + (place * 3) % 5) for place in range(2 * rows)],
        "area": [("01", "02")[place % 2] for place in range(2 * rows)],
    }
    answers = sample(columns)
    found = drift(answers, answers, calls_on_pages(answers, tmp_path))
    assert found.left_out == ()
    methods = [one.method for one in found.estimates]
    assert {name: methods.count(name) for name in set(methods)} == {
        "before_after": 6, "before_after_family": 6, "describe": 5, "by_area": 6,
    }  # fmt: skip
    assert found.bands[Band.TENTH] == 22
    narrow = next(one for one in found.estimates if one.part == "2024–2026")
    assert before_after(answers, "score", level=0.9).estimate == narrow.after


def test_what_cannot_be_carried_out_is_left_out_and_said_so() -> None:
    linked = two_waves("score", BEFORE, AFTER)
    lost = replace(linked, frame=linked.frame.drop(columns="respondent"))
    analyses = [
        Analysis(
            method="before_after", items=("score",), waves=("2024", "2026"), link="respondent"
        ),
        Analysis(method="by_area", items=("score",), areas="Grouping north"),
        Analysis(method="guess", items=("score",)),
        Analysis(method="describe", items=("score",), options=("frame",)),
    ]
    found = drift(lost, linked, analyses)
    assert found.estimates == ()
    first, second, third, fourth = found.left_out
    assert first.endswith("score: cannot be carried out on the answers before anonymisation")
    assert "Grouping north" in second
    assert "found analysis 'guess'; expected one of describe" in third
    assert "found a part of the answers written as frame" in fourth
    assert str(found).startswith("0 estimate(s); largest drift in standard errors: not measured")
    assert found.to_frame().empty


def test_items_without_means_are_described_alone() -> None:
    homes = two_waves("home", ["city"] * 6 + ["state"] * 6, ["city"] * 5 + ["county"] * 7)
    assert {one.method for one in drift(homes, homes, ["home"]).estimates} == {"describe"}


def test_items_are_linked_where_they_can_be() -> None:
    unlinked = replace(scores(), frame=scores().frame.drop(columns="respondent"))
    found = drift(unlinked, unlinked, ["score"])
    assert found.estimates[-1].after == before_after(unlinked, "score").estimate


def test_what_drift_cannot_be_asked_of() -> None:
    with pytest.raises(UsageError, match="found no items; expected one analysis or item"):
        drift(scores(), scores(), [])
    with pytest.raises(UsageError, match=r"found item 'scoer'.*Did you mean 'score'"):
        drift(scores(), scores(), ["scoer"])
    other = replace(scores(), codebook=replace(scores().codebook, instrument="other"))
    with pytest.raises(UsageError, match="found answers to other and visits"):
        drift(other, scores(), ["score"])


def test_only_results_publish() -> None:
    with pytest.raises(TypeError, match="no result of an analysis: int"):
        list(published(3))
    country, *_ = published(by_area(areas(), "score", areas="area"))
    assert country.estimate == approx(np.mean(areas().frame["score"]))
    assert Published(item="a", part="b", estimate=1.0, low=1.0, high=1.0).error is None
