"""Each effect that is built into a population is found again by plain means.

A leaning is cut into codes, which loses a little: `keeping` says what correlation codes keep with
the leaning, `expected_mean` what mean they have at a shift. Tolerances are four standard errors
and a little for what cutting does beyond the first order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from scipy.stats import norm

from surveys.cleaning import validate
from surveys.instruments.client_followup import client_followup
from surveys.instruments.coordinators import coordinators
from surveys.instruments.esf_exit import esf_exit
from surveys.instruments.esf_plus_exit import esf_plus_exit
from surveys.instruments.esf_plus_start import esf_plus_start
from surveys.instruments.esf_start import esf_start
from surveys.instruments.fidelity import fidelity
from surveys.instruments.network import network
from surveys.instruments.supervisors import supervisors
from surveys.instruments.training import training
from surveys.model import Instrument, LikertGrid
from surveys.responses import Responses, typed
from surveys.synthetic.choosing import code_shares
from surveys.synthetic.leanings import LASTING
from surveys.synthetic.populations import (
    dyads,
    followed,
    learners,
    network_answers,
    notices,
    reviews,
)
from surveys.synthetic.populations.coordinators import COORDINATORS
from surveys.synthetic.populations.followed import ANSWER as CLIENTS_ANSWER
from surveys.synthetic.populations.followed import CHANGES
from surveys.synthetic.populations.learners import ANSWER, EFFECTS, RESPONSE_SHIFT
from surveys.synthetic.populations.networks import CLOSER, RECIPROCITY, TIE_SHARE
from surveys.synthetic.populations.notices import AT_EXIT, AT_START, EXIT_MISSING
from surveys.synthetic.populations.reviews import AGREEMENT, IMPROVEMENT, SCORES
from surveys.synthetic.populations.teams import (
    GAPS,
    SUPERVISORS_ANSWER,
    TWIN_CORRELATION,
    TWIN_ITEMS,
)

Floats = npt.NDArray[np.float64]

CUTTING = 0.02
"""What cutting into codes does to a correlation beyond the first order."""


def read(cells: pd.DataFrame, instrument: Instrument, wave: str) -> pd.DataFrame:
    """Return typed answers, which must be valid, codes as numbers."""
    responses: Responses = typed(cells, instrument.at(wave), wave, "synthetic", {})
    report = validate(responses)
    assert (responses.problems, report.errors, report.warnings) == ((), (), ())
    return responses.frame


def numbers(frame: pd.DataFrame, item: str, instrument: Instrument) -> pd.DataFrame:
    """Return the answers to an item as numbers, one column for each field."""
    names = [one.name for one in instrument[item].fields]
    return frame[names].astype("Float64").astype("float64")


def mean_of(answers: pd.DataFrame) -> float:
    """Return the mean of all answers in all columns."""
    return float(np.nanmean(answers.to_numpy()))


def shares_of(item: str, instrument: Instrument, field: int = 0) -> Floats:
    """Return the shares of a field's codes before any shift."""
    one = instrument[item].fields[field]
    assert one.codes is not None
    return code_shares(one, one.codes, COORDINATORS.shares)


def keeping(shares: Floats) -> float:
    """Return the correlation of a standard normal with the codes it is cut into."""
    cuts = norm.ppf(np.cumsum(shares)[:-1])
    codes = np.arange(len(shares))
    variance = float((shares * codes**2).sum() - (shares * codes).sum() ** 2)
    return float(norm.pdf(cuts).sum() / np.sqrt(variance))


def expected_mean(shares: Floats, shift: float) -> float:
    """Return the mean place of the codes when the leaning is shifted."""
    cuts = norm.ppf(np.cumsum(shares)[:-1])
    return float((1 - norm.cdf(cuts - shift)).sum())


# Teams


@pytest.fixture(scope="module")
def pairs() -> pd.DataFrame:
    """Coordinators beside their supervisor's answers."""
    both = dyads(seed=5, teams=600)
    mine = read(both.coordinators, coordinators, "2026")
    theirs = read(both.supervisors, supervisors, "2026")
    assert abs(len(theirs) / 600 - SUPERVISORS_ANSWER) < 4 * np.sqrt(0.16 / 600)
    mine, theirs = (side.dropna(subset="team_code") for side in (mine, theirs))
    return mine.merge(theirs, on="team_code", suffixes=("", "_of_supervisor"))


def test_teams_are_joined_by_their_code(pairs: pd.DataFrame) -> None:
    assert len(pairs) > 600
    assert (pairs["ely"] == pairs["ely_of_supervisor"]).all()
    sizes = pairs.groupby("team_code").size()
    supervised = pairs.groupby("team_code")["coordinators_supervised"].first().fillna(99)
    assert (sizes <= supervised).all()


def test_the_two_views_correlate_as_stated(pairs: pd.DataFrame) -> None:
    found, wanted = [], []
    for item in TWIN_ITEMS:
        for place, field in enumerate(coordinators[item].fields):
            two = pairs[[field.name, f"{field.name}_of_supervisor"]].astype("float64").dropna()
            found.append(np.corrcoef(two.to_numpy().T)[0, 1])
            wanted.append(TWIN_CORRELATION * keeping(shares_of(item, coordinators, place)) ** 2)
    # Each correlation rests on over 600 pairs in over 300 teams; there are over 25 of them.
    error = (1 - TWIN_CORRELATION**2) / np.sqrt(300 * len(found))
    assert abs(np.mean(found) - np.mean(wanted)) < 4 * error + CUTTING


@pytest.mark.parametrize("item", TWIN_ITEMS)
def test_supervisors_see_it_brighter_by_the_stated_gap(pairs: pd.DataFrame, item: str) -> None:
    gaps, wanted = [], []
    asked = coordinators[item]
    negative = asked.negative if isinstance(asked, LikertGrid) else ()
    for place, field in enumerate(asked.fields):
        two = pairs[[field.name, f"{field.name}_of_supervisor"]].astype("float64").dropna()
        sign = -1 if field.part in negative else 1
        gaps.append(sign * float((two.iloc[:, 1] - two.iloc[:, 0]).mean()))
        shares = shares_of(item, coordinators, place)
        wanted.append(expected_mean(shares, GAPS.get(item, 0.0)) - expected_mean(shares, 0.0))
    # The difference of two answers has a deviation of about 1.2 codes; teams count, not pairs.
    error = 1.2 / np.sqrt(300 * np.sqrt(len(gaps)))
    assert abs(np.mean(gaps) - np.mean(wanted)) < 4 * error


# Networks


def test_ties_are_seen_alike_from_both_sides() -> None:
    frame = read(network_answers(7, "2026", people=16 * 13 * 5), network, "2026")
    answers = numbers(frame, "partners", network)
    answers.columns = pd.Index([one.part for one in network["partners"].fields])
    means = answers.groupby([frame["ely"], frame["organisation"]]).mean().reset_index()
    means = means.rename(columns={"organisation": "from"})
    ties = means.melt(["ely", "from"], var_name="to", value_name="there")
    back = ties.rename(columns={"from": "to", "to": "from", "there": "back"})
    both = ties.merge(back, on=["ely", "from", "to"])
    both = both[both["from"] < both["to"]]
    assert len(both) == 16 * 66
    kept = keeping(shares_of("partners", network)) ** 2
    # The mean of five answers holds the tie, and a fifth of the variance of the rest.
    share = TIE_SHARE["partners"] * kept
    reliability = share / (share + (1 - share) / 5)
    found = float(np.corrcoef(both["there"], both["back"])[0, 1])
    assert abs(found - RECIPROCITY * reliability) < 4 / np.sqrt(len(both)) + CUTTING


def test_collaboration_is_closer_in_the_second_wave() -> None:
    means = [
        mean_of(numbers(read(network_answers(7, wave, 1040), network, wave), "partners", network))
        for wave in ("2024", "2026")
    ]
    shares = shares_of("partners", network)
    wanted = expected_mean(shares, CLOSER) - expected_mean(shares, 0.0)
    # 1040 people with rows that resemble each other: about three independent answers each.
    assert abs(means[1] - means[0] - wanted) < 4 * 1.5 * np.sqrt(2 / (3 * 1040))


# Reviews


def scored(wave: str) -> pd.DataFrame:
    return read(reviews(3, wave, sites=80), fidelity, wave)


def items_of(frame: pd.DataFrame, rater: str) -> pd.DataFrame:
    chosen = frame[frame["rater"] == rater].set_index("site").sort_index()
    grids = ("ips_staffing", "ips_organisation", "ips_services")
    return pd.concat([numbers(chosen, grid, fidelity) for grid in grids], axis=1)


def test_reviewers_agree_as_stated_and_never_differ_by_more_than_one() -> None:
    frame = scored("first")
    assert frame.groupby("site")[["ely", "review_date", "clients"]].nunique().max().max() == 1
    first, second = items_of(frame, "a"), items_of(frame, "b")
    assert first.shape == (80, 25)
    agreement = float((first == second).to_numpy().mean())
    assert abs(agreement - AGREEMENT) < 4 * np.sqrt(AGREEMENT * (1 - AGREEMENT) / 2000)
    assert float((first - second).abs().max().max()) == 1
    agreed = items_of(frame, "consensus")
    assert ((agreed == first) | (agreed == second)).all(axis=None)


def test_sites_improve_and_stay_themselves() -> None:
    totals = [items_of(scored(wave), "a").sum(axis=1) for wave in ("first", "second")]
    wanted = 25 * (expected_mean(np.asarray(SCORES), IMPROVEMENT)
                   - expected_mean(np.asarray(SCORES), 0.0))  # fmt: skip
    gains = totals[1] - totals[0]
    assert abs(float(gains.mean()) - wanted) < 4 * float(gains.std()) / np.sqrt(80)
    assert float(np.corrcoef(totals[0], totals[1])[0, 1]) > 0.6


# Learners


def linked(wave: str, people: int = 1500) -> pd.DataFrame:
    frame = read(learners(11, wave, people), training, wave)
    return frame.dropna(subset="link_code").set_index("link_code")


KNOWN = np.asarray([0.15, 0.3, 0.35, 0.15, 0.05])
LEARNT = 0.05
"""Five rows of 900 pairs: 4 standard errors of a mean difference."""


def test_participants_learn_as_stated() -> None:
    before = linked("pre")
    for wave, effects in EFFECTS.items():
        after = linked(wave)
        ids = before.index.intersection(after.index)
        assert len(ids) / 1500 == pytest.approx(ANSWER[wave] * 0.92, abs=0.05)
        gain = numbers(after.loc[ids], "knowledge", training) - numbers(
            before.loc[ids], "knowledge", training
        )
        wanted = expected_mean(KNOWN, effects["knowledge"]) - expected_mean(KNOWN, 0.0)
        assert mean_of(gain) == pytest.approx(wanted, abs=LEARNT)


def test_participants_judge_more_strictly_afterwards() -> None:
    before, after = linked("pre"), linked("post")
    ids = before.index.intersection(after.index)
    then = numbers(after.loc[ids], "knowledge_then", training)
    pre = numbers(before.loc[ids], "knowledge", training)
    shift = mean_of(then) - mean_of(pre)
    wanted = expected_mean(KNOWN, RESPONSE_SHIFT) - expected_mean(KNOWN, 0.0)
    assert shift == pytest.approx(wanted, abs=LEARNT)
    two = pd.concat([then.iloc[:, 0], pre.iloc[:, 0]], axis=1).dropna().to_numpy()
    wanted = LASTING * keeping(KNOWN) ** 2
    assert float(np.corrcoef(two.T)[0, 1]) == pytest.approx(wanted, abs=4 / np.sqrt(len(ids)))


# Clients


def test_clients_improve_and_the_weaker_stop_sooner() -> None:
    waves = {wave: read(followed(2, wave, 1500), client_followup, wave) for wave in CLIENTS_ANSWER}
    start = waves["start"].set_index("client")
    for wave, share in CLIENTS_ANSWER.items():
        assert len(waves[wave]) / 1500 == pytest.approx(share, abs=4 * np.sqrt(0.25 / 1500))
        assert set(waves[wave]["client"]) <= set(start.index)
    for wave, changes in CHANGES.items():
        later = waves[wave].set_index("client")
        ability = later["work_ability"].astype("float64")
        gain = (ability - start["work_ability"].astype("float64").reindex(later.index)).dropna()
        # Numbers are lognormal: the median is 5, and one in ten gives more than 7.
        deviation = np.log(7 / 5) / norm.ppf(0.9)
        wanted = 5 * np.exp(deviation**2 / 2) * (np.exp(changes["work_ability"] * deviation) - 1)
        error = float(gain.std()) / np.sqrt(len(gain))
        assert float(gain.mean()) == pytest.approx(wanted, abs=4 * error)
    stayed = start.index.isin(waves["after"]["client"])
    first = start["work_ability"].astype("float64")
    assert float(first[stayed].mean() - first[~stayed].mean()) > 0.3


def test_days_of_clients_follow_one_another() -> None:
    waves = [read(followed(2, wave, 200), client_followup, wave) for wave in CLIENTS_ANSWER]
    stacked = pd.concat([wave[["client", "start_date", "answer_date"]] for wave in waves])
    assert (stacked["answer_date"] >= stacked["start_date"]).all()
    assert stacked.groupby("client")["start_date"].nunique().max() == 1
    assert (
        stacked.groupby("client")["answer_date"]
        .apply(lambda days: days.is_monotonic_increasing)
        .all()
    )


# Notices


@pytest.mark.parametrize(("start", "end"), [(esf_start, esf_exit), (esf_plus_start, esf_plus_exit)])
def test_half_of_the_clients_leave_and_more_are_at_work(start: Instrument, end: Instrument) -> None:
    size = 1200
    wave = start.waves[0].name
    first = read(notices(4, start, size), start, wave).set_index("client")
    last = read(notices(4, end, size), end, wave).set_index("client")
    assert len(first) == size
    assert set(last.index) <= set(first.index)
    assert 1 - len(last) / size == pytest.approx(EXIT_MISSING, abs=4 * np.sqrt(0.25 / size))
    for frame, stated in ((first, AT_START), (last, AT_EXIT)):
        share = float(frame["labour_status"].eq("employed").mean())
        error = np.sqrt(stated["employed"] * (1 - stated["employed"]) / len(frame))
        assert share == pytest.approx(stated["employed"], abs=4 * error)
    stays = last["exit_date"] - first["start_date"].reindex(last.index)
    assert stays.dt.days.between(60, 700).all()
