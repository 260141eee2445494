from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis import pilots
from analysis.attrition import change_curve
from analysis.figures import Figure
from analysis.pilots.findings import findings
from analysis.pilots.labels import BASES, DOCUMENTS, FIGURES
from analysis.pilots.results import PilotResults
from analysis.published import Figures, load_published
from analysis.statistics.paired import mcnemar_p
from analysis.statistics.paired_proportions import wald_paired
from analysis.statistics.proportions import binomial_test, wilson
from analysis.tables import Table
from surveys.errors import AnalysisError
from surveys.model import LANGUAGES, Language, Text

ROOT = Path(__file__).parents[3]
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def figures() -> Figures:
    return load_published("s20784", ROOT)


@pytest.fixture(scope="module")
def found(figures: Figures) -> PilotResults:
    return pilots.results(figures)


def near(value: float, places: int = 6) -> Any:
    return pytest.approx(value, abs=0.5 * 10**-places)


def ends(interval: Any) -> tuple[float, float]:
    return interval.low, interval.high


# --- numbers ---------------------------------------------------------------------------------


def test_targets(found: PilotResults) -> None:
    shares = [reached.share for reached in found.targets]
    assert shares == [near(share, 4) for share in (1.1057, 1.0459, 0.4268, 0.3769, 0.7525)]


def test_flow(found: PilotResults) -> None:
    flow = found.flow
    assert (flow.without_start, flow.without_exit) == (53, 317)
    assert flow.starts_of_clients.estimate == near(0.9315, 4)
    assert flow.exits_of_starts.estimate == near(0.5603, 4)
    assert flow.exits_of_clients.estimate == near(0.5220, 4)


def test_shares_at_work(found: PilotResults) -> None:
    assert found.start.estimate == near(0.0374, 4)
    assert ends(found.start.interval) == (near(0.0259, 4), near(0.0539, 4))
    assert found.exit_.estimate == near(0.2129, 4)
    assert ends(found.exit_.interval) == (near(0.1758, 4), near(0.2554, 4))


def test_unlinked_change(found: PilotResults) -> None:
    assert found.change.estimate == near(0.1754, 4)
    assert ends(found.change.interval) == (near(0.1348, 4), near(0.2195, 4))


def test_worst_cases(found: PilotResults) -> None:
    share, change = found.worst.share, found.worst.change
    assert ends(share) == (near(0.1193, 4), near(0.5589, 4))
    assert ends(share.interval) == (near(0.0994, 4), near(0.5894, 4))
    assert ends(change) == (near(0.0818, 4), near(0.5215, 4))
    assert ends(found.among_clients) == (near(0.1111, 4), near(0.5891, 4))


def test_growth(found: PilotResults) -> None:
    assert found.growth.count_ratio == near(3.1852, 4)
    assert found.growth.growth == near(2.1852, 4)
    assert found.growth.share_ratio.estimate == near(5.6845, 4)
    assert ends(found.growth.share_ratio.interval) == (near(3.7542, 4), near(8.6072, 4))


def test_costs(found: PilotResults) -> None:
    costs = found.costs
    assert costs.per_client == near(1679.105, 3)
    assert costs.per_start == near(1802.534, 3)
    assert costs.per_exit == near(3216.899, 3)
    assert costs.per_employed == near(15111.942, 3)
    assert costs.per_net_employed == near(22027.576, 3)


def test_checks(found: PilotResults) -> None:
    checks = found.checks
    assert checks.households.clear
    assert checks.households_of_clients.difference == 53
    assert checks.clients_and_starts.difference == 53
    assert [check.figures for check in checks.repeated] == [("exit_notices", "secondary_education")]
    assert not checks.excess.clear
    assert not found.growth.check.clear


# --- reference values ------------------------------------------------------------------------


def golden(name: str) -> tuple[dict[str, float], float]:
    path = ROOT.parent / "shared" / "golden" / "statistics" / "golden.json"
    if not path.is_file():
        pytest.skip(f"no reference values at {path}")
    every = json.loads(path.read_text(encoding="utf-8"))
    entries = every if isinstance(every, list) else every["checks"]
    entry = next(entry for entry in entries if entry["id"] == name)
    return entry["value"], entry["rtol"]


def interval_of(result: Any, point: str) -> dict[str, float]:
    return {point: result.estimate, "lo": result.interval.low, "hi": result.interval.high}


REFERENCES: dict[str, Callable[[PilotResults], dict[str, Any]]] = {
    "real.employed_end.manski": lambda r: {
        "obs": r.worst.share.observed, "lo": r.worst.share.low, "hi": r.worst.share.high,
    },
    "real.change.manski": lambda r: {"lo": r.worst.change.low, "hi": r.worst.change.high},
    "real.employed_end.imbens_manski": lambda r: {
        "lo": r.worst.share.interval.low, "hi": r.worst.share.interval.high,
    },
    "real.diff.unlinked.newcombe": lambda r: interval_of(r.change, "d"),
    "real.diff.itt_lower.newcombe": lambda r: interval_of(r.worst.least, "d"),
    "real.rr.rates": lambda r: interval_of(r.growth.share_ratio, "rr"),
    "real.linked.range": lambda r: {
        "diff_max": r.worst.linkage.high,
        "diff_min": r.worst.linkage.low,
        "p_worst": r.worst.linkage.p_largest,
    },
    "real.tipping": lambda r: {
        "rate_needed": r.worst.tipping.share_needed,
        "delta_zero": r.worst.tipping.reference,
        "mar": r.worst.tipping.observed,
    },
    "real2.ends_of_starts": lambda r: interval_of(r.flow.exits_of_starts, "p"),
    "real2.ends_of_clients": lambda r: interval_of(r.flow.exits_of_clients, "p"),
    "real2.startforms_of_clients": lambda r: {
        "p": r.flow.starts_of_clients.estimate,
        "missing": r.flow.without_start,
        "missing_share": r.flow.without_start / r.flow.clients,
    },
    "real2.companies": lambda r: {"p": r.targets[2].share},
    "real2.target_clients": lambda r: {"ratio": r.targets[0].share},
    "real2.count_ratio": lambda r: {"ratio": r.growth.count_ratio},
    "real2.budget": lambda r: {
        "used": r.targets[4].share,
        "per_client": r.costs.per_client,
        "per_start": r.costs.per_start,
        "per_end": r.costs.per_exit,
        "per_employed_end": r.costs.per_employed,
        "per_net": r.costs.per_net_employed,
    },
    "real2.manski774": lambda r: {"lo": r.among_clients.low, "hi": r.among_clients.high},
    "real2.sensitivity": lambda r: dict(
        zip(
            ("r0", "r05", "r10", "rMAR", "r30", "r50", "r100"),
            [
                change
                for _, change in change_curve(
                    r.counts, (0, 0.05, 0.1, 86 / 404, 0.3, 0.5, 1)
                )
            ],
            strict=True,
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "both"), [("real2.itt.paired_r0", 0), ("real2.itt.paired_r27", 27)]
)
def test_paired_change_under_the_weakest_and_strongest_linkage(
    name: str, both: int, found: PilotResults
) -> None:
    expected, tolerance = golden(name)
    counts = found.counts
    gained, lost = counts.had_after - both, counts.had_before - both
    change = wald_paired(gained, lost, counts.started)
    assert interval_of(change, "d") == {
        part: pytest.approx(expected[part], rel=tolerance) for part in ("d", "lo", "hi")
    }
    assert float(mcnemar_p(gained, lost)) == pytest.approx(expected["p"], rel=tolerance)


def test_women_counted_from_their_percentage(figures: Figures) -> None:
    expected, tolerance = golden("real2.women")
    clients = figures.count("clients")
    women = round(figures.value("women") / 100 * clients)
    assert interval_of(wilson(women, clients), "p") == {
        part: pytest.approx(expected[part], rel=tolerance) for part in ("p", "lo", "hi")
    }
    assert binomial_test(women, clients, 0.5).p == pytest.approx(expected["p_50"], rel=tolerance)


@pytest.mark.parametrize("name", REFERENCES)
def test_agreement_with_reference_values(name: str, found: PilotResults) -> None:
    expected, tolerance = golden(name)
    for part, value in REFERENCES[name](found).items():
        assert value == pytest.approx(expected[part], rel=max(tolerance, 1e-6)), part


# --- nothing is typed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "value_name"),
    [
        ({"clients": 760}, "clients_attained"),
        ({"clients_planned_application": 750}, "clients_attained_application"),
        ({"companies": 300}, "companies_attained"),
        ({"companies_planned_final_report": 600}, "companies_attained_final_report"),
        ({"funding_realised": 1_200_000}, "funding_attained"),
        ({"funding_realised": 1_200_000}, "cost_per_client"),
        ({"start_notices": 700}, "starts_of_clients"),
        ({"exit_notices": 450}, "exits_of_starts"),
        ({"employed_start": 40}, "start_interval"),
        ({"employed_exit": 70}, "exit_interval"),
        ({"employed_exit": 70}, "change_interval"),
        ({"employed_exit": 70}, "bounds"),
        ({"exit_notices": 450}, "bounds_interval"),
        ({"employed_start": 40}, "change_bounds"),
        ({"employed_start": 40}, "count_ratio"),
        ({"employed_start": 40}, "share_ratio_interval"),
        ({"stated_growth": 300}, "stated_growth"),
        ({"living_alone": 300}, "households"),
    ],
)
def test_a_changed_figure_changes_the_value(
    figures: Figures, changed: dict[str, float], value_name: str
) -> None:
    other = pilots.results(figures.having(**changed))
    assert pilots.value(value_name, other, "fi") != pilots.value(
        value_name, pilots.results(figures), "fi"
    )


TABLES = (
    pilots.targets_table,
    pilots.flow_table,
    pilots.employment_table,
    pilots.consistency_table,
    pilots.figures_table,
)
DRAWINGS = (pilots.employment_figure, pilots.bounds_figure)
SENTENCES = (
    pilots.targets_sentence,
    pilots.flow_sentence,
    pilots.employment_sentence,
    pilots.attrition_sentence,
    pilots.growth_sentence,
    pilots.cost_sentence,
    pilots.household_sentence,
    pilots.repeated_sentence,
)
EVERY_FIGURE = {
    "clients": 760, "start_notices": 700, "exit_notices": 410, "employed_start": 30,
    "employed_exit": 90, "funding_realised": 1_200_000, "living_alone": 300,
    "secondary_education": 410,
}  # fmt: skip


@pytest.mark.parametrize("make", TABLES)
def test_changed_figures_change_every_table(
    make: Callable[[PilotResults, Language], Table], figures: Figures, found: PilotResults
) -> None:
    other = pilots.results(figures.having(**EVERY_FIGURE))
    assert make(other, "fi").rows != make(found, "fi").rows


@pytest.mark.parametrize("draw", DRAWINGS)
def test_changed_figures_change_every_drawing(
    draw: Callable[[PilotResults, Language], Figure], figures: Figures, found: PilotResults
) -> None:
    one, other = draw(found, "sv"), draw(pilots.results(figures.having(**EVERY_FIGURE)), "sv")
    assert one.svg != other.svg
    assert one.alt != other.alt


@pytest.mark.parametrize("say", SENTENCES)
def test_changed_figures_change_every_sentence(
    say: Callable[[PilotResults], Text], figures: Figures, found: PilotResults
) -> None:
    other = say(pilots.results(figures.having(**EVERY_FIGURE)))
    for language in LANGUAGES:
        assert other[language] != say(found)[language]


# --- words -----------------------------------------------------------------------------------


def test_attrition_in_words(found: PilotResults) -> None:
    text = pilots.attrition_sentence(found).fi.replace(NB, " ")
    assert "Kaikista 721 aloittaneesta" in text
    assert "11,9–55,9 %" in text
    assert "9,9–58,9 %" in text
    assert "+8,2…+52,1 prosenttiyksikköä" in text
    assert "Osuus kasvoi siis" in text


def test_a_share_that_may_have_fallen_is_not_said_to_have_risen(figures: Figures) -> None:
    other = pilots.results(figures.having(employed_start=200))
    assert "kasvoiko" in pilots.attrition_sentence(other).fi
    assert "inte känt" in pilots.attrition_sentence(other).sv
    assert "not known" in pilots.attrition_sentence(other).en
    assert pilots.bounds_figure(other, "en").alt.startswith("Whether the share at work rose")


def test_growth_in_words(found: PilotResults, figures: Figures) -> None:
    text = pilots.growth_sentence(found).en
    assert "“318%” of the text is the ratio of two counts, 86/27 = 3.19" in text
    assert "a growth of 218.5%" in text
    assert "5.68 (95% confidence interval 3.75–8.61)" in text
    other = pilots.results(figures.having(stated_growth=150))
    assert pilots.growth_sentence(other).en.startswith("The text states a growth of 150%.")


def test_every_sentence_on_change_says_that_it_is_no_effect(found: PilotResults) -> None:
    words = {"fi": "ertailuryhmää ei ole", "sv": "jämförelsegrupp", "en": "comparison group"}
    for language, expected in words.items():
        for say in (pilots.employment_sentence, pilots.attrition_sentence):
            assert expected in say(found)[language]  # type: ignore[index]  # keys are languages
    assert "vaikutusta" in pilots.employment_sentence(found).fi


def test_households_whose_base_cannot_be_seen(figures: Figures) -> None:
    other = pilots.results(figures.having(living_alone=300))
    assert "do not show on which base" in pilots.household_sentence(other).en


def test_no_figure_twice_is_said_too(figures: Figures) -> None:
    other = pilots.results(figures.having(secondary_education=400))
    assert pilots.repeated_sentence(other).en == "No large figure is printed under two names."
    assert len(findings(other)) == len(findings(pilots.results(figures))) - 1


def test_no_more_at_work_than_before_has_no_net_cost(figures: Figures) -> None:
    other = pilots.results(figures.having(employed_exit=20))
    assert other.costs.per_net_employed is None
    assert "cost_per_net_employed" not in pilots.values(other, "en")


@pytest.mark.parametrize("name", ["clients", "employed_start", "employed_exit"])
def test_nobody_to_divide_by_is_refused(figures: Figures, name: str) -> None:
    with pytest.raises(AnalysisError, match=f"figure {name}: found 0; expected at least one"):
        pilots.results(figures.having(**{name: 0}))


def test_findings_that_fit_say_so(figures: Figures) -> None:
    other = figures.having(
        clients_stated_excess=11, stated_growth=219, clients_planned_application=700
    )
    verdicts = [finding.verdict.en for finding in findings(pilots.results(other))]
    assert verdicts.count("Agrees.") == 4


def test_findings_that_do_not_fit_say_how(figures: Figures) -> None:
    other = figures.having(clients_stated_excess=20, stated_growth=150)
    verdicts = [finding.verdict.en for finding in findings(pilots.results(other))]
    assert verdicts[-2:] == [
        "The text gives more than the counts do.",
        "The text does not fit the counts.",
    ]


def test_tables_name_source_and_what_is_missing(found: PilotResults) -> None:
    shown = pilots.targets_table(found, "en")
    assert shown.rows[-1][-2:] == ("–", "–")
    assert any(
        note.startswith("Source: Public documents of project S20784") for note in shown.notes
    )


def test_employment_table(found: PilotResults) -> None:
    rows = pilots.employment_table(found, "fi").rows
    assert [row[1:] for row in rows[:2]] == [
        ("27 / 721", f"3,7{NB}%", f"2,6–5,4{NB}%"),
        ("86 / 404", f"21,3{NB}%", f"17,6–25,5{NB}%"),
    ]
    assert rows[3][1] == "86–403 / 721"


def test_flow_table(found: PilotResults) -> None:
    rows = pilots.flow_table(found, "en").rows
    assert [row[1:] for row in rows] == [
        ("774", "–", "–"),
        ("721", "93.2%", "93.2%"),
        ("53", "6.8%", "6.8%"),
        ("404", "56.0%", "52.2%"),
        ("317", "44.0%", "41.0%"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_do_not_mix(found: PilotResults, language: Language) -> None:
    foreign = {
        "fi": (" och ", " the ", "procentenheter"),
        "sv": (" ja ", " the ", "prosenttiyksikköä"),
        "en": (" och ", " ja ", "prosenttiyksikköä"),
    }[language]
    shown = [str(make(found, language)) for make in TABLES]
    shown += [draw(found, language).alt for draw in DRAWINGS]
    shown += [say(found)[language] for say in SENTENCES]
    for text in shown:
        assert not [word for word in foreign if word in text.replace("\n", " ")]


def test_an_unknown_value_is_named_with_its_neighbour(found: PilotResults) -> None:
    with pytest.raises(AnalysisError, match=r"value 'client'.*Did you mean 'clients'\?"):
        pilots.value("client", found)


def test_a_value_prints_bare(found: PilotResults) -> None:
    assert repr(pilots.value("exit", found, "en")) == "21.3%"


# --- the file --------------------------------------------------------------------------------


def test_every_figure_base_and_document_has_its_words(figures: Figures) -> None:
    assert {one.figure for one in figures.figures} == set(FIGURES)
    assert {one.base for one in figures.figures} == set(BASES)
    unnamed = {one.source for one in figures.figures} - set(DOCUMENTS)
    assert unnamed == {"unstated"}


def test_the_file_holds_the_figures_of_the_reference(figures: Figures) -> None:
    path = ROOT.parent / "shared" / "reference" / "indicators" / "seed_facts.csv"
    if not path.is_file():
        pytest.skip(f"no reference facts at {path}")
    lines = path.read_text(encoding="utf-8").splitlines()
    facts = sorted(float(line.split(",")[2]) for line in lines if line.startswith("002,"))
    own = sorted(one.value for one in figures.figures if one.figure != "clients_stated_excess")
    assert own == facts


def test_results_come_from_the_file_when_nothing_is_given(
    monkeypatch: pytest.MonkeyPatch, found: PilotResults
) -> None:
    monkeypatch.setenv("TKK_ROOT", str(ROOT))
    monkeypatch.setenv("BOOK_LANG", "fi")
    assert pilots.results() == found
    assert pilots.targets_table().rows == pilots.targets_table(found, "fi").rows
    assert pilots.values() == pilots.values(found, "fi")
